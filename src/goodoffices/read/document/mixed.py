"""The language of each stretch of a document: a page in English may hold a paragraph or a quotation in Ukrainian."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.read.document.document import Document
from goodoffices.read.document.language import language_of
from goodoffices.read.document.span import Span

__all__ = ["block_language", "runs_of"]

_CYRILLIC = re.compile(r"[\u0400-\u04ff][^A-Za-z\u00c0-\u024f\n]*[\u0400-\u04ff]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST = 3
_MOST = 0.5
_UKRAINIAN = frozenset("іїєґ")


def block_language(text: str, span: Span, language: str) -> str:
    """The language of a block: its own where that is clear, else the document's.

    Parameters
    ----------
    text : str
    span : Span
    language : str
        Of the document.

    Examples
    --------
    >>> words = "The talks went on. Міністр заявив, що зустріч відбудеться у вівторок, і це буде третій раунд."
    >>> block_language(words, Span(19, len(words)), "en")
    'uk'
    """
    words = span.of(text)
    return language_of(words) or _by_script(words, language)


def _by_script(words: str, language: str) -> str:
    """Of words too few to tell: another language where the alphabet cannot be the document's."""
    letters = [char for char in words.lower() if char.isalpha()]
    cyrillic = sum("\u0400" <= char <= "\u04ff" for char in letters)
    own = language.partition("-")[0] in {"uk", "ru"}
    if letters and cyrillic > _MOST * len(letters) and not own:
        return "uk" if not _UKRAINIAN.isdisjoint(letters) else "ru"
    if letters and not cyrillic and own:
        return "en"
    return language


def runs_of(document: Document, span: Span, language: str = "") -> Iterator[tuple[Span, str]]:
    """The stretches of a block with their languages, in order; together they are the block.

    Parameters
    ----------
    document : Document
    span : Span
        Of a block.
    language : str
        Where the caller knows it: then the whole block.
    """
    if language:
        yield span, language
        return
    own = block_language(document.text, span, document.language or "en")
    if own.partition("-")[0] in {"uk", "ru"}:
        yield span, own
        return
    place = span.start
    for match in _CYRILLIC.finditer(document.text, span.start, span.end):
        if len(_WORD.findall(match.group())) < _FEWEST:
            continue
        if match.start() > place:
            yield Span(place, match.start()), own
        yield Span(*match.span()), language_of(match.group()) or _by_script(match.group(), own)
        place = match.end()
    if place < span.end:
        yield Span(place, span.end), own

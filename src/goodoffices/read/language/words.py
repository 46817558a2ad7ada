"""Lists of words written as text."""

from __future__ import annotations

from goodoffices.read.language.language import Entry

__all__ = ["classed", "numbered", "words_in"]

_APOSTROPHES = ("'", "’", "ʼ")


def words_in(text: str) -> list[str]:
    """The words of a text, in order.

    Examples
    --------
    >>> words_in("said told met")
    ['said', 'told', 'met']
    """
    return text.split()


def classed(kind: str, text: str) -> dict[str, Entry]:
    """Lines of a name and its words, as entries of one class; a low line stands for a space, ``'`` for every apostrophe.

    Examples
    --------
    >>> classed("NOUN", "body: тіло тіла")
    {'тіло': ('NOUN', 'body'), 'тіла': ('NOUN', 'body')}
    """
    found: dict[str, Entry] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, words = line.partition(":")
        for word in words.split():
            found |= {form.replace("_", " "): (kind, name) for form in _spellings(word)}
    return found


def numbered(text: str) -> dict[str, float]:
    """Lines of a number and its words.

    Examples
    --------
    >>> numbered("1.5: полтора полторы")
    {'полтора': 1.5, 'полторы': 1.5}
    """
    return {word: float(name) for word, (_, name) in classed("", text).items()}


def _spellings(word: str) -> list[str]:
    return [word.replace("'", mark) for mark in _APOSTROPHES] if "'" in word else [word]

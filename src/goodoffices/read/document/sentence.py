"""Sentences of a block, with their spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.read.document.abbreviation import BEFORE_NAME, BEFORE_NUMBER, EITHER, STARTERS
from goodoffices.read.document.span import Span

__all__ = ["Sentence", "split_sentences"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline or caption without a full stop included.

    Parameters
    ----------
    span : Span
        Without white space at its ends; may hold line ends where the text is broken into lines.
    block : int
        Place of its block in ``Document.blocks``.
    kind : str
        Of that block.
    """

    span: Span
    block: int
    kind: str


_END = re.compile(r"[.!?…]+[\"'”’»)\]]*|[。！？؟۔।]+[\"'”’»)\]」』]*")
_WORD_BEFORE = re.compile(r"[^\s(\[{\"'“”‘’«»]+\Z")
_OPENING = "\"'“”„‘’«([{—–-• \t\r\n\u00a0"
_NEXT_WORD = re.compile(r"\w[\w'’-]*")
_QUOTED = re.compile(r"\"[^\"\n]{1,80}\"|“[^“”\n]{1,80}”|«[^«»\n]{1,80}»|„[^„“”\n]{1,80}[“”]")
_CUED = re.compile(
    r"(?:\w[\w.'’-]{0,40}\s{1,3}){0,6}\w[\w.'’-]{0,40}(?:,[^.!?,\n\"“”]{3,80},)?\s{1,3}"
    r"(?:said|says|asked|asks|told|added|wrote|replied|answered|shouted|exclaimed|tweeted|posted|quipped|joked|wondered|"
    r"demanded|insisted|pressed|questioned|responded|countered|retorted|yelled|screamed|cried|recalled|interjected|declared)\b"
)
_CASELESS_ENDS = "。！？"
_LOOK = 60


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of one block.

    A full stop ends a sentence unless what follows begins in lower case, or it belongs to an abbreviation, an
    initial, a number, or to a short quotation inside a sentence. A question or exclamation in quotation marks goes on
    where its speaker follows. Every code point of the block that is not white space lies in exactly one sentence.

    Parameters
    ----------
    text : str
    span : Span
        Of the block.

    Examples
    --------
    >>> words = 'Gen. Metin Gurak met U.S. envoys at 7 p.m. on Jan. 5. "No. Never," he said. They left'
    >>> [s.of(words) for s in split_sentences(words, Span(0, len(words)))]
    ['Gen. Metin Gurak met U.S. envoys at 7 p.m. on Jan. 5.', '"No. Never," he said.', 'They left']
    """
    start = span.start
    inner = [match.span() for match in _QUOTED.finditer(text, span.start, span.end)]
    quotes = iter(inner)
    quote = next(quotes, None)
    for match in _END.finditer(text, span.start, span.end):
        stop = match.end()
        while quote and quote[1] <= match.start():
            quote = next(quotes, None)
        if quote and quote[0] < match.start() and stop < quote[1]:
            continue
        if _ends(text, match, span.end):
            # A closing mark set apart from the stop ("later. ”) stays with its sentence.
            found = Span(start, stop).trimmed(text)
            if len(found):
                yield found
            start = stop
    rest = Span(start, span.end).trimmed(text)
    if len(rest):
        yield rest


def _ends(text: str, match: re.Match[str], limit: int) -> bool:
    """Whether a sentence ends with this mark."""
    stop = match.end()
    marks = match.group()
    if stop >= limit or marks[0] in _CASELESS_ENDS:
        return True
    if not text[stop].isspace():
        return False
    ahead = text[stop : min(stop + _LOOK, limit)]
    begins = ahead.lstrip(_OPENING)
    if not begins:
        return not ahead.strip() or not text[stop:limit].strip(_OPENING)
    if begins[0].islower():
        return False
    following = _NEXT_WORD.match(begins)
    word = following.group().lower() if following else ""
    quoted = marks[-1] in "\"'”’»"
    if quoted and marks[0] != "." and _CUED.match(begins):
        return False
    if marks == "." or (marks[0] == "." and marks[1:].strip(")]\"'”’»") == "" and not quoted):
        return not _abbreviated(text, match.start(), word, ahead)
    return True


def _abbreviated(text: str, dot: int, word: str, ahead: str) -> bool:
    """Whether the full stop at ``dot`` only closes an abbreviation, an initial or the number of a list."""
    found = _WORD_BEFORE.search(text[max(0, dot - _LOOK) : dot])
    if not found:
        return False
    written = found.group().rstrip(".")
    before = written.lower()
    number = word[:1].isdigit()
    if before in BEFORE_NUMBER and number:
        return True
    if before in EITHER:
        return word not in STARTERS
    if before in BEFORE_NAME:
        return not ("\n" in ahead[:3] and len(before) < 2)
    if len(written) == 1 and written.isalpha() and written.isupper():
        return word not in STARTERS or _capital_before(text, dot - 2)
    if len(written) > 2 and all(len(part) == 1 for part in written.split(".")) and written[0].isalpha():
        return word not in STARTERS
    return False


def _capital_before(text: str, position: int) -> bool:
    """Whether the word that ends before ``position`` has a capital, as the name before an initial has."""
    found = _WORD_BEFORE.search(text[max(0, position - _LOOK) : position + 1].rstrip())
    return bool(found) and found.group()[0].isupper() if found else False

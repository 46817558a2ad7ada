"""The dateline before the first sentence: place, day, agency."""

from __future__ import annotations

import re

from goodoffices.read.document.span import Span

__all__ = ["find_dateline"]

_UPPER = r"[A-ZÀ-ÖØ-ÞĀ-ŽİŞĞА-ЯІЇЄҐ]"
_CAPITALS = rf"{_UPPER}(?:{_UPPER}|[.'’-](?={_UPPER}))+(?:[ ,/]+(?:{_UPPER}(?:{_UPPER}|[.'’-](?={_UPPER}))+|[A-Z][a-z]+\.?|and|[A-Z]\.(?:[A-Z]\.)+)){{0,5}}"
_NAMED = rf"{_UPPER}[\w'’-]+(?:[ ,]+{_UPPER}[\w.'’-]+){{0,4}}"
_DAY = (
    r"(?:,?\s+(?:(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec)\.?\s+\d{1,2}|\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"[а-яіїє]{3,9}))(?:,?\s+\d{4})?\.?)?"
)
_AGENCY = r"(?:\s*(?:\([^()]{2,40}\)|/[^/]{2,30}/\.?|\[[^\[\]]{2,40}\]))"
_DASH = r"\s*(?:—|–|--|―|-(?=\s)|:)\s*"
_DATELINE = re.compile(
    rf"(?P<place>{_CAPITALS}){_DAY}(?:{_AGENCY}(?:{_DASH}|\s+)|{_DASH})(?=\S)"
    rf"|(?P<named>{_NAMED}){_DAY}{_AGENCY}(?:{_DASH})(?=\S)"
)
_SPEAKER = re.compile(
    r"(?:Q|A|MR|MRS|MS|DR|PRESIDENT|SECRETARY|MINISTER|MODERATOR|QUESTION|ANSWER|CHAIR|FILE|PHOTO|WATCH|READ|UPDATE|BREAKING|NOTE)\b"
)
_LONGEST = 140


def find_dateline(text: str, span: Span) -> tuple[Span, Span] | None:
    """The dateline at the start of a paragraph, and the place in it; None where there is none.

    Examples
    --------
    >>> words = "ISTANBUL (AP) — Delegations met on Wednesday."
    >>> [part.of(words) for part in find_dateline(words, Span(0, len(words)))]
    ['ISTANBUL (AP) —', 'ISTANBUL']
    """
    match = _DATELINE.match(text, span.start, min(span.end, span.start + _LONGEST))
    if not match or _SPEAKER.match(match.group()):
        return None
    place = Span(*match.span("place" if match["place"] else "named"))
    written = match.group().rstrip()
    if written.endswith(":") and "(" not in written and "/" not in written:
        return None  # "ZELENSKYY: We are ready" names who speaks.
    return Span(match.start(), match.start() + len(written)), place

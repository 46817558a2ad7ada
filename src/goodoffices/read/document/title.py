"""Which line is the title of the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from goodoffices.read.document.look import Look, content_words

__all__ = ["choose_title"]

_SEPARATOR = re.compile(r"\s+[|–—»·:-]\s+")
_FEWEST = 3
_LOOK = 60
_BODY = 40
_NEAR = 4
_MOST_SHARED = 4


def choose_title(
    looks: Sequence[Look], kinds: Sequence[tuple[str, str] | None], headline: str, first: int, last: int
) -> int | None:
    """The number of the line that is the title, or None.

    What the head of the page says decides where it stands in the text. Else a heading of the first level; else, of the
    lines over the first paragraphs, the one that shares most of its words with them and stands nearest.

    Parameters
    ----------
    looks : sequence of Look
    kinds : sequence of (kind, rule) or None
        What is decided already.
    headline : str
        From the head of the page, or empty; a part after a dash or bar may be the name of the outlet.
    """
    if headline:
        for wanted in (headline, *_SEPARATOR.split(headline)):
            found = _line_of(wanted, looks[: last + 1] if last >= 0 else looks, kinds, first)
            if found is not None:
                return found
    tops = [
        n
        for n, look in enumerate(looks)
        if look.line.level == 1 and look.count >= 2 and kinds[n] in _OPEN and n <= max(last, 0)
    ]
    if tops:
        return tops[0]
    first = _first_paragraph(looks, kinds)
    if first < 0:
        return None
    body: Counter[str] = Counter()
    for number in range(first, min(first + _BODY, len(looks))):
        kind = kinds[number]
        if kind and kind[0] == "body":
            body.update(looks[number].content)
    best, most = None, 0.0
    for number in range(max(0, first - _LOOK), first):
        look = looks[number]
        if kinds[number] not in _OPEN or not look.headline or look.count < _FEWEST:
            continue
        shared = sum(word in body for word in look.content)
        followed = any(_under(kinds[near]) for near in range(number + 1, min(number + _NEAR + 1, first)))
        score = min(shared, _MOST_SHARED) + 0.3 * min(look.count, 10) - 0.08 * (first - number) + 2.0 * followed
        score += 2.0 if look.line.level else 0.0
        if (shared or first - number <= 3) and score > most:
            best, most = number, score
    return best


def _under(kind: tuple[str, str] | None) -> bool:
    """Whether it is what stands under a title: names, a time."""
    return kind is not None and kind[0] in {"stamp", "byline"}


_OPEN = (None, ("body", "running text"))


def _line_of(wanted: str, looks: Sequence[Look], kinds: Sequence[tuple[str, str] | None], first: int) -> int | None:
    """The line that says these words; a heading rather than a plain line."""
    content, folded = content_words(wanted), " ".join(wanted.lower().split())
    if len(folded) < 8:
        return None
    found: list[int] = []
    for number, look in enumerate(looks):
        if look.count > 40 or kinds[number] not in _OPEN:
            continue
        same = " ".join(look.words.lower().split()) == folded
        near = len(content) >= 4 and len(look.content & content) >= 0.8 * len(look.content | content)
        if same or near:
            found.append(number)
    # A heading rather than a plain line; of several the last one over the article, for menus show it too.
    chosen = [number for number in found if looks[number].line.level] or found
    over = [number for number in chosen if number <= first]
    return over[-1] if over else chosen[0] if chosen else None


def _first_paragraph(looks: Sequence[Look], kinds: Sequence[tuple[str, str] | None]) -> int:
    """The first of two paragraphs that stand close to each other, or the first one."""
    bodies = [number for number, kind in enumerate(kinds) if kind and kind[0] == "body" and looks[number].count >= 8]
    for before, after in pairwise(bodies):
        if after - before <= 4:
            return before
    return bodies[0] if bodies else -1

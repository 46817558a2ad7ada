"""Where the article lies among the lines of its page: the run of lines that holds most text and least furniture.

Every line is given a score, its words where it is running text and a cost where it is furniture, and the run with the
greatest sum is the article: Pasternack & Roth, "Extracting article text from the web with maximum subsequence
segmentation" (WWW 2009), with costs by kinds of lines in place of a trained model. Furniture inside an article costs
less than the paragraphs after it bring; a teaser, a comment or the terms of use behind a stretch of furniture do not
bring what that stretch costs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import mean

from goodoffices.read.document.look import Look

__all__ = ["find_extent"]

_RUNNING = "body"
_LIGHT = frozenset({"title", "heading", "dateline", "caption", "stamp", "byline", "credit", "repeat", "author"})
_MOST = 60
_COST = 6.0
_COST_OPEN = 4.0
_COST_LINK = 8.0
_COST_CARD = 20.0
_COST_LIGHT = 1.5
_COST_MARKED = 2.0
_ITEMS = frozenset({"li", "dt", "dd", "td", "th", "blockquote"})
_ALONE = 0.5
_COMMON = 1.0
_USUAL = 30.0
_LEAST = 0.4


def find_extent(looks: Sequence[Look], kinds: Sequence[tuple[str, str] | None]) -> tuple[int, int]:
    """The first and the last paragraph of the article; -1 and -1 where there is none.

    Parameters
    ----------
    looks : sequence of Look
    kinds : sequence of (kind, rule) or None
        What is decided already; None for lines that are not.
    """
    lines = Counter[str]()
    counts = []
    for look, kind in zip(looks, kinds, strict=True):
        if kind and kind[0] == _RUNNING:
            lines.update(look.content)
            counts.append(min(look.count, _MOST))
    if not counts:
        return -1, -1
    # Where paragraphs are short, as in wire copy and live pages, furniture between them says less.
    scale = min(1.0, max(_LEAST, mean(counts) / _USUAL))
    best, first, last = 0.0, -1, -1
    total, start = 0.0, 0
    for number, (look, kind) in enumerate(zip(looks, kinds, strict=True)):
        if total <= 0:
            total, start = 0.0, number
        score = _score(look, kind, lines)
        total += score if score > 0 else scale * score
        if total > best:
            best, first, last = total, start, number
    return first, last


def _score(look: Look, kind: tuple[str, str] | None, lines: Mapping[str, int]) -> float:
    if kind is None:
        if look.line.linked > 0.5:
            return -(_COST_CARD if look.line.level else _COST_LINK)
        if look.ends or look.bullet or look.line.tag in _ITEMS:
            return 0.0
        return -_COST_LIGHT if look.line.level else -_COST_OPEN
    if kind[0] == _RUNNING:
        common = sum(lines[word] > 1 for word in look.content) / max(1, len(look.content))
        return min(look.count, _MOST) * (_ALONE + _COMMON * common)
    if kind[0] in _LIGHT:
        return -_COST_LIGHT
    return -_COST_MARKED if look.line.zone else -_COST

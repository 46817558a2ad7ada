"""The lines of a plain text, with those of a paragraph that was broken at a margin joined again."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import quantiles

from goodoffices.read.document.line import Line
from goodoffices.read.document.span import Span

__all__ = ["lines_of"]

_LINE = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_WIDEST = 110
_NARROWEST = 40
_ENOUGH = 4
_TERMINAL = '.!?…:;"”’»)'


def lines_of(text: str, span: Span | None = None) -> list[Line]:
    """The lines of a text; where it was broken at a margin, its paragraphs.

    A text counts as broken at a margin where most lines that another follows are about as long as the longest ones and
    do not end a sentence. Then a line is joined to the next unless the first word of that would still have fitted.

    Parameters
    ----------
    text : str
    span : Span, optional
        The part to look at.

    Examples
    --------
    >>> [line.words for line in lines_of("Talks resume\\n\\nThey met. ")]
    ['Talks resume', 'They met.']
    """
    whole = span or Span(0, len(text))
    spans: list[tuple[Span, int]] = []
    last = whole.start
    for match in _LINE.finditer(text, whole.start, whole.end):
        here = Span(*match.span()).trimmed(text)
        if not len(here):
            continue
        breaks = len(_BREAK.findall(text, last, here.start))
        spans.append((here, max(0, breaks - 1) if spans else 0))
        last = here.end
    width = _margin(text, spans)
    if width:
        spans = _joined(text, spans, width)
    return [Line(here, here.of(text), gap=gap) for here, gap in spans]


def _margin(text: str, spans: list[tuple[Span, int]]) -> int:
    """The width at which the lines were broken, or 0."""
    followed = [here for (here, _), (_, gap) in pairwise(spans) if gap == 0]
    if len(followed) < _ENOUGH:
        return 0
    width = int(quantiles([len(here) for here in followed], n=20)[-1])
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = [here for here in followed if len(here) >= 0.7 * width]
    open_ended = sum(text[here.end - 1] not in _TERMINAL for here in full)
    return width if len(full) >= 0.6 * len(followed) and open_ended >= 0.5 * len(full) else 0


def _joined(text: str, spans: list[tuple[Span, int]], width: int) -> list[tuple[Span, int]]:
    joined: list[tuple[Span, int]] = []
    length = 0
    for here, gap in spans:
        first = next(iter(here.of(text)[:80].split(maxsplit=1)), "")
        if joined and gap == 0 and length + 1 + len(first) > 0.92 * width:
            before, before_gap = joined[-1]
            joined[-1] = (Span(before.start, here.end), before_gap)
        else:
            joined.append((here, gap))
        length = len(here)
    return joined

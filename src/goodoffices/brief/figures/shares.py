"""Shares with how sure they are: a bar for each, under one another, and a whisker over what is not sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.brief.figures.svg import NARROW, document, label, shape, wrap

__all__ = ["ShareBar", "ShareGroup", "draw_shares"]

_WIDTH, _PAD, _BAR, _LINE = 640.0, 8.0, 12.0, 18.0


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One bar.

    Parameters
    ----------
    words : str
        What it is, with its number.
    share : float
        From 0 to 1.
    low, high : float
        Ends of the whisker, from 0 to 1.
    outlined : bool
        True for a bar of the second kind.
    """

    words: str
    share: float
    low: float
    high: float
    outlined: bool = False


@dataclass(frozen=True, slots=True)
class ShareGroup:
    """Bars under one title."""

    title: str
    bars: tuple[ShareBar, ...]


def draw_shares(
    groups: Sequence[ShareGroup], title: str, description: str, name: str = "shares", width: float = _WIDTH
) -> str:
    """Draw the bars in frames that stand for the whole."""
    body: list[str] = []
    y, room = 4.0, width - 2 * _PAD
    for group in groups:
        for row in wrap(group.title, 14.5, room, 2 if room > NARROW else 5):
            y += _LINE
            body.append(label(_PAD, y, row, size=14.5, bold=True))
        for bar in group.bars:
            for row in wrap(bar.words, 13.5, room, 1 if room > NARROW else 3):
                y += _LINE
                body.append(label(_PAD, y, row, size=13.5))
            y += 6
            body += _bar(bar, y, room)
            y += _BAR + 2
        y += 14
    return document(name, width, y, title, description, *body)


def _bar(bar: ShareBar, y: float, room: float) -> list[str]:
    def place(share: float) -> float:
        return _PAD + room * min(max(share, 0.0), 1.0)

    frame = shape("rect", fill="tint:wash", stroke="rule", x=_PAD, y=y, width=room, height=_BAR, stroke_width=1)
    look = {"fill": "tint:blue", "stroke": "blue", "stroke_width": 1} if bar.outlined else {"fill": "ink:blue"}
    drawn = [frame]
    if bar.share > 0:
        full = max(1.5, place(bar.share) - _PAD)
        drawn.append(shape("rect", x=_PAD, y=y, width=full, height=_BAR, **look))
    middle, low, high = y + _BAR / 2, place(bar.low), place(bar.high)
    drawn.append(shape("rect", fill="tint:paper", x=low, y=middle - 2.5, width=max(high - low, 0), height=5))
    drawn.append(shape("line", stroke="brick", x1=low, y1=middle, x2=high, y2=middle, stroke_width=2))
    ends = (shape("line", stroke="brick", x1=x, y1=y + 1, x2=x, y2=y + _BAR - 1, stroke_width=2) for x in (low, high))
    return [*drawn, *ends]

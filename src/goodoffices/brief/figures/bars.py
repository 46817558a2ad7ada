"""How far obligations are done: a bar for each account, under one another, against what is owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.brief.figures.svg import NARROW, document, hatch, label, shape, wrap
from goodoffices.case import Count

__all__ = ["Bar", "BarGroup", "draw_bars"]

_WIDTH, _PAD, _BAR = 640.0, 8.0, 14.0


@dataclass(frozen=True, slots=True)
class Bar:
    """What one account says was delivered."""

    words: str
    amount: Count


@dataclass(frozen=True, slots=True)
class BarGroup:
    """One obligation.

    Parameters
    ----------
    title : str
    owed : Count or None
    bars : tuple of Bar
    note : str
        The level on the Kroc scale, in words.
    """

    title: str
    owed: Count | None
    bars: tuple[Bar, ...]
    note: str = ""


def draw_bars(
    groups: Sequence[BarGroup], title: str, description: str, name: str = "bars", width: float = _WIDTH
) -> str:
    """Draw the bars: solid to the least, hatched to the most that is told; the frame is what is owed.

    Where no number is owed there is nothing to be full of: accounts that agree get their words and no bar.
    """
    body = [hatch(f"{name}-unsure", "paper", "blue")]
    y = 4.0
    for group in groups:
        drawn, y = _group(group, y, name, width - 2 * _PAD)
        body += drawn
    return document(name, width, y, title, description, *body)


def _group(group: BarGroup, y: float, name: str, room: float) -> tuple[list[str], float]:
    drawn: list[str] = []
    for row in wrap(group.title, 14.5, room, 2 if room > NARROW else 4):
        y += 18
        drawn.append(label(_PAD, y, row, size=14.5, bold=True))
    if group.note:
        y += 18
        drawn.append(label(_PAD, y, wrap(group.note, 13.5, room, 1)[0], size=13.5, ink="muted"))
    full = _full(group)
    barred = group.owed is not None or len({bar.amount for bar in group.bars}) > 1
    for bar in group.bars:
        y += 2
        for row in wrap(bar.words, 13.5, room, 1 if room > NARROW else 3):
            y += 18
            drawn.append(label(_PAD, y, row, size=13.5))
        if barred:
            y += 6
            drawn += _bar(bar.amount, group.owed, full, y, name, room)
            y += _BAR
    if not group.bars:
        y += 6
        drawn += _bar(Count(0, 0), group.owed, full, y, name, room)
        y += _BAR
    return drawn, y + 16


def _full(group: BarGroup) -> int:
    """The number that the whole width stands for."""
    told = [bar.amount.high or bar.amount.low for bar in group.bars]
    owed = [group.owed.high or group.owed.low] if group.owed else []
    return max([*told, *owed, 1])


def _bar(amount: Count, owed: Count | None, full: int, y: float, name: str, room: float) -> list[str]:
    per_unit = room / full
    owes = (owed.high or owed.low) if owed else 0
    drawn = []
    if owes:
        drawn.append(
            shape(
                "rect", fill="tint:wash", stroke="rule", x=_PAD, y=y, width=owes * per_unit, height=_BAR, stroke_width=1
            )
        )
    if amount.low:
        # Without a number owed there is nothing to be full of: the bar is only outlined.
        look = {"fill": "ink:blue"} if owes else {"fill": "tint:blue", "stroke": "blue"}
        drawn.append(shape("rect", **look, x=_PAD, y=y, width=max(1.5, amount.low * per_unit), height=_BAR))
    # "At least" is open: hatched on for a little way, since nobody says how far.
    most = amount.high if amount.high is not None else min(full, amount.low + full // 12)
    if most > amount.low:
        drawn.append(
            shape(
                "rect", fill=f"url(#{name}-unsure)", stroke="blue", x=_PAD + amount.low * per_unit, y=y + 0.5,
                width=(most - amount.low) * per_unit, height=_BAR - 1, stroke_width=1,
            )
        )  # fmt: skip
    if owes and owes < full:
        x = _PAD + owes * per_unit
        drawn.append(shape("line", stroke="ink", x1=x, y1=y - 2, x2=x, y2=y + _BAR + 2, stroke_width=1.5))
    return drawn

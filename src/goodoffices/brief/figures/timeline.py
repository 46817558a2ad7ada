"""The time line: a lane for each sort of entry, marks numbered as in the table beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from goodoffices.brief.figures.axes import day_ticks
from goodoffices.brief.figures.svg import NARROW, document, label, shape, text_width

__all__ = ["LANES", "Mark", "draw_timeline"]

LANES = {
    "talks": "Talks",
    "settled": "Agreed and done",
    "said": "Said",
    "pressure": "Pressure and deadlines",
    "incidents": "Incidents",
}
"""The lanes, from top to bottom, by the word that a mark names."""

_INK = {"talks": "blue", "settled": "green", "said": "violet", "pressure": "ochre", "incidents": "brick"}
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW, _DOT = 680.0, 16.0, 16.0, 34.0, 24.0, 10.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry on the time line.

    Parameters
    ----------
    number : int
        As in the table beside it.
    lane : str
        A key of ``LANES``.
    first, last : date
        The days it touches; the same for one day.
    ahead : bool
        Still to come: drawn hollow.
    """

    number: int
    lane: str
    first: date
    last: date
    ahead: bool = False


def draw_timeline(
    marks: Sequence[Mark],
    now: date,
    title: str,
    description: str,
    name: str = "timeline",
    width: float = _WIDTH,
) -> str:
    """Draw the time line.

    Parameters
    ----------
    marks : sequence of Mark
        At least one.
    now : date
        The day on which the case stands; a broken line marks it.
    """
    first = min([now, *(m.first for m in marks)])
    last = max([now, *(m.last for m in marks)])
    days = max((last - first).days, 6)
    per_day = (width - _LEFT - _RIGHT - 2 * _DOT) / days

    def x(day: date) -> float:
        return _LEFT + _DOT + (day - first).days * per_day

    body: list[str] = []
    y = _TOP
    for lane, words in LANES.items():
        mine = [m for m in marks if m.lane == lane]
        if mine:
            drawn, height = _lane(mine, words, _INK[lane], y, x, width)
            body += drawn
            y += height
    frame = [*_axis(first, last, x(first), per_day, y, width), *_now(x(now), y, width)]
    return document(name, width, y + 14, title, description, *frame, *body)


def _lane(
    marks: list[Mark], words: str, ink: str, y: float, x: Callable[[date], float], width: float
) -> tuple[list[str], float]:
    """The marks of one lane, put on as many rows as keep them apart, and the height it takes."""
    drawn = [label(_LEFT, y + 14, words, size=13, ink="muted", bold=True)]
    free: list[float] = []
    top = y + 20
    for mark in sorted(marks, key=lambda mark: (mark.first, mark.number)):
        begin, end = x(mark.first), x(mark.last)
        row = next((n for n, taken in enumerate(free) if taken <= begin - _DOT), len(free))
        free[row : row + 1] = [max(begin, end) + _DOT + 3]
        middle = top + row * _ROW + _DOT
        drawn += _mark(mark, ink, begin, end, middle)
    height = 20 + len(free) * _ROW + 8
    drawn.append(
        shape("line", stroke="rule", x1=_LEFT, y1=y + height, x2=width - _RIGHT, y2=y + height, stroke_width=0.75)
    )
    return drawn, height + 4


def _mark(mark: Mark, ink: str, begin: float, end: float, middle: float) -> list[str]:
    fill = "tint:paper" if mark.ahead else f"tint:{ink}"
    look = {"stroke_width": 1.4, "stroke_dasharray": "3 2" if mark.ahead else None}
    drawn = []
    if end > begin:
        drawn.append(
            shape(
                "rect",
                fill=fill,
                stroke=ink,
                x=begin,
                y=middle - 4,
                width=end - begin + _DOT,
                height=8.0,
                rx=4.0,
                **look,
            )
        )
    drawn.append(shape("circle", fill=fill, stroke=ink, cx=begin, cy=middle, r=_DOT, **look))
    return [*drawn, label(begin, middle + 4.3, str(mark.number), size=12, anchor="middle", bold=True)]


def _now(x: float, bottom: float, width: float) -> list[str]:
    line = shape("line", stroke="brick", x1=x, y1=_TOP - 6, x2=x, y2=bottom, stroke_width=1.2, stroke_dasharray="5 3")
    anchor = "end" if x > width - 40 else "start" if x < 40 else "middle"
    return [line, label(x, bottom + 12, "as of", size=12, ink="brick", anchor=anchor)]


def _axis(first: date, last: date, x0: float, per_day: float, bottom: float, width: float) -> list[str]:
    drawn: list[str] = []
    taken = 0.0  # how far to the right the words go so far
    for day, words in day_ticks(first, last, 8 if width > NARROW else 4):
        x = x0 + (day - first).days * per_day
        drawn.append(shape("line", stroke="rule", x1=x, y1=_TOP - 8, x2=x, y2=bottom, stroke_width=0.6))
        for said in (words, words.partition(" 2")[0]):
            room = text_width(said, 12)
            near_end = x + 2 + room > width
            begin = x - room if near_end else x + 2
            if begin >= taken:
                anchor = "end" if near_end else "start"
                at = x if near_end else x + 2
                drawn.append(label(at, _TOP - 14, said, size=12, ink="muted", anchor=anchor))
                taken = begin + room + 4
                break
    return drawn

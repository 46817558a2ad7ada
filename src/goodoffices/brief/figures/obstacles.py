"""What blocks: requirements in rows, and in each column one set of them that cannot be met together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.brief.figures.svg import NARROW, document, hatch, label, shape, wrap

__all__ = ["Room", "draw_incidence", "draw_room"]

_WIDTH, _COLUMN, _HEAD, _LINE, _PAD, _BAR = 640.0, 34.0, 40.0, 18.0, 8.0, 14.0


def draw_incidence(
    rows: Sequence[str],
    columns: Sequence[Sequence[int]],
    title: str,
    description: str,
    name: str = "obstacles",
    width: float = _WIDTH,
) -> str:
    """Draw the sets: a disc where a requirement belongs to a set, and a line down through the discs of one set.

    Parameters
    ----------
    rows : sequence of str
        The requirements in words.
    columns : sequence of sequence of int
        For each set the rows that belong to it.
    """
    stacked = width <= NARROW
    cell = min(_COLUMN, (width - (0 if stacked else 260)) / max(1, len(columns)))
    left = width - cell * len(columns)
    body = [label(2, 16, "cannot be met together:", size=13, ink="muted")]
    places, texts, y = [], [], _HEAD
    for n, row in enumerate(rows):
        lines = wrap(row, 13.5, width - _PAD if stacked else left - 2 * _PAD, 5)
        texts += [label(_PAD / 2, y + 15 + _LINE * k, line, size=13.5) for k, line in enumerate(lines)]
        tall = _LINE * len(lines) + 10
        places.append(y + tall + 6 if stacked else y + tall / 2)
        y += tall + (22 if stacked else 0)
        if n < len(rows) - 1:
            body.append(shape("line", stroke="rule", x1=0, y1=y, x2=width, y2=y, stroke_width=0.7))
    for k, column in enumerate(columns):
        x = left + cell * (k + 0.5)
        body.append(label(x, _HEAD - 8, str(k + 1), size=13.5, anchor="middle", bold=True))
        marks = [places[n] for n in column]
        if len(marks) > 1 and not stacked:
            body.append(shape("line", stroke="brick", x1=x, y1=min(marks), x2=x, y2=max(marks), stroke_width=2))
        for n in range(len(rows)):
            if n in column:
                body.append(shape("circle", fill="ink:brick", cx=x, cy=places[n], r=7))
            else:
                body.append(shape("circle", fill="tint:paper", stroke="rule", cx=x, cy=places[n], r=3, stroke_width=1))
    return document(name, width, y + 4, title, description, *body, *texts)


@dataclass(frozen=True, slots=True)
class Room:
    """How far a reservation value could rise.

    Parameters
    ----------
    title : str
        Whose it is.
    words : str
        The amount.
    share : float
        Of the range, from 0 to 1.
    open : bool
        True where it could be more: the amount is what is proven.
    """

    title: str
    words: str
    share: float
    open: bool = False


def draw_room(
    rooms: Sequence[Room], title: str, description: str, name: str = "obstacles", width: float = _WIDTH
) -> str:
    """Draw a bar for each: solid as far as the value could rise, in a frame that is the whole range."""
    body, y = [hatch(f"{name}-more", "paper", "blue")], 4.0
    inside = width - 2 * _PAD
    for room in rooms:
        for line in wrap(f"{room.title}: {room.words}", 13.5, inside, 3):
            y += _LINE
            body.append(label(_PAD, y, line, size=13.5))
        y += 6
        body.append(
            shape("rect", fill="tint:wash", stroke="rule", x=_PAD, y=y, width=inside, height=_BAR, stroke_width=1)
        )
        full = inside * min(max(room.share, 0.0), 1.0)
        body.append(shape("rect", fill="ink:blue", x=_PAD, y=y, width=max(full, 1.5), height=_BAR))
        if room.open and full < inside:
            more = min(inside - full, inside / 12)
            body.append(shape("rect", fill=f"url(#{name}-more)", x=_PAD + full, y=y, width=more, height=_BAR))
        y += _BAR + 10
    return document(name, width, y, title, description, *body)

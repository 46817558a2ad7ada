"""Parallel coordinates: an axis for each party, a line across them for each package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.brief.figures.axes import Scale, padded, ticks
from goodoffices.brief.figures.marker import haloed, marker
from goodoffices.brief.figures.svg import NARROW, document, element, label, number, shape, wrap

__all__ = ["LINES", "ParallelLine", "draw_parallel"]

_WIDTH, _HEIGHT, _SIDE = 640.0, 300.0, 46.0
LINES = 150
"""Packages drawn beside those that are told apart."""
_DASHES = (None, "7 4", "2 3", "10 3 2 3", "1 4", "4 2")


@dataclass(frozen=True, slots=True)
class ParallelLine:
    """A package that is told apart.

    Parameters
    ----------
    letter, words : str
    worths : tuple of float
        One per party.
    kind : str
        One of :data:`.marker.SHAPES`.
    """

    letter: str
    words: str
    worths: tuple[float, ...]
    kind: str = "disc"


def draw_parallel(
    parties: Sequence[str],
    efficient: NDArray[np.float64],
    floor: Sequence[float] | None,
    lines: Sequence[ParallelLine],
    title: str,
    description: str,
    name: str = "parallel",
    width: float = _WIDTH,
) -> str:
    """Draw the packages.

    Parameters
    ----------
    parties : sequence of str
        At least two.
    efficient : (n, n_parties) float
        At most about :data:`LINES` are drawn, evenly spread.
    floor : sequence of float, optional
        What each party has without agreement: a bar across its axis.
    lines : sequence of ParallelLine
    """
    narrow = width <= NARROW
    side = 30.0 if narrow else _SIDE
    step = (width - 2 * side) / (len(parties) - 1)
    heads = [wrap(party, 12.5, step - 6 if not narrow else max(step - 4, 40), 3) for party in parties]
    top = 20 + 16.0 * max(map(len, heads))
    bottom = top + _HEIGHT
    axes = [_axis(n, efficient, floor, lines, top, bottom) for n in range(len(parties))]
    x = [side + n * step for n in range(len(parties))]
    shown = efficient[np.unique(np.linspace(0, len(efficient) - 1, LINES).astype(int))] if len(efficient) else efficient
    # What all could accept is drawn last, over the rest.
    body = [_line(row, x, axes, good) for good, row in sorted((_good(row, floor), row) for row in shown.tolist())]
    for n, (axis, head) in enumerate(zip(axes, heads, strict=True)):
        anchor = "start" if n == 0 and not narrow else "end" if n == len(parties) - 1 and not narrow else "middle"
        at = {"start": x[n] - side + 4, "end": x[n] + side - 4, "middle": x[n]}[anchor]
        body += [label(at, 18 + 16 * k, words, size=12.5, anchor=anchor, bold=True) for k, words in enumerate(head)]
        body.append(shape("line", stroke="muted", x1=x[n], y1=top, x2=x[n], y2=bottom, stroke_width=1.2))
        for amount, words in ticks(axis.low, axis.high, 4):
            y = axis(amount)
            body.append(shape("line", stroke="muted", x1=x[n] - 3, y1=y, x2=x[n] + 3, y2=y, stroke_width=1))
            body.append(haloed(x[n] - 13, y + 4, words, size=11.5, ink="muted", anchor="end"))
        if floor is not None:
            y = axis(floor[n])
            body.append(shape("line", stroke="ochre", x1=x[n] - 10, y1=y, x2=x[n] + 10, y2=y, stroke_width=3.5))
    for n, line in enumerate(lines):
        body += _told(line, x, axes, _DASHES[n % len(_DASHES)])
    legend, end = _legend(lines, {_good(row, floor) for row in shown.tolist()}, floor is not None, bottom + 28, width)
    return document(name, width, end, title, description, *body, *legend)


def _axis(
    party: int,
    efficient: NDArray[np.float64],
    floor: Sequence[float] | None,
    lines: Sequence[ParallelLine],
    top: float,
    bottom: float,
) -> Scale:
    amounts = [*efficient[:, party].tolist(), *(line.worths[party] for line in lines)]
    if floor is not None:
        amounts.append(floor[party])
    low, high = padded(amounts, 0.03)
    return Scale(low, high, bottom, top)


def _good(row: Sequence[float], floor: Sequence[float] | None) -> bool:
    return floor is None or all(a >= b - 1e-9 for a, b in zip(row, floor, strict=True))


def _path(row: Sequence[float], x: Sequence[float], axes: Sequence[Scale]) -> str:
    return "M" + " L".join(f"{number(a)},{number(axis(v))}" for a, axis, v in zip(x, axes, row, strict=True))


def _line(row: Sequence[float], x: Sequence[float], axes: Sequence[Scale], good: bool) -> str:
    """A package among many: blue where all could accept it, else faint."""
    look = {"stroke": "blue", "stroke_opacity": "0.55"} if good else {"stroke": "rule", "stroke_opacity": "0.6"}
    return shape("path", d=_path(row, x, axes), stroke_width=0.9, **look)


def _told(line: ParallelLine, x: Sequence[float], axes: Sequence[Scale], dash: str | None) -> list[str]:
    path = shape("path", stroke="brick", d=_path(line.worths, x, axes), stroke_width=2.4, stroke_dasharray=dash)
    places = zip(x, axes, line.worths, strict=True)
    return [path, *(marker(line.kind, a, axis(v), ink="brick", size=4.5) for a, axis, v in places)]


def _legend(
    lines: Sequence[ParallelLine], kinds: set[bool], barred: bool, y: float, width: float
) -> tuple[list[str], float]:
    drawn = []
    for n, line in enumerate(lines):
        dash = _DASHES[n % len(_DASHES)]
        sign = [
            shape("line", stroke="brick", x1=0, y1=-4.5, x2=36, y2=-4.5, stroke_width=2.4, stroke_dasharray=dash),
            marker(line.kind, 18, -4.5, ink="brick", size=4.5),
        ]
        drawn.append(element("g", *sign, transform=f"translate(4,{number(y)})"))
        rows = wrap(f"{line.letter}  {line.words}", 13, width - 54, 2)
        drawn += [label(50, y + 17 * k, row, size=13) for k, row in enumerate(rows)]
        y += 17 * len(rows) + 4
    told = {True: ("blue", "efficient, all could accept it"), False: ("rule", "efficient, somebody loses by it")}
    for ink, words in (told[good] for good in sorted(kinds, reverse=True)):
        drawn.append(shape("line", stroke=ink, x1=4, y1=y - 4.5, x2=40, y2=y - 4.5, stroke_width=1.4))
        drawn.append(label(50, y, words, size=13))
        y += 21
    if barred:
        drawn.append(shape("line", stroke="ochre", x1=12, y1=y - 4.5, x2=32, y2=y - 4.5, stroke_width=3.5))
        drawn.append(label(50, y, "what the party has without agreement", size=13))
        y += 21
    return drawn, y

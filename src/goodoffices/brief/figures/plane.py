"""The plane of two parties: what every package gives them, which are efficient, what both could accept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.brief.figures.axes import Scale, axis_below, axis_left, padded, ticks
from goodoffices.brief.figures.marker import beside, marker
from goodoffices.brief.figures.svg import NARROW, document, element, label, number, shape, text_width, wrap

__all__ = ["Plane", "PlaneMark", "draw_plane", "thinned"]

Points = NDArray[np.float64]
_WIDTH, _HEIGHT, _LEFT, _TOP = 640.0, 400.0, 56.0, 34.0
_DOTS = 60
"""With more efficient packages than these only the line is drawn."""


@dataclass(frozen=True, slots=True)
class PlaneMark:
    """A package that is told apart.

    Parameters
    ----------
    letter : str
        Beside the mark; in the legend with the words.
    words : str
    at : (float, float)
        What it gives the two parties.
    kind : str
        One of :data:`.marker.SHAPES`.
    hollow : bool
        Not a solution: the status quo, a draft.
    """

    letter: str
    words: str
    at: tuple[float, float]
    kind: str = "disc"
    hollow: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """What is drawn.

    Parameters
    ----------
    parties : (str, str)
        The first to the right, the second upwards.
    efficient : (n, 2) float
        What the efficient packages give the two.
    others : (n, 2) float
        Other packages, all or a sample.
    floor : (float, float), or None
        What both have without agreement.
    opened : bool
        Whether both could accept something.
    whole : bool
        True where these two are all parties: the efficient packages are then a line of steps.
    marks : tuple of PlaneMark
    """

    parties: tuple[str, str]
    efficient: Points
    others: Points
    floor: tuple[float, float] | None
    opened: bool
    whole: bool
    marks: tuple[PlaneMark, ...] = ()


def thinned(points: Points, cell: tuple[float, float]) -> Points:
    """The points without those that fall into one cell with an earlier one, in their order.

    Examples
    --------
    >>> import numpy as np
    >>> thinned(np.array([[0.0, 0.0], [0.1, 0.1], [2.0, 0.0]]), (1, 1)).tolist()
    [[0.0, 0.0], [2.0, 0.0]]
    """
    if not len(points):
        return points
    keys = np.floor(points / np.array(cell)).astype(np.int64)
    _, first = np.unique(keys, axis=0, return_index=True)
    return points[np.sort(first)]


def draw_plane(plane: Plane, title: str, description: str, name: str = "plane", width: float = _WIDTH) -> str:
    """Draw the plane, with a legend below it."""
    narrow = width <= NARROW
    height = _HEIGHT if not narrow else 300.0
    bottom = _TOP + height
    across, up = _scales(plane, width, bottom)
    clip = element(
        "clipPath", element("rect", x=_LEFT, y=_TOP, width=width - 8 - _LEFT, height=height), id=f"{name}-frame"
    )
    body = [
        clip,
        *_zone(plane, across, up, name),
        *axis_below(across, bottom, ticks(across.low, across.high, 4 if narrow else 7), _TOP, plane.parties[0]),
        *axis_left(up, _LEFT, ticks(up.low, up.high, 6), width - 8, plane.parties[1]),
        *_packages(plane, across, up, name),
        *_floor(plane, across, up, width),
    ]
    places = [(across(m.at[0]), up(m.at[1])) for m in plane.marks]
    body += [
        marker(m.kind, x, y, ink="ink" if m.hollow else "brick", hollow=m.hollow, size=5.5)
        for m, (x, y) in zip(plane.marks, places, strict=True)
    ]
    line = [(across(x), up(y)) for x, y in plane.efficient.tolist()] if len(plane.efficient) <= 400 else []
    body += beside(places, [m.letter for m in plane.marks], (_LEFT, _TOP, width - 8, bottom), line)
    legend, end = _legend(plane, bottom + 58, width)
    return document(name, width, end, title, description, *body, *legend)


def _scales(plane: Plane, width: float, bottom: float) -> tuple[Scale, Scale]:
    """Wide enough for what is efficient, marked or had without agreement; other packages may lie outside."""
    points = [*plane.efficient.tolist(), *(m.at for m in plane.marks), *([plane.floor] if plane.floor else [])]
    low, high = zip(*(padded([p[k] for p in points], 0.06) for k in (0, 1)), strict=True)
    return Scale(low[0], high[0], _LEFT, width - 8), Scale(low[1], high[1], bottom, _TOP)


def _zone(plane: Plane, across: Scale, up: Scale, name: str) -> list[str]:
    """What both could accept: above both reservation values, and with two parties below the steps."""
    if plane.floor is None or not plane.opened:
        return []
    x, y = across(plane.floor[0]), up(plane.floor[1])
    good = plane.efficient[(plane.efficient >= np.array(plane.floor) - 1e-9).all(axis=1)]
    if plane.whole and len(good):
        steps = _steps(good[np.argsort(good[:, 0], kind="stable")], across, up)
        first, last = steps[0], steps[-1]
        corners = [(x, y), (x, first[1]), *steps, (last[0], y)]
        path = "M" + " L".join(f"{number(a)},{number(b)}" for a, b in corners) + " z"
        return [shape("path", fill="tint:green", d=path, clip_path=f"url(#{name}-frame)")]
    right, top = across(across.high), up(up.high)
    return [shape("rect", fill="tint:green", x=x, y=top, width=max(right - x, 0), height=max(y - top, 0))]


def _steps(points: Points, across: Scale, up: Scale) -> list[tuple[float, float]]:
    """The corners of the line that bounds what is dominated, from left to right, at most one for each half pixel."""
    found: list[tuple[float, float]] = []
    for a, b in points.tolist():
        x, y = across(a), up(b)
        if found and abs(x - found[-1][0]) < 0.5 and abs(y - found[-1][1]) < 0.5:
            continue
        if found:
            found.append((found[-1][0], y))
        found.append((x, y))
    return found


def _packages(plane: Plane, across: Scale, up: Scale, name: str) -> list[str]:
    """Other packages as faint dots, efficient ones as dots and steps."""
    cell = (abs(across.high - across.low) / 160, abs(up.high - up.low) / 110)
    drawn = [
        shape("circle", fill="ink:rule", cx=across(a), cy=up(b), r=1.4)
        for a, b in thinned(plane.others, cell).tolist()
        if across.holds(a) and up.holds(b)
    ]
    efficient = (
        plane.efficient[np.argsort(plane.efficient[:, 0], kind="stable")] if len(plane.efficient) else plane.efficient
    )
    if plane.whole and len(efficient) > 1:
        corners = _steps(efficient, across, up)
        path = "M" + " L".join(f"{number(a)},{number(b)}" for a, b in corners)
        drawn.append(shape("path", stroke="blue", d=path, stroke_width=1.4, clip_path=f"url(#{name}-frame)"))
    if not plane.whole or len(efficient) <= _DOTS:
        size = 3.2 if len(efficient) <= _DOTS else 2.0
        drawn += [
            shape("circle", fill="ink:blue", cx=across(a), cy=up(b), r=size)
            for a, b in thinned(efficient, cell).tolist()
        ]
    return drawn


def _floor(plane: Plane, across: Scale, up: Scale, width: float) -> list[str]:
    """The lines of what both have without agreement."""
    if plane.floor is None:
        return []
    x, y = across(plane.floor[0]), up(plane.floor[1])
    look: dict[str, Any] = {"stroke": "ochre", "stroke_width": 1.4, "stroke_dasharray": "6 3"}
    return [
        shape("line", x1=x, y1=up(up.low), x2=x, y2=up(up.high), **look),
        shape("line", x1=across(across.low), y1=y, x2=across(across.high), y2=y, **look),
    ]


def _legend(plane: Plane, y: float, width: float) -> tuple[list[str], float]:
    """What the signs mean, in as few rows as the width allows."""
    items = [
        (
            [marker(m.kind, 8, -4.5, ink="ink" if m.hollow else "brick", hollow=m.hollow, size=5.5)],
            f"{m.letter}  {m.words}",
        )
        for m in plane.marks
    ]
    if len(plane.efficient):
        sign = [shape("circle", fill="ink:blue", cx=8, cy=-4.5, r=3.2)]
        if plane.whole:
            sign.append(shape("path", stroke="blue", d="M0,-8 h8 v7 h8", stroke_width=1.4))
        items.append((sign, "efficient packages"))
    if len(plane.others):
        items.append(([shape("circle", fill="ink:rule", cx=8, cy=-4.5, r=2)], "other packages"))
    if plane.floor is not None:
        line = shape("line", stroke="ochre", x1=0, y1=-4.5, x2=16, y2=-4.5, stroke_width=1.4, stroke_dasharray="6 3")
        items.append(([line], "without agreement"))
        if plane.opened:
            items.append(
                (
                    [shape("rect", fill="tint:green", stroke="rule", x=1, y=-11, width=14, height=12)],
                    "both could accept" if plane.whole else "above both lines",
                )
            )
    drawn = []
    x = 4.0
    for sign, words in items:
        lines = wrap(words, 13, width - 34, 3)
        need = 22 + max(text_width(line, 13) for line in lines) + 16
        if x > 4 and x + need > width:
            x, y = 4.0, y + 21
        drawn.append(element("g", *sign, transform=f"translate({number(x)},{number(y)})"))
        drawn += [label(x + 22, y + 17 * n, line, size=13) for n, line in enumerate(lines)]
        y += 17 * (len(lines) - 1)
        x += need
    return drawn, y + 14

"""The graph of a conflict: states on a ring, the moves between them by whom, and the way from where it stands."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.brief.figures.svg import NARROW, document, label, number, shape, text_width, wrap

__all__ = ["GraphMove", "GraphState", "draw_graph"]

_INKS = ("blue", "brick", "green", "violet", "ochre", "muted")
_DASHES = (None, "8 4", "2 4", "9 3 2 3", "14 4", "1 3")
_ROW = 22.0


@dataclass(frozen=True, slots=True)
class GraphState:
    """A state on the ring.

    Parameters
    ----------
    number : int
        From 1.
    rests : bool
        Drawn with a double ring.
    here : bool
        The conflict stands there: drawn as a square.
    """

    number: int
    rests: bool = False
    here: bool = False


@dataclass(frozen=True, slots=True)
class GraphMove:
    """An arrow.

    Parameters
    ----------
    start, end : int
        Numbers of states that are drawn.
    mover : int
        Place of the decision maker.
    way : bool
        Part of a way from where the conflict stands: drawn thick.
    """

    start: int
    end: int
    mover: int
    way: bool = False


def draw_graph(
    states: Sequence[GraphState],
    moves: Sequence[GraphMove],
    movers: Sequence[str],
    title: str,
    description: str,
    *,
    name: str = "conflict-graph",
    width: float = 640.0,
) -> str:
    """Draw the graph.

    Who moves is told by colour and by the pattern of the line, that a state rests by a double ring, where the conflict stands
    by a square, the way from there by a thick line.

    Parameters
    ----------
    states : sequence of GraphState
        In the order around the ring; the first stands at the left.
    moves : sequence of GraphMove
    movers : sequence of str
        Names of the decision makers, by place.
    title, description : str
    name : str
        Prefix of ids.
    width : float
        Pixels.
    """
    narrow = width <= NARROW
    radius = 13.0 if narrow else 17.0
    side = radius + 14
    across = width / 2 - side
    # A ring where the page is narrow, an oval where it is wide.
    up = max(60.0, min(across * (1.15 if narrow else 0.62), 30.0 + 17.0 * len(states)))
    middle = (width / 2, up + side)
    spots = {
        state.number: (
            middle[0] - across * math.cos(2 * math.pi * k / len(states)),
            middle[1] - up * math.sin(2 * math.pi * k / len(states)),
        )
        for k, state in enumerate(states)
    }
    together: Counter[tuple[int, int]] = Counter()
    arrows: list[str] = []
    for move in sorted(moves, key=lambda m: m.way):
        pair = (move.start, move.end)
        arrows += _arrow(spots[move.start], spots[move.end], move, middle, radius, together[pair])
        together[pair] += 1
    marks = [part for state in states for part in _state(state, radius, *spots[state.number])]
    legend, bottom = _legend(movers, states, any(m.way for m in moves), 2 * (up + side) + 6, width)
    return document(name, width, bottom, title, description, *arrows, *marks, *legend)


def _state(state: GraphState, radius: float, x: float, y: float) -> list[str]:
    fill = "tint:green" if state.rests else "tint:paper"
    drawn = []
    for inset in (0.0, radius / 4) if state.rests else (0.0,):
        size = radius - inset
        if state.here:
            drawn.append(
                shape(
                    "rect",
                    fill=fill,
                    stroke="ink",
                    x=x - size,
                    y=y - size,
                    width=2 * size,
                    height=2 * size,
                    stroke_width=1.4,
                )
            )
        else:
            drawn.append(shape("circle", fill=fill, stroke="ink", cx=x, cy=y, r=size, stroke_width=1.4))
    drawn.append(label(x, y + 4.5, str(state.number), size=13, anchor="middle", bold=state.rests or state.here))
    return drawn


def _arrow(
    start: tuple[float, float],
    end: tuple[float, float],
    move: GraphMove,
    middle: tuple[float, float],
    radius: float,
    lane: int,
) -> list[str]:
    """A bent line with a head; the bend keeps the two directions, and several movers, apart."""
    (x0, y0), (x1, y1) = start, end
    length = math.hypot(x1 - x0, y1 - y0) or 1.0
    dx, dy = (x1 - x0) / length, (y1 - y0) / length
    bend = min(26.0, 0.12 * length + 6) + 13.0 * lane
    cx, cy = (x0 + x1) / 2 - dy * bend, (y0 + y1) / 2 + dx * bend
    # A little towards the middle, so that neighbours on the ring do not run through each other.
    cx, cy = cx + (middle[0] - cx) * 0.06, cy + (middle[1] - cy) * 0.06
    ux, uy = _unit(cx - x0, cy - y0)
    vx, vy = _unit(x1 - cx, y1 - cy)
    ax, ay = x0 + ux * (radius + 2), y0 + uy * (radius + 2)
    tip = radius + 3
    bx, by = x1 - vx * tip, y1 - vy * tip
    head = 10.0 if move.way else 8.0
    hx, hy = bx - vx * head, by - vy * head
    ink = _INKS[move.mover % len(_INKS)]
    line = f"M{number(ax)},{number(ay)} Q{number(cx)},{number(cy)} {number(hx)},{number(hy)}"
    wing = head * 0.45
    points = " ".join(
        f"{number(x)},{number(y)}"
        for x, y in ((bx, by), (hx - vy * wing, hy + vx * wing), (hx + vy * wing, hy - vx * wing))
    )
    dash = _DASHES[move.mover % len(_DASHES)]
    return [
        shape("path", stroke=ink, d=line, stroke_width=3.2 if move.way else 1.4, stroke_dasharray=dash),
        shape("polygon", fill=f"ink:{ink}", points=points),
    ]


def _unit(x: float, y: float) -> tuple[float, float]:
    length = math.hypot(x, y) or 1.0
    return x / length, y / length


def _legend(
    movers: Sequence[str], states: Sequence[GraphState], way: bool, top: float, width: float
) -> tuple[list[str], float]:
    """What the lines and rings mean, wrapped to the width; with the height at which it ends."""
    signs: list[tuple[list[str], str]] = []
    for place, mover in enumerate(movers):
        ink = _INKS[place % len(_INKS)]
        line = shape("path", stroke=ink, d="M0,-4 h30", stroke_width=2, stroke_dasharray=_DASHES[place % len(_DASHES)])
        signs.append(([line], wrap(mover, 13, width - 60, 1)[0]))
    if any(state.rests for state in states):
        rings = [shape("circle", fill="tint:green", stroke="ink", cx=15, cy=-4, r=r, stroke_width=1.2) for r in (8, 5)]
        signs.append((rings, "rests"))
    if any(state.here for state in states):
        signs.append(([shape("rect", fill="tint:paper", stroke="ink", x=8, y=-11, width=14, height=14)], "stands here"))
    if way:
        signs.append(([shape("path", stroke="ink", d="M0,-4 h30", stroke_width=3.2)], "a way from there"))
    drawn: list[str] = []
    x, y = 8.0, top + _ROW
    for parts, words in signs:
        wide = 38 + text_width(words, 13) + 18
        if x > 8.0 and x + wide > width:
            x, y = 8.0, y + _ROW
        drawn += [_moved(part, x, y) for part in parts]
        drawn.append(label(x + 38, y, words, size=13))
        x += wide
    return drawn, y + 12


def _moved(part: str, x: float, y: float) -> str:
    return f'<g transform="translate({number(x)},{number(y)})">{part}</g>'

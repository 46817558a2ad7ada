"""Marks that are told apart by their shape, and letters beside them that keep out of each other's way."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

from goodoffices.brief.figures.svg import INKS, TINTS, element, label, shape, text_width

__all__ = ["SHAPES", "beside", "haloed", "marker"]

SHAPES = ("disc", "diamond", "square", "triangle", "star", "cross")
"""The shapes, in the order in which they are used."""

_CORNERS: dict[str, tuple[tuple[float, float], ...]] = {
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "triangle": ((0, -1.2), (1.2, 0.95), (-1.2, 0.95)),
    "star": tuple((r * sin(n * pi / 5), -r * cos(n * pi / 5)) for n in range(10) for r in ((1.6, 0.7)[n % 2],)),
}
_DIRECTIONS = ((1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1), (1, 0), (-1, 0))


def marker(kind: str, x: float, y: float, *, size: float = 6.0, ink: str = "ink", hollow: bool = False) -> str:
    """One mark: filled in an ink with an edge of paper, or hollow."""
    if kind == "cross":
        arm = 0.9 * size
        return shape(
            "path",
            stroke=ink,
            d=f"M{x - arm:.1f},{y - arm:.1f} l{2 * arm:.1f},{2 * arm:.1f} m0,{-2 * arm:.1f} l{-2 * arm:.1f},{2 * arm:.1f}",
            stroke_width=2.2,
        )
    look: dict[str, Any] = {
        "fill": TINTS["paper"],
        "stroke": INKS[ink],
        "class_": f"go-t-paper go-s-{ink}",
        "stroke_width": 1.8,
    }
    if not hollow:
        look = {"fill": INKS[ink], "stroke": TINTS["paper"], "class_": f"go-f-{ink} go-s-paper", "stroke_width": 1.2}
    if kind == "disc":
        return element("circle", cx=x, cy=y, r=size, **look)
    corners = " L".join(f"{x + size * right:.1f},{y + size * down:.1f}" for right, down in _CORNERS[kind])
    return element("path", d=f"M{corners} z", **look)


def beside(
    points: Sequence[tuple[float, float]],
    words: Sequence[str],
    bounds: tuple[float, float, float, float],
    avoid: Sequence[tuple[float, float]] = (),
    size: float = 13.0,
) -> list[str]:
    """Words beside points, each where it covers least: other words, the points, what is to be avoided, the edge.

    Parameters
    ----------
    points : sequence of (x, y)
    words : sequence of str
        One for each point.
    bounds : (left, top, right, bottom)
    avoid : sequence of (x, y)
        Further points that are rather not to be covered.
    size : float
    """
    taken: list[tuple[float, float, float, float]] = []
    drawn = []
    for (x, y), text in zip(points, words, strict=True):
        width, height = text_width(text, size), size
        best, cost = (x, y, x, y), float("inf")
        for reach in (9.0, 16.0, 26.0):
            for right, down in _DIRECTIONS:
                left = x + (reach if right > 0 else -reach - width if right < 0 else -width / 2)
                top = y + (reach - 3 if down > 0 else 3 - reach - height if down < 0 else -height / 2)
                box = (left, top, left + width, top + height)
                price = _price(box, taken, points, avoid, bounds) + reach / 4
                if price < cost:
                    best, cost = box, price
        taken.append(best)
        drawn.append(haloed(best[0], best[3] - 2.5, text, size=size, bold=True))
    return drawn


def _price(
    box: tuple[float, float, float, float],
    taken: Sequence[tuple[float, float, float, float]],
    points: Sequence[tuple[float, float]],
    avoid: Sequence[tuple[float, float]],
    bounds: tuple[float, float, float, float],
) -> float:
    left, top, right, bottom = box
    if left < bounds[0] or top < bounds[1] or right > bounds[2] or bottom > bounds[3]:
        return 1e6
    price = sum(200.0 for t in taken if left < t[2] + 2 and right > t[0] - 2 and top < t[3] + 2 and bottom > t[1] - 2)
    price += sum(60.0 for x, y in points if left - 7 < x < right + 7 and top - 6 < y < bottom + 6)
    return price + sum(3.0 for x, y in avoid if left - 2 < x < right + 2 and top - 2 < y < bottom + 2)


def haloed(
    x: float, y: float, text: str, *, size: float, ink: str = "ink", anchor: str = "start", bold: bool = False
) -> str:
    """Words with an edge of paper, so that lines below do not disturb them."""
    words = label(x, y, text, size=size, ink=ink, anchor=anchor, bold=bold)
    edge: dict[str, Any] = {
        "stroke": TINTS["paper"],
        "class_": "go-s-paper",
        "stroke_width": 3.5,
        "stroke_linejoin": "round",
    }
    return element("g", words, **edge) + words

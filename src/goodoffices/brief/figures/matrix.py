"""The position matrix: a row for each option, a column for each side, a word and a sign in every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.brief.figures.svg import NARROW, document, hatch, label, shape, wrap

__all__ = ["STANCE_WORDS", "MatrixRow", "draw_matrix"]

STANCE_WORDS = {
    "demanded": "demanded",
    "acceptable": "acceptable",
    "negotiable": "negotiable",
    "rejected": "rejected",
    "red-line": "red line",
    "": "silent",
}
"""How a stance is written in a cell; an empty stance is silence."""

_LOOK = {
    "demanded": ("blue", "blue"),
    "acceptable": ("green", "green"),
    "negotiable": ("ochre", "ochre"),
    "rejected": ("brick", "brick"),
    "red-line": ("brick", "brick"),
}
_WIDTH, _CELL, _ROW, _HEAD, _GAP = 680.0, 128.0, 34.0, 30.0, 4.0


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An option and where each side stands on it.

    Parameters
    ----------
    group : str
        Title of the issue; a heading is drawn where it differs from the row above.
    title : str
        The option.
    stances : tuple of str
        One for each column; empty for silence; several words (``rejected (was negotiable)``) are cut at the first.
    moved : tuple of bool
        Whether the stance is another than at the round before; marked with an arrow and a word in the table.
    """

    group: str
    title: str
    stances: tuple[str, ...]
    moved: tuple[bool, ...] = ()


def draw_matrix(
    columns: Sequence[str],
    rows: Sequence[MatrixRow],
    title: str,
    description: str,
    name: str = "matrix",
    width: float = _WIDTH,
) -> str:
    """Draw the matrix; ``columns`` are the names of the sides. Where it is narrow, each option stands over its cells."""
    stacked = width <= NARROW
    left = 0.0 if stacked else width - min(_CELL, (width - 200) / max(1, len(columns))) * len(columns)
    cell = (width - left) / max(1, len(columns))
    body = [hatch(f"{name}-rejected", "brick", "brick"), hatch(f"{name}-red-line", "brick", "brick", crossed=True)]
    for n, column in enumerate(columns):
        words = wrap(column, 14, cell - _GAP, 1)[0]
        body.append(label(left + n * cell + cell / 2, 18, words, size=14, anchor="middle", bold=True))
    y = _HEAD
    group = None
    for row in rows:
        if row.group != group:
            group = row.group
            drawn, y = _issue(group, y, width)
            body += drawn
        drawn, y, height = _option(row.title, y, width if stacked else left, stacked=stacked)
        body += drawn
        for n, stance in enumerate(row.stances):
            moved = n < len(row.moved) and row.moved[n]
            body += _cell(stance, left + n * cell, y, cell, height, name, moved=moved)
        y += height
    if any(any(row.moved) for row in rows):
        y += 18
        words = "\N{LEFTWARDS ARROW} changed since the round before"
        body.append(label(width - 4, y, words, size=13, ink="muted", anchor="end"))
    return document(name, width, y + 6, title, description, *body)


def _issue(title: str, y: float, width: float) -> tuple[list[str], float]:
    """The heading of an issue, and where it ends."""
    drawn: list[str] = []
    for line in wrap(title, 14, width - 8, 2):
        y += 20
        drawn.append(label(2, y, line, size=14, bold=True))
    y += 6
    drawn.append(shape("line", stroke="rule", x1=0, y1=y, x2=width, y2=y, stroke_width=1))
    return drawn, y + 3


def _option(title: str, y: float, room: float, *, stacked: bool) -> tuple[list[str], float, float]:
    """The words of an option, where its cells begin, and how high they are."""
    lines = wrap(title, 13.5, room - 18, 3)
    if stacked:
        drawn = [label(8, y + 16 + 18 * n, line, size=13.5) for n, line in enumerate(lines)]
        return drawn, y + 18 * len(lines) + 4, _ROW
    height = max(_ROW, 18 * len(lines) + 8)
    middle = y + height / 2 + 5 - 9 * (len(lines) - 1)
    return [label(8, middle + 18 * n, line, size=13.5) for n, line in enumerate(lines)], y, height


def _cell(stance: str, x: float, y: float, width: float, height: float, name: str, *, moved: bool) -> list[str]:
    words = STANCE_WORDS.get(stance, stance)
    middle = y + height / 2
    if stance not in _LOOK:
        return [label(x + width / 2, middle + 5, words, size=13.5, ink="muted", anchor="middle")]
    tint, ink = _LOOK[stance]
    hatched = f"url(#{name}-{stance})" if stance in ("rejected", "red-line") else ""
    frame = {"x": x + _GAP / 2, "y": y + _GAP / 2, "width": width - _GAP, "height": height - _GAP, "rx": 3.0}
    drawn = [shape("rect", fill=f"tint:{tint}", stroke=ink, stroke_width=2.2 if stance == "red-line" else 1, **frame)]
    if hatched:
        # The hatching keeps to a strip at the edge, so that the word stays easy to read.
        drawn.append(shape("rect", fill=hatched, x=x + _GAP / 2, y=y + _GAP / 2, width=22, height=height - _GAP, rx=3))
    drawn += _sign(stance, ink, x + _GAP / 2 + 11, middle)
    drawn.append(label(x + 29, middle + 5, words + (" \N{LEFTWARDS ARROW}" if moved else ""), size=13.5))
    return drawn


def _sign(stance: str, ink: str, x: float, y: float) -> list[str]:
    """A shape for each stance: triangle up, disc, half disc, cross, bar."""
    if stance == "demanded":
        return [shape("path", fill=f"ink:{ink}", d=f"M{x:.1f},{y - 6:.1f} l6.5,11 h-13 z")]
    if stance == "acceptable":
        return [shape("circle", fill=f"ink:{ink}", cx=x, cy=y, r=6)]
    if stance == "negotiable":
        ring = shape("circle", fill="tint:paper", stroke=ink, cx=x, cy=y, r=5.5, stroke_width=1.5)
        return [ring, shape("path", fill=f"ink:{ink}", d=f"M{x:.1f},{y - 5.5:.1f} a5.5,5.5 0 0 0 0,11 z")]
    disc = shape("circle", fill="tint:paper", stroke=ink, cx=x, cy=y, r=8, stroke_width=1)
    if stance == "rejected":
        return [disc, shape("path", stroke=ink, d=f"M{x - 4:.1f},{y - 4:.1f} l8,8 m0,-8 l-8,8", stroke_width=2)]
    return [disc, shape("rect", fill=f"ink:{ink}", x=x - 5, y=y - 2, width=10, height=4)]

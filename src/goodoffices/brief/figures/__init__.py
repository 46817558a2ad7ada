"""Figures drawn as SVG by the project itself: the same drawing in the page, the PDF and the office file.

Colours stand as presentation attributes (light paper) and carry classes, which a page may set anew for the dark. Every
figure says in words and shapes whatever it says in colour, has a title and a description, and comes with its data as a
table.

Those that need numpy (:mod:`.plane`, :mod:`.parallel`) are imported from their own files: a brief without them is quicker.
"""

from goodoffices.brief.figures.axes import Scale, axis_below, axis_left, day_ticks, padded, ticks
from goodoffices.brief.figures.bars import Bar, BarGroup, draw_bars
from goodoffices.brief.figures.matrix import MatrixRow, draw_matrix
from goodoffices.brief.figures.seating import draw_seating
from goodoffices.brief.figures.svg import NARROW
from goodoffices.brief.figures.timeline import LANES, Mark, draw_timeline

__all__ = [
    "LANES",
    "NARROW",
    "Bar",
    "BarGroup",
    "Mark",
    "MatrixRow",
    "Scale",
    "axis_below",
    "axis_left",
    "day_ticks",
    "draw_bars",
    "draw_matrix",
    "draw_seating",
    "draw_timeline",
    "padded",
    "ticks",
]

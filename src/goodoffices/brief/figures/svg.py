"""A small builder of SVG: escaped text, numbers written alike everywhere, colours with their classes."""

from __future__ import annotations

import re
from html import escape

__all__ = [
    "FONT",
    "INKS",
    "NARROW",
    "TINTS",
    "document",
    "element",
    "hatch",
    "label",
    "number",
    "shape",
    "text_width",
    "wrap",
]

FONT = "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', 'Libertinus Serif'"
"""Fonts of whoever shows the figure, and last the one that every PDF of ours carries."""

NARROW = 320.0
"""Pixels that a figure may be wide on a telephone held upright."""

INKS = {
    "ink": "#23211c",
    "muted": "#5a5548",
    "rule": "#b9b2a1",
    "blue": "#2b5a8c",
    "ochre": "#8a5800",
    "green": "#2f6b46",
    "brick": "#a03a2e",
    "violet": "#65478a",
}
"""Colours for lines and text on light paper; each has at least 4.5 : 1 against white, the rule aside."""

TINTS = {
    "paper": "#ffffff",
    "wash": "#f3f0e8",
    "blue": "#e2ebf5",
    "ochre": "#f7ecd5",
    "green": "#e0efe5",
    "brick": "#f7e2de",
    "violet": "#ece5f4",
}
"""Colours for areas that text stands on."""

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def number(value: float) -> str:
    """A coordinate, to a tenth of a pixel, without a trailing zero.

    Examples
    --------
    >>> number(12.0), number(-0.04), number(7.25)
    ('12', '0', '7.2')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _clean(text: str) -> str:
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text), quote=True)


def element(tag: str, *children: str, **attributes: str | float | None) -> str:
    """An element; ``stroke_width`` is written ``stroke-width``, ``class_`` is written ``class``, None is left out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_clean(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{tag}{given}>{inside}</{tag}>" if inside else f"<{tag}{given}/>"


def label(
    x: float, y: float, text: str, *, size: float = 14, ink: str = "ink", anchor: str = "start", bold: bool = False
) -> str:
    """A line of text, its base line at ``y``."""
    return element(
        "text", _clean(text), x=x, y=y, font_size=size, fill=INKS[ink], class_=f"go-f-{ink}",
        text_anchor=anchor if anchor != "start" else None, font_weight="600" if bold else None,
    )  # fmt: skip


def shape(tag: str, *, fill: str = "", stroke: str = "", **attributes: str | float | None) -> str:
    """A drawn element with a fill (``ink:blue`` or ``tint:blue`` or ``url(#…)``) and a stroke by name.

    The classes ``go-f-…`` (fill by an ink), ``go-t-…`` (fill by a tint) and ``go-s-…`` (stroke) let a page recolour it.
    """
    classes, paint = [], "none"
    if fill.startswith("url"):
        paint = fill
    elif fill:
        kind, _, name = fill.partition(":")
        paint = (INKS if kind == "ink" else TINTS)[name]
        classes.append(f"go-{'f' if kind == 'ink' else 't'}-{name}")
    if stroke:
        classes.append(f"go-s-{stroke}")
    return element(
        tag, fill=paint, stroke=INKS[stroke] if stroke else None, class_=" ".join(classes) or None, **attributes
    )


def hatch(id: str, tint: str, ink: str, *, crossed: bool = False) -> str:
    """A pattern of slanting lines in an ink on a tint; crossed for the stronger one."""
    lines = "M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4" + (" M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4" if crossed else "")
    return element(
        "pattern", shape("rect", fill=f"tint:{tint}", width=8, height=8),
        shape("path", stroke=ink, d=lines, stroke_width=1.2, stroke_opacity="0.55"),
        id=id, width=8, height=8, patternUnits="userSpaceOnUse",
    )  # fmt: skip


def document(name: str, width: float, height: float, title: str, description: str, *children: str) -> str:
    """A complete figure.

    Parameters
    ----------
    name : str
        Prefix of every id in it, so that several figures stand on one page.
    """
    return element(
        "svg",
        element("title", _clean(title), id=f"{name}-title"),
        element("desc", _clean(description), id=f"{name}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {number(width)} {number(height)}", width=width, height=height,
        role="img", aria_labelledby=f"{name}-title {name}-desc", font_family=FONT, class_="go-figure",
    )  # fmt: skip


def text_width(text: str, size: float) -> float:
    """About how wide a text is, in pixels: rather too much, since the font is the reader's."""
    ems = 0.0
    for char in text:
        if char in "iljtf.,:;'|!() ":
            ems += 0.36
        elif char in "mwMW@%\N{EM DASH}":
            ems += 0.92
        elif ord(char) >= 0x2E80:
            ems += 1.0
        else:
            ems += 0.66 if char.isupper() or ord(char) > 0x36F else 0.57
    return ems * size


def wrap(text: str, size: float, width: float, lines: int = 3) -> list[str]:
    """Break a text into at most so many lines of that width; what does not fit ends in an ellipsis."""
    rows: list[str] = []
    row = ""
    for word in text.split():
        longer = f"{row} {word}".strip()
        if row and text_width(longer, size) > width:
            rows.append(row)
            row = word
        else:
            row = longer
    rows.append(row)
    if len(rows) > lines:
        rows = [*rows[: lines - 1], f"{rows[lines - 1]} \N{HORIZONTAL ELLIPSIS}"]
    return [_shorten(r, size, width) for r in rows]


def _shorten(row: str, size: float, width: float) -> str:
    if text_width(row, size) <= width:
        return row
    row = row.removesuffix("\N{HORIZONTAL ELLIPSIS}").rstrip()
    while row and text_width(f"{row}\N{HORIZONTAL ELLIPSIS}", size) > width:
        row = row[:-1]
    return f"{row.rstrip()}\N{HORIZONTAL ELLIPSIS}"

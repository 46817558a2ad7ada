"""Text for cells: made safe for spreadsheets, kept to one line, and laid out in columns of plain characters."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Sequence

__all__ = ["display_width", "lay_out", "one_line", "safe_cell"]

# What a spreadsheet takes for the beginning of a formula, with the full-width forms that some read alike, behind any
# spaces and invisible characters that some skip. Apostrophes are counted in so that two texts never become the same.
_FORMULA = re.compile(
    "[\\s\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f]*'*[\\s\u200b-\u200f\u2060\ufeff\x00-\x1f\x7f]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]"
)

# Controls would steer a terminal, and overrides of direction would show other words than are there.
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]+")


def safe_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line end gets an apostrophe in front, which
    spreadsheets take for "this is text" (OWASP, CSV Injection). Two different texts stay different. Only for columns
    of text: a number in a column of numbers is written as it is.

    Examples
    --------
    >>> safe_cell("=HYPERLINK(0)"), safe_cell("-5 degrees"), safe_cell("1,200 prisoners")
    ("'=HYPERLINK(0)", "'-5 degrees", '1,200 prisoners')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def one_line(text: str) -> str:
    """A text on one line, without characters that steer a terminal or turn the direction of what follows.

    Examples
    --------
    >>> one_line("two\\nlines \\x1b[31mred")
    'two lines [31mred'
    """
    return " ".join(_INVISIBLE.sub(" ", text).split())


def display_width(text: str) -> int:
    """The columns that a text takes on a terminal: wide characters two, combining ones none.

    Examples
    --------
    >>> display_width("мир"), display_width("平和"), display_width("e\u0301")
    (3, 4, 1)
    """
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def lay_out(rows: Sequence[Sequence[str]], width: int = 100, indent: str = "  ", gap: str = "  ") -> list[str]:
    """Rows in columns; what does not fit is wrapped inside its own column.

    Parameters
    ----------
    rows : sequence of sequence of str
        All of the same length, the head included.
    width : int
        Columns of the terminal, at least 20.

    Returns
    -------
    list of str
        Lines without spaces at their end.
    """
    if not rows:
        return []
    cells = [[one_line(cell) for cell in row] for row in rows]
    wanted = [max(display_width(row[i]) for row in cells) for i in range(len(cells[0]))]
    widths = _shrink(wanted, max(width, 20) - len(indent) - len(gap) * (len(wanted) - 1))
    lines = []
    for row in cells:
        wrapped = [textwrap.wrap(cell, size) or [""] for cell, size in zip(row, widths, strict=True)]
        for n in range(max(map(len, wrapped))):
            parts = [part[n] if n < len(part) else "" for part in wrapped]
            lines.append((indent + gap.join(_pad(p, w) for p, w in zip(parts, widths, strict=True))).rstrip())
    return lines


def _shrink(wanted: list[int], room: int) -> list[int]:
    """Take columns from the widest until all fit, but leave each at least eight."""
    widths = list(wanted)
    while sum(widths) > room and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return [max(w, 1) for w in widths]


def _pad(text: str, width: int) -> str:
    return text + " " * max(width - display_width(text), 0)

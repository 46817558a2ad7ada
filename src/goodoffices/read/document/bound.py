"""The part of a very long text that is read, and what is said of the rest.

No article, statement or transcript comes near the bound. A dump of a site, a log or a file made to keep a reader busy
does: its first part is read like any other text, and the rest is one block that no rule looks at.
"""

from __future__ import annotations

from dataclasses import replace

from goodoffices.diagnose import Diagnostic, Place
from goodoffices.read.document.drawn import Drawn
from goodoffices.read.document.line import Line
from goodoffices.read.document.page import LONGEST_TEXT
from goodoffices.read.document.span import Span

__all__ = ["MOST_LINES", "bounded", "not_read", "part_to_read"]

MOST_LINES = 200_000
"""Lines that are read; an article has a few hundred."""
_SHOWN = 200
_BACK = 10_000


def part_to_read(text: str, start: int = 0, longest: int = LONGEST_TEXT) -> Span:
    """The part of a plain text that is read: up to the last end of a line, or of a word, within the bound.

    Examples
    --------
    >>> part_to_read("They met.\\nThey left.", longest=14), part_to_read("They met.")
    (Span(start=0, end=9), Span(start=0, end=9))
    """
    if len(text) - start <= longest:
        return Span(start, len(text))
    stop = start + longest
    for mark in ("\n", " "):
        found = text.rfind(mark, max(start, stop - _BACK), stop)
        if found > start:
            return Span(start, found)
    return Span(start, stop)


def bounded(drawn: Drawn, name: str, longest: int = LONGEST_TEXT, most_lines: int = MOST_LINES) -> Drawn:
    """The same with one line for all that stands behind the bound, and a diagnostic that says from where to where.

    Parameters
    ----------
    drawn : Drawn
    name : str
        For the diagnostic.
    longest : int
        Code points.
    most_lines : int
    """
    # A text that was cut at the bound already may stand a few white spaces over it.
    slack = longest // 100
    start = drawn.lines[0].span.start if drawn.lines else 0
    stop = drawn.lines[-1].span.end if drawn.lines else 0
    if (
        len(drawn.lines) <= most_lines
        and stop - start <= longest + slack
        and len(drawn.text[stop : stop + _BACK].strip()) == 0
    ):
        return drawn
    kept = [line for line in drawn.lines if line.span.end - start <= longest + slack][:most_lines]
    first = kept[-1].span.end if kept else start
    rest = Span(first, len(drawn.text)).trimmed(drawn.text)
    if not len(rest):
        return drawn
    beyond = Line(
        rest, drawn.text[rest.start : rest.start + _SHOWN], kind="beyond", rule="behind the part that is read"
    )
    note = not_read(name, rest.start, rest.end, "the text")
    return replace(drawn, lines=[*kept, beyond], diagnostics=(*drawn.diagnostics, note))


def not_read(name: str, start: int, end: int, of: str) -> Diagnostic:
    """What to say of a part that was not read."""
    return Diagnostic(
        "W917",
        f"the code points {start:,} to {end:,} of {of} were set aside; what stands before them was read",
        Place(name),
        help="where the article stands in that part, save it by itself",
    )

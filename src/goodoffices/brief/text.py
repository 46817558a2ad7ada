"""A sheet as plain text, for a terminal or a pipe: short lines, aligned columns, footnotes as [n]."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from goodoffices.brief.columns import column_widths
from goodoffices.brief.sheet import Block, Bullets, Figure, Footnote, Heading, Line, Paragraph, Run, Sheet, Table
from goodoffices.brief.typeset import fold, note_marks, pad, width_of

__all__ = ["Styled", "render_text", "styled_lines"]

_PERCENT = re.compile(r"(\d+)(?:\N{EN DASH}(\d+))? %(?: or more)?\Z")
_BAR = 10


class Styled(NamedTuple):
    """A line of text and what it is, so that a terminal may set it apart.

    Parameters
    ----------
    style : {"title", "heading", "subheading", "rule", "note", ""}
    text : str
    """

    style: str
    text: str


def render_text(sheet: Sheet, width: int = 88) -> str:
    """Lay a sheet out as plain text.

    Parameters
    ----------
    sheet : Sheet
    width : int
        Columns, at least 40.

    Returns
    -------
    str
        Ends with a line break; no line is wider than ``width`` columns.
    """
    return "".join(f"{line.text}\n" for line in styled_lines(sheet, width))


def styled_lines(sheet: Sheet, width: int = 88) -> Iterator[Styled]:
    """The lines of the text, each with its style."""
    width = max(40, width)
    yield Styled("rule", "═" * width)
    for row in fold(sheet.title, width - 2):
        yield Styled("title", f" {row}")
    for row in fold(sheet.subtitle, width - 2):
        yield Styled("", f" {row}")
    yield Styled("rule", "─" * width)
    yield from _facts(sheet, width)
    yield Styled("rule", "═" * width)
    for block in sheet.blocks:
        yield from _block(block, width)
    if sheet.footnotes:
        yield from _heading(Heading("Footnotes"), width)
        for note in sheet.footnotes:
            yield from _footnote(note, width)


def _facts(sheet: Sheet, width: int) -> Iterator[Styled]:
    room = max((width_of(label) for label, _ in sheet.facts), default=0) + 3
    for label, line in sheet.facts:
        rows = fold(_plain(line), width - room - 1)
        for n, row in enumerate(rows):
            yield Styled("", f" {pad(label if n == 0 else '', room)}{row}")


def _plain(line: Line) -> str:
    return "".join(run.text + note_marks(run.notes) for run in line)


def _heading(heading: Heading, width: int) -> Iterator[Styled]:
    yield Styled("", "")
    if heading.level > 2:
        yield from (Styled("subheading", row) for row in fold(f"▸ {heading.text}", width))
        return
    yield Styled("", "")
    rows = fold(heading.text.upper(), width)
    yield from (Styled("heading", row) for row in rows)
    yield Styled("rule", "─" * max(map(width_of, rows), default=0))


def _block(block: Block, width: int) -> Iterator[Styled]:
    if isinstance(block, Heading):
        yield from _heading(block, width)
    elif isinstance(block, Paragraph):
        yield Styled("", "")
        yield from (Styled("", row) for row in fold(_plain(block.line), width))
    elif isinstance(block, Bullets):
        yield Styled("", "")
        yield from _bullets(block, width)
    elif isinstance(block, Table):
        yield from _table(block, width)
    else:
        yield from _figure(block, width)


def _bullets(block: Bullets, width: int) -> Iterator[Styled]:
    for number, item in enumerate(block.items, 1):
        sign = f"{number}. " if block.ordered else "• "
        rows = fold(_plain(item), width - 1 - len(sign))
        for n, row in enumerate(rows):
            yield Styled("", f" {sign if n == 0 else ' ' * len(sign)}{row}")


def _figure(figure: Figure, width: int) -> Iterator[Styled]:
    """The figure's data stand for it, shares as bars; where there are none, its words."""
    if figure.data is None:
        yield Styled("", "")
        yield from (Styled("", row) for row in fold(f"[{figure.title}] {figure.description}", width))
        return
    rows = tuple(tuple(_barred(cell) for cell in row) for row in figure.data.rows)
    yield from _table(replace(figure.data, rows=rows, caption=figure.data.caption or figure.title), width)


def _barred(cell: Line) -> Line:
    found = _PERCENT.match(_plain(cell)) if len(cell) == 1 else None
    if not found:
        return cell
    least, most = int(found[1]), int(found[2] or found[1])
    full = min(_BAR, max(least * _BAR // 100, 1 if least else 0))
    unsure = min(_BAR, -(-most * _BAR // 100)) if found[2] else full
    bar = "█" * full + "▒" * max(0, unsure - full)
    return (Run(bar.ljust(_BAR, "░").replace(" ", "░") + f" {cell[0].text}".replace(" %", "\N{NO-BREAK SPACE}%")),)


def _table(table: Table, width: int) -> Iterator[Styled]:
    yield Styled("", "")
    head = [_plain(cell) for cell in table.head]
    rows = [[_plain(cell) for cell in row] for row in table.rows]
    for above, row in zip(rows[-2::-1], rows[:0:-1], strict=True):
        if len(row) > 2 and row[0] == above[0]:
            row[0] = ""  # as above
    widths = _widths(table, [head, *rows], width)
    yield from (Styled("subheading", row) for row in fold(table.caption, width))
    if widths is None:
        yield from _stacked(head, rows, width)
        return
    yield from (Styled("", row) for row in _row(head, widths))
    yield Styled("rule", "  ".join("─" * w for w in widths))
    # Rows that begin with a short word or a number are told apart without a blank line between them.
    tall = any(
        width_of(row[0]) > 4 and len(fold(cell, w)) > 1 for row in rows for cell, w in zip(row, widths, strict=True)
    )
    for n, row in enumerate(rows):
        if n and tall and row[0]:
            yield Styled("", "")
        yield from (Styled("", line) for line in _row(row, widths))


def _widths(table: Table, cells: list[list[str]], width: int) -> list[int] | None:
    """The width of each column; None where so many do not fit beside each other."""
    columns = range(len(table.head))
    wanted = [max((width_of(row[c]) for row in cells if c < len(row)), default=1) or 1 for c in columns]
    room = width - 2 * (len(wanted) - 1)
    if sum(wanted) <= room:
        return wanted
    words = [max((width_of(word) for row in cells for word in row[c].split(" ")), default=1) for c in columns]
    least = [min(word, want, 16) for word, want in zip(words, wanted, strict=True)]
    if sum(least) > room:
        return None
    shares = column_widths(table)
    widths = [max(low, min(want, share * room // 100)) for low, want, share in zip(least, wanted, shares, strict=True)]
    while sum(widths) > room:
        widest = max((c for c in columns if widths[c] > least[c]), key=lambda c: widths[c] - least[c])
        widths[widest] -= 1
    while sum(widths) < room and (open_ := [c for c in columns if widths[c] < wanted[c]]):
        widths[max(open_, key=lambda c: wanted[c] / widths[c])] += 1
    return widths


def _row(cells: Iterable[str], widths: list[int]) -> Iterator[str]:
    folded = [fold(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for n in range(max(map(len, folded))):
        parts = (pad(rows[n] if n < len(rows) else "", width) for rows, width in zip(folded, widths, strict=True))
        yield "  ".join(parts).rstrip()


def _stacked(head: list[str], rows: list[list[str]], width: int) -> Iterator[Styled]:
    """Each row as a small list of its own, where the page is too narrow for columns."""
    for row in rows:
        yield Styled("rule", "─" * min(width, 24))
        for label, cell in zip(head, row, strict=True):
            if cell:
                for n, line in enumerate(fold(f"{label}: {cell}", width - 2)):
                    yield Styled("", f"{'' if n == 0 else '  '}{line}")


def _footnote(note: Footnote, width: int) -> Iterator[Styled]:
    lead = f"[{note.number}]".rjust(5) + " "
    for n, row in enumerate(fold(_plain(note.line), width - len(lead))):
        yield Styled("note", f"{lead if n == 0 else ' ' * len(lead)}{row}")

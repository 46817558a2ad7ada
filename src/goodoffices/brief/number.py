"""Footnotes numbered in the order in which a reader meets them, without gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goodoffices.brief.sheet import Block, Bullets, Figure, Heading, Line, Paragraph, Sheet, Table

__all__ = ["lines_of", "renumber"]


def lines_of(block: Block) -> Iterator[Line]:
    """Every line of a block, in reading order."""
    if isinstance(block, Paragraph):
        yield block.line
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Table):
        yield from block.head
        for row in block.rows:
            yield from row
    elif isinstance(block, Figure) and block.data is not None:
        yield from lines_of(block.data)


def renumber(sheet: Sheet) -> Sheet:
    """The sheet with its footnotes numbered by first appearance; a footnote that no line names is left out."""
    order: dict[int, int] = {}
    lines = [line for _, line in sheet.facts]
    lines += [line for block in sheet.blocks for line in lines_of(block)]
    for line in lines:
        for run in line:
            for note in run.notes:
                order.setdefault(note, len(order) + 1)
    by_number = {note.number: note for note in sheet.footnotes}
    return replace(
        sheet,
        facts=tuple((label, _line(line, order)) for label, line in sheet.facts),
        blocks=tuple(_block(block, order) for block in sheet.blocks),
        footnotes=tuple(replace(by_number[old], number=new) for old, new in order.items()),
    )


def _line(line: Line, order: dict[int, int]) -> Line:
    return tuple(replace(run, notes=tuple(sorted(order[n] for n in run.notes))) if run.notes else run for run in line)


def _table(table: Table, order: dict[int, int]) -> Table:
    return replace(
        table,
        head=tuple(_line(cell, order) for cell in table.head),
        rows=tuple(tuple(_line(cell, order) for cell in row) for row in table.rows),
    )


def _block(block: Block, order: dict[int, int]) -> Block:
    if isinstance(block, Heading):
        return block
    if isinstance(block, Paragraph):
        return replace(block, line=_line(block.line, order))
    if isinstance(block, Bullets):
        return replace(block, items=tuple(_line(item, order) for item in block.items))
    if isinstance(block, Table):
        return _table(block, order)
    return replace(block, data=_table(block.data, order)) if block.data is not None else block

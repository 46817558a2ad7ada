"""A sheet as plain text, for a terminal or a pipe: short lines, aligned columns, footnotes as [n]."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from goodoffices.brief.sheet import Block, Bullets, Figure, Heading, Line, Paragraph, Run, Sheet, Table
from goodoffices.brief.text_notes import text_notes
from goodoffices.brief.text_table import text_table
from goodoffices.brief.typeset import Styled, fold, line_words, pad, width_of

__all__ = ["Styled", "render_text", "styled_lines"]

_PERCENT = re.compile(r"(\d+)(?:\N{EN DASH}(\d+))?[ \N{NO-BREAK SPACE}]%(?: or more)?\Z")
_BAR = 6


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
    above: Block | None = None
    for block in sheet.blocks:
        yield from _block(block, above, width)
        above = block
    if sheet.footnotes:
        yield from _heading(Heading("Footnotes"), width)
        yield from text_notes(sheet.footnotes, width)


def _facts(sheet: Sheet, width: int) -> Iterator[Styled]:
    room = max((width_of(label) for label, _ in sheet.facts), default=0) + 3
    for label, line in sheet.facts:
        rows = fold(line_words(line), width - room - 1)
        for n, row in enumerate(rows):
            yield Styled("", f" {pad(label if n == 0 else '', room)}{row}")


def _heading(heading: Heading, width: int) -> Iterator[Styled]:
    yield Styled("", "")
    if heading.level > 2:
        yield from (Styled("subheading", row) for row in fold(f"▸ {heading.text}", width))
        return
    rows = fold(heading.text.upper(), width)
    yield from (Styled("heading", row) for row in rows)
    yield Styled("rule", "─" * max(map(width_of, rows), default=0))


def _block(block: Block, above: Block | None, width: int) -> Iterator[Styled]:
    if isinstance(block, Heading):
        yield from _heading(block, width)
        return
    if not isinstance(above, Heading) and not (isinstance(above, Paragraph) and isinstance(block, Bullets)):
        yield Styled("", "")
    if isinstance(block, Paragraph):
        yield from (Styled("", row) for row in fold(line_words(block.line), width))
    elif isinstance(block, Bullets):
        yield from _bullets(block, width)
    elif isinstance(block, Table):
        yield from text_table(block, width)
    else:
        yield from _figure(block, width)


def _bullets(block: Bullets, width: int) -> Iterator[Styled]:
    for number, item in enumerate(block.items, 1):
        sign = f"{number}. " if block.ordered else "• "
        rows = fold(line_words(item), width - 1 - len(sign))
        for n, row in enumerate(rows):
            yield Styled("", f" {sign if n == 0 else ' ' * len(sign)}{row}")


def _figure(figure: Figure, width: int) -> Iterator[Styled]:
    """The figure's data stand for it, shares as bars; where there are none, its words."""
    if figure.data is None:
        yield from (Styled("", row) for row in fold(f"[{figure.title}] {figure.description}", width))
        return
    rows = tuple(tuple(_barred(cell) for cell in row) for row in figure.data.rows)
    yield from text_table(replace(figure.data, rows=rows, caption=figure.data.caption or figure.title), width)


def _barred(cell: Line) -> Line:
    found = _PERCENT.match(line_words(cell)) if len(cell) == 1 else None
    if not found:
        return cell
    least, most = int(found[1]), int(found[2] or found[1])
    full = min(_BAR, max(least * _BAR // 100, 1 if least else 0))
    unsure = min(_BAR, -(-most * _BAR // 100)) if found[2] else full
    bar = "█" * full + "▒" * max(0, unsure - full)
    return (Run(bar.ljust(_BAR, "░").replace(" ", "░") + f" {cell[0].text}".replace(" %", "\N{NO-BREAK SPACE}%")),)

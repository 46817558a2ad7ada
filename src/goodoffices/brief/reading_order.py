"""What a document reads like from beginning to end: the order of its notes, its outline, its last tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goodoffices.brief.number import lines_of
from goodoffices.brief.sheet import Figure, Footnote, Heading, Line, Sheet, Table

__all__ = ["captioned", "citations", "data_tables", "outline_level", "web_address"]


def citations(sheet: Sheet) -> Iterator[int]:
    """The numbers of the notes in the order in which they are cited, repetitions included."""
    for line in _lines(sheet):
        for run in line:
            yield from run.notes


def data_tables(sheet: Sheet) -> tuple[Table, ...]:
    """The tables behind the figures, each with a caption."""
    figures = (block for block in sheet.blocks if isinstance(block, Figure))
    return tuple(captioned(figure.data, figure) for figure in figures if figure.data)


def captioned(data: Table, figure: Figure) -> Table:
    """The table behind a figure, under the figure's title where it has no caption of its own."""
    return data if data.caption else replace(data, caption=figure.title)


def outline_level(heading: Heading, before: int) -> int:
    """The level of a heading in the outline, where the sheet's title is above level 1 and no level is skipped.

    Parameters
    ----------
    heading : Heading
    before : int
        The level of the heading before it, 0 for the first.

    Examples
    --------
    >>> outline_level(Heading("Positions", 4), before=1)
    2
    """
    return max(1, min(heading.level - 1, before + 1, 9))


def web_address(note: Footnote) -> str:
    """The address that a note links to; empty where it has none that a browser opens."""
    return note.url if note.url.startswith(("https://", "http://")) else ""


def _lines(sheet: Sheet) -> Iterator[Line]:
    for _, line in sheet.facts:
        yield line
    for block in sheet.blocks:
        yield from lines_of(block)

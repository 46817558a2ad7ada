"""Tables as plain text: in columns, under headings, as running words, or one line to a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from goodoffices.brief.columns import column_widths
from goodoffices.brief.sheet import Line, Table
from goodoffices.brief.typeset import Styled, fold, line_words, note_marks, pad, width_of

__all__ = ["text_table"]

_SHORT = 30
_EMPTY = ("", "\N{EN DASH}")


def text_table(table: Table, width: int) -> Iterator[Styled]:
    """The lines of a table, its caption first."""
    yield from (Styled("subheading", row) for row in fold(table.caption, width))
    head = [line_words(cell) for cell in table.head]
    rows = [[line_words(cell) for cell in row] for row in table.rows]
    if table.layout == "running":
        yield from _running(head, rows, width)
    elif table.layout == "index" and len(head) > 2:
        yield from _index(table, width)
    elif table.layout == "grouped" and len(head) > 2:
        yield from _grouped(table, head, rows, width)
    else:
        yield from _grid(table, head, rows, width)


def _running(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[Styled]:
    """Each row as words: its first cell, then the others, each by its name where there are several; short rows run on."""
    pairs = len(head) == 2
    if pairs and all(sum(map(width_of, row)) <= _SHORT for row in rows):
        words = "; ".join(": ".join(row).replace(" ", "\N{NO-BREAK SPACE}") for row in rows)
        yield from (Styled("", f" {row}") for row in fold(words, width - 1))
        return
    for row in rows:
        cells = [f"{name}: {cell}" for name, cell in zip(head[1:], row[1:], strict=True) if cell not in _EMPTY]
        words = ": ".join(row) if pairs else " \N{EN DASH} ".join(filter(None, (row[0], "; ".join(cells))))
        for n, line in enumerate(fold(words, width - 3)):
            yield Styled("", f"{' • ' if n == 0 else '   '}{line}")


def _index(table: Table, width: int) -> Iterator[Styled]:
    """Each row on one line: the cells before the third as wide as they are, the third cut to what is left."""
    rows = [[line_words(cell) for cell in row[:2]] for row in table.rows]
    widths = [max((width_of(row[c]) for row in rows), default=1) for c in range(2)]
    room = width - sum(widths) - 4
    if room < 24:
        yield from _grid(
            table, [line_words(c) for c in table.head], [[line_words(c) for c in r] for r in table.rows], width
        )
        return
    for cells, row in zip(rows, table.rows, strict=True):
        yield Styled("", "  ".join([*(pad(c, w) for c, w in zip(cells, widths, strict=True)), _cut(row[2], room)]))


def _cut(line: Line, room: int) -> str:
    """A line in so many columns; its footnotes stay."""
    words = " ".join("".join(run.text for run in line).split())
    notes = note_marks(tuple(dict.fromkeys(n for run in line for n in run.notes)))
    if width_of(words) + width_of(notes) <= room:
        return words + notes
    left = max(8, room - width_of(notes) - 1)
    first = fold(words, left)[0] if words else ""
    whole = (
        (first + notes if len(fold(words, left)) == 1 else f"{first}\N{HORIZONTAL ELLIPSIS}{notes}") if first else notes
    )
    return fold(whole, room)[0] if width_of(whole) > room else whole


def _grouped(table: Table, head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[Styled]:
    """The first column as headings over the rows that share it, the others in columns below."""
    inner = Table(table.head[1:], tuple(row[1:] for row in table.rows))
    widths = _widths(inner, [list(head[1:]), *(list(row[1:]) for row in rows)], width - 2)
    if widths is None:
        yield from _grid(table, head, rows, width)
        return
    yield from (Styled("", f"  {line}") for line in _row(head[1:], widths))
    yield Styled("rule", "  " + "  ".join("─" * w for w in widths))
    for title, group in groupby(rows, key=lambda row: row[0]):
        yield from (Styled("subheading", line) for line in fold(title, width))
        for row in group:
            yield from (Styled("", f"  {line}") for line in _row(row[1:], widths))


def _grid(table: Table, head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[Styled]:
    shown = [list(row) for row in rows]
    for above, row in zip(shown[-2::-1], shown[:0:-1], strict=True):
        if len(row) > 2 and row[0] == above[0]:
            row[0] = ""  # as above
    widths = _widths(table, [list(head), *shown], width)
    if widths is None:
        yield from _stacked(head, shown, width)
        return
    yield from (Styled("", row) for row in _row(head, widths))
    yield Styled("rule", "  ".join("─" * w for w in widths))
    # Rows that begin with a short word or a number are told apart without a blank line between them.
    tall = any(
        width_of(row[0]) > 4 and len(fold(cell, w)) > 1 for row in shown for cell, w in zip(row, widths, strict=True)
    )
    for n, row in enumerate(shown):
        if n and tall and row[0]:
            yield Styled("", "")
        yield from (Styled("", line) for line in _row(row, widths))


def _widths(table: Table, cells: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """The width of each column; None where so many do not fit beside each other."""
    columns = range(len(table.head))
    wanted = [max((width_of(row[c]) for row in cells if c < len(row)), default=1) or 1 for c in columns]
    room = width - 2 * (len(wanted) - 1)
    if sum(wanted) <= room:
        return wanted
    words = [max((width_of(word) for row in cells for word in row[c].split(" ")), default=1) for c in columns]
    least = [min(word, want, 17) for word, want in zip(words, wanted, strict=True)]
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


def _row(cells: Iterable[str], widths: Sequence[int]) -> Iterator[str]:
    folded = [fold(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for n in range(max(map(len, folded))):
        parts = (pad(rows[n] if n < len(rows) else "", width) for rows, width in zip(folded, widths, strict=True))
        yield "  ".join(parts).rstrip()


def _stacked(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[Styled]:
    """Each row as a small list of its own, where the page is too narrow for columns."""
    for row in rows:
        yield Styled("rule", "─" * min(width, 24))
        for label, cell in zip(head, row, strict=True):
            if cell:
                for n, line in enumerate(fold(f"{label}: {cell}", width - 2)):
                    yield Styled("", f"{'' if n == 0 else '  '}{line}")

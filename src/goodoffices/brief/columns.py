"""How wide the columns of a table are, from what stands in them."""

from __future__ import annotations

from goodoffices.brief.sheet import Line, Table

__all__ = ["column_widths"]

_PAGE = 106  # characters of a table's size in the width of the text on A4
_WORD = 24  # a longer word may break
_GUTTER = 4
_ROWS = 60  # the longest rows decide


def column_widths(table: Table) -> list[int]:
    """Relative widths of a table's columns, such that the table is about as short as it can be.

    Every column begins as wide as its longest word. What is left of the page goes, a character at a time, to the
    column that shortens the table most, where a row is as high as the cell with the most text for its width:
    the sum of these maxima is convex in the widths, so that the best single step leads on.

    Returns
    -------
    list of int
        Percentages, each at least 1, that add up to about 100; one per column.

    Examples
    --------
    >>> from goodoffices.brief.sheet import Run
    >>> cell = lambda text: (Run(text),)
    >>> column_widths(Table((cell("Day"), cell("What")), ((cell("5 May"), cell("word " * 60)),)))
    [7, 93]
    """
    rows = [[_text(line) for line in row] for row in (table.head, *table.rows)]
    columns = range(len(table.head))
    words = [max((len(word) for row in rows for word in row[c].split()), default=1) for c in columns]
    widths = [min(_WORD, word) + _GUTTER for word in words]
    lengths = [[len(text) + _GUTTER for text in row] for row in rows]
    longest = [max(row[c] for row in lengths) for c in columns]
    deciding = sorted(lengths, key=max, reverse=True)[:_ROWS]
    for _ in range(_PAGE - sum(widths)):
        open_columns = [c for c in columns if widths[c] < longest[c]]
        if not open_columns:
            break
        gains = {c: _gain(deciding, widths, c) for c in open_columns}
        best = max(open_columns, key=lambda c: (gains[c], longest[c] / widths[c]))
        widths[best] += 1
    total = sum(widths)
    return [max(1, round(100 * width / total)) for width in widths]


def _gain(rows: list[list[int]], widths: list[int], column: int) -> float:
    """How much shorter the table becomes by one more character in a column."""
    wider = widths[column] + 1
    saved = 0.0
    for row in rows:
        others = max((n / w for c, (n, w) in enumerate(zip(row, widths, strict=True)) if c != column), default=1.0)
        saved += max(others, row[column] / widths[column], 1.0) - max(others, row[column] / wider, 1.0)
    return saved


def _text(line: Line) -> str:
    # A note takes about half a character of width for each of its figures.
    return "".join(run.text + "." * len(run.notes) for run in line)

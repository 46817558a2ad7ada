"""How wide the columns of a table are, from what stands in them."""

from __future__ import annotations

from goodoffices.brief.sheet import Line, Table

__all__ = ["column_widths"]

_PAGE = 92  # characters of the small size in the width of an A4 page


def column_widths(table: Table) -> list[int]:
    """Relative widths of a table's columns.

    A column that needs less than its fair share of the page gets what it needs, the others share the rest by the
    square root of their text, so that the tallest row is not much taller than it must be.

    Returns
    -------
    list of int
        Percentages, each at least 1, that add up to about 100; one per column.

    Examples
    --------
    >>> from goodoffices.brief.sheet import Run
    >>> cell = lambda text: (Run(text),)
    >>> column_widths(Table((cell("Day"), cell("What")), ((cell("5 May"), cell("word " * 60)),)))
    [8, 92]
    """
    columns = range(len(table.head))
    cells = [
        [_text(line) for line in (table.head[c], *(row[c] for row in table.rows if c < len(row)))] for c in columns
    ]
    # A column is never narrower than its longest word, within reason; two characters stand for the gutter.
    words = [min(24, max((len(word) for text in column for word in text.split()), default=1)) + 2 for column in cells]
    wanted = [max(word, max(map(len, column)) + 2) for word, column in zip(words, cells, strict=True)]
    widths = [0.0] * len(wanted)
    open_columns, room = set(columns), float(_PAGE)
    while open_columns:
        fair = room / len(open_columns)
        small = {c for c in open_columns if wanted[c] <= fair}
        if not small:
            break
        for c in small:
            widths[c] = wanted[c]
        room -= sum(widths[c] for c in small)
        open_columns -= small
    weights = {c: max(len(text) for text in cells[c]) ** 0.5 for c in open_columns}
    for c in open_columns:
        widths[c] = max(words[c], room * weights[c] / sum(weights.values()))
    total = sum(widths) or 1.0
    return [max(1, round(100 * width / total)) for width in widths]


def _text(line: Line) -> str:
    # A note takes about half a character of width for each of its figures.
    return "".join(run.text + "." * len(run.notes) for run in line)

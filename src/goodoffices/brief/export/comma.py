"""Tables as comma-separated values (RFC 4180), in UTF-8, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from typing import Any

from goodoffices.brief.export.tables import Table
from goodoffices.positions.plain import utc_text
from goodoffices.text.table import safe_cell

__all__ = ["BETWEEN", "csv_bytes"]

BETWEEN = " | "
"""What stands between the words of a list in one cell."""


def csv_bytes(table: Table) -> bytes:
    """The table with its head in the first line; lines end with CR LF.

    Text is guarded against being taken for a formula (:func:`~goodoffices.text.table.safe_cell`); numbers, flags
    (``yes``, ``no``) and UTC times are written plainly, in columns that hold nothing else.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([safe_cell(column.name) for column in table.columns])
    for row in table.rows:
        writer.writerow([_cell(value) for value in row])
    return stream.getvalue().encode("utf-8")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, datetime):
        return utc_text(value)
    if isinstance(value, tuple):
        return safe_cell(BETWEEN.join("" if item is None else str(item) for item in value))
    return safe_cell(value)

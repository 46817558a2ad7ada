"""The cells of a CSV or XLSX file, as text, with their places."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from goodoffices.bargain.format.reading import Reading
from goodoffices.diagnose import MissingExtra
from goodoffices.text.source import LONGEST_FILE
from goodoffices.text.table import safe_cell

__all__ = ["Cell", "read_rows"]


class Cell:
    """One cell: its text without outer spaces, its row and column from 1."""

    __slots__ = ("column", "line", "text", "width")

    def __init__(self, text: str, line: int, column: int) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.width = 1


def read_rows(reading: Reading, path: Path) -> list[list[Cell]] | None:
    """The rows that are not empty, or None with a fault of ``reading``.

    A CSV file may have commas, semicolons or tabs; with semicolons a decimal comma is read too. Of a workbook the
    first sheet counts; a formula counts for its last computed value.
    """
    rows = _sheet(reading, path) if path.suffix.lower() == ".xlsx" else _text(reading, path)
    if rows is None:
        return None
    kept = [row for row in rows if any(cell.text for cell in row)]
    if not kept:
        reading.fault("E702", "the table is empty", help="docs/reference/domains.md shows its layout")
        return None
    return kept


def _text(reading: Reading, path: Path) -> list[list[Cell]] | None:
    source = reading.text(path)
    if source is None:
        return None
    first = source.text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    lines = csv.reader(io.StringIO(source.text), delimiter=delimiter, strict=True)
    rows: list[list[Cell]] = []
    try:
        for row in lines:
            # The place is the line of the file; which cell is said by its number, since quotes may shift columns.
            cells = [Cell(_plain(text.strip(), delimiter), lines.line_num, n) for n, text in enumerate(row, 1)]
            rows.append(cells)
    except csv.Error as fault:
        reading.fault("E702", f"this is not CSV: {fault}", Cell("", lines.line_num, 1), help="check the quotes")
        return None
    return rows


def _plain(text: str, delimiter: str) -> str:
    if text.startswith("'") and safe_cell(text[1:]) == text:
        return text[1:]  # the mark that keeps spreadsheets from taking a text for a formula
    if delimiter == ";" and text.replace(",", "", 1).lstrip("+-").isdigit() and text.count(",") == 1:
        return text.replace(",", ".")
    return text


def _sheet(reading: Reading, path: Path) -> list[list[Cell]] | None:
    if reading.open(path) is None:
        return None
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtra("reading a workbook", "tables") from None
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LONGEST_FILE:
                reading.fault("E702", "the workbook unpacks to more than is read", help="save the sheet as CSV")
                return None
        book = load_workbook(path, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        rows = [
            [Cell(_plain(_shown(value).strip(), ","), line, n) for n, value in enumerate(row, 1)]
            for line, row in enumerate(sheet.iter_rows(values_only=True), 1)
        ]
        book.close()
    except Exception as fault:  # noqa: BLE001  a damaged workbook raises whatever its layers raise
        reading.fault("E702", f"this is not a workbook that can be read: {type(fault).__name__}")
        return None
    return rows


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)

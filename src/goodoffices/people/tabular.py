"""Lists as tables: CSV, XLSX and Parquet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from goodoffices.diagnose import Diagnostic, MissingExtra, Place
from goodoffices.people.sheet import Sheet, refused

__all__ = ["sheet_of_parquet", "sheet_of_text", "sheet_of_workbook"]

_SWOLLEN = 1024 * 1024 * 1024


def sheet_of_text(data: bytes, name: str) -> Sheet:
    """CSV, by whatever separator, in whatever encoding."""
    from goodoffices.read.document.decoding import decode

    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refused(name, "this is neither CSV nor XLSX nor Parquet", "save the list as CSV or XLSX")
    found = decode(data, name)
    text = found.text.lstrip("\ufeff")
    said = []
    if found.diagnostics:
        # The decoder's own remarks may quote lines, and lines are names.
        message = f"the list is not UTF-8; it was read as {found.encoding}"
        help = "look whether the letters are right, or save the list as UTF-8"
        said.append(Diagnostic("W970", message, Place(name), help=help))
    head = text[:10_000].split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    rows = []
    csv.field_size_limit(1 << 20)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(lines.line_num, tuple(map(str.strip, cells))) for cells in lines if any(cells)]
    except csv.Error:
        return refused(name, f"line {lines.line_num} cannot be divided into cells", "check the quotes of that line")
    formulas = frozenset(
        (line, n) for line, row in (rows if "=" in text else ()) for n, cell in enumerate(row) if cell[:1] == "="
    )
    return Sheet(tuple(rows), formulas, tuple(said))


def sheet_of_workbook(data: bytes, name: str) -> Sheet:
    """The first sheet of an XLSX workbook; values, with the places of formulas."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtra("reading a workbook", "tables") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            swollen = sum(entry.file_size for entry in archive.infolist())
        if swollen > _SWOLLEN or swollen > 1_000 * max(len(data), 10_000):
            return refused(name, f"the workbook unpacks to {swollen:,} bytes", "save the sheet as CSV")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = list(_filled(book.worksheets[0].iter_rows(values_only=True)))
        book.close()
        book = load_workbook(io.BytesIO(data), read_only=True)
        formulas = frozenset(
            (line, n)
            for line, row in enumerate(book.worksheets[0].iter_rows(values_only=True), 1)
            for n, value in enumerate(row)
            if isinstance(value, str) and value[:1] == "="
        )
        book.close()
    except Exception as fault:  # noqa: BLE001  a damaged workbook raises whatever its layers raise
        return refused(
            name, f"the workbook cannot be read ({type(fault).__name__})", "open it elsewhere and save it again"
        )
    return Sheet(tuple(rows), formulas)


def _filled(rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[int, tuple[str, ...]]]:
    for line, row in enumerate(rows, 1):
        cells = tuple(_shown(value) for value in row)
        if any(cells):
            yield line, cells


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def sheet_of_parquet(data: bytes, name: str) -> Sheet:
    """A Parquet table."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise MissingExtra("reading Parquet", "parquet") from None
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(data))
        groups = range(file.metadata.num_row_groups)
        swollen = sum(file.metadata.row_group(n).total_byte_size for n in groups)
        if swollen > _SWOLLEN:
            return refused(name, f"the table unpacks to {swollen:,} bytes", "divide the list")
        table = file.read()
    except (pyarrow.ArrowException, OSError, ValueError):
        return refused(name, "the Parquet file is damaged", "write it again")
    columns = [[_shown(value) for value in column.to_pylist()] for column in table.columns]
    rows = [(1, tuple(str(heading) for heading in table.column_names))]
    rows += [(n, row) for n, row in enumerate(zip(*columns, strict=True), 2)]
    return Sheet(tuple(rows))

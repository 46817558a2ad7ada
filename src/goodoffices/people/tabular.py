"""Lists as tables: CSV, XLSX and Parquet."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from typing import Any

from goodoffices.diagnose import Diagnostic, MissingExtra, Place
from goodoffices.people.sheet import Sheet, refused

__all__ = ["sheet_of_parquet", "sheet_of_text", "sheet_of_workbook"]

_SWOLLEN = 1024 * 1024 * 1024
_CELLS = 50_000_000
_LAST_ROW = 1_048_576  # of a sheet, ECMA-376
_HEAD_WITHIN = 20
_BATCH = 1_000


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
        with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
            rows = list(_filled(_lines(book.worksheets[0])))
        if len(rows) * max((len(cells) for _, cells in rows), default=0) > _CELLS:
            return refused(name, f"the sheet has more than {_CELLS:,} cells", "remove what stands far from the list")
        with closing(load_workbook(io.BytesIO(data), read_only=True)) as book:
            formulas = frozenset(
                (line, n)
                for line, row in _lines(book.worksheets[0])
                for n, value in enumerate(row)
                if isinstance(value, str) and value[:1] == "="
            )
    except Exception as fault:  # noqa: BLE001  a damaged workbook raises whatever its layers raise
        return refused(
            name, f"the workbook cannot be read ({type(fault).__name__})", "open it elsewhere and save it again"
        )
    # Empty cells at the end of a row are not in the file; a row as long as the headings is a whole one.
    width = max((len(cells) for _, cells in rows[:_HEAD_WITHIN]), default=0)
    return Sheet(tuple((line, cells + ("",) * (width - len(cells))) for line, cells in rows), formulas)


def _lines(sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows by their numbers, as they lie in the file: what it says of its own size may be wrong."""
    sheet.reset_dimensions()
    for line, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if line > _LAST_ROW:
            raise ValueError("a row beyond the last that a sheet has")
        if row:
            yield line, row


def _filled(rows: Iterable[tuple[int, tuple[Any, ...]]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    for line, row in rows:
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
        rows = [(1, tuple(str(heading) for heading in file.schema_arrow.names))]
        swollen = 0
        for batch in file.iter_batches(batch_size=_BATCH):
            columns = [_without_dictionary(column) for column in batch.columns]
            swollen += sum(column.nbytes for column in columns)
            if swollen > _SWOLLEN:
                return refused(name, f"the table unpacks to more than {_SWOLLEN:,} bytes", "divide the list")
            shown = zip(*([_shown(value) for value in column.to_pylist()] for column in columns), strict=True)
            rows += enumerate(shown, len(rows) + 1)
    except Exception as fault:  # noqa: BLE001  a damaged table raises whatever its layers raise
        return refused(name, f"the Parquet file cannot be read ({type(fault).__name__})", "write it again")
    return Sheet(tuple(rows))


def _without_dictionary(column: Any) -> Any:
    """The column with each text in its place: only then its size is that of what it says."""
    return column.dictionary_decode() if hasattr(column, "dictionary_decode") else column

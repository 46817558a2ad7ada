"""The file of a list, of whatever format, to its cells."""

from __future__ import annotations

from pathlib import Path

from goodoffices.diagnose import UsageError
from goodoffices.people.follow_the_money import is_follow_the_money, sheet_of_entities
from goodoffices.people.pfif import is_pfif, sheet_of_pfif
from goodoffices.people.sheet import Sheet, refused
from goodoffices.people.tabular import sheet_of_parquet, sheet_of_text, sheet_of_workbook

__all__ = ["read_content", "read_sheet", "sheet_of"]

_LARGEST = 512 * 1024 * 1024


def read_content(path: Path) -> bytes:
    """The bytes of a list, and one more than may be where there are too many: :func:`sheet_of` refuses those.

    Raises
    ------
    UsageError
        When there is no such file.
    """
    try:
        with path.open("rb") as stream:
            # Not by its size: a pipe has none, and a file may grow meanwhile.
            return stream.read(_LARGEST + 1)
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}", "check the name of the file") from None


def read_sheet(path: Path) -> Sheet:
    """Read the cells of a list; what cannot be opened is a diagnostic, ``E951``.

    Raises
    ------
    UsageError
        When there is no such file.
    MissingExtra
        For XLSX without openpyxl, for Parquet without pyarrow.
    """
    return sheet_of(read_content(path), path.name)


def sheet_of(data: bytes, name: str) -> Sheet:
    """The cells of a list of which the bytes were read already; ``name`` is that of its file.

    Raises
    ------
    MissingExtra
        As :func:`read_sheet`.
    """
    if len(data) > _LARGEST:
        return refused(name, f"the file has more than {_LARGEST:,} bytes", "divide the list")
    if data[:4] == b"PK\x03\x04":
        return sheet_of_workbook(data, name)
    if data[:4] == b"PAR1":
        return sheet_of_parquet(data, name)
    if is_pfif(data):
        return sheet_of_pfif(data, name)
    if is_follow_the_money(data):
        return sheet_of_entities(data, name)
    return sheet_of_text(data, name)

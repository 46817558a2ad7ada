"""From a case to the files of an export, by format."""

from __future__ import annotations

from goodoffices.brief.export.bundle import Bundle
from goodoffices.case import Case
from goodoffices.diagnose import UsageError

__all__ = ["FORMATS", "export_case"]

FORMATS = ("ics", "csv", "json", "jsonld", "parquet")


def export_case(case: Case, format: str, *, kind: str | None = None, deadlines: bool = False) -> Bundle:
    """The case, as far as its reader sees it, in another program's format.

    Parameters
    ----------
    case : Case
        As loaded for an audience: an export cannot hold what the case does not.
    format : {"ics", "csv", "json", "jsonld", "parquet"}
    kind : str, optional
        For ``csv`` and ``parquet``: this table alone, as a single file. Otherwise every table that has a row.
    deadlines : bool
        For ``ics``: the deadlines of pressure too.

    Returns
    -------
    Bundle
        The same bytes for the same case, format and options.

    Raises
    ------
    UsageError
        For a format, a table or an option that means nothing here.
    MissingExtra
        Where the format needs a library that is not installed.
    """
    if format not in FORMATS:
        raise UsageError(f'"{format}" is not a format of export', f"one of: {', '.join(FORMATS)}")
    if deadlines and format != "ics":
        raise UsageError("deadlines go into a calendar only", "use --deadlines with --format ics")
    if kind is not None and format not in ("csv", "parquet"):
        raise UsageError(f'a single table cannot be chosen for "{format}"', "use --kind with --format csv or parquet")
    if format == "ics":
        from goodoffices.brief.export.calendar import calendar_bundle

        return calendar_bundle(case, deadlines=deadlines)
    if format == "json":
        from goodoffices.brief.export.whole import json_bytes

        return Bundle(((f"{case.id}.json", json_bytes(case)),))
    if format == "jsonld":
        from goodoffices.brief.export.linked import jsonld_bytes

        return Bundle(((f"{case.id}.jsonld", jsonld_bytes(case)),))
    return _tables(case, format, kind)


def _tables(case: Case, format: str, kind: str | None) -> Bundle:
    from goodoffices.brief.export.columnar import parquet_bytes
    from goodoffices.brief.export.comma import csv_bytes
    from goodoffices.brief.export.tables import tables_of

    tables = tables_of(case)
    if kind is not None:
        chosen = [table for table in tables if table.name == kind]
        if not chosen:
            raise UsageError(f'there is no table "{kind}"', f"tables: {', '.join(table.name for table in tables)}")
    else:
        # A table without rows would only say that there is nothing, to a reader who cannot know why.
        chosen = [table for table in tables if table.rows]
    files = tuple((f"{t.name}.{format}", csv_bytes(t) if format == "csv" else parquet_bytes(case, t)) for t in chosen)
    return Bundle(files, folder=kind is None)

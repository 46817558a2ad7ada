"""Tables as Apache Parquet, typed: times in UTC, whole numbers, flags, lists."""

from __future__ import annotations

import io
from typing import Any

from goodoffices.brief.export.tables import Table
from goodoffices.case import Case
from goodoffices.diagnose import MissingExtra

__all__ = ["parquet_bytes"]


def parquet_bytes(case: Case, table: Table) -> bytes:
    """The table as one Parquet file.

    The only metadata are the case, its clock and its audience. The format itself records which version of the
    writing library made the file, so the bytes are the same for the same input and the same version.

    Raises
    ------
    MissingExtra
        Where pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtra("Parquet export", "parquet") from None

    types: dict[str, Any] = {
        "text": pa.string(),
        "whole": pa.int64(),
        "number": pa.float64(),
        "flag": pa.bool_(),
        "moment": pa.timestamp("us", tz="UTC"),
        "texts": pa.list_(pa.string()),
        "wholes": pa.list_(pa.int64()),
    }
    told = {
        "goodoffices.case": case.id,
        "goodoffices.made_for": str(case.reader),
        "goodoffices.clock": case.clock.isoformat(),
    }
    schema = pa.schema([(column.name, types[column.type]) for column in table.columns], metadata=told)
    columns = [
        pa.array([list(v) if isinstance(v := row[i], tuple) else v for row in table.rows], type=types[column.type])
        for i, column in enumerate(table.columns)
    ]
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), stream, compression="zstd")
    return stream.getvalue()

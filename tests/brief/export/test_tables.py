"""Tables, and their two file formats."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.export.sample import sample

from goodoffices.brief.export import export_case
from goodoffices.brief.export.comma import csv_bytes
from goodoffices.brief.export.tables import Column, Table, tables_of
from goodoffices.case import KINDS

TYPES = {"text": str, "whole": int, "number": float, "flag": bool, "moment": datetime, "texts": tuple, "wholes": tuple}


def table(name: str, reader: str = "mediator") -> Table:
    return next(t for t in tables_of(sample(reader)) if t.name == name)


def rows(name: str, reader: str = "mediator") -> list[dict[str, object]]:
    found = table(name, reader)
    return [dict(zip((c.name for c in found.columns), row, strict=True)) for row in found.rows]


def read_csv(name: str, reader: str = "mediator") -> list[dict[str, str]]:
    ((_, content),) = export_case(sample(reader), "csv", kind=name).files
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("reader", ["public", "mediator"])
def test_every_row_fits_its_columns(reader: str) -> None:
    tables = tables_of(sample(reader))
    names = [t.name for t in tables]
    assert len(names) == len(set(names))
    assert set(KINDS) <= set(names)
    for found in tables:
        assert len({c.name for c in found.columns}) == len(found.columns), found.name
        for row in found.rows:
            for column, value in zip(found.columns, row, strict=True):
                assert value is None or type(value) is TYPES[column.type], (found.name, column)


def test_a_time_is_told_locally_and_in_utc() -> None:
    second = next(r for r in rows("round") if r["id"] == "r2")
    assert second["on"] == "2025-07-23T19:00+03:00"
    assert second["on_start"] == "2025-07-23T19:00:00+03:00"
    assert second["on_start_utc"] == datetime(2025, 7, 23, 16, tzinfo=UTC)
    third = next(r for r in rows("round") if r["id"] == "r3")
    assert (third["on_within"], third["on_reason"]) == (True, "'next week'")


def test_provenance_stands_beside_the_item_and_in_full_in_its_own_table() -> None:
    second = next(r for r in rows("round") if r["id"] == "r2")
    assert (second["source"], second["start"], second["end"], second["exact"]) == (
        ("paper",),
        (10,),
        (22,),
        ("a third round",),
    )
    spans = [(r["owner"], r["part"], r["start"], r["prefix"]) for r in rows("spans")]
    assert ("r2", "", 10, "speak of ") in spans
    assert ("r2", "delegations[1]", 10, "speak of ") in spans
    assert ("c1", "voices[2]", 10, "speak of ") in spans


def test_lists_inside_an_item_are_tables_of_their_own() -> None:
    (delegation,) = rows("round_delegations")
    (member,) = rows("round_delegations_members")
    assert (delegation["owner"], delegation["part"], delegation["party"]) == ("r2", "delegations[1]", "north")
    assert (member["owner"], member["part"], member["person"]) == ("r2", "delegations[1].members[1]", "ana")
    stances = [(r["owner"], r["key"], r["value"]) for r in rows("position_stance", "public")]
    assert stances == [("p1", "full", "red-line"), ("p1", "local", "acceptable")]
    assert [(r["key"], r["value_low"], r["value_high"]) for r in rows("preference_values")] == [("full", 0.0, 0.1)]


def test_counts_keep_how_well_they_are_known() -> None:
    (row,) = rows("performance")
    assert (row["quantity"], row["quantity_low"], row["quantity_high"], row["quantity_circa"]) == (
        "at least 1,000",
        1000,
        None,
        False,
    )


def test_what_is_no_longer_in_force_says_what_replaced_it() -> None:
    found = {r["id"]: (r["in_force"], r["replaced_by"]) for r in rows("round")}
    assert found["r1-plan"] == (False, "r1")
    assert found["r1"] == (True, None)


def test_who_typed_an_entry_is_for_the_mediator_alone() -> None:
    assert "entered_by" in rows("round")[0]
    assert "entered_by" not in rows("round", "public")[0]


def test_csv_is_safe_to_open_in_a_spreadsheet() -> None:
    assert read_csv("source")[0]["title"] == "'=A paper, with a comma"
    assert next(r for r in read_csv("statement"))["words"] == "'+We are ready"
    assert read_csv("note")[0]["text"] == "'-5 degrees\r\nthat day"
    assert [r["that"] for r in read_csv("claim")] == ["It was so", "'@It was not"]
    assert read_csv("performance")[0]["quantity_low"] == "1000"


def test_csv_bytes() -> None:
    columns = (
        Column("a"),
        Column("n", "whole"),
        Column("x", "number"),
        Column("f", "flag"),
        Column("t", "moment"),
        Column("l", "texts"),
    )
    found = Table(
        "x",
        columns,
        (('say "no", he\nsaid', -5, -0.5, True, datetime(2025, 7, 23, 13, tzinfo=UTC), ("=a", "b")), (None,) * 6),
    )
    assert csv_bytes(found) == (
        b'a,n,x,f,t,l\r\n"say ""no"", he\nsaid",-5,-0.5,yes,2025-07-23T13:00:00Z,\'=a | b\r\n,,,,,\r\n'
    )


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1), min_size=2, max_size=2))
def test_any_text_survives_a_cell(cells: list[str]) -> None:
    found = csv_bytes(Table("x", (Column("a"), Column("b")), (tuple(cells),)))
    back = list(csv.reader(io.StringIO(found.decode("utf-8"), newline="")))[1]
    assert all(was in (cell, cell[1:]) for was, cell in zip(cells, back, strict=True))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in back)


def test_one_table_may_be_empty_but_keeps_its_head() -> None:
    ((name, content),) = export_case(sample("public"), "csv", kind="preference").files
    assert name == "preference.csv"
    assert content.startswith(b"id,on,") and content.count(b"\r\n") == 1


def test_parquet_has_types_and_tells_only_case_clock_and_audience() -> None:
    ((_, content),) = export_case(sample("public"), "parquet", kind="round").files
    read = pq.read_table(io.BytesIO(content))
    second = next(r for r in read.to_pylist() if r["id"] == "r2")
    assert second["on_start_utc"] == datetime(2025, 7, 23, 16, tzinfo=UTC)
    assert second["start"] == [10] and second["in_force"] is True
    assert read.schema.metadata == {
        b"goodoffices.case": b"demo",
        b"goodoffices.made_for": b"public",
        b"goodoffices.clock": b"2025-07-23T16:00:00+03:00",
    }
    assert set(pq.ParquetFile(io.BytesIO(content)).metadata.metadata) == {*read.schema.metadata, b"ARROW:schema"}


def test_csv_and_parquet_tell_the_same() -> None:
    tables = [name for name, _ in export_case(sample(), "csv").files]
    assert [name.replace(".parquet", ".csv") for name, _ in export_case(sample(), "parquet").files] == tables

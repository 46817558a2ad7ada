"""Rows as they stand in a store, also in one that was written when records had fewer fields."""

from __future__ import annotations

import hashlib
import json
import zlib
from dataclasses import astuple

import pytest
from tests.store.people import ROWS, people

from goodoffices.diagnose import StoreError
from goodoffices.people import PersonList, PersonRecord
from goodoffices.store.coding import fingerprint_by, pieces, read_rows, rows_in_parts


def part(value: object) -> bytes:
    return zlib.compress(json.dumps(value).encode())


def test_rows_there_and_back() -> None:
    many = ROWS * 1500
    parts = list(rows_in_parts(many))
    names, rows = read_rows(parts)
    assert rows == many and len(parts) == 4
    assert fingerprint_by(names, people(*many)) == people(*many).fingerprint()
    assert read_rows([]) == ((), ())


def test_rows_with_other_fields_than_now() -> None:
    names, rows = read_rows([part(["id", "surname", "shoe", "line"]), part([["1", "Коваль", "44", 7]])])
    assert rows == (PersonRecord("1", surname="Коваль", line=7),)
    then = hashlib.sha256("1\x1fКоваль\x1f\x1e".encode()).hexdigest()
    assert fingerprint_by(names, PersonList("a", rows)) == then


def test_an_older_order_of_fields() -> None:
    fields = list(PersonRecord.__dataclass_fields__)[::-1]
    _, rows = read_rows([part(fields), part([astuple(row)[::-1] for row in ROWS])])
    assert rows == ROWS


@pytest.mark.parametrize("wrong", [b"", b"x", zlib.compress(b"x"), zlib.compress(b"[1]")[:-5]])
def test_what_is_damaged_is_said(wrong: bytes) -> None:
    with pytest.raises(StoreError, match="damaged"):
        read_rows([part(["id"]), wrong])


def test_pieces() -> None:
    assert b"".join(pieces(bytes(3_000_000))) == bytes(3_000_000)
    assert list(pieces(b"")) == []

"""What is wrong with a file is said exactly: which line, which record, which hash, what was expected."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.diagnose import LedgerError
from goodoffices.ledger import Tree, append, make_record, parse_ledger, read_ledger, read_record, verify_ledger

NOON = datetime(2025, 7, 23, 12, 0, tzinfo=UTC)
PATH = Path("ledger.jsonl")


def chain(size: int) -> list[bytes]:
    """Lines of a sound ledger, without line ends."""
    records = [make_record(0, "ledger", {"format": "goodoffices-ledger/1", "origin": "example.org/talks"}, NOON)]
    records += [make_record(n, "note", {"text": f"Note {n}."}, NOON + timedelta(minutes=n)) for n in range(1, size)]
    return [record.line()[:-1] for record in records]


def parsed(lines: list[bytes], tail: bytes = b""):
    return parse_ledger(b"".join(line + b"\n" for line in lines) + tail, PATH)


def test_a_sound_file():
    ledger = parsed(chain(6))
    assert ledger.faults == ()
    assert len(ledger) == 6
    assert ledger.origin == "example.org/talks"
    assert ledger.tree is ledger.claimed
    assert ledger.head(3).root == Tree([r.leaf for r in ledger.records[:3]]).root()
    with pytest.raises(LedgerError, match="6 records, not 7"):
        ledger.head(7)


def test_a_line_is_the_canonical_record():
    line = chain(2)[1]
    assert line == (
        b'{"at":"2025-07-23T12:01:00Z","body":{"text":"Note 1."},"kind":"note",'
        b'"leaf":"' + read_record(line).leaf.hex().encode() + b'","seq":1}'
    )


def test_an_altered_text_is_named_with_both_hashes():
    lines = chain(5)
    true = read_record(lines[3]).leaf.hex()
    lines[3] = lines[3].replace(b"Note 3.", b"Note 8.")
    (fault,) = parsed(lines).faults
    assert (fault.what, fault.line, fault.record) == ("leaf", 4, 3)
    assert true in fault.found
    assert true not in fault.expected
    assert fault.place == "ledger.jsonl:4 (record 3)"


def test_a_removed_record():
    lines = chain(6)
    del lines[2:4]
    (fault,) = parsed(lines).faults
    assert (fault.what, fault.line, fault.record) == ("order", 3, 4)
    assert fault.message == "records 2 to 3 are missing before record 4"


def test_a_repeated_record():
    lines = chain(4)
    lines.insert(2, lines[1])
    faults = parsed(lines).faults
    assert [f.what for f in faults] == ["order"]
    assert "record 1 stands where record 2 was expected" in faults[0].message


def test_changed_order():
    lines = chain(4)
    lines[1], lines[2] = lines[2], lines[1]
    assert {f.what for f in parsed(lines).faults} == {"order"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"", "not JSON"),
        (b"null", "exactly the fields"),
        (b"[]", "exactly the fields"),
        (b"{}", "exactly the fields"),
        (b"\x00" * 40, "not JSON"),
        (b"\xff", "not UTF-8"),
        (b'{"seq":1}', "exactly the fields"),
        (chain(2)[1] + b"\r", "carriage return"),
        (b"\xef\xbb\xbf" + chain(2)[1], "byte-order mark"),
        (chain(2)[1].replace(b":", b": ", 1), "canonically from byte 7"),
        (chain(2)[1].replace(b'"seq":1', b'"seq":true'), "seq"),
        (chain(2)[1].replace(b'"seq":1', b'"seq":-1'), "seq"),
        (chain(2)[1].replace(b"2025-07-23", b"2025-02-30"), "at is not a time"),
        (chain(2)[1].replace(b"12:01:00Z", b"12:01:00"), "at is not a time"),
        (chain(2)[1].replace(b'"note"', b'"No te"'), "kind"),
        (chain(2)[1].replace(b'{"text":"Note 1."}', b"[]"), "body"),
        (chain(2)[1].replace(b'"leaf":"', b'"leaf":"x'), "leaf"),
        (b"[" * 100_000, "deep"),
    ],
)
def test_a_line_that_is_no_record(line, why):
    lines = [*chain(1), line, chain(3)[2]]
    (fault,) = parsed(lines).faults
    assert (fault.what, fault.line, fault.record) == ("form", 2, 1)
    assert why in fault.message


def test_converted_line_ends_say_how_to_mend_them():
    ledger = parse_ledger(b"".join(line + b"\r\n" for line in chain(3)), PATH)
    assert {f.help for f in ledger.faults} == {"copy the file again as bytes, without conversion"}


def test_the_beginning_must_name_the_ledger():
    (fault,) = parsed([make_record(0, "note", {}, NOON).line()[:-1]]).faults
    assert "does not name the ledger" in fault.message


@given(st.integers(1, 120))
def test_an_unfinished_last_line_is_no_record_and_hides_none(cut):
    lines = chain(4)
    tail = lines[3][: min(cut, len(lines[3]))]
    ledger = parsed(lines[:3], tail)
    (fault,) = ledger.faults
    assert (fault.what, fault.line) == ("unfinished", 4)
    assert "repair" in fault.help
    assert len(ledger) == 3
    assert ledger.unfinished == tail
    assert ledger.head() == parsed(lines[:3]).head()


@given(st.data())
def test_no_single_byte_can_change_unnoticed(data):
    content = b"".join(line + b"\n" for line in chain(4))
    place = data.draw(st.integers(0, len(content) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != content[place]))
    altered = content[:place] + bytes([byte]) + content[place + 1 :]
    assert parse_ledger(altered, PATH).faults


@given(st.binary(max_size=300))
def test_any_bytes_are_only_faults(content):
    ledger = parse_ledger(content, PATH)
    assert ledger.faults or not content
    assert len(ledger) == content.count(b"\n")


def test_an_empty_file_is_an_empty_ledger(tmp_path):
    (tmp_path / "ledger.jsonl").touch()
    assert verify_ledger(tmp_path).sound
    assert read_ledger(tmp_path).head().size == 0


def test_a_missing_ledger(tmp_path):
    with pytest.raises(LedgerError, match="there is no ledger"):
        read_ledger(tmp_path)


@pytest.mark.parametrize("kind", ["", "Note", "a b", "-x", "ü", "x" * 65])
def test_kinds_are_plain_words(kind):
    with pytest.raises(LedgerError, match="kind of record"):
        make_record(1, kind, {})


def test_what_cannot_be_recorded(tmp_path):
    append(tmp_path, "note", {})
    before = (tmp_path / "ledger.jsonl").read_bytes()
    deep: dict = {}
    for _ in range(5000):
        deep = {"a": deep}
    for body in ({"share": 0.5}, {"text": "\ud800"}, deep, {"text": "x" * 5_000_000}, ["a"]):
        with pytest.raises(LedgerError):
            append(tmp_path, "note", body)
    with pytest.raises(LedgerError, match="time zone"):
        append(tmp_path, "note", {}, at=datetime(2025, 7, 23))
    assert (tmp_path / "ledger.jsonl").read_bytes() == before


def test_an_earlier_clock_is_noted_and_no_fault(tmp_path):
    append(tmp_path, "note", {}, at=NOON)
    append(tmp_path, "note", {}, at=NOON - timedelta(hours=1))
    found = verify_ledger(tmp_path)
    assert found.sound
    assert any("earlier time" in note for note in found.notes)
    assert json.dumps(found.to_json())

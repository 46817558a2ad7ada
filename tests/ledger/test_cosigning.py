"""Several sign one head, and nobody signs a rewritten past."""

from __future__ import annotations

import shutil

import pytest

from goodoffices.diagnose import FolderError, GoodOfficesError, LedgerError
from goodoffices.ledger import (
    embed,
    generate_key,
    load_public_keys,
    merge,
    parse_checkpoint,
    read_ledger,
    verify_ledger,
)

ALL = ("mediator", "russia", "ukraine")


def test_three_sign_one_head(talks):
    for name in ALL:
        talks.sign(name)
    checkpoint = parse_checkpoint((talks.folder / "checkpoints" / "5.txt").read_bytes())
    assert checkpoint.head == read_ledger(talks.folder).head()
    assert [key.name for key, _ in checkpoint.signers(talks.keys)] == ["mediator", "russia", "ukraine"]
    found = verify_ledger(talks.folder, talks.keys, require=ALL)
    assert found.sound
    assert [(s.name, s.size, s.at) for s in found.signed] == [
        ("mediator", 5, ""),
        ("russia", 5, "2025-07-23T12:00:00Z"),
        ("ukraine", 5, "2025-07-23T12:00:00Z"),
    ]


def test_signing_twice_changes_nothing(talks):
    talks.sign("russia")
    path = talks.folder / "checkpoints" / "5.txt"
    before = path.read_bytes()
    talks.sign("russia")
    assert path.read_bytes() == before


def test_a_longer_ledger_that_continues_is_signed(talks):
    talks.sign("russia")
    talks.note("Point 5 was agreed.")
    assert talks.sign("russia").head.size == 6


def test_a_rewritten_past_is_not_signed_even_when_the_checkpoints_were_removed(talks):
    talks.sign("russia")
    shutil.rmtree(talks.folder / "checkpoints")
    talks.forge(2, b"agreed", b"refused")
    assert verify_ledger(talks.folder).sound
    with pytest.raises(LedgerError, match="fork: 'russia' signed root") as caught:
        talks.sign("russia")
    assert "evidence" in caught.value.help
    assert not (talks.folder / "checkpoints").exists()
    talks.sign("ukraine")


def test_a_shortened_ledger_is_not_signed(talks):
    talks.sign("russia")
    shutil.rmtree(talks.folder / "checkpoints")
    talks.path.write_bytes(b"".join(talks.path.read_bytes().splitlines(keepends=True)[:3]))
    with pytest.raises(LedgerError, match="signed a head over 5 records, and this ledger has only 3"):
        talks.sign("russia")


def test_no_signer_goes_back(talks):
    talks.sign("russia")
    with pytest.raises(LedgerError, match="cannot go back to 3"):
        talks.sign("russia", size=3)
    assert talks.sign("ukraine", size=3).head.size == 3


def test_a_damaged_memory_is_not_taken_for_an_empty_one(talks):
    talks.sign("russia")
    (talks.secrets / "russia.seen.json").write_text("{")
    with pytest.raises(LedgerError, match="memory of 'russia'"):
        talks.sign("russia")


def test_one_memory_for_several_ledgers(talks, tmp_path):
    talks.sign("russia")
    other = type(talks)(tmp_path / "other", talks.secrets)
    other.folder.mkdir()
    other.note("Elsewhere.")
    assert other.sign("russia").head.size == 2
    assert talks.sign("russia").head.size == 5


def test_an_empty_ledger_is_not_signed(talks):
    talks.path.write_bytes(b"")
    with pytest.raises(LedgerError, match="empty"):
        talks.sign("russia")


def test_signatures_come_back_from_a_copy(talks, tmp_path):
    talks.sign("mediator")
    copy = type(talks)(tmp_path / "copy", talks.secrets)
    shutil.copytree(talks.folder, copy.folder)
    copy.sign("russia")
    came = (copy.folder / "checkpoints" / "5.txt").read_bytes()
    talks.sign("ukraine")
    merged = merge(talks.folder, came, talks.keys)
    assert [s.name for s in merged.note.signatures] == ["mediator", "ukraine", "russia"]
    assert verify_ledger(talks.folder, talks.keys, require=ALL).sound


def test_what_is_not_merged(talks, tmp_path):
    talks.sign("mediator")
    came = (talks.folder / "checkpoints" / "5.txt").read_text("utf-8")
    stranger = generate_key("mediator", tmp_path / "stranger", keeper=True)
    with pytest.raises(LedgerError, match="not by a known key"):
        merge(talks.folder, came, [stranger])
    with pytest.raises(LedgerError, match="another ledger"):
        merge(talks.folder, came.replace("example.org/istanbul", "example.org/geneva"), talks.keys)
    talks.forge(4, b"agreed", b"refused")
    with pytest.raises(LedgerError, match="fork"):
        merge(talks.folder, came, talks.keys)


def test_embedded_signatures_travel_with_the_file_alone(talks, tmp_path):
    for name in ALL:
        talks.sign(name)
    assert embed(talks.folder, talks.keys).seq == 5
    copy = tmp_path / "alone" / "copy.jsonl"
    copy.parent.mkdir()
    shutil.copy(talks.path, copy)
    found = verify_ledger(copy, talks.keys, require=ALL)
    assert found.sound
    assert {s.file for s in found.signed} == {"copy.jsonl"}
    with pytest.raises(LedgerError, match="already"):
        embed(talks.folder, talks.keys)
    talks.note("Point 5 was agreed.")
    assert not verify_ledger(talks.folder, talks.keys, require=ALL).sound


def test_a_late_signer_joins_the_head_that_was_embedded(talks):
    talks.sign("mediator")
    embed(talks.folder, talks.keys)
    assert talks.sign("russia").head.size == 5
    embed(talks.folder, talks.keys)
    assert verify_ledger(talks.folder, talks.keys, require=("mediator", "russia")).sound


def test_something_stands_where_the_checkpoints_belong(talks):
    (talks.folder / "checkpoints").touch()
    with pytest.raises(GoodOfficesError):
        talks.sign("russia")
    with pytest.raises(FolderError, match="cannot be made"):
        generate_key("usa", talks.folder / "checkpoints")


def test_nothing_to_embed(talks):
    with pytest.raises(LedgerError, match="no checkpoint"):
        embed(talks.folder, talks.keys)
    talks.sign("russia")
    with pytest.raises(LedgerError, match="known key"):
        embed(talks.folder, load_public_keys([talks.folder / "keys" / "ukraine.pub"]))

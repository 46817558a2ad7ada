"""What verification finds, and how exactly it says so."""

from __future__ import annotations

import pytest

from goodoffices.diagnose import LedgerError
from goodoffices.ledger import append, compare_ledgers, embed, generate_key, read_ledger, verify_ledger


def only(found):
    (fault,) = found.faults
    return fault


def test_a_forged_record_is_a_fork_placed_between_two_heads(talks):
    talks.sign("russia", size=3)
    talks.sign("ukraine", size=5)
    talks.forge(3, b"agreed", b"refused")
    fault = only(verify_ledger(talks.folder, talks.keys))
    assert fault.what == "fork"
    assert "over 5 records signed by ukraine" in fault.message
    assert "records 3 to 4" in fault.message
    assert fault.file == "checkpoints/5.txt"
    assert fault.found.startswith(f"root {read_ledger(talks.folder).head().root.hex()}")


def test_a_text_altered_under_its_old_hash_is_named(talks):
    talks.sign("ukraine")
    talks.path.write_bytes(talks.path.read_bytes().replace(b"Point 2 was agreed", b"Point 2 was denied"))
    faults = verify_ledger(talks.folder, talks.keys).faults
    assert [f.what for f in faults] == ["leaf", "fork"]
    assert faults[0].record == 2
    assert "the text of record 2 was altered after signing" in faults[1].message


def test_records_cut_from_the_end(talks):
    talks.sign("russia")
    talks.path.write_bytes(b"".join(talks.path.read_bytes().splitlines(keepends=True)[:3]))
    fault = only(verify_ledger(talks.folder, talks.keys))
    assert fault.what == "truncated"
    assert "records 3 to 4 are missing: a head over 5 records is signed by russia" in fault.message


def test_a_false_signature(talks):
    talks.sign("mediator")
    talks.sign("russia")
    path = talks.folder / "checkpoints" / "5.txt"
    path.write_text(path.read_text("utf-8")[:-8] + "AAAAAA==\n"[-8:], "utf-8")
    found = verify_ledger(talks.folder, talks.keys, require=["mediator", "russia"])
    assert [f.what for f in found.faults] == ["signature", "unsigned"]
    assert "the signature of 'russia' on the head over 5 records is false" in found.faults[0].message
    assert [s.name for s in found.signed] == ["mediator"]


def test_a_stranger_who_takes_a_name_is_not_believed(talks, tmp_path):
    talks.sign("russia")
    (talks.folder / "keys" / "russia.pub").write_text(f"{generate_key('russia', tmp_path / 'x')}\n")
    found = verify_ledger(talks.folder, talks.keys, require=["russia"])
    assert [f.what for f in found.faults] == ["unsigned"]
    assert any("'russia' (key id " in note and "not checked" in note for note in found.notes)


def test_a_head_of_the_same_size_in_two_versions_is_a_fork(talks):
    talks.sign("russia")
    good = (talks.folder / "checkpoints" / "5.txt").read_bytes()
    talks.forge(4, b"agreed", b"refused")
    (talks.folder / "checkpoints" / "5.txt").unlink()
    talks.sign("ukraine")
    (talks.folder / "checkpoints" / "5-from-russia.txt").write_bytes(good)
    fault = only(verify_ledger(talks.folder, talks.keys))
    assert fault.what == "fork"
    assert (fault.file, "signed by russia" in fault.message) == ("checkpoints/5-from-russia.txt", True)


def test_what_is_not_signed_is_said(talks):
    found = verify_ledger(talks.folder, talks.keys, require=["russia"])
    assert only(found).message == "'russia' has signed no head of this ledger"
    talks.sign("russia")
    talks.note("a")
    talks.note("b")
    found = verify_ledger(talks.folder, talks.keys, require=["russia"])
    assert only(found).message == "'russia' has not signed records 5 to 6"
    assert "records 5 to 6 are not under a head signed by a known key" in found.notes


def test_a_required_name_needs_a_key(talks):
    with pytest.raises(LedgerError, match="no public key of 'belarus'"):
        verify_ledger(talks.folder, talks.keys, require=["belarus"])


def test_files_that_are_no_checkpoints(talks):
    talks.sign("russia")
    (talks.folder / "checkpoints" / "note.txt").write_text("call back\n")
    fault = only(verify_ledger(talks.folder, talks.keys))
    assert (fault.what, fault.file) == ("checkpoint", "checkpoints/note.txt")


def test_checkpoints_from_elsewhere(talks, tmp_path):
    talks.sign("russia")
    (talks.folder / "checkpoints").rename(tmp_path / "kept")
    assert not verify_ledger(talks.folder, talks.keys, require=["russia"]).sound
    assert verify_ledger(talks.folder, talks.keys, checkpoints=tmp_path / "kept", require=["russia"]).sound
    assert verify_ledger(talks.folder, talks.keys, checkpoints=tmp_path / "kept" / "5.txt", require=["russia"]).sound
    with pytest.raises(LedgerError, match="no checkpoints"):
        verify_ledger(talks.folder, talks.keys, checkpoints=tmp_path / "lost")


def test_an_embedded_checkpoint_is_checked(talks):
    talks.sign("russia")
    note = (talks.folder / "checkpoints" / "5.txt").read_text("utf-8")
    append(talks.folder, "checkpoint", {"note": note.replace("\n5\n", "\n4\n")})
    append(talks.folder, "checkpoint", {"note": "nothing"})
    append(talks.folder, "checkpoint", {"note": note.replace("\n5\n", "\n9\n")})
    faults = verify_ledger(talks.folder, talks.keys).faults
    assert {(f.record, f.what) for f in faults} == {
        (5, "fork"),
        (5, "signature"),
        (6, "checkpoint"),
        (7, "checkpoint"),
        (7, "signature"),
    }
    assert {f.line for f in faults} == {6, 7, 8}


def test_without_keys_only_the_file_is_checked(talks):
    talks.sign("russia")
    found = verify_ledger(talks.folder)
    assert found.sound
    assert found.signed == ()
    assert found.notes == ("no record is under a head signed by a known key",)


def test_two_copies(talks, tmp_path):
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(talks.path.read_bytes())
    talks.note("a")
    assert compare_ledgers(read_ledger(talks.folder), read_ledger(copy)) is None
    talks.forge(2, b"agreed", b"refused")
    fault = compare_ledgers(read_ledger(talks.folder), read_ledger(copy))
    assert (fault.what, fault.record, fault.line) == ("fork", 2, 3)


def test_closing_checkpoints_need_no_signature(talks):
    talks.sign("russia")
    embed(talks.folder, talks.keys)
    assert read_ledger(talks.folder).covered_by == 5

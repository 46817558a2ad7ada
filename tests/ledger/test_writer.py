"""Appending: one at a time, whole or not at all, never onto a file that does not verify."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goodoffices
from goodoffices.diagnose import LedgerError
from goodoffices.ledger import append, parse_ledger, read_ledger, repair, start, verify_ledger, writing

SOURCE = str(Path(goodoffices.__file__).parents[1])
NOON = datetime(2025, 7, 23, 12, 0, tzinfo=UTC)


def script(text: str, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": SOURCE}
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(text), str(folder)], env=environment, stdout=subprocess.PIPE
    )


def test_a_missing_ledger_is_begun_with_a_name_of_its_own(tmp_path):
    one, two = tmp_path / "Istanbul 2025", tmp_path / "other"
    one.mkdir()
    two.mkdir()
    record = append(one, "note", {"text": "a"}, at=NOON)
    append(two, "note", {"text": "a"}, at=NOON)
    assert record.seq == 1
    assert read_ledger(one).origin.startswith("goodoffices/istanbul-2025/")
    assert read_ledger(one).origin != read_ledger(two).origin
    assert read_ledger(one).head().root != read_ledger(two).head().root


def test_a_name_can_be_given_once(tmp_path):
    ledger = start(tmp_path, origin="example.org/talks", at=NOON)
    assert (ledger.origin, len(ledger)) == ("example.org/talks", 1)
    with pytest.raises(LedgerError, match="already"):
        start(tmp_path)


@pytest.mark.parametrize("origin", ["", "a b", "a+b", "a\nb", "cosignature/v1", "a\u00a0b"])
def test_names_that_would_not_stand_in_a_checkpoint(tmp_path, origin):
    with pytest.raises(LedgerError):
        start(tmp_path, origin=origin)


def test_the_past_stays_byte_for_byte(tmp_path):
    path = tmp_path / "ledger.jsonl"
    append(tmp_path, "note", {"text": "a"})
    before = path.read_bytes()
    append(tmp_path, "note", {"text": "b"})
    assert path.read_bytes().startswith(before)


def test_nothing_is_appended_to_a_file_that_does_not_verify(tmp_path):
    path = tmp_path / "ledger.jsonl"
    append(tmp_path, "note", {"text": "agreed"})
    path.write_bytes(path.read_bytes().replace(b"agreed", b"denied"))
    before = path.read_bytes()
    with pytest.raises(
        LedgerError, match=r"ledger.jsonl:2 \(record 1\): the text of record 1 and its leaf hash disagree"
    ):
        append(tmp_path, "note", {"text": "b"})
    assert path.read_bytes() == before


def test_nothing_is_appended_while_another_process_writes(tmp_path):
    append(tmp_path, "note", {"text": "a"})
    holder = script(
        """
        import sys, time
        from pathlib import Path
        from goodoffices.ledger import writing
        with writing(Path(sys.argv[1])):
            print("held", flush=True)
            time.sleep(60)
        """,
        tmp_path,
    )
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(LedgerError, match="in use by another process"):
            append(tmp_path, "note", {"text": "b"}, wait=0)
    finally:
        holder.kill()
        holder.wait()
        holder.stdout.close()
    assert append(tmp_path, "note", {"text": "b"}).seq == 2


def test_many_writers_take_turns(tmp_path):
    append(tmp_path, "note", {})
    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(lambda n: append(tmp_path, "note", {"n": n}, wait=30).seq, range(20)))
    assert sorted(numbers) == list(range(2, 22))
    assert verify_ledger(tmp_path).sound


def test_several_records_at_once(tmp_path):
    with writing(tmp_path, at=NOON) as writer:
        records = writer.append_all([("note", {"n": n}) for n in range(3)], at=NOON)
        assert writer.append("note", {"n": 3}, at=NOON).seq == 4
    assert [r.seq for r in records] == [1, 2, 3]
    assert verify_ledger(tmp_path).sound


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    append(tmp_path, "note", {"text": "a"})
    before = (tmp_path / "ledger.jsonl").read_bytes()
    real = os.write

    def full(handle: int, content: bytes) -> int:
        if len(content) > 20:
            return real(handle, content[:20])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("goodoffices.ledger.writer.os.write", lambda h, c: full(h, c) if len(c) > 60 else full(h, b""))
    with pytest.raises(LedgerError, match="No space left"):
        append(tmp_path, "note", {"text": "b"})
    monkeypatch.undo()
    assert (tmp_path / "ledger.jsonl").read_bytes() == before
    assert append(tmp_path, "note", {"text": "b"}).seq == 2


@given(st.integers(1, 400), st.booleans())
def test_repair_after_any_cut(tmp_path_factory, cut, garbage):
    folder = tmp_path_factory.mktemp("cut")
    path = folder / "ledger.jsonl"
    start(folder, origin="example.org/talks", at=NOON)
    append(folder, "note", {"text": "a"}, at=NOON)
    sound = path.read_bytes()
    append(folder, "note", {"text": "b" * 60}, at=NOON)
    line = path.read_bytes()[len(sound) :]
    rest = b"\x00" * cut if garbage else line[: min(cut, len(line) - 1)]
    path.write_bytes(sound + rest)
    with pytest.raises(LedgerError, match="unfinished"):
        append(folder, "note", {"text": "c"})
    done = repair(folder)
    if rest == line[:-1]:
        assert (done.did, done.record) == ("completed", 2)
        assert path.read_bytes() == sound + line
    else:
        assert done.did == "set aside"
        assert done.kept.read_bytes() == rest
        assert path.read_bytes() == sound
    assert verify_ledger(folder).sound
    assert repair(folder).did == "nothing"


def test_repair_keeps_every_piece(tmp_path):
    path = tmp_path / "ledger.jsonl"
    for n in (1, 2):
        append(tmp_path, "note", {})
        with path.open("ab") as stream:
            stream.write(b'{"at":')
        assert repair(tmp_path).kept.name == f"ledger.jsonl.unfinished-{n}"


def test_killed_at_any_moment_nothing_recorded_is_lost(tmp_path):
    # The writer is slowed to one byte at a time, so that a kill hits the middle of a line; what it reported before
    # must be there afterwards, and one repair must make the file sound.
    append(tmp_path, "note", {"text": "first"})
    torn = 0
    for turn in range(8):
        process = script(
            """
            import os, sys, time
            from pathlib import Path
            from goodoffices.ledger import append
            real = os.write
            def slow(handle, content):
                time.sleep(0.0005)
                return real(handle, bytes(content[:1]))
            import goodoffices.ledger.writer as writer
            writer.os = type("os", (), {**vars(os), "write": staticmethod(slow)})
            while True:
                record = append(Path(sys.argv[1]), "note", {"text": "x" * 40})
                real(1, b"%d\\n" % record.seq)
            """,
            tmp_path,
        )
        first = process.stdout.readline()
        time.sleep(0.013 * turn)
        process.kill()
        reported = [int(n) for n in (first + process.stdout.read()).split()]
        process.wait()
        process.stdout.close()
        content = (tmp_path / "ledger.jsonl").read_bytes()
        torn += not content.endswith(b"\n")
        assert parse_ledger(content, tmp_path).faults == () or not content.endswith(b"\n")
        repair(tmp_path)
        assert verify_ledger(tmp_path).sound
        assert len(read_ledger(tmp_path)) > max(reported)
    assert torn


def test_a_checkpoint_of_another_history_stops_the_writer(tmp_path):
    append(tmp_path, "note", {"text": "a"})
    (tmp_path / "checkpoints").mkdir()
    origin = read_ledger(tmp_path).origin
    root = "A" * 43 + "="
    (tmp_path / "checkpoints" / "2.txt").write_text(f"{origin}\n2\n{root}\n\n— russia AAAAAAAA\n", "utf-8")
    with pytest.raises(LedgerError, match="fork"):
        append(tmp_path, "note", {"text": "b"})

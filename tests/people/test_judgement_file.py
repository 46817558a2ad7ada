"""The book of judgements in a file: kept whole, whatever happens."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodoffices.diagnose import StoreError
from goodoffices.people.judgement import Judgement, JudgementBook, RecordKey
from goodoffices.people.judgement_file import JudgementFile

ONE = Judgement(
    RecordKey("ours", "A1", "f"),
    RecordKey("theirs", "Б9", "g"),
    "same",
    "Олена",
    datetime(2026, 5, 7, tzinfo=UTC),
    "за фото",
)
TWO = replace(ONE, verdict="different", note="")


def test_what_is_recorded_is_read(tmp_path: Path) -> None:
    book: JudgementBook = JudgementFile(tmp_path / "book.jsonl")
    assert book.judgements() == ()
    book.record()
    assert not (tmp_path / "book.jsonl").exists()
    book.record(ONE)
    book.record(TWO, ONE)
    assert book.judgements() == (ONE, TWO, ONE)
    assert stat.S_IMODE((tmp_path / "book.jsonl").stat().st_mode) == 0o600


@pytest.mark.parametrize("cut", [1, 10, 40])
def test_a_line_that_was_cut_off_is_told_and_set_aside(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "book.jsonl"
    book = JudgementFile(path)
    book.record(ONE, TWO)
    whole = path.read_bytes()
    half = len(whole) - len(whole.splitlines(keepends=True)[-1]) + cut
    path.write_bytes(whole[:half])
    assert book.judgements() == (ONE,)
    (doubt,) = book.doubts()
    assert doubt.code == "W976" and doubt.place.line == 2
    book.record(TWO)
    assert book.judgements() == (ONE, TWO) and book.doubts() == ()
    aside = tmp_path / "book.jsonl.unfinished-1"
    assert aside.read_bytes() == whole[half - cut : half] and stat.S_IMODE(aside.stat().st_mode) == 0o600


def test_a_line_that_only_lacks_its_end_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "book.jsonl"
    book = JudgementFile(path)
    book.record(ONE)
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert book.judgements() == (ONE,) and book.doubts() == ()
    book.record(TWO)
    assert book.judgements() == (ONE, TWO)


@pytest.mark.parametrize("line", ["{}", "[1]", '{"a": 1}', "Коваль", '{"a":{"list":"x"}}'])
def test_what_is_no_judgement_is_refused_without_being_quoted(line: str, tmp_path: Path) -> None:
    path = tmp_path / "book.jsonl"
    JudgementFile(path).record(ONE)
    path.write_text(line + "\n" + path.read_text("utf-8"), "utf-8")
    with pytest.raises(StoreError, match=r"book\.jsonl:1 is no judgement") as fault:
        JudgementFile(path).judgements()
    assert "Коваль" not in str(fault.value)
    with pytest.raises(StoreError):
        JudgementFile(path).record(TWO)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        JudgementFile(tmp_path / "none" / "book.jsonl").record(ONE)


SCRIPT = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from goodoffices.people.judgement import Judgement, RecordKey
from goodoffices.people.judgement_file import JudgementFile
book = JudgementFile(Path(sys.argv[1]))
for n in range(100_000):
    book.record(Judgement(RecordKey("a", str(n)), RecordKey("b", str(n)), "same", sys.argv[2], datetime.now(UTC), "x" * 2000))
    print(n, flush=True)
"""


def test_killed_at_any_moment_nothing_that_was_kept_is_lost(tmp_path: Path) -> None:
    """Two programs write to one book and are killed; every judgement whose keeping was said is there, once."""
    path = tmp_path / "book.jsonl"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    for wanted in (3, 17):
        run = [sys.executable, "-c", SCRIPT, str(path)]
        with (
            subprocess.Popen([*run, "one"], stdout=subprocess.PIPE, text=True, env=environment) as one,
            subprocess.Popen([*run, "two"], stdout=subprocess.PIPE, text=True, env=environment) as two,
        ):
            said = {}
            for process in (one, two):
                assert process.stdout is not None
                for line in process.stdout:
                    if int(line) >= wanted:
                        break
            for process, name in ((one, "one"), (two, "two")):
                process.send_signal(signal.SIGKILL)
                assert process.stdout is not None
                said[name] = max([wanted, *(int(line) for line in process.stdout if line.endswith("\n"))])
        found = JudgementFile(path).judgements()
        for name, last in said.items():
            ids = [int(judgement.a.id) for judgement in found if judgement.by == name]
            assert set(range(last + 1)) <= set(ids)
        JudgementFile(path).record(ONE)
        assert JudgementFile(path).judgements()[-1] == ONE

"""Judging pairs from the command line: at a terminal, in a table, with a book or a store."""

from __future__ import annotations

import csv
import json
import os
import pty
import select
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.cli.test_reconcile import NAMES

from goodoffices.cli.reconcile import command
from goodoffices.diagnose import StoreError, UsageError
from goodoffices.people.judgement_file import JudgementFile

HEADS = "id,surname,given,patronymic,born,category,number\n"
A = HEADS + (
    "1,Коваль,Микола,Іванович,1990-05-07,wounded,\n2,Мороз,Андрій,Петрович,1985-01-30,,AB123456\n"
    "3,Ткачук,Іван,Юрійович,1970-11-02,,EF123456\n"
)
B = HEADS + (
    "7,Koval,Nikolai,Ivanovich,1990-05-07,other,\n8,Мороз,Андрей,Петрович,1985-01-30,,CD987654\n"
    "9,Ткачук,Иван,Юрьевич,1970-11-02,,GH987654\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text(A, encoding="utf-8")
    (tmp_path / "b.csv").write_text(B, encoding="utf-8")
    return tmp_path


def run(folder: Path, *more: str, code: int = 0) -> Result:
    asked = [str(folder / "a.csv"), str(folder / "b.csv"), *more]
    result = CliRunner().invoke(command, asked, catch_exceptions=False)
    assert result.exit_code == code, result.output
    assert not any(name in result.output for name in (*NAMES, "Андр", "Ткачук"))
    return result


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def judge(folder: Path, *lines: str) -> str:
    (folder / "j.csv").write_text("\n".join(("id_a,id_b,verdict,by,at,note", *lines)) + "\n", encoding="utf-8")
    return str(folder / "j.csv")


def test_a_table_of_judgements_is_kept_and_used_again(folder: Path) -> None:
    book = str(folder / "book.jsonl")
    result = run(
        folder, "--judgements", book, "--judge", judge(folder, "2,8,same,Olena,,за фото", "1,7,different,Olena,,")
    )
    assert "took 2 judgements" in result.stderr and "Olena" not in result.output
    run(folder, "--judgements", book, "-o", str(folder / "out"))
    match = rows(folder / "out" / "matches.csv")[0]
    assert (match["id_a"], match["id_b"], match["decision"]) == ("2", "8", "accepted")
    assert match["reasons"].startswith("judged the same by Olena on 20")
    assert rows(folder / "out" / "assigned.csv") == [{"id_a": "2", "id_b": "8"}]
    assert json.loads(run(folder, "--judgements", book, "--json").stdout)["judged"] == {"different": 1, "same": 1}
    # Without the book nothing is known of them.
    assert json.loads(run(folder, "--json").stdout)["judged"] == {}


def test_the_queue_is_filled_in_and_given_back(folder: Path) -> None:
    run(folder, "-o", str(folder / "out"))
    queue = rows(folder / "out" / "queue.csv")
    assert [(row["id_a"], row["id_b"], row["verdict"]) for row in queue] == [("2", "8", ""), ("3", "9", "")]
    with (folder / "q.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(queue[0]))
        writer.writeheader()
        writer.writerows([row | {"verdict": "d", "by": "Olena"} for row in queue])
    run(folder, "--judgements", str(folder / "k"), "--judge", str(folder / "q.csv"), "-o", str(folder / "out"))
    assert rows(folder / "out" / "queue.csv") == []


def test_a_new_version_and_a_row_that_changed(folder: Path) -> None:
    book = str(folder / "book.jsonl")
    run(folder, "--judgements", book, "--judge", judge(folder, "2,8,same,Olena,,", "1,7,same,Olena,,"))
    (folder / "b.csv").write_text(
        B.replace("7,Koval", "77,Koval").replace("Андрей,Петрович", "Андрей,Павлович"), encoding="utf-8"
    )  # fmt: skip
    result = run(folder, "--judgements", book, "-o", str(folder / "out"))
    assert "warning[W974]" in result.stderr
    reasons = {(m["id_a"], m["id_b"]): m["reasons"] for m in rows(folder / "out" / "matches.csv")}
    assert "the row has changed since" in reasons["2", "8"] and reasons["1", "77"].startswith("judged the same")
    assert [row["id_b"] for row in rows(folder / "out" / "queue.csv")] == ["9", "8"]
    assert [fault["code"] for fault in rows(folder / "out" / "faults.csv") if fault["file"] == "judgements"] == ["W974"]
    (folder / "c.csv").write_text(B, encoding="utf-8")
    renamed = CliRunner().invoke(command, [str(folder / "a.csv"), str(folder / "c.csv"), "--judgements", book])
    assert "2 judgements are about other lists" in renamed.stderr
    named = CliRunner().invoke(
        command, [str(folder / "a.csv"), str(folder / "c.csv"), "--judgements", book, "--name-b", "b"]
    )
    assert "about other lists" not in named.stderr and "2  pairs by judgement: same" in named.stdout


def test_contradictions_and_rows_that_are_gone_are_told(folder: Path) -> None:
    book = str(folder / "book.jsonl")
    run(folder, "--judgements", book, "--judge", judge(folder, "1,7,same,O,,", "1,8,same,O,,"))
    (folder / "j.csv").write_text("list_a,id_a,id_b,verdict,by\nb,7,8,different,O\n", encoding="utf-8")
    told = run(folder, "--judgements", book, "--judge", str(folder / "j.csv"))
    assert "warning[W973]" in told.stderr and "pairs by judgement: contradicted" in told.stdout
    (folder / "b.csv").write_text(HEADS + "9,Дзюба,Олег,,,,\n", encoding="utf-8")
    assert "warning[W975]" in run(folder, "--judgements", book).stderr


def test_a_book_that_was_cut_off_is_told(folder: Path) -> None:
    book = folder / "book.jsonl"
    run(folder, "--judgements", str(book), "--judge", judge(folder, "1,7,same,O,,", "2,8,same,O,,"))
    book.write_bytes(book.read_bytes()[:-9])
    assert "warning[W976]: book.jsonl:2" in run(folder, "--judgements", str(book)).stderr


def test_a_faulty_row_takes_none(folder: Path) -> None:
    result = run(
        folder, "--judgements", str(folder / "k"), "--judge", judge(folder, "1,7,same,O,,", "1,99,same,O,,"), code=1
    )
    assert "error[E977]: j.csv:3" in result.stderr and not (folder / "k").exists()


def test_what_cannot_be_asked(folder: Path) -> None:
    for more, words in (
        (("--review", "--by", "O"), "say where"),
        (("--judge", judge(folder, "1,7,same,O,,")), "say where"),
        (("--review", "--judgements", str(folder / "k")), "author"),
        (("--review", "--by", "O", "--judgements", str(folder / "k")), "terminal"),
        (("--judgements", "x", "--store", "y"), "one place"),
        (("--pair", "1", "nobody"), "no row of that id"),
        (("--name-a", "b", "--judgements", "k", "--judge", judge(folder, "1,7,same,O,,")), "different names"),
    ):
        with pytest.raises(UsageError, match=words):
            run(folder, *more)


def test_why_a_pair_has_its_probability(folder: Path) -> None:
    lines = run(folder, "--pair", "2", "8").stdout.splitlines()
    assert lines[0].split() == ["bits", "so", "far"]
    assert any("may be a namesake: never accepted unless a person says so" in line for line in lines)
    account = json.loads(run(folder, "--pair", "2", "8", "--json").stdout)
    assert account["bits"] == pytest.approx(sum(step["bits"] for step in account["steps"]))


def at_terminal(folder: Path, keys: list[str], *more: str) -> tuple[str, int]:
    """What a clerk sees who types these keys, one at each prompt."""
    child, screen = pty.fork()
    if child == 0:
        os.environ |= {"PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "100"}
        os.chdir(folder)
        asked = ["-m", "goodoffices", "reconcile", "a.csv", "b.csv", "--judgements", "book.jsonl", "--review", *more]
        os.execv(sys.executable, [sys.executable, *asked])
    seen = b""
    try:
        while select.select([screen], [], [], 60)[0]:
            found = os.read(screen, 65536)
            if not found:
                break
            seen += found
            if seen.endswith((b"uit: ", b"note: ")):
                os.write(screen, (keys.pop(0) + "\n").encode() if keys else b"\x04")
                seen += b"\n"
    except OSError:
        # The other end of a terminal that has been closed is an error on Linux.
        pass
    os.close(screen)
    return seen.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_sitting_at_the_terminal(folder: Path) -> None:
    seen, code = at_terminal(folder, ["", "b", "x", "w", "n", "за фото", "d", "u"], "--by", "Olena")
    assert code == 0
    assert "Мороз" in seen and "bits" in seen and "kept: different" in seen
    first, second, *rest = JudgementFile(folder / "book.jsonl").judgements()
    assert rest == [] and (first.verdict, first.note, first.by) == ("different", "за фото", "Olena")
    assert second.verdict == "unsure" and second.note == ""
    assert "kept 2 judgements" in seen and "pairs by judgement: unsure" in seen
    assert not any(name in (folder / "book.jsonl").read_text("utf-8") for name in NAMES)


def test_a_sitting_that_is_broken_off_keeps_what_was_judged(folder: Path) -> None:
    seen, code = at_terminal(folder, ["same"], "--by", "Olena")
    assert code == 0 and "kept 1 judgements" in seen
    assert len(JudgementFile(folder / "book.jsonl").judgements()) == 1
    seen, _ = at_terminal(folder, ["q"], "--by", "Olena")
    assert "kept 0 judgements" in seen


def test_a_store_keeps_judgements(folder: Path) -> None:
    pytest.importorskip("sqlalchemy", reason="SQLAlchemy is not installed")
    from goodoffices.store import User, create_store, open_store

    where, key = folder / "lists.db", folder.parent / f"{folder.name}.key"
    create_store(where, User("Olena"), key=key).close()
    asked = ("--store", str(where), "--key", str(key))
    assert "took 1" in run(folder, *asked, "--judge", judge(folder, "2,8,same,Olena,,")).stderr
    assert "1  pairs by judgement: same" in run(folder, *asked).stdout
    with pytest.raises(StoreError):
        run(folder, *asked, "--judge", judge(folder, "1,7,same,Petro,,"))
    store = open_store(where, key)
    assert [judgement.verdict for judgement in store.judgements()] == ["same"]
    store.close()

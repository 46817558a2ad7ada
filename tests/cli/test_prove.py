"""``goodoffices prove``: bind, prove, check."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.cli.prove import command
from goodoffices.diagnose import LedgerError, UsageError
from goodoffices.ledger import read_ledger

LIST = (
    "id,surname,given,patronymic,born\nA1,Коваленко,Микола,Іванович,1990-05-07\nA2,Мороз,Андрій,Петрович,1985-01-30\n"
)
ON = "--person surname=Kovalenko --person given=Nikolai --person born=07.05.1990"
OFF = "--person surname=Дзюба --person given=Олег --person born=1990-05-07"


def run(folder: Path, line: str, code: int = 0) -> Result:
    words = [str(folder / word[1:]) if word.startswith("@") else word for word in line.split()]
    result = CliRunner().invoke(command, words, catch_exceptions=False)
    assert result.exit_code == code, result.output
    assert not any(name in result.output for name in ("Коваленко", "Kovalenko", "Мороз", "Дзюба"))
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "case").mkdir()
    run(tmp_path, "commit @a.csv --side norda --version 3 -o @out --ledger @case")
    return tmp_path


def test_a_name_that_is_on_the_list(folder: Path) -> None:
    run(folder, f"name @out/norda-3.opener.json {ON} -o @proof.json")
    result = run(folder, f"check @proof.json {ON} --ledger @case")
    assert result.stdout.startswith("list norda, version 3, digest ") and result.stdout.endswith("on the list\n")
    assert stat.S_IMODE((folder / "proof.json").stat().st_mode) == 0o600


def test_a_name_from_a_file_is_no_word_of_the_command_line(folder: Path) -> None:
    (folder / "who").write_text("surname=Kovalenko\n\ngiven=Nikolai\nborn=07.05.1990\n", encoding="utf-8")
    run(folder, "name @out/norda-3.opener.json --person-file @who -o @proof.json")
    assert run(folder, "check @proof.json --person-file @who --ledger @case").stdout.endswith("on the list\n")
    given = CliRunner().invoke(
        command, ["check", str(folder / "proof.json"), "--person-file", "-", "--ledger", str(folder / "case")],
        input="surname=Kovalenko\ngiven=Nikolai\nborn=1990-05-07\n", catch_exceptions=False,
    )  # fmt: skip
    assert given.stdout.endswith("on the list\n")
    (folder / "who").write_bytes(b"surname=\xff\xfe")
    with pytest.raises(UsageError, match="not UTF-8"):
        run(folder, "check @proof.json --person-file @who --ledger @case")
    with pytest.raises(UsageError, match="whom the proof is about"):
        run(folder, "check @proof.json --ledger @case")


def test_a_name_that_is_not(folder: Path) -> None:
    run(folder, f"name @out/norda-3.opener.json {OFF} -o @proof.json")
    value = json.loads(run(folder, f"check @proof.json {OFF} --ledger @case --json").stdout)
    assert value["conclusion"] == "not on the list" and value["faults"] == []
    assert value["forms"] == {"surname, given name and birth date": False, "surname and given name": False}


def test_the_ledger_has_a_hash_alone(folder: Path) -> None:
    record = read_ledger(folder / "case").records[1]
    value = json.loads((folder / "out" / "norda-3.commitment.json").read_bytes())
    assert record.kind == "list-version" and list(record.body) == ["commitment"]
    assert value["list"] == "norda" and value["root"] not in record.line().decode()


def test_a_row_by_its_id(folder: Path) -> None:
    run(folder, "name @out/norda-3.opener.json --record A2 --list @a.csv -o @proof.json")
    who = "--person surname=Moroz --person given=Andrii --person patronymic=Petrovych --person born=1985-01-30"
    assert run(folder, f"check @proof.json {who} --ledger @case").stdout.endswith("on the list\n")
    with pytest.raises(UsageError, match="no row of this id"):
        run(folder, "name @out/norda-3.opener.json --record A9 --list @a.csv -o @proof.json")


def test_what_does_not_hold_has_exit_code_1(folder: Path) -> None:
    run(folder, f"name @out/norda-3.opener.json {ON} -o @proof.json")
    assert "not one that is known" in run(folder, f"check @proof.json {ON}", code=1).stdout
    assert "not one that is known" in run(folder, f"check @proof.json {ON} --digest {'0' * 64}", code=1).stdout
    assert run(folder, f"check @proof.json {OFF} --ledger @case", code=1).stdout.endswith("no proof\n")


def test_a_second_commitment_does_not_replace_the_first(folder: Path) -> None:
    with pytest.raises(UsageError, match="exists already"):
        run(folder, "commit @a.csv --side norda --version 3 -o @out")
    assert len(read_ledger(folder / "case")) == 2


def test_requests_that_mean_nothing(folder: Path) -> None:
    opener = "@out/norda-3.opener.json"
    for line, said in (
        (f"name {opener} -o @p", "say whom the proof is about"),
        (f"name {opener} --record A1 -o @p", "say whom the proof is about"),
        (f"name {opener} --person rank=x -o @p", "FIELD=VALUE"),
        (f"name {opener} --person surname=a --person surname=b -o @p", "FIELD=VALUE"),
        (f"name {opener} --person surname=a --person given=b --person born=spring -o @p", "birth date cannot be read"),
        ("commit @a.csv --side ../x -o @other", "plain name and version"),
    ):
        with pytest.raises(UsageError, match=said):
            run(folder, line)
    (folder / "empty").mkdir()
    run(folder, f"name {opener} {ON} -o @p")
    with pytest.raises(LedgerError):
        run(folder, f"check @p {ON} --ledger @empty")

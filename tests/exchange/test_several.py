"""Exchanges of several parties from files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodoffices.cli.plan import command
from goodoffices.diagnose import UsageError
from goodoffices.exchange.files.several import read_several

FORM = "exchange: august\ntitle: August\nparties: [a, b, c]\nlists: [people.csv]\nseed: lot\nmost: {a: 5}\n"
PEOPLE = (
    "id,holder,receiver,worth,bundle,willing,vetoed,name\n"
    "1,a,b,10,x,,,Petrenko\n2,b,c,-1,,,,\n3,c,a,2,,,,\n4,a,b,99,,no,,\n5,a,b,99,,,yes,\n6,b,a,1,x,,,\n"
)


def written(folder: Path, form: str = FORM, people: str = PEOPLE) -> Path:
    (folder / "august.yaml").write_text(form, encoding="utf-8")
    (folder / "people.csv").write_text(people, encoding="utf-8")
    return folder / "august.yaml"


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == code, result.output
    assert "Petrenko" not in result.output
    return result.stdout if code == 0 else result.output


def test_bundles_vetoes_and_parity(tmp_path: Path) -> None:
    path = written(tmp_path)
    found = json.loads(run(str(path), "--json", "-o", str(tmp_path / "out")))
    assert (found["value"], found["go"], found["proven"]) == (11, 2, True)
    assert found["between"] == {"a": {"b": 1}, "b": {"a": 1}, "c": {}}
    rows = (tmp_path / "out" / "people.csv").read_text(encoding="utf-8").splitlines()
    assert [row.split(",")[0] for row in rows if row.split(",")[3] == "yes"] == ["1", "6"]
    page = run(str(path))
    assert "2 of 6 go. Worth: 11; proven" in page


def test_without_the_bundle_the_round_of_three_is_worth_as_much(tmp_path: Path) -> None:
    path = written(tmp_path, people=PEOPLE.replace("a,b,10,x", "a,b,10,").replace("b,a,1,x", "b,a,0,"))
    file, report = read_several(path)
    assert file is not None and report.clean and file.unread == ("name",)
    found = json.loads(run(str(path), "--json"))
    assert (found["value"], found["go"]) == (11, 3)


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ("id,holder,receiver\n1,a,z\n", 'row 2, column "receiver": this is no party'),
        ("id,holder,receiver\n1,a,a\n", "holds him"),
        ("id,holder,receiver\n1,a,b\n1,a,b\n", 'row 3, column "id"'),
        ("id,holder,receiver,worth\n1,a,b,Petrenko\n", 'row 2, column "worth": this is not a whole number'),
        ("id,holder,receiver,vetoed\n1,a,b,Petrenko\n", 'row 2, column "vetoed"'),
        ("id,holder\n1,a\n", '"receiver" is missing'),
    ],
)
def test_faults(tmp_path: Path, people: str, words: str) -> None:
    assert words in run(str(written(tmp_path, people=people)), code=1)


def test_parties_that_cannot_be(tmp_path: Path) -> None:
    assert "E723" in run(str(written(tmp_path, FORM.replace("[a, b, c]", "[a, a]"))), code=1)
    with pytest.raises(UsageError, match="no stages"):
        run(str(written(tmp_path)), "--after", "x.csv")

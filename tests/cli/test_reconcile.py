"""``goodoffices reconcile``."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.cli.reconcile import command
from goodoffices.diagnose import UsageError

HEAD = "id,surname,given,patronymic,born,category\n"
A = HEAD + "1,Коваль,Микола,Іванович,1990-05-07,wounded\n2,Мороз,Андрій,Петрович,1985-01-30,\n3,Ткачук,Іван,,1970,\n"
B = HEAD + "=x,Koval,Nikolai,Ivanovich,1990-05-07,other\n8,Мороз,Сергей,Петрович,1985-01-30,\n9,Дзюба,Олег,,навесні,\n"
NAMES = ("Коваль", "Koval", "Мороз", "Микола", "Сергей", "Дзюба", "навесні")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text(A, encoding="utf-8")
    (tmp_path / "b.csv").write_text(B, encoding="utf-8")
    return tmp_path


def run(folder: Path, *more: str, code: int = 0) -> Result:
    result = CliRunner().invoke(
        command, [str(folder / "a.csv"), str(folder / "b.csv"), *more], catch_exceptions=False
    )  # fmt: skip
    assert result.exit_code == code, result.output
    assert not any(name in result.output for name in NAMES)
    return result


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_page_has_counts_and_no_names(folder: Path) -> None:
    result = run(folder)
    assert "1  people on both lists" in result.stdout
    assert "1  accepted pairs in conflict: category" in result.stdout
    assert "warning[W954]: b.csv:4:5" in result.stderr
    assert "comparing" in result.stderr


def test_the_files(folder: Path) -> None:
    run(folder, "-o", str(folder / "out"))
    (match,) = [m for m in rows(folder / "out" / "matches.csv") if m["decision"] == "accepted"]
    assert list(match) == ["id_a", "id_b", "probability", "decision", "reasons"]
    assert match["id_a"] == "1" and match["id_b"] == "'=x" and float(match["probability"]) > 0.9
    assert "birth date agrees" in match["reasons"]
    assert rows(folder / "out" / "assigned.csv") == [{"id_a": "1", "id_b": "'=x"}]
    assert {"list": "a", "id": "3"} in rows(folder / "out" / "only.csv")
    assert rows(folder / "out" / "conflicts.csv")[0]["differs"] == "category"
    assert [fault["code"] for fault in rows(folder / "out" / "faults.csv")] == ["W959", "W954"]
    for file in (folder / "out").iterdir():
        assert file.stat().st_mode & 0o777 == 0o600
        if file.name == "report.html":
            continue
        text = file.read_text(encoding="utf-8")
        assert not any(name in text for name in NAMES)


def test_json(folder: Path) -> None:
    found = json.loads(run(folder, "--json").stdout)
    assert found["accepted"] == 1 and found["on_both"] == 1
    assert found["pairs"]["possible"] == 9
    assert found["in_conflict"] == {"category": 1}
    counted = json.loads(run(folder, "--count", "--json").stdout)
    assert counted["by_key"]["birth date and patronymic"] == 2
    assert "surname and patronymic" in run(folder, "--count").stdout


def test_settings(folder: Path) -> None:
    assert json.loads(run(folder, "--json", "--threshold", "0.999999", "--budget", "5").stdout)["threshold"] == 0.999999
    with pytest.raises(UsageError):
        run(folder, "--threshold", "2")


def test_mappings(folder: Path) -> None:
    (folder / "b.csv").write_text("x;y;z\nKoval;Nikolai;1990-05-07\n", encoding="utf-8")
    assert "E952" in run(folder, code=1).stderr
    (folder / "m.yaml").write_text("surname: x\ngiven: y\nborn: z\n", encoding="utf-8")
    assert "1  people on both lists" in run(folder, "--mapping-b", str(folder / "m.yaml")).stdout
    (folder / "b.csv").write_text("surname\n", encoding="utf-8")
    with pytest.raises(UsageError, match="no rows"):
        run(folder)

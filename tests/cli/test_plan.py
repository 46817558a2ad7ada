"""``goodoffices plan``."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.exchange.test_files import written

from goodoffices.cli.plan import command
from goodoffices.diagnose import UsageError
from goodoffices.exchange import draw_of

SMALL = """\
exchange: june
title: The June exchange
sides: [norda, suda]
lists: [norda.csv, {file: suda.csv, side: suda, columns: {id: number}}]
stages:
  - {name: first, day: 2025-06-09, seats: {norda: 1}}
  - {name: second, day: 2025-06-10, seats: {norda: 1}}
rules:
  - parity:
aim: {points: {wounded: 5}, fairness: lottery, fairness_points: 3, seed: "2025-06-02"}
reserves: 1
"""
NORDA = "id,side,category,name\nn1,norda,wounded,Petrenko\nn2,norda,,Petrenko\nn3,norda,,Petrenko\n"
SUDA = "number\ns1\ns2\ns3\n"


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == code, result.output
    assert "Petrenko" not in result.output + result.stderr
    return result.stdout if code == 0 else result.output


@pytest.fixture
def june(tmp_path: Path) -> Path:
    return written(tmp_path, SMALL, NORDA, SUDA)


def test_the_page(june: Path) -> None:
    page = run(str(june))
    assert "The June exchange" in page and "On the lists: 3 of norda, 3 of suda." in page
    assert "first   2025-06-09  1      1     1 without category, 1 wounded" in page
    assert "proven: no plan that keeps the rules has more." in page
    assert "Fairness: lottery. It costs 0 of" in page
    assert "Substitutes named: 2." in page


def test_json_says_counts_and_no_ids(june: Path) -> None:
    found = json.loads(run(str(june), "--json"))
    assert found["format"] == "goodoffices/exchange-plan/1" and found["possible"] and found["proven"]
    assert [stage["sides"]["norda"]["people"] for stage in found["stages"]] == [1, 1]
    assert '"n1"' not in json.dumps(found)
    assert found == json.loads(run(str(june), "--json"))


def test_from_a_plan_to_the_next(june: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "one", tmp_path / "two"
    run(str(june), "-o", str(first))
    rows = [line.split(",") for line in (first / "people.csv").read_text(encoding="utf-8").splitlines()[1:]]
    refuses = next(row[0] for row in rows if row[1] == "suda" and row[2] == "second")
    substitute = next(row[0] for row in rows if row[1] == "suda" and not row[2])
    happened = tmp_path / "happened.csv"
    happened.write_text(f"id,what\n{refuses},refused\n", encoding="utf-8")
    after = str(first / "people.csv")
    page = run(str(june), "--after", after, "--done", "1", "--happened", str(happened), "-o", str(second))
    assert "People for whom this plan is another than the one before: 2." in page
    changes = set((second / "changes.csv").read_text(encoding="utf-8").splitlines()[1:])
    assert changes == {f"{refuses},second,", f"{substitute},,second"}
    assert "another than the one before" not in run(str(june), "--after", after, "--done", "1")


def test_no_plan_is_told_with_reasons_and_exit_code(june: Path, tmp_path: Path) -> None:
    june.write_text(
        SMALL.replace("reserves: 1", "").replace("  - parity:", "  - parity:\n  - everyone: {side: norda}"),
        encoding="utf-8",
    )
    page = run(str(june), "-o", str(tmp_path / "out"), code=1)
    assert "There is no plan." in page and "all 3 of the people of norda by stage second" in page
    assert (
        "1 more seats for norda in stage first" in page
        or "1 of the people of norda left until after stage second" in page
    )
    assert not (tmp_path / "out").exists()


def test_faults_are_drawn(june: Path) -> None:
    (june.parent / "norda.csv").write_text("id,side\nPetrenko,elsewhere\n", encoding="utf-8")
    assert 'error[E722]: row 2, column "side"' in run(str(june), code=1)


def test_requests_that_mean_nothing(june: Path) -> None:
    with pytest.raises(UsageError, match="earlier plan"):
        run(str(june), "--done", "1")
    with pytest.raises(UsageError, match="not an exchange by its ending"):
        run(str(june.parent / "norda.csv"))


def test_a_plan_changed_by_hand_is_held_against_the_rules(june: Path, tmp_path: Path) -> None:
    run(str(june), "-o", str(tmp_path / "out"))
    table = tmp_path / "out" / "people.csv"
    assert run(str(june), "--check", str(table)).startswith("4 go, and all rules hold. Points: ")
    rows = table.read_text(encoding="utf-8").splitlines()
    gone = next(n for n, row in enumerate(rows) if row.split(",")[2] == "first" and row.startswith("s"))
    table.write_text("\n".join(rows[:gone] + rows[gone + 1 :]) + "\n", encoding="utf-8")
    page = run(str(june), "--check", str(table), code=1)
    assert page.startswith("3 go. Points: ") and "  - stage first: as many of norda as of suda" in page
    table.write_text("id,stage\nnobody,first\n", encoding="utf-8")
    assert "nobody on the lists has this id" in run(str(june), "--check", str(table), code=1)
    with pytest.raises(UsageError, match="makes none"):
        run(str(june), "--check", str(table), "--json")


def test_lots_can_be_drawn_again(june: Path, tmp_path: Path) -> None:
    page = run(str(june), "-o", str(tmp_path / "out"))
    ids = sorted([f"{side}{k}" for side in "ns" for k in (1, 2, 3)])
    digest = sha256("".join(f"{id}\n" for id in ids).encode()).hexdigest()
    assert f"Lots drawn with the seed 2025-06-02 over the ids with SHA-256 {digest}." in page
    assert json.loads(run(str(june), "--json"))["ids_sha256"] == digest
    rows = [line.split(",") for line in (tmp_path / "out" / "people.csv").read_text(encoding="utf-8").splitlines()[1:]]
    for row in rows:
        lot = draw_of("2025-06-02", row[0]) % 4
        points = (5 if row[4] else 1) + lot
        wanted = f"{points} points" + (f", {lot} of them by lottery" if lot else "")
        assert not row[2] or ",".join(row[6:]).strip('"') == wanted


def test_vehicles_are_filled_and_told(june: Path, tmp_path: Path) -> None:
    june.write_text(SMALL.replace("seats: {norda: 1}}", "vehicles: {norda: [1], suda: [1, 1]}}", 1), encoding="utf-8")
    page = run(str(june), "-o", str(tmp_path / "out"))
    assert "Vehicles: 3; each family in one." in page
    rows = (tmp_path / "out" / "vehicles.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "id,side,stage,vehicle" and len(rows) == 3 and all(row.endswith(",first,1") for row in rows[1:])


def test_who_stays_in_a_stage_stays_in_his_vehicle(june: Path, tmp_path: Path) -> None:
    june.write_text(SMALL.replace("seats: {norda: 1}}", "vehicles: {norda: [1, 2], suda: [4]}}", 1), encoding="utf-8")
    run(str(june), "-o", str(tmp_path / "out"))
    table = tmp_path / "out" / "vehicles.csv"
    before = dict(row.rsplit(",", 1) for row in table.read_text(encoding="utf-8").splitlines())
    # By hand the two who go sit the other way round; nothing that happens later may seat them anew.
    swapped = {row: {"1": "2", "2": "1"}.get(at, at) if row[0] == "n" else at for row, at in before.items()}
    stays = next(row for row in swapped if row.startswith("n1,"))
    table.write_text("".join(f"{row},{at}\n" for row, at in swapped.items()), encoding="utf-8")
    (tmp_path / "happened.csv").write_text("id,what\ns3,refused\n", encoding="utf-8")
    after = ("--after", str(tmp_path / "out" / "people.csv"), "--happened", str(tmp_path / "happened.csv"))
    run(str(june), *after, "-o", str(tmp_path / "next"))
    rows = (tmp_path / "next" / "vehicles.csv").read_text(encoding="utf-8").splitlines()
    assert f"{stays},{swapped[stays]}" in rows
    table.write_text("id,stage,vehicle\nn1,first,Petrenko\n", encoding="utf-8")
    assert 'row 2, column "vehicle": this is no number' in run(str(june), *after, code=1)

"""``goodoffices handover``: ticked at the border, accounted for in the case, taken for the next plan."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.test_manifest import desk, make, run

import goodoffices
from goodoffices.case import DESK, load_case
from goodoffices.case.check import check_case
from goodoffices.cli.house import command
from goodoffices.diagnose import GoodOfficesError, UsageError

__all__ = ["desk"]

CASE = """\
case: demo
title: Demo
zone: UTC
parties:
  - {id: norda, name: Norda}
  - {id: suda, name: Suda}
"""
OWED = """\
entered: 2025-06-02
entered_by: desk
entries:
"""
ONE = """\
  - id: {side}-owes
    kind: obligation
    debtor: [{side}]
    creditor: [{other}]
    what: release of prisoners
    quantity: 5
    unit: prisoners
    reciprocal: {other}-owes
"""
BOTH = ("--obligation", "norda=norda-owes", "--obligation", "suda=suda-owes")


@pytest.fixture
def border(desk: Path) -> list[str]:
    """A manifest and a case; the ids that are named."""
    make()
    Path("case/case.yaml").write_text(CASE)
    Path("case/record").mkdir()
    owed = OWED + ONE.format(side="norda", other="suda") + ONE.format(side="suda", other="norda")
    Path("case/record/owed.yaml").write_text(owed)
    return [person["id"] for person in json.loads(run("manifest", "show", "m", "--json"))["people"]]


def filled(ids: list[str], **ticks: str) -> str:
    rows = [f"{id},{ticks.get(id, 'came')}" for id in ids]
    Path("ticks.csv").write_text(
        "id,tick,replaced by\n" + "".join(row + ("," if row.count(",") < 2 else "") + "\n" for row in rows)
    )
    return "ticks.csv"


def tick(by: str, ids: list[str], *more: str, code: int = 0, **ticks: str) -> str:
    presence = more or ("--boarded", "came", "--arrived", "boarded")
    return run("handover", "tick", "m", filled(ids, **ticks), "--by", by, *presence, "-o", f"{by}.json", code=code)


def test_planned_boarded_and_arrived_are_three_lists(border: list[str]) -> None:
    one, two, three = (id for id in border if id[0] == "n")
    Path("boarded.csv").write_text("id\n" + "\n".join([one, "n7", *(id for id in border if id[0] == "s")]) + "\n")
    Path("arrived.csv").write_text("id,arrived\n" + f"{one},yes\nn7,x\n")
    said = tick(
        "norda",
        border,
        "--boarded",
        "boarded.csv",
        "--arrived",
        "arrived.csv",
        **{two: "refused", three: "replaced,n7"},
    )
    assert "norda  3        2     2        2        1" in said and "suda   3        3     3        0        0" in said
    assert "6 not on all three lists" in said and f"not named; for {three}" in said
    assert run("handover", "show", "norda.json") == "\n".join(said.split("\n")[:-2]) + "\n"
    value = json.loads(run("handover", "show", "norda.json", "--json"))
    assert [account["arrived"] for account in value["accounts"]] == [2, 0]


def test_two_accounts_go_into_the_case_and_their_difference_with_them(border: list[str]) -> None:
    tick("norda", border)
    Path("few.csv").write_text(f"id\n{border[0]}\n")
    tick("suda", border, "--boarded", "came", "--arrived", "few.csv")
    said = run("handover", "compare", "norda.json", "suda.json", code=1)
    assert "5 to be explained" in said and f"{border[1]}" in said
    assert run("handover", "account", "norda.json", "--case", "case", *BOTH, "--dry-run").startswith("entered:")
    assert not list(Path("case/record").glob("2025*"))
    said = run("handover", "account", "norda.json", "suda.json", "--case", "case", *BOTH)
    assert (
        "norda  5         3          2            norda" in said
        and "norda  5         1          4            suda" in said
    )
    case, _ = load_case(Path("case"), DESK)
    told = case.entry("june-first-norda-by-suda")
    assert str(told.quantity) == "1" and told.by_account == ("suda",)
    note = case.entry("june-first-norda-by-norda-and-suda")
    assert "3 by norda, 1 by suda" in note.text and "to be explained" in note.text
    report = check_case(Path("case"))
    assert not report.errors and "W605" not in {d.code for d in report}
    text = "".join(path.read_text() for path in Path("case").rglob("*.yaml"))
    assert not any(id in text.split() for id in border)
    with pytest.raises(GoodOfficesError, match="already"):
        run("handover", "account", "norda.json", "suda.json", "--case", "case", *BOTH)


def test_nothing_goes_into_a_case_that_does_not_fit(border: list[str]) -> None:
    tick("stranger", border)
    before = sorted(Path("case").rglob("*"))
    said = run("handover", "account", "stranger.json", "--case", "case", *BOTH, code=1)
    assert "error[E" in said and "nothing was written" in said and sorted(Path("case").rglob("*")) == before
    tick("norda", border)
    for wrong in (["norda"], ["norda=elsewhere"], ["lakeland=norda-owes"]):
        with pytest.raises(UsageError):
            run("handover", "account", "norda.json", "--case", "case", "--obligation", *wrong)
    with pytest.raises(UsageError, match="no record of a handover"):
        run("handover", "account", "june.yaml", "--case", "case", *BOTH)


def test_a_faulty_sheet_makes_no_record(border: list[str]) -> None:
    said = tick("norda", border, code=1, **{border[0]: "Petrenko"})
    assert "error[E724]" in said and 'row 2, column "tick"' in said and "Petrenko" not in said
    assert not Path("norda.json").exists()
    with pytest.raises(UsageError, match="three lists"):
        run("handover", "tick", "m", "ticks.csv", "--by", "norda", "-o", "norda.json")
    with pytest.raises(UsageError, match="is no file"):
        tick("norda", border, "--boarded", "all", "--arrived", "boarded")


def test_the_next_plan_takes_the_handover(border: list[str]) -> None:
    one = next(id for id in border if id[0] == "n")
    tick("norda", border, **{one: "refused"})
    said = run("plan", "june.yaml", "--after", "plan/people.csv", "--handover", "norda.json", "-o", "next")
    rows = planned("next")
    assert rows[one]["stage"] == "" and rows[one]["why"] == "does not want to go" and "first" in said
    assert all(rows[id]["stage"] == "first" for id in border if id != one)
    Path("happened.csv").write_text(f"id,what\n{one},died\n")
    again = ("plan", "june.yaml", "--after", "plan/people.csv", "--handover", "norda.json")
    run(*again, "--happened", "happened.csv", "-o", "third")
    rows = planned("third")
    assert rows[one]["why"] == "has died"
    tick("suda", border)
    with pytest.raises(UsageError, match="two accounts of one stage"):
        run(*again, "--handover", "suda.json")
    with pytest.raises(UsageError, match="tell what came"):
        run("plan", "june.yaml", "--handover", "norda.json")


def test_what_is_owed_becomes_a_rule(border: list[str]) -> None:
    owed = ("plan", "june.yaml", "--case", "case", *BOTH)
    assert "norda owes 5 by norda-owes, 0 delivered by the lowest count: 5 living to be planned" in run(*owed)
    tick("norda", border)
    Path("came.csv").write_text(f"id\n{border[0]}\n")
    tick("suda", border, "--boarded", "came", "--arrived", "came.csv")
    run("handover", "account", "norda.json", "suda.json", "--case", "case", *BOTH)
    said = run(*owed, code=1)
    assert "in all: at most 4 of the living people of norda" in said
    assert "1 delivered by the lowest count: 4 living" in said and "0 delivered by the lowest count: 5 living" in said
    more = Path("case/record/owed.yaml").read_text().replace("quantity: 5", "quantity: 6+")
    Path("case/record/owed.yaml").write_text(more)
    said = run(*owed, code=1)
    assert "in all: at least 6 of the living people of suda" in said
    for wrong in (
        ("--case", "case"),
        ("--case", "case", "--obligation", "norda=none"),
        ("--case", "case", "--obligation", "x=y"),
    ):
        with pytest.raises(UsageError):
            run("plan", "june.yaml", *wrong)


def test_all_of_a_category_that_an_obligation_names(border: list[str]) -> None:
    for side in ("norda", "suda"):
        Path(f"{side}.csv").write_text(
            "id,category,marks\n" + f"{side[0]}1,wounded,ill\n{side[0]}2,,ill\n{side[0]}3,,\n"
        )
    owed = Path("case/record/owed.yaml")
    text = owed.read_text()
    owed.write_text(text.replace("quantity: 5", "conditions: [all for all of the wounded]"))
    told = run("plan", "june.yaml", "--case", "case", *BOTH, "-o", "all")
    assert "norda owes all by norda-owes: every one of the living (wounded) of norda to be planned" in told
    by_hand = run("plan", "june.yaml", "--case", "case", "--obligation", "norda=norda-owes/ill")
    assert "every one of the living (ill) of norda" in by_hand
    for wrong in ("norda=norda-owes/Petrenko", "norda=norda-owes/wounded,young"):
        with pytest.raises(UsageError, match="nobody of norda on the lists is"):
            run("plan", "june.yaml", "--case", "case", "--obligation", wrong)
    owed.write_text(text.replace("quantity: 5", "conditions: [all for all]"))
    with pytest.raises(UsageError, match="names no category of the lists"):
        run("plan", "june.yaml", "--case", "case", *BOTH)
    owed.write_text(text.replace("quantity: 5", "quantity: 3\n    conditions: [all for all]"))
    told = run("plan", "june.yaml", "--case", "case", *BOTH)
    assert "note: norda-owes says all for all, and names no category" in told


def planned(folder: str) -> dict[str, dict[str, str]]:
    with Path(folder, "people.csv").open() as stream:
        return {row["id"]: row for row in csv.DictReader(stream)}


def ask(answers: str, code: int = 0) -> str:
    arguments = ["handover", "tick", "m", "--by", "norda", "--boarded", "came", "--arrived", "boarded", "-o", "n.json"]
    arguments += ["--lists", "norda.csv"]
    result = CliRunner().invoke(command, arguments, input=answers, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def test_asked_person_by_person_and_stopped_between(border: list[str]) -> None:
    said = ask(f"\nr\n{border[4]}\np\n{border[1]}\nn99\nnobody\nq\n", code=1)
    assert "not finished" in said and f"Petrenko {border[0]}" in said and "nobody with this id is named" in said
    assert "he is named himself" in said
    kept = Path("n.json.ticks.csv").read_text()
    assert "Petrenko" not in kept and f"{border[0]},norda,refused" in kept and ",replaced,n99," in kept
    digest = json.loads(json.dumps(kept.splitlines()[1].split(",")[-1]))
    assert "2 ticked" in ask("GO1/000000000000/n1\nq\n", code=1)
    said = ask(f"GO1/{digest[:12]}/{border[1]}\nzz\n\nb\n" + "\nc\n" * 4 + "\n")
    assert "written to n.json" in said and "not named; for" in said
    assert json.loads(run("handover", "show", "n.json", "--json"))["accounts"][0]["came"] == 2
    run("manifest", "follow", "m", "--without", border[0], "--reason", "ill", "--by", "norda")
    with pytest.raises(UsageError, match="another manifest or version"):
        ask("q\n")


def test_a_kill_between_two_answers_loses_none(border: list[str]) -> None:
    arguments = ["handover", "tick", "m", "--by", "norda", "--boarded", "came", "--arrived", "boarded", "-o", "n.json"]
    asked = subprocess.Popen(
        [sys.executable, "-m", "goodoffices", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(goodoffices.__file__).parents[1])},
    )
    assert asked.stdin is not None and asked.stdout is not None
    asked.stdin.write("\nr\n\nd\n")
    asked.stdin.flush()
    seen = ""
    while "(4 left" not in seen:
        more = asked.stdout.read(1)
        assert more, seen
        seen += more
    asked.send_signal(signal.SIGKILL)
    asked.communicate(timeout=30)
    assert not Path("n.json").exists()
    said = ask("\nc\n" * 4 + "\n")
    assert "6 people, 2 ticked" in said and "norda  3        1" in said

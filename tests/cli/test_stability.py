"""``goodoffices stability``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import goodoffices.conflict
from goodoffices.cli.check import command as check
from goodoffices.cli.stability import command
from goodoffices.diagnose import UsageError

LITERATURE = Path(goodoffices.conflict.__file__).parent / "literature"
ELMIRA = str(LITERATURE / "elmira-1991.yaml")
SYRIA = str(LITERATURE / "syria-iraq-1975.yaml")

DATED = (
    (LITERATURE / "cuba-1962.yaml").read_text(encoding="utf-8").replace("audience: public", "audience: mediator")
    + "changes:\n  - {on: 1962-10-16, without: [strike]}\n  - {on: 1962-10-27}\n"
    + "perceptions:\n  ussr: {without: [strike]}\n"
)
VAGUE = (
    (LITERATURE / "syria-iraq-1975.yaml").read_text(encoding="utf-8").replace("[1, 3, 6, 2, 4, 5]", "[1, {unknown: [3, 6, 2]}, 4, 5]")
)  # fmt: skip


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(command, list(arguments), catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def case(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(
        "case: demo\ntitle: Demo\nzone: Europe/Istanbul\nmediator: hosts\nparties:\n  - {id: north, name: North}\n"
        "  - {id: south, name: South}\n  - {id: hosts, name: The Hosts, role: mediator}\n",
        encoding="utf-8",
    )
    (tmp_path / "conflicts").mkdir()
    (tmp_path / "conflicts" / "dated.yaml").write_text(DATED, encoding="utf-8")
    return tmp_path


def test_json_of_a_published_conflict() -> None:
    found = json.loads(run(ELMIRA, "--json"))
    assert {"decision_makers", "options", "states", "equilibria"} <= found.keys()
    assert found["states"][0] == {"number": 1, "pattern": "NYNNN", "decimal": 2}
    assert [s["number"] for s in found["states"]] == list(range(1, 13))
    assert found["equilibria"]["SEQ"] == [5, 6, 7, 10, 11, 12]
    assert list(found["equilibria"]) == ["Nash", "GMR", "SMR", "SEQ", "SIM", "CSEQ", "SSEQ"]


def test_the_page() -> None:
    page = run(SYRIA, "--state", "2", "--inverse", "--concept", "seq", "--coalitions", "--horizon", "2", "--non-myopic")
    assert "6 NYY Escalate, Attack: SEQ" in page
    assert "Syria leaves state 2 (SEQ)." in page
    assert "384 of 720" in page
    assert "any of the 3 coalitions" in page
    assert 'Iraq takes up "Attack": 4' in page


def test_dates_and_perceptions(case: Path) -> None:
    found = json.loads(run(str(case), "--json", "--concept", "SEQ"))
    assert [p["since"] for p in found["phases"]] == ["1962-10-16", "1962-10-27"]
    assert found["phases"][1]["comes"]["SEQ"] == ["YNYN"]
    assert found["misperception"]["perceived_by"] == ["ussr"]
    page = run(str(case), "--concept", "SEQ")
    assert "What the days change" in page and "Soviet Union see it otherwise" in page


def test_unknown_and_robust(tmp_path: Path) -> None:
    path = tmp_path / "vague.yaml"
    path.write_text(VAGUE, encoding="utf-8")
    found = json.loads(run(str(path), "--json", "--robust", "100", "--concept", "SEQ"))
    assert set(found["equilibria"]) == {"SEQ-a", "SEQ-b", "SEQ-c", "SEQ-d"}
    assert found["robust"]["exact"] and found["robust"]["rankings"] == 6
    page = run(str(path), "--robust", "5", "--concept", "SEQ", "--seed", "3")
    assert "drawn with seed 3" in page and "±" in page and "most hangs on Syria" in page


def test_what_needs_all_comparisons_is_refused_or_said_to_be_left_out(tmp_path: Path) -> None:
    path = tmp_path / "vague.yaml"
    path.write_text(VAGUE, encoding="utf-8")
    for option in (("--coalitions",), ("--non-myopic",), ("--horizon", "2"), ("--concept", "SIM")):
        with pytest.raises(UsageError):
            run(str(path), *option)
    assert "[SIM] 6 NYY Escalate, Attack: 1.000" in run(str(path), "--concept", "SIM", "--robust", "9")
    page = run(str(path), "--state", "2")
    assert "Why, at 2 YNN Release water:" in page
    assert "Syria leaves state 2 (Nash-a)." in page


def test_for_whom(case: Path) -> None:
    with pytest.raises(UsageError, match="holds no conflict"):
        run(str(case), "--for", "public")


def test_which_conflict(case: Path) -> None:
    (case / "conflicts" / "other.yaml").write_text(Path(SYRIA).read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(UsageError, match="holds 2 conflicts"):
        run(str(case))
    assert "Euphrates" in run(str(case), "--conflict", "syria-iraq-1975")
    assert "Euphrates" in run(str(case), "--for", "public")
    with pytest.raises(UsageError, match='no conflict "x"'):
        run(str(case), "--conflict", "x")


def test_faults_are_drawn_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(VAGUE.replace("{unknown: [3, 6, 2]}", "3"), encoding="utf-8")
    assert "error[E803]" in run(str(path), code=1)


def test_requests_that_cannot_be_carried_out() -> None:
    with pytest.raises(UsageError, match="not a stability concept"):
        run(SYRIA, "--concept", "best")
    with pytest.raises(UsageError, match="infeasible"):
        run(SYRIA, "--state", "YYN")
    with pytest.raises(UsageError, match="no state 7"):
        run(SYRIA, "--state", "7")
    with pytest.raises(UsageError, match="--inverse"):
        run(SYRIA, "--inverse")


def test_check_looks_at_conflicts_too(case: Path) -> None:
    path = case / "conflicts" / "dated.yaml"
    path.write_text(DATED.replace("[5, 7, 6,", "[5, 5, 6,"), encoding="utf-8")
    result = CliRunner().invoke(check, [str(case), "--json"], catch_exceptions=False)
    found = [(d["code"], d["file"]) for d in json.loads(result.output)["diagnostics"] if d["level"] == "error"]
    assert result.exit_code == 1
    assert found == [("E803", "conflicts/dated.yaml")]


ISTANBUL = str(Path(__file__).resolve().parents[2] / "cases" / "istanbul-2025")


def test_a_conflict_drawn_from_a_case() -> None:
    arguments = (
        ISTANBUL,
        "--for",
        "public",
        "--issue",
        "ceasefire",
        "--issue",
        "territory",
        "--without",
        "arms-through-nato",
    )
    found = json.loads(run(*arguments, "--concept", "SEQ", "--json"))
    assert {m["id"] for m in found["decision_makers"]} == {"russia", "ukraine", "usa"}
    assert found["parameters"]["samples"] == 1_000 and found["robust"]["equilibrium"]["SEQ"]
    assert len(found["inputs"]) == 64
    russia = [wish for wish in found["drawn"]["wishes"] if wish["about"] == "russia"]
    assert {"what": "ukraine.territory.beyond-four", "known": True}.items() <= russia[0].items()
    assert russia[0]["entries"] and any("Inferred" in note for note in found["drawn"]["notes"])
    # The public sees no conflict file, so that --drawn need not be said.
    assert found["drawn"] and json.loads(run(*arguments, "--concept", "SEQ", "--json", "--drawn")) == found
    assert "robust" not in json.loads(run(*arguments, "--concept", "SEQ", "--json", "--robust", "0"))


def test_a_deadline_that_still_runs() -> None:
    page = run(ISTANBUL, "--drawn", "--issue", "ceasefire", "--without", "arms-through-nato", "--as-of", "2025-07-26")
    assert "from 2025-07-26" in page and "from 2025-09-03" in page


def test_worths_of_the_bargaining_floor() -> None:
    found = json.loads(run(ISTANBUL, "--drawn", "--worths", "--issue", "prisoners", "--issue", "children", "--json"))
    why = {(wish["about"], wish["what"]): wish["why"] for wish in found["drawn"]["wishes"]}
    assert "worth +" in why["ukraine", "children/by-list"]
    assert any(wish["about"] == "usa" and not wish["known"] for wish in found["drawn"]["wishes"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((ISTANBUL, "--drawn"), "too large"),
        ((ISTANBUL, "--drawn", "--issue", "weather"), 'no issue "weather"'),
        ((ISTANBUL, "--issue", "ceasefire"), "chosen for a conflict that is drawn"),
        ((ELMIRA, "--drawn"), "drawn from a case"),
        ((ELMIRA, "--json", "--format", "md"), "two answers"),
        ((ISTANBUL, "--conflict", "nothing"), 'no conflict "nothing"'),
    ],
)
def test_what_does_not_go_together(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        run(*arguments)


def test_forms_and_files(tmp_path: Path) -> None:
    for name, begins in (("a.html", b"<!"), ("a.md", b"# Stability"), ("a.txt", b"\xe2"), ("a.json", b"{")):
        run(ELMIRA, "-o", str(tmp_path / name))
        assert (tmp_path / name).read_bytes().lstrip().startswith(begins)
    assert "Elmira" in run(ELMIRA, "--format", "text")
    page = run(ISTANBUL, "--format", "md", "--concept", "SEQ")
    assert "fingerprint" in page and "| For | the mediator's team |" in page


def test_check_holds_what_a_conflict_rests_on_against_the_case(case: Path) -> None:
    path = case / "conflicts" / "dated.yaml"
    path.write_text(DATED.replace("cites:", "rests_on: [nowhere]\ncites:"), encoding="utf-8")
    result = CliRunner().invoke(check, [str(case)])
    assert "E205" in result.output and 'there is no entry "nowhere"' in result.output
    (case / "mediator").mkdir()
    (case / "mediator" / "notes.yaml").write_text(
        "entered: 1962-10-01\nentered_by: desk\nentries:\n  - {id: nowhere, kind: note, on: 1962-10-01, text: A note.}\n",
        encoding="utf-8",
    )
    assert "E205" not in CliRunner().invoke(check, [str(case)]).output
    path.write_text(path.read_text(encoding="utf-8").replace("audience: mediator", "audience: room"), encoding="utf-8")
    assert "E302" in CliRunner().invoke(check, [str(case)]).output

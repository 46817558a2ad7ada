"""The section on what could be agreed: who has it, on what it rests, and what it does not give away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.brief.example import case_of
from tests.case.truce import HEAD, ISSUES, STANCES

from goodoffices.brief import compose_brief, render_sheet
from goodoffices.case import Case, Estimate, Issue, Option, Preference, load_case

TITLE = "What could be agreed"
POSITIONS = f"entered: 2025-01-02\nentries:\n{STANCES}"


def private(party: str, reservation: float) -> str:
    return f"""entered: 2025-01-03
entered_by: {party}
entries:
  - {{id: {party}-truce, kind: preference, party: {party}, issue: truce, weight: 0.7, values: {{none: 0, month: 0.6, lasting: 1}}, basis: confided}}
  - {{id: {party}-border, kind: preference, party: {party}, issue: border, weight: 0.3, values: {{shut: 0, open: 1}}, basis: confided}}
  - {{id: {party}-all, kind: preference, party: {party}, reservation: {reservation}, basis: confided}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in {
        "case.yaml": HEAD,
        "issues.yaml": ISSUES,
        "record/all.yaml": POSITIONS,
        "private/north.yaml": private("north", 0.4),
        "private/south.yaml": private("south", 0.3),
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def brief(case: Case) -> str:
    return " ".join(render_sheet(compose_brief(case), "md").decode().split())


def seen(folder: Path, reader: str) -> str:
    case, _ = load_case(folder, reader)
    return brief(case)


@pytest.mark.parametrize("reader", ["public", "room"])
def test_who_sees_no_preference_has_no_section_and_no_trace(folder: Path, reader: str) -> None:
    text = seen(folder, reader)
    for word in (TITLE, "analyse", "Nash", "package", "preference"):
        assert word not in text


def test_the_mediator_sees_what_all_could_accept_and_on_what_it_rests(folder: Path) -> None:
    text = seen(folder, "mediator")
    assert TITLE in text
    assert "4 of 6 packages" in text
    assert "This rests on 6 preferences (6 confided)" in text
    assert "Truce: a lasting truce; Border: open" in text
    assert "judgement of North" in text
    assert "goodoffices analyse CASE --for mediator" in text


def test_a_party_sees_its_own_preferences_and_positions_only(folder: Path) -> None:
    own = seen(folder, "party:north")
    assert "This rests on 3 preferences (3 confided)" in own
    assert "for South nothing but positions" in own
    for reservation in (0.9, 0.0):
        (folder / "private/south.yaml").write_text(private("south", reservation), encoding="utf-8")
        assert seen(folder, "party:north") == own
    (folder / "private/south.yaml").unlink()
    assert seen(folder, "party:north") == own


def test_what_blocks_is_told(folder: Path) -> None:
    (folder / "private/south.yaml").write_text(private("south", 1.1), encoding="utf-8")
    text = seen(folder, "mediator")
    assert "On this reading of what is known, no." in text
    assert "South has 1.1 without agreement, and no package gives it more than 1" in text
    assert "In the way:" in text


def test_preferences_that_contradict_one_another_are_said_to(folder: Path) -> None:
    wrong = private("south", 0.3).replace("none: 0,", "none: [0.9, 0.1],")
    (folder / "private/south.yaml").write_text(wrong, encoding="utf-8")
    text = seen(folder, "mediator")
    assert TITLE not in text or "Not worked out" in text or "packages" in text


def test_too_many_packages_are_left_to_their_own_page() -> None:
    options = tuple(Option(id=f"o{k}", title=f"Option {k}") for k in range(8))
    issues = {f"i{n}": Issue(id=f"i{n}", title=f"Issue {n}", options=options) for n in range(14)}
    told = tuple(
        Preference(
            id=f"{party}-{name}",
            party=party,
            issue=(name,),
            weight=Estimate(1.0 + n, 1.0 + n),
            values={f"o{k}": Estimate(value, value) for k in range(8) for value in [_worth(party, n, k)]},
        )
        for party in ("north", "south")
        for n, name in enumerate(issues)
    )
    case = replace(case_of(*told), issues=issues)
    text = brief(case)
    assert "Too many packages to compare in a brief" in text
    assert "goodoffices analyse CASE" in text


def _worth(party: str, n: int, k: int) -> float:
    own = ((k * 37 + n * 11) % 97) / 97
    return round(own if party == "north" else 1 - own**1.3, 4)

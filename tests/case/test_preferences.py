"""Preferences and issues whose parts do not fit together, and those that contradict one another."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.case import Estimate, Preference, check_case, load_case

HEAD = """case: camp
title: Camp Lake
zone: UTC
parties:
  - {id: norda, name: Norda, role: party}
  - {id: suda, name: Suda, role: party}
"""
ISSUES = """entered: 2024-01-01
issues:
  - id: truce
    title: Truce
    unit: days
    options:
      - {id: short, title: 14 days, value: 14}
      - {id: long, title: 60 days, value: 60}
  - id: line
    title: Line
    options:
      - {id: east, title: in the east}
      - {id: west, title: in the west}
  - id: aid
    title: Aid
    several: yes
    options:
      - {id: food, title: food}
      - {id: fuel, title: fuel}
"""


def written(folder: Path, entries: str, issues: str = ISSUES) -> Path:
    for name, text in {"case.yaml": HEAD, "issues.yaml": issues, "mediator/a.yaml": entries}.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    return folder


def codes(folder: Path, *entries: str, issues: str = ISSUES) -> list[str]:
    lines = "".join(
        f"  - {{id: p{n}, kind: preference, party: norda, {entry}}}\n" for n, entry in enumerate(entries, 1)
    )
    return [d.code for d in check_case(written(folder, f"entered: 2024-01-02\nentries:\n{lines}", issues))]


FITS = [
    ("issue: truce, curve: {14: 0.2, 60: 0.9}",),
    ("issue: line, values: {east: 0.1..0.2..0.4}, order: [west, east], unsettled: 0.3",),
    ("issue: [line], order: [west, east]",),
    ("faction: generals, veto: no, reservation: 0.4",),
    ("mean_over: included, reservation: 5", "issue: aid, values: {food: 7, fuel: 3}"),
    ("joint: [{options: [truce/long, line/west], worth: -0.2..0.1}, {options: [aid/food, aid/fuel], worth: 0.1}]",),
    ("issue_order: [truce, line]", "issue: truce, weight: 0.2..0.4", "issue: line, weight: 0.4..0.5"),
    ("issue_order: [truce, line]", "faction: generals, issue_order: [line, truce]"),
]
DOES_NOT_FIT = [
    ("issue: line, curve: {1: 0.2}",),
    ("order: [west, east]",),
    ("issue: [line, truce], unsettled: 0.3",),
    ("weight: 1, veto: no",),
    ("issue: line, mean_over: included",),
    ("issue: line, reservation: 0.4",),
    ("joint: [{options: [line/west, line/east], worth: 0.1}]",),
    ("joint: [{options: [line/west], worth: 0.1}]",),
]
CONTRADICTS = [
    ("issue_order: [truce, line]", "issue: truce, weight: 0.2..0.4", "issue: line, weight: 0.5..0.6"),
    ("issue_order: [truce, line, aid]", "issue: truce, weight: 0.2", "issue: aid, weight: 0.5..0.6"),
    ("issue_order: [truce, line]", "issue_order: [line, truce]"),
    ("issue_order: [truce, line, truce]",),
    ("issue: line, order: [west, east], values: {west: 0.2, east: 0.3..0.4}",),
    ("faction: generals, veto: no", "faction: generals, veto: yes"),
    ("mean_over: included", "issue: line, weight: 3"),
]


@pytest.mark.parametrize("entries", FITS, ids=str)
def test_what_fits(tmp_path: Path, entries: tuple[str, ...]) -> None:
    assert codes(tmp_path, *entries) == []


@pytest.mark.parametrize("entries", DOES_NOT_FIT, ids=str)
def test_what_means_nothing_together(tmp_path: Path, entries: tuple[str, ...]) -> None:
    assert codes(tmp_path, *entries) == ["E212"]


@pytest.mark.parametrize("entries", CONTRADICTS, ids=str)
def test_what_contradicts_itself(tmp_path: Path, entries: tuple[str, ...]) -> None:
    assert set(codes(tmp_path, *entries)) == {"E717"}


@pytest.mark.parametrize(
    "entry",
    [
        "issue: line, values: {west: 7}",
        "issue: truce, curve: {14: 0, 60: 1..2}",
        "issue: line, unsettled: -1",
        "reservation: 5",
    ],
)
def test_values_off_the_scale(tmp_path: Path, entry: str) -> None:
    assert codes(tmp_path, entry) == ["W622"]
    assert codes(tmp_path, entry, "mean_over: included") == []


def test_options_that_are_not_there_are_named(tmp_path: Path) -> None:
    assert codes(tmp_path, "issue: line, order: [west, north]") == ["E204"]
    assert codes(tmp_path, "joint: [{options: [line/north, truce/long], worth: 0.1}]") == ["E204"]
    assert codes(tmp_path, "issue_order: [line, lake]") == ["E205"]


@pytest.mark.parametrize(
    "wrong",
    [
        ISSUES.replace("title: Truce\n", "title: Truce\n    at_most: 1\n"),
        ISSUES.replace("several: yes", "several: yes\n    at_least: 3"),
        ISSUES.replace("several: yes", "several: yes\n    at_least: 2\n    at_most: 1"),
        ISSUES.replace("several: yes", "several: yes\n    divisible: yes"),
    ],
)
def test_issues_that_ask_what_cannot_be(tmp_path: Path, wrong: str) -> None:
    assert codes(tmp_path, "weight: 1", issues=wrong) == ["E212"]


def test_what_is_read(tmp_path: Path) -> None:
    text = """entered: 2024-01-02
entries:
  - id: p1
    kind: preference
    party: norda
    faction: generals
    veto: no
    issue: truce
    weight: 0.2..0.3..0.5
    curve: {14: 0.2, 60: 0.8..1}
    order: [long, short]
    unsettled: 0
    joint: [{options: [truce/long, line/west], worth: -0.1}]
"""
    case, report = load_case(written(tmp_path, text))
    assert not report
    (told,) = case.of(Preference)
    assert (told.faction, told.veto, told.weight) == ("generals", "no", Estimate(0.2, 0.5, 0.3))
    assert dict(told.curve) == {14.0: Estimate(0.2, 0.2), 60.0: Estimate(0.8, 1.0)}
    assert (told.order, told.unsettled) == (("long", "short"), Estimate(0, 0))
    assert [(j.options, j.worth) for j in told.joint] == [(("truce/long", "line/west"), Estimate(-0.1, -0.1))]


def test_nobody_else_is_shown_them(tmp_path: Path) -> None:
    text = "entered: 2024-01-02\nentries:\n  - {id: p1, kind: preference, party: norda, issue_order: [truce, line]}\n"
    folder = written(tmp_path, text)
    assert load_case(folder, audience="party:norda")[0].of(Preference) == ()
    assert len(load_case(folder, audience="mediator")[0].of(Preference)) == 1


def test_what_an_order_names_must_be_for_the_same_readers(tmp_path: Path) -> None:
    issues = ISSUES.replace("  - id: line\n", "  - id: line\n    audience: named:ana\n")
    folder = written(
        tmp_path,
        "entered: 2024-01-02\nentries:\n  - {id: p1, kind: preference, party: norda, issue_order: [truce, line]}\n",
        issues,
    )
    text = HEAD + "people:\n  - {id: ana, name: Ana Brandt}\n"
    (folder / "case.yaml").write_text(text)
    assert "E302" in [d.code for d in check_case(folder)]
    assert load_case(folder, audience="mediator")[0].of(Preference) == ()

"""A conflict drawn from a case: options, rules, preferences, what is unknown, what is dated."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.case import Case, load_case
from goodoffices.conflict.drawn import DrawnConflict, conflict_of_case
from goodoffices.conflict.request import Request, answer
from goodoffices.diagnose import UsageError

HEAD = """case: hall
title: The hall
zone: Europe/Istanbul
mediator: hosts
parties:
  - {id: suda, name: Suda}
  - {id: nola, name: Nola}
  - {id: hosts, name: The Hosts, role: mediator}
  - {id: power, name: The Power, role: outside}
  - {id: envoy, name: Envoy of the Power, role: organ, of: power}
"""
ISSUES = """entered: 2025-01-01
issues:
  - id: key
    title: The key
    options:
      - {id: suda, title: Suda keeps the key}
      - {id: nola, title: Nola keeps the key, excludes: guards/both}
      - {id: river, title: The key goes into the river}
  - id: guards
    title: Guards
    several: yes
    options:
      - {id: both, title: Guards of both, requires: key/suda}
      - {id: none, title: No guards}
"""
RECORD = """entered: 2025-01-01
entered_by: desk
entries:
  - {id: suda-key, kind: position, party: suda, issue: key, stance: {suda: demanded, nola: red-line}, on: 2025-01-01}
  - {id: nola-key, kind: position, party: nola, issue: key, stance: {nola: acceptable, suda: rejected}, on: 2025-01-01}
  - {id: nola-guards, kind: position, party: nola, issue: guards, stance: {both: demanded, none: acceptable}, on: 2025-01-01}
  - {id: suda-guards, kind: position, party: suda, issue: guards, stance: {none: acceptable}, on: 2025-01-01}
  - {id: fine, kind: pressure, by: envoy, target: suda, type: threat, what: A fine, unless: Nola keeps the key,
     issue: key, on: 2025-01-01, term: P10D}
  - {id: bread, kind: pressure, by: hosts, target: nola, type: supply, what: Bread, status: in-force, on: 2025-01-01}
  - {id: old, kind: pressure, by: power, target: nola, type: threat, what: An old threat, status: lifted, on: 2024-01-01}
"""


@pytest.fixture
def hall(tmp_path: Path) -> Case:
    (tmp_path / "record").mkdir()
    (tmp_path / "case.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "issues.yaml").write_text(ISSUES, encoding="utf-8")
    (tmp_path / "record" / "a.yaml").write_text(RECORD, encoding="utf-8")
    return load_case(tmp_path, "mediator", "2025-01-02")[0]


def wishes(drawn: DrawnConflict, who: str) -> list[tuple[str, bool]]:
    return [(ground.what, ground.known) for ground in drawn.wishes if ground.about == who]


def test_options_and_who_holds_them(hall: Case) -> None:
    drawn = conflict_of_case(hall)
    conflict = drawn.file.conflict
    held = {m.id: [conflict.options[k].id for k in m.options] for m in conflict.decision_makers}
    assert held == {
        "suda": ["suda.key.nola", "suda.guards.both"],
        "nola": ["nola.key.suda"],
        "hosts": ["bread"],
        "power": ["fine"],
    }
    # Guards of both need Suda with the key; the two keys, and Nola's key with guards of both, exclude one another.
    assert {conflict.pattern(s)[:3] for s in range(conflict.size)} == {"NNN", "YNN", "NYN", "YNY"}
    assert conflict.status_quo is not None and conflict.words(conflict.status_quo) == "The Hosts: Bread"
    assert {g.what: g.entries for g in drawn.options}["fine"] == ("fine",)
    assert drawn.file.audience == "mediator"
    notes = " ".join(drawn.notes)
    assert "not in question here: No guards." in notes and "The key goes into the river" in notes


def test_what_each_wants_and_what_is_unknown(hall: Case) -> None:
    drawn = conflict_of_case(hall)
    assert wishes(drawn, "suda") == [
        ("not suda.key.nola", True),
        ("nola.key.suda", True),
        ("not fine", True),
        ("suda.guards.both", False),
        ("bread", False),
    ]
    assert ("suda.key.nola", True) in wishes(drawn, "power")  # what it presses for
    assert ("fine", False) in wishes(drawn, "power")  # whether it would carry it out
    assert wishes(drawn, "nola")[-1] == ("fine", False)
    conflict = drawn.file.conflict
    suda = conflict.preferences[conflict.maker("suda")]
    nothing, fined = conflict.state("bread"), conflict.state("bread,fine")
    keyed = conflict.state("bread,nola.key.suda,fine")
    pair = (min(nothing, fined), max(nothing, fined))
    assert pair not in suda.unknown and suda.rank[nothing] > suda.rank[fined]
    # Whether the key outweighs the fine nobody has said.
    assert (min(nothing, keyed), max(nothing, keyed)) in suda.unknown


def test_the_deadline(hall: Case) -> None:
    drawn = conflict_of_case(hall)
    (first, before), (then, after) = drawn.file.changes
    assert (first, then) == ("2025-01-02", "2025-01-12")
    assert before.size * 2 == after.size == drawn.file.conflict.size
    found = answer(drawn.file, Request(("SEQ",), samples=200))
    assert [phase["since"] for phase in found["phases"]] == [first, then]


def test_choosing_and_irreversible(hall: Case) -> None:
    drawn = conflict_of_case(hall, issues=["key"], without=["bread", "fine"], irreversible=["nola.key.suda"])
    assert [(o.id, o.direction) for o in drawn.file.conflict.options] == [
        ("nola.key.suda", "forward"),
        ("suda.key.nola", "both"),
    ]
    for given, message in (
        ({"issues": ["moon"]}, 'no issue "moon"'),
        ({"without": ["old"]}, 'no pressure "old"'),
        ({"irreversible": ["nola"]}, 'no option "nola"'),
    ):
        with pytest.raises(UsageError, match=message):
            conflict_of_case(hall, **given)


def test_nothing_in_question(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(HEAD, encoding="utf-8")
    case, _ = load_case(tmp_path, "mediator")
    with pytest.raises(UsageError, match="nothing is in question"):
        conflict_of_case(case)


def test_worths_take_the_place_of_positions(hall: Case) -> None:
    worths = {
        "suda": {"key/suda": 0.5, "key/nola": -0.6, "fine": -0.2, "guards/both": 0.1, "bread": 0.0},
        "nola": {"key/suda": -0.4, "key/nola": 0.3, "guards/both": 0.2, "bread": 0.05},
    }
    conflict = conflict_of_case(hall, worths=worths).file.conflict
    suda = conflict.preferences[conflict.maker("suda")]
    assert suda.certain
    assert suda.rank[conflict.state("nola.key.suda,fine")] > suda.rank[conflict.state("-")]
    assert not conflict.preferences[conflict.maker("power")].certain


def test_what_the_reader_does_not_see_is_not_drawn(hall: Case, tmp_path: Path) -> None:
    record = tmp_path / "record" / "b.yaml"
    secret = "{id: secret, kind: position, party: suda, issue: key, stance: {river: demanded}, on: 2025-01-01, audience: mediator}"
    record.write_text(f"entered: 2025-01-01\nentered_by: desk\nentries:\n  - {secret}\n", encoding="utf-8")
    seen = {
        audience: [o.id for o in conflict_of_case(load_case(tmp_path, audience)[0]).file.conflict.options]
        for audience in ("mediator", "public")
    }
    assert "nola.key.river" in seen["mediator"] and "nola.key.river" not in seen["public"]


def test_too_large_names_the_issues(tmp_path: Path) -> None:
    options = "".join(f"      - {{id: o{k}, title: Option {k}}}\n" for k in range(12))
    stances = ", ".join(f"o{k}: demanded" for k in range(12))
    (tmp_path / "record").mkdir()
    (tmp_path / "case.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "issues.yaml").write_text(
        f"issues:\n  - id: many\n    title: Many\n    several: yes\n    options:\n{options}", encoding="utf-8"
    )
    (tmp_path / "record" / "a.yaml").write_text(
        "entered: 2025-01-01\nentered_by: desk\nentries:\n"
        f"  - {{id: all, kind: position, party: suda, issue: many, stance: {{{stances}}}, on: 2025-01-01}}\n",
        encoding="utf-8",
    )
    with pytest.raises(UsageError, match="about 4,096 states") as fault:
        conflict_of_case(load_case(tmp_path, "mediator")[0])
    assert "many (12)" in fault.value.help

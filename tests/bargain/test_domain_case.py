"""Domains from cases: positions, preferences, red lines, the status quo."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.bargain import feasible, utilities
from goodoffices.bargain.case_domain import OPEN, CaseDomain, domain_of_case
from goodoffices.bargain.partial import Interval
from goodoffices.case import load_case
from goodoffices.diagnose import DomainError

ROOT = Path(__file__).resolve().parents[2]
HEAD = """case: camp
title: Camp Lake
zone: UTC
parties:
  - id: norda
    name: Norda
    role: party
  - id: suda
    name: Suda
    role: party
"""
ISSUES = """entered: 2024-01-01
issues:
  - id: truce
    title: Truce
    status_quo: war
    options:
      - {id: war, title: no truce}
      - {id: short, title: 14 days}
      - {id: long, title: 60 days, requires: monitors/yes}
  - id: monitors
    title: Monitors
    options:
      - {id: yes, title: monitors}
  - id: aid
    title: Aid
    several: yes
    options:
      - {id: food, title: food}
      - {id: fuel, title: fuel, excludes: truce/war}
"""
RECORD = """entered: 2024-01-02
entries:
  - {id: n1, kind: position, party: norda, issue: truce, stance: {long: demanded, war: rejected}}
  - {id: s1, kind: position, party: suda, issue: truce, stance: {long: red-line, short: acceptable}}
"""


def made(folder: Path, record: str = RECORD, audience: str = "mediator", **more: str) -> CaseDomain:
    files = {"case.yaml": HEAD, "issues.yaml": ISSUES, "record/a.yaml": record} | more
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    case, report = load_case(folder, audience=audience)
    assert not report.errors, [d.message for d in report.errors]
    return domain_of_case(case)


def test_issues_and_the_way_things_are(tmp_path: Path) -> None:
    domain = made(tmp_path).domain
    assert domain.name == "Camp Lake"
    assert [(i.id, i.options) for i in domain.issues] == [
        ("truce", ("war", "short", "long")),
        ("monitors", ("yes", OPEN)),
        ("aid/food", ("(left out)", "(included)")),
        ("aid/fuel", ("(left out)", "(included)")),
    ]
    assert domain.status_quo == (0, 1, 0, 0)
    assert [p.label for p in domain.parties] == ["Norda", "Suda"]


def test_what_excludes_and_requires_what(tmp_path: Path) -> None:
    domain = made(tmp_path).domain
    packages = [(2, 1, 0, 0), (2, 0, 0, 0), (0, 0, 0, 1), (1, 0, 0, 1), (0, 1, 1, 0)]
    assert feasible(domain, packages).tolist() == [False, True, False, True, True]
    assert {c.reason for c in domain.constraints} == {"long requires monitors/yes", "fuel excludes truce/war"}


def test_stances_are_steps_and_silence_is_all(tmp_path: Path) -> None:
    result = made(tmp_path)
    norda, suda = result.known
    assert norda.worths[0] == (Interval(0.2, 0.4), Interval(0.0, 1.0), Interval(0.8, 1.0))
    assert suda.worths[0][1] == Interval(pytest.approx(0.6), pytest.approx(0.8))
    assert suda.worths[0][0] == norda.worths[1][1] == Interval(0.4, 0.6)
    assert [d.code for d in result.report] == ["N719", "N719"]


def test_a_red_line_is_never_acceptable_to_its_party(tmp_path: Path) -> None:
    domain = made(tmp_path).domain
    norda, suda = utilities(domain, [(2, 0, 0, 0)])[0]
    assert suda == -1.0
    assert norda > 0.5
    assert [c.reason for c in domain.parties[1].utility.conditions] == ["red line of suda: long"]


def test_without_a_stated_value_a_party_has_what_the_status_quo_is_worth(tmp_path: Path) -> None:
    domain = made(tmp_path).domain
    worths = utilities(domain, [domain.status_quo])[0]
    assert [p.reservation for p in domain.parties] == pytest.approx(worths.tolist())
    # (0.3 + 0.5 + (0.5 + 0.5) / 2) / 3
    assert domain.parties[0].reservation == pytest.approx(1.3 / 3)


PRIVATE = """entered: 2024-01-03
entries:
  - {id: p1, kind: preference, party: norda, issue: truce, weight: 30..50, values: {short: 0.5, long: 0.9..1}}
  - {id: p2, kind: preference, party: norda, issue: monitors, weight: 10}
  - {id: p3, kind: preference, party: norda, reservation: 0.4..0.6}
"""


def test_told_preferences_come_before_positions(tmp_path: Path) -> None:
    known = made(tmp_path, **{"private/norda.yaml": PRIVATE}).known[0]
    assert known.weights[:2] == (Interval(30, 50), Interval(10, 10))
    assert known.weights[2] == Interval(0, 25)
    assert known.worths[0] == (Interval(0.2, 0.4), Interval(0.5, 0.5), Interval(0.9, 1.0))
    assert known.reservation == Interval(0.4, 0.6)


def test_another_party_does_not_see_them(tmp_path: Path) -> None:
    seen = made(tmp_path, audience="party:suda", **{"private/norda.yaml": PRIVATE})
    assert seen.known[0].reservation is None
    assert seen.known[0].weights[0] == Interval(1, 1)


def test_a_case_without_issues_makes_no_domain(tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="no issue with an option"):
        made(tmp_path, "entered: 2024-01-02\nentries: []\n", **{"issues.yaml": "entered: 2024-01-01\nissues: []\n"})


def test_the_istanbul_case_makes_a_domain() -> None:
    case, _ = load_case(ROOT / "cases" / "istanbul-2025", audience="public")
    result = domain_of_case(case)
    assert [p.id for p in result.domain.parties] == ["russia", "ukraine"]
    assert len(result.domain.issues) >= len([i for i in case.issues.values() if i.options])
    assert feasible(result.domain, [result.domain.status_quo]).all()

"""Domains from cases: positions, preferences, red lines, the status quo."""

from __future__ import annotations

from pathlib import Path

import numpy as np
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


def told(folder: Path, *entries: str, issues: str = ISSUES) -> CaseDomain:
    lines = "".join(f"  - {{id: p{n}, kind: preference, party: norda, {e}}}\n" for n, e in enumerate(entries, 1))
    text = f"entered: 2024-01-03\nentries:\n{lines}"
    return made(folder, **{"private/norda.yaml": text, "issues.yaml": issues})


def test_orders_come_through(tmp_path: Path) -> None:
    result = told(tmp_path, "issue_order: [truce, monitors, aid]", "issue: truce, order: [short, long, war]")
    norda = result.known[0]
    # The two kinds of aid are parts of one issue; each can weigh no more than what is above the whole.
    assert norda.weight_orders == ((0, 1), (0, 2), (0, 3), (1, 2), (1, 3))
    assert norda.worth_orders == ((0, 1, 2), (0, 2, 0))
    assert set(norda.worths[0]) == {Interval(0.0, 1.0)}
    worths = result.domain.parties[0].utility.tables(result.domain.counts)[0]
    assert worths[1] > worths[2] > worths[0]
    assert result.beyond == ()


def test_an_order_that_ranges_cannot_carry_is_told(tmp_path: Path) -> None:
    result = told(tmp_path, "issue_order: [aid, truce]")
    assert result.known[0].weight_orders == ()
    assert result.beyond == ("that Aid matters more than Truce is not counted with: its weight is spread",)


def test_orders_that_contradict_stop_the_domain(tmp_path: Path) -> None:
    with pytest.raises(DomainError) as caught:
        told(tmp_path, "issue_order: [truce, monitors]", "issue: truce, weight: 1", "issue: monitors, weight: 2..3")
    assert "E717" in str(caught.value.report and [d.code for d in caught.value.report])


def test_a_likeliest_value_is_a_distribution(tmp_path: Path) -> None:
    known = told(tmp_path, "issue: truce, weight: 10..20..60, values: {short: 0.1..0.2..0.6}").known[0]
    assert (known.weights[0].low, known.weights[0].high) == (10, 60)
    assert known.weights[0].middle == pytest.approx(30)
    assert known.worths[0][1].middle == pytest.approx(0.3)
    assert known.worths[0][1] != Interval(0.1, 0.6)


NUMBERS = """entered: 2024-01-01
issues:
  - id: truce
    title: Truce
    unit: days
    status_quo: none
    options:
      - {id: none, title: no truce, value: 0}
      - {id: short, title: 14 days, value: 14}
      - {id: middle, title: 30 days, value: 30}
      - {id: long, title: 60 days, value: 60}
"""


def test_options_that_stand_for_numbers_have_the_value_of_the_line(tmp_path: Path) -> None:
    record = "entered: 2024-01-02\nentries: []\n"
    entry = "  - {id: p1, kind: preference, party: norda, issue: truce, curve: {0: 0, 20: 0.2..0.4, 40: 1}}\n"
    files = {"issues.yaml": NUMBERS, "private/norda.yaml": f"entered: 2024-01-03\nentries:\n{entry}"}
    result = made(tmp_path, record, **files)
    assert result.domain.issues[0].values == (0, 14, 30, 60)
    low, high = ([getattr(i, end) for i in result.known[0].worths[0]] for end in ("low", "high"))
    assert low == pytest.approx([0, 0.14, 0.6, 1])
    assert high == pytest.approx([0, 0.28, 0.7, 1])


def test_options_worth_more_together(tmp_path: Path) -> None:
    for name in ("plain", "joint"):
        (tmp_path / name).mkdir()
    plain = told(tmp_path / "plain", "reservation: 0.5")
    joined = told(tmp_path / "joint", "joint: [{options: [truce/short, aid/food], worth: 0.1..0.3}]")
    packages = [(1, 0, 1, 0), (1, 0, 0, 0), (2, 0, 1, 0)]
    gain = utilities(joined.domain, packages)[:, 0] - utilities(plain.domain, packages)[:, 0]
    assert gain.tolist() == pytest.approx([0.2, 0, 0])
    assert joined.beyond == ("Norda: what options are worth together is taken at one value each",)


def test_a_faction_judges_for_itself(tmp_path: Path) -> None:
    result = told(
        tmp_path,
        "issue: truce, weight: 3, values: {war: 0, short: 0.5, long: 1}",
        "issue: monitors, weight: 1",
        "issue: aid, weight: 0",
        "reservation: 0.2",
        "faction: generals, issue: truce, values: {war: 1, long: 0.1}",
        "faction: traders, veto: no, reservation: 0.9",
    )
    norda = result.domain.parties[0]
    assert [(f.id, f.veto) for f in norda.factions] == [("generals", True), ("traders", False)]
    assert norda.reservation == pytest.approx(0.2)
    generals, traders = norda.factions
    at_rest = [result.domain.status_quo]
    # A faction measures the way things are by its own values, unless it has said where it walks away.
    assert generals.reservation == pytest.approx(float(generals.utility.worth(np.array(at_rest))[0]))
    assert traders.reservation == pytest.approx(0.9)
    package = np.array([[2, 0, 0, 0]])
    assert norda.utility.worth(package) > 0.7
    assert not norda.accepts(package)[0]
    assert "factions generals, traders" in result.beyond[0]


ARTICLES = """entered: 2024-01-01
issues:
  - id: articles
    title: Articles
    several: yes
    at_most: 2
    options:
      - {id: a, title: a}
      - {id: b, title: b, excludes: c}
      - {id: c, title: c}
"""


def test_the_mean_over_what_is_included(tmp_path: Path) -> None:
    entries = "".join(
        f"  - {{id: {p}1, kind: preference, party: {p}, mean_over: included, reservation: 5}}\n"
        f"  - {{id: {p}2, kind: preference, party: {p}, issue: articles, values: {{a: {a}, b: {b}, c: 1}}}}\n"
        for p, a, b in (("norda", 9, 4), ("suda", 2, 8))
    )
    files = {"issues.yaml": ARTICLES, "mediator/a.yaml": f"entered: 2024-01-03\nentries:\n{entries}"}
    result = made(tmp_path, "entered: 2024-01-02\nentries: []\n", **files)
    packages = [(1, 0, 0), (1, 1, 0), (0, 0, 0), (0, 1, 1), (1, 1, 1)]
    assert utilities(result.domain, packages).tolist() == [[9, 2], [6.5, 5], [0, 0], [2.5, 4.5], [14 / 3, 11 / 3]]
    assert feasible(result.domain, packages).tolist() == [True, True, False, False, False]
    assert result.domain.status_quo is None
    assert [p.reservation for p in result.domain.parties] == [5, 5]
    assert not result.report


def test_divisible_issues_are_not_left_open(tmp_path: Path) -> None:
    issues = "entered: 2024-01-01\nissues:\n  - {id: truce, title: Truce, divisible: yes, options: [{id: a, title: a}, {id: b, title: b}]}\n"
    result = made(tmp_path, "entered: 2024-01-02\nentries: []\n", **{"issues.yaml": issues})
    assert result.domain.issues[0].divisible
    assert result.domain.issues[0].options == ("a", "b")
    assert result.domain.status_quo is None
    assert result.domain.parties[0].reservation is None

"""Plans of tranches from files."""

from __future__ import annotations

import json

import pytest

from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
from goodoffices.bargain.interim.tranche import Part, follow, parts_of_package, read_plan
from goodoffices.diagnose import UsageError


def _talks():
    issues = (
        DomainIssue("truce", ("none", "thirty"), "Cease-fire", titles=("no truce", "30 days")),
        DomainIssue("prisoners", ("kept", "freed"), "Prisoners"),
        DomainIssue("land", ("held", "returned"), "Land"),
    )
    tables = {"norda": ([0, 8], [0, 2], [0, -4]), "suda": ([0, -3], [0, 4], [0, 9])}
    people = tuple(
        PartyPreferences(name, Utility(tuple(Table((n,), t) for n, t in enumerate(own))), title=name.title())
        for name, own in tables.items()
    )
    return Domain("talks", issues, people, status_quo=(0, 0, 0))


PLAN = """\
package: {truce: 30 days, prisoners: freed, Land: returned}
tranches: [[prisoners], [truce, land]]
parts:
  prisoners: {giver: all, reversible: 0.5}
  land: {giver: Norda, reversible: 0.25}
default: {norda: 0.05, suda: [0.05, 0.2]}
discount: {suda: 0.95}
"""


def _read(tmp_path, text, name="plan.yaml", domain=None):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_plan(tmp_path / name, domain or _talks())


def test_a_plan_is_read_and_followed(tmp_path):
    plan, report = _read(tmp_path, PLAN)
    assert not len(report)
    assert plan.package == (1, 1, 1)
    assert plan.risks == ((0.05, 0.05), (0.05, 0.2))
    assert plan.discounts == (1.0, 0.95)
    found = follow(plan, _talks(), (0, 0, 0))
    assert found.schedule.parts == (
        Part("Cease-fire", (8.0, -3.0), 1),
        Part("Prisoners", (2.0, 4.0), None, 0.5),
        Part("Land", (-4.0, 9.0), 0, 0.25),
    )
    assert found.schedule.shares == ((0.0, 1.0, 0.0), (1.0, 0.0, 1.0))
    assert found.schedule.parties == ("Norda", "Suda")
    assert found.whole == (6.0, 10.0)
    # Suda defaults in the second tranche: Norda keeps half of the prisoners' worth and gets a quarter of its land back.
    norda = next(e for e in found.exposures if (e.party, e.tranche) == ("Norda", 1))
    assert norda.if_default == pytest.approx(0.75 * 4 - 0.5 * 2)
    assert found.guarantees[0] == pytest.approx(2.0)
    assert len(found.expected) == 2
    json.dumps(found.as_json(), allow_nan=False)


def test_a_schedule_is_looked_for_where_none_is_given(tmp_path):
    plan, report = _read(tmp_path, json.dumps({"tranches": 3, "parts": {"truce": {"reversible": 1}}}), "plan.json")
    assert not len(report)
    assert plan.most == 3
    found = follow(plan, _talks(), (1, 1, 1))
    assert found.chosen.exact
    assert found.chosen.schedule == found.schedule
    assert found.expected == ()


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        ("- a\n", "E702", "plan.yaml:1", "mapping"),
        ("stages: 2\n", "E720", "plan.yaml:1", "stages"),
        ("tranches: 0\n", "E720", "plan.yaml:1", "number of tranches"),
        ("tranches: many\n", "E707", "plan.yaml:1", "many"),
        ("tranches: [[peace]]\n", "E708", "plan.yaml:1", "peace"),
        ("tranches: [[{land: 1.5}]]\n", "E720", "plan.yaml:1", "1.5"),
        ("package: {land: sold}\n", "E708", "plan.yaml:1", "sold"),
        ("package: {sea: sold}\n", "E708", "plan.yaml:1", "sea"),
        ("parts:\n  land: {giver: westa}\n", "E708", "plan.yaml:2", "westa"),
        ("parts:\n  land: {reversible: 2}\n", "E720", "plan.yaml:2", "no share"),
        ("parts:\n  land: {reversible: .nan}\n", "E707", "plan.yaml:2", "finite"),
        ("parts:\n  land: {weight: 2}\n", "E720", "plan.yaml:2", "weight"),
        ("default: {norda: [0.5, 0.1]}\n", "E720", "plan.yaml:1", "no range"),
        ("default: {norda: [0.5]}\n", "E720", "plan.yaml:1", "no range"),
        ("default: {norda: 1.5}\n", "E720", "plan.yaml:1", "no share"),
        ("discount: {suda: 0}\n", "E720", "plan.yaml:1", "leaves nothing"),
    ],
)
def test_faults_are_told_with_their_places(tmp_path, text, code, place, words):
    plan, report = _read(tmp_path, text)
    assert plan is None
    told = [(d.code, f"{d.place.path}:{d.place.line}", d.message) for d in report]
    assert any(c == code and p == place and words in m for c, p, m in told), told


def test_what_a_package_leaves_alone_is_no_part(tmp_path):
    plan, _ = _read(tmp_path, "parts: {land: {reversible: 1}}\n")
    with pytest.raises(UsageError, match="leaves it as it is"):
        follow(plan, _talks(), (1, 1, 0))
    plan, _ = _read(tmp_path, "tranches: [[truce], [land]]\n")
    with pytest.raises(UsageError, match="leaves it as it is"):
        follow(plan, _talks(), (1, 0, 0))
    plan, _ = _read(tmp_path, "tranches: [[truce]]\n")
    with pytest.raises(UsageError, match="do not add up"):
        follow(plan, _talks(), (1, 1, 0))
    with pytest.raises(UsageError, match="nothing to carry out"):
        parts_of_package(_talks(), (0, 0, 0))


def test_issues_whose_worth_is_joined_are_one_part(tmp_path):
    domain = _talks()
    joint = Table((1, 2), [[0, 0], [0, 5]])
    utility = Utility((*domain.parties[0].utility.terms, joint))
    parties = (PartyPreferences("norda", utility), domain.parties[1])
    tied = Domain("tied", domain.issues, parties, status_quo=(0, 0, 0))
    assert [(issues, part.name, part.worth) for issues, part in parts_of_package(tied, (1, 1, 1))] == [
        ((0,), "Cease-fire", (8.0, -3.0)),
        ((1, 2), "Prisoners and Land", (3.0, 13.0)),
    ]
    plan, _ = _read(tmp_path, "parts: {land: {reversible: 1}, prisoners: {reversible: 0}}\n", domain=tied)
    with pytest.raises(UsageError, match="one part"):
        follow(plan, tied, (1, 1, 1))
    plan, _ = _read(tmp_path, "tranches: [[land, prisoners], [truce]]\n", domain=tied)
    assert follow(plan, tied, (1, 1, 1)).schedule.shares == ((0.0, 1.0), (1.0, 0.0))

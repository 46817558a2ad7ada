"""The part of an analysis, its JSON and its words."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility, requires
from goodoffices.bargain.analysis import Request, analyse
from goodoffices.bargain.constraint import Choice
from goodoffices.bargain.format import write_domain
from goodoffices.bargain.interim.tranche import Plan, PlannedPart
from goodoffices.brief.analysis import sheet_of_analysis
from goodoffices.brief.formats import render_sheet
from goodoffices.cli.analyse import command
from goodoffices.diagnose import UsageError


def _talks(*reservations):
    issues = (
        DomainIssue("truce", ("none", "thirty"), "Cease-fire", titles=("no truce", "30 days")),
        DomainIssue("prisoners", ("kept", "freed"), "Prisoners"),
        DomainIssue("land", ("held", "returned"), "Land"),
        DomainIssue("flag", ("old", "new"), "Flag"),
        DomainIssue("anthem", ("old", "new"), "Anthem"),
    )
    tables = {
        "norda": ([0, 8], [0, 2], [0, -4], [0, -9], [0, 0]),
        "suda": ([0, -3], [0, 4], [0, 9], [0, -9], [0, 0]),
    }
    people = tuple(
        PartyPreferences(
            name, Utility(tuple(Table((n,), t) for n, t in enumerate(own))), reservation, title=name.title()
        )
        for (name, own), reservation in zip(tables.items(), reservations or (0, 0), strict=True)
    )
    return Domain("talks", issues, people, status_quo=(0, 0, 0, 0, 0))


def _words(domain, **asked):
    found = analyse(domain, Request(parts=("interim",), **asked))
    told = render_sheet(sheet_of_analysis(found), "md").decode()
    return found, " ".join(told.split())


def test_the_sheet_says_what_goes_alone_and_what_only_together():
    found, told = _words(_talks())
    assert "2 of 5 issues can be settled alone" in told
    assert "2 only together with others; 1 in no combination" in told
    assert "**Prisoners alone** (freed): both gain (Norda 2, Suda 4)." in told
    assert "Alone, but nobody gains or loses by it: Anthem." in told
    assert "**Cease-fire** can be had only together with others (every change of it alone leaves Suda" in told
    assert "with Prisoners, both gain (Norda 10, Suda 1); with Land, both gain (Norda 4, Suda 6)" in told
    assert "**Flag** cannot be changed in any combination" in told
    assert "Step by step to package A" in told
    plain = found.as_json()["interim"]
    assert plain["bundles"]["linkages"][0]["refused_by"] == ["suda"]
    assert [way["count"] for way in plain["stepping_stones"]["by_steps"]] == [1, 2]
    assert plain["tranches"] is None
    json.dumps(plain, allow_nan=False)


def test_a_reservation_above_the_status_quo_leaves_only_larger_agreements():
    _, told = _words(_talks(5, 5))
    assert "0 of 5 issues can be settled alone" in told
    _, told = _words(_talks(5, 5), disagreement="zero")
    assert "0 of 5 issues can be settled alone" in told
    assert "Reservation values count here" in told
    _, told = _words(_talks(50, 50))
    assert "5 in no combination" in told
    assert "Step by step" not in told


def test_without_a_status_quo_it_says_what_is_missing():
    domain = replace(_talks(), status_quo=None)
    found, told = _words(domain)
    assert found.interim is None
    assert "What could be agreed in part** not worked out" in told
    with pytest.raises(UsageError, match="does not say what is the case"):
        analyse(domain, Request(step=1))


def test_no_way_in_single_steps_says_how_far_they_lead():
    _, told = _words(_talks(), step=1)
    assert "There is no way that settles at most 1 issue in a step" in told
    assert "The farthest that steps lead is Prisoners." in told
    assert "In steps of one issue, nobody worse off at any, 3 packages can be reached." in told
    assert "(Norda 2 and Suda 4) settles Prisoners: freed." in told


def test_tranches_say_who_is_exposed_and_what_would_hold_them_together():
    plan = Plan(
        package=(1, 1, 1, 0, 0),
        tranches=(((1, 1.0),), ((2, 0.5),), ((0, 1.0), (2, 0.5))),
        parts=(PlannedPart(2, 0, 0.0, divisible=True), PlannedPart(1, None)),
        risks=((0.0, 0.0), (0.1, 0.2)),
    )
    found, told = _words(_talks(), plan=plan)
    assert "In 3 tranches" in told
    assert "50 % of Land" in told
    assert "It does not hold by itself" in told
    assert "Norda expects** between" in told
    assert found.as_json()["interim"]["tranches"]["guarantees"][0] == pytest.approx(2.0)
    plan = replace(plan, tranches=(((0, 1.0), (1, 1.0), (2, 1.0)),))
    _, told = _words(_talks(), plan=plan)
    assert "In 1 tranche" in told


def test_many_parties_and_linked_issues_are_told():
    domain = _talks()
    third = PartyPreferences("westa", Utility((Table((1,), [0, 1]),)), None, title="Westa")
    rule = requires(Choice(1, (1,)), Choice(0, (1,)), 2)
    linked = replace(domain, parties=(*domain.parties, third), constraints=(rule,))
    _, told = _words(linked)
    assert "Prisoners** can be had only together with others (each change of it alone" in told
    assert "all gain (Norda 10, Suda 1, Westa 1)" in told
    assert "measured against the status quo" in told


@pytest.mark.parametrize("form", ["text", "html", "md"])
def test_the_verb_takes_a_plan(tmp_path, form):
    write_domain(_talks(), tmp_path / "talks.json")
    (tmp_path / "plan.yaml").write_text("tranches: 2\nparts: {truce: {reversible: 1}}\n", encoding="utf-8")
    asked = [str(tmp_path / "talks.json"), "--format", form, "--tranches", str(tmp_path / "plan.yaml")]
    result = CliRunner().invoke(command, asked)
    assert result.exit_code == 0, result.output
    assert "tranche" in result.output


def test_a_plan_that_says_what_cannot_be_is_told_with_its_place(tmp_path):
    write_domain(_talks(), tmp_path / "talks.json")
    (tmp_path / "plan.yaml").write_text("tranches: 0\n", encoding="utf-8")
    asked = [str(tmp_path / "talks.json"), "--tranches", str(tmp_path / "plan.yaml")]
    result = CliRunner().invoke(command, asked)
    assert result.exit_code == 1
    assert "E720" in result.output
    assert "plan.yaml:1:11" in result.output

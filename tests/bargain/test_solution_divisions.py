"""Divisions side by side: who agrees with whom, and the words for why."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.bargain import Choice, Constraint, Domain, DomainIssue, PartyPreferences, Table, Utility, excludes
from goodoffices.bargain.solution.divisions import compare_divisions


def domain_of(
    points: list[tuple[int, int]], *, divisible: bool = True, conditions: tuple[Constraint, ...] = ()
) -> Domain:
    issues = tuple(DomainIssue(f"i{n}", ("a", "b", "c"), divisible=divisible) for n in range(len(points)))
    tables = [
        tuple(Table((n,), np.array([p[k] * (1 - k), p[k] * k, p[k] / 2])) for n, p in enumerate(points)) for k in (0, 1)
    ]
    return Domain(
        "land",
        issues,
        (PartyPreferences("x", Utility(tables[0], conditions=conditions)), PartyPreferences("y", Utility(tables[1]))),
    )


POINTS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=6)


@given(POINTS)
def test_equal_points_or_the_largest_product(points: list[tuple[int, int]]) -> None:
    found = compare_divisions(domain_of(points))
    if not all(sum(p[k] for p in points) for k in (0, 1)):
        assert found is None
        return
    assert found is not None
    winner, nash = found.divisions["adjusted_winner"], found.divisions["nash"]
    for name in ("kalai_smorodinsky", "egalitarian"):
        assert found.divisions[name].scores == winner.scores
    product = [d.scores[0] * d.scores[1] for d in (winner, nash)]
    assert product[1] >= product[0]
    assert found.agree == (nash.scores == winner.scores)
    # What the shifts say leads from one to the other.
    moved = [winner.scores[k] + sum(s.change[k] for s in found.shifts) for k in (0, 1)]
    assert moved == list(nash.scores)
    # They part exactly where what is split is not worth the same to both.
    if winner.split:
        a, b = found.points[winner.split]
        assert found.agree == (a == b)
    assert ("All agree" in found.reason) == found.agree
    assert found.as_json()["agree"] == found.agree


def test_only_two_parties_with_divisible_issues() -> None:
    points = [(70, 40), (30, 60)]
    assert compare_divisions(domain_of(points)) is not None
    assert compare_divisions(domain_of(points, divisible=False)) is None
    domain = domain_of(points)
    three = Domain("three", domain.issues, (*domain.parties, PartyPreferences("z", Utility(()))))
    assert compare_divisions(three) is None
    ruled = Domain("ruled", domain.issues, domain.parties, (excludes(Choice(0, (0,)), Choice(1, (0,))),))
    assert compare_divisions(ruled) is None


def test_an_issue_that_nobody_cares_for_need_not_be_divisible() -> None:
    domain = domain_of([(70, 40), (30, 60), (0, 0)])
    issues = (*domain.issues[:2], DomainIssue("i2", ("a", "b", "c")))
    found = compare_divisions(Domain("land", issues, domain.parties))
    assert found is not None
    assert list(found.points) == ["i0", "i1"]


def test_what_is_behind_a_red_line_is_nobodys_share() -> None:
    refused = Constraint("forbids", (Choice(0, (1,)),), 0, 0, "red line of x: b")
    found = compare_divisions(domain_of([(70, 40), (30, 60)], conditions=(refused,)))
    assert found is not None
    # Half of the first issue is the most that y can have: 20 of 80 points.
    assert found.points["i0"] == (Fraction(700, 13), Fraction(25))
    joined = Constraint("forbids", (Choice(0, (1,)), Choice(1, (1,))), 0, 1, "not both")
    assert compare_divisions(domain_of([(70, 40), (30, 60)], conditions=(joined,))) is None


@pytest.mark.parametrize("points", [[(50, 50), (50, 50)], [(60, 40), (40, 60)]])
def test_nothing_is_split_where_the_issues_come_out_even(points: list[tuple[int, int]]) -> None:
    found = compare_divisions(domain_of(points))
    assert found is not None
    assert found.agree
    assert found.reason.endswith("no issue is split.")

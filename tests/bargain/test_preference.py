"""Utilities made of terms, each against its definition one package at a time."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from tests.bargain.drawn import domains, every_package

from goodoffices.bargain import (
    Box,
    Choice,
    Domain,
    DomainIssue,
    PartyPreferences,
    Ratio,
    Table,
    Term,
    Utility,
    requires,
    utilities,
)


def by_definition(term: Term, package: list[int]) -> float:
    """What a term says of one package."""
    if isinstance(term, Table):
        return float(term.values[tuple(package[i] for i in term.issues)])
    if isinstance(term, Box):
        inside = all(a <= package[i] <= b for i, a, b in zip(term.issues, term.low, term.high, strict=True))
        return term.value if inside else 0.0
    under = sum(by_definition(t, package) for t in term.under)
    return sum(by_definition(t, package) for t in term.over) / under if under else term.empty


@given(domains())
def test_a_utility_is_what_its_terms_say(domain: Domain) -> None:
    packages = every_package(domain)
    found = utilities(domain, packages)
    for row, package in zip(found, packages.tolist(), strict=True):
        for value, party in zip(row, domain.parties, strict=True):
            utility = party.utility
            expected = utility.offset + utility.scale * sum(by_definition(t, package) for t in utility.terms)
            array = np.array([package])
            if not all(bool(c.holds(array)[0]) for c in utility.conditions):
                expected = utility.otherwise
            assert math.isclose(value, expected, rel_tol=1e-9, abs_tol=1e-3)


@given(domains())
def test_tables_and_joint_terms_make_up_the_whole(domain: Domain) -> None:
    packages = every_package(domain)
    for party in domain.parties:
        utility = Utility(party.utility.terms, party.utility.offset, party.utility.scale)
        parts = utility.tables(domain.counts)
        total = utility.offset + sum(part[packages[:, n]] for n, part in enumerate(parts))
        total = total + utility.scale * sum((t.worth(packages) for t in utility.joint), np.zeros(len(packages)))
        # Sums in another order differ by what the largest summand (1e6 times the scale, five times) rounds to.
        assert np.allclose(utility.worth(packages), total, rtol=1e-9, atol=1e-5 * utility.scale)


def test_additive_means_tables_of_one_issue_and_no_conditions() -> None:
    one, two = Table((0,), np.zeros(2)), Table((0, 1), np.zeros((2, 2)))
    assert Utility(()).additive
    assert Utility((one,)).additive
    assert not Utility((two,)).additive
    assert not Utility((Box((0,), (0,), (0,), 1.0),)).additive
    assert not Utility((one,), conditions=(requires(Choice(0, (0,)), Choice(1, (0,)), 2),)).additive


def test_the_scale_holds_for_tables_and_not_for_the_offset() -> None:
    utility = Utility((Table((1,), np.array([1.0, 3.0])),), offset=5.0, scale=2.0)
    assert [t.tolist() for t in utility.tables((3, 2))] == [[0.0, 0.0, 0.0], [2.0, 6.0]]
    assert utility.worth(np.array([[0, 1]])).tolist() == [11.0]


def test_the_mean_over_articles_is_no_sum() -> None:
    included = tuple(Table((n,), np.array([0.0, 1.0])) for n in range(3))
    scores = tuple(Table((n,), np.array([0.0, s])) for n, s in enumerate((9.0, 3.0, 6.0)))
    mean = Ratio(scores, included, empty=-1.0)
    assert mean.worth(np.array([[1, 1, 0], [1, 1, 1], [0, 0, 0]])).tolist() == [6.0, 6.0, -1.0]
    assert mean.scope == (0, 1, 2)


def test_the_bounds_of_a_box_are_inclusive() -> None:
    box = Box((0,), (1,), (2,), 4.0)
    assert box.worth(np.array([[0], [1], [2], [3]])).tolist() == [0.0, 4.0, 4.0, 0.0]


def test_a_broken_condition_leaves_what_is_otherwise_had() -> None:
    condition = requires(Choice(0, (1,)), Choice(1, (1,)), 2)
    utility = Utility((Table((0,), np.array([0.0, 8.0])),), conditions=(condition,), otherwise=-1.0)
    assert utility.worth(np.array([[1, 1], [1, 0], [0, 0]])).tolist() == [8.0, -1.0, 0.0]


@pytest.mark.parametrize("scale", [0.0, -1.0, math.nan])
def test_a_scale_that_turns_preferences_round_is_refused(scale: float) -> None:
    with pytest.raises(ValueError, match=r"scale|finite"):
        Domain("d", (DomainIssue("i", ("a",)),), (PartyPreferences("p", Utility((), scale=scale)),))


def test_a_denominator_below_zero_is_refused() -> None:
    share = Ratio((Table((0,), np.array([1.0])),), (Table((0,), np.array([-1.0])),))
    with pytest.raises(ValueError, match="denominator"):
        Domain("d", (DomainIssue("i", ("a",)),), (PartyPreferences("p", Utility((share,))),))


def test_equal_tables_are_equal_and_hash_alike() -> None:
    one, same, other = (Table((0,), np.array(v)) for v in ([1.0, 2.0], [1.0, 2.0], [1.0, 3.0]))
    assert one == same
    assert hash(one) == hash(same)
    assert one != other
    assert one != "a table"

"""Domains, packages and shared constraints."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from tests.bargain.drawn import domains, every_package

from goodoffices.bargain import (
    Box,
    Choice,
    Constraint,
    Domain,
    DomainIssue,
    Faction,
    PartyPreferences,
    Ratio,
    Table,
    Utility,
    acceptable,
    as_packages,
    cardinality,
    excludes,
    feasible,
    forbids,
    requires,
    utilities,
)

TRUCE = DomainIssue("truce", ("none", "14 days", "60 days"), "Length of the truce", (0.0, 14.0, 60.0))
MONITORS = DomainIssue("monitors", ("no", "yes"))
NORDA = PartyPreferences("norda", Utility((Table((0,), np.array([0.0, 4.0, 7.0])), Table((1,), np.array([0.0, 3.0])))))
SUDA = PartyPreferences("suda", Utility((Table((0,), np.array([4.0, 2.0, 0.0])), Table((1,), np.array([0.0, 6.0])))))
PEACE = Domain("peace", (TRUCE, MONITORS), (NORDA, SUDA))


def with_terms(*terms: object) -> Domain:
    return Domain("peace", (TRUCE, MONITORS), (PartyPreferences("norda", Utility(terms)),))  # type: ignore[arg-type]


def test_counts_and_size() -> None:
    assert PEACE.counts == (3, 2)
    assert PEACE.size == 6
    assert PEACE.additive


def test_the_size_of_a_huge_domain_is_exact() -> None:
    ten = tuple(str(n) for n in range(10))
    issues = tuple(DomainIssue(f"i{n}", ten) for n in range(50))
    assert Domain("huge", issues, (PartyPreferences("a", Utility(())),)).size == 10**50


def test_a_package_by_names_and_back() -> None:
    package = PEACE.package(truce="60 days", monitors="yes")
    assert package == (2, 1)
    assert PEACE.describe(package) == {"truce": "60 days", "monitors": "yes"}


def test_utilities_in_the_order_of_the_parties() -> None:
    assert utilities(PEACE, [(2, 1), (0, 0)]).tolist() == [[10.0, 6.0], [0.0, 4.0]]
    assert utilities(PEACE, []).shape == (0, 2)


@pytest.mark.parametrize("packages", [[(0,)], [(0, 0, 0)], [(3, 0)], [(0, -1)]])
def test_a_package_that_is_none_is_refused(packages: list[tuple[int, ...]]) -> None:
    with pytest.raises(ValueError, match=r"package|range"):
        as_packages(PEACE, packages)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (Table((2,), np.zeros(2)), "does not have"),
        (Table((0,), np.zeros(2)), "shape"),
        (Table((0,), np.array([0.0, np.nan, 1.0])), "finite"),
        (Box((0,), (0,), (1,), np.inf), "finite"),
        (Box((0, 1), (0,), (1,), 1.0), "bounds"),
        (Box((7,), (0,), (1,), 1.0), "does not have"),
        (Ratio((Table((0,), np.zeros(2)),), ()), "shape"),
    ],
)
def test_a_term_that_does_not_fit_is_refused(term: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        with_terms(term)


def test_a_table_over_no_issue_or_with_other_axes_is_refused() -> None:
    with pytest.raises(ValueError, match="axes"):
        Table((0, 1), np.zeros(3))
    with pytest.raises(ValueError, match="axes"):
        Table((), np.array(1.0))


def test_a_domain_without_issues_or_options_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Domain("empty", (), (NORDA,))
    with pytest.raises(ValueError, match="at least one"):
        Domain("empty", (DomainIssue("truce", ()),), ())


def test_a_constraint_of_another_domain_is_refused() -> None:
    for choice in (Choice(4, (0,)), Choice(0, (3,)), Choice(0, (-1,))):
        with pytest.raises(ValueError, match="constraint"):
            dataclasses.replace(PEACE, constraints=(excludes(choice),))


def test_the_arrays_inside_cannot_be_changed() -> None:
    given_values = np.array([1.0, 2.0])
    table = Table((0,), given_values)
    given_values[0] = 9.0
    assert table.values.tolist() == [1.0, 2.0]
    with pytest.raises(ValueError, match="read-only"):
        table.values[0] = 5.0


LONG, WATCHED = Choice(0, (2,)), Choice(1, (1,))


@pytest.mark.parametrize(
    ("constraint", "kept"),
    [
        (requires(LONG, WATCHED, 3), [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1)]),
        (excludes(LONG, WATCHED), [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)]),
        (forbids(Choice(0, (0, 1)), WATCHED), [(0, 0), (1, 0), (2, 0), (2, 1)]),
        (cardinality((LONG, WATCHED), 1), [(0, 1), (1, 1), (2, 0), (2, 1)]),
        (cardinality((LONG, WATCHED), 2, 2), [(2, 1)]),
        (Constraint("cardinality", (LONG,), 2, 2), []),
    ],
)
def test_what_a_constraint_keeps(constraint: Constraint, kept: list[tuple[int, int]]) -> None:
    domain = dataclasses.replace(PEACE, constraints=(constraint,))
    packages = every_package(domain)
    assert [tuple(p) for p in packages[feasible(domain, packages)].tolist()] == kept


def test_the_issues_of_a_constraint() -> None:
    assert requires(WATCHED, LONG, 2).scope == (0, 1)


def test_who_accepts_what() -> None:
    hawks = Faction("hawks", Utility((Table((0,), np.array([1.0, 0.0, 0.0])),)), 0.5)
    doves = dataclasses.replace(hawks, id="doves", veto=False)
    norda = dataclasses.replace(NORDA, reservation=7.0)
    suda = dataclasses.replace(SUDA, reservation=4.0)
    open_minded = dataclasses.replace(PEACE, parties=(norda, suda))
    assert acceptable(open_minded, [(2, 0), (0, 0), (2, 1)]).tolist() == [[True, False], [False, True], [True, True]]
    held_back = dataclasses.replace(PEACE, parties=(norda, dataclasses.replace(suda, factions=(hawks, doves))))
    assert acceptable(held_back, [(2, 1)]).tolist() == [[True, False]]
    free = dataclasses.replace(PEACE, parties=(norda, dataclasses.replace(suda, factions=(doves,))))
    assert acceptable(free, [(2, 1)]).tolist() == [[True, True]]


def test_a_reservation_missed_by_rounding_is_met() -> None:
    tenths = Table((0,), np.array([0.1 + 0.2, 0.0, 0.0]))
    party = PartyPreferences("norda", Utility((tenths,)), 0.3)
    below = dataclasses.replace(party, reservation=0.30001)
    domain = Domain("peace", (TRUCE, MONITORS), (party, below))
    assert acceptable(domain, [(0, 0)]).tolist() == [[True, False]]


@given(domains())
def test_the_fingerprint_is_that_of_the_content(domain: Domain) -> None:
    assert domain.fingerprint == dataclasses.replace(domain, source="elsewhere.json").fingerprint
    assert domain.fingerprint != dataclasses.replace(domain, name="another").fingerprint
    first = domain.parties[0]
    moved = dataclasses.replace(first, utility=dataclasses.replace(first.utility, offset=first.utility.offset + 1e7))
    assert domain.fingerprint != dataclasses.replace(domain, parties=(moved, *domain.parties[1:])).fingerprint


@given(domains())
def test_feasible_is_every_constraint_by_its_count(domain: Domain) -> None:
    packages = every_package(domain)
    by_count = [
        all(c.least <= sum(p[ch.issue] in ch.options for ch in c.choices) <= c.most for c in domain.constraints)
        for p in packages.tolist()
    ]
    assert feasible(domain, packages).tolist() == by_count

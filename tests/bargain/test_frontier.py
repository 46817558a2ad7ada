"""The frontier against plain enumeration, for every kind of utility and any number of parties."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargain.invented import KINDS, accepted, efficient, every, invent

from goodoffices.bargain import Choice, Domain, DomainIssue, PartyPreferences, Table, Utility, cardinality, utilities
from goodoffices.bargain.frontier import frontier
from goodoffices.diagnose import UsageError


def _grouped(packages, worths):
    found = {}
    for package, worth in zip(packages.tolist(), np.round(worths, 8) + 0.0, strict=True):
        found.setdefault(tuple(worth), set()).add(tuple(package))
    return found


def _listed(found):
    return {tuple(np.round(row, 8) + 0.0): set(found.packages(k)) for k, row in enumerate(found.utilities)}


@pytest.mark.parametrize("parties", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_every_efficient_package_and_no_other(seed, kind, parties):
    domain = invent(seed, kind, parties)
    packages, worths = every(domain)
    kept = efficient(worths)
    found = frontier(domain)
    assert found.feasible == len(packages)
    assert _listed(found) == _grouped(packages[kept], worths[kept])
    assert [len(found.packages(k)) for k in range(len(found))] == list(found.ways())


@pytest.mark.parametrize("parties", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), quorum=st.booleans())
def test_the_acceptable_ones_are_those_the_parties_accept(seed, kind, parties, quorum):
    domain = invent(seed, kind, parties)
    if quorum:
        people = tuple(dataclasses.replace(p, veto=k == 0) for k, p in enumerate(domain.parties))
        domain = dataclasses.replace(domain, parties=people, quorum=max(1, parties - 1))
    packages, worths = every(domain)
    yes = accepted(domain, packages)
    packages, worths = packages[yes], worths[yes]
    kept = efficient(worths)
    found = frontier(domain, rational="accepted")
    wanted = _grouped(packages[kept], worths[kept])
    listed = _listed(found)
    assert listed.keys() == wanted.keys()
    assert all(listed[key] and listed[key] <= wanted[key] for key in wanted)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), epsilon=st.sampled_from([0.02, 0.1, 0.4]))
def test_what_epsilon_leaves_out_is_nearly_there(seed, kind, epsilon):
    domain = invent(seed, kind, 3)
    _, worths = every(domain)
    found = frontier(domain, epsilon=epsilon)
    slack = np.array(found.slack) + 1e-9
    assert len(found) == 0 or all((found.utilities + slack >= row).all(axis=1).any() for row in worths)
    assert len(found) <= len(frontier(domain))


def _domain(*tables, constraints=()):
    issues = tuple(DomainIssue(f"i{k}", tuple(f"o{j}" for j in range(len(t)))) for k, t in enumerate(tables[0]))
    parties = tuple(
        PartyPreferences(f"p{p}", Utility(tuple(Table((k,), t) for k, t in enumerate(own))))
        for p, own in enumerate(tables)
    )
    return Domain("small", issues, parties, constraints)


def test_noise_in_the_sixteenth_digit_decides_nothing():
    # 0.1 + 0.2 and 0.3 differ as floats; both packages are worth the same.
    domain = _domain([[0.1, 0.3], [0.2, 0.0]], [[0.5, 0.4], [0.0, 0.1]])
    found = frontier(domain)
    assert found.tolerance == 0
    assert found.utilities.tolist() == [[0.5, 0.4], [0.3, 0.5], [0.1, 0.6]]
    assert set(found.packages(1)) == {(0, 0), (1, 1)}


def test_impossible_constraints_leave_nothing_and_say_so():
    rule = cardinality([Choice(0, (0,)), Choice(0, (1,))], least=2)
    found = frontier(_domain([[0, 1], [0, 1]], [[1, 0], [1, 0]], constraints=(rule,)))
    assert (len(found), found.size, found.feasible, found.outcomes) == (0, 0, 0, 4)


def test_top_keeps_the_largest_products_and_the_true_size():
    domain = _domain([[0, 1, 2, 3, 4]], [[4, 3, 2, 1, 0]])
    found = frontier(domain, top=1)
    assert (found.size, found.utilities.tolist()) == (5, [[2.0, 2.0]])
    assert found.as_json()["packages"] == [[[2]]]


def test_progress_is_told_each_stage():
    told = []
    frontier(_domain([[0, 1], [0, 1]], [[1, 0], [1, 0]]), progress=lambda *step: told.append(step))
    assert told == [(1, 2, 2), (2, 2, 3)]


def test_packages_beyond_any_enumeration_are_counted():
    ties = [[1.0] * 10] * 40
    found = frontier(_domain(ties, ties))
    assert found.ways() == (10**40,)
    assert len(found.packages(0, first=3)) == 3
    assert len({*found.packages(0, first=3)}) == 3


@pytest.mark.parametrize("bad", [{"epsilon": -1}, {"tolerance": 2}, {"top": 0}, {"rational": [1.0]}, {"rational": "x"}])
def test_a_parameter_out_of_range_is_told(bad):
    with pytest.raises(UsageError):
        frontier(_domain([[0, 1]], [[1, 0]]), **bad)


def test_what_is_listed_is_worth_what_is_said():
    rng = np.random.default_rng(3)
    domain = _domain(*rng.random((3, 6, 5)).tolist())
    found = frontier(domain)
    packages = [found.packages(k)[0] for k in range(len(found))]
    assert np.allclose(utilities(domain, packages), found.utilities, atol=1e-12)

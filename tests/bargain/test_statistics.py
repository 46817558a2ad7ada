"""Figures of a domain against plain enumeration."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.bargain.invented import KINDS, accepted, every, invent

from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
from goodoffices.bargain.frontier.acceptance import acceptance_of
from goodoffices.bargain.frontier.compute import parts_of
from goodoffices.bargain.frontier.tally import tally
from goodoffices.bargain.solution import extremes
from goodoffices.bargain.statistics import statistics, zone


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6), parties=st.integers(1, 4), quorum=st.booleans())
def test_the_zone_holds_as_many_as_are_accepted(seed, kind, parties, quorum):
    domain = invent(seed, kind, parties)
    if quorum:
        people = tuple(dataclasses.replace(p, veto=k == 0) for k, p in enumerate(domain.parties))
        domain = dataclasses.replace(domain, parties=people, quorum=max(1, parties - 1))
    packages, _ = every(domain)
    wanted = int(accepted(domain, packages).sum())
    found = zone(domain)
    assert (found.count.least, found.count.most, found.count.exact) == (wanted, wanted, True)
    assert found.open == (wanted > 0)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_figures_are_those_of_all_packages(seed, kind):
    domain = invent(seed, kind, 2)
    _, worths = every(domain)
    assume(len(worths))
    found = statistics(domain)
    low, high = worths.min(axis=0), worths.max(axis=0)
    assert np.allclose((found.least, found.most), (low, high))
    assert np.allclose(extremes(domain), (low, high))
    span = np.where(high - low > 1e-12, high - low, 1.0)
    assert found.opposition == pytest.approx(np.sqrt((((high - worths) / span) ** 2).sum(axis=1)).min(), abs=1e-9)
    if found.mean is not None:
        assert np.allclose(found.mean, worths.mean(axis=0))
        assert np.allclose(found.deviation, worths.std(axis=0))


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), level=st.floats(0, 4))
def test_a_grid_bounds_the_number_from_both_sides(seed, level):
    rng = np.random.default_rng(seed)
    tables = rng.random((3, 6, 4))
    domain = _additive(tables)
    parts = parts_of(domain)
    accept = acceptance_of(parts.factors, [level] * 3)
    exact, rough = tally(parts, accept), tally(parts, accept, limit=40)
    assert exact.exact
    assert rough.least <= exact.least <= rough.most


def _additive(tables):
    issues = tuple(DomainIssue(f"i{k}", tuple(f"o{j}" for j in range(tables.shape[2]))) for k in range(tables.shape[1]))
    people = (Utility(tuple(Table((k,), own[k]) for k in range(tables.shape[1]))) for own in tables)
    return Domain("grid", issues, tuple(PartyPreferences(f"p{p}", u) for p, u in enumerate(people)))


def test_huge_domains_are_counted_exactly_where_sums_repeat():
    rng = np.random.default_rng(1)
    domain = _additive(rng.integers(0, 4, (2, 25, 10)).astype(float))
    found = zone(domain, (30.0, 30.0))
    assert domain.size == 10**25
    assert found.count.exact
    assert 0 < found.share < 1
    assert found.count.least == pytest.approx(found.share * 1e25)


def test_the_record_is_plain_json():
    found = statistics(_additive(np.arange(12.0).reshape(2, 2, 3))).as_json()
    assert found["zone"]["least"] == 9
    assert found["opposition"] == 0
    assert set(found["acceptable"]) == {"p0", "p1"}

"""Tranches against plays written out step by step."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.bargain.interim.tranche import (
    Part,
    Schedule,
    best_schedule,
    enforcement,
    expected_worths,
    exposures,
    thresholds,
)
from goodoffices.diagnose import UsageError


def _invent(seed, parties=2, most=4, natural=True):
    """Parts that cost their giver something and bring the others something, and an order of them."""
    rng = np.random.default_rng(seed)
    parts = []
    for at in range(int(rng.integers(1, most + 1))):
        giver = int(rng.integers(parties)) if rng.random() < 0.8 else None
        worth = rng.integers(0 if natural else -5, 9, parties).astype(float)
        if giver is not None:
            worth[giver] = -float(rng.integers(0, 4))
        reversible = float(rng.choice([0.0, 0.25, 0.5, 1.0]))
        parts.append(Part(f"part {at}", tuple(worth.tolist()), giver, reversible))
    tranche = rng.integers(0, len(parts), len(parts))
    rows = [tuple(float(t == row) for t in tranche) for row in range(len(parts)) if (tranche == row).any()]
    return Schedule(tuple(f"p{k}" for k in range(parties)), tuple(parts), tuple(rows))


def _play(schedule, party, defaults, discount=1.0, until=None):
    """What a party gets, tranche by tranche, where ``defaults[t]`` names who does not give in tranche t."""
    done = np.zeros(len(schedule.parts))
    total = 0.0
    for tranche, row in enumerate(schedule.shares):
        factor = discount**tranche
        defaulter = defaults.get(tranche)
        if tranche == until or defaulter is not None:
            for at, part in enumerate(schedule.parts):
                total -= factor * done[at] * part.reversible * part.worth[party]
                if defaulter is not None and part.giver not in (None, defaulter):
                    total += factor * row[at] * (1 - part.reversible) * part.worth[party]
            return total
        for at, part in enumerate(schedule.parts):
            total += factor * row[at] * part.worth[party]
            done[at] += row[at]
    return total


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), parties=st.integers(2, 3), discount=st.sampled_from([1.0, 0.9]))
def test_the_expected_worth_is_that_of_all_plays(seed, parties, discount):
    schedule = _invent(seed, parties, natural=False)
    rng = np.random.default_rng(seed)
    ends = np.sort(rng.random((parties, 2)) / (parties - 1), axis=1)
    found = expected_worths(schedule, [tuple(e) for e in ends.tolist()], [discount] * parties)
    for party, expected in enumerate(found):
        others = [other for other in range(parties) if other != party]
        values = []
        for corner in product((0, 1), repeat=schedule.tranches * len(others)):
            risks = np.array(corner).reshape(schedule.tranches, len(others))
            value, alive = 0.0, 1.0
            for tranche in range(schedule.tranches):
                for k, other in enumerate(others):
                    p = ends[other, risks[tranche, k]]
                    value += alive * p * _play(schedule, party, {tranche: other}, discount)
                alive *= 1 - sum(ends[other, risks[tranche, k]] for k, other in enumerate(others))
            values.append(value + alive * _play(schedule, party, {}, discount))
        assert expected.low == pytest.approx(min(values), abs=1e-9)
        assert expected.high == pytest.approx(max(values), abs=1e-9)


def _goes_on(schedule, party, risk, discount=1.0):
    """Whether going on is worth at least as much as ending it, at every tranche."""
    others = [other for other in range(len(schedule.parties)) if other != party]
    for start in range(schedule.tranches):
        value, alive = 0.0, 1.0
        for tranche in range(start, schedule.tranches):
            value += alive * risk * min(_play(schedule, party, {tranche: other}, discount) for other in others)
            alive *= 1 - risk
        value += alive * _play(schedule, party, {}, discount)
        if value < _play(schedule, party, {}, discount, until=start) - 1e-7:
            return False
    return True


@settings(max_examples=80, deadline=None)
@given(
    seed=st.integers(0, 10**6), parties=st.integers(2, 3), natural=st.booleans(), discount=st.sampled_from([1.0, 0.8])
)
def test_below_the_threshold_every_party_goes_on(seed, parties, natural, discount):
    schedule = _invent(seed, parties, natural=natural)
    for party, found in enumerate(thresholds(schedule, [discount] * parties)):
        if found.risk is None:
            assert not _goes_on(schedule, party, 0.0, discount)
            continue
        for risk in np.linspace(0, max(found.risk - 1e-4, 0), 9):
            assert _goes_on(schedule, party, float(risk), discount)
        if found.tranche is not None and found.risk < 0.999:
            # Just beyond, the value dips below; by how little decides how far one has to look.
            beyond = np.linspace(found.risk, min(found.risk + 0.3, 1.0), 400)[1:]
            assert any(not _goes_on(schedule, party, float(risk), discount) for risk in beyond) or found.risk > 0.9


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**6), parties=st.integers(2, 3), discount=st.sampled_from([1.0, 0.8]))
def test_it_holds_where_no_single_default_pays(seed, parties, discount):
    schedule = _invent(seed, parties)
    found = enforcement(schedule, [discount] * parties)
    pays = np.zeros(parties)
    for party in range(parties):
        for tranche in range(schedule.tranches):
            gain = _play(schedule, party, {tranche: party}, discount) - _play(schedule, party, {}, discount)
            pays[party] = max(pays[party], gain / discount**tranche)
    assert found.holds == bool((pays <= 1e-9).all())
    assert found.bonds == pytest.approx(pays.tolist(), abs=1e-9)
    assert enforcement(schedule, [discount] * parties, found.bonds).holds
    assert found.holds == all(t.excess <= 1e-9 for t in found.temptations)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6), parties=st.integers(2, 3))
def test_exposure_is_what_a_party_has_lost_if_it_ends_there(seed, parties):
    schedule = _invent(seed, parties, natural=False)
    for found in exposures(schedule):
        party = schedule.parties.index(found.party)
        others = [other for other in range(parties) if other != party]
        ends = min(_play(schedule, party, {found.tranche: other}) for other in others)
        assert found.if_default == pytest.approx(-ends)
        if found.tranche + 1 < schedule.tranches:
            assert found.after == pytest.approx(-_play(schedule, party, {}, until=found.tranche + 1))
        assert found.given - found.got == pytest.approx(found.after)


def _orders(size, most):
    """Every assignment of parts to consecutive tranches."""
    for tranche in product(range(most), repeat=size):
        used = sorted(set(tranche))
        if used == list(range(len(used))):
            yield tuple(tuple(float(t == row) for t in tranche) for row in used)


def _greatest(schedule):
    return max(found.share for found in exposures(schedule))


@settings(max_examples=50, deadline=None)
@given(seed=st.integers(0, 10**6), parties=st.integers(2, 3), most=st.sampled_from([None, 1, 2]))
def test_no_order_exposes_anybody_less(seed, parties, most):
    schedule = _invent(seed, parties)
    parts = schedule.parts
    if (schedule.flows.sum(axis=0) <= 0).any():
        with pytest.raises(UsageError, match="bring p"):
            best_schedule(schedule.parties, parts, most)
        return
    found = best_schedule(schedule.parties, parts, most)
    all_of = [Schedule(schedule.parties, parts, rows) for rows in _orders(len(parts), most or len(parts))]
    values = [_greatest(s) for s in all_of]
    assert found.exact
    assert found.exposure == pytest.approx(min(values), abs=1e-9)
    fewest = min(s.tranches for s, v in zip(all_of, values, strict=True) if v <= min(values) + 1e-9)
    assert found.schedule.tranches == fewest


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_dividing_parts_never_exposes_more(seed):
    pytest.importorskip("highspy")
    schedule = _invent(seed, 2, most=3)
    if (schedule.flows.sum(axis=0) <= 0).any():
        return
    parts = schedule.parts
    whole = best_schedule(schedule.parties, parts)
    split = [Part(p.name, p.worth, p.giver, p.reversible, divisible=k == 0) for k, p in enumerate(parts)]
    found = best_schedule(schedule.parties, tuple(split), len(parts))
    assert found.exact
    assert found.exposure <= whole.exposure + 1e-6
    rng = np.random.default_rng(seed)
    for rows in _orders(len(parts), len(parts)):
        row = np.array(rows)
        if len(row) == len(parts):
            row[:, 0] = rng.dirichlet(np.ones(len(row)))
            other = Schedule(schedule.parties, tuple(split), tuple(tuple(r) for r in row.tolist()))
            assert _greatest(other) >= found.exposure - 1e-6


def test_slices_of_equal_size_expose_less_and_less():
    pytest.importorskip("highspy")
    parts = (Part("land", (-4, 6), 0, divisible=True), Part("arms", (6, -4), 1, divisible=True))
    one, four = (best_schedule(("a", "b"), parts, count) for count in (1, 4))
    assert (round(one.exposure, 6), one.schedule.tranches) == (2.0, 1)
    assert four.exposure < one.exposure / 2


@pytest.mark.parametrize(
    ("parties", "parts", "shares", "words"),
    [
        (("a",), [Part("x", (1,))], [[1]], "at least two parties"),
        (("a", "b"), [], [[]], "at least one part"),
        (("a", "b"), [Part("x", (1,))], [[1]], "one number per party"),
        (("a", "b"), [Part("x", (1, float("nan")))], [[1]], "one number per party"),
        (("a", "b"), [Part("x", (1, 1), reversible=1.5)], [[1]], "no share"),
        (("a", "b"), [Part("x", (1, 1), giver=2)], [[1]], "none of the parties"),
        (("a", "b"), [Part("x", (1, 1))], [[0.5]], "add up to 1"),
        (("a", "b"), [Part("x", (1, 1))], [[0.5], [0.5]], "spread over tranches"),
        (("a", "b"), [Part("x", (1, 1))], [], "at least one tranche"),
    ],
)
def test_what_means_nothing_is_refused(parties, parts, shares, words):
    with pytest.raises(UsageError, match=words):
        Schedule(parties, tuple(parts), tuple(tuple(row) for row in shares))


def test_risks_and_discounts_are_checked():
    schedule = _invent(1, 3)
    with pytest.raises(UsageError, match="range from 0 to 1"):
        expected_worths(schedule, [(0, 2)] * 3)
    with pytest.raises(UsageError, match="more than 1"):
        expected_worths(schedule, [(0, 0.9)] * 3)
    with pytest.raises(UsageError, match="discount"):
        thresholds(schedule, [0.0] * 3)

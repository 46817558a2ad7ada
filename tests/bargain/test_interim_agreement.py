"""Partial agreements and bundles against plain enumeration."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargain.invented import KINDS, invent

from goodoffices.bargain import (
    Choice,
    Constraint,
    Domain,
    DomainIssue,
    Faction,
    PartyPreferences,
    Table,
    Utility,
    feasible,
    forbids,
)
from goodoffices.bargain.interim import additions, bundles, partial_agreements
from goodoffices.diagnose import GoodOfficesError, UsageError

READINGS = ["reserved", "status_quo"]


def _with_rest(domain, seed):
    """The same domain with a status quo, sometimes a quorum."""
    rng = np.random.default_rng(seed)
    rest = tuple(int(rng.integers(count)) for count in domain.counts)
    count = len(domain.parties)
    quorum = int(rng.integers(1, count + 1)) if rng.random() < 0.3 else None
    parties = tuple(replace(party, veto=bool(rng.random() < 0.5)) for party in domain.parties)
    return replace(domain, status_quo=rest, quorum=quorum, parties=parties)


def _worth(judge, package, rest):
    """What a package is worth, the conditions that the status quo breaks counting only where it is left."""
    rows = np.array([package])
    for condition in judge.utility.conditions:
        if any(package[i] != rest[i] for i in condition.scope) and not condition.holds(rows)[0]:
            return judge.utility.otherwise
    return float(replace(judge.utility, conditions=()).worth(rows)[0])


def _base(judge, rest, reading):
    if reading == "reserved" and judge.reservation is not None:
        return judge.reservation
    if reading == "reserved" and isinstance(judge, Faction):
        return -np.inf
    return _worth(judge, rest, rest)


def _every(domain, reading, least):
    """Every acceptable partial agreement: the issues, the package, gains over the base."""
    rest, found = domain.status_quo, []
    for package in product(*(range(count) for count in domain.counts)):
        issues = tuple(i for i, (a, b) in enumerate(zip(package, rest, strict=True)) if a != b)
        if not issues or not feasible(domain, [package])[0]:
            continue
        gains, votes = [], []
        for party in domain.parties:
            gains.append(_worth(party, package, rest) - _base(party, rest, reading))
            ok = gains[-1] >= least - 1e-9
            for faction in party.factions:
                if faction.veto:
                    ok &= _worth(faction, package, rest) >= _base(faction, rest, reading) - 1e-9
            votes.append(ok)
        quorum = domain.quorum
        needed = [v for v, p in zip(votes, domain.parties, strict=True) if quorum is None or p.veto]
        if all(needed) and sum(votes) >= (len(votes) if quorum is None else quorum):
            found.append((issues, package, gains))
    return found


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    parties=st.integers(1, 3),
    reading=st.sampled_from(READINGS),
    least=st.sampled_from([0.0, 0.5, 1.0]),
)
def test_the_best_of_every_size_is_the_best_of_all(seed, kind, parties, reading, least):
    domain = _with_rest(invent(seed, kind, parties), seed)
    rest = domain.status_quo
    allowed = _every(domain, reading, least)
    found = partial_agreements(domain, reading=reading, least=least)
    assert found.exact
    at_rest = [_worth(party, rest, rest) for party in domain.parties]
    base = [_base(party, rest, reading) for party in domain.parties]
    idle = np.maximum(np.array(at_rest) - np.array(base), 0.0)
    packages = {package for _, package, _ in allowed}
    for size in found.by_size:
        gains = [np.maximum(g, 0.0) for issues, _, g in allowed if len(issues) <= size.most]
        if size.nash is None:
            # Only what is no better than the status quo for anybody is left out.
            rested = np.array(at_rest) - np.array(base)
            assert all((np.array(g) <= rested + 1e-6).all() for i, _, g in allowed if len(i) <= size.most)
            continue
        for picked in (size.nash, size.egalitarian, size.utilitarian):
            assert picked.package in packages
            assert len(picked.issues) <= size.most
            assert picked.worths == pytest.approx([_worth(p, picked.package, rest) for p in domain.parties])
            assert picked.gains == pytest.approx(np.array(picked.worths) - base, abs=1e-9)
            assert picked.over_status_quo == pytest.approx(np.array(picked.worths) - at_rest, abs=1e-9)
        pairs = ((size.nash, np.prod), (size.egalitarian, np.min), (size.utilitarian, np.sum))
        for picked, measure in pairs:
            best = max(measure(g) for g in gains)
            # What does no better than the status quo for anybody gives way to it, and the status quo is not listed.
            assert max(measure(np.maximum(picked.gains, 0)), measure(idle)) >= best - 1e-6


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    parties=st.integers(1, 3),
    reading=st.sampled_from(READINGS),
    least=st.sampled_from([0.0, 1.0]),
)
def test_what_is_efficient_is_not_beaten_with_as_few_issues(seed, kind, parties, reading, least):
    domain = _with_rest(invent(seed, kind, parties), seed)
    allowed = _every(domain, reading, least)
    found = partial_agreements(domain, reading=reading, least=least)
    listed = np.array([(*a.gains, -len(a.issues)) for a in found.efficient]).reshape(-1, parties + 1)
    for issues, _, gains in allowed:
        mine = np.array([*gains, -len(issues)])
        covered = (listed >= mine - 1e-6).all(axis=1).any()
        idle = [
            _worth(p, domain.status_quo, domain.status_quo) - _base(p, domain.status_quo, reading)
            for p in domain.parties
        ]
        assert covered or (np.array(idle) >= np.array(gains) - 1e-6).all()
    for row in listed:
        better = (listed >= row - 1e-9).all(axis=1) & (listed > row + 1e-6).any(axis=1)
        assert not better.any()
    assert {a.package for a in found.efficient} <= {package for _, package, _ in allowed}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    parties=st.integers(1, 3),
    reading=st.sampled_from(READINGS),
    least=st.sampled_from([0.0, 1.0]),
)
def test_bundles_are_the_smallest_sets_that_can_be_agreed(seed, kind, parties, reading, least):
    domain = _with_rest(invent(seed, kind, parties), seed)
    sets = {frozenset(issues) for issues, _, _ in _every(domain, reading, least)}
    found = bundles(domain, reading=reading, least=least)
    assert found.exact
    assert {frozenset(b.issues) for b in found.smallest} == {s for s in sets if not any(o < s for o in sets)}
    for linkage in found.linkages:
        own = {s for s in sets if linkage.issue in s}
        assert {frozenset(b.issues) for b in linkage.bundles} == {s for s in own if not any(o < s for o in own)}
        assert linkage.alone == (frozenset([linkage.issue]) in sets)
        for bundle in linkage.bundles:
            best = max(
                np.maximum(g, 0).prod() for i, _, g in _every(domain, reading, least) if set(i) == set(bundle.issues)
            )
            assert np.maximum(bundle.agreement.gains, 0).prod() == pytest.approx(best, abs=1e-6)


def _additive(*tables, rest, reservations=None, rules=()):
    issues = tuple(DomainIssue(f"i{k}", tuple(f"o{j}" for j in range(len(t)))) for k, t in enumerate(tables[0]))
    people = tuple(
        PartyPreferences(
            f"p{p}",
            Utility(tuple(Table((k,), t) for k, t in enumerate(own))),
            (reservations or [None] * len(tables))[p],
        )
        for p, own in enumerate(tables)
    )
    return Domain("small", issues, people, rules, status_quo=rest)


def test_where_too_much_is_kept_the_slack_holds():
    rng = np.random.default_rng(7)
    domain = _additive(*rng.random((3, 7, 4)).tolist(), rest=(0,) * 7)
    exact, short = partial_agreements(domain), partial_agreements(domain, limit=60)
    assert exact.exact
    assert not short.exact
    listed = np.array([(*a.gains, -len(a.issues)) for a in short.efficient])
    for best in exact.efficient:
        aim = np.array([*best.gains, -len(best.issues)]) - np.array([*short.slack, 0])
        near = (listed >= aim - 1e-9).all(axis=1).any()
        assert near or min(best.gains) < max(short.slack)


def test_a_red_line_that_the_status_quo_crosses_is_no_bar_to_leaving_it():
    line = Constraint("forbids", (Choice(0, (0,)),), 0, 0, "red line: occupation")
    domain = _additive([[0, 1], [0, 2]], [[0, -1], [0, 2]], rest=(0, 0))
    strict = replace(domain.parties[0], utility=replace(domain.parties[0].utility, conditions=(line,), otherwise=-1.0))
    crossed = replace(domain, parties=(strict, domain.parties[1]))
    found = partial_agreements(crossed)
    assert found.at_rest == (0.0, 0.0)
    assert found.by_size[0].nash.issues == (1,)
    drawn = replace(line, choices=(Choice(1, (1,)),))
    strict = replace(strict, utility=replace(strict.utility, conditions=(drawn,)))
    found = partial_agreements(replace(domain, parties=(strict, domain.parties[1])))
    assert all(1 not in one.issues for one in found.efficient)


def test_a_faction_with_a_veto_has_its_own_status_quo():
    domain = _additive([[0, 2]], [[0, 2]], rest=(0,))
    hard = Faction("hard", Utility((Table((0,), [3, 0]),)))
    divided = replace(domain, parties=(replace(domain.parties[0], factions=(hard,)), domain.parties[1]))
    assert partial_agreements(divided).by_size[0].nash is not None
    assert partial_agreements(divided, reading="status_quo").by_size[0].nash is None
    linkage = bundles(divided, reading="status_quo").linkages[0]
    assert (linkage.alone, linkage.refused_by, linkage.bundles) == (False, ("p0",), ())


def test_a_reservation_above_the_status_quo_is_another_reading():
    domain = _additive([[0, 2], [0, 2]], [[0, 2], [0, 2]], rest=(0, 0), reservations=[3, 3])
    assert [len(b.issues) for b in bundles(domain).smallest] == [2]
    assert [len(b.issues) for b in bundles(domain, reading="status_quo").smallest] == [1, 1]


def test_of_many_issues_the_smaller_sets_are_looked_at():
    tables = [[0, 1]] * 20
    domain = _additive(tables, tables, rest=(0,) * 20)
    found = bundles(domain, sets=300)
    assert (found.largest, found.exact, len(found.smallest)) == (2, False, 20)
    unwilling = _additive([[0, 3]] * 6, [[0, -1]] * 5 + [[0, 5]], rest=(0,) * 6)
    assert bundles(unwilling, work=3).largest < 6


def test_additions_are_ordered_by_what_they_bring():
    rule = forbids(Choice(0, (1,)), Choice(2, (1,)))
    domain = _additive([[0, 1], [0, 2], [0, 9]], [[0, 1], [0, 3], [0, 9]], rest=(0, 0, 0), rules=(rule,))
    found = additions(domain, (1, 0, 0))
    assert [(more.issue, more.change) for more in found] == [(1, (2.0, 3.0))]
    with pytest.raises(UsageError, match="no package"):
        additions(domain, (9, 0, 0))


def test_what_means_nothing_is_refused():
    domain = _additive([[0, 1]], [[0, 1]], rest=(0,))
    with pytest.raises(UsageError, match="no reading"):
        partial_agreements(domain, reading="zero")
    with pytest.raises(UsageError, match="least gain"):
        partial_agreements(domain, least=-1)
    with pytest.raises(UsageError, match="least gain"):
        partial_agreements(domain, least=[1, 2, 3])
    with pytest.raises(UsageError, match="no package"):
        partial_agreements(domain, status_quo=(7,))
    with pytest.raises(UsageError, match="does not say how they are"):
        partial_agreements(replace(domain, status_quo=None))
    tables = [[0.0] * 9] * 7
    wide = _additive(tables, tables, rest=(0,) * 7)
    joint = Table(tuple(range(7)), np.zeros((9,) * 7))
    tied = replace(wide, parties=(replace(wide.parties[0], utility=Utility((joint,))), wide.parties[1]))
    with pytest.raises(GoodOfficesError, match="tied together"):
        partial_agreements(tied)

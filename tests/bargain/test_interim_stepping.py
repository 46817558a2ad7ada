"""Sequences of partial agreements against all ordered partitions."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargain.invented import KINDS, invent

from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Utility, feasible
from goodoffices.bargain.interim import reachable, stepping_stones
from goodoffices.bargain.interim.footing import footing_of
from goodoffices.diagnose import UsageError


def _partitions(issues):
    """All ways to settle issues one group after the other."""
    if not issues:
        yield []
        return
    for mask in range(1, 1 << len(issues)):
        first = [issue for k, issue in enumerate(issues) if mask >> k & 1]
        rest = [issue for k, issue in enumerate(issues) if not mask >> k & 1]
        for others in _partitions(rest):
            yield [first, *others]


def _ways(domain, target, rule, most):
    """Every allowed sequence: the groups, and the worths of the judges after each step."""
    footing = footing_of(domain, "status_quo")
    rest = domain.status_quo
    issues = [i for i in range(len(rest)) if rest[i] != target[i]]
    for groups in _partitions(issues):
        if any(len(group) > (most or 99) for group in groups):
            continue
        package, packages = list(rest), [rest]
        for group in groups:
            for issue in group:
                package[issue] = target[issue]
            packages.append(tuple(package))
        rows = np.array(packages)
        worths = np.stack([footing.worth(judge, rows) for judge in footing.judges], axis=1)
        fine = feasible(domain, rows)[1:].all()
        if rule == "step":
            fine &= all((b >= a - 1e-9).all() for a, b in pairwise(worths))
        else:
            fine &= footing.accepts(worths - worths[0])[1:].all()
        if fine and groups:
            yield groups, worths[:, : len(domain.parties)]


def _figures(worths):
    whole = worths[-1] - worths[0]
    counted = whole > 1e-9
    steps = np.diff(worths, axis=0)[:, counted] / whole[counted]
    return steps.min(initial=np.inf), steps[-1].min(initial=np.inf)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    parties=st.integers(1, 3),
    rule=st.sampled_from(["step", "start"]),
    most=st.sampled_from([None, 1, 2]),
)
def test_no_way_is_shorter_more_even_or_keeps_more_for_the_end(seed, kind, parties, rule, most):
    domain = invent(seed, kind, parties)
    rng = np.random.default_rng(seed)
    packages = rng.integers(0, domain.counts, (40, len(domain.counts)))
    rest = tuple(packages[0].tolist())
    domain = replace(domain, status_quo=rest)
    footing = footing_of(domain, "status_quo")
    gains = np.stack([footing.worth(p, packages) for p in domain.parties], axis=1).min(axis=1)
    target = tuple(packages[int(gains.argmax())].tolist())
    ways = list(_ways(domain, target, rule, most))
    found = stepping_stones(domain, target, rule=rule, most=most)
    assert [way.count for way in found.by_steps] == sorted({len(groups) for groups, _ in ways})
    assert bool(found.reason) == (not ways)
    if ways:
        assert found.together == min(max(len(group) for group in groups) for groups, _ in ways)
    for way in found.by_steps:
        own = [_figures(worths) for groups, worths in ways if len(groups) == way.count]
        assert [list(step.issues) for step in way.even.steps] in [groups for groups, _ in ways]
        assert [list(step.issues) for step in way.lasting.steps] in [groups for groups, _ in ways]
        best, last = max(p for p, _ in own), max(e for _, e in own)
        assert way.even.progress == pytest.approx(best if np.isfinite(best) else 0.0, abs=1e-9)
        assert way.lasting.last == pytest.approx(last if np.isfinite(last) else 0.0, abs=1e-9)
        for sequence in (way.even, way.lasting):
            assert sequence.steps[-1].package == target
            assert all(left is None or abs(left) < 1e-9 for left in sequence.steps[-1].left)
            total = np.sum([step.change for step in sequence.steps], axis=0)
            assert total == pytest.approx(found.gains, abs=1e-9)


def test_it_says_why_there_is_no_way():
    domain = replace(invent(3, "additive", 2), status_quo=None)
    with pytest.raises(UsageError, match="does not say how they are"):
        stepping_stones(domain, (0,) * len(domain.issues))
    domain = replace(domain, status_quo=(0,) * len(domain.issues))
    assert stepping_stones(domain, domain.status_quo).reason == "the package is the status quo"
    with pytest.raises(UsageError, match="no rule"):
        stepping_stones(domain, domain.status_quo, rule="jump")
    with pytest.raises(UsageError, match="at least one"):
        stepping_stones(domain, domain.status_quo, most=0)
    with pytest.raises(UsageError, match="the package to arrive at"):
        stepping_stones(domain, (99,) * len(domain.issues))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=15, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    parties=st.integers(1, 3),
    rule=st.sampled_from(["step", "start"]),
    most=st.sampled_from([1, 2]),
)
def test_what_can_be_reached_is_what_has_a_way(seed, kind, parties, rule, most):
    domain = invent(seed, kind, parties)
    rng = np.random.default_rng(seed)
    domain = replace(domain, status_quo=tuple(int(rng.integers(count)) for count in domain.counts))
    found = reachable(domain, most=most, rule=rule)
    footing = footing_of(domain, "status_quo")
    packages = [tuple(p) for p in np.stack([a.ravel() for a in np.indices(domain.counts)], axis=1).tolist()]
    if len(packages) > 120:
        packages = [packages[int(k)] for k in rng.choice(len(packages), 120, replace=False)]
    else:
        ends = [p for p in packages if stepping_stones(domain, p, rule=rule, most=most).by_steps]
        assert found.packages == len(ends)
    best = 0.0
    for package in packages:
        if stepping_stones(domain, package, rule=rule, most=most).by_steps:
            rows = np.array([package])
            gains = [footing.worth(p, rows)[0] - footing.at_rest[k] for k, p in enumerate(domain.parties)]
            best = max(best, float(np.maximum(gains, 0).prod()))
            assert found.nash is not None
    if found.nash is not None:
        assert np.maximum(found.nash.over_status_quo, 0).prod() >= best - 1e-6
        assert stepping_stones(domain, found.nash.package, rule=rule, most=most).by_steps


def test_too_many_packages_are_refused():
    issues = tuple(DomainIssue(f"i{k}", tuple("abcdefghij")) for k in range(7))
    domain = Domain("large", issues, (PartyPreferences("p", Utility(())),), status_quo=(0,) * 7)
    with pytest.raises(UsageError, match="too many to look at"):
        reachable(domain)
    with pytest.raises(UsageError, match="at least one"):
        reachable(domain, most=0)
    with pytest.raises(UsageError, match="no rule"):
        reachable(domain, rule="jump")
    many = tuple(DomainIssue(f"i{k}", ("no", "yes")) for k in range(17))
    domain = Domain("many", many, (PartyPreferences("p", Utility(())),), status_quo=(0,) * 17)
    with pytest.raises(UsageError, match="up to 16"):
        stepping_stones(domain, (1,) * 17)
    with pytest.raises(UsageError, match="too many orders"):
        stepping_stones(domain, (*(1,) * 16, 0))

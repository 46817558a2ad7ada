"""Efficiency, nearest packages, smallest changes and offers against plain enumeration."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargain.invented import KINDS, efficient, every, invent
from tests.bargain.invented import accepted as enumerated

from goodoffices.bargain import feasible, utilities
from goodoffices.bargain.trade import accepted, efficiency, mend, nearest_efficient, offers
from goodoffices.bargain.trade.scale import scale_of
from goodoffices.bargain.trade.step import changes_between


@st.composite
def drafts(draw, kinds=KINDS):
    """A domain of some kind, perhaps with a quorum, and a package of it."""
    kind = draw(st.sampled_from(kinds))
    domain = invent(draw(st.integers(0, 10_000)), kind, draw(st.integers(1, 4)))
    package = tuple(draw(st.integers(0, count - 1)) for count in domain.counts)
    if draw(st.booleans()):
        parties = tuple(replace(p, veto=draw(st.booleans())) for p in domain.parties)
        domain = replace(domain, parties=parties, quorum=draw(st.integers(1, len(parties))))
    if draw(st.booleans()):
        issues = tuple(replace(i, values=tuple(float(v) for v in range(len(i.options)))) for i in domain.issues)
        domain = replace(domain, issues=issues)
    return domain, package


def plain_distance(domain, draft, package):
    changed = changes_between(draft, package)
    steps = sum(abs(c.after - c.before) if domain.issues[c.issue].values is not None else 1 for c in changed)
    return len(changed), steps


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_efficiency_says_the_most_that_each_party_can_gain_without_loss_to_anybody(drawn):
    domain, package = drawn
    packages, worths = every(domain)
    found = efficiency(domain, package)
    base = utilities(domain, [package])[0]
    above = worths[(np.round(worths - base, 9) >= 0).all(axis=1)] if len(worths) else worths
    for party, item in enumerate(found.improvements):
        most = float((above[:, party] - base[party]).max(initial=0.0))
        assert item.most == pytest.approx(most, abs=1e-8)
        assert (item.best is None) == (most < 1e-9)
        if item.best:
            assert not item.best.losers
            assert item.best.gains[party] == pytest.approx(most, abs=1e-8)
            assert feasible(domain, [item.best.package])[0]
    assert found.exact
    assert found.efficient == all(item.most == 0 for item in found.improvements)
    if found.balanced:
        shares = (above - base) / np.array(scale_of(domain).span)
        assert min(found.balanced.shares) == pytest.approx(float(shares.min(axis=1).max()), abs=1e-6)
    if len(packages) and found.feasible:
        rows = efficient(worths)
        here = (packages == package).all(axis=1).nonzero()[0][0]
        assert found.efficient == (here in rows)
    assert found.as_json()["efficient"] == found.efficient


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_every_change_of_one_or_two_issues_is_looked_at(drawn):
    domain, package = drawn
    packages, worths = every(domain)
    gains = np.round(worths - utilities(domain, [package])[0], 9)
    changed = np.array([len(changes_between(package, tuple(p))) for p in packages.tolist()])
    near = (changed >= 1) & (changed <= 2)
    found = offers(domain, package, listed=10**6)
    harmless = {
        tuple(p)
        for p, g in zip(packages[near].tolist(), gains[near].tolist(), strict=True)
        if min(g) >= 0 and max(g) > 0
    }
    told = {step.package for step in found.harmless}
    assert told <= harmless
    # What is not told has a second change that makes no difference to anybody.
    for other in harmless - told:
        alone = [replace_one(package, change) for change in changes_between(package, other)]
        assert any(np.allclose(utilities(domain, [one]), utilities(domain, [other])) for one in alone)
    assert found.count == len(told)
    shares = gains[near] / np.array(scale_of(domain).span)
    best = float(shares.sum(axis=1).max(initial=0.0))
    reached = max((step.joint for step in (*found.single, *found.pair)), default=0.0)
    assert reached == pytest.approx(max(best, 0.0), abs=1e-5)  # gains were rounded
    assert all(min(step.gains) > 0 for step in found.for_all)


def replace_one(package, change):
    return tuple(change.after if k == change.issue else option for k, option in enumerate(package))


@settings(max_examples=60, deadline=None)
@given(drafts())
def test_the_nearest_efficient_package_is_the_nearest(drawn):
    domain, draft = drawn
    packages, worths = every(domain)
    found = nearest_efficient(domain, draft, listed=10**6)
    assert found.exact
    if not len(packages):
        assert not found.nearest
        return
    span = np.array(scale_of(domain).span)
    base = utilities(domain, [draft])[0]
    rows = efficient(worths)
    sets = {"all": rows, "better": rows[(np.round(worths[rows] - base, 9) >= 0).all(axis=1)]}
    for among, members in sets.items():
        issues, worth = found.of(among, "issues"), found.of(among, "worth")
        if not len(members):
            assert issues is worth is None
            continue
        apart = [plain_distance(domain, draft, tuple(p)) for p in packages[members].tolist()]
        fewest = min(changed for changed, _ in apart)
        assert issues.distance == fewest
        loss = np.maximum((base - worths[members]) / span, 0).max(axis=1)
        near = [k for k, (changed, _) in enumerate(apart) if changed == fewest]
        least = min(loss[near])
        best = {k for k in near if loss[k] <= least + 1e-10}
        assert max(-min([0.0, *issues.found[0].shares]), 0) == pytest.approx(least, abs=1e-9)
        assert issues.steps == min(apart[k][1] for k in best)
        assert {s.package for s in issues.found} <= {tuple(packages[members[k]].tolist()) for k in best}
        far = np.sqrt((((worths[members] - base) / span) ** 2).sum(axis=1))
        assert worth.distance == pytest.approx(float(far.min()), abs=1e-8)


@settings(max_examples=120, deadline=None)
@given(drafts())
def test_no_smaller_change_makes_a_draft_acceptable(drawn):
    domain, draft = drawn
    packages, _ = every(domain)
    good = packages[enumerated(domain, packages)] if len(packages) else packages
    found = mend(domain, draft, listed=10**6)
    assert found.exact
    apart = {tuple(p): plain_distance(domain, draft, tuple(p)) for p in good.tolist()}
    if not apart:
        assert found.changes is None and found.reason and not found.mends
        return
    fewest = min(changed for changed, _ in apart.values())
    assert found.changes == fewest
    if not fewest:
        return
    sets = {tuple(c.issue for c in changes_between(draft, p)) for p, (n, _) in apart.items() if n == fewest}
    assert found.all_listed
    assert {one.issues for one in found.mends} == sets
    assert len(found.mends) == len(sets)
    for one in found.mends:
        same = [m for p, (_, m) in apart.items() if tuple(c.issue for c in changes_between(draft, p)) == one.issues]
        assert one.moved == min(same)
        assert apart[one.step.package] == (fewest, one.moved)
    moves = [one.moved for one in found.mends]
    assert moves == sorted(moves)
    if len(sets) > 1:
        first = mend(domain, draft, listed=1)
        assert not first.all_listed and len(first.mends) == 1 and first.mends[0].moved == moves[0]


@settings(max_examples=40, deadline=None)
@given(drafts())
def test_who_counts_as_agreeing(drawn):
    domain, _ = drawn
    packages, _ = every(domain)
    if len(packages):
        assert (accepted(domain, packages) == enumerated(domain, packages)).all()

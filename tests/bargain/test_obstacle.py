"""What blocks and what opens, against plain enumeration."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargain.drawn import every_package
from tests.bargain.invented import KINDS, accepted, invent

from goodoffices.bargain import (
    Choice,
    Constraint,
    Domain,
    DomainIssue,
    Faction,
    PartyPreferences,
    Table,
    Utility,
    excludes,
    feasible,
)
from goodoffices.bargain.obstacle import obstacles, requirements_of
from goodoffices.bargain.obstacle.programme import programme_of
from goodoffices.bargain.obstacle.requirement import TOLERANCE
from goodoffices.bargain.obstacle.search import terrain_of
from goodoffices.diagnose import UsageError

LIMITS = st.sampled_from([30_000, 30_000, 1])


def stubborn(seed: int, kind: str, parties: int) -> Domain:
    """A small domain with high reservation values, red lines, sometimes a quorum and a faction."""
    rng = np.random.default_rng((seed, 99))
    domain = invent(seed, kind, parties)
    people = []
    for party in domain.parties:
        worths = party.utility.worth(every_package(domain))
        level = float(np.round(np.quantile(worths, rng.choice([0.3, 0.7, 0.95, 1.0])) + rng.choice([0, 0, 0.5]), 3))
        conditions = party.utility.conditions
        for _ in range(int(rng.integers(0, 3))):
            issue = int(rng.integers(len(domain.issues)))
            refused = (int(rng.integers(domain.counts[issue])),)
            conditions += (Constraint("forbids", (Choice(issue, refused),), 0, 0, "said so"),)
        low = float(worths.min()) - 1 if rng.random() < 0.8 else level + 1
        utility = replace(party.utility, conditions=conditions, otherwise=low)
        factions = party.factions
        if rng.random() < 0.3:
            factions += (Faction("hard", party.utility, level + float(rng.choice([0.0, 0.3])), rng.random() < 0.7),)
        held = level if rng.random() < 0.9 else None
        people.append(replace(party, utility=utility, reservation=held, factions=factions, veto=rng.random() < 0.4))
    quorum = int(rng.integers(1, parties + 1)) if rng.random() < 0.4 else None
    rest = tuple(int(rng.integers(count)) for count in domain.counts) if rng.random() < 0.5 else None
    return replace(domain, parties=tuple(people), quorum=quorum, status_quo=rest)


class Plain:
    """Everything by looking at every package and every set of requirements."""

    def __init__(self, domain: Domain) -> None:
        self.requirements = requirements_of(domain)
        self.packages = every_package(domain)
        self.met = self.requirements.met(self.packages)
        self.count = len(self.requirements.items)

    def possible(self, wanted: frozenset[int], met: np.ndarray | None = None) -> bool:
        met = self.met if met is None else met
        for coalition in self.requirements.coalitions:
            counted = self.requirements.of_coalition(coalition)
            columns = [n for n in wanted if counted >> n & 1]
            if met[:, columns].all(axis=1).any():
                return True
        return False

    def families(self) -> tuple[set[frozenset[int]], set[frozenset[int]]]:
        everything = frozenset(range(self.count))
        sets = [frozenset(s) for k in range(self.count + 1) for s in combinations(everything, k)]
        fits = {s: self.possible(s) for s in sets}
        blocking = {s for s in sets if not fits[s] and all(fits[s - {n}] for n in s)}
        opening = {s for s in sets if fits[everything - s] and not any(fits[everything - s | {n}] for n in s)}
        return blocking, opening - {frozenset()}

    def least(self, moving: tuple[int, ...], spans: dict[int, float], dropped: tuple[int, ...] = ()) -> float:
        """The smallest largest share by which these must fall; below 0: may rise."""
        best = np.inf
        for coalition in self.requirements.coalitions:
            counted = self.requirements.of_coalition(coalition)
            fixed = [n for n in range(self.count) if counted >> n & 1 and n not in moving and n not in dropped]
            kept = self.met[:, fixed].all(axis=1)
            short = np.full(int(kept.sum()), -np.inf)
            for n in moving:
                if counted >> n & 1:
                    item = self.requirements.items[n]
                    worth = self.requirements.voices[item.voice].utility.worth(self.packages[kept])
                    short = np.maximum(short, (item.reservation - worth) / (spans[n] or 1.0))
            best = min(best, short.min(initial=np.inf))
        return float(best)

    def spans(self, domain: Domain) -> dict[int, float]:
        kept = feasible(domain, self.packages)
        some = self.packages[kept] if kept.any() else self.packages
        return {
            n: float(np.ptp(replace(self.requirements.voices[item.voice].utility, conditions=()).worth(some)))
            for n, item in enumerate(self.requirements.items)
            if item.kind == "reservation"
        }


CASES = st.tuples(st.integers(0, 10_000), st.sampled_from(KINDS), st.integers(1, 4))


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_requirements_are_what_acceptance_means(case):
    domain = stubborn(*case)
    plain = Plain(domain)
    packages = plain.packages
    votes = np.zeros(len(packages), dtype=bool)
    for coalition in plain.requirements.coalitions:
        counted = plain.requirements.of_coalition(coalition)
        votes |= plain.met[:, [n for n in range(plain.count) if counted >> n & 1]].all(axis=1)
    assert (votes == (accepted(domain, packages) & feasible(domain, packages))).all()


@settings(max_examples=60, deadline=None)
@given(CASES, LIMITS)
def test_what_blocks_and_what_opens_are_all_there_are(case, limit):
    domain = stubborn(*case)
    plain = Plain(domain)
    if plain.count > 9:
        return
    found = obstacles(domain, most=500, limit=limit)
    everything = frozenset(range(plain.count))
    if found.possible is None:
        assert limit == 1
        return
    assert found.possible == plain.possible(everything)
    if found.possible:
        assert not found.blocking
        assert plain.met[:, 0:0].shape[0]
        return
    if limit == 1 and not found.complete:
        return
    assert found.complete
    blocking, opening = plain.families()
    assert {frozenset(b.requirements) for b in found.blocking} == blocking
    assert {frozenset(o.requirements) for o in found.openings} == opening
    sizes = [len(b.requirements) for b in found.blocking]
    assert sizes == sorted(sizes)
    for part in found.blocking:
        for spared, package in zip(part.requirements, part.proofs, strict=True):
            met = plain.requirements.met(np.array([package]))
            others = frozenset(part.requirements) - {spared}
            assert plain.possible(others, met)


@settings(max_examples=60, deadline=None)
@given(CASES, LIMITS)
def test_concessions_and_slack_are_the_smallest(case, limit):
    domain = stubborn(*case)
    plain = Plain(domain)
    found = obstacles(domain, limit=limit)
    spans = plain.spans(domain)
    if found.possible:
        for slack in found.slack:
            n = slack.requirement
            best = -plain.least((n,), spans) * (spans[n] or 1.0)
            assert slack.amount == pytest.approx(max(best, 0), abs=1e-6) or not slack.exact
        if found.common_slack is not None and found.exact and limit > 1:
            assert found.common_slack == pytest.approx(max(-plain.least(tuple(spans), spans), 0), abs=1e-6)
        return
    if found.possible is None:
        return
    singles = {move.lowered[0].requirement: move for move in found.moves if not move.dropped and len(move.lowered) == 1}
    for move in found.moves:
        held = [low.requirement for low in move.lowered]
        best = plain.least(tuple(held), spans, move.dropped)
        assert move.least <= best + 1e-6
        assert move.largest >= best - 1e-6
        if move.exact and (len(held) < 3 or move.dropped):
            assert move.largest == pytest.approx(best, abs=1e-6)
        assert _opens(domain, found, move)
    if limit > 1:
        for n in spans:
            # The value of a party that a quorum does without may open the way where it is not asked at all.
            assert (n in singles) == np.isfinite(plain.least((n,), spans))


def _opens(domain, found, move) -> bool:
    """Whether the package of a move meets everything once the move is made."""
    requirements = requirements_of(domain)
    met = requirements.met(np.array([move.package]))[0]
    for n in move.dropped:
        met[n] = True
    for low in move.lowered:
        item = requirements.items[low.requirement]
        worth = requirements.voices[item.voice].utility.worth(np.array([move.package]))[0]
        met[low.requirement] |= worth >= item.reservation - low.amount - TOLERANCE
    return any(
        all(met[n] for n in range(len(met)) if requirements.of_coalition(c) >> n & 1) for c in requirements.coalitions
    )


@settings(max_examples=30, deadline=None)
@given(CASES)
def test_options_are_counted_and_measured(case):
    domain = stubborn(*case)
    plain = Plain(domain)
    found = obstacles(domain)
    good = accepted(domain, plain.packages) & feasible(domain, plain.packages)
    for at, view in enumerate(found.issues):
        for option, part in enumerate(view.options):
            assert part.acceptable == int((good & (plain.packages[:, at] == option)).sum())
        best = max(part.height for part in view.options)
        if found.possible:
            assert best >= -1e-6


def test_an_issue_is_taken_out():
    issues = (DomainIssue("truce", ("no", "yes")), DomainIssue("land", ("theirs", "ours")))
    norda = PartyPreferences("norda", Utility((Table((0,), [0, 2]), Table((1,), [0, 10]))), 8)
    suda = PartyPreferences("suda", Utility((Table((0,), [0, 2]), Table((1,), [10, 0]))), 8)
    found = obstacles(Domain("d", issues, (norda, suda), status_quo=(0, 0)))
    assert [view.apart for view in found.issues] == [False, True]
    assert [view.left_open for view in found.issues] == [False, False]
    assert [part.height for part in found.issues[0].options] == pytest.approx([-8 / 12, -0.5])


def test_a_quorum_does_without_some():
    issues = (DomainIssue("land", ("a", "b", "c")),)
    parties = tuple(
        PartyPreferences(name, Utility((Table((0,), row),)), 1, veto=name == "a")
        for name, row in (("a", [1, 1, 0]), ("b", [1, 0, 0]), ("c", [0, 1, 0]))
    )
    domain = Domain("d", issues, parties, quorum=2)
    found = obstacles(domain)
    assert found.possible
    assert found.vetoes == "a alone can block; any two of b and c can block together"
    assert [(c.parties, c.possible) for c in found.coalitions] == [(("a", "b"), True), (("a", "c"), True)]
    closed = obstacles(replace(domain, quorum=None))
    assert not closed.possible
    assert closed.blocking[0].words.startswith("no package meets these two together: b: at least 1")


def test_rules_that_contradict_are_named_in_words():
    issues = (DomainIssue("t", ("no", "yes"), "Truce"), DomainIssue("m", ("no", "yes"), "Monitors"))
    rules = (
        excludes(Choice(0, (1,)), Choice(1, (1,)), reason="no room"),
        Constraint("cardinality", (Choice(0, (1,)), Choice(1, (1,))), 2, 2),
    )
    found = obstacles(Domain("d", issues, (PartyPreferences("a", Utility(())),), rules))
    assert found.blocking[0].words == (
        'no package meets these two together: shared rule: not Truce "yes" and Monitors "yes" together; '
        'shared rule: only Truce "yes" and Monitors "yes"'
    )
    assert [len(o.requirements) for o in found.openings] == [1, 1]
    assert found.as_json()["requirements"][0]["reason"] == "no room"


def test_a_domain_of_ten_to_the_thirty():
    rng = np.random.default_rng(3)
    issues = tuple(DomainIssue(f"i{k}", tuple(f"o{n}" for n in range(10))) for k in range(30))
    first = [np.round(rng.random(10), 3) for _ in issues]
    second = [np.round(1 - 0.9 * f + 0.1 * rng.random(10), 3) for f in first]
    tops = [sum(t.max() for t in tables) for tables in (first, second)]
    parties = tuple(
        PartyPreferences(name, Utility(tuple(Table((k,), t) for k, t in enumerate(tables))), round(0.8 * top, 2))
        for name, tables, top in (("a", first, tops[0]), ("b", second, tops[1]))
    )
    domain = Domain("large", issues, parties)
    found = obstacles(domain)
    assert found.possible is False
    assert found.exact
    assert found.blocking[0].requirements == (0, 1)
    for move in found.moves:
        assert _opens(domain, found, move)
    low = replace(domain, parties=tuple(replace(p, reservation=p.reservation / 2) for p in parties))
    assert obstacles(low).common_slack > 0


def test_limits_are_said():
    domain = stubborn(4, "additive", 3)
    short = obstacles(domain, questions=1)
    assert not short.exact
    with pytest.raises(UsageError):
        obstacles(domain, most=0)


@settings(max_examples=25, deadline=None)
@given(
    st.tuples(st.integers(0, 10_000), st.sampled_from(["additive", "table", "box", "constraint"]), st.integers(1, 3))
)
def test_programmes_find_the_same_heights(case):
    pytest.importorskip("highspy")
    domain = replace(stubborn(*case), quorum=None)
    judges = tuple(
        replace(p, utility=replace(p.utility, conditions=()), factions=(), reservation=p.reservation or 0.0)
        for p in domain.parties
    )
    domain = replace(domain, parties=judges)
    levels = [p.reservation for p in judges]
    plain, programme = terrain_of(domain), programme_of(domain)
    for moving in range(1 << len(judges)):
        scale = [1.5 if moving >> n & 1 else 0.0 for n in range(len(judges))]
        one, other = plain.height(levels, scale, 30_000), programme.height(levels, scale, 30_000)
        if other.package is None and other.bound > -np.inf:
            continue
        assert (one.package is None) == (other.package is None)
        assert other.value == pytest.approx(one.value, abs=1e-5)

"""Small random domains of every kind, and the plain enumeration that they are checked against."""

from __future__ import annotations

from itertools import product

import numpy as np

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
    feasible,
    utilities,
)

KINDS = ("additive", "decimal", "float", "table", "box", "ratio", "condition", "constraint", "everything")


def invent(seed, kind, parties):
    """A domain of one kind; the same for the same seed."""
    rng = np.random.default_rng((seed, KINDS.index(kind), parties))
    counts = tuple(int(c) for c in rng.integers(1, 5, rng.integers(1, 6)))
    issues = tuple(DomainIssue(f"i{k}", tuple(f"o{j}" for j in range(c))) for k, c in enumerate(counts))
    people = tuple(_party(rng, kind, counts, f"p{p}") for p in range(parties))
    shared = ()
    if kind in ("constraint", "everything"):
        shared = tuple(_rule(rng, counts) for _ in range(rng.integers(1, 4)))
    return Domain(f"{kind}-{seed}", issues, people, shared)


def every(domain):
    """All feasible packages with their worths."""
    packages = np.array(list(product(*(range(c) for c in domain.counts))))
    packages = packages[feasible(domain, packages)]
    return packages, utilities(domain, packages)


def efficient(worths, digits=9):
    """Rows that no other row beats, by comparing all with all; worths equal to so many digits are equal."""
    rounded = np.round(worths, digits)
    kept = [not ((rounded >= row).all(1) & (rounded > row).any(1)).any() for row in rounded]
    return np.flatnonzero(kept)


def accepted(domain, packages):
    """Packages that every party accepts, factions and quorum included."""
    votes = acceptable(domain, packages)
    if domain.quorum is None:
        return votes.all(axis=1)
    needed = np.array([party.veto for party in domain.parties])
    return votes[:, needed].all(axis=1) & (votes.sum(axis=1) >= domain.quorum)


def _numbers(rng, kind, shape):
    if kind == "float":
        return rng.random(shape)
    if kind == "decimal":
        return np.round(rng.random(shape), 2) * 0.15 / 7
    return rng.integers(0, 5, shape).astype(float)


def _party(rng, kind, counts, name):
    utility = _utility(rng, kind, counts)
    factions = ()
    if kind == "everything" and rng.random() < 0.5:
        factions = (Faction(f"{name}-hard", _utility(rng, "additive", counts), float(rng.integers(0, 5))),)
    top = utility.worth(np.array([[0] * len(counts)]))[0]
    reservation = [None, 0.0, float(top)][rng.integers(3)]
    return PartyPreferences(name, utility, reservation, factions=factions)


def _utility(rng, kind, counts):
    terms = [Table((k,), _numbers(rng, kind, (c,))) for k, c in enumerate(counts) if rng.random() < 0.9]
    kinds = {kind} if kind != "everything" else {"table", "box", "ratio", "condition"}

    def some(low):
        return tuple(int(k) for k in rng.permutation(len(counts))[: max(low, rng.integers(1, len(counts) + 1))])

    if "table" in kinds:
        for _ in range(rng.integers(1, 3)):
            scope = some(2)[:3]
            terms.append(Table(scope, _numbers(rng, kind, tuple(counts[k] for k in scope))))
    if "box" in kinds:
        for _ in range(rng.integers(1, 5)):
            scope = some(1)
            ends = [sorted(rng.integers(0, counts[k], 2)) for k in scope]
            value = float(rng.integers(-3, 9))
            terms.append(Box(scope, tuple(int(e[0]) for e in ends), tuple(int(e[1]) for e in ends), value))
    if "ratio" in kinds and rng.random() < 0.8:
        under = tuple(Table((k,), rng.integers(0, 2, c)) for k, c in enumerate(counts))
        over = tuple(Table(t.issues, t.values * rng.integers(0, 9)) for t in under)
        terms.append(Ratio(over, under, float(rng.integers(0, 3))))
    conditions = ()
    if "condition" in kinds:
        conditions = tuple(_rule(rng, counts) for _ in range(rng.integers(1, 3)))
    return Utility(tuple(terms), float(rng.integers(0, 2)), [1.0, 0.5][rng.integers(2)], conditions, 0.0)


def _rule(rng, counts):
    choices = []
    for _ in range(rng.integers(1, 5)):
        issue = int(rng.integers(len(counts)))
        picked = rng.integers(0, counts[issue], rng.integers(1, 3))
        choices.append(Choice(issue, tuple(int(o) for o in picked)))
    least = int(rng.integers(0, 2))
    return Constraint("cardinality", tuple(choices), least, int(rng.integers(max(least, 1), 4)))

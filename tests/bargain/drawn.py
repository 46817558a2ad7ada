"""Random small domains of every kind of utility, for properties."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

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
    Term,
    Utility,
)

NAMES = st.text("abcxyzäß &=;|\"'<>+-@,.7ю平", min_size=1, max_size=6).map(str.strip).filter(bool)
POINTS = st.floats(-1e6, 1e6).map(lambda v: v + 0.0)


@st.composite
def tables(draw: st.DrawFn, counts: list[int], size: int | None = None) -> Table:
    scope = draw(
        st.lists(st.integers(0, len(counts) - 1), min_size=1, max_size=min(3, len(counts)), unique=True)
        if size is None
        else st.lists(st.integers(0, len(counts) - 1), min_size=size, max_size=size, unique=True)
    )
    shape = tuple(counts[i] for i in scope)
    number = int(np.prod(shape))
    values = draw(st.lists(POINTS, min_size=number, max_size=number))
    return Table(tuple(scope), np.array(values).reshape(shape))


@st.composite
def boxes(draw: st.DrawFn, counts: list[int]) -> Box:
    scope = draw(st.lists(st.integers(0, len(counts) - 1), min_size=1, max_size=len(counts), unique=True))
    ends = [sorted(draw(st.tuples(*[st.integers(0, counts[i] - 1)] * 2))) for i in scope]
    return Box(tuple(scope), tuple(e[0] for e in ends), tuple(e[1] for e in ends), draw(POINTS))


@st.composite
def ratios(draw: st.DrawFn, counts: list[int]) -> Ratio:
    over = tuple(draw(st.lists(tables(counts, 1), min_size=1, max_size=3)))
    under = []
    for issue in draw(st.lists(st.integers(0, len(counts) - 1), min_size=1, max_size=3)):
        shares = st.integers(0, 5)  # whole, so that no quotient runs out of the numbers there are
        under.append(Table((issue,), np.array(draw(st.tuples(*[shares] * counts[issue])), dtype=float)))
    return Ratio(over, tuple(under), draw(POINTS))


@st.composite
def rules(draw: st.DrawFn, counts: list[int]) -> Constraint:
    choices = []
    for issue in draw(st.lists(st.integers(0, len(counts) - 1), min_size=1, max_size=3)):
        options = draw(st.sets(st.integers(0, counts[issue] - 1), min_size=1))
        choices.append(Choice(issue, tuple(options)))
    least = draw(st.integers(0, len(choices)))
    most = draw(st.integers(least, len(choices)))
    kind = draw(st.sampled_from(["requires", "excludes", "forbids", "cardinality"]))
    return Constraint(kind, tuple(choices), least, most, draw(NAMES | st.just("")))


def plain_utilities(counts: list[int], low: float = -1e6) -> st.SearchStrategy[Utility]:
    """Additive ones: a table for each issue."""
    one = [
        st.lists(st.floats(low, 1e6), min_size=count, max_size=count).map(
            lambda values, n=n: Table((n,), np.array(values))  # type: ignore[misc]
        )
        for n, count in enumerate(counts)
    ]
    return st.tuples(*one).map(Utility)


@st.composite
def utilities(draw: st.DrawFn, counts: list[int]) -> Utility:
    term: st.SearchStrategy[Term] = st.one_of(tables(counts), boxes(counts), ratios(counts))
    terms = draw(st.lists(term, max_size=4))
    conditions = draw(st.lists(rules(counts), max_size=2))
    return Utility(tuple(terms), draw(POINTS), draw(st.floats(1e-3, 1e3)), tuple(conditions), draw(POINTS))


@st.composite
def domains(draw: st.DrawFn, plain: bool = False, low: float = -1e6) -> Domain:
    """A domain of up to four issues and three parties; ``plain`` for what every format can hold."""
    counts = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4))
    issues = []
    names = draw(st.lists(NAMES, min_size=len(counts), max_size=len(counts), unique=True))
    for name, count in zip(names, counts, strict=True):
        options = draw(st.lists(NAMES, min_size=count, max_size=count, unique=True))
        issues.append(DomainIssue(name, tuple(options)))
    ids = draw(st.lists(st.text("abcde", min_size=1, max_size=4), min_size=1, max_size=3, unique=True))
    known = st.none() | POINTS
    parties = []
    for name in ids:
        utility = draw(plain_utilities(counts, low) if plain else utilities(counts))
        reservation = draw(known)
        discount = draw(st.none() | st.floats(0.01, 1.0))
        if plain:
            parties.append(PartyPreferences(name, utility, reservation, discount))
            continue
        inside = draw(st.lists(utilities(counts), max_size=1))
        factions = tuple(Faction(f"f{n}", u, draw(known), draw(st.booleans())) for n, u in enumerate(inside))
        veto, title = draw(st.booleans()), draw(NAMES | st.just(""))
        measure = draw(st.sampled_from(["cardinal", "ordinal"]))
        parties.append(PartyPreferences(name, utility, reservation, discount, title, factions, veto, measure))
    if plain:
        return Domain("drawn", tuple(issues), tuple(parties))
    shared = tuple(draw(st.lists(rules(counts), max_size=2)))
    quorum = draw(st.none() | st.integers(1, len(parties)))
    status_quo = draw(st.none() | st.tuples(*(st.integers(0, count - 1) for count in counts)))
    return Domain("drawn", tuple(issues), tuple(parties), shared, quorum, status_quo)


def every_package(domain: Domain) -> np.ndarray:
    """All packages of a small domain, in the order of their indices."""
    return np.stack([axis.ravel() for axis in np.indices(domain.counts)], axis=1)

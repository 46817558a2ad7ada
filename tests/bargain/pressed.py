"""Random small domains in whole numbers and random effects, with brute force beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import numpy as np
from hypothesis import strategies as st

from goodoffices.bargain import (
    Choice,
    Domain,
    DomainIssue,
    Faction,
    Interval,
    PartyPreferences,
    Table,
    Utility,
    acceptable,
    excludes,
    feasible,
)
from goodoffices.bargain.pressure import Effect

START = date(2025, 7, 1)
SPAN = 14


def day(number: int) -> date:
    return START + timedelta(days=number)


@st.composite
def whole_domains(draw: st.DrawFn) -> Domain:
    """Two or three parties, factions, conditions, a quorum, a shared constraint; every number whole."""
    counts = draw(st.lists(st.integers(2, 3), min_size=2, max_size=3))
    issues = tuple(DomainIssue(f"i{n}", tuple(f"o{k}" for k in range(count))) for n, count in enumerate(counts))
    rule = excludes(Choice(0, (1,)), Choice(1, (1,)))

    def worth(conditions: bool) -> Utility:
        tables = [
            Table((n,), np.array(draw(st.lists(st.integers(0, 6), min_size=c, max_size=c)), float))
            for n, c in enumerate(counts)
        ]
        kept = (rule,) if conditions and draw(st.booleans()) else ()
        return Utility(tuple(tables), conditions=kept, otherwise=-1.0)

    parties = []
    for name in "abc"[: draw(st.integers(2, 3))]:
        inside = tuple(
            Faction(f"f{n}", worth(False), draw(st.none() | st.integers(0, 8)), draw(st.booleans()))
            for n in range(draw(st.integers(0, 1)))
        )
        held = draw(st.none() | st.integers(0, 14))
        parties.append(PartyPreferences(name, worth(True), held, factions=inside, veto=draw(st.booleans())))
    shared = (rule,) if draw(st.booleans()) else ()
    quorum = draw(st.none() | st.integers(1, len(parties)))
    return Domain("drawn", issues, tuple(parties), shared, quorum)


@st.composite
def effects_on(draw: st.DrawFn, parties: tuple[str, ...], *, most: int = 3) -> list[Effect]:
    found = []
    for n in range(draw(st.integers(0, most))):
        low = draw(st.integers(-6, 6))
        change = Interval(low, low + draw(st.integers(0, 3)))
        chance = sorted(draw(st.tuples(*[st.sampled_from([0.0, 0.25, 0.5, 1.0])] * 2)))
        first = sorted(draw(st.tuples(*[st.integers(0, SPAN)] * 2)))
        pace = draw(st.sampled_from(["at-once", "per-day", "even"]))
        last = None
        if pace == "even" or draw(st.booleans()):
            begin = first[1] + draw(st.integers(0, 4))
            last = day(begin), day(begin + draw(st.integers(0, 3)))
        since = None
        if draw(st.booleans()):
            known = sorted(draw(st.tuples(*[st.integers(-2, SPAN)] * 2)))
            since = day(known[0]), day(known[1])
        found.append(
            Effect(f"e{n}", draw(st.sampled_from(parties)), change, (day(first[0]), day(first[1])), last, pace,
                   Interval(*chance), draw(st.booleans()), since)
        )  # fmt: skip
    return found


def scenarios(effect: Effect) -> Iterator[Effect]:
    """Every way in which an effect can turn out, at the ends of its ranges."""
    span = [
        [day(n) for n in range((a - START).days, (b - START).days + 1)]
        for a, b in filter(None, (effect.first, effect.last, effect.since))
    ]
    dates = product(*span)
    for chosen in dates:
        rest = list(chosen)
        first = rest.pop(0)
        last = rest.pop(0) if effect.last else None
        since = rest.pop(0) if effect.since else None
        for change, chance in product(
            {effect.change.low, effect.change.high}, {effect.probability.low, effect.probability.high}
        ):
            yield replace(
                effect, change=Interval(change, change), probability=Interval(chance, chance), first=(first, first),
                last=last and (last, last), since=since and (since, since),
            )  # fmt: skip


def felt(effect: Effect, today: date) -> float:
    """The share of a definite effect on one day, counted day by day."""
    first, last = effect.first[0], effect.last[0] if effect.last else None
    if effect.pace == "at-once":
        return float(first <= today and (last is None or today <= last))
    days = sum(1 for n in range((today - first).days + 1) if last is None or first + timedelta(days=n) <= last)
    return float(days) if effect.pace == "per-day" else days / ((last - first).days + 1)  # type: ignore[operator]


def added(effect: Effect, today: date, reading: str, horizon: int) -> float:
    """What a definite effect adds on one day."""
    share = felt(effect, today)
    if reading == "anticipated" and effect.expected and (effect.since is None or effect.since[0] <= today):
        share = max(felt(effect, today + timedelta(days=n)) for n in range(horizon + 1))
    return effect.change.low * effect.probability.low * share


def packages_of(domain: Domain) -> np.ndarray:
    whole = np.stack([axis.ravel() for axis in np.indices(domain.counts)], axis=1)
    return whole[feasible(domain, whole)]


def agreed(domain: Domain, reservations: list[float]) -> np.ndarray:
    """Which feasible packages are accepted, by the rules of the domain: the vetoes, then the quorum."""
    parties = tuple(replace(p, reservation=r) for p, r in zip(domain.parties, reservations, strict=True))
    moved = replace(domain, parties=parties)
    votes = acceptable(moved, packages_of(domain))
    must = [party.veto or domain.quorum is None for party in parties]
    enough = len(parties) if domain.quorum is None else domain.quorum
    return votes[:, must].all(axis=1) & (votes.sum(axis=1) >= enough)

"""Who concedes what for what between two packages, and which exchanges of two issues leave everybody better off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from goodoffices.bargain.domain import Domain, Package, acceptable, as_packages, feasible
from goodoffices.bargain.trade.attribution import AT_ONCE, Attribution, attribute
from goodoffices.bargain.trade.scale import Scale, accepted, scale_of
from goodoffices.bargain.trade.step import Change, Step, changes_between, steps_of

__all__ = ["Exchange", "Item", "Ledger", "ledger"]

CITATION = (
    "L. A. Froman, M. D. Cohen, Compromise and Logroll, Behavioral Science 15 (1970) 180-183; "
    "L. S. Shapley, A Value for n-Person Games, Princeton 1953"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One issue of a ledger.

    Parameters
    ----------
    change : Change
    gains : tuple of float
        What it contributes to each party's gain, in the unit of the party; over all issues they add up to the total.
    shares : tuple of float
        The same as shares of each party's range.
    """

    change: Change
    gains: tuple[float, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two issues changed together, the rest as in the first package.

    Parameters
    ----------
    step : Step
        The two changes and what they give together.
    alone : tuple of tuple of float
        What each change gives each party by itself.
    rates : tuple of float or None
        For each party what it gets by one change for each unit that it gives by the other; above 1 it gains by the
        exchange. None where it does not give by one and get by the other.
    """

    step: Step
    alone: tuple[tuple[float, ...], tuple[float, ...]]
    rates: tuple[float | None, ...]

    @property
    def for_all(self) -> bool:
        """True where every party gains."""
        return all(gain > 0 for gain in self.step.gains)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What lies between two packages.

    Parameters
    ----------
    domain : Domain
    inputs : str
        Fingerprint of the domain.
    before, after : tuple of int
        The packages.
    worths : tuple of two tuples of float
        What each package is worth to the parties.
    total : Step
        From the first to the second.
    items : tuple of Item
        One per issue that differs, in the order of the issues.
    accepts : tuple of two tuples of bool
        Which party accepts which package, its factions with a veto included.
    agreed, feasible : tuple of two bool
        Whether all accept it who must; whether it keeps the shared constraints.
    joined : tuple of tuple of int
        Groups of changed issues whose effects on some party depend on one another.
    exchanges : tuple of Exchange
        Of two changed issues of which each costs somebody something, where together nobody loses and somebody gains;
        those that leave all better off first, then by joint gain.
    exact : bool
        See :class:`.attribution.Attribution`.
    method, citation : str
    """

    domain: Domain
    inputs: str
    before: Package
    after: Package
    worths: tuple[tuple[float, ...], tuple[float, ...]]
    total: Step
    items: tuple[Item, ...]
    accepts: tuple[tuple[bool, ...], tuple[bool, ...]]
    agreed: tuple[bool, bool]
    feasible: tuple[bool, bool]
    joined: tuple[tuple[int, ...], ...]
    exchanges: tuple[Exchange, ...]
    exact: bool
    method: str
    citation: str = CITATION

    def gets(self, party: int) -> tuple[Item, ...]:
        """The issues on which a party gains, the most first."""
        return tuple(sorted((i for i in self.items if i.gains[party] > 0), key=lambda i: -i.gains[party]))

    def gives(self, party: int) -> tuple[Item, ...]:
        """The issues on which a party loses, the most first."""
        return tuple(sorted((i for i in self.items if i.gains[party] < 0), key=lambda i: i.gains[party]))

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        sides = []
        for name, package, k in (("from", self.before, 0), ("to", self.after, 1)):
            sides.append(
                {
                    "side": name,
                    "package": self.domain.describe(package),
                    "utilities": list(self.worths[k]),
                    "accepts": list(self.accepts[k]),
                    "acceptable": self.agreed[k],
                    "feasible": self.feasible[k],
                }
            )
        return {
            "packages": sides,
            "total": {"gains": list(self.total.gains), "shares": list(self.total.shares)},
            "items": [
                {**item.change.as_json(self.domain), "gains": list(item.gains), "shares": list(item.shares)}
                for item in self.items
            ],
            "joined": [[self.domain.issues[issue].id for issue in group] for group in self.joined],
            "exchanges": [
                {**e.step.as_json(self.domain), "alone": [list(a) for a in e.alone], "rates": list(e.rates)}
                for e in self.exchanges
            ],
            "exact": self.exact,
            "method": self.method,
            "citation": self.citation,
            "inputs": self.inputs,
        }


def ledger(domain: Domain, before: Package, after: Package, *, listed: int = 10, scale: Scale | None = None) -> Ledger:
    """Keep the books between two packages.

    Parameters
    ----------
    domain : Domain
    before, after : tuple of int
        One option per issue; they may break constraints, which is then said.
    listed : int
        How many exchanges are listed.
    scale : Scale, optional
        Of the same domain.

    Raises
    ------
    ValueError
        Where a package does not fit the issues.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Table, Utility
    >>> peace = Domain("demo",
    ...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [1, 0])))),
    ...      PartyPreferences("suda", Utility((Table((0,), [2, 0]), Table((1,), [0, 6]))))))
    >>> books = ledger(peace, (0, 0), (1, 1))
    >>> [item.gains for item in books.items], books.total.gains, books.exchanges[0].rates
    ([(7.0, -2.0), (-1.0, 6.0)], (6.0, 4.0), (7.0, 3.0))
    """
    ends = as_packages(domain, [before, after])
    scale = scale or scale_of(domain)
    before, after = tuple(before), tuple(after)
    changes = changes_between(before, after)
    issues = [change.issue for change in changes]
    shared = [attribute(party.utility, before, after, issues) for party in domain.parties]
    gains = np.array([column.gains for column in shared]).T.reshape(len(issues), len(domain.parties)) + 0.0
    shares = scale.shares(gains)
    items = tuple(
        Item(change, tuple(g), tuple(s)) for change, g, s in zip(changes, gains.tolist(), shares.tolist(), strict=True)
    )
    worths, votes, agreed = scale.worths(ends).tolist(), acceptable(domain, ends), accepted(domain, ends)
    keeps = feasible(domain, ends)
    exact = all(column.exact for column in shared)
    return Ledger(
        domain,
        domain.fingerprint,
        before,
        after,
        (tuple(worths[0]), tuple(worths[1])),
        steps_of(scale, before, [after])[0],
        items,
        (tuple(votes[0].tolist()), tuple(votes[1].tolist())),
        (bool(agreed[0]), bool(agreed[1])),
        (bool(keeps[0]), bool(keeps[1])),
        tuple(sorted({group for column in shared for group in column.joined})),
        _exchanges(scale, before, changes)[:listed],
        exact,
        _method(shared, exact),
    )


def _method(shared: list[Attribution], exact: bool) -> str:
    if not any(column.joined for column in shared):
        return "differences issue by issue"
    if exact:
        return "Shapley value over the changed issues, term by term"
    return f"Shapley value; where more than {AT_ONCE} issues interact, the mean over one order and its reverse"


def _exchanges(scale: Scale, before: Package, changes: Sequence[Change]) -> tuple[Exchange, ...]:
    def moved(*some: Change) -> Package:
        package = list(before)
        for change in some:
            package[change.issue] = change.after
        return tuple(package)

    pairs = list(combinations(changes, 2))
    if not pairs:
        return ()
    alone = dict(zip(changes, scale.gains(before, [moved(change) for change in changes]).tolist(), strict=True))
    steps = steps_of(scale, before, [moved(*pair) for pair in pairs])
    keeps = feasible(scale.domain, [step.package for step in steps])
    found = []
    for pair, step, kept in zip(pairs, steps, keeps.tolist(), strict=True):
        first, second = (tuple(alone[change]) for change in pair)
        if kept and step.winners and not step.losers and min(first) < 0 and min(second) < 0:
            rates = tuple(_rate(a, b) for a, b in zip(first, second, strict=True))
            found.append(Exchange(step, (first, second), rates))
    return tuple(sorted(found, key=lambda e: (not e.for_all, -e.step.joint)))


def _rate(one: float, other: float) -> float | None:
    got, given = max(one, other), min(one, other)
    return got / -given if got > 0 > given else None

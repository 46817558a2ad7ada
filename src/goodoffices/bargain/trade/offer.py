"""Which change of one or two issues buys the most from a package on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from goodoffices.bargain.domain import Domain, Package, as_packages
from goodoffices.bargain.trade.neighbours import MOST_PAIRS, Neighbours, neighbours_of
from goodoffices.bargain.trade.scale import Scale, scale_of
from goodoffices.bargain.trade.step import Step, steps_of

__all__ = ["Offers", "offers"]

CITATION = "H. Raiffa, The Art and Science of Negotiation, Harvard University Press 1982, chapters 10 and 11"
HOW = "every change of one issue and of two, looked at"


@dataclass(frozen=True, slots=True)
class Offers:
    """The trades that buy the most.

    Parameters
    ----------
    domain : Domain
    inputs : str
        Fingerprint of the domain.
    package : tuple of int
        From where.
    single, pair : tuple of Step
        Changes of one issue, and of two, by joint gain (the sum of all gains and losses, as shares of each party's
        range), the largest first; only those above 0.
    harmless : tuple of Step
        Changes of one or two issues that cost nobody anything and give somebody more, by joint gain.
    for_all : tuple of Step
        Those that give every party more, by the least share gained.
    count : int
        How many there are of ``harmless``, listed or not.
    looked : int
        How many changes were looked at.
    exact : bool
        False where there were too many pairs of issues to look at.
    method, citation : str
    """

    domain: Domain
    inputs: str
    package: Package
    single: tuple[Step, ...]
    pair: tuple[Step, ...]
    harmless: tuple[Step, ...]
    for_all: tuple[Step, ...]
    count: int
    looked: int
    exact: bool
    method: str
    citation: str = CITATION

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        lists = {name: getattr(self, name) for name in ("single", "pair", "harmless", "for_all")}
        return {
            "package": self.domain.describe(self.package),
            **{name: [step.as_json(self.domain) for step in steps] for name, steps in lists.items()},
            "count": self.count,
            "looked": self.looked,
            "exact": self.exact,
            "method": self.method,
            "citation": self.citation,
            "inputs": self.inputs,
        }


def offers(
    domain: Domain,
    package: Package,
    *,
    listed: int = 5,
    scale: Scale | None = None,
    pairs_most: int = MOST_PAIRS,
) -> Offers:
    """Find the changes of one or two issues that buy the most.

    Parameters
    ----------
    domain : Domain
    package : tuple of int
        A draft, or the status quo.
    listed : int
        How many of each sort.
    scale : Scale, optional
        Of the same domain.
    pairs_most : int
        Where there are more changes of two issues, only those of one are looked at.

    Raises
    ------
    ValueError
        Where the package does not fit the issues.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Table, Utility
    >>> peace = Domain("demo",
    ...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [1, 0])))),
    ...      PartyPreferences("suda", Utility((Table((0,), [2, 0]), Table((1,), [0, 6]))))))
    >>> both = offers(peace, (0, 0)).for_all[0]
    >>> [change.issue for change in both.changes], both.gains
    ([0, 1], (6.0, 4.0))
    """
    as_packages(domain, [package])
    scale = scale or scale_of(domain)
    return _offers(scale, neighbours_of(scale, tuple(package), pairs_most), listed)


def _offers(scale: Scale, near: Neighbours, listed: int) -> Offers:
    domain, package = scale.domain, near.package
    shares = scale.shares(near.gains)
    joint = shares.sum(axis=1)
    alone = near.moves[:, 2] < 0
    harmless = np.asarray((near.gains >= 0).all(axis=1) & (near.gains > 0).any(axis=1))
    every = np.asarray((near.gains > 0).all(axis=1))

    def best(wanted: np.ndarray, value: np.ndarray) -> tuple[Step, ...]:
        rows = np.flatnonzero(wanted)
        order = rows[np.lexsort((~alone[rows], -joint[rows], -value[rows]))][:listed]
        return steps_of(scale, package, near.packages(order))

    return Offers(
        domain,
        domain.fingerprint,
        package,
        best(alone & (joint > 0), joint),
        best(~alone & (joint > 0), joint),
        best(harmless, joint),
        best(every, shares.min(axis=1)),
        int(harmless.sum()),
        near.singles + (near.pairs if near.whole else 0),
        near.whole,
        HOW if near.whole else "every change of one issue, looked at; there were too many of two",
    )

"""Why a package is efficient, or which packages are better for all.

A package is efficient where for each party the most that it can still gain without loss to anybody is nothing. That is a
certificate of as many numbers as there are parties; each is the answer to a search of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from goodoffices.bargain.domain import Domain, Package, as_packages, feasible
from goodoffices.bargain.frontier.compute import Progress
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.trade.above import best_above, listed_above
from goodoffices.bargain.trade.neighbours import MOST_PAIRS, Neighbours, neighbours_of
from goodoffices.bargain.trade.scale import Scale, accepted, scale_of
from goodoffices.bargain.trade.step import Step, steps_of

__all__ = ["Efficiency", "Improvement", "efficiency"]

CITATION = (
    "V. Pareto, Manuale di economia politica, Milan 1906; the certificate party by party: Y. Y. Haimes, L. S. Lasdon, "
    "D. A. Wismer, IEEE Transactions on Systems, Man, and Cybernetics 1 (1971) 296-297"
)


@dataclass(frozen=True, slots=True)
class Improvement:
    """What one party can still gain.

    Parameters
    ----------
    party : str
        Its id.
    most : float
        The most that it can gain while nobody loses, in its own unit; 0 in an efficient package. Where not exact, what
        it cannot exceed.
    best : Step or None
        A package that gives it that; None where there is nothing to gain, or none was found.
    raising, harmless : int
        Of the changes of one or two issues: how many give it more, and how many of these cost nobody anything.
    largest : tuple of Step
        Those that give it most, the larger first.
    cheapest : tuple of Step
        Those that cost the others least (the sum of their losses, as shares of their ranges), the cheaper first.
    """

    party: str
    most: float
    best: Step | None
    raising: int
    harmless: int
    largest: tuple[Step, ...]
    cheapest: tuple[Step, ...]

    def as_json(self, domain: Domain) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "party": self.party,
            "most": self.most,
            "best": self.best.as_json(domain) if self.best else None,
            "raising": self.raising,
            "harmless": self.harmless,
            "largest": [step.as_json(domain) for step in self.largest],
            "cheapest": [step.as_json(domain) for step in self.cheapest],
        }


@dataclass(frozen=True, slots=True)
class Efficiency:
    """Whether a package is efficient, and why.

    Parameters
    ----------
    domain : Domain
    inputs : str
        Fingerprint of the domain.
    package : tuple of int
    worths : tuple of float
        In the order of the parties.
    feasible, accepted : bool
        Whether it keeps the shared constraints; whether all accept it who must.
    broken : tuple of str
        Reasons of the constraints that it breaks.
    efficient : bool or None
        None where that is not known: no better package was found, and none was excluded.
    improvements : tuple of Improvement
        One per party.
    balanced : Step or None
        The package that is better for all with the largest least gain (as a share of each party's range).
    looked : int
        How many changes of one or two issues were looked at.
    exact : bool
        True where ``efficient`` and every ``most`` are proven.
    method, citation : str
    """

    domain: Domain
    inputs: str
    package: Package
    worths: tuple[float, ...]
    feasible: bool
    accepted: bool
    broken: tuple[str, ...]
    efficient: bool | None
    improvements: tuple[Improvement, ...]
    balanced: Step | None
    looked: int
    exact: bool
    method: str
    citation: str = CITATION

    @property
    def better(self) -> tuple[Step, ...]:
        """The packages found that cost nobody anything and give somebody more, each once."""
        steps = [item.best for item in self.improvements] + [self.balanced]
        return tuple({step.package: step for step in steps if step}.values())

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "package": self.domain.describe(self.package),
            "utilities": list(self.worths),
            "feasible": self.feasible,
            "acceptable": self.accepted,
            "broken": list(self.broken),
            "efficient": self.efficient,
            "improvements": [item.as_json(self.domain) for item in self.improvements],
            "balanced": self.balanced.as_json(self.domain) if self.balanced else None,
            "looked": self.looked,
            "exact": self.exact,
            "method": self.method,
            "citation": self.citation,
            "inputs": self.inputs,
        }


def efficiency(
    domain: Domain,
    package: Package,
    *,
    listed: int = 3,
    scale: Scale | None = None,
    frontier_found: Frontier | None = None,
    pairs_most: int = MOST_PAIRS,
    progress: Progress | None = None,
) -> Efficiency:
    """Say why a package is efficient, or what is better for all.

    Parameters
    ----------
    domain : Domain
    package : tuple of int
        One option per issue. It may break shared constraints; what is better then keeps them.
    listed : int
        How many changes of each sort are listed for each party.
    scale : Scale, optional
        Of the same domain; spares making it again.
    frontier_found : Frontier, optional
        The whole frontier of the same domain, exact; spares building a part of it.
    pairs_most : int
        Where there are more changes of two issues, only those of one are looked at.
    progress : callable, optional
        See :data:`.compute.Progress`.

    Raises
    ------
    ValueError
        Where the package does not fit the issues.
    GoodOfficesError
        Where the issues depend on one another too densely for an exact answer.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Table, Utility
    >>> peace = Domain("demo",
    ...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [0, 3])))),
    ...      PartyPreferences("suda", Utility((Table((0,), [4, 0]), Table((1,), [0, 6]))))))
    >>> efficiency(peace, (1, 1)).efficient
    True
    >>> found = efficiency(peace, (1, 0))
    >>> found.efficient, [item.most for item in found.improvements], found.balanced.gains
    (False, [3.0, 6.0], (3.0, 6.0))
    """
    as_packages(domain, [package])
    asked = (listed, pairs_most)
    return _told(scale or scale_of(domain), tuple(package), asked, frontier_found, progress)


def _told(
    scale: Scale, package: Package, asked: tuple[int, int], whole: Frontier | None, progress: Progress | None
) -> Efficiency:
    domain, (listed, pairs_most) = scale.domain, asked
    worths = scale.worths([package])[0]
    near = neighbours_of(scale, package, pairs_most)
    keeps = bool(feasible(domain, [package])[0])
    found = whole if whole is not None else listed_above(domain, worths.tolist(), progress)
    if found is not None:
        most, best, balanced = _from_list(scale, package, found)
        exact, method = found.exact, found.method
    else:
        most, best, balanced, exact = _searched(scale, package, worths.tolist())
        method = "branch and bound with weighted sums, party by party"
    gain = [step for step in best if step] or balanced
    improvements = tuple(_improvement(scale, near, at, most[at], best[at], listed) for at in range(len(domain.parties)))
    return Efficiency(
        domain,
        domain.fingerprint,
        package,
        tuple(worths.tolist()),
        keeps,
        keeps and bool(accepted(domain, [package])[0]),
        tuple(c.reason or c.kind for c in domain.constraints if not c.holds(np.array([package]))[0]),
        False if gain else (True if exact else None),
        improvements,
        balanced,
        near.singles + (near.pairs if near.whole else 0),
        exact,
        method,
    )


def _from_list(scale: Scale, package: Package, found: Frontier) -> tuple[list[float], list[Step | None], Step | None]:
    """The best of a list for each party, and the most balanced."""
    parties = len(scale.domain.parties)
    worths = scale.worths([package])
    keys = scale.keys(found.utilities)
    # Up to the tolerance of the list a little less may have passed.
    above = (keys >= scale.keys(worths)).all(axis=1) & (keys > scale.keys(worths)).any(axis=1)
    rows = np.flatnonzero(above)
    nothing: list[Step | None] = [None] * parties
    if not len(rows):
        return [0.0] * parties, nothing, None
    gains = scale.more(worths, found.utilities[rows])
    shares = scale.shares(gains)
    most, best = [], nothing
    for party in range(parties):
        row = int(rows[np.lexsort((shares.sum(axis=1), gains[:, party]))[-1]])
        most.append(float(gains[:, party].max()))
        if most[-1] > 0:
            best[party] = steps_of(scale, package, found.packages(row, 1))[0]
    ordered = np.sort(shares, axis=1)
    row = int(rows[np.lexsort(ordered.T[::-1])[-1]])
    return most, best, steps_of(scale, package, found.packages(row, 1))[0]


def _searched(
    scale: Scale, package: Package, base: list[float]
) -> tuple[list[float], list[Step | None], Step | None, bool]:
    """The same without a list: one search for each party."""
    found = best_above(scale.domain, base, scale.span)
    most: list[float] = []
    best: list[Step | None] = []
    for party, package_of in enumerate(found.best):
        step = _gained(scale, package, package_of)
        reached = step.gains[party] if step else 0.0
        most.append(reached if package_of else max(found.most[party] - base[party], 0.0))
        best.append(step if reached > 0 else None)
    return most, best, _gained(scale, package, found.balanced), found.exact


def _gained(scale: Scale, package: Package, other: Package | None) -> Step | None:
    if other is None:
        return None
    step = steps_of(scale, package, [other])[0]
    return step if step.winners and not step.losers else None


def _improvement(
    scale: Scale, near: Neighbours, party: int, most: float, best: Step | None, listed: int
) -> Improvement:
    gains = near.gains
    raising = np.flatnonzero(gains[:, party] > 0)
    cost = -np.minimum(scale.shares(gains[raising]), 0.0).sum(axis=1)
    changed = (near.moves[raising, 2] >= 0).astype(int)
    largest = raising[np.lexsort((changed, cost, -gains[raising, party]))][:listed]
    cheapest = raising[np.lexsort((changed, -gains[raising, party], cost))][:listed]
    return Improvement(
        scale.domain.parties[party].id,
        most,
        best,
        len(raising),
        int((gains[raising] >= 0).all(axis=1).sum()),
        steps_of(scale, near.package, near.packages(largest)),
        steps_of(scale, near.package, near.packages(cheapest)),
    )

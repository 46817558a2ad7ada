"""How a negotiation looks as a whole: how opposed the parties are, how much could be agreed, what is typical.

Nothing here looks at the packages one by one: the least distance to the ideal lies on the frontier, numbers of packages
come from equal sums, means and spreads from the single issues.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.frontier.acceptance import Acceptance, Disagreement, acceptance_of, asks_factions
from goodoffices.bargain.frontier.compute import Parts, frontier, parts_of
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.tally import LIMIT, Tally, share, tally
from goodoffices.bargain.solution.disagreement import disagreement_of, extremes

__all__ = ["Statistics", "Zone", "statistics", "zone"]

Floats = NDArray[np.float64]
Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """The zone of possible agreement: the packages that everybody accepts who must.

    Parameters
    ----------
    open : bool
        True where there is one.
    count : Tally
        How many.
    share : float or None
        Of the feasible packages; None where the number is known less precisely than to four digits.
    """

    open: bool
    count: Tally
    share: float | None


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures of a domain.

    Parameters
    ----------
    domain, inputs : str
    parties : tuple of str
    outcomes, feasible : int
    efficient : int
        Size of the frontier.
    least, most : tuple of float
        What feasible packages give each party.
    mean, deviation : tuple of float, or None
        Over all packages, each equally likely; None where issues are joined or constrained.
    correlation : tuple of tuple of float, or None
        Of the parties' worths over all packages; -1: what one gains the other loses.
    opposition : float
        Distance of the nearest package to the point where everybody has the most, each party's range taken as 1;
        0: one package is best for all, ``sqrt(n_parties)``: none comes near.
    opposition_share : float
        The same as a share of ``sqrt(n_parties)``.
    disagreement : tuple of float
    zone : Zone
        Of packages good enough for all.
    acceptable : tuple of Tally
        Packages good enough for each party alone.
    method : str
    """

    domain: str
    inputs: str
    parties: tuple[str, ...]
    outcomes: int
    feasible: int
    efficient: int
    least: Vector
    most: Vector
    mean: Vector | None
    deviation: Vector | None
    correlation: tuple[Vector, ...] | None
    opposition: float
    opposition_share: float
    disagreement: Vector
    zone: Zone
    acceptable: tuple[Tally, ...]
    method: str

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        names = [name for name in self.__slots__ if name not in ("zone", "acceptable")]
        result: dict[str, Any] = {name: getattr(self, name) for name in names}
        result["zone"] = {"open": self.zone.open, "share": self.zone.share, **_plain(self.zone.count)}
        result["acceptable"] = {party: _plain(t) for party, t in zip(self.parties, self.acceptable, strict=True)}
        return result


def _plain(found: Tally) -> dict[str, Any]:
    return {"least": found.least, "most": found.most, "exact": found.exact, "method": found.method}


def zone(domain: Domain, disagreement: Disagreement = "accepted") -> Zone:
    """Whether any package is good enough for all, and how many are.

    Parameters
    ----------
    domain : Domain
    disagreement : {'zero', 'reserved', 'minimum', 'accepted'} or sequence of float
        With ``accepted`` the factions with a veto and the quorum count.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Table, Utility
    >>> peace = Domain("demo",
    ...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [0, 3])))),
    ...      PartyPreferences("suda", Utility((Table((0,), [4, 0]), Table((1,), [0, 6]))))))
    >>> found = zone(peace, (5, 5))
    >>> found.open, found.count.least, found.share
    (True, 1, 0.25)
    """
    parts = parts_of(domain, factions=asks_factions(domain, disagreement))
    return _zone(domain, parts, acceptance_of(parts.factors, disagreement), disagreement)


def _zone(domain: Domain, parts: Parts, accept: Acceptance, disagreement: Disagreement, limit: int = LIMIT) -> Zone:
    found = tally(parts, accept, limit)
    opened = found.least > 0
    if not opened and found.most > 0:
        # The count does not tell; whether there is one at all, the frontier does.
        opened = frontier(domain, rational=disagreement).size > 0
    return Zone(opened, found, share(found, parts.feasible))


def statistics(
    domain: Domain,
    *,
    disagreement: Disagreement = "reserved",
    frontier_found: Frontier | None = None,
    limit: int = LIMIT,
) -> Statistics:
    """Figures of a domain.

    Parameters
    ----------
    domain : Domain
    disagreement : {'zero', 'reserved', 'minimum', 'accepted'} or sequence of float
    frontier_found : Frontier, optional
        Exact, not cut; spares building it again.
    limit : int
        Different sums kept at a time before numbers of packages are only bounded.

    Raises
    ------
    GoodOfficesError
        Where the issues depend on one another too densely.

    References
    ----------
    T. Baarslag, K. Fujita, E. Gerding, K. Hindriks, T. Ito, N. Jennings et al., Evaluating Practical Negotiating Agents,
    Artificial Intelligence 198 (2013) 73-103 (opposition).
    """
    found = frontier_found or frontier(domain)
    parts = parts_of(domain, factions=asks_factions(domain, disagreement))
    accept = acceptance_of(parts.factors, disagreement)
    least, most = extremes(domain)
    mean, deviation, correlation = _moments(domain)
    opposition = _opposition(found.utilities, np.array(least), np.array(most))
    return Statistics(
        domain=domain.name,
        inputs=found.inputs,
        parties=found.parties,
        outcomes=found.outcomes,
        feasible=found.feasible,
        efficient=found.size,
        least=least,
        most=most,
        mean=mean,
        deviation=deviation,
        correlation=correlation,
        opposition=opposition,
        opposition_share=opposition / math.sqrt(len(domain.parties)),
        disagreement=disagreement_of(domain, disagreement),
        zone=_zone(domain, parts, accept, disagreement, limit),
        acceptable=tuple(_alone(parts, accept, party, limit) for party in range(len(domain.parties))),
        method=f"{found.method}; {'exact moments of single issues' if mean else 'no moments: issues are joined'}",
    )


def _alone(parts: Parts, accept: Acceptance, party: int, limit: int) -> Tally:
    thresholds = np.full(len(accept.thresholds), -np.inf)
    thresholds[party] = accept.thresholds[party]
    alone = replace(accept, thresholds=thresholds, required=np.ones(len(thresholds), dtype=bool), wanted=0)
    return tally(parts, alone, limit)


def _opposition(worths: Floats, least: Floats, most: Floats) -> float:
    if not len(worths):
        return float("nan")
    span = np.where(most > least, most - least, 1.0)
    return float(np.sqrt((((most - worths) / span) ** 2).sum(axis=1)).min())


def _moments(domain: Domain) -> tuple[Vector | None, Vector | None, tuple[Vector, ...] | None]:
    """Means and deviations over all packages: issues are independent where each package is equally likely."""
    if domain.constraints or not domain.additive:
        return None, None, None
    tables = [party.utility.tables(domain.counts) for party in domain.parties]
    mean = np.array(
        [p.utility.offset + sum(t.mean() for t in own) for p, own in zip(domain.parties, tables, strict=True)]
    )
    shared = np.zeros((len(tables), len(tables)))
    for issue in range(len(domain.issues)):
        centred = np.stack([own[issue] - own[issue].mean() for own in tables])
        shared += centred @ centred.T / domain.counts[issue]
    deviation = np.sqrt(np.diag(shared))
    scale = np.where(deviation > 0, deviation, 1.0)
    correlation = shared / np.outer(scale, scale)
    return _vector(mean), _vector(deviation), tuple(_vector(row) for row in correlation)


def _vector(row: Floats) -> Vector:
    return tuple(float(x) for x in row)

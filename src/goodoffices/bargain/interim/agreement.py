"""The best partial agreements: for every number of issues, what could be agreed with the rest left as it is.

>>> from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
>>> talks = Domain("talks",
...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("prisoners", ("kept", "all for all"))),
...     (PartyPreferences("norda", Utility((Table((0,), [0, 8]), Table((1,), [0, 2])))),
...      PartyPreferences("suda", Utility((Table((0,), [0, -3]), Table((1,), [0, 4]))))), status_quo=(0, 0))
>>> found = partial_agreements(talks)
>>> [(size.most, size.nash.issues, size.nash.gains) for size in found.by_size if size.nash]
[(1, (1,), (2.0, 4.0)), (2, (0, 1), (10.0, 1.0))]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier.dominance import maxima
from goodoffices.bargain.interim.footing import Floats, Footing, footing_of
from goodoffices.bargain.interim.moves import Moves, combine, issues_of, moves_of, thin, units_of
from goodoffices.bargain.solution.concept import CONCEPTS, best_rows

__all__ = ["BestOfSize", "PartialAgreement", "PartialAgreements", "agreement_of", "partial_agreements"]

Vector = tuple[float, ...]
LIMIT = 40_000
"""Partial agreements kept at a time; where there would be more, they are told apart less finely and the result says so."""


@dataclass(frozen=True, slots=True)
class PartialAgreement:
    """Some issues settled, the rest as they are.

    Parameters
    ----------
    package : tuple of int
        With the status quo where nothing is settled.
    issues : tuple of int
        The issues that it changes, ascending.
    worths : tuple of float
        Of the parties, in their order; a condition that the status quo breaks counts only where its issues are touched.
    gains : tuple of float
        Over having no agreement, by the reading asked for.
    over_status_quo : tuple of float
        Over the status quo.
    """

    package: Package
    issues: tuple[int, ...]
    worths: Vector
    gains: Vector
    over_status_quo: Vector

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "package": list(self.package),
            "issues": list(self.issues),
            "utilities": list(self.worths),
            "gains": list(self.gains),
            "over_status_quo": list(self.over_status_quo),
        }


@dataclass(frozen=True, slots=True)
class BestOfSize:
    """The best partial agreements that change at most so many issues; None where there is none.

    Parameters
    ----------
    most : int
    nash, egalitarian, utilitarian : PartialAgreement or None
        By the product of gains, the least gain (then the next: leximin), their sum. In a product and in a sum, what a
        party that is outvoted loses counts as 0.
    """

    most: int
    nash: PartialAgreement | None
    egalitarian: PartialAgreement | None
    utilitarian: PartialAgreement | None

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        best = {"nash": self.nash, "egalitarian": self.egalitarian, "utilitarian": self.utilitarian}
        return {"most": self.most, **{name: found.as_json() if found else None for name, found in best.items()}}


@dataclass(frozen=True, slots=True)
class PartialAgreements:
    """What could be agreed with the rest left as it is.

    Parameters
    ----------
    domain, inputs : str
        Name and fingerprint of the domain.
    parties : tuple of str
    status_quo : tuple of int
    reading : str
        See :mod:`.footing`.
    at_rest, base : tuple of float
        What the parties have at the status quo, and without agreement by the reading.
    least : tuple of float
        What each party had to gain.
    by_size : tuple of BestOfSize
        For 1, 2, ... issues.
    efficient : tuple of PartialAgreement
        No other gives every party as much for as few issues, and one of them more or for fewer issues. The fewest issues
        first; of equal ones one. What the status quo itself is as good as is not listed.
    exact : bool
        False: something may be better than what is listed by up to ``slack``, and agreements nearer than that to what
        the parties ask for may be missing.
    slack : tuple of float
        In the unit of each party; 0 where exact.
    method, citation : str
    """

    domain: str
    inputs: str
    parties: tuple[str, ...]
    status_quo: Package
    reading: str
    at_rest: Vector
    base: Vector
    least: Vector
    by_size: tuple[BestOfSize, ...]
    efficient: tuple[PartialAgreement, ...]
    exact: bool
    slack: Vector
    method: str
    citation: str

    def as_json(self, first: int | None = None) -> dict[str, Any]:
        """A mapping for JSON, with the first few of ``efficient``."""
        return {
            "reading": self.reading,
            "status_quo": list(self.status_quo),
            "at_rest": list(self.at_rest),
            "base": list(self.base),
            "least": list(self.least),
            "by_size": [size.as_json() for size in self.by_size],
            "size": len(self.efficient),
            "efficient": [found.as_json() for found in self.efficient[:first]],
            "exact": self.exact,
            "slack": list(self.slack),
            "method": self.method,
            "citation": self.citation,
            "inputs": self.inputs,
        }


def partial_agreements(
    domain: Domain,
    *,
    reading: str = "reserved",
    status_quo: Package | None = None,
    least: float | Sequence[float] = 0.0,
    limit: int = LIMIT,
) -> PartialAgreements:
    """Find the best partial agreements of every size, and the efficient ones.

    An agreement settles the issues on which it differs from the status quo. Blocks of issues are put together one after
    the other; what is dominated by something that changes no more issues goes, and so does what can no longer become
    acceptable. Nothing else does, so the result is exact for any number of issues.

    Parameters
    ----------
    domain : Domain
    reading : {'reserved', 'status_quo'}
        See :mod:`.footing`.
    status_quo : tuple of int, optional
        By default the domain's.
    least : float or sequence of float
        What each party must gain over having no agreement.
    limit : int
        See :data:`LIMIT`.

    Raises
    ------
    UsageError
        Without a status quo, or where a parameter means nothing.
    GoodOfficesError
        Where too many issues are tied together.

    References
    ----------
    J. F. Nash, The Bargaining Problem, Econometrica 18 (1950) 155-162. J. K. Sebenius, Negotiation Arithmetic: Adding and
    Subtracting Issues and Parties, International Organization 37 (1983) 281-316.
    """
    footing = footing_of(domain, reading, status_quo, least)
    blocks = moves_of(footing)
    front, slack = _front(footing, blocks, limit)
    parties = footing.parties
    agreements = tuple(agreement_of(footing, front, row) for row in range(len(front)))
    return PartialAgreements(
        domain=domain.name,
        inputs=domain.fingerprint,
        parties=tuple(party.id for party in domain.parties),
        status_quo=footing.status_quo,
        reading=reading,
        at_rest=_vector(footing.at_rest[:parties]),
        base=_vector(footing.base[:parties]),
        least=_vector(footing.least),
        by_size=tuple(_best(footing, front, agreements, size) for size in range(1, len(domain.issues) + 1)),
        efficient=agreements,
        exact=not any(slack),
        slack=slack,
        method="merge and prune over gains and the number of issues changed",
        citation="J. K. Sebenius, Negotiation Arithmetic: Adding and Subtracting Issues and Parties, International"
        " Organization 37 (1983) 281-316",
    )


def agreement_of(footing: Footing, moves: Moves, row: int) -> PartialAgreement:
    """One of the moves as a record."""
    gains = moves.gains[row : row + 1]
    count = footing.parties
    return PartialAgreement(
        tuple(moves.packages[row].tolist()),
        issues_of(int(moves.masks[row])),
        _vector(footing.at_rest[:count] + gains[0, :count]),
        _vector(footing.over_base(gains)[0]),
        _vector(gains[0, :count]),
    )


def _front(footing: Footing, blocks: tuple[Moves, ...], limit: int) -> tuple[Moves, Vector]:
    """The efficient partial agreements, the fewest issues first, and what telling them apart less finely may have cost."""
    fine = units_of(np.sum([np.abs(block.gains).max(axis=0, initial=0.0) for block in blocks], axis=0)[None])
    units = fine
    while True:
        found = _merged(footing, blocks, units, limit)
        if found is not None:
            break
        units = np.maximum(units * 8, fine * 2.0**22)
    count = footing.parties
    keys = np.floor(found.gains[:, :count] / fine[:count] + 0.5).astype(np.int64)
    front = found.only(maxima(np.column_stack([keys, -found.counts])))
    front = front.only(front.masks > 0)
    order = np.lexsort((*-front.gains[:, :count].T[::-1], front.counts))
    # Nothing is worse by more than everything that the blocks can give and take.
    range_ = np.sum([np.ptp(block.gains, axis=0) for block in blocks if len(block)], axis=0) + np.zeros_like(units)
    cost = np.where(units > fine, np.minimum(units * len(blocks), range_), 0.0)[:count]
    return front.only(order), _vector(cost)


def _merged(footing: Footing, blocks: tuple[Moves, ...], units: Floats, limit: int) -> Moves | None:
    ordered = sorted(blocks, key=lambda block: (-len(block), block.issues))
    most = [block.gains.max(axis=0, initial=-np.inf) for block in ordered]
    found = ordered[0]
    for at, block in enumerate(ordered):
        rest = np.sum([np.zeros_like(most[0]), *most[at + 1 :]], axis=0)
        if at:
            found = combine(found, block)
        found = found.only(footing.accepts(found.gains + rest))
        found = thin(found, units, counted=True)
        if len(found) > limit:
            return None
    return found


def _best(footing: Footing, front: Moves, agreements: tuple[PartialAgreement, ...], size: int) -> BestOfSize:
    rows = np.flatnonzero(front.counts <= size)
    picked: dict[str, PartialAgreement | None] = dict.fromkeys(("nash", "egalitarian", "utilitarian"))
    if len(rows):
        gains = np.maximum(footing.over_base(front.gains[rows]), 0.0)
        for name in picked:
            _, best = best_rows(CONCEPTS[name], gains, gains.max(axis=0))
            picked[name] = agreements[rows[best[0]]]
    return BestOfSize(size, picked["nash"], picked["egalitarian"], picked["utilitarian"])


def _vector(row: Floats) -> Vector:
    return tuple(float(x) + 0.0 for x in row)

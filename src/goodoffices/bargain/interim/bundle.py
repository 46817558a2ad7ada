"""Which issues can be agreed alone, and which only together with others: the smallest bundles.

A bundle of an issue is a set of issues with an acceptable agreement that changes every one of them and nothing else, such
that no smaller such set within it holds the issue. Where an issue is no bundle by itself, its bundles are the linkages
without which it cannot be had.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import numpy as np

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier.dominance import maxima
from goodoffices.bargain.interim.agreement import PartialAgreement, agreement_of
from goodoffices.bargain.interim.footing import Floats, Footing, Ints, footing_of
from goodoffices.bargain.interim.moves import Moves, combine, counts_of, issues_of, moves_of, units_of
from goodoffices.bargain.solution.concept import CONCEPTS, best_rows

__all__ = ["Bundle", "Bundles", "Linkage", "bundles"]

SETS = 1 << 16
"""Sets of issues that are looked at: all of 16 issues, the smaller ones of more."""
WORK = 20_000_000
"""Agreements that are made on the way; beyond it larger sets are not looked at any more, and the result says so."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """Issues that can be agreed together, with the best agreement on exactly these by the product of gains."""

    issues: tuple[int, ...]
    agreement: PartialAgreement

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"issues": list(self.issues), "agreement": self.agreement.as_json()}


@dataclass(frozen=True, slots=True)
class Linkage:
    """One issue, and with what it can be had.

    Parameters
    ----------
    issue : int
    alone : bool
        An agreement on this issue and nothing else is acceptable.
    refused_by : tuple of str
        Where not alone: the parties that every change of this issue alone leaves with too little. Empty where different
        changes fail on different parties, or no change is feasible.
    bundles : tuple of Bundle
        The smallest first; the issue itself where it can be agreed alone. Empty: not with any bundle looked at.
    """

    issue: int
    alone: bool
    refused_by: tuple[str, ...]
    bundles: tuple[Bundle, ...]

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "issue": self.issue,
            "alone": self.alone,
            "refused_by": list(self.refused_by),
            "bundles": [bundle.as_json() for bundle in self.bundles],
        }


@dataclass(frozen=True, slots=True)
class Bundles:
    """The linkages of all issues.

    Parameters
    ----------
    domain, inputs : str
    parties : tuple of str
    status_quo : tuple of int
    reading : str
    least : tuple of float
        What each party had to gain.
    smallest : tuple of Bundle
        Sets of issues that can be agreed, of which no smaller part can.
    linkages : tuple of Linkage
        One per issue, in the order of the domain.
    largest : int
        Sets of up to so many issues were all looked at; of larger ones some may be listed.
    exact : bool
        True where that is all issues.
    method : str
    """

    domain: str
    inputs: str
    parties: tuple[str, ...]
    status_quo: Package
    reading: str
    least: tuple[float, ...]
    smallest: tuple[Bundle, ...]
    linkages: tuple[Linkage, ...]
    largest: int
    exact: bool
    method: str

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "reading": self.reading,
            "least": list(self.least),
            "smallest": [bundle.as_json() for bundle in self.smallest],
            "linkages": [linkage.as_json() for linkage in self.linkages],
            "largest": self.largest,
            "exact": self.exact,
            "method": self.method,
            "inputs": self.inputs,
        }


def bundles(
    domain: Domain,
    *,
    reading: str = "reserved",
    status_quo: Package | None = None,
    least: float | Sequence[float] = 0.0,
    sets: int = SETS,
    work: int = WORK,
) -> Bundles:
    """Find the smallest sets of issues that can be agreed, and those of each issue.

    Sets of issues are looked at by size. A set is dismissed at once where not even the best of each block, taken for every
    party by itself, would be enough; of the others all undominated agreements are made.

    Parameters
    ----------
    domain, reading, status_quo, least
        See :func:`.agreement.partial_agreements`.
    sets, work : int
        See :data:`SETS` and :data:`WORK`.

    Raises
    ------
    UsageError, GoodOfficesError
        See :func:`.agreement.partial_agreements`.

    References
    ----------
    J. K. Sebenius, Negotiation Arithmetic, International Organization 37 (1983) 281-316 (linkage that creates a zone of
    agreement). R. Tollison, T. Willett, An Economic Theory of Mutually Advantageous Issue Linkages in International
    Negotiations, International Organization 33 (1979) 425-449.
    """
    footing = footing_of(domain, reading, status_quo, least)
    search = _Search(footing, moves_of(footing))
    count = len(domain.issues)
    largest = _largest(count, sets)
    smallest, own, largest = _looked_for(search, count, largest, work)
    linkages = tuple(
        Linkage(
            issue,
            bool(found) and found[0][0] == 1 << issue,
            () if found and found[0][0] == 1 << issue else search.against(issue),
            tuple(bundle for _, bundle in found),
        )
        for issue, found in enumerate(own)
    )
    return Bundles(
        domain.name,
        domain.fingerprint,
        tuple(party.id for party in domain.parties),
        footing.status_quo,
        reading,
        tuple(footing.least.tolist()),
        tuple(smallest),
        linkages,
        largest,
        largest == count,
        "sets of issues by size, undominated agreements of each",
    )


def _looked_for(
    search: _Search, count: int, largest: int, work: int
) -> tuple[list[Bundle], list[list[tuple[int, Bundle]]], int]:
    """The sets of which no part can be agreed, the bundles of each issue, and the size up to which all were looked at."""
    smallest: list[Bundle] = []
    own: list[list[tuple[int, Bundle]]] = [[] for _ in range(count)]
    for mask in search.hopeful(largest):
        members = issues_of(mask)
        new = [issue for issue in members if not any(known & mask == known for known, _ in own[issue])]
        if not new:
            continue
        if search.made_so_far > work:
            largest = mask.bit_count() - 1
            break
        bundle = search.bundle(mask)
        if bundle is None:
            continue
        if not any(known & mask == known for issue in members for known, _ in own[issue]):
            smallest.append(bundle)
        for issue in new:
            own[issue].append((mask, bundle))
    return smallest, own, largest


def _largest(count: int, sets: int) -> int:
    total = 1
    for size in range(1, count + 1):
        total += math.comb(count, size)
        if total > sets:
            return max(size - 1, 1)
    return count


class _Search:
    """The moves of each block by the issues they change."""

    def __init__(self, footing: Footing, blocks: tuple[Moves, ...]) -> None:
        self.footing = footing
        self.blocks = blocks
        self.scopes = [sum(1 << issue for issue in block.issues) for block in blocks]
        self.parts = [
            {int(mask): block.only(block.masks == mask) for mask in np.unique(block.masks)} for block in blocks
        ]
        self.units = units_of(np.sum([np.abs(b.gains).max(axis=0, initial=0.0) for b in blocks], axis=0)[None])
        self.made: dict[int, Moves] = {}
        self.made_so_far = 0

    def hopeful(self, largest: int) -> list[int]:
        """Masks that no bound excludes, by size."""
        masks = np.zeros(1, dtype=np.int64)
        upper: Floats = np.zeros((1, len(self.footing.judges)))
        for part in self.parts:
            own: Ints = np.array(list(part), dtype=np.int64)
            best = np.array([moves.gains.max(axis=0) for moves in part.values()]).reshape(len(own), upper.shape[1])
            masks = (masks[:, None] | own[None]).ravel()
            upper = (upper[:, None] + best[None]).reshape(len(masks), upper.shape[1])
            small = counts_of(masks) <= largest
            masks, upper = masks[small], upper[small]
        masks = masks[self.footing.accepts(upper) & (masks > 0)]
        sizes = counts_of(masks)
        return [int(mask) for mask in masks[np.lexsort((masks, sizes))]]

    def bundle(self, mask: int) -> Bundle | None:
        """The best agreement on exactly these issues; None where none is acceptable."""
        found = self._exactly(mask)
        found = found.only(self.footing.accepts(found.gains))
        if not len(found):
            return None
        gains = np.maximum(self.footing.over_base(found.gains), 0.0)
        _, rows = best_rows(CONCEPTS["nash"], gains, gains.max(axis=0))
        return Bundle(issues_of(mask), agreement_of(self.footing, found, rows[0]))

    def _exactly(self, mask: int) -> Moves:
        pieces = [part[mask & scope] for part, scope in zip(self.parts, self.scopes, strict=True) if mask & scope]
        return reduce(self._joined, pieces)

    def _joined(self, first: Moves, second: Moves) -> Moves:
        mask = int(first.masks[0] | second.masks[0])
        if mask not in self.made:
            joint = combine(first, second)
            self.made_so_far += len(joint)
            self.made[mask] = joint.only(maxima(np.rint(joint.gains / self.units).astype(np.int64)))
        return self.made[mask]

    def against(self, issue: int) -> tuple[str, ...]:
        """The parties that every change of one issue alone leaves with too little."""
        part = next(p for p, scope in zip(self.parts, self.scopes, strict=True) if scope >> issue & 1)
        moves = part.get(1 << issue)
        if moves is None:
            return ()
        lost = np.all(moves.gains < self.footing.needs, axis=0).tolist()
        parties = self.footing.domain.parties
        owners = {owner for owner, no in zip(self.footing.owners, lost, strict=True) if no}
        return tuple(parties[owner].id for owner in sorted(owners))

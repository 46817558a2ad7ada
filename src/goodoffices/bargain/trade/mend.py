"""The smallest change that makes a draft acceptable to all, and the proof that no smaller one does."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package, acceptable, as_packages, feasible
from goodoffices.bargain.trade.reach import Reach, least_shares, reach_of
from goodoffices.bargain.trade.scale import Scale, accepted, scale_of
from goodoffices.bargain.trade.step import Step, changes_between, steps_of

__all__ = ["Mend", "Mending", "mend"]

CITATION = (
    "sets of issues one after the other: E. L. Lawler, A Procedure for Computing the K Best Solutions to Discrete "
    "Optimization Problems, Management Science 18 (1972) 401-405; the proof by weighted sums: M. L. Fisher, Management "
    "Science 27 (1981) 1-18"
)

FEW = 4
"""Where more issues must change, other sets of them are listed only when asked for."""


@dataclass(frozen=True, slots=True)
class Mend:
    """One set of issues whose change suffices.

    Parameters
    ----------
    step : Step
        Of all packages that change these issues, are feasible and accepted: the one with the fewest steps on ordered
        options, then with the largest least gain over the reservation values (as shares of the parties' ranges).
    moved : int
        Those steps: on an issue whose options stand for numbers, the options passed; on others 1.
    """

    step: Step
    moved: int

    @property
    def issues(self) -> tuple[int, ...]:
        """The issues that change."""
        return tuple(change.issue for change in self.step.changes)


@dataclass(frozen=True, slots=True)
class Mending:
    """What it takes to make a draft acceptable.

    Parameters
    ----------
    domain : Domain
    inputs : str
        Fingerprint of the domain.
    draft : tuple of int
    refused : tuple of str
        The ids of the parties that do not accept the draft.
    broken : tuple of str
        Reasons of the shared constraints that the draft breaks.
    changes : int or None
        How many issues must change: 0 where the draft is acceptable, None where no package is.
    mends : tuple of Mend
        The sets of so many issues that suffice, the one with the fewest steps first.
    all_listed : bool
        False where there are more sets than were asked for.
    exact : bool
        True: it is proven that no smaller set suffices (and, where ``changes`` is None, that no package is acceptable).
    method, citation : str
    """

    domain: Domain
    inputs: str
    draft: Package
    refused: tuple[str, ...]
    broken: tuple[str, ...]
    changes: int | None
    mends: tuple[Mend, ...]
    all_listed: bool
    exact: bool
    method: str
    citation: str = CITATION

    @property
    def reason(self) -> str:
        """Why there is no change, or empty."""
        if self.changes is None:
            return "no package is acceptable to all; the obstacles of the analysis say what stands in the way"
        return "" if self.changes else "the draft is acceptable as it is"

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "draft": self.domain.describe(self.draft),
            "refused": list(self.refused),
            "broken": list(self.broken),
            "changes": self.changes,
            "mends": [{**mend.step.as_json(self.domain), "moved": mend.moved} for mend in self.mends],
            "all_listed": self.all_listed,
            "reason": self.reason,
            "exact": self.exact,
            "method": self.method,
            "citation": self.citation,
            "inputs": self.inputs,
        }


def mend(domain: Domain, draft: Package, *, listed: int | None = None, scale: Scale | None = None) -> Mending:
    """Find the smallest change that makes a draft acceptable to all who must accept.

    Fewest issues changed, then fewest steps on issues with ordered options, then the largest least gain.

    Parameters
    ----------
    domain : Domain
        Its quorum, factions, conditions and shared constraints are kept.
    draft : tuple of int
    listed : int, optional
        How many sets of issues are listed, 1 or more; None: ten where up to four issues must change, else one.
    scale : Scale, optional
        Of the same domain.

    Raises
    ------
    ValueError
        Where the draft does not fit the issues.
    GoodOfficesError
        Where the issues depend on one another too densely for an exact answer.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Table, Utility
    >>> peace = Domain("demo",
    ...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [1, 0]))), 2.0),
    ...      PartyPreferences("suda", Utility((Table((0,), [2, 0]), Table((1,), [0, 6]))), 2.0)))
    >>> found = mend(peace, (1, 0))
    >>> found.refused, found.changes, [one.step.package for one in found.mends], found.exact
    (('suda',), 1, [(1, 1)], True)
    """
    row = as_packages(domain, [draft])
    draft = tuple(draft)
    scale = scale or scale_of(domain)
    votes = acceptable(domain, row)[0].tolist()
    refused = tuple(p.id for p, yes in zip(domain.parties, votes, strict=True) if not yes)
    broken = tuple(c.reason or c.kind for c in domain.constraints if not c.holds(row)[0])
    if feasible(domain, row)[0] and accepted(domain, row)[0]:
        return Mending(domain, domain.fingerprint, draft, refused, broken, 0, (), True, True, "the draft itself")
    reach = reach_of(scale, draft)
    first = reach.nearest(reach.everything)
    if first is None:
        return Mending(domain, domain.fingerprint, draft, refused, broken, None, (), True, True, _method(reach))
    changes = len(changes_between(draft, first))
    most = listed if listed is not None else (10 if changes <= FEW else 1)
    packages, whole = _sets(reach, first, changes, max(most, 1))
    mends = [
        Mend(step, reach.distance.apart(reach.distance.of(step.package))[1])
        for step in steps_of(scale, draft, packages)
    ]
    return Mending(
        domain, domain.fingerprint, draft, refused, broken, changes, tuple(mends), whole, True, _method(reach)
    )


def _method(reach: Reach) -> str:
    if reach.solver:
        return "mixed-integer programme (HiGHS), without the choice by least gain"
    return "merge and prune with the distance from the draft, bounded by weighted sums"


Allowed = Sequence[NDArray[np.bool_]]
_Rank = tuple[int, tuple[float, ...]]


def _rank(reach: Reach, package: Package) -> _Rank:
    """The nearer first, then the one with the larger least gain."""
    return reach.distance.of(package), tuple(-share for share in least_shares(reach.scale, reach.draft, [package])[0])


def _sets(reach: Reach, first: Package, changes: int, most: int) -> tuple[list[Package], bool]:
    """The best package of each set of issues, by distance: what is left is split at every set found, so none comes twice."""
    order = count()
    heap: list[tuple[_Rank, int, Package, Allowed]] = [(_rank(reach, first), next(order), first, reach.everything)]
    found: list[Package] = []
    while heap:
        _, __, package, allowed = heapq.heappop(heap)
        found.append(package)
        last = len(found) == most
        if last and heap:
            return found, False
        forced = list(allowed)
        for change in changes_between(reach.draft, package):
            if not allowed[change.issue][change.before]:
                continue  # It must change in all that is left here.
            kept = np.zeros_like(allowed[change.issue])
            kept[change.before] = True
            part = [*forced]
            part[change.issue] = kept
            other = reach.nearest(part, changes, changes)
            if other is not None and last:
                return found, False  # Of what is not listed it is enough to know that there is some.
            if other is not None:
                heapq.heappush(heap, (_rank(reach, other), next(order), other, part))
            forced[change.issue] = forced[change.issue] & ~kept
    return found, True

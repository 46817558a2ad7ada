"""The smallest pressure or guarantee that would open a closed zone.

A pressure lowers what a party has without agreement; a guarantee adds to what it has in one package. For a given package
both are the same number: what the package still lacks for that party.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Package
from goodoffices.bargain.pressure.ground import TOLERANCE, Ground

__all__ = ["Opening", "openings"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Opening:
    """What one party alone, or several together, would have to be moved by.

    Parameters
    ----------
    parties : tuple of str
    amounts : tuple of float, or None
        In the order of ``parties``, each in the unit of the party: a lowering of what it has without agreement, or an
        addition to what it has in ``packages``; their sum is the least possible. None where no amount opens the zone,
        because others accept no package, or a faction of its own does not.
    equal : float or None
        The least amount that opens the zone where each of them is moved by as much; None as above.
    utilities : tuple of float, or None
        The worths of the packages that become acceptable to all.
    packages : tuple of tuple of int
        The first few with these worths.
    """

    parties: tuple[str, ...]
    amounts: tuple[float, ...] | None
    equal: float | None
    utilities: tuple[float, ...] | None
    packages: tuple[Package, ...]

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "parties": list(self.parties),
            "amounts": None if self.amounts is None else list(self.amounts),
            "equal": self.equal,
            "utilities": None if self.utilities is None else list(self.utilities),
            "packages": [list(package) for package in self.packages],
        }


def openings(ground: Ground, reservations: Sequence[float]) -> tuple[Opening, ...]:
    """For each party alone, each pair, and all together: the least that opens the zone.

    Where the zone is open, every amount is 0.

    Parameters
    ----------
    ground : Ground
    reservations : sequence of float
        One per party.

    Returns
    -------
    tuple of Opening
        The parties one by one, then the pairs, then (of three or more) all.

    Examples
    --------
    >>> from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
    >>> from goodoffices.bargain.pressure.ground import ground_of
    >>> peace = Domain("demo",
    ...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 3]), Table((1,), [7, 0]))), 5),
    ...      PartyPreferences("suda", Utility((Table((0,), [0, 6]), Table((1,), [0, 4]))), 7)))
    >>> [(o.parties, o.amounts, o.packages) for o in openings(ground_of(peace), (5, 7))]
    [(('norda',), (2.0,), ((1, 1),)), (('suda',), (1.0,), ((1, 0),)), (('norda', 'suda'), (0.0, 1.0), ((1, 0),))]
    """
    count = len(ground.parties)
    groups = [*((at,) for at in range(count)), *combinations(range(count), 2)]
    if count > 2:
        groups.append(tuple(range(count)))
    return tuple(_opening(ground, np.asarray(reservations, dtype=np.float64), group) for group in groups)


def _opening(ground: Ground, reservations: Floats, group: tuple[int, ...]) -> Opening:
    names = tuple(ground.parties[at] for at in group)
    lacks = np.maximum(ground.thresholds(reservations) - ground.worths, 0.0)
    lacks[lacks <= TOLERANCE] = 0.0
    best: tuple[float, float, int, tuple[float, ...]] | None = None
    equal = np.inf
    for columns in ground.enough:
        others = [column for column in columns if column not in group]
        rows = np.flatnonzero((lacks[:, others] == 0).all(axis=1))
        if not len(rows):
            continue
        # Whose consent this choice of parties does without need not be moved.
        needed = np.where([at in columns for at in group], lacks[rows][:, list(group)], 0.0)
        totals, largest = needed.sum(axis=1), needed.max(axis=1)
        row = int(np.lexsort((largest, totals))[0])
        equal = min(equal, float(largest.min()))
        found = float(totals[row]), float(largest[row]), int(rows[row]), tuple(needed[row].tolist())
        if best is None or found[:2] < best[:2]:
            best = found
    if best is None:
        return Opening(names, None, None, None, ())
    worth = tuple(float(x) for x in ground.worths[best[2], : len(reservations)])
    return Opening(names, best[3], equal, worth, ground.frontier.packages(best[2], 3))

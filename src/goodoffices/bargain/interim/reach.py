"""What can be reached step by step, wherever it leads: the best package at the end of a way on which nobody loses.

>>> from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
>>> talks = Domain("talks", tuple(DomainIssue(name, ("no", "yes")) for name in ("truce", "prisoners", "corridors")),
...     (PartyPreferences("norda", Utility((Table((0,), [0, 8]), Table((1,), [0, -2]), Table((2,), [0, 4])))),
...      PartyPreferences("suda", Utility((Table((0,), [0, -3]), Table((1,), [0, 6]), Table((2,), [0, 1]))))),
...     status_quo=(0, 0, 0))
>>> [(most, reachable(talks, most=most).nash.issues) for most in (1, 2)]
[(1, (2,)), (2, (0, 1, 2))]
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package, feasible
from goodoffices.bargain.interim.agreement import PartialAgreement, agreement_of
from goodoffices.bargain.interim.footing import Footing, Ints, footing_of
from goodoffices.bargain.interim.moves import Moves
from goodoffices.bargain.interim.stepping import RULES
from goodoffices.bargain.solution.concept import CONCEPTS, best_rows
from goodoffices.diagnose import UsageError

__all__ = ["Reachable", "reachable"]

PACKAGES = 300_000
WORK = 40_000_000


@dataclass(frozen=True, slots=True)
class Reachable:
    """The packages at the end of some way of steps.

    Parameters
    ----------
    domain, inputs : str
    parties : tuple of str
    status_quo : tuple of int
    rule : {'step', 'start'}
        As for :func:`.stepping.stepping_stones`.
    most : int
        Issues settled in one step.
    packages : int
        How many packages can be reached, the status quo aside.
    nash, egalitarian, utilitarian : PartialAgreement or None
        The best of them, by gains over the status quo; None where no step can be taken.
    exact : bool
    method : str
    """

    domain: str
    inputs: str
    parties: tuple[str, ...]
    status_quo: Package
    rule: str
    most: int
    packages: int
    nash: PartialAgreement | None
    egalitarian: PartialAgreement | None
    utilitarian: PartialAgreement | None
    exact: bool
    method: str

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        best = {"nash": self.nash, "egalitarian": self.egalitarian, "utilitarian": self.utilitarian}
        return {
            "status_quo": list(self.status_quo),
            "rule": self.rule,
            "most": self.most,
            "packages": self.packages,
            **{name: found.as_json() if found else None for name, found in best.items()},
            "exact": self.exact,
            "method": self.method,
            "inputs": self.inputs,
        }


def reachable(domain: Domain, *, most: int = 1, rule: str = "step", status_quo: Package | None = None) -> Reachable:
    """Find the best package that steps can lead to.

    Every issue is settled at most once. All packages are looked at, those with fewer settled issues first: a package can be
    reached where some package can from which it is one allowed step away.

    Parameters
    ----------
    domain : Domain
    most : int
        Issues settled in one step, 1 or more.
    rule : {'step', 'start'}
        Nobody is worse off than at the step before, or than at the start.
    status_quo : tuple of int, optional
        By default the domain's.

    Raises
    ------
    UsageError
        Where a parameter means nothing, or there are too many packages to look at (300,000, fewer with large steps); for a
        larger domain ask for the way to a package with :func:`.stepping.stepping_stones`.
    """
    footing = footing_of(domain, "status_quo", status_quo)
    if rule not in RULES:
        raise UsageError(f'"{rule}" is no rule of a step', "say step or start")
    if most < 1:
        raise UsageError("a step settles at least one issue")
    count = len(domain.issues)
    cap = min(most, count)
    work = domain.size * sum(comb(count, size) for size in range(1, cap + 1))
    if domain.size > PACKAGES or work > WORK:
        raise UsageError(
            f"{domain.size:,} packages in steps of up to {cap} are too many to look at each",
            "ask for the way to one package, or for smaller steps",
        )
    moves, allowed = _moves(footing, rule)
    reached = _reached(footing, moves, allowed, cap, rule)
    found = moves.only(reached & (moves.masks > 0))
    best: dict[str, PartialAgreement | None] = dict.fromkeys(("nash", "egalitarian", "utilitarian"))
    if len(found):
        gains = np.maximum(found.gains[:, : footing.parties], 0.0)
        for name in best:
            _, rows = best_rows(CONCEPTS[name], gains, gains.max(axis=0))
            best[name] = agreement_of(footing, found, rows[0])
    return Reachable(
        domain=domain.name,
        inputs=domain.fingerprint,
        parties=tuple(party.id for party in domain.parties),
        status_quo=footing.status_quo,
        rule=rule,
        most=most,
        packages=len(found),
        nash=best["nash"],
        egalitarian=best["egalitarian"],
        utilitarian=best["utilitarian"],
        exact=True,
        method="all packages, those with fewer settled issues first",
    )


def _moves(footing: Footing, rule: str) -> tuple[Moves, NDArray[np.bool_]]:
    """Every package, and which may stand on a way."""
    domain = footing.domain
    packages = np.stack([axis.ravel() for axis in np.indices(domain.counts)], axis=1).astype(np.int64)
    rest = np.array(footing.status_quo, dtype=np.int64)
    gains = np.stack([footing.worth(judge, packages) for judge in footing.judges], axis=1) - footing.at_rest
    masks = ((packages != rest).astype(np.int64) << np.arange(len(rest))).sum(axis=1)
    allowed = feasible(domain, packages)
    if rule == "start":
        allowed &= footing.accepts(gains)
    allowed[masks == 0] = True
    return Moves(masks, gains, packages, tuple(range(len(rest)))), allowed


def _reached(footing: Footing, moves: Moves, allowed: NDArray[np.bool_], cap: int, rule: str) -> NDArray[np.bool_]:
    domain = footing.domain
    rest = np.array(footing.status_quo, dtype=np.int64)
    strides = np.cumprod([1, *domain.counts[:0:-1]])[::-1].astype(np.int64)
    slack = 1e-9 * np.maximum(1.0, np.abs(footing.at_rest))
    reached: NDArray[np.bool_] = moves.masks == 0
    counts = moves.counts
    issues = range(len(rest))
    groups = [group for size in range(1, cap + 1) for group in combinations(issues, size)]
    for settled in range(1, len(rest) + 1):
        rows: Ints = np.flatnonzero((counts == settled) & allowed).astype(np.int64)
        for group in groups:
            if not len(rows) or len(group) > settled:
                break
            digits = sum(1 << issue for issue in group)
            some = rows[((moves.masks[rows] & digits) == digits) & ~reached[rows]]
            columns = list(group)
            before = some + (rest[columns] - moves.packages[some][:, columns]) @ strides[columns]
            may = reached[before]
            if rule == "step":
                may &= (moves.gains[some] >= moves.gains[before] - slack).all(axis=1)
            reached[some[may]] = True
    return reached

"""The packages that give every party at least as much as some worths: the efficient ones among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier.compute import Progress, frontier
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.trellis import TooDense
from goodoffices.bargain.solution.direct import solve_direct
from goodoffices.bargain.solution.record import Solution
from goodoffices.bargain.solution.solve import solve

__all__ = ["LISTED", "Above", "best_above", "listed_above"]

LISTED = 60_000
"""Up to so many partial packages at a time a list is made; beyond it single best packages are looked for."""


class _TooLong(Exception):
    """The list is longer than is worth making."""


def listed_above(domain: Domain, base: Sequence[float] | None, progress: Progress | None = None) -> Frontier | None:
    """The efficient packages that give every party at least `base` (None: all); None where they are too many to list.

    Raises
    ------
    GoodOfficesError
        Where the issues depend on one another too densely for the list, and no solver is there.
    """

    def watch(done: int, stages: int, kept: int) -> None:
        if progress:
            progress(done, stages, kept)
        if kept > LISTED:
            raise _TooLong

    try:
        return frontier(domain, rational=None if base is None else tuple(base), progress=watch)
    except _TooLong:
        return None


@dataclass(frozen=True, slots=True)
class Above:
    """The best packages that give every party at least so much, without a list of them.

    Parameters
    ----------
    most : tuple of float
        What no such package exceeds, for each party.
    best : tuple of (tuple of int, or None)
        For each party a package that reaches it; None where none was found.
    balanced : tuple of int, or None
        The one with the largest least gain, as shares of the ranges.
    exact : bool
        True where every ``most`` is reached and ``balanced`` is proven.
    """

    most: tuple[float, ...]
    best: tuple[Package | None, ...]
    balanced: Package | None
    exact: bool


def best_above(domain: Domain, base: Sequence[float], span: Sequence[float]) -> Above:
    """The best for each party, and the most balanced; gains are compared as shares of `span`."""
    units = np.array(span)
    scaled = _rescaled(domain, units)
    point = np.array(base) / units
    first = _solution(scaled, point.tolist(), "egalitarian")
    if not first.ideal:
        return Above(tuple(base), (None,) * len(units), None, first.exact)
    best: list[Package | None] = []
    for party, most in enumerate(first.ideal):
        raised = point.copy()
        raised[party] = most
        found = _solution(scaled, raised.tolist(), "utilitarian")
        best.append(found.packages[0] if found.packages else None)
    limits = tuple((np.array(first.ideal) * units).tolist())
    balanced = first.packages[0] if first.packages else None
    return Above(limits, tuple(best), balanced, first.exact and all(package is not None for package in best))


def _solution(domain: Domain, base: Sequence[float], name: str) -> Solution:
    try:
        return solve_direct(domain, base, [name], packages=1)[name]
    except TooDense:
        return solve(domain, tuple(base), names=[name], packages=1)[name]


def _rescaled(domain: Domain, units: np.ndarray) -> Domain:
    """The domain with every party's worth counted in another unit."""
    parties = []
    for party, unit in zip(domain.parties, units.tolist(), strict=True):
        utility = party.utility
        shared = replace(
            utility, scale=utility.scale / unit, offset=utility.offset / unit, otherwise=utility.otherwise / unit
        )
        reservation = None if party.reservation is None else party.reservation / unit
        parties.append(replace(party, utility=shared, reservation=reservation, factions=()))
    return replace(domain, parties=tuple(parties))

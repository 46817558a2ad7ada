"""The packages that give every party at least as much as some worths: the efficient ones among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier.compute import Progress, frontier
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.trellis import TooDense
from goodoffices.bargain.solution.direct import solve_direct
from goodoffices.bargain.solution.record import Solution
from goodoffices.bargain.solution.solve import solve

__all__ = ["LISTED", "best_for", "least_gain", "listed_above"]

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


def best_for(domain: Domain, base: Sequence[float], party: int) -> tuple[Package | None, float, bool]:
    """The package that is best for a party among those that give everybody `base`, without the list.

    Returns
    -------
    package : tuple of int, or None
    most : float
        What no such package exceeds.
    exact : bool
        True where the package reaches it.
    """
    first = _solution(domain, base, "utilitarian")
    if not first.ideal:
        return None, float("nan"), first.exact
    most = first.ideal[party]
    raised = [most if at == party else worth for at, worth in enumerate(base)]
    found = _solution(domain, raised, "utilitarian")
    package = found.packages[0] if found.packages else None
    return package, most, package is not None


def least_gain(domain: Domain, base: Sequence[float], span: Sequence[float]) -> tuple[Package | None, bool]:
    """The package with the largest least gain over `base`, as shares of `span`; and whether that is proven."""
    units = np.array(span)
    scaled = _rescaled(domain, units)
    point = tuple((np.array(base) / units).tolist())
    found = _solution(scaled, point, "egalitarian")
    return (found.packages[0] if found.packages else None), found.exact


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

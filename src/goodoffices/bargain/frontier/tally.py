"""How many packages are good enough, without looking at each.

Equal sums are one entry with a count, sums that can no longer fail or succeed leave at once. Where too many sums remain,
they are rounded to a grid, once down and once up: the true number lies between the two.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.frontier.acceptance import Acceptance
from goodoffices.bargain.frontier.automaton import DEAD
from goodoffices.bargain.frontier.block import finished
from goodoffices.bargain.frontier.compute import Parts
from goodoffices.bargain.frontier.factors import Factors
from goodoffices.bargain.frontier.trail import Layer
from goodoffices.bargain.frontier.trellis import Trellis

__all__ = ["Tally", "tally"]

Ints = NDArray[np.int64]
Counts = NDArray[Any]
COUNTABLE = 10**300
"""Packages that can be counted with floats."""
LIMIT = 400_000
COUNTABLE = 10**300
"""Packages that can be counted: beyond 2**62 they are floats."""


@dataclass(frozen=True, slots=True)
class Tally:
    """A number of packages.

    Parameters
    ----------
    least, most : float or int
        Proven bounds; equal where exact. Beyond 2**62 packages a float with its usual relative error.
    exact : bool
    method : str
    """

    least: float
    most: float
    exact: bool
    method: str


class _TooMany(Exception):
    """More different sums than the limit."""


@dataclass(frozen=True, slots=True, eq=False)
class _Spectrum:
    """All different vectors of one block, and how many settlements have each."""

    vectors: Ints
    counts: Counts


def tally(parts: Parts, accept: Acceptance, limit: int = LIMIT) -> Tally:
    """Count the feasible packages that are good enough.

    Parameters
    ----------
    parts : Parts
    accept : Acceptance
    limit : int
        Different sums kept at a time before a grid is used.
    """
    factors = parts.factors
    if factors.domain.size > COUNTABLE:
        return Tally(0, parts.feasible, False, "not counted: there are too many packages")
    kind = np.int64 if factors.domain.size < 2**62 else np.float64
    spectra = []
    for block, trellis in zip(factors.blocks, parts.trellises, strict=True):
        if trellis is None:
            values = factors.single[block[0]][:, : len(factors.judges)]
            spectra.append(_Spectrum(*_merged(values, np.ones(len(values), dtype=kind))))
        else:
            try:
                spectra.append(_joint(factors, trellis, kind, limit))
            except _TooMany:
                return Tally(0, parts.feasible, False, "not counted: too many different sums of joined issues")
    if any(not len(spectrum.counts) for spectrum in spectra):
        return Tally(0, 0, True, "no package keeps the constraints")
    spectra.sort(key=lambda spectrum: -len(spectrum.counts))
    try:
        found = _count(spectra, accept, limit, None, 0)
        return Tally(found, found, True, "convolution of equal sums")
    except _TooMany:
        cells = _cells(spectra, accept, limit)
    least, most = (_count(spectra, accept, 64 * limit, cells, way) for way in (0, 1))
    return Tally(least, most, least == most, "convolution on a grid, rounded down and up")


def _cells(spectra: list[_Spectrum], accept: Acceptance, limit: int) -> Ints:
    """Grid steps that leave at most about `limit` different sums."""
    span = np.sum([np.ptp(s.vectors, axis=0) for s in spectra], axis=0)
    counted = np.isfinite(accept.thresholds) & (span > 0)
    lines = max(limit / 4, 16) ** (1 / max(int(counted.sum()), 1))
    cells: Ints = np.maximum(np.where(counted, span / lines, span + 1), 1).astype(np.int64)
    return cells


def _count(spectra: list[_Spectrum], accept: Acceptance, limit: int, cells: Ints | None, way: int) -> float:
    """Packages that pass; with cells, sums rounded down (0) or up (1) to them."""
    low = _rests([s.vectors.min(axis=0) for s in spectra])
    high = _rests([s.vectors.max(axis=0) for s in spectra])
    ways = [1]
    for spectrum in reversed(spectra[1:]):
        ways.append(ways[-1] * sum(spectrum.counts.tolist()))
    ways.reverse()
    total: float = 0
    vectors = np.zeros((1, len(accept.thresholds)), dtype=np.int64)
    counts: Counts = np.ones(1, dtype=spectra[0].counts.dtype)
    ceiling = np.where(np.isfinite(accept.thresholds), accept.thresholds, -(2.0**60)).astype(np.int64)
    for stage, spectrum in enumerate(spectra):
        if len(vectors) * len(spectrum.vectors) > 16 * limit:
            raise _TooMany
        vectors = (vectors[:, None] + spectrum.vectors[None]).reshape(-1, vectors.shape[1])
        counts = (counts[:, None] * spectrum.counts[None]).reshape(-1)
        if cells is not None:
            vectors = (vectors + way * (cells - 1)) // cells * cells
        sure = accept.passes(vectors + low[stage])
        total += (
            sum(counts[sure].tolist()) * ways[stage] if len(counts) < 1000 else counts[sure].sum().item() * ways[stage]
        )
        left = ~sure & accept.passes(vectors + high[stage])
        # What a party has beyond every doubt need not be told apart.
        vectors = np.minimum(vectors[left], ceiling - low[stage])
        vectors, counts = _merged(vectors, counts[left])
        if len(counts) > limit:
            raise _TooMany
    return total


def _rests(extremes: list[Ints]) -> list[Ints]:
    """Sums over the blocks after each."""
    sums = [np.zeros_like(extremes[0])]
    for extreme in reversed(extremes[1:]):
        sums.append(sums[-1] + extreme)
    return sums[::-1]


def _merged(vectors: Ints, counts: Counts) -> tuple[Ints, Counts]:
    if not len(counts):
        return vectors, counts
    factors = np.random.default_rng(7).integers(1, 2**63, vectors.shape[1], dtype=np.uint64) | np.uint64(1)
    names = (vectors.astype(np.uint64) * factors).sum(axis=1, dtype=np.uint64)
    order = np.argsort(names, kind="stable")
    # Equal vectors have equal names; were two others to share one, they would only stay apart.
    line = vectors[order]
    fresh = np.append(True, (line[1:] != line[:-1]).any(axis=1))
    starts = np.flatnonzero(fresh)
    return line[starts], np.add.reduceat(counts[order], starts)


def _joint(factors: Factors, trellis: Trellis, kind: type, limit: int) -> _Spectrum:
    vectors = np.zeros((trellis.starts, factors.columns), dtype=np.int64)
    states = np.arange(trellis.starts)
    counts: Counts = np.ones(trellis.starts, dtype=kind)
    for stage in range(len(trellis.issues)):
        onward, gain, void = trellis.onward[stage], trellis.gains[stage], trellis.void[stage]
        target = onward[states]
        parents, options = np.nonzero(target != DEAD)
        if len(parents) > 16 * limit:
            raise _TooMany
        after = vectors[parents] + gain[states[parents], options]
        states = target[parents, options]
        after[void[states]] = 0
        both, counts = _merged(np.column_stack([after, states]), counts[parents])
        vectors, states = both[:, :-1], both[:, -1]
    return _Spectrum(*_merged(finished(factors, trellis, Layer(vectors, states)), counts))


def share(found: Tally, feasible: int) -> float | None:
    """The number as a share of all feasible packages; None where it is not known to four digits."""
    if not 0 < feasible <= COUNTABLE or not math.isclose(
        found.least, found.most, rel_tol=1e-4, abs_tol=1e-4 * feasible
    ):
        return None
    return float((found.least + found.most) / 2 / feasible)

"""The highest that some parties can get while others have what they must: exact, or with a bound, without listing.

A weighted sum of what all get bounds it from above; what cannot reach the bound of the best known package is given up
while blocks are put together.

References
----------
M. L. Fisher, The Lagrangian Relaxation Method for Solving Integer Programming Problems, Management Science 27 (1981) 1-18.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier.block import Block, joint_of, plain_of
from goodoffices.bargain.frontier.chain import Chain, chain_of, reading_order
from goodoffices.bargain.frontier.compute import Parts, parts_of
from goodoffices.bargain.frontier.factors import Factors
from goodoffices.bargain.frontier.trellis import TooDense
from goodoffices.bargain.obstacle.height import Height
from goodoffices.bargain.obstacle.programme import Programme, programme_of
from goodoffices.bargain.obstacle.requirement import TOLERANCE
from goodoffices.bargain.preference import Ratio
from goodoffices.bargain.solution.dual import Goal, Walk, walk

__all__ = ["LIMIT", "Terrain", "terrain_of"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
FIRST = 2_000
LIMIT = 30_000
"""Partial packages kept at a time; where there would be more, a bound is given instead."""


class _TooMany(Exception):
    """More partial packages than the limit."""


@dataclass(frozen=True, slots=True, eq=False)
class Terrain:
    """A domain taken apart for questions about heights.

    Parameters
    ----------
    factors : Factors
    blocks : list of Block
    """

    factors: Factors
    blocks: list[Block]

    @property
    def empty(self) -> bool:
        """True where no package keeps the constraints."""
        return any(not len(block.vectors) for block in self.blocks)

    def height(self, levels: Sequence[float], scale: Sequence[float], limit: int = LIMIT) -> Height:
        """The best package for those who may move, while the others have at least their level.

        Parameters
        ----------
        levels : sequence of float
            One per judge, finite: the worth that is asked for.
        scale : sequence of float
            What one unit of height is for each judge; 0 for those whose level must be kept.
        limit : int
            Partial packages kept at a time.
        """
        asked, unit = np.asarray(levels, dtype=np.float64), np.asarray(scale, dtype=np.float64)
        if self.empty:
            return Height(-np.inf, -np.inf)
        bounds = np.array([block.vectors.max(axis=0) for block in self.blocks]).sum(axis=0)
        moves = unit > 0
        least = np.where(moves, -np.inf, asked)
        if (self._worths(bounds[None])[0] < least - 1e-9 * np.abs(asked) - TOLERANCE).any():
            return Height(-np.inf, -np.inf)
        chain = self._listed(least, None, FIRST)
        if chain is not None:
            return self._best(chain, asked, unit, None)
        return self._walked(asked, unit, least, limit)

    def _walked(self, asked: Floats, unit: Floats, least: Floats, limit: int) -> Height:
        """With weighted sums: a good package first, then whatever could still be better."""
        moves = unit > 0
        bottom = self._worths(np.array([block.vectors.min(axis=0) for block in self.blocks]).sum(axis=0)[None])[0]
        top = self._worths(np.array([block.vectors.max(axis=0) for block in self.blocks]).sum(axis=0)[None])[0]
        # Everything is lifted so far that no gain of those who may move is below 0.
        lift = float(max(0.0, ((asked - bottom)[moves] / unit[moves]).max())) if moves.any() else 0.0
        base = np.where(moves, asked - lift * unit, asked - TOLERANCE)
        size = np.where(moves, unit, np.maximum(top - bottom, 1e-12))
        offset = np.array([judge.utility.offset for judge in self.factors.judges])
        goal = _height_goal(size, moves)
        seen = walk([block.vectors / self._per_worth() for block in self.blocks], base - offset, goal)
        if not moves.any():
            return self._kept(asked, least, seen, limit)
        best = seen.bound - lift
        known = seen.value - lift
        floor = np.where(moves, asked + (known - 1e-9) * unit, asked) if np.isfinite(known) else least
        chain = self._listed(floor, seen.directions, limit)
        if chain is None:
            return Height(known, best, *self._met(seen))
        return self._best(chain, asked, unit, (known, *self._met(seen)))

    def _kept(self, asked: Floats, least: Floats, seen: Walk, limit: int) -> Height:
        """Nobody moves: whether everybody can have what must be had."""
        if seen.gains is not None:
            return Height(np.inf, np.inf, *self._met(seen))
        chain = self._listed(least, seen.directions, limit)
        if chain is None:
            return Height(-np.inf, np.inf)
        return self._best(chain, asked, np.zeros_like(asked), None)

    def _met(self, seen: Walk) -> tuple[Package | None, tuple[float, ...]]:
        if seen.gains is None:
            return None, ()
        settled: dict[int, int] = {}
        total = np.zeros(len(self.factors.judges), dtype=np.int64)
        for block, row in zip(self.blocks, seen.picks, strict=True):
            settled.update(zip(block.issues, next(block.settlements(row)), strict=True))
            total += block.vectors[row]
        return tuple(settled[issue] for issue in sorted(settled)), tuple(self._worths(total[None])[0].tolist())

    def _best(
        self,
        chain: Chain,
        asked: Floats,
        unit: Floats,
        known: tuple[float, Package | None, tuple[float, ...]] | None,
    ) -> Height:
        moves = unit > 0
        if not len(chain.vectors):
            value, package, worths = known or (-np.inf, None, ())
            return Height(value, value, package, worths)
        worths_of = self._worths(chain.vectors)
        if not moves.any():
            return Height(np.inf, np.inf, next(chain.packages(0)), tuple(worths_of[0].tolist()))
        excess = (worths_of - asked)[:, moves] / unit[moves]
        heights = excess.min(axis=1)
        # Of several as high, the one in which all together give up least.
        short = np.minimum(excess, 0.0).sum(axis=1)
        tied = heights >= heights.max() - 1e-12 * max(1.0, abs(float(heights.max())))
        row = int(np.flatnonzero(tied)[np.argmax(short[tied])])
        package = next(chain.packages(row))
        return Height(float(heights[row]), float(heights[row]), package, tuple(worths_of[row].tolist()))

    def _worths(self, steps: Ints) -> Floats:
        return self.factors.worths(steps)

    def _per_worth(self) -> Floats:
        pairs = zip(self.factors.lattices, self.factors.judges, strict=True)
        return np.array([lattice.per_unit / judge.utility.scale for lattice, judge in pairs])

    def _listed(self, levels: Floats, directions: list[Floats] | None, limit: int) -> Chain | None:
        """All efficient vectors that reach the levels; None where more than the limit are on the way."""
        factors, blocks = self.factors, reading_order(self.blocks)
        thresholds = np.array(
            [
                factors.threshold(k, level, TOLERANCE) if np.isfinite(level) else -(2.0**60)
                for k, level in enumerate(levels.tolist())
            ]
        )
        best = [block.vectors.max(axis=0) for block in blocks]
        rest = np.cumsum([np.zeros_like(best[0]), *best[:0:-1]], axis=0)[::-1]
        rays = np.zeros((0, len(levels)))
        if directions:
            counted = np.isfinite(levels)
            rays = np.array([d for d in directions if not d[~counted].any()]).reshape(-1, len(levels))
            rays = rays / self._per_worth()
        along_best = [(block.vectors @ rays.T).max(axis=0) for block in blocks]
        along_rest = np.cumsum([np.zeros(len(rays)), *along_best[:0:-1]], axis=0)[::-1]
        floors = rays @ np.maximum(thresholds, -(2.0**52))
        floors -= 1e-9 * (np.abs(rays) @ np.abs(thresholds).clip(max=2.0**52)) + 1e-9

        def passes(stage: int, vectors: Ints) -> NDArray[np.bool_]:
            keep = np.asarray((vectors + rest[stage] >= thresholds).all(axis=1))
            alive = np.flatnonzero(keep)
            keep[alive] = (vectors[alive] @ rays.T + along_rest[stage] >= floors).all(axis=1)
            if int(keep.sum()) > 8 * limit:
                raise _TooMany
            return keep

        def watch(kept: int) -> None:
            if kept > limit:
                raise _TooMany

        try:
            return chain_of(blocks, factors.shifts, factors.shifts, passes, watch)
        except _TooMany:
            return None


def terrain_of(domain: Domain) -> Terrain | Programme:
    """Take a domain apart; as a programme where its issues are joined too densely and a solver is there.

    Parameters
    ----------
    domain : Domain
        Its parties are the judges, without conditions; factions and quorum are left out of account by who asks.

    Raises
    ------
    GoodOfficesError
        Where the issues depend on one another too densely.
    """
    try:
        return _taken_apart(parts_of(domain))
    except TooDense:
        ratios = any(isinstance(term, Ratio) for party in domain.parties for term in party.utility.terms)
        if not ratios and find_spec("highspy"):
            return programme_of(domain)
    return _taken_apart(parts_of(domain, lean=True))


def _taken_apart(parts: Parts) -> Terrain:
    factors = parts.factors
    blocks: list[Block] = []
    for block, trellis in zip(factors.blocks, parts.trellises, strict=True):
        blocks.append(plain_of(factors, block[0]) if trellis is None else joint_of(factors, trellis, factors.shifts))
    return Terrain(factors, blocks)


def _height_goal(size: Floats, moves: NDArray[np.bool_]) -> Goal:
    """The least gain of those who may move, in units of `size`; the others need gains of 0 or more.

    For weights whose sum over the movers, in units of `size`, is 1, no least gain exceeds the largest weighted sum.
    """
    active = moves if moves.any() else np.zeros(len(size), dtype=bool)

    def share(weights: Floats) -> float:
        return float(weights[active] @ size[active]) if active.any() else 1.0

    def turn(weights: Floats, gains: Floats, _: Floats, step: int) -> Floats:
        heights = gains / size
        pace = 1.0 / (1 + step / 15)
        lean = weights * size
        if active.any():
            apart = heights[active] - heights[active].mean()
            pull = np.exp(-pace * apart / max(float(np.abs(apart).max()), 1e-12))
            lean[active] = np.maximum(lean[active], 1e-9) * pull
            lean[active] /= lean[active].sum()
        held = ~active
        if held.any():
            move = -pace * heights[held] / max(float(np.abs(heights[held]).max()), 1e-12)
            lean[held] = np.maximum(lean[held] + move, 0.0)
            if not active.any():
                lean /= max(float(lean.sum()), 1e-12)
        return np.asarray(lean / size)

    def score(gains: Floats) -> Floats:
        return (gains[:, active] / size[active]).min(axis=1) if active.any() else np.zeros(len(gains))

    def bound(weights: Floats, most: float) -> float:
        if not active.any():
            return -np.inf if most < -1e-9 else np.inf
        return most / share(weights)

    return Goal(score, turn, lambda weights, value: share(weights) * value, bound)

"""Bounds from weighted sums: what no package can exceed, found without listing any.

The largest weighted sum of gains is found block by block, in no time. For each idea of a good agreement every weighting
gives an upper bound of its value, and a test that a partial package must pass if it is still to lead to something as
good as the best known. Good weights are found by walking towards the best mixture of packages.

References
----------
M. L. Fisher, The Lagrangian Relaxation Method for Solving Integer Programming Problems, Management Science 27 (1981) 1-18.
M. Frank, P. Wolfe, An Algorithm for Quadratic Programming, Naval Research Logistics 3 (1956) 95-110.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["Goal", "Walk", "least_goal", "nash_goal", "sum_goal", "walk"]

Floats = NDArray[np.float64]
STEPS = 300


@dataclass(frozen=True, slots=True)
class Goal:
    """What is maximised among gains of 0 or more, and how weights bound it.

    Parameters
    ----------
    score : callable
        (n, n_parties) gains -> (n,) float.
    turn : callable
        ``turn(weights, gains, mean, step)``: the next weights, from the gains of the package that the last ones pick and
        of the mixture of all picked so far.
    cut : callable
        ``cut(weights, value)``: the weighted sum that gains of at least this value have.
    bound : callable
        ``bound(weights, most)``: the best value where no weighted sum exceeds `most`.
    """

    score: Callable[[Floats], Floats]
    turn: Callable[[Floats, Floats, Floats, int], Floats]
    cut: Callable[[Floats, float], float]
    bound: Callable[[Floats, float], float]


def nash_goal(parties: int) -> Goal:
    """The product of gains; by the inequality of the means ``prod(g) <= (w.g / m)^m / prod(w)``."""

    def cut(weights: Floats, value: float) -> float:
        return float(parties * (max(value, 0.0) * weights.prod()) ** (1 / parties))

    def bound(weights: Floats, most: float) -> float:
        return float((max(most, 0.0) / parties) ** parties / weights.prod())

    def turn(_: Floats, __: Floats, mean: Floats, ___: int) -> Floats:
        # Where the product rises steepest at the mixture.
        safe = np.maximum(mean, max(float(mean.max()), 1e-12) * 1e-3)
        return np.asarray(safe.min() / safe)

    return Goal(lambda gains: np.asarray(gains.prod(axis=1)), turn, cut, bound)


def least_goal(scale: Floats) -> Goal:
    """The least gain as a share of `scale`, of those whose scale is above 0: ``min(g / s) <= w.g / w.s``."""
    active = scale > 0
    if not active.any():
        active, scale = ~active, np.ones_like(scale)

    def turn(weights: Floats, gains: Floats, _: Floats, step: int) -> Floats:
        # Who got more than the others weighs less.
        shares = gains[active] / scale[active]
        pull = np.exp(-(shares - shares.mean()) / max(float(np.abs(shares).max()), 1e-12) / (1 + step / 15))
        result = np.zeros(len(scale))
        result[active] = np.maximum(weights[active] * scale[active], 1e-9) * pull / scale[active]
        return np.asarray(result / result.max())

    return Goal(
        lambda gains: np.asarray((gains[:, active] / scale[active]).min(axis=1)),
        turn,
        lambda weights, value: float(value * (weights[active] @ scale[active])),
        lambda weights, most: float(most / (weights[active] @ scale[active])),
    )


def sum_goal(direction: Floats) -> Goal:
    """A weighted sum (all parties alike, or one alone) of gains none of which is below 0.

    Where ``w >= a * direction`` the surplus weighs gains that are not below 0, so ``w.g >= a * direction.g``.
    """
    reach = float(direction.max())
    counted = direction > 0

    def share(weights: Floats) -> float:
        return float((weights[counted] / direction[counted]).min())

    def turn(weights: Floats, gains: Floats, _: Floats, step: int) -> Floats:
        # Who is short weighs more, who has enough less.
        lean = np.maximum(weights / share(weights) - direction, 0.0)
        move = -gains / max(float(np.abs(gains).max()), 1e-12) * reach / (1 + step / 15)
        return np.asarray(direction + np.maximum(lean + move, 0.0))

    return Goal(
        lambda gains: np.asarray(gains @ direction),
        turn,
        lambda weights, value: share(weights) * value,
        lambda weights, most: most / share(weights),
    )


@dataclass(slots=True)
class Walk:
    """What a walk has found.

    Parameters
    ----------
    gains : (n_parties,) float, or None
        Of the best package met that gives nobody less than 0.
    picks : tuple of int
        Its settlement of each block.
    value : float
        Its value; ``-inf`` where there is none.
    bound : float
        No package has a better value.
    directions : list of (n_parties,) float
        Weights, the best bounds first.
    """

    gains: Floats | None = None
    picks: tuple[int, ...] = ()
    value: float = float("-inf")
    bound: float = float("inf")
    directions: list[Floats] = field(default_factory=list)


def walk(blocks: list[Floats], base: Floats, goal: Goal, keep: int = 12) -> Walk:
    """Look for a good package and good weights.

    Parameters
    ----------
    blocks : list of (n, n_parties) float
        What the settlements of each block give.
    base : (n_parties,) float
        What is taken off their sum to make gains.
    goal : Goal
    keep : int
        Directions kept.
    """
    found = Walk()
    stacked = np.concatenate(blocks)
    starts = np.cumsum([0, *(len(block) for block in blocks[:-1])])
    mean: Floats | None = None
    tried: list[tuple[float, Floats]] = []
    weights = goal.turn(np.ones(len(base)), np.ones(len(base)), np.ones(len(base)), 0)
    climb = max(20, len(blocks) // 3)  # climbing goes through the blocks one by one
    for step in range(STEPS):
        picks = _best_of_each(stacked @ weights, starts)
        gains = stacked[picks].sum(axis=0) - base
        bound = goal.bound(weights, float(weights @ gains))
        tried.append((bound, weights))
        _consider(found, goal, gains, (picks - starts).tolist())
        if step % climb == 0:
            _consider(found, goal, *_climbed(blocks, (picks - starts).tolist(), base, goal))
        mean = gains if mean is None else mean + (gains - mean) * 2.0 / (step + 3)
        weights = goal.turn(weights, gains, mean, step)
    tried.sort(key=lambda pair: pair[0])
    found.bound = tried[0][0]
    found.directions = [direction for _, direction in tried[:: max(1, STEPS // 4 // keep)][:keep]]
    return found


def _best_of_each(along: Floats, starts: NDArray[np.intp]) -> NDArray[np.intp]:
    """The place of the largest value in each part of an array."""
    best = np.repeat(np.maximum.reduceat(along, starts), np.diff([*starts, len(along)]))
    hits = np.flatnonzero(along >= best)
    return hits[np.searchsorted(hits, starts)]


def _consider(found: Walk, goal: Goal, gains: Floats, picks: list[int]) -> None:
    if (gains >= -1e-12).all():
        value = float(goal.score(np.maximum(gains, 0.0)[None])[0])
        if value > found.value:
            found.value, found.gains, found.picks = value, gains, tuple(picks)


def _climbed(blocks: list[Floats], picks: list[int], base: Floats, goal: Goal) -> tuple[Floats, list[int]]:
    """Better one block after the other: first nobody below 0, then the goal."""
    picks = list(picks)
    gains = np.sum([block[row] for block, row in zip(blocks, picks, strict=True)], axis=0) - base
    for _ in range(8):
        before = list(picks)
        for at, block in enumerate(blocks):
            others = gains - block[picks[at]] + block
            short = np.minimum(others, 0.0).sum(axis=1)
            score = goal.score(np.maximum(others, 0.0))
            best = int(np.lexsort((-score, -short))[0])
            gains, picks[at] = others[best], best
        if picks == before:
            break
    return gains, picks

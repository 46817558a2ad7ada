"""The efficient settlements of one block of issues, by themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.frontier.automaton import DEAD
from goodoffices.bargain.frontier.dominance import maxima
from goodoffices.bargain.frontier.factors import Factors
from goodoffices.bargain.frontier.trail import Layer, Spread, Trail, coarse
from goodoffices.bargain.frontier.trellis import Trellis

__all__ = ["Block", "Costs", "Joint", "Plain", "Watch", "ideal_of", "joint_of", "plain_of", "thin"]

Ints = NDArray[np.int64]
Bounds = Callable[[NDArray[np.float64]], NDArray[np.bool_]]
Watch = Callable[[int], None]
Costs = Sequence[Ints]
"""What each option of each issue of the domain costs."""


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """One issue that nothing joins to another.

    Parameters
    ----------
    issues : tuple of int
    vectors : (n, n_judges) int64
        What the undominated options add.
    members : tuple of tuple of int
        The options of each vector.
    """

    issues: tuple[int, ...]
    vectors: Ints
    members: tuple[tuple[int, ...], ...]

    def ways(self) -> list[int]:
        """How many settlements stand behind each vector."""
        return [len(options) for options in self.members]

    def settlements(self, row: int) -> Iterator[tuple[int, ...]]:
        """The settlements of a vector: one option per issue of the block."""
        return ((option,) for option in self.members[row])

    def least(self, costs: Costs) -> Ints:
        """The least that a settlement of each vector costs."""
        return np.array([min(int(costs[self.issues[0]][o]) for o in some) for some in self.members], dtype=np.int64)

    def cheapest(self, row: int, costs: Costs) -> Iterator[tuple[int, ...]]:
        """The settlements of a vector that cost least."""
        own = costs[self.issues[0]]
        least = min(int(own[option]) for option in self.members[row])
        return ((option,) for option in self.members[row] if int(own[option]) == least)


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """Several issues, joined.

    Parameters
    ----------
    issues : tuple of int
        In the order of reading.
    vectors : (n, n_judges) int64
    members : tuple of tuple of int
        The ends of the trail behind each vector.
    trail : Trail
    """

    issues: tuple[int, ...]
    vectors: Ints
    members: tuple[tuple[int, ...], ...]
    trail: Trail

    def ways(self) -> list[int]:
        """How many settlements stand behind each vector."""
        each = self.trail.ways()
        return [sum(each[end] for end in ends) for ends in self.members]

    def settlements(self, row: int) -> Iterator[tuple[int, ...]]:
        """The settlements of a vector: one option per issue of the block."""
        for end in self.members[row]:
            yield from self.trail.paths(end)

    def least(self, costs: Costs) -> Ints:
        """The least that a settlement of each vector costs."""
        each = self.trail.least(lambda stage: costs[self.issues[stage]])[-1]
        return np.array([min(int(each[end]) for end in ends) for ends in self.members], dtype=np.int64)

    def cheapest(self, row: int, costs: Costs) -> Iterator[tuple[int, ...]]:
        """The settlements of a vector that cost least."""
        layers = self.trail.least(lambda stage: costs[self.issues[stage]])
        ends = self.members[row]
        least = min(int(layers[-1][end]) for end in ends)
        for end in ends:
            if int(layers[-1][end]) == least:
                yield from self.trail.cheapest(end, lambda stage: costs[self.issues[stage]], layers)


Block = Plain | Joint


def thin(vectors: Ints, shifts: Ints, states: Ints | None = None) -> NDArray[np.intp]:
    """Indices of the undominated vectors, those of each state by themselves."""
    return maxima(coarse(vectors, shifts), states)


def plain_of(factors: Factors, issue: int) -> Plain:
    """The options of a single issue."""
    judges = len(factors.judges)
    values = factors.single[issue][:, :judges]
    kept = np.sort(thin(values, factors.shifts))
    keys = coarse(values, factors.shifts)
    # Rows in an order in which equal ones stand together: each kept row's group is a stretch of it.
    order = np.lexsort(keys.T)
    line = keys[order]
    fresh = np.append(True, (line[1:] != line[:-1]).any(axis=1))
    starts = np.append(np.flatnonzero(fresh), len(line))
    group = np.empty(len(line), dtype=np.int64)
    group[order] = np.cumsum(fresh) - 1
    members = tuple(tuple(np.sort(order[starts[g] : starts[g + 1]]).tolist()) for g in group[kept].tolist())
    return Plain((issue,), values[kept], members)


def ideal_of(factors: Factors, trellis: Trellis) -> list[NDArray[np.float64]]:
    """The most that each judge can still gain from each state of a block; ``inf`` where that is not a sum."""
    ends = np.zeros((len(trellis.unders), factors.columns))
    ends[:, : len(factors.judges)] = np.where(trellis.broken, factors.otherwise, 0)
    found = trellis.best(ends)
    unbounded = [quotient.judge for quotient in trellis.quotients]
    result = []
    for values in found:
        part = values[:, : len(factors.judges)].copy()
        part[:, unbounded] = np.where(np.isneginf(part[:, unbounded]), -np.inf, np.inf)
        result.append(part)
    return result


def joint_of(
    factors: Factors, trellis: Trellis, shifts: Ints, passes: Bounds | None = None, watch: Watch | None = None
) -> Joint:
    """The efficient settlements of joined issues.

    Parameters
    ----------
    factors : Factors
    trellis : Trellis
    shifts : (n_judges,) int64
        Binary digits dropped at each stage.
    passes : callable, optional
        For upper bounds of what the block gives each judge: which may still lead to a package that is wanted.
    watch : callable, optional
        Told how many vectors are kept after each issue.
    """
    width = factors.columns
    fine, wide = np.zeros(width, dtype=np.int64), np.zeros(width, dtype=np.int64)
    judges = len(factors.judges)
    fine[:judges], wide[:judges] = factors.shifts, shifts
    for quotient in factors.quotients:
        fine[quotient.over] = wide[quotient.over] = factors.shifts[quotient.judge]

    def spread(stage: int, layer: Layer) -> Spread:
        return _spread(trellis, stage, layer)

    hopes = ideal_of(factors, trellis) if passes else []
    layers = [Layer(np.zeros((trellis.starts, width), dtype=np.int64), np.arange(trellis.starts))]
    for stage in range(len(trellis.issues)):
        after = spread(stage, layers[-1]).layer
        vectors, states = after.vectors, after.states
        if passes:
            keep = passes(vectors[:, :judges] + hopes[stage + 1][states])
            vectors, states = vectors[keep], states[keep]
        kept = thin(vectors, wide, states)
        layers.append(Layer(vectors[kept], states[kept]))
        if watch:
            watch(len(kept))
    worths = finished(factors, trellis, layers[-1])
    keys = coarse(worths, factors.shifts)
    kept = maxima(keys)
    _, inverse = np.unique(np.concatenate([keys[kept], keys]), axis=0, return_inverse=True)
    inverse = inverse.reshape(-1)
    ends: dict[int, list[int]] = {int(name): [] for name in inverse[: len(kept)]}
    for end, name in enumerate(inverse[len(kept) :].tolist()):
        if name in ends:
            ends[name].append(end)
    members = tuple(tuple(ends[int(name)]) for name in inverse[: len(kept)])
    return Joint(trellis.issues, worths[kept], members, Trail(layers, spread, fine))


def _spread(trellis: Trellis, stage: int, layer: Layer) -> Spread:
    onward, gain, void = trellis.onward[stage], trellis.gains[stage], trellis.void[stage]
    target = onward[layer.states]
    parents, options = np.nonzero(target != DEAD)
    states = target[parents, options]
    vectors = layer.vectors[parents] + gain[layer.states[parents], options]
    if void.any():
        vectors[void[states]] = 0
    return Spread(parents, options, Layer(vectors, states))


def finished(factors: Factors, trellis: Trellis, ends: Layer) -> Ints:
    """What the block gives each judge: ratios divided, broken conditions paid."""
    result = ends.vectors[:, : len(factors.judges)].copy()
    for quotient in trellis.quotients:
        over = ends.vectors[:, quotient.over]
        under = trellis.unders[ends.states, quotient.under]
        if factors.lattices[quotient.judge].exact:
            share = over * quotient.factor // np.maximum(under, 1)
        else:
            share = np.rint(over / np.maximum(under, 1) * quotient.factor).astype(np.int64)
        result[:, quotient.judge] += np.where(under == 0, quotient.empty, share)
    broken = trellis.broken[ends.states]
    return np.where(broken, factors.otherwise[: result.shape[1]], result)

"""How each vector came about, found again only when somebody asks for the packages behind it.

The frontier is built stage by stage and keeps one vector of each kind. To list **all** packages of a vector, the stages
are spread once more and what arrives at a kept vector is an edge; paths along edges are packages. This costs about as
much as building the frontier did, and is not spent where only the utilities are wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

__all__ = ["Layer", "Spread", "Trail", "coarse"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """The vectors kept after a stage.

    Parameters
    ----------
    vectors : (n, n_columns) int64
    states : (n,) int64
    """

    vectors: Ints
    states: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """Every kept vector with every option of the next stage.

    Parameters
    ----------
    parents, options : (n,) intp
    layer : Layer
    """

    parents: NDArray[np.intp]
    options: NDArray[np.intp]
    layer: Layer


@dataclass(slots=True, eq=False)
class Trail:
    """The stages of one frontier.

    Parameters
    ----------
    layers : list of Layer
        The first holds what there is before any stage.
    spread : callable
        ``spread(stage, layer)``: the candidates after `stage`, from the layer before it.
    shifts : (n_columns,) int64
        Binary digits that do not count when vectors are compared.
    """

    layers: list[Layer]
    spread: Callable[[int, Layer], Spread]
    shifts: Ints
    _edges: dict[int, tuple[NDArray[np.intp], Spread]] = field(default_factory=dict)

    def edges(self, stage: int, node: int) -> tuple[list[int], list[int]]:
        """Parents and options from which `node` of the layer after `stage` is reached."""
        starts, found = self._arrivals(stage)
        part = slice(int(starts[node]), int(starts[node + 1]))
        return found.parents[part].tolist(), found.options[part].tolist()

    def _arrivals(self, stage: int) -> tuple[NDArray[np.intp], Spread]:
        if stage not in self._edges:
            after = self.layers[stage + 1]
            candidates = self.spread(stage, self.layers[stage])
            target = _match(candidates.layer, after, self.shifts)
            kept = np.flatnonzero(target >= 0)
            kept = kept[np.argsort(target[kept], kind="stable")]
            starts = np.searchsorted(target[kept], np.arange(len(after.states) + 1))
            empty = Layer(after.vectors[:0], after.states[:0])
            self._edges[stage] = (starts, Spread(candidates.parents[kept], candidates.options[kept], empty))
        return self._edges[stage]

    def ways(self, multiplicity: Callable[[int], list[int]] | None = None) -> list[int]:
        """How many packages stand behind each vector of the last layer.

        Parameters
        ----------
        multiplicity : callable, optional
            For a stage: how many settlements each of its options stands for; None: one each.
        """
        known = [1] * len(self.layers[0].states)
        for stage in range(len(self.layers) - 1):
            starts, found = self._arrivals(stage)
            terms = [known[parent] for parent in found.parents.tolist()]
            if multiplicity:
                each = multiplicity(stage)
                terms = [ways * each[option] for ways, option in zip(terms, found.options.tolist(), strict=True)]
            bounds = starts.tolist()
            known = [sum(terms[a:b]) for a, b in pairwise(bounds)]
        return known

    def least(self, cost: Callable[[int], Ints]) -> list[Ints]:
        """The least sum of costs along a path to each vector, for every layer.

        Parameters
        ----------
        cost : callable
            For a stage: what each of its options costs, (n_options,) int64.
        """
        known = [np.zeros(len(self.layers[0].states), dtype=np.int64)]
        for stage in range(len(self.layers) - 1):
            starts, found = self._arrivals(stage)
            sums = known[-1][found.parents] + cost(stage)[found.options]
            known.append(np.minimum.reduceat(sums, starts[:-1]) if len(sums) else sums)
        return known

    def cheapest(self, node: int, cost: Callable[[int], Ints], least: list[Ints]) -> Iterator[tuple[int, ...]]:
        """The paths to a vector of the last layer that cost no more than :meth:`least` says."""
        stack: list[tuple[int, int, tuple[int, ...]]] = [(len(self.layers) - 2, node, ())]
        costs = [cost(stage).tolist() for stage in range(len(self.layers) - 1)]
        while stack:
            stage, at, tail = stack.pop()
            if stage < 0:
                yield tail
                continue
            allowed, parents, options = int(least[stage + 1][at]), *self.edges(stage, at)
            for parent, option in zip(reversed(parents), reversed(options), strict=True):
                if int(least[stage][parent]) + costs[stage][option] == allowed:
                    stack.append((stage - 1, parent, (option, *tail)))

    def paths(self, node: int) -> Iterator[tuple[int, ...]]:
        """The options, stage by stage, of every path to a vector of the last layer."""
        stack: list[tuple[int, int, tuple[int, ...]]] = [(len(self.layers) - 2, node, ())]
        while stack:
            stage, at, tail = stack.pop()
            if stage < 0:
                yield tail
                continue
            parents, options = self.edges(stage, at)
            stack.extend((stage - 1, p, (o, *tail)) for p, o in zip(reversed(parents), reversed(options), strict=True))


def _match(candidates: Layer, kept: Layer, shifts: Ints) -> Ints:
    """For each candidate, which kept vector it equals; -1 where none."""
    if not len(kept.states) or not len(candidates.states):
        return np.full(len(candidates.states), -1, dtype=np.int64)
    wanted, wanted_hash = _signature(kept, shifts)
    given, given_hash = _signature(candidates, shifts)
    order = np.argsort(wanted_hash, kind="stable")
    place = np.searchsorted(wanted_hash[order], given_hash)
    target = order[np.minimum(place, len(order) - 1)]
    same = (wanted[target] == given).all(axis=1)
    return np.asarray(np.where(same, target, -1), dtype=np.int64)


def _signature(layer: Layer, shifts: Ints) -> tuple[Ints, NDArray[np.uint64]]:
    """Columns that are equal for equal vectors, and a hash of them that rarely is for others."""
    columns = np.column_stack([coarse(layer.vectors, shifts), layer.states])
    factors = np.random.default_rng(20).integers(1, 2**63, columns.shape[1], dtype=np.uint64) | np.uint64(1)
    mixed = (columns.astype(np.uint64) * factors).sum(axis=1, dtype=np.uint64)
    return columns, mixed


def coarse(vectors: Ints, shifts: Ints) -> Ints:
    """Vectors without the digits that do not count.

    The cells are moved off the round numbers, so that a sum that is meant to be round does not straddle two of them.
    """
    if not shifts.any():
        return vectors
    off = ((1 << shifts) * 0.381966).astype(np.int64)
    return np.asarray(np.right_shift(vectors + off, shifts))

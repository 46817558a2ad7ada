"""Rankings that fit a preference of which single pairs are unknown: the linear extensions of what is known.

States that are known to be equally good stay together. Of any other two, the one that is known to be better, or follows to be
better from what is known, stands above; what is left open may stand either way. The rankings are counted and drawn exactly,
block by block, by counting over the sets that can stand at the bottom.

References
----------
.. [1] De Loof, K., De Meyer, H. & De Baets, B. (2006). Exploiting the lattice of ideals representation of a poset. Fundamenta
   Informaticae 71, 309-321.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.preference import Preference, Ranks
from goodoffices.diagnose import UsageError

__all__ = ["Extensions"]

_MOST = 100_000
"""Sets that are counted over at most."""


class Extensions:
    """The rankings that fit, counted and drawn.

    Parameters
    ----------
    preference : Preference

    Attributes
    ----------
    total : int
        How many there are.

    Raises
    ------
    UsageError
        Where so much is unknown that the rankings cannot be counted.
    """

    __slots__ = ("_blocks", "_classes", "_size", "total")

    def __init__(self, preference: Preference) -> None:
        self._size = len(preference.rank)
        self._classes = _together(preference)
        above = _closure(preference, self._classes)
        self._blocks = [_Block(places, above) for places in _in_series(above)]
        self.total = prod(block.count for block in self._blocks)

    def all(self) -> Ranks:
        """(n_states, total): every ranking once."""
        columns: list[list[int]] = [[]]
        for block in self._blocks:
            columns = [[*before, *order] for before in columns for order in block.orders()]
        return self._ranks(columns)

    def draw(self, count: int, rng: np.random.Generator) -> Ranks:
        """(n_states, count): rankings drawn evenly."""
        parts = [[block.draw(rng) for _ in range(count)] for block in self._blocks]
        return self._ranks([[place for part in parts for place in part[k]] for k in range(count)])

    def _ranks(self, orders: list[list[int]]) -> Ranks:
        ranks = np.empty((self._size, len(orders)), dtype=np.int64)
        for k, order in enumerate(orders):
            for rank, place in enumerate(order):
                ranks[self._classes[place], k] = rank
        return ranks


def _together(preference: Preference) -> list[list[int]]:
    """States that are known to be equally good, the least preferred first."""
    rank = preference.rank.tolist()
    parent = list(range(len(rank)))

    def root(state: int) -> int:
        while parent[state] != state:
            parent[state] = parent[parent[state]]
            state = parent[state]
        return state

    level: dict[int, list[int]] = {}
    for state, value in enumerate(rank):
        for other in level.get(value, ()):
            if (other, state) not in preference.unknown:
                parent[root(state)] = root(other)
        level.setdefault(value, []).append(state)
    classes: dict[int, list[int]] = {}
    for state in sorted(range(len(rank)), key=lambda s: (rank[s], s)):
        classes.setdefault(root(state), []).append(state)
    return list(classes.values())


def _closure(preference: Preference, classes: list[list[int]]) -> list[int]:
    """For each class, the classes that must stand below it, as bits."""
    rank = preference.rank.tolist()
    below: list[int] = []
    for place, members in enumerate(classes):
        found = 0
        for other in range(place):
            known = any(
                rank[s] > rank[t] and (min(s, t), max(s, t)) not in preference.unknown
                for s in members
                for t in classes[other]
            )
            if known:
                found |= 1 << other | below[other]
        below.append(found)
    return below


def _in_series(below: list[int]) -> list[list[int]]:
    """Blocks of which each stands below the next altogether."""
    blocks: list[list[int]] = []
    begin = 0
    for end in range(1, len(below) + 1):
        under = (1 << end) - 1
        # What follows must have all of these below it, whatever its place in the order at hand.
        if all(below[later] & under == under for later in range(end, len(below))):
            blocks.append(list(range(begin, end)))
            begin = end
    return blocks


class _Block:
    def __init__(self, places: list[int], below: list[int]) -> None:
        self.places = places
        inside = {place: k for k, place in enumerate(places)}
        self.under = [sum(1 << inside[p] for p in places if below[place] >> p & 1) for place in places]
        self.full = (1 << len(places)) - 1
        self.ways: dict[int, int] = {}
        self._count()

    @property
    def count(self) -> int:
        return self.ways[0]

    def _next(self, taken: int) -> Iterator[int]:
        for k, under in enumerate(self.under):
            if not taken >> k & 1 and under & ~taken == 0:
                yield k

    def _count(self) -> None:
        layers: list[set[int]] = [{0}]
        seen = 1
        while layers[-1] != {self.full}:
            layers.append({taken | 1 << k for taken in layers[-1] for k in self._next(taken)})
            seen += len(layers[-1])
            if seen > _MOST:
                raise UsageError(
                    f"too much is unknown: the rankings of {len(self.places)} states that fit cannot be counted",
                    "give what is not known as {unknown: [...]} within a ranking or within statements",
                )
        self.ways[self.full] = 1
        for layer in reversed(layers[:-1]):
            for taken in layer:
                self.ways[taken] = sum(self.ways[taken | 1 << k] for k in self._next(taken))

    def orders(self, taken: int = 0) -> Iterator[list[int]]:
        if taken == self.full:
            yield []
        for k in self._next(taken):
            for rest in self.orders(taken | 1 << k):
                yield [self.places[k], *rest]

    def draw(self, rng: np.random.Generator) -> list[int]:
        taken, order = 0, []
        while taken != self.full:
            choices = list(self._next(taken))
            shares: NDArray[np.float64] = np.array([self.ways[taken | 1 << k] / self.ways[taken] for k in choices])
            k = choices[min(int(np.searchsorted(np.cumsum(shares), rng.random())), len(choices) - 1)]
            order.append(self.places[k])
            taken |= 1 << k
        return order

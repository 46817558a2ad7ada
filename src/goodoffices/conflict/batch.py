"""Stability under many rankings at once: the same definitions, with one column for each combination of rankings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.diagnose import UsageError

__all__ = ["stable_in_each"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Small = NDArray[Any]
_LARGEST = 400_000_000
"""States times rankings times moves that are worked on at most."""


def stable_in_each(conflict: Conflict, ranks: Sequence[Ints], concepts: Iterable[str]) -> dict[str, Bools]:
    """Stability by each concept for each combination of rankings.

    Parameters
    ----------
    conflict : Conflict
        Its own preferences are not looked at.
    ranks : sequence of (n_states, n_rankings) int
        One for each decision maker; greater is preferred.
    concepts : iterable of str

    Returns
    -------
    dict of str to (n_makers, n_states, n_rankings) bool

    Raises
    ------
    UsageError
        Where there are too many states and rankings for memory.
    """
    sizes = [max(len(moves.targets(s)) for s in range(conflict.size)) for moves in conflict.moves]
    work = conflict.size * ranks[0].shape[1] * max(1, sum(sizes))
    if work > _LARGEST:
        raise UsageError(
            f"{conflict.size:,} states under {ranks[0].shape[1]:,} rankings are too large for memory",
            "ask for fewer samples",
        )
    return dict(_Batch(conflict, ranks).all(concepts))


class _Batch:
    def __init__(self, conflict: Conflict, ranks: Sequence[Ints]) -> None:
        self.conflict = conflict
        # Small numbers: what takes time here is memory. There are fewer ranks than states, and few states.
        self.small = np.int16 if conflict.size < 32_000 else np.int32
        self.ranks: list[Small] = [
            np.unique(r, return_inverse=True)[1].reshape(r.shape).astype(self.small) for r in ranks
        ]
        self.steps = [self._table(maker) for maker in range(len(ranks))]

    def _table(self, maker: int) -> list[tuple[NDArray[np.int64], Bools]]:
        """The k-th move of every state (itself where it has fewer), and under which rankings it is an improvement."""
        moves = self.conflict.moves[maker]
        lists = [moves.targets(s).tolist() for s in range(self.conflict.size)]
        rank = self.ranks[maker]
        found = []
        for k in range(max(len(targets) for targets in lists)):
            to = np.array([targets[k] if k < len(targets) else s for s, targets in enumerate(lists)])
            found.append((to, rank[to] > rank))
        return found

    def all(self, concepts: Iterable[str]) -> Iterable[tuple[str, Bools]]:
        """Concept by concept."""
        for concept in concepts:
            yield concept, np.stack([self._one(concept, maker) for maker in range(len(self.ranks))])

    def _one(self, concept: str, maker: int) -> Bools:
        rank = self.ranks[maker]
        if concept == "Nash":
            none: Bools = ~np.logical_or.reduce(
                [better for _, better in self.steps[maker]] or [np.zeros(rank.shape, dtype=bool)]
            )
            return none
        if concept == "SIM":
            return self._simultaneous(maker)
        value = rank
        if concept in ("SMR", "SSEQ"):
            value = self.conflict.moves[maker].greatest(rank)
        elif concept == "CSEQ":
            second = self._settle(rank, maker, by_moves=False)
            value = np.maximum(rank, self._greatest(maker, second))
        worst = self._greatest(maker, self._settle(value, maker, by_moves=concept in ("GMR", "SMR")))
        stable: Bools = worst <= rank
        return stable

    def _greatest(self, maker: int, value: Small) -> Small:
        """The greatest value among the improvements; -1 where there is none."""
        found = np.full(value.shape, -1, dtype=self.small)
        for to, better in self.steps[maker]:
            np.maximum(found, np.where(better, value[to], -1), out=found)
        return found

    def _settle(self, start: Small, maker: int, *, by_moves: bool) -> Small:
        least = start.copy()
        high = start.max() + 1
        others = [j for j in range(len(self.ranks)) if j != maker]
        # What is no improvement counts as higher than anything.
        barred = [] if by_moves else [
            [(to, np.where(better, 0, high).astype(self.small)) for to, better in self.steps[j]] for j in others
        ]  # fmt: skip
        ahead = np.empty_like(least)
        while True:
            before = least.copy()
            for place, j in enumerate(others):
                if by_moves:
                    least = np.minimum(least, self.conflict.moves[j].least(least))
                    continue
                now = least.copy()
                for to, bar in barred[place]:
                    np.take(now, to, axis=0, out=ahead)
                    np.maximum(ahead, bar, out=ahead)
                    np.minimum(least, ahead, out=least)
            if len(others) < 2 or np.array_equal(before, least):
                return least

    def _simultaneous(self, maker: int) -> Bools:
        rank = self.ranks[maker]
        bits = self.conflict.states
        others = [j for j in range(len(self.ranks)) if j != maker]
        stable = np.ones(rank.shape, dtype=bool)
        idle: list[tuple[NDArray[np.int64], Bools] | None] = [None]
        for to, better in self.steps[maker]:
            deterred = np.zeros(rank.shape, dtype=bool)
            for chosen in product(*(idle + list(self.steps[j]) for j in others)):
                change = bits ^ bits[to]
                held: Bools | None = None
                for step in chosen:
                    if step is not None:
                        change = change | (bits ^ bits[step[0]])
                        held = step[1] if held is None else held & step[1]
                if held is None:
                    continue
                end = self.conflict.index.find(bits ^ change)
                deterred |= held & (end >= 0)[:, None] & (rank[end] <= rank)
            stable &= ~better | deterred
        return stable

"""SIM: improvements made at the same time, without knowing of each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.feasible import StateIndex

__all__ = ["simultaneous"]

Ints = NDArray[np.int64]


def simultaneous(conflict: Conflict) -> NDArray[np.bool_]:
    """Simultaneous stability (Fraser & Hipel 1979, 1984; for n decision makers, Fang, Hipel & Kilgour 1993).

    State s is stable for i when for every improvement s1 of i from s some combination of improvements of others from s
    (one of each of those who take part), made together with the move to s1, gives a feasible state that i does not
    prefer to s.

    Returns
    -------
    (n_makers, n_states) bool
    """
    lists = [improvements.listed() for improvements in conflict.improvements]
    stable = np.empty((len(lists), conflict.size), dtype=bool)
    for maker in range(len(lists)):
        stable[maker] = _Search(conflict, lists, maker).stable()
    return stable


class _Search:
    """All pairs of a state and an improvement of one maker, searched together for a combination that deters it.

    The combinations are walked depth first, one decision maker a level; a pair leaves the walk when it is deterred, and a
    branch is left when not even the worst thing that those who have still to choose could do, improvement or not, would
    deter.
    """

    def __init__(self, conflict: Conflict, lists: list[tuple[Ints, Ints]], maker: int) -> None:
        self.conflict = conflict
        self.rank = conflict.preferences[maker].rank
        starts, targets = lists[maker]
        counts = np.diff(starts)
        self.state = np.repeat(np.arange(conflict.size), counts)
        self.limit = self.rank[self.state]
        self.first_change = conflict.states[self.state] ^ conflict.states[targets]
        self.deterred = np.zeros(len(self.state), dtype=bool)
        self.others = [k for k in range(len(lists)) if k != maker and len(lists[k][1])]
        self.lists = [lists[k] for k in self.others]
        self.bounds = [_Bound(conflict, self.rank, self.others[level:]) for level in range(len(self.others))]

    def stable(self) -> NDArray[np.bool_]:
        """Which states have all their improvements deterred."""
        self._walk(0, np.arange(len(self.state)), self.first_change)
        found = np.ones(self.conflict.size, dtype=bool)
        found[self.state[~self.deterred]] = False
        return found

    def _walk(self, level: int, pairs: Ints, change: Ints) -> None:
        states = self.conflict.states
        if level == len(self.others):
            end = self.conflict.index.find(states[self.state[pairs]] ^ change)
            there = end >= 0
            pairs, end = pairs[there], end[there]
            self.deterred[pairs[self.rank[end] <= self.limit[pairs]]] = True
            return
        hope = self.bounds[level].least(states[self.state[pairs]] ^ change) <= self.limit[pairs]
        pairs, change = pairs[hope], change[hope]
        starts, targets = self.lists[level]
        count = starts[self.state[pairs] + 1] - starts[self.state[pairs]]
        for place in range(int(count.max()) if len(count) else 0):
            active = (count > place) & ~self.deterred[pairs]
            if not active.any():
                break
            chosen, start = pairs[active], self.state[pairs[active]]
            move = states[start] ^ states[targets[starts[start] + place]]
            # Options that two of them change are changed once.
            self._walk(level + 1, chosen, change[active] | move)
        left = ~self.deterred[pairs]
        if left.any():
            self._walk(level + 1, pairs[left], change[left])


class _Bound:
    """The least rank among the feasible states that differ only in options of some decision makers."""

    def __init__(self, conflict: Conflict, rank: Ints, makers: list[int]) -> None:
        mask = 0
        for maker in makers:
            mask |= conflict.decision_makers[maker].mask
        self._fixed = np.int64(~mask)
        keys, group = np.unique(conflict.states & self._fixed, return_inverse=True)
        order = np.argsort(group, kind="stable")
        starts = np.searchsorted(group[order], np.arange(len(keys)))
        self._least = np.append(np.minimum.reduceat(rank[order], starts), int(rank.max()) + 1)
        self._index = StateIndex(keys, len(conflict.options))

    def least(self, bits: Ints) -> Ints:
        """One more than the greatest rank where no feasible state agrees."""
        return self._least[self._index.find(bits & self._fixed)]

"""The moves of one decision maker, implicit: no list of them is kept where groups of states say the same."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Improvements", "Moves"]

Ints = NDArray[np.int64]
Values = NDArray[Any]


class Moves:
    """R_i: from each state the states that one decision maker can reach by itself in one move.

    A move changes any number of the maker's own options at once, each in a direction that it has. States that differ
    in the maker's reversible options alone form a *segment*, within which it moves freely; between segments one-way
    options lead. A minimum over all moves is then a minimum over segments, and costs a pass over the states.

    Parameters
    ----------
    states : (n_states,) int64, increasing
    mask, forward, back : int
        The maker's options, those that can only be taken, and those that can only be dropped, as bits.
    """

    __slots__ = ("_edge_starts", "_edge_to", "_order", "_starts", "mask", "one_way", "segment", "size")

    def __init__(self, states: Ints, mask: int, forward: int = 0, back: int = 0) -> None:
        self.mask = mask
        self.size = len(states)
        self.one_way = bool(mask & (forward | back))
        forward &= mask
        back &= mask
        keys, segment = np.unique(states & np.int64(~(mask & ~(forward | back))), return_inverse=True)
        self.segment: Ints = segment.astype(np.int64)
        self._order: Ints = np.argsort(self.segment, kind="stable")
        self._starts: Ints = np.searchsorted(self.segment[self._order], np.arange(len(keys)))
        self._edge_to, self._edge_starts = _edges(keys, forward, back)

    @property
    def segments(self) -> int:
        """How many segments there are."""
        return len(self._starts)

    def targets(self, state: int) -> Ints:
        """The states that can be reached from one state, itself left out, increasing."""
        first = self._edge_starts[self.segment[state]]
        last = self._edge_starts[self.segment[state] + 1]
        parts = [self._members(segment) for segment in self._edge_to[first:last].tolist()]
        found: Ints = np.sort(np.concatenate(parts))
        return np.delete(found, np.searchsorted(found, state))

    def _members(self, segment: int) -> Ints:
        stop = self._starts[segment + 1] if segment + 1 < self.segments else self.size
        return self._order[self._starts[segment] : stop]

    def least(self, values: Values) -> Values:
        """For each state the least value among itself and what it can reach in one move."""
        return self._reduce(np.minimum, values)

    def greatest(self, values: Values) -> Values:
        """For each state the greatest value among itself and what it can reach in one move."""
        return self._reduce(np.maximum, values)

    def _reduce(self, best: np.ufunc, values: Values) -> Values:
        within: Values = best.reduceat(values[self._order], self._starts)
        if self.one_way:
            within = best.reduceat(within[self._edge_to], self._edge_starts[:-1])
        return within[self.segment]

    def out(self) -> tuple[Ints, Ints]:
        """Each state beside each segment that it can reach: (first pair of each state and the end, segments)."""
        counts = np.diff(self._edge_starts)[self.segment]
        starts = np.concatenate([[0], np.cumsum(counts)])
        pairs = np.repeat(self._edge_starts[:-1][self.segment] - starts[:-1], counts) + np.arange(starts[-1])
        return starts, self._edge_to[pairs]


def _edges(keys: Ints, forward: int, back: int) -> tuple[Ints, Ints]:
    """Which segments lead to which, each to itself first: (targets, first of each segment and the end)."""
    sources = [np.arange(len(keys))]
    targets = [np.arange(len(keys))]
    one_way = forward | back
    change = one_way
    while change:
        # A change of these one-way options: forward ones must stand at N, the others at Y.
        where = np.flatnonzero((keys & np.int64(change)) == np.int64(change & back))
        wanted = keys[where] ^ np.int64(change)
        place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        there = keys[place] == wanted
        sources.append(where[there])
        targets.append(place[there])
        change = (change - 1) & one_way
    source = np.concatenate(sources)
    order = np.argsort(source, kind="stable")
    return np.concatenate(targets)[order], np.searchsorted(source[order], np.arange(len(keys) + 1))


class Improvements:
    """R_i+: the moves of one decision maker to states of greater rank.

    Within each segment the states stand in the order of their rank, so that "all strictly better ones" is the end of
    a segment, and a minimum over them a running minimum from its end.
    """

    __slots__ = ("_away", "_first", "_offset", "_order", "_pair_starts", "_stop", "moves", "size")

    def __init__(self, moves: Moves, rank: Ints) -> None:
        self.moves = moves
        self.size = moves.size
        order = np.lexsort((rank, moves.segment))
        self._order: Ints = order
        span = int(rank.max()) + 2
        key = moves.segment[order] * span + rank[order]
        self._pair_starts, to = moves.out()
        own = np.repeat(rank, np.diff(self._pair_starts))
        # The first state of the segment that is strictly better than the state at hand.
        self._first: Ints = np.searchsorted(key, to * span + own, side="right")
        stops = np.searchsorted(moves.segment[order], np.arange(moves.segments), side="right")
        self._stop: Ints = stops[to]
        self._away = self._first >= self._stop
        self._offset: Ints = (moves.segments - 1 - moves.segment[order])[::-1].astype(np.int64)

    @property
    def any(self) -> NDArray[np.bool_]:
        """Which states have an improvement at all."""
        found: NDArray[np.bool_] = np.logical_or.reduceat(~self._away, self._pair_starts[:-1])
        return found

    def least(self, values: Ints, otherwise: int) -> Ints:
        """For each state the least value among its improvements; ``otherwise`` where it has none."""
        span = int(values.max()) - int(values.min()) + 1
        running = np.minimum.accumulate(values[self._order][::-1] - self._offset * span) + self._offset * span
        return self._gather(np.minimum, running, otherwise)

    def greatest(self, values: Ints, otherwise: int) -> Ints:
        """For each state the greatest value among its improvements; ``otherwise`` where it has none."""
        span = int(values.max()) - int(values.min()) + 1
        running = np.maximum.accumulate(values[self._order][::-1] + self._offset * span) - self._offset * span
        return self._gather(np.maximum, running, otherwise)

    def _gather(self, best: np.ufunc, running: Ints, otherwise: int) -> Ints:
        place = np.where(self._away, 0, self.size - 1 - self._first)
        found = np.where(self._away, otherwise, running[place])
        return best.reduceat(found, self._pair_starts[:-1]) if self.moves.one_way else found

    def listed(self) -> tuple[Ints, Ints]:
        """All improvements: (first of each state and the end, targets)."""
        counts = np.where(self._away, 0, self._stop - self._first)
        ends = np.concatenate([[0], np.cumsum(counts)])
        place = np.repeat(self._first - ends[:-1], counts) + np.arange(ends[-1])
        return ends[self._pair_starts], self._order[place]

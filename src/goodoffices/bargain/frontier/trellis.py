"""Issues that something joins, in an order that keeps little open: the states between them, and what each option adds.

This is bucket elimination along a line. The order is chosen greedily for few open states (the induced width of the
interaction graph, measured in states instead of issues). From the states follow, by dynamic programming, the exact number
of feasible packages and the most that each party can still gain from any state.

References
----------
R. Dechter, Bucket Elimination: a Unifying Framework for Reasoning, Artificial Intelligence 113 (1999) 41-85.
E. Rollon, J. Larrosa, Bucket Elimination for Multiobjective Optimization Problems, J. Heuristics 12 (2006) 307-328.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.frontier.automaton import DEAD, Automaton, box_automaton, count_automaton, table_automaton
from goodoffices.bargain.frontier.factors import Factors, Quotient
from goodoffices.diagnose import GoodOfficesError

__all__ = ["STATES", "Trellis", "trellis_of"]

Ints = NDArray[np.int64]
STATES = 2_000_000
"""More open states than this are not attempted."""


@dataclass(frozen=True, slots=True, eq=False)
class Trellis:
    """The states between the issues of one block.

    Parameters
    ----------
    issues : tuple of int
        In the order of reading.
    onward : tuple of (n_states, n_options) int64
        State after each issue, :data:`.automaton.DEAD` where a shared constraint is broken.
    gains : tuple of (n_states, n_options, n_columns) int64
    void : tuple of (n_states after, n_columns) bool
        Columns that count for nothing in the states after each issue: their judge's condition is broken.
    unders : (n_last_states, n_columns) int64
        In the last states, the denominators; 0 elsewhere.
    broken : (n_last_states, n_judges) bool
    quotients : tuple of Quotient
        The ratios that are decided in this block.
    """

    issues: tuple[int, ...]
    onward: tuple[Ints, ...]
    gains: tuple[Ints, ...]
    void: tuple[NDArray[np.bool_], ...]
    unders: Ints
    broken: NDArray[np.bool_]
    quotients: tuple[Quotient, ...] = ()

    def count(self) -> int:
        """The number of feasible settlements of the block's issues."""
        ways = np.array([1], dtype=object)
        for onward in self.onward:
            after = np.zeros(int(onward.max(initial=0)) + 1, dtype=object)
            for option in range(onward.shape[1]):
                alive = onward[:, option] != DEAD
                np.add.at(after, onward[alive, option], ways[alive])
            ways = after
        return int(ways.sum())

    def best(self, start: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        """The most that each column can still gain from every state.

        Parameters
        ----------
        start : (n_last_states, n_columns) float
            What the last states themselves are worth.

        Returns
        -------
        list of (n_states, n_columns) float
            Before each issue and at the end; ``-inf`` where nothing is feasible.
        """
        found = [start]
        for onward, gain in zip(reversed(self.onward), reversed(self.gains), strict=True):
            rest = np.where((onward == DEAD)[:, :, None], -np.inf, gain + found[-1][onward])
            found.append(rest.max(axis=1))
        return found[::-1]


def trellis_of(factors: Factors, block: tuple[int, ...]) -> Trellis:
    """The trellis of one block of joined issues.

    Raises
    ------
    GoodOfficesError
        Where more than :data:`STATES` states would be open at once.
    """
    order = _order(factors, block)
    machines = _machines(factors, order)
    quotients = tuple(q for q in factors.quotients if q.scope[0] in block)
    return _Reader(factors, order, machines, quotients).read()


def _order(factors: Factors, block: tuple[int, ...]) -> tuple[int, ...]:
    counts = factors.domain.counts
    scopes: list[tuple[frozenset[int], float]] = []
    scopes += [(frozenset(issues), 0.0) for issues, _ in factors.tables if issues[0] in block]
    scopes += [(frozenset(box.issues), math.log(2)) for box, _ in factors.boxes if box.issues[0] in block]
    scopes += [(frozenset(c.scope), math.log(2)) for c, _ in factors.constraints if c.scope and c.scope[0] in block]
    best: tuple[float, tuple[int, ...]] | None = None
    for start in block[:8]:
        done: list[int] = []
        worst = 0.0
        left = list(block)
        while left:
            choice = start if not done else min(left, key=lambda i: (_open({*done, i}, scopes, counts), i))
            left.remove(choice)
            done.append(choice)
            worst = max(worst, _open(set(done), scopes, counts))
        if best is None or worst < best[0] - 1e-12:
            best = (worst, tuple(done))
    return best[1] if best else ()


def _open(done: set[int], scopes: list[tuple[frozenset[int], float]], counts: tuple[int, ...]) -> float:
    """Logarithm of a bound of the open states: remembered options, one flag per box or constraint."""
    remembered: set[int] = set()
    size = 0.0
    for scope, flag in scopes:
        seen = scope & done
        if seen and seen != scope:
            if flag:
                size += flag
            else:
                remembered |= seen
    return size + sum(math.log(counts[issue]) for issue in remembered)


def _machines(factors: Factors, order: tuple[int, ...]) -> list[Automaton]:
    counts = factors.domain.counts
    place = {issue: at for at, issue in enumerate(order)}
    found = []
    for issues, values in factors.tables:
        if issues[0] in place:
            axes = sorted(range(len(issues)), key=lambda axis: place[issues[axis]])
            turned = np.transpose(values, (*axes, len(issues)))
            found.append(table_automaton(tuple(issues[axis] for axis in axes), np.ascontiguousarray(turned)))
    for box, gain in factors.boxes:
        if box.issues[0] in place:
            found.append(box_automaton(tuple(sorted(box.issues, key=place.__getitem__)), box, counts, gain))
    for constraint, judge in factors.constraints:
        if constraint.scope and constraint.scope[0] in place:
            reading = tuple(sorted(constraint.scope, key=place.__getitem__))
            found.append(count_automaton(reading, constraint, counts, judge))
    return found


class _Reader:
    """Reads the issues in order; a state is a row: one machine's state each, the denominators, the broken flags."""

    def __init__(self, factors: Factors, order: tuple[int, ...], machines: list[Automaton], quotients: tuple[Quotient, ...]) -> None:
        self.factors, self.order, self.machines, self.quotients = factors, order, machines, quotients
        self.unders = sorted({quotient.under for quotient in quotients})
        self.judges = len(factors.judges)
        self.owner = np.arange(factors.columns)
        self.owner[self.judges :] = -1
        for quotient in factors.quotients:
            self.owner[quotient.over] = quotient.judge

    def read(self) -> Trellis:
        width = len(self.machines) + len(self.unders) + self.judges
        rows = np.zeros((1, width), dtype=np.int64)
        onward, gains, void = [], [], []
        for issue in self.order:
            after, gain = self._spread(rows, issue)
            states, options = rows.shape[0], self.factors.domain.counts[issue]
            alive = after[:, 0] != DEAD
            rows, inverse = np.unique(after[alive], axis=0, return_inverse=True)
            if len(rows) > STATES:
                raise GoodOfficesError(
                    "the issues depend on one another too densely for an exact frontier",
                    "ask for a single solution, which needs no list of every open state",
                )
            target = np.full(states * options, DEAD, dtype=np.int64)
            target[alive] = inverse.reshape(-1)
            onward.append(target.reshape(states, options))
            gains.append(gain.reshape(states, options, -1))
            void.append(self._void(rows))
        ends = np.zeros((len(rows), self.factors.columns), dtype=np.int64)
        ends[:, self.unders] = rows[:, len(self.machines) : len(self.machines) + len(self.unders)]
        broken = rows[:, len(self.machines) + len(self.unders) :] > 0
        return Trellis(self.order, tuple(onward), tuple(gains), tuple(void), ends, broken, self.quotients)

    def _void(self, rows: Ints) -> NDArray[np.bool_]:
        flags = rows[:, len(self.machines) + len(self.unders) :] > 0
        return np.where(self.owner >= 0, flags[:, np.maximum(self.owner, 0)], False)

    def _spread(self, rows: Ints, issue: int) -> tuple[Ints, Ints]:
        """Every state with every option: the rows after it (first entry DEAD where infeasible) and the gains."""
        options = self.factors.domain.counts[issue]
        choice = np.tile(np.arange(options), len(rows))
        after = np.repeat(rows, options, axis=0)
        gain = self.factors.single[issue][choice].copy()
        dead = np.zeros(len(after), dtype=bool)
        flags = len(self.machines) + len(self.unders)
        for column, machine in enumerate(self.machines):
            if issue not in machine.issues:
                continue
            place = machine.issues.index(issue)
            state = after[:, column]
            if machine.gain is not None and place == len(machine.issues) - 1:
                gain += machine.gain[state, choice]
            fresh = machine.steps[place][state, choice]
            lost = fresh == DEAD
            after[:, column] = np.where(lost, 0, fresh)
            if machine.breaks is None:
                dead |= lost
            else:
                after[:, flags + machine.breaks] |= lost
        for at, under in enumerate(self.unders):
            after[:, len(self.machines) + at] += gain[:, under]
            gain[:, under] = 0
        self._forget(after, flags)
        gain[self._void(after)] = 0
        after[dead, 0] = DEAD
        return after, gain

    def _forget(self, after: Ints, flags: int) -> None:
        """A judge whose condition is broken no longer cares: its other conditions need not be followed."""
        for column, machine in enumerate(self.machines):
            if machine.breaks is not None:
                after[after[:, flags + machine.breaks] > 0, column] = 0

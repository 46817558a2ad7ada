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
from goodoffices.bargain.frontier.factors import Factors, Quotient, scope_of
from goodoffices.diagnose import GoodOfficesError

__all__ = ["STATES", "TooDense", "Trellis", "trellis_of"]

Ints = NDArray[np.int64]
CELLS = 400
STATES = 50_000
"""More open states than this are not attempted at first."""


class TooDense(GoodOfficesError):
    """The issues depend on one another too densely to be taken one after the other."""

    def __init__(self) -> None:
        super().__init__(
            "the issues depend on one another too densely for a list of all efficient packages",
            "ask for single solutions, or drop the weakest joint terms",
        )


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

    @property
    def starts(self) -> int:
        """The number of states before any issue: one for each guess of whose conditions will be broken."""
        return len(self.onward[0])

    def count(self) -> int:
        """The number of feasible settlements of the block's issues."""
        largest = math.prod(onward.shape[1] for onward in self.onward)
        kind = np.int64 if largest < 2**62 else object
        ways = np.ones(self.starts, dtype=kind)
        for onward, void in zip(self.onward, self.void, strict=True):
            after = np.zeros(len(void), dtype=kind)
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


def trellis_of(factors: Factors, block: tuple[int, ...], states: int = STATES) -> Trellis:
    """The trellis of one block of joined issues.

    Raises
    ------
    TooDense
        Where more than `states` states would be open at once.
    """
    order = _order(factors, block)
    machines = _machines(factors, order)
    quotients = tuple(q for q in factors.quotients if q.scope[0] in block)
    return _Reader(factors, order, machines, quotients).read(states)


def _order(factors: Factors, block: tuple[int, ...]) -> tuple[int, ...]:
    counts = tuple(int(on.sum()) for on in factors.allowed) or factors.domain.counts
    scopes: list[tuple[frozenset[int], float]] = []
    scopes += [(frozenset(issues), 0.0) for issues, _ in factors.tables if issues[0] in block]
    scopes += [(frozenset(box.issues), math.log(2)) for box, _ in factors.boxes if box.issues[0] in block]
    scopes += [(frozenset(scope_of(c)), math.log(2)) for c, _ in factors.constraints if scope_of(c)[0] in block]
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
        if scope_of(constraint)[0] in place:
            reading = tuple(sorted(scope_of(constraint), key=place.__getitem__))
            found.append(count_automaton(reading, constraint, counts, judge))
    return found


def _distinct(rows: Ints) -> tuple[Ints, Ints]:
    """The different rows, and which of them each is; by a hash of the rows, checked."""
    factors = np.random.default_rng(11).integers(1, 2**63, rows.shape[1], dtype=np.uint64) | np.uint64(1)
    names = rows.astype(np.uint64) @ factors
    _, first, inverse = np.unique(names, return_index=True, return_inverse=True)
    found = rows[first]
    if (found[inverse] == rows).all():
        return found, inverse
    found, inverse = np.unique(rows, axis=0, return_inverse=True)
    return found, inverse.reshape(-1)


KEPT, AWAITED, BROKEN = 0, 1, 2


class _Reader:
    """Reads the issues in order; a state is a row: one machine's state each, the denominators, the judges' flags.

    Whether a judge's condition will be broken is guessed at the start, and the wrong guess dies. So what the judge would
    have gained is never added up in vain, and packages of equal worth stay equal on the way.
    """

    def __init__(
        self, factors: Factors, order: tuple[int, ...], machines: list[Automaton], quotients: tuple[Quotient, ...]
    ) -> None:
        self.factors, self.order, self.machines, self.quotients = factors, order, machines, quotients
        self.unders = sorted({quotient.under for quotient in quotients})
        self.judges = len(factors.judges)
        self.owner = np.arange(factors.columns)
        self.owner[self.judges :] = -1
        for quotient in factors.quotients:
            self.owner[quotient.over] = quotient.judge

    def read(self, most: int) -> Trellis:
        width = len(self.machines) + len(self.unders) + self.judges
        rows = self._guesses(width)
        onward, gains, void = [], [], []
        for issue in self.order:
            if rows.size * self.factors.domain.counts[issue] > CELLS * most:
                raise TooDense
            after, gain = self._spread(rows, issue)
            if issue == self.order[-1]:
                after[(after[:, -self.judges :] == AWAITED).any(axis=1), 0] = DEAD
            states, options = rows.shape[0], self.factors.domain.counts[issue]
            alive = after[:, 0] != DEAD
            rows, inverse = _distinct(after[alive])
            if len(rows) > most:
                raise TooDense
            if not len(rows):
                # Nothing keeps the constraints; one row that nobody reaches keeps the shapes.
                rows = np.zeros((1, width), dtype=np.int64)
            target = np.full(states * options, DEAD, dtype=np.int64)
            target[alive] = inverse
            onward.append(target.reshape(states, options))
            gains.append(gain.reshape(states, options, -1))
            void.append(self._void(rows))
        ends = np.zeros((len(rows), self.factors.columns), dtype=np.int64)
        ends[:, self.unders] = rows[:, len(self.machines) : len(self.machines) + len(self.unders)]
        broken = rows[:, -self.judges :] == BROKEN
        return Trellis(self.order, tuple(onward), tuple(gains), tuple(void), ends, broken, self.quotients)

    def _guesses(self, width: int) -> Ints:
        conditional = sorted({machine.breaks for machine in self.machines if machine.breaks is not None})
        rows = np.zeros((2 ** len(conditional), width), dtype=np.int64)
        for bit, judge in enumerate(conditional):
            rows[:, width - self.judges + judge] = (np.arange(len(rows)) >> bit) & 1
        return rows

    def _void(self, rows: Ints) -> NDArray[np.bool_]:
        flags = rows[:, -self.judges :] != KEPT
        return np.where(self.owner >= 0, flags[:, np.maximum(self.owner, 0)], False)

    def _spread(self, rows: Ints, issue: int) -> tuple[Ints, Ints]:
        """Every state with every option: the rows after it (first entry DEAD where infeasible) and the gains."""
        options = self.factors.domain.counts[issue]
        choice = np.tile(np.arange(options), len(rows))
        after = np.repeat(rows, options, axis=0)
        gain = self.factors.single[issue][choice].copy()
        dead = ~self.factors.allowed[issue][choice] if self.factors.allowed else np.zeros(len(after), dtype=bool)
        flags = after[:, -self.judges :]
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
                dead |= lost & (flags[:, machine.breaks] == KEPT)
                flags[lost, machine.breaks] = BROKEN
        for at, under in enumerate(self.unders):
            after[:, len(self.machines) + at] += gain[:, under]
            gain[:, under] = 0
        self._forget(after)
        gain[self._void(after)] = 0
        after[dead, 0] = DEAD
        return after, gain

    def _forget(self, after: Ints) -> None:
        """A judge whose condition is broken no longer cares: its other conditions need not be followed."""
        for column, machine in enumerate(self.machines):
            if machine.breaks is not None:
                after[after[:, machine.breaks - self.judges] == BROKEN, column] = 0

"""Ordered statements of which something is not known: which of two weighs more, or whether one is wanted at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations, product
from math import factorial, prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.preference import Preference, Ranks, Wish
from goodoffices.diagnose import UsageError

__all__ = ["LARGEST_UNKNOWN", "Readings", "WishReadings", "preference_of_wishes"]

LARGEST_UNKNOWN = 1_024
"""States between which unknown comparisons are kept, pair by pair."""

_Bools = NDArray[np.bool_]


def preference_of_wishes(wishes: Sequence[Wish], states: int) -> Preference:
    """A preference from groups of statements, the most important group first.

    Where the groups leave the comparison of two states open, the pair is unknown: in the first group in which they differ, an
    ``unknown`` one, each has a statement that the other lacks, or they differ in a statement of which it is open whether it is
    wanted. So a comparison is known exactly where all readings agree on it.

    Parameters
    ----------
    wishes : sequence of Wish
    states : int

    Raises
    ------
    UsageError
        Where something is unknown and there are more than ``LARGEST_UNKNOWN`` states.
    """
    vague = any(wish.manner != "equal" for wish in wishes)
    if vague and states > LARGEST_UNKNOWN:
        raise UsageError(
            f"the conflict is too large for unknown comparisons: {states:,} states (the limit is {LARGEST_UNKNOWN:,})",
            "leave options out, say which combinations cannot be, or order all statements",
        )
    rank = np.zeros(states, dtype=np.int64)
    for wish in wishes:
        # Of what is open no reading is preferred: those pairs are unknown.
        told = [truth for truth, doubt in zip(wish.truths, wish.doubtful, strict=True) if not doubt]
        held = np.sum(np.asarray(told, dtype=np.int64), axis=0) if told else np.zeros(states, dtype=np.int64)
        rank = np.unique(rank * (len(wish.truths) + 1) + held, return_inverse=True)[1].astype(np.int64)
    if not vague:
        return Preference(rank)
    pairs = np.argwhere(np.triu(_unknown(wishes, states), 1)).tolist()
    return Preference(rank, None, frozenset((a, b) for a, b in pairs), (), tuple(wishes))


def _unknown(wishes: Sequence[Wish], states: int) -> _Bools:
    undecided = np.ones((states, states), dtype=bool)
    unknown = np.zeros((states, states), dtype=bool)
    for wish in wishes:
        truths = np.asarray(wish.truths, dtype=np.int32)
        if wish.manner == "equal":
            held = truths.sum(axis=0)
            undecided &= held[:, None] == held[None, :]
            continue
        # How many statements hold in the second state and not in the first; those that are open count in both.
        doubt = np.array(wish.doubtful)
        lacks = (1 - truths[~doubt].T) @ truths[~doubt]
        apart = (1 - truths[doubt].T) @ truths[doubt]
        vague = (apart > 0) | (apart.T > 0)
        unknown |= undecided & (vague | ((lacks > 0) & (lacks.T > 0)))
        undecided &= ~(vague | (lacks > 0) | (lacks.T > 0))
    return unknown


@dataclass(frozen=True, slots=True, eq=False)
class Readings:
    """Rankings that statements of unknown order leave possible, and what each of them answers.

    Parameters
    ----------
    ranks : (n_states, n_readings) int
    questions : tuple of (str, str)
        Two statements of which one weighs more, or a statement and nothing where it is open whether it is wanted.
    answers : (n_questions, n_readings) bool
        Whether the first weighs more, or the statement is wanted.
    """

    ranks: Ranks
    questions: tuple[tuple[str, str], ...]
    answers: _Bools


class WishReadings:
    """The readings of a preference by wishes: how many, all of them, or a sample drawn evenly.

    Every order of an ``unknown`` group is a reading, with every statement of which it is open whether it is wanted or its opposite.
    """

    __slots__ = ("size", "wishes")

    def __init__(self, wishes: Sequence[Wish], size: int) -> None:
        self.wishes = tuple(wishes)
        self.size = size

    @property
    def total(self) -> int:
        """How many readings there are."""
        return prod(factorial(len(w.truths)) * 2 ** sum(w.doubtful) for w in self.wishes if w.manner != "equal")

    def all(self) -> Readings:
        """All readings."""
        tables = []
        for wish in self.wishes:
            count = len(wish.truths)
            if wish.manner == "equal":
                continue
            signs = list(product(*((True, False) if doubt else (True,) for doubt in wish.doubtful)))
            tables.append([(order, sign) for order in permutations(range(count)) for sign in signs])
        chosen = list(product(*tables))
        return self._made(
            [np.array([c[k][0] for c in chosen], dtype=np.int64).T for k in range(len(tables))],
            [np.array([c[k][1] for c in chosen], dtype=bool).T for k in range(len(tables))],
            len(chosen),
        )

    def draw(self, count: int, rng: np.random.Generator) -> Readings:
        """A sample, each reading equally likely."""
        orders, signs = [], []
        for wish in self.wishes:
            if wish.manner == "equal":
                continue
            size = len(wish.truths)
            orders.append(rng.permuted(np.tile(np.arange(size), (count, 1)), axis=1).T)
            signs.append((rng.random((size, count)) < 0.5) | ~np.array(wish.doubtful)[:, None])
        return self._made(orders, signs, count)

    def _made(self, orders: list[NDArray[np.int64]], signs: list[_Bools], count: int) -> Readings:
        ranks = np.zeros((self.size, count), dtype=np.int64)
        questions: list[tuple[str, str]] = []
        answers: list[_Bools] = []
        place = 0
        for wish in self.wishes:
            truths = np.asarray(wish.truths, dtype=np.int64)
            if wish.manner == "equal":
                ranks = _dense(ranks * (len(truths) + 1) + truths.sum(axis=0)[:, None])
                continue
            order, sign = orders[place], signs[place]
            place += 1
            # One statement after the other, so that sixty of them do not overflow.
            for step in range(len(truths) - 1, -1, -1):
                at = order == step
                held = truths.T @ np.where(at & sign, 1, 0) + (1 - truths).T @ np.where(at & ~sign, 1, 0)
                ranks = _dense(ranks * 2 + held)
            for a in range(len(truths)):
                if wish.doubtful[a]:
                    questions.append((wish.statements[a], ""))
                    answers.append(sign[a])
                for b in range(a + 1, len(truths)):
                    questions.append((wish.statements[a], wish.statements[b]))
                    answers.append(order[a] > order[b])
        told = np.array(answers, dtype=bool).reshape(len(questions), count)
        return Readings(ranks, tuple(questions), told)


def _dense(scores: NDArray[np.int64]) -> Ranks:
    """Column by column: scores as ranks from 0 without gaps."""
    order = np.argsort(scores, axis=0, kind="stable")
    ranked = np.take_along_axis(scores, order, axis=0)
    steps = np.zeros_like(ranked)
    steps[1:] = np.cumsum(ranked[1:] != ranked[:-1], axis=0)
    found = np.empty_like(steps)
    np.put_along_axis(found, order, steps, axis=0)
    return found

"""The rankings that fit what is known of one decision maker: all of them, or a sample drawn evenly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, permutations, product
from math import factorial, prod
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.extension import Extensions
from goodoffices.conflict.preference import Preference, Ranks
from goodoffices.conflict.wish import WishReadings

__all__ = ["Fitting", "Rankings", "fitting_of"]

_CHUNK = 64
_MOST_PAIRS = 20_000
"""Comparisons of states that are looked at, of one decision maker, for the one that decides."""

Sides: TypeAlias = tuple[int, int] | tuple[str, str]
Answers: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Rankings:
    """Rankings of one decision maker, and the judgements in which they differ.

    Parameters
    ----------
    ranks : (n_states, n_rankings) int
    pairs : tuple of (int, int)
        States whose comparison differs between rankings.
    questions : tuple of (str, str)
        Statements in which they differ; then the pairs are not looked at.
    answers : (n_questions, n_rankings) bool, optional
    """

    ranks: Ranks
    pairs: tuple[tuple[int, int], ...] = ()
    questions: tuple[tuple[str, str], ...] = ()
    answers: Answers | None = None

    def chosen(self, columns: NDArray[np.int64]) -> Rankings:
        """The rankings in these columns."""
        answers = None if self.answers is None else self.answers[:, columns]
        return Rankings(self.ranks[:, columns], self.pairs, self.questions, answers)

    def comparisons(self) -> Iterator[tuple[list[Sides], Answers]]:
        """Some dozens at a time: what is compared, and where the first is preferred."""
        if self.answers is not None:
            yield list(self.questions), self.answers
            return
        narrow = self.ranks.astype(np.int32)
        for start in range(0, len(self.pairs), _CHUNK):
            part = self.pairs[start : start + _CHUNK]
            first, second = np.array(part, dtype=np.int64).T
            yield list(part), narrow[first] > narrow[second]


class Fitting(Protocol):
    """The rankings that fit what is known."""

    @property
    def total(self) -> int:
        """How many there are."""

    def all(self) -> Rankings:
        """Every one once."""

    def draw(self, count: int, rng: np.random.Generator) -> Rankings:
        """A sample, each equally likely."""


def fitting_of(preference: Preference) -> Fitting:
    """The rankings that fit a preference.

    Raises
    ------
    UsageError
        Where they cannot be counted.
    """
    if preference.wishes:
        return _ByStatements(preference)
    if preference.unknown - _pairs_within(preference.loose):
        return _ByPairs(preference)
    return _ByGroups(preference)


def _pairs_within(groups: tuple[tuple[int, ...], ...]) -> set[tuple[int, int]]:
    return {(a, b) for group in groups for k, a in enumerate(sorted(group)) for b in sorted(group)[k + 1 :]}


class _ByGroups:
    """Groups of neighbouring states of unknown order; a known ranking has none, and is the only one that fits."""

    def __init__(self, preference: Preference) -> None:
        self.rank, self.groups = preference.rank, preference.loose
        self.total = prod(factorial(len(group)) for group in self.groups)

    def all(self) -> Rankings:
        tables = [np.array(list(permutations(range(len(group)))), dtype=np.int64) for group in self.groups]
        choice = np.array(list(product(*(range(len(table)) for table in tables))), dtype=np.int64)
        choice = choice.reshape(self.total, len(tables))
        return self._made([table[choice[:, k]] for k, table in enumerate(tables)], self.total)

    def draw(self, count: int, rng: np.random.Generator) -> Rankings:
        tiles = [np.tile(np.arange(len(group)), (count, 1)) for group in self.groups]
        return self._made([rng.permuted(tile, axis=1) for tile in tiles], count)

    def _made(self, orders: list[NDArray[np.int64]], count: int) -> Rankings:
        # Known ranks spread out, with the order of each group in between.
        ranks = np.repeat((self.rank * (len(self.rank) + 1))[:, None], count, axis=1)
        for group, order in zip(self.groups, orders, strict=True):
            ranks[list(group)] += order.T
        return Rankings(ranks, tuple(pair for group in self.groups for pair in combinations(group, 2)))


class _ByStatements:
    """Statements of unknown order."""

    def __init__(self, preference: Preference) -> None:
        self.readings = WishReadings(preference.wishes, len(preference.rank))
        self.total = self.readings.total

    def all(self) -> Rankings:
        found = self.readings.all()
        return Rankings(found.ranks, (), found.questions, found.answers)

    def draw(self, count: int, rng: np.random.Generator) -> Rankings:
        found = self.readings.draw(count, rng)
        return Rankings(found.ranks, (), found.questions, found.answers)


class _ByPairs:
    """Single pairs that are unknown."""

    def __init__(self, preference: Preference) -> None:
        self.extensions = Extensions(preference)
        self.total = self.extensions.total
        self.pairs = tuple(sorted(preference.unknown)[:_MOST_PAIRS])

    def all(self) -> Rankings:
        return Rankings(self.extensions.all(), self.pairs)

    def draw(self, count: int, rng: np.random.Generator) -> Rankings:
        return Rankings(self.extensions.draw(count, rng), self.pairs)

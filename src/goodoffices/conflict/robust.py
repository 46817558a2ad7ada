"""Robustness: over all rankings that fit what is known, how often is a state stable, and which judgement decides.

Where the order within groups of neighbouring states is not known, every order of each group fits. All of them are gone through
where they are few, a sample drawn uniformly where they are many. All rankings are worked on at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, permutations, product
from math import factorial, prod

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.batch import stable_in_each
from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.stability import parse_concepts
from goodoffices.diagnose import UsageError

__all__ = ["Judgement", "Robustness", "assess_robustness"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A comparison that is not known, and what hangs on it.

    Parameters
    ----------
    maker : int
    first, second : int
        The two states.
    if_first, if_second : float
        How often the state in question is an equilibrium where the maker prefers the first, or the second.
    """

    maker: int
    first: int
    second: int
    if_first: float
    if_second: float

    @property
    def swing(self) -> float:
        """The difference, from 0 to 1."""
        return abs(self.if_first - self.if_second)


@dataclass(frozen=True, slots=True, eq=False)
class Robustness:
    """How often each state is stable.

    Parameters
    ----------
    conflict : Conflict
    rankings : int
        Combinations of rankings that fit what is known.
    looked_at : int
        How many of them were gone through.
    exact : bool
        True where that is all of them.
    seed : int
        Of the sample.
    stable : dict of str to (n_makers, n_states) float
        By concept: the share of combinations in which the state is stable for the decision maker.
    equilibrium : dict of str to (n_states,) float
        By concept: the share in which it is stable for all.
    decides : dict of str to tuple of (Judgement or None)
        By concept and state: the judgement on which most hangs; None where nothing hangs on any.
    """

    conflict: Conflict
    rankings: int
    looked_at: int
    exact: bool
    seed: int
    stable: dict[str, NDArray[np.float64]]
    equilibrium: dict[str, NDArray[np.float64]]
    decides: dict[str, tuple[Judgement | None, ...]]

    def error(self, share: float) -> float:
        """The standard error of a share; 0 where exact.

        At shares of 0 and 1 the rule of one more success and failure is used, so that no sample claims certainty.
        """
        if self.exact:
            return 0.0
        held = (share * self.looked_at + 1) / (self.looked_at + 2)
        return float(np.sqrt(held * (1 - held) / self.looked_at))


def assess_robustness(
    conflict: Conflict, concepts: Iterable[str] = (), *, samples: int = 10_000, seed: int = 0
) -> Robustness:
    """Stability over all rankings that fit what is known.

    Parameters
    ----------
    conflict : Conflict
        What is not known of a ranking is given as groups of states of unknown order.
    concepts : iterable of str
        All where none is given.
    samples : int
        Combinations gone through at most.
    seed : int

    Raises
    ------
    UsageError
        Where single pairs are unknown that no group of unknown order explains.

    Examples
    --------
    >>> from dataclasses import replace
    >>> from goodoffices.conflict import literature
    >>> from goodoffices.conflict.preference import preference_of_groups
    >>> conflict = literature("syria-iraq-1975")
    >>> nothing_known = preference_of_groups([range(6)], 6, loose=[0])
    >>> found = assess_robustness(conflict.with_preferences([nothing_known, conflict.preferences[1]]), ["Nash", "SEQ"])
    >>> found.exact, found.rankings, (found.equilibrium["SEQ"][1] * 720).round().item()
    (True, 720, 384.0)
    """
    for preference in conflict.preferences:
        if preference.unknown - _pairs_within(preference.loose):
            raise UsageError(
                "single pairs of states are unknown, which need not leave any ranking",
                "give what is not known as {unknown: [...]} within the ranking",
            )
    groups = [(maker, group) for maker, p in enumerate(conflict.preferences) for group in p.loose]
    total = prod(factorial(len(group)) for _, group in groups)
    exact = total <= samples
    orders = _all_orders(groups) if exact else _some_orders(groups, samples, np.random.default_rng(seed))
    count = total if exact else samples
    ranks = [_ranks(conflict, maker, groups, orders, count) for maker in range(len(conflict.preferences))]
    wanted = parse_concepts(concepts)
    each = stable_in_each(conflict, ranks, wanted)
    together = {concept: np.logical_and.reduce(held) for concept, held in each.items()}
    return Robustness(
        conflict,
        total,
        count,
        exact,
        seed,
        {concept: held.mean(axis=2) for concept, held in each.items()},
        {concept: held.mean(axis=1) for concept, held in together.items()},
        _decides(together, groups, ranks),
    )


def _pairs_within(groups: tuple[tuple[int, ...], ...]) -> set[tuple[int, int]]:
    return {(a, b) for group in groups for k, a in enumerate(sorted(group)) for b in sorted(group)[k + 1 :]}


def _all_orders(groups: list[tuple[int, tuple[int, ...]]]) -> list[Ints]:
    """For each group (rankings, members): the place of each member from the bottom."""
    tables = [np.array(list(permutations(range(len(group)))), dtype=np.int64) for _, group in groups]
    choice = np.array(list(product(*(range(len(table)) for table in tables))), dtype=np.int64).reshape(-1, len(tables))
    return [table[choice[:, k]] for k, table in enumerate(tables)]


def _some_orders(groups: list[tuple[int, tuple[int, ...]]], samples: int, rng: np.random.Generator) -> list[Ints]:
    return [rng.permuted(np.tile(np.arange(len(group)), (samples, 1)), axis=1) for _, group in groups]


def _ranks(
    conflict: Conflict, maker: int, groups: list[tuple[int, tuple[int, ...]]], orders: list[Ints], count: int
) -> Ints:
    """(n_states, rankings): known ranks spread out, with the order of each loose group in between."""
    spread = conflict.preferences[maker].rank * (conflict.size + 1)
    ranks = np.repeat(spread[:, None], count, axis=1)
    for (who, group), order in zip(groups, orders, strict=True):
        if who == maker:
            ranks[list(group)] += order.T
    return ranks


def _decides(
    held: dict[str, NDArray[np.bool_]], groups: list[tuple[int, tuple[int, ...]]], ranks: list[Ints]
) -> dict[str, tuple[Judgement | None, ...]]:
    """By concept and state; all concepts together, since comparing the rankings is what takes time."""
    # Counts of up to 2^24 are exact in these numbers, and their products quick.
    shares = np.concatenate(list(held.values())).astype(np.float32)
    best: list[Judgement | None] = [None] * len(shares)
    total, rests = shares.shape[1], shares.sum(axis=1)
    narrow = [r.astype(np.int32) for r in ranks]
    for maker, first, second in _comparisons(groups):
        prefers = (narrow[maker][first] > narrow[maker][second]).astype(np.float32)
        number = prefers.sum(axis=1)
        both = shares @ prefers.T
        with np.errstate(invalid="ignore", divide="ignore"):
            yes = (both / number).astype(np.float64)
            no = ((rests[:, None] - both) / (total - number)).astype(np.float64)
        swing = np.nan_to_num(np.abs(yes - no))
        for state, pair in enumerate(swing.argmax(axis=1).tolist()):
            known = best[state]
            if swing[state, pair] > (1e-6 if known is None else known.swing + 1e-6):
                best[state] = Judgement(
                    maker, int(first[pair]), int(second[pair]), float(yes[state, pair]), float(no[state, pair])
                )
    size = len(shares) // len(held)
    return {concept: tuple(best[k * size : (k + 1) * size]) for k, concept in enumerate(held)}


def _comparisons(groups: list[tuple[int, tuple[int, ...]]]) -> Iterator[tuple[int, Ints, Ints]]:
    """All pairs within the groups, some dozens of one decision maker at a time."""
    for maker, group in groups:
        pairs = np.array(list(combinations(group, 2)), dtype=np.int64)
        for start in range(0, len(pairs), 64):
            yield maker, pairs[start : start + 64, 0], pairs[start : start + 64, 1]

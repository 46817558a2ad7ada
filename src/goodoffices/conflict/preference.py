"""What a decision maker prefers: an order of the states with ties, its strength, and what of it is not known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Preference", "Wish", "preference_of_groups", "preference_of_scores", "preference_of_statements"]

Ranks = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """A group of statements, and what is known of their importance among themselves.

    Parameters
    ----------
    manner : {"equal", "unknown"}
        ``equal``: of equal weight, the number that holds decides. ``unknown``: each outweighs those that follow it, but in
        which order is not known.
    statements : tuple of str
    truths : tuple of (n_states,) bool
        Where each holds.
    open : tuple of bool
        Of an ``unknown`` group: of which statements it is not known either whether they are wanted, or their opposite.
    """

    manner: str
    statements: tuple[str, ...]
    truths: tuple[NDArray[np.bool_], ...]
    open: tuple[bool, ...] = ()

    @property
    def doubtful(self) -> tuple[bool, ...]:
        """For each statement whether it is open if it is wanted."""
        return self.open or (False,) * len(self.statements)


@dataclass(frozen=True, slots=True, eq=False)
class Preference:
    """The preference of one decision maker over the feasible states.

    Parameters
    ----------
    rank : (n_states,) int
        0 for the least preferred; a greater number is preferred, the same number is a tie.
    much_worse : (n_states,) int, optional
        For each state the greatest rank that is *much* less preferred, -1 where there is none (three-level
        preference of Hamouda, Kilgour & Hipel 2004, 2006).
    unknown : frozenset of (int, int)
        Pairs of states (smaller place first) whose comparison is not known, whatever ``rank`` says
        (Li, Hipel, Kilgour & Fang 2004).
    loose : tuple of tuple of int
        Groups of neighbouring states whose order among themselves is not known; all their pairs are in ``unknown``.
    wishes : tuple of Wish
        The statements that it was made from, where their order is not all known.
    """

    rank: Ranks
    much_worse: Ranks | None = None
    unknown: frozenset[tuple[int, int]] = frozenset()
    loose: tuple[tuple[int, ...], ...] = ()
    wishes: tuple[Wish, ...] = ()

    @property
    def certain(self) -> bool:
        """True where every comparison is known."""
        return not self.unknown


def preference_of_scores(scores: Sequence[float] | NDArray[np.float64], much: float | None = None) -> Preference:
    """A preference from utilities.

    Parameters
    ----------
    scores : (n_states,) float
        Higher is better; equal scores are ties.
    much : float, optional
        A difference of at least this is "much preferred".

    Examples
    --------
    >>> preference_of_scores([0.5, 2.0, 0.5]).rank.tolist()
    [0, 1, 0]
    """
    values = np.asarray(scores, dtype=np.float64)
    levels, rank = np.unique(values, return_inverse=True)
    worse = None
    if much is not None:
        # The last level that lies at least ``much`` below; the small allowance is for sums such as 0.1 + 0.2.
        worse = (np.searchsorted(levels, levels - much + 1e-12 * max(1.0, abs(much)), side="right") - 1)[rank]
    return Preference(rank.astype(np.int64), worse)


def preference_of_groups(
    groups: Sequence[Sequence[int]], states: int, much_after: Iterable[int] = (), loose: Iterable[int] = ()
) -> Preference:
    """A preference from a ranking.

    Parameters
    ----------
    groups : sequence of sequence of int
        Places of states, most preferred first; those of one group are tied, or of unknown order.
    states : int
        How many there are; the groups hold each once.
    much_after : iterable of int
        Places of groups that are much preferred to all that follow.
    loose : iterable of int
        Places of groups whose order within is not known.

    Examples
    --------
    >>> p = preference_of_groups([[0], [2, 1]], 3, much_after=[0])
    >>> p.rank.tolist(), p.much_worse.tolist()
    ([1, 0, 0], [0, -1, -1])
    """
    rank = np.empty(states, dtype=np.int64)
    count = len(groups)
    for place, group in enumerate(groups):
        rank[list(group)] = count - 1 - place
    breaks = sorted(set(much_after))
    worse: Ranks | None = None
    if breaks:
        # Everything below the nearest break beneath a group is much worse.
        by_rank = np.full(count, -1, dtype=np.int64)
        for place in range(count):
            beneath = [b for b in breaks if b >= place]
            if beneath:
                by_rank[count - 1 - place] = count - 2 - beneath[0]
        worse = by_rank[rank]
    together = tuple(tuple(sorted(groups[place])) for place in loose if len(groups[place]) > 1)
    pairs = frozenset((a, b) for group in together for k, a in enumerate(group) for b in group[k + 1 :])
    return Preference(rank, worse, pairs, together)


def preference_of_statements(truths: Sequence[Sequence[NDArray[np.bool_]]], states: int) -> Preference:
    """A preference from ordered option statements (Hipel, Kilgour, Fang & Peng 1997; Peng 1999).

    A statement outweighs all that follow it together. Statements of one group have equal weight: the number of them
    that hold decides.

    Parameters
    ----------
    truths : sequence of sequence of (n_states,) bool
        Where each statement holds; most important group first.
    states : int
    """
    rank = np.zeros(states, dtype=np.int64)
    for group in truths:
        held = np.sum(np.asarray(group, dtype=np.int64), axis=0)
        # Ranks are made dense after every group, so that sixty statements do not overflow.
        rank = np.unique(rank * (len(group) + 1) + held, return_inverse=True)[1].astype(np.int64)
    return Preference(rank)

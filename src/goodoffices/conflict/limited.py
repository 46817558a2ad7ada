"""Limited-move and non-myopic stability: looking h moves ahead, everyone for itself.

At a state, the decision maker whose turn it is stays, or moves to where the rest of the sequence ends best for it; the
others, each with one move less to look ahead, do the same. With two decision makers this is the definition of [1]_ and [2]_.
Where several moves are equally good the one that is worst for whoever reckons is reckoned with, as is, with more than two,
whichever of the others moves next; the sequence ends at a state where all the others would stay. (For more than two the
published definitions differ; docs/explanation/conflict-analysis.md says how.)

References
----------
.. [1] Kilgour, D. M. (1985). Anticipation and stability in two-person non-cooperative games. In Dynamic Models of
   International Conflict, 26-51. Lynne Rienner.
.. [2] Fang, L., Hipel, K. W. & Kilgour, D. M. (1989). Conflict models in graph form: Solution concepts and their
   interrelationships. European Journal of Operational Research 41, 86-100; (1993). Interactive Decision Making. Wiley.
.. [3] Brams, S. J. & Wittman, D. (1981). Nonmyopic equilibria in 2x2 games. Conflict Management and Peace Science 6, 39-62;
   Kilgour, D. M. (1984). Equilibria for far-sighted players. Theory and Decision 16, 135-157.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.diagnose import UsageError

__all__ = ["limited_move", "non_myopic"]

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

_LONGEST = 5_000
"""Horizons looked at before giving up on a cycle."""


def _checked(conflict: Conflict) -> None:
    if not conflict.certain:
        raise UsageError(
            "some comparisons of this conflict are not known",
            "limited-move stability needs them all; see --concept GMR",
        )


def _horizons(conflict: Conflict) -> Iterator[tuple[Bools, Ints]]:
    """For h = 1, 2, ...: who stays where, and ends[i, e, s], the rank for e of where it ends when i is to move at s."""
    makers = range(len(conflict.decision_makers))
    ranks = np.stack([p.rank for p in conflict.preferences])
    lists = [_moves(conflict, maker) for maker in makers]
    stays = np.ones((len(ranks), conflict.size), dtype=bool)
    ends = np.repeat(ranks[None], len(ranks), axis=0)
    while True:
        new_stays, new_ends = stays.copy(), ends.copy()
        for i in makers:
            after = _after(ranks, stays, ends, i)
            starts, targets = lists[i]
            new_stays[i] = True
            new_ends[i] = ranks
            movable = np.flatnonzero(np.diff(starts))
            if not len(movable):
                continue
            best = np.maximum.reduceat(after[i][targets], starts[movable])
            goes = best > ranks[i][movable]
            going = movable[goes]
            new_stays[i, going] = False
            counts = np.diff(starts)[going]
            bounds = np.concatenate([[0], np.cumsum(counts)])
            pairs = np.repeat(starts[going] - bounds[:-1], counts) + np.arange(bounds[-1])
            chosen = after[i][targets[pairs]] == np.repeat(best[goes], counts)
            for e in makers:
                worth = np.where(chosen, after[e][targets[pairs]], ranks.max() + 1)
                if len(going):
                    new_ends[i, e, going] = np.minimum.reduceat(worth, bounds[:-1])
        stays, ends = new_stays, new_ends
        yield stays, ends


def _after(ranks: Ints, stays: Bools, ends: Ints, mover: int) -> Ints:
    """after[e, s]: the rank for e of where it ends when ``mover`` has just moved to s."""
    others = [j for j in range(len(ranks)) if j != mover]
    high = ranks.max() + 1
    least = np.full_like(ranks, high)
    for j in others:
        least = np.where(stays[j], least, np.minimum(least, ends[j]))
    return np.where(np.all(stays[others], axis=0), ranks, least)


def _moves(conflict: Conflict, maker: int) -> tuple[Ints, Ints]:
    """All moves of a decision maker: (first of each state and the end, targets)."""
    moves = conflict.moves[maker]
    found = [moves.targets(s) for s in range(conflict.size)]
    starts = np.concatenate([[0], np.cumsum([len(t) for t in found])]).astype(np.int64)
    return starts, np.concatenate(found) if starts[-1] else np.zeros(0, dtype=np.int64)


def limited_move(conflict: Conflict, horizon: int) -> Bools:
    """L_h stability of every state for every decision maker.

    Parameters
    ----------
    conflict : Conflict
        Of certain preferences.
    horizon : int
        How many moves each looks ahead, from 1; with 1 this is Nash stability.

    Returns
    -------
    (n_makers, n_states) bool

    Raises
    ------
    UsageError
        Where the horizon is below 1, or a comparison is not known.

    Examples
    --------
    >>> from goodoffices.conflict import literature
    >>> limited_move(literature("prisoners"), 2).all(axis=0).tolist()
    [True, False, False, True]
    """
    _checked(conflict)
    if horizon < 1:
        raise UsageError(f"a horizon of {horizon} looks at no move", "give a horizon from 1")
    for h, (stays, _) in enumerate(_horizons(conflict), 1):
        if h == horizon:
            return stays
    raise AssertionError("unreachable")


def non_myopic(conflict: Conflict) -> Bools:
    """Non-myopic stability: L_h stability for every h from some h on.

    The anticipations of one horizon follow from those of the one before, so that they repeat sooner or later; a state is
    non-myopically stable when it is stable throughout the cycle.

    Returns
    -------
    (n_makers, n_states) bool

    Raises
    ------
    UsageError
        Where a comparison is not known, or no cycle shows within 5,000 horizons.

    Examples
    --------
    >>> from goodoffices.conflict import literature
    >>> non_myopic(literature("prisoners")).all(axis=0).tolist()
    [True, False, False, True]
    """
    _checked(conflict)
    seen: dict[bytes, int] = {}
    kept: list[Bools] = []
    for h, (stays, ends) in enumerate(_horizons(conflict)):
        key = stays.tobytes() + ends.tobytes()
        if key in seen:
            cycle = kept[seen[key] :]
            found: Bools = np.logical_and.reduce(cycle)
            return found
        if h == _LONGEST:
            break
        seen[key] = h
        kept.append(stays)
    raise UsageError(f"no cycle of anticipations within {_LONGEST:,} horizons", "ask for a limited horizon instead")

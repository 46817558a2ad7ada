"""A conflict of which some states are out of reach or out of sight: an option not there yet, gone, or not perceived."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import NO_STATE, Conflict
from goodoffices.conflict.feasible import Pattern
from goodoffices.conflict.preference import Preference, Wish
from goodoffices.diagnose import UsageError

__all__ = ["restrict"]


def restrict(conflict: Conflict, patterns: Sequence[Pattern]) -> Conflict:
    """The conflict without the states that match a pattern; preferences stay as they are among those left.

    Parameters
    ----------
    conflict : Conflict
    patterns : sequence of Pattern

    Raises
    ------
    UsageError
        Where no state is left.

    Examples
    --------
    >>> from goodoffices.conflict import literature, pattern_of
    >>> restrict(literature("prisoners"), [pattern_of([(0, True)])]).states.tolist()
    [0, 2]
    """
    keep = np.ones(conflict.size, dtype=bool)
    for pattern in patterns:
        keep &= ~pattern.matches(conflict.states)
    if not keep.any():
        raise UsageError(NO_STATE, "drop one of the infeasible patterns")
    place = np.cumsum(keep) - 1
    status = conflict.status_quo
    return replace(
        conflict,
        states=conflict.states[keep],
        preferences=tuple(_kept(p, keep, place) for p in conflict.preferences),
        status_quo=int(place[status]) if status is not None and keep[status] else None,
        infeasible=(*conflict.infeasible, *patterns),
    )


def _kept(preference: Preference, keep: NDArray[np.bool_], place: NDArray[np.int64]) -> Preference:
    levels, rank = np.unique(preference.rank[keep], return_inverse=True)
    worse = preference.much_worse
    if worse is not None:
        worse = np.searchsorted(levels, worse[keep], side="right") - 1
    pairs = frozenset((int(place[a]), int(place[b])) for a, b in preference.unknown if keep[a] and keep[b])
    loose = tuple(tuple(int(place[s]) for s in group if keep[s]) for group in preference.loose)
    wishes = tuple(
        Wish(w.manner, w.statements, tuple(truth[keep] for truth in w.truths), w.open) for w in preference.wishes
    )
    return Preference(rank.astype(np.int64), worse, pairs, tuple(g for g in loose if len(g) > 1), wishes)

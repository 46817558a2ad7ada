"""Stability where some comparisons are not known: the four extensions of Nash, GMR, SMR and SEQ.

=========  ===========================================  ==================================================
extension  the one who moves goes                       a sanction is
=========  ===========================================  ==================================================
a          to the better and to the unknown             what is certainly not better
b          to the better only                           what is certainly not better
c          to the better and to the unknown             what is not better or of unknown comparison
d          to the better only                           what is not better or of unknown comparison
=========  ===========================================  ==================================================

So *a* reckons with somebody bold before he moves and hard to deter, *d* with somebody cautious in both respects. Those who
answer in SEQ go to the better and to the unknown in all four.

References
----------
.. [1] Li, K. W., Hipel, K. W., Kilgour, D. M. & Fang, L. (2004). Preference uncertainty in the graph model for conflict
   resolution. IEEE Trans. SMC A 34, 507-520.
.. [2] Xu, H., Hipel, K. W., Kilgour, D. M. & Fang, L. (2018). Conflict Resolution Using the Graph Model. Springer, chapter 5.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.sets import legal_ends, members, moves_of
from goodoffices.diagnose import UsageError

__all__ = ["EXTENSIONS", "UNDER_UNKNOWN", "unknown_stability"]

EXTENSIONS: dict[str, str] = {
    "a": "moves to the unknown too; deterred only by what is certainly not better",
    "b": "moves only to the certainly better; deterred only by what is certainly not better",
    "c": "moves to the unknown too; deterred by the unknown as well",
    "d": "moves only to the certainly better; deterred by the unknown as well",
}
UNDER_UNKNOWN: tuple[str, ...] = ("Nash", "GMR", "SMR", "SEQ")


class _Relations:
    """Of one decision maker and state: which states are better, not better, and of unknown comparison."""

    def __init__(self, conflict: Conflict, maker: int) -> None:
        preference = conflict.preferences[maker]
        everything = (1 << conflict.size) - 1
        above = np.zeros(int(preference.rank.max()) + 2, dtype=object)
        above[:] = 0
        for state, rank in enumerate(preference.rank.tolist()):
            above[rank] |= 1 << state
        for rank in range(len(above) - 2, -1, -1):
            above[rank] |= above[rank + 1]
        self.unknown = [0] * conflict.size
        for first, second in preference.unknown:
            self.unknown[first] |= 1 << second
            self.unknown[second] |= 1 << first
        ranks = preference.rank.tolist()
        self.better = [above[ranks[s] + 1] & ~self.unknown[s] for s in range(conflict.size)]
        self.not_better = [everything & ~above[ranks[s] + 1] & ~self.unknown[s] for s in range(conflict.size)]


def unknown_stability(conflict: Conflict, concepts: Iterable[str] = ()) -> dict[str, NDArray[np.bool_]]:
    """Stability by each concept and extension.

    Parameters
    ----------
    conflict : Conflict
    concepts : iterable of str
        Of ``UNDER_UNKNOWN``; all where none is given.

    Returns
    -------
    dict of str to (n_makers, n_states) bool
        ``Nash-a``, ``Nash-b`` ... ``SEQ-d``.

    Raises
    ------
    UsageError
        Where a concept has no extensions, or there are too many states.
    """
    wanted = tuple(concepts) or UNDER_UNKNOWN
    for concept in wanted:
        if concept not in UNDER_UNKNOWN:
            raise UsageError(
                f"{concept} has no published form for unknown comparisons", f"one of: {', '.join(UNDER_UNKNOWN)}"
            )
    moves = moves_of(conflict)
    relations = [_Relations(conflict, maker) for maker in range(len(moves))]
    found = {
        f"{concept}-{extension}": np.zeros((len(moves), conflict.size), dtype=bool)
        for concept in wanted
        for extension in EXTENSIONS
    }
    for maker in range(len(moves)):
        others = [k for k in range(len(moves)) if k != maker]
        answers = {
            "GMR": [legal_ends(others, s, lambda j, t: moves[j][t]) for s in range(conflict.size)],
            "SEQ": [
                legal_ends(others, s, lambda j, t: moves[j][t] & (relations[j].better[t] | relations[j].unknown[t]))
                for s in range(conflict.size)
            ],
        }
        answers["SMR"] = answers["GMR"]
        mine, view = moves[maker], relations[maker]
        for concept in wanted:
            for extension in EXTENSIONS:
                for state in range(conflict.size):
                    goes = view.better[state] | (view.unknown[state] if extension in "ac" else 0)
                    deters = view.not_better[state] | (view.unknown[state] if extension in "cd" else 0)
                    # A state is no escape from itself.
                    safe = deters | 1 << state
                    found[f"{concept}-{extension}"][maker, state] = all(
                        concept != "Nash"
                        and any(
                            concept != "SMR" or not mine[s2] & ~safe for s2 in members(answers[concept][s1] & deters)
                        )
                        for s1 in members(mine[state] & goes)
                    )
    return found

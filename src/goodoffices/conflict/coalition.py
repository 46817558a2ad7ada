"""Coalitional stability: no group can move together to what all of its members prefer, or the others can deter it.

For a coalition H, R_H(s) are the ends of its legal sequences of moves, and its improvements those ends that every member
prefers to s. A sanction is a state that at least one member does not prefer to s. In CSEQ the others answer by sequences of
improvements of coalitions among themselves.

References
----------
.. [1] Kilgour, D. M., Hipel, K. W., Fang, L. & Peng, X. (2001). Coalition analysis in group decision support. Group
   Decision and Negotiation 10, 159-175.
.. [2] Inohara, T. & Hipel, K. W. (2008). Coalition analysis in the graph model for conflict resolution. Systems
   Engineering 11, 343-359; Interrelationships among noncooperative and coalition stability concepts. Journal of Systems
   Science and Systems Engineering 17, 1-29.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.sets import legal_ends, members, moves_of
from goodoffices.diagnose import UsageError

__all__ = ["COALITIONAL", "CoalitionalStability", "coalitional_stability"]

COALITIONAL: tuple[str, ...] = ("Nash", "GMR", "SMR", "SEQ")


@dataclass(frozen=True, slots=True, eq=False)
class CoalitionalStability:
    """Which states are stable for which coalitions.

    Parameters
    ----------
    coalitions : tuple of tuple of int
        Places of decision makers; single ones first.
    stable : dict of str to (n_coalitions, n_states) bool
        By concept.
    improvements : tuple of tuple of int
        For each coalition and state the set of joint improvements, as bits.
    """

    coalitions: tuple[tuple[int, ...], ...]
    stable: dict[str, NDArray[np.bool_]]
    improvements: tuple[tuple[int, ...], ...]

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """Places of the states that are stable for every coalition."""
        return tuple(np.flatnonzero(self.stable[concept].all(axis=0)).tolist())


def coalitional_stability(conflict: Conflict) -> CoalitionalStability:
    """Coalitional Nash, GMR, SMR and SEQ stability over all coalitions.

    Parameters
    ----------
    conflict : Conflict
        Of certain preferences, with at most 8,192 states and 12 decision makers.

    Raises
    ------
    UsageError
        Where it is larger, or a comparison is not known.

    Examples
    --------
    >>> from goodoffices.conflict import literature
    >>> found = coalitional_stability(literature("prisoners"))
    >>> found.equilibria("Nash"), found.equilibria("SEQ")
    ((), (3,))
    """
    count = _checked(conflict)
    moves = moves_of(conflict)
    better = [_better(conflict, maker) for maker in range(count)]
    groups = tuple(group for size in range(1, count + 1) for group in combinations(range(count), size))
    reach = {
        group: [legal_ends(group, s, lambda j, t: moves[j][t]) & ~(1 << s) for s in range(conflict.size)]
        for group in groups
    }
    improve = {
        group: [
            reach[group][s] & _all([better[maker][s] for maker in group], conflict.size) for s in range(conflict.size)
        ]
        for group in groups
    }
    stable = {concept: np.zeros((len(groups), conflict.size), dtype=bool) for concept in COALITIONAL}
    for row, group in enumerate(groups):
        rest = tuple(maker for maker in range(count) if maker not in group)
        answers = {
            "GMR": reach[rest] if rest else [0] * conflict.size,
            "SEQ": _by_coalitions(rest, improve, conflict.size),
        }
        answers["SMR"] = answers["GMR"]
        for state in range(conflict.size):
            # Whatever one member of the group does not prefer to the state deters the group.
            deters = ~_all([better[maker][state] for maker in group], conflict.size)
            safe = deters | 1 << state
            for concept in COALITIONAL:
                stable[concept][row, state] = all(
                    concept != "Nash"
                    and any(
                        concept != "SMR" or not reach[group][s2] & ~safe
                        for s2 in members(answers[concept][s1] & deters)
                    )
                    for s1 in members(improve[group][state])
                )
    return CoalitionalStability(groups, stable, tuple(tuple(improve[group]) for group in groups))


def _checked(conflict: Conflict) -> int:
    """How many decision makers there are, if their coalitions can be looked at."""
    count = len(conflict.decision_makers)
    if not conflict.certain:
        raise UsageError("some comparisons of this conflict are not known", "coalitional stability needs them all")
    if count > 12:
        raise UsageError(
            f"{count} decision makers form {2**count - 1:,} coalitions", "put those who act as one together"
        )
    return count


def _better(conflict: Conflict, maker: int) -> list[int]:
    ranks = conflict.preferences[maker].rank.tolist()
    above = [0] * (max(ranks) + 2)
    for state, rank in enumerate(ranks):
        above[rank] |= 1 << state
    for rank in range(len(above) - 2, -1, -1):
        above[rank] |= above[rank + 1]
    return [above[rank + 1] for rank in ranks]


def _all(sets: list[int], size: int) -> int:
    found = (1 << size) - 1
    for one in sets:
        found &= one
    return found


def _by_coalitions(rest: tuple[int, ...], improve: dict[tuple[int, ...], list[int]], size: int) -> list[int]:
    """Ends of sequences of improvements of coalitions among ``rest``, no coalition twice in a row."""
    groups = [group for count in range(1, len(rest) + 1) for group in combinations(rest, count)]
    return [legal_ends(range(len(groups)), s, lambda j, t: improve[groups[j]][t]) for s in range(size)]

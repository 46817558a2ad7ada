"""Sets of states as the bits of one whole number, for the analyses that must look at sets themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from goodoffices.conflict.conflict import Conflict
from goodoffices.diagnose import UsageError

__all__ = ["LARGEST_SETS", "legal_ends", "members", "moves_of", "set_of"]

LARGEST_SETS = 8_192
"""States of which sets are kept for every state (some 8 MB for each decision maker and relation)."""


def members(states: int) -> Iterator[int]:
    """The places in a set, increasing.

    >>> list(members(0b1101))
    [0, 2, 3]
    """
    while states:
        low = states & -states
        yield low.bit_length() - 1
        states ^= low


def set_of(places: Sequence[int]) -> int:
    """A set from places."""
    found = 0
    for place in places:
        found |= 1 << place
    return found


def moves_of(conflict: Conflict) -> list[list[int]]:
    """R_i(s) of every decision maker at every state.

    Raises
    ------
    UsageError
        Where there are more states than sets are kept for.
    """
    if conflict.size > LARGEST_SETS:
        raise UsageError(
            f"the conflict is too large for memory: {conflict.size:,} states (the limit of this analysis is {LARGEST_SETS:,})",
            "say which combinations cannot be, or leave options out",
        )
    return [[set_of(moves.targets(s).tolist()) for s in range(conflict.size)] for moves in conflict.moves]


def legal_ends(group: Sequence[int], start: int, step: Callable[[int, int], int]) -> int:
    """Where the legal sequences of a group end that begin at a state: nobody moves twice in a row.

    Parameters
    ----------
    group : sequence of int
        Who moves.
    start : int
    step : callable of (who, state) -> int
        The set to which one of them can move from a state.
    """
    # Of each state the set of those who can have moved last matters, and only as: nobody, one of them, or several.
    last: dict[int, int] = {}
    front = [(start, -1)]
    while front:
        state, mover = front.pop()
        for who in group:
            if who == mover:
                continue
            for target in members(step(who, state)):
                known = last.get(target, 0)
                if known & (1 << who) or known.bit_count() > 1:
                    continue
                last[target] = known | 1 << who
                front.append((target, who))
    return set_of(list(last))

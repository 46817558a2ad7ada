"""Why a state is stable or not where some comparisons are not known: by concept and extension."""

from __future__ import annotations

from collections import deque

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.reason import Improvement, Reason, Step
from goodoffices.conflict.unknown import UNDER_UNKNOWN

__all__ = ["explain_doubtful"]


def explain_doubtful(conflict: Conflict, concept: str, maker: int, state: int) -> Reason:
    """Why a state is stable for a decision maker by a concept and extension, or is not.

    Parameters
    ----------
    conflict : Conflict
    concept : str
        As in the keys of :func:`~goodoffices.conflict.unknown.unknown_stability`: ``SEQ-b``.
    maker, state : int
        Places from 0.

    Examples
    --------
    >>> from goodoffices.conflict import Preference, literature
    >>> prisoners = literature("prisoners")
    >>> vague = Preference(prisoners.preferences[0].rank, unknown=frozenset({(0, 1)}))
    >>> reason = explain_doubtful(prisoners.with_preferences([vague, prisoners.preferences[1]]), "Nash-a", 0, 0)
    >>> reason.stable, reason.words(prisoners.with_preferences([vague, prisoners.preferences[1]]))[1]
    (False, 'It might gain by moving to state 2 (takes up "Cooperate with the second").')
    """
    idea, _, extension = concept.partition("-")
    found = []
    for target in sorted(conflict.moves[maker].targets(state).tolist()):
        if _goes(conflict, maker, state, target, bold=extension in "ac"):
            answer = () if idea == "Nash" else _shortest(conflict, idea, extension, maker, state, target)
            found.append(Improvement(target, answer))
    rank = conflict.preferences[maker].rank
    return Reason(concept, maker, state, tuple(sorted(found, key=lambda one: (-int(rank[one.state]), one.state))))


def _goes(conflict: Conflict, who: int, state: int, target: int, *, bold: bool) -> bool:
    preference = conflict.preferences[who]
    if (min(state, target), max(state, target)) in preference.unknown:
        return bold
    return bool(preference.rank[target] > preference.rank[state])


def _deters(conflict: Conflict, maker: int, state: int, end: int, extension: str) -> bool:
    """Whether the end is not better for the maker, or by -c and -d not known to be."""
    preference = conflict.preferences[maker]
    if (min(state, end), max(state, end)) in preference.unknown:
        return extension in "cd"
    return bool(preference.rank[end] <= preference.rank[state])


def _sanction(conflict: Conflict, idea: str, extension: str, maker: int, state: int, end: int) -> bool:
    if not _deters(conflict, maker, state, end, extension):
        return False
    return idea != "SMR" or all(
        target == state or _deters(conflict, maker, state, target, extension)
        for target in conflict.moves[maker].targets(end).tolist()
    )


def _shortest(conflict: Conflict, idea: str, extension: str, maker: int, state: int, start: int) -> tuple[Step, ...]:
    """The shortest legal sequence of the others that deters; with its last mover, since unknown gains do not chain."""
    if idea not in UNDER_UNKNOWN:
        return ()
    others = [k for k in range(len(conflict.decision_makers)) if k != maker]
    first = (start, -1)
    came: dict[tuple[int, int], tuple[int, int] | None] = {first: None}
    front = deque([first])
    while front:
        place, last = here = front.popleft()
        for who in others:
            if who == last:
                continue
            for target in conflict.moves[who].targets(place).tolist():
                there = (target, who)
                if there in came or (idea == "SEQ" and not _goes(conflict, who, place, target, bold=True)):
                    continue
                came[there] = here
                if _sanction(conflict, idea, extension, maker, state, target):
                    return _path(came, there)
                front.append(there)
    return ()


def _path(came: dict[tuple[int, int], tuple[int, int] | None], end: tuple[int, int]) -> tuple[Step, ...]:
    steps: list[Step] = []
    at: tuple[int, int] | None = end
    while at is not None and at[1] >= 0:
        steps.append(Step(at[1], at[0]))
        at = came[at]
    return tuple(reversed(steps))

"""From the status quo to another state: by whose moves, and who must be persuaded."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.conflict.conflict import Conflict

__all__ = ["Leg", "Route", "find_routes"]


@dataclass(frozen=True, slots=True)
class Leg:
    """One move on the way.

    Parameters
    ----------
    maker : int
        Who moves.
    start, end : int
    willing : bool
        True where the mover prefers the end to the start, False where it must be persuaded.
    known : bool
        False where it is not known which of the two the mover prefers; such a move counts as unwilling.
    """

    maker: int
    start: int
    end: int
    willing: bool
    known: bool = True


@dataclass(frozen=True, slots=True)
class Route:
    """A way to a state.

    Parameters
    ----------
    state : int
        Where it leads.
    legs : tuple of Leg
        Empty for the state in which the conflict is.
    """

    state: int
    legs: tuple[Leg, ...]

    @property
    def persuade(self) -> tuple[int, ...]:
        """Who must move without gaining by that move for certain, each once, in the order of the way."""
        return tuple(dict.fromkeys(leg.maker for leg in self.legs if not leg.willing))


def find_routes(conflict: Conflict, start: int, targets: Iterable[int] | None = None) -> dict[int, Route]:
    """The ways from a state to others that need the least persuasion, and among these the fewest moves.

    Parameters
    ----------
    conflict : Conflict
    start : int
    targets : iterable of int, optional
        All states where none are given.

    Returns
    -------
    dict of int to Route
        Without the states that cannot be reached.

    Examples
    --------
    >>> from goodoffices.conflict import literature
    >>> elmira = literature("elmira-1991")
    >>> route = find_routes(elmira, 0, [9])[9]
    >>> [(elmira.decision_makers[leg.maker].id, leg.end + 1, leg.willing) for leg in route.legs]
    [('moe', 2, False), ('uniroyal', 4, True), ('local', 10, True)]
    """
    wanted = set(range(conflict.size) if targets is None else targets)
    best: dict[int, tuple[int, int]] = {start: (0, 0)}
    came: dict[int, Leg] = {}
    done: set[int] = set()
    heap = [(0, 0, start)]
    ranks = [p.rank for p in conflict.preferences]
    unknown = [p.unknown for p in conflict.preferences]
    while heap and not wanted <= done:
        unwilling, length, state = heapq.heappop(heap)
        if state in done:
            continue
        done.add(state)
        for maker, moves in enumerate(conflict.moves):
            for target in moves.targets(state).tolist():
                known = (min(state, target), max(state, target)) not in unknown[maker]
                willing = known and bool(ranks[maker][target] > ranks[maker][state])
                cost = (unwilling + (not willing), length + 1)
                if target not in best or cost < best[target]:
                    best[target] = cost
                    came[target] = Leg(maker, state, target, willing, known)
                    heapq.heappush(heap, (*cost, target))
    return {target: Route(target, _legs(came, start, target)) for target in sorted(wanted & best.keys())}


def _legs(came: dict[int, Leg], start: int, end: int) -> tuple[Leg, ...]:
    legs: list[Leg] = []
    while end != start:
        legs.append(came[end])
        end = came[end].start
    return tuple(reversed(legs))

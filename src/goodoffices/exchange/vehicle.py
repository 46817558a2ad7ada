"""Who sits in which vehicle: a family in one, those from one place near one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.exchange.person import Person
from goodoffices.exchange.plan import Plan
from goodoffices.exchange.problem import Problem

__all__ = ["Seat", "seat_people"]

_TRIES = 20_000


@dataclass(frozen=True, slots=True)
class Seat:
    """The vehicle of one person.

    Parameters
    ----------
    id, side : str
    stage : int
        From 0.
    vehicle : int
        From 1, in the order in which the stage names them.
    together : bool
        False where the family of the person sits in several vehicles, since no vehicle takes it whole.
    """

    id: str
    side: str
    stage: int
    vehicle: int
    together: bool = True


def seat_people(problem: Problem, plan: Plan) -> tuple[Seat, ...]:
    """Seats for all who go in a stage whose vehicles are named.

    Families come first, the largest first, each into the fullest vehicle that takes it whole (best fit decreasing); where
    that leaves one without, all ways are tried up to a limit (branch and bound). The others fill what is left, place by place.

    Examples
    --------
    >>> from goodoffices.exchange import Person, Problem, Stage, plan, seat_people
    >>> people = (Person("a", "norda"), Person("b", "norda", family="f"), Person("c", "norda", family="f"))
    >>> problem = Problem(("norda", "suda"), (Stage("first", vehicles=(("norda", (1, 2)),)),), people)
    >>> [(seat.id, seat.vehicle) for seat in seat_people(problem, plan(problem))]
    [('a', 1), ('b', 2), ('c', 2)]
    """
    found: list[Seat] = []
    for at, stage in enumerate(problem.stages):
        for side, rooms in stage.vehicles:
            going = [p for p in problem.people if p.side == side and plan.stage_of.get(p.id) == at]
            found.extend(_seat(going, rooms, at))
    return tuple(found)


def _seat(going: Sequence[Person], rooms: Sequence[int], stage: int) -> list[Seat]:
    families: dict[str, list[Person]] = defaultdict(list)
    single: list[Person] = []
    for person in going:
        if person.family:
            families[person.family].append(person)
        else:
            single.append(person)
    groups = sorted(families.values(), key=lambda members: (-len(members), members[0].id))
    placed = _pack([len(members) for members in groups], rooms)
    left = list(rooms)
    seat_of: dict[str, tuple[int, bool]] = {}
    apart: list[Person] = []
    for members, vehicle in zip(groups, placed, strict=True):
        if vehicle < 0:
            apart.extend(members)
            continue
        left[vehicle] -= len(members)
        seat_of.update({person.id: (vehicle, True) for person in members})
    rest = [(person, False) for person in apart]
    rest += [(person, True) for person in sorted(single, key=lambda person: (person.place, person.id))]
    vehicle = 0
    for person, together in rest:
        while vehicle < len(left) and left[vehicle] <= 0:
            vehicle += 1
        if vehicle == len(left):
            break
        left[vehicle] -= 1
        seat_of[person.id] = (vehicle, together)
    return [
        Seat(person.id, person.side, stage, seat_of[person.id][0] + 1, seat_of[person.id][1])
        for person in going
        if person.id in seat_of
    ]


def _pack(sizes: Sequence[int], rooms: Sequence[int]) -> list[int]:
    """A vehicle for each family, the largest first; -1 for one that fits into none."""
    greedy = _best_fit(sizes, rooms)
    if -1 not in greedy:
        return greedy
    left, tries = list(rooms), 0
    chosen: list[int] = []

    def place(at: int) -> bool:
        nonlocal tries
        tries += 1
        if at == len(sizes):
            return True
        for room in sorted(set(left)):
            if room >= sizes[at] and tries < _TRIES:
                vehicle = left.index(room)
                left[vehicle] -= sizes[at]
                chosen.append(vehicle)
                if place(at + 1):
                    return True
                chosen.pop()
                left[vehicle] += sizes[at]
        return False

    # Deeper than the interpreter's stack nothing is tried; so many families in one stage fit by best fit, or not at all.
    return chosen if len(sizes) <= 200 and place(0) else greedy


def _best_fit(sizes: Sequence[int], rooms: Sequence[int]) -> list[int]:
    left, found = list(rooms), []
    for size in sizes:
        fitting = [(room, k) for k, room in enumerate(left) if room >= size]
        vehicle = min(fitting)[1] if fitting else -1
        if vehicle >= 0:
            left[vehicle] -= size
        found.append(vehicle)
    return found

"""Who sits in which vehicle: a family in one, those from one place near one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
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

    Whoever goes in the same stage as in the plan before (``plan.seated``) keeps his vehicle. Where a family would sit apart for
    that, first only families keep theirs, then nobody need.

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
            earlier = {id: vehicle - 1 for id, (stage_, vehicle) in plan.seated.items() if stage_ == at}
            found.extend(_seat(going, rooms, at, earlier))
    return tuple(found)


def _seat(going: Sequence[Person], rooms: Sequence[int], stage: int, earlier: Mapping[str, int]) -> list[Seat]:
    families: dict[str, list[Person]] = defaultdict(list)
    single: list[Person] = []
    for person in going:
        if person.family:
            families[person.family].append(person)
        else:
            single.append(person)
    groups = sorted(families.values(), key=lambda members: (-len(members), members[0].id))
    single.sort(key=lambda person: (person.place, person.id))
    earlier = {id: vehicle for id, vehicle in earlier.items() if 0 <= vehicle < len(rooms)}
    ways = [_placed(groups, single, rooms, earlier, "none")]
    if earlier:
        ways = [_placed(groups, single, rooms, earlier, kept) for kept in ("all", "families")] + ways
    fewest = min(sum(not together for _, together in way.values()) for way in ways)
    seat_of = next(way for way in ways if sum(not together for _, together in way.values()) == fewest)
    return [
        Seat(person.id, person.side, stage, seat_of[person.id][0] + 1, seat_of[person.id][1])
        for person in going
        if person.id in seat_of
    ]


def _placed(
    groups: Sequence[Sequence[Person]],
    single: Sequence[Person],
    rooms: Sequence[int],
    earlier: Mapping[str, int],
    kept: str,
) -> dict[str, tuple[int, bool]]:
    """By id the vehicle, and whether the family sits in one; ``kept`` says whose seats come before all else."""
    left = list(rooms)
    seat_of: dict[str, tuple[int, bool]] = {}

    def take(members: Sequence[Person], vehicle: int) -> None:
        left[vehicle] -= len(members)
        seat_of.update({person.id: (vehicle, True) for person in members})

    def stay(person: Person) -> None:
        vehicle = earlier.get(person.id, -1)
        if vehicle >= 0 and left[vehicle] > 0:
            take([person], vehicle)

    open_ = []
    for members in groups:
        before = {earlier[person.id] for person in members if person.id in earlier}
        vehicle = before.pop() if len(before) == 1 else -1
        if kept != "none" and vehicle >= 0 and left[vehicle] >= len(members):
            take(members, vehicle)
        else:
            open_.append(members)
    if kept == "all":
        for person in single:
            stay(person)
    apart: list[Person] = []
    for members, vehicle in zip(open_, _pack([len(members) for members in open_], left), strict=True):
        if vehicle < 0:
            apart.extend(members)
        else:
            take(members, vehicle)
    for person in single:
        if person.id not in seat_of:
            stay(person)
    rest = [(person, False) for person in apart]
    rest += [(person, True) for person in single if person.id not in seat_of]
    vehicle = 0
    for person, together in rest:
        while vehicle < len(left) and left[vehicle] <= 0:
            vehicle += 1
        if vehicle == len(left):
            break
        left[vehicle] -= 1
        seat_of[person.id] = (vehicle, together)
    return seat_of


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

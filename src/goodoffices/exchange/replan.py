"""The next plan, from what happened: promises first, then as few changes as can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from goodoffices.diagnose import UsageError
from goodoffices.exchange.group import Unit, units_of
from goodoffices.exchange.person import Person
from goodoffices.exchange.plan import Plan, Task, carry_out
from goodoffices.exchange.problem import Problem
from goodoffices.exchange.requirement import requirements_of
from goodoffices.exchange.vehicle import seat_people

__all__ = ["HAPPENINGS", "Change", "Happening", "replan"]

HAPPENINGS = ("refused", "died", "absent", "went")
"""What can happen to a person otherwise than planned."""


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to one person otherwise than planned, or is known before the stage.

    Parameters
    ----------
    id : str
    what : str
        ``refused`` (stays, and the family that has not gone with him), ``died`` (the family can go without him),
        ``absent`` (was not brought; what was promised him still stands), ``went`` (without having been planned there).
    stage : int
        From 0; of ``went``.
    """

    id: str
    what: str
    stage: int = -1


@dataclass(frozen=True, slots=True)
class Change:
    """One person for whom the new plan is another.

    Parameters
    ----------
    id : str
    before, after : int
        Stage from 0; -1 for staying.
    """

    id: str
    before: int
    after: int


def replan(
    problem: Problem, earlier: Plan, done: int, happenings: Iterable[Happening] = (), *, seconds: float = 60.0
) -> tuple[Plan, tuple[Change, ...]]:
    """Plan what is left after some stages.

    All rules hold in every stage to come; what they count over all stages counts who went. First comes what was promised
    (the fewest stages by which people go later than they were told, staying being one after the last), then the fewest
    people moved or newly named, then the most points. ``done = 0`` is a change before the first stage.

    Parameters
    ----------
    problem : Problem
        As it was planned; people who are new on the lists are added to it.
    earlier : Plan
    done : int
        Stages that have taken place, from 0 to all but one.
    happenings : iterable of Happening
        Who is planned in a stage that has taken place and is not named here went as planned.
    seconds : float
        For each programme.

    Returns
    -------
    Plan
        For all stages, with those who went; whoever still goes in his stage keeps his vehicle where that can be.
    tuple of Change
        In the order of the people.

    Raises
    ------
    UsageError
        Where a happening names nobody, cannot be, or no stage is left.

    Examples
    --------
    >>> from goodoffices.exchange import Happening, Parity, Person, Problem, Stage, plan, replan
    >>> people = tuple(Person(f"{side[0]}{k}", side) for side in ("norda", "suda") for k in range(3))
    >>> stages = tuple(Stage(name, seats=(("norda", 1),)) for name in ("first", "second"))
    >>> problem = Problem(("norda", "suda"), stages, people, (Parity("norda", "suda"),))
    >>> earlier = plan(problem)
    >>> going = [id for id, stage in earlier.stage_of.items() if stage == 1]
    >>> later, changes = replan(problem, earlier, 1, [Happening(going[0], "refused")])
    >>> sorted((change.before, change.after) for change in changes), later.proven
    ([(-1, 1), (1, -1)], True)
    """
    last = len(problem.stages)
    if not 0 <= done < last:
        raise UsageError(f"of {last} stages {done} cannot have taken place with one left", "say how many have")
    told = _told(problem, happenings, done)
    went = {id: t for id, t in earlier.stage_of.items() if t < done and id not in told}
    went |= {id: h.stage for id, h in told.items() if h.what == "went"}
    people = tuple(_now(person, person.id in went, told.get(person.id)) for person in problem.people)
    now = replace(problem, people=people)
    units, barred = units_of(people, last)
    units = [_bound(unit, people, went, earlier.stage_of, done) for unit in units]
    planned = [people[m] for unit in units for m in unit.members]
    task = Task(now, tuple(units), requirements_of(now, planned, done), done, True, seconds)
    why = {at: "has died" if _is(told, people[at].id, "died") else reason for at, reason in barred.items()}
    found = replace(carry_out(task, why), seated=_seated(problem, earlier))
    return found, _changes(problem, earlier, found) if found.possible else ()


def _seated(problem: Problem, earlier: Plan) -> Mapping[str, tuple[int, int]]:
    """Who sat where by the plan before."""
    return earlier.seated or {seat.id: (seat.stage, seat.vehicle) for seat in seat_people(problem, earlier)}


def _changes(problem: Problem, earlier: Plan, later: Plan) -> tuple[Change, ...]:
    pairs = [(p.id, earlier.stage_of.get(p.id, -1), later.stage_of.get(p.id, -1)) for p in problem.people]
    return tuple(Change(*pair) for pair in pairs if pair[1] != pair[2])


def _told(problem: Problem, happenings: Iterable[Happening], done: int) -> dict[str, Happening]:
    known = {person.id for person in problem.people}
    found: dict[str, Happening] = {}
    for happening in happenings:
        if happening.id not in known:
            raise UsageError(f'"{happening.id}" is not on the lists', "give the id of somebody on them")
        if happening.id in found:
            raise UsageError(f'"{happening.id}" has two happenings', "keep the one that holds")
        if happening.what not in HAPPENINGS:
            raise UsageError(f'"{happening.what}" is not known to happen', f"one of: {', '.join(HAPPENINGS)}")
        if happening.what == "went" and not 0 <= happening.stage < done:
            raise UsageError(
                f'"{happening.id}" cannot have gone in a stage to come', "give a stage that has taken place"
            )
        found[happening.id] = happening
    return found


def _is(told: Mapping[str, Happening], id: str, what: str) -> bool:
    return id in told and told[id].what == what


def _now(person: Person, went: bool, happening: Happening | None) -> Person:
    """The person as he stands now: nothing binds one who went, and no family waits for one who died."""
    if went:
        return replace(person, family="", willing=True, waits="")
    if happening is not None and happening.what == "died":
        return replace(person, family="", willing=False)
    if happening is not None and happening.what == "refused":
        return replace(person, willing=False)
    return person


def _bound(
    unit: Unit, people: tuple[Person, ...], went: Mapping[str, int], stage_of: Mapping[str, int], done: int
) -> Unit:
    """A unit with the stages that are open to it."""
    ids = [people[m].id for m in unit.members]
    if ids[0] in went:
        return replace(unit, first=went[ids[0]], last=went[ids[0]])
    return replace(unit, first=done, promised=min((stage_of[id] for id in ids if id in stage_of), default=-1))

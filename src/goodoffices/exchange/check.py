"""A plan held against its rules person by person, without solver and without groups."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import groupby

from goodoffices.exchange.group import units_of
from goodoffices.exchange.problem import Problem
from goodoffices.exchange.requirement import Requirement, Row, requirements_of
from goodoffices.exchange.selection import Measure

__all__ = ["broken_rules", "points_of_plan"]


def broken_rules(problem: Problem, stage_of: Mapping[str, int], done: int = 0) -> tuple[str, ...]:
    """What a plan breaks, in words; nothing where it holds.

    Parameters
    ----------
    problem : Problem
    stage_of : dict of str to int
        By id, the stage from 0.
    done : int
        Stages that lie behind and are not judged by themselves.

    Examples
    --------
    >>> from goodoffices.exchange import Parity, Person, Problem, Stage, broken_rules
    >>> people = (Person("n1", "norda"), Person("s1", "suda", willing=False))
    >>> problem = Problem(("norda", "suda"), (Stage("first"),), people, (Parity("norda", "suda"),))
    >>> broken_rules(problem, {"n1": 0})
    ('stage first: as many of norda as of suda',)
    >>> broken_rules(problem, {"n1": 0, "s1": 0})
    ('s1 does not want to go',)
    """
    units, barred = units_of(problem.people, len(problem.stages))
    found = [f"{problem.people[at].id} {why}" for at, why in barred.items() if problem.people[at].id in stage_of]
    found.extend(
        f"the family of {problem.people[unit.members[0]].id} is divided"
        for unit in units
        if len({stage_of.get(problem.people[m].id, -1) for m in unit.members}) > 1
    )
    requirements = requirements_of(problem, [problem.people[m] for unit in units for m in unit.members], done)
    tallies = _tallies(problem, stage_of, requirements)
    found.extend(r.words for r in requirements if not _holds(r, tallies))
    return tuple(found)


def _tallies(
    problem: Problem, stage_of: Mapping[str, int], requirements: tuple[Requirement, ...]
) -> dict[tuple[Measure, int], int]:
    """Each measure in each stage; people who look alike to all rules are measured once."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, person in enumerate(problem.people):
        if person.id in stage_of:
            alike[person.profile].append(at)
    measures = {row.measure for requirement in requirements for row in requirement.rows}
    found: dict[tuple[Measure, int], int] = defaultdict(int)
    for members in alike.values():
        counts = {measure: measure.of(problem.people[members[0]]) for measure in measures}
        for at in members:
            for measure, count in counts.items():
                if count:
                    found[measure, stage_of[problem.people[at].id]] += count
    return found


def _holds(requirement: Requirement, tallies: Mapping[tuple[Measure, int], int]) -> bool:
    def fits(row: Row, switched: int) -> bool:
        total = sum(tallies.get((row.measure, t), 0) for t in row.stages) + row.times * switched
        return (row.least is None or total >= row.least) and (row.most is None or total <= row.most)

    for switch, run in groupby(requirement.rows, key=lambda row: row.switch):
        rows = list(run)
        if not any(all(fits(row, switched) for row in rows) for switched in ((0, 1) if switch else (0,))):
            return False
    return True


def points_of_plan(problem: Problem, stage_of: Mapping[str, int], *, fair: bool = True) -> int:
    """The points of a plan, added up person by person; without ``fair`` those of priority alone."""
    aim, stages, total = problem.aim, len(problem.stages), 0
    for person in problem.people:
        if person.id in stage_of:
            left = stages - stage_of[person.id]
            own = aim.priority(person) + (aim.fair(person) if fair else 0)
            total += own * left if aim.earliness == "weighted" else own + left
    return total

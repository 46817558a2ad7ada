"""Substitutes, named before anybody refuses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.exchange.group import Group
from goodoffices.exchange.problem import Problem

__all__ = ["Reserve", "name_reserves"]


@dataclass(frozen=True, slots=True)
class Reserve:
    """Somebody who stays by the plan and can take the place of another without breaking any rule.

    Parameters
    ----------
    id : str
    side : str
    stage : int
        From 0.
    replaces : tuple of str
        Ids of those of that stage whose place he can take.
    """

    id: str
    side: str
    stage: int
    replaces: tuple[str, ...]


def name_reserves(
    problem: Problem, groups: Sequence[Group], counts: Sequence[Sequence[int]], done: int = 0
) -> tuple[Reserve, ...]:
    """For each stage and side the best of those who stay, each for one stage.

    Only single people stand in for single people of their own group: whatever the rules count is then the same before
    and after. Where all of a group go there is nobody to name.
    """
    if not problem.reserves:
        return ()
    gone = [sum(row) for row in counts]
    free = [list(group.units[many:]) if group.size == 1 else [] for group, many in zip(groups, gone, strict=True)]
    before = [0] * len(groups)
    found: list[Reserve] = []
    for t in range(len(problem.stages)):
        for side in problem.sides if t >= done else ():
            fitting = [
                g
                for g, group in enumerate(groups)
                if counts[g][t] and group.size == 1 and problem.people[group.head.members[0]].side == side
            ]
            for _ in range(problem.reserves):
                open_ = [g for g in fitting if free[g] and free[g][0].first <= t <= free[g][0].last]
                if not open_:
                    break
                g = max(open_, key=lambda g: (groups[g].ends[len(groups[g].units) - len(free[g])], counts[g][t]))
                person = problem.people[free[g].pop(0).members[0]]
                going = groups[g].units[before[g] : before[g] + counts[g][t]]
                replaces = tuple(problem.people[unit.members[0]].id for unit in going)
                found.append(Reserve(person.id, side, t, replaces))
        before = [b + row[t] for b, row in zip(before, counts, strict=True)]
    return tuple(found)

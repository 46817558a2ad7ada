"""A plan: who goes in which stage, proven to be best, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from goodoffices.diagnose import GoodOfficesError
from goodoffices.exchange.check import broken_rules, points_of_plan
from goodoffices.exchange.group import Group, Unit, group_units, units_of
from goodoffices.exchange.impossible import Impossibility, explain_impossibility
from goodoffices.exchange.person import Person
from goodoffices.exchange.problem import Problem
from goodoffices.exchange.programme import Counts, Programme, Solved, points_of, require_solver
from goodoffices.exchange.requirement import Requirement, requirements_of
from goodoffices.exchange.reserve import Reserve, name_reserves
from goodoffices.exchange.rule import Count
from goodoffices.exchange.selection import Measure, Selection

__all__ = ["Cost", "Level", "Plan", "Task", "carry_out", "plan"]

Worth: TypeAlias = Callable[[Group, int], int]
"""What one unit of a group is worth in a stage, for one level."""


@dataclass(frozen=True, slots=True)
class Level:
    """What a plan is best at, in the order of importance.

    Parameters
    ----------
    words : str
    value, bound : int
        What is reached, and what no plan exceeds that is as good at all that comes before.
    """

    words: str
    value: int
    bound: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What the choice of fairness costs, in points of priority alone.

    Parameters
    ----------
    chosen : str
        The choice.
    points, best : int
        Priority points of the plan, and of the best plan without any fairness.
    released, released_best : int
        People who go by the one and by the other.
    """

    chosen: str
    points: int
    best: int
    released: int
    released_best: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Who goes when.

    Parameters
    ----------
    stage_of : dict of str to int
        By id, the stage from 0; who is not named stays.
    stays : dict of str to str
        By id, why.
    levels : tuple of Level
    cost : Cost, optional
        None without a choice of fairness.
    reserves : tuple of Reserve
    obstacle : Impossibility, optional
        Why there is no plan; the other fields are then empty.
    seated : dict of str to (int, int)
        By id, stage from 0 and vehicle from 1 of the plan before: whoever still goes there keeps his seat where that can be.
    """

    stage_of: Mapping[str, int]
    stays: Mapping[str, str]
    levels: tuple[Level, ...] = ()
    cost: Cost | None = None
    reserves: tuple[Reserve, ...] = ()
    obstacle: Impossibility | None = None
    seated: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def possible(self) -> bool:
        """True where there is a plan."""
        return self.obstacle is None

    @property
    def value(self) -> int:
        """The points of the plan."""
        return self.levels[-1].value if self.levels else 0

    @property
    def proven(self) -> bool:
        """True where no plan is better."""
        return self.possible and all(level.value == level.bound for level in self.levels)


@dataclass(frozen=True, slots=True)
class Task:
    """A problem made ready: the units that can go, what binds them, what they are judged by.

    Parameters
    ----------
    problem : Problem
    units : tuple of Unit
    requirements : tuple of Requirement
    done : int
        Stages that lie behind.
    kept : bool
        True where the promises of an earlier plan come before all else.
    seconds : float
    """

    problem: Problem
    units: tuple[Unit, ...]
    requirements: tuple[Requirement, ...]
    done: int = 0
    kept: bool = False
    seconds: float = 60.0

    def measures(self, order: Iterable[Selection] = ()) -> tuple[Measure, ...]:
        """All that is counted of a person, each once."""
        found = [row.measure for requirement in self.requirements for row in requirement.rows]
        return tuple(dict.fromkeys([*found, *order]))


def plan(problem: Problem, *, seconds: float = 60.0) -> Plan:
    """Plan an exchange.

    People whom no rule tells apart are counted together and planned as numbers; who they are follows from their points,
    then from how long they have been held, then by lot. The numbers are a mixed-integer programme with a proof.

    Parameters
    ----------
    problem : Problem
    seconds : float
        For each programme; where they are over, the plan is the best so far and its bound says how much better another
        could be.

    Returns
    -------
    Plan
        With ``obstacle`` where there is none.

    Raises
    ------
    MissingExtra
        Without the extra ``solve``.
    GoodOfficesError
        Where the time was over before there was any plan.

    Examples
    --------
    >>> from goodoffices.exchange import Aim, Parity, Person, Problem, Stage, plan
    >>> people = [Person("n1", "norda", "wounded"), Person("n2", "norda"), Person("s1", "suda")]
    >>> stages = (Stage("first", seats=(("norda", 5),)), Stage("second"))
    >>> found = plan(Problem(("norda", "suda"), stages, tuple(people), (Parity("norda", "suda"),), Aim((("wounded", 5),))))
    >>> found.stage_of, found.value, found.proven
    ({'n1': 0, 's1': 0}, 12, True)
    """
    units, barred = units_of(problem.people, len(problem.stages))
    planned = [problem.people[m] for unit in units for m in unit.members]
    task = Task(problem, tuple(units), requirements_of(problem, planned), seconds=seconds)
    return carry_out(task, barred)


def carry_out(task: Task, barred: Mapping[int, str]) -> Plan:
    """Solve a task, level by level, and say who goes."""
    require_solver()
    problem = task.problem
    groups, found, levels = _solve(task)
    if found is None:
        return Plan(
            {}, {}, obstacle=explain_impossibility(groups, task.measures(), task.requirements, task.seconds, task.done)
        )
    stage_of = _people(problem, groups, found.counts)
    if broken_rules(problem, stage_of, task.done) or points_of_plan(problem, stage_of) != found.value:
        raise GoodOfficesError(
            "the plan found does not keep its rules when counted again", "report this; nothing was written"
        )
    stays = {problem.people[at].id: why for at, why in barred.items()}
    for person in problem.people:
        if person.id not in stage_of and person.id not in stays:
            stays[person.id] = _why_left(problem, person)
    return Plan(
        stage_of,
        stays,
        levels,
        _cost(task, stage_of),
        name_reserves(problem, groups, found.counts, task.done),
    )


def _why_left(problem: Problem, person: Person) -> str:
    """Why somebody stays who could have been planned."""
    for rule in problem.rules:
        if isinstance(rule, Count) and rule.most == 0 and not rule.by and rule.among.of(person):
            return f"by a rule none of these go: {rule.among}"
    return "others have more points where the room or the parity ends"


def _solve(task: Task) -> tuple[tuple[Group, ...], Solved | None, tuple[Level, ...]]:
    problem = task.problem
    order = problem.aim.order
    measures = task.measures(order)
    groups = group_units(problem.people, task.units, measures, problem.aim)
    programme = Programme(groups, measures, len(problem.stages), task.seconds, task.done)
    programme.require(task.requirements)
    levels: list[Level] = []
    for words, worth in [*(_promises(programme.stages, task.done) if task.kept else ()), *_order(programme, order)]:
        objective = programme.linear(worth)
        found = programme.solve(objective, lambda counts, worth=worth: _total(groups, counts, worth))  # type: ignore[misc]
        if found is None:
            return groups, None, ()
        programme.model.row(objective, float(found.value), float("inf"))
        levels.append(Level(words, found.value, found.bound))
    found = programme.solve(programme.points(), lambda counts: points_of(groups, counts))
    if found is not None:
        levels.append(Level("points", found.value, found.bound))
    return groups, found, tuple(levels)


def _promises(stages: int, done: int) -> Sequence[tuple[str, Worth]]:
    """First nobody later than promised, then as few changes as can be."""

    def kept(group: Group, t: int) -> int:
        promised = group.head.promised
        return 0 if promised < 0 else group.size * (stages - promised - max(t - promised, 0))

    def same(group: Group, t: int) -> int:
        promised = group.head.promised
        newly = promised < 0 and t >= done
        return group.size if t == promised else -group.size if newly else 0

    return (("stages for which promises are kept", kept), ("people who go as promised, less those newly named", same))


def _order(programme: Programme, order: Iterable[Selection]) -> Iterable[tuple[str, Worth]]:
    for selection in order:
        at = programme.index[selection]

        def early(group: Group, t: int, at: int = at) -> int:
            return group.counts[at] * (programme.stages - t)

        yield f"earliest release of {selection}", early


def _total(groups: Sequence[Group], counts: Counts, worth: Worth) -> int:
    return sum(
        worth(group, t) * many for group, row in zip(groups, counts, strict=True) for t, many in enumerate(row) if many
    )


def _people(problem: Problem, groups: Sequence[Group], counts: Counts) -> dict[str, int]:
    """The stage of each person who goes, in the order of the people."""
    found: dict[int, int] = {}
    for group, row in zip(groups, counts, strict=True):
        gone = 0
        for t, many in enumerate(row):
            for unit in group.units[gone : gone + many]:
                found.update(dict.fromkeys(unit.members, t))
            gone += many
    return {person.id: found[at] for at, person in enumerate(problem.people) if at in found}


def _cost(task: Task, stage_of: Mapping[str, int]) -> Cost | None:
    aim = task.problem.aim
    if aim.fairness == "none":
        return None
    problem = replace(task.problem, aim=replace(aim, fairness="none"))
    groups, found, _ = _solve(replace(task, problem=problem))
    assert found is not None  # noqa: S101 - the plan itself is one
    released = sum(group.size * sum(row) for group, row in zip(groups, found.counts, strict=True))
    points = points_of_plan(task.problem, stage_of, fair=False)
    return Cost(aim.fairness, points, max(found.value, points), len(stage_of), released)

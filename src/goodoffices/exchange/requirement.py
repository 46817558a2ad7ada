"""Rules and stages as single requirements, each a few linear rows and a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goodoffices.exchange.person import Person
from goodoffices.exchange.problem import Problem, Stage
from goodoffices.exchange.rule import EVERYBODY, Count, Everyone, LivingFirst, Parity, Rule, Share
from goodoffices.exchange.selection import Measure, Rate, Selection, Weighed

__all__ = ["Requirement", "Row", "requirements_of"]


@dataclass(frozen=True, slots=True)
class Row:
    """``least <= sum of the measure over all who go in these stages + times * switch <= most``.

    Parameters
    ----------
    measure : Measure
    stages : tuple of int
        From 0.
    least, most : int, optional
    switch : tuple of (str, int), optional
        A choice of yes (1) or no (0) that is shared by the rows of its name.
    times : int
        What the switch adds.
    unit : int
        How much of the measure is one person.
    """

    measure: Measure
    stages: tuple[int, ...]
    least: int | None = None
    most: int | None = None
    switch: tuple[str, int] | None = None
    times: int = 0
    unit: int = 1


@dataclass(frozen=True, slots=True)
class Requirement:
    """What must hold, in words and as rows.

    Parameters
    ----------
    words : str
    easing : str
        What would be granted to ease it, with ``{n}`` for how much.
    rows : tuple of Row
    """

    words: str
    easing: str
    rows: tuple[Row, ...]


def requirements_of(problem: Problem, planned: Sequence[Person], done: int = 0) -> tuple[Requirement, ...]:
    """All that must hold in the stages that are still to come.

    Parameters
    ----------
    problem : Problem
    planned : sequence of Person
        Those who can be planned at all.
    done : int
        Stages that lie behind; what is counted over all stages counts what happened there.
    """
    found: list[Requirement] = []
    for at in range(done, len(problem.stages)):
        found.extend(_of_stage(problem.stages[at], at, problem.sides))
    for rule in problem.rules:
        found.extend(_of_rule(rule, problem, planned, done))
    return tuple(requirement for requirement in found if requirement.rows)


def _of_stage(stage: Stage, at: int, sides: tuple[str, str]) -> Iterator[Requirement]:
    for side, seats in stage.seats:
        yield Requirement(
            f"stage {stage.name}: at most {seats} of {side}",
            f"{{n}} more seats for {side} in stage {stage.name}",
            (Row(Selection(side), (at,), most=seats),),
        )
    for place, seats in stage.places:
        rows = tuple(Row(Selection(side, place=place), (at,), most=seats) for side in sides)
        yield Requirement(
            f"stage {stage.name}: at most {seats} from {place}",
            f"{{n}} more seats from {place} in stage {stage.name}",
            rows,
        )


def _of_rule(rule: Rule, problem: Problem, planned: Sequence[Person], done: int) -> Iterator[Requirement]:
    if isinstance(rule, Parity):
        yield from _parity(rule, problem, done)
    elif isinstance(rule, Count):
        yield from _count(rule, problem, done)
    elif isinstance(rule, Share):
        yield from _share(rule, problem, done)
    elif isinstance(rule, Everyone):
        by = max(problem.place_of(rule.by), done)
        everyone = sum(rule.among.of(person) for person in planned)
        name = problem.stages[by].name
        yield Requirement(
            f"all {everyone} of the {rule.among} by stage {name}",
            f"{{n}} of the {rule.among} left until after stage {name}",
            (Row(rule.among, tuple(range(by + 1)), least=everyone),),
        )
    else:
        yield _living_first(rule, problem, planned, done)


def _parity(rule: Parity, problem: Problem, done: int) -> Iterator[Requirement]:
    measure = Rate(rule.first, rule.second, rule.among, rule.rates)
    for at in range(done, len(problem.stages)):
        name = problem.stages[at].name
        whom = "" if rule.among == EVERYBODY else f", counting {rule.among}"
        rated = ", at the agreed rates" if rule.rates else ""
        margin = f", within {rule.slack}" if rule.slack else ""
        yield Requirement(
            f"stage {name}: as many of {rule.first} as of {rule.second}{whom}{rated}{margin}",
            f"a difference of {{n}} more in stage {name}",
            (Row(measure, (at,), -rule.slack, rule.slack),),
        )


def _count(rule: Count, problem: Problem, done: int) -> Iterator[Requirement]:
    last = len(problem.stages)
    if rule.each:
        upto = last if not rule.by else problem.place_of(rule.by) + 1
        spans: list[tuple[int, ...]] = [(at,) for at in range(done, upto)]
    else:
        spans = [tuple(range(max(problem.place_of(rule.by), done) + 1))]
    for span in spans:
        name = problem.stages[span[-1]].name
        when = f"stage {name}" if rule.each else f"up to stage {name}" if rule.by else "in all"
        for word, bound in (("at least", rule.least), ("at most", rule.most)):
            if bound is None:
                continue
            row = Row(rule.among, span)
            row = replace(row, least=bound) if word == "at least" else replace(row, most=bound)
            yield Requirement(
                f"{when}: {word} {bound} of the {rule.among}",
                f"{{n}} {'fewer' if word == 'at least' else 'more'} of the {rule.among}, {when}",
                (row,),
            )


def _share(rule: Share, problem: Problem, done: int) -> Iterator[Requirement]:
    part, whole = rule.most.numerator, rule.most.denominator
    measure = Weighed(((whole, rule.among), (-part, Selection(rule.among.side))))
    for at in range(done, len(problem.stages)):
        name = problem.stages[at].name
        yield Requirement(
            f"stage {name}: at most {float(rule.most):.4g} of those who go are {rule.among}",
            f"{{n}} more of the {rule.among} in stage {name}",
            (Row(measure, (at,), most=0, unit=whole),),
        )


def _living_first(rule: LivingFirst, problem: Problem, planned: Sequence[Person], done: int) -> Requirement:
    living, dead = Selection(rule.side, living=True), Selection(rule.side, living=False)
    many, bodies = (sum(which.of(person) for person in planned) for which in (living, dead))
    rows = []
    last = len(problem.stages)
    for at in range(done, last):
        switch = (f"living first {rule.side}", at)
        rows.append(Row(dead, (at,), most=0, switch=switch, times=-bodies))
        if at + 1 < last:
            rows.append(Row(living, tuple(range(at + 1, last)), most=many, switch=switch, times=many))
    return Requirement(
        f"{rule.side} hands over no remains before the last of its living who go",
        f"{{n}} of {rule.side} out of the order of the living before the dead",
        tuple(rows),
    )

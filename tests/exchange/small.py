"""Small exchanges drawn at random, and all their plans by brute force, judged by what the rules say and nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from goodoffices.exchange import (
    Aim,
    Count,
    Everyone,
    LivingFirst,
    Parity,
    Person,
    Problem,
    Rule,
    Selection,
    Share,
    Stage,
    points_of_plan,
)

SIDES = ("norda", "suda")
CATEGORIES = ("wounded", "officer", "")


@st.composite
def people(draw: st.DrawFn, most: int = 6) -> tuple[Person, ...]:
    many = draw(st.integers(2, most))
    return tuple(
        [
            Person(
                f"p{at}",
                draw(st.sampled_from(SIDES)),
                draw(st.sampled_from(CATEGORIES)),
                draw(st.sampled_from(((), (), ("ill",)))),
                draw(st.sampled_from(("", "camp"))),
                draw(st.sampled_from(("", "", "", "f", "g"))),
                draw(st.integers(0, 5)) > 0,
                draw(st.integers(0, 3)) == 0,
                draw(st.sampled_from((None, date(2022, 4, 1), date(2023, 4, 1)))),
                draw(st.integers(0, 4)) > 0,
            )
            for at in range(many)
        ]
    )


@st.composite
def stages(draw: st.DrawFn) -> tuple[Stage, ...]:
    found = []
    for at in range(draw(st.integers(1, 3))):
        seats = tuple((side, draw(st.integers(0, 3))) for side in SIDES if draw(st.booleans()))
        places = (("camp", draw(st.integers(0, 2))),) if draw(st.booleans()) else ()
        found.append(Stage(f"s{at}", None, seats, places))
    return tuple(found)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    return Selection(
        draw(st.sampled_from(("", *SIDES))),
        draw(st.sampled_from(((), ("wounded",), ("officer", "ill")))),
        draw(st.sampled_from(("", "", "camp"))),
        draw(st.sampled_from((None, None, True))),
        draw(st.sampled_from((None, None, True))),
    )


@st.composite
def rules(draw: st.DrawFn, names: list[str]) -> Rule:
    by = draw(st.sampled_from(("", *names)))
    kind = draw(st.integers(0, 4))
    if kind == 0:
        rates = draw(st.sampled_from(((), (("norda", "wounded", 0),), (("norda", "", 2),), (("suda", "officer", 3),))))
        return Parity(
            *SIDES, draw(st.sampled_from((Selection(), Selection(living=True)))), rates, draw(st.integers(0, 1))
        )
    if kind == 1:
        return Everyone(draw(selections()), by)
    if kind == 2:
        return Share(draw(selections()), draw(st.sampled_from((Fraction(1, 2), Fraction(1, 3)))))
    if kind == 3:
        return LivingFirst(draw(st.sampled_from(SIDES)))
    least = draw(st.integers(0, 2))
    return Count(draw(selections()), least, draw(st.sampled_from((None, least + 1))), draw(st.booleans()), by)


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    given = draw(stages())
    names = [stage.name for stage in given]
    fairness = draw(st.sampled_from(("none", "longest-held", "lottery", "family-ties")))
    aim = Aim(
        (("wounded", 7), ("ill", 4)),
        draw(st.integers(0, 2)),
        draw(st.sampled_from(("weighted", "even"))),
        draw(st.sampled_from(((), (Selection(categories=("officer",)),)))),
        fairness,
        draw(st.integers(0, 3)),
        "seed",
        date(2025, 6, 1),
    )
    listed = tuple(draw(st.lists(rules(names), max_size=3)))
    return Problem(SIDES, given, draw(people()), listed, aim, reserves=draw(st.integers(0, 1)))


def holds(problem: Problem, stage_of: dict[str, int]) -> bool:
    """True where a plan keeps everything, by the words of the rules."""
    people = problem.people
    goes = [(person, stage_of[person.id]) for person in people if person.id in stage_of]
    if any(not person.willing for person, _ in goes):
        return False
    for family in {person.family for person in people} - {""}:
        if len({stage_of.get(person.id) for person in people if person.family == family}) > 1:
            return False
    for t, stage in enumerate(problem.stages):
        now = [person for person, at in goes if at == t]
        if any(sum(person.side == side for person in now) > seats for side, seats in stage.seats):
            return False
        for place, seats in stage.places:
            if any(sum(p.side == side and p.place == place for p in now) > seats for side in SIDES):
                return False
    return all(_keeps(rule, problem, goes) for rule in problem.rules)


def _keeps(rule: Rule, problem: Problem, goes: list[tuple[Person, int]]) -> bool:
    last = len(problem.stages) - 1
    if isinstance(rule, LivingFirst):
        mine = [(person, t) for person, t in goes if person.side == rule.side]
        end = max((t for person, t in mine if person.living), default=-1)
        return all(t >= end for person, t in mine if not person.living)
    if isinstance(rule, Parity):
        for t in range(last + 1):
            sums = dict.fromkeys(SIDES, 0)
            for person, at in goes:
                if at == t and rule.among.of(person):
                    fits = [
                        r for s, c, r in rule.rates if s == person.side and c in ("", person.category, *person.marks)
                    ]
                    sums[person.side] += fits[0] if fits else 1
            if abs(sums[rule.first] - sums[rule.second]) > rule.slack:
                return False
        return True
    if isinstance(rule, Share):
        for t in range(last + 1):
            now = [p for p, at in goes if at == t and rule.among.side in ("", p.side)]
            if sum(rule.among.of(p) for p in now) > rule.most * len(now):
                return False
        return True
    by = problem.place_of(rule.by)
    if isinstance(rule, Everyone):
        barred = {p.family for p in problem.people if p.family and not p.willing}
        meant = [p for p in problem.people if rule.among.of(p) and p.willing and p.family not in barred]
        gone = {person.id for person, at in goes if at <= by}
        return all(person.id in gone for person in meant)
    counts = [sum(rule.among.of(p) for p, at in goes if at == t) for t in range(by + 1)]
    sums_ = counts if rule.each else [sum(counts)]
    return all((rule.least or 0) <= n and (rule.most is None or n <= rule.most) for n in sums_)


def assignments(problem: Problem) -> Iterator[dict[str, int]]:
    """Every way to give each person a stage or none."""
    for choice in itertools.product(range(-1, len(problem.stages)), repeat=len(problem.people)):
        yield {person.id: t for person, t in zip(problem.people, choice, strict=True) if t >= 0}


def best(problem: Problem) -> tuple[int, ...] | None:
    """The best levels of any plan, or None."""
    stages = len(problem.stages)
    found = None
    for stage_of in assignments(problem):
        if holds(problem, stage_of):
            levels = [
                sum(selection.of(p) * (stages - stage_of[p.id]) for p in problem.people if p.id in stage_of)
                for selection in problem.aim.order
            ]
            reached = (*levels, points_of_plan(problem, stage_of))
            if found is None or reached > found:
                found = reached
    return found

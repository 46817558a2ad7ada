"""Counting people together changes nothing: the same exchange with a variable for each person has the same best value."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from goodoffices.exchange import Aim, Count, LivingFirst, Parity, Person, Problem, Rule, Selection, Share, Stage, plan
from goodoffices.exchange.group import group_units, units_of
from goodoffices.exchange.plan import Task
from goodoffices.exchange.programme import Programme, points_of
from goodoffices.exchange.requirement import requirements_of

SIDES = ("norda", "suda")
RULES: dict[str, tuple[Rule, ...]] = {
    "parity": (Parity(*SIDES),),
    "rates": (Parity(*SIDES, rates=(("norda", "wounded", 0), ("norda", "", 2))),),
    "share": (Parity(*SIDES), Share(Selection("norda", ("officer",)), Fraction(1, 5))),
    "counts": (Parity(*SIDES, slack=1), Count(Selection(categories=("officer",)), most=2, each=True)),
    "living first": (Parity(*SIDES), LivingFirst("norda")),
}


def drawn(seed: int, rules: tuple[Rule, ...], earliness: str) -> Problem:
    rng = random.Random(seed)
    people = tuple(
        Person(
            f"{side[0]}{k}",
            side,
            rng.choice(("wounded", "officer", "", "")),
            place=rng.choice(("north", "south")),
            family=f"f{k // 2}" if k < 6 and side == "norda" else "",
            held_since=date(2022 + rng.randrange(3), rng.randrange(1, 13), 1),
            living=rng.random() > 0.1,
        )
        for side in SIDES
        for k in range(25)
    )
    seats = (("norda", 5), ("suda", 6))
    stages = tuple(Stage(f"s{t}", seats=seats, places=(("north", 3),)) for t in range(4))
    aim = Aim((("wounded", 20),), 5, earliness, fairness="longest-held", counted_on=date(2025, 6, 1))
    return Problem(SIDES, stages, people, rules, aim)


def one_by_one(problem: Problem) -> int:
    """The best value with a group for each unit."""
    units, _ = units_of(problem.people, len(problem.stages))
    requirements = requirements_of(problem, [problem.people[m] for unit in units for m in unit.members])
    measures = Task(problem, tuple(units), requirements).measures()
    groups = tuple(g for unit in units for g in group_units(problem.people, [unit], measures, problem.aim))
    programme = Programme(groups, measures, len(problem.stages), 60.0)
    programme.require(requirements)
    found = programme.solve(programme.points(), lambda counts: points_of(groups, counts))
    assert found is not None and found.value == found.bound
    return found.value


@pytest.mark.parametrize("earliness", ["weighted", "even"])
@pytest.mark.parametrize("rules", RULES)
def test_together_as_one_by_one(rules: str, earliness: str) -> None:
    problem = drawn(len(rules), RULES[rules], earliness)
    found = plan(problem)
    assert found.proven and found.value == one_by_one(problem)


def test_the_order_of_the_people_changes_no_value() -> None:
    problem = drawn(1, RULES["parity"], "weighted")
    other = replace(problem, people=tuple(reversed(problem.people)))
    assert plan(problem).value == plan(other).value

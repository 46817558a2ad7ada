"""Plans against every other plan there is, on small exchanges."""

from __future__ import annotations

import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from tests.exchange.small import best, holds, problems

from goodoffices.diagnose import MissingExtra
from goodoffices.exchange import (
    Aim,
    Circulation,
    Count,
    Parity,
    Person,
    Problem,
    Selection,
    Stage,
    broken_rules,
    circulate,
    draw_of,
    plan,
)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_no_plan_is_better(problem: Problem) -> None:
    wanted, found = best(problem), plan(problem)
    assert found.possible == (wanted is not None)
    if wanted is None:
        return
    assert holds(problem, dict(found.stage_of))
    assert tuple(level.value for level in found.levels) == wanted
    assert found.proven
    assert broken_rules(problem, found.stage_of) == ()
    assert found.stage_of.keys().isdisjoint(found.stays)
    assert found.stage_of.keys() | found.stays.keys() == {person.id for person in problem.people}


@settings(max_examples=60, deadline=None)
@given(problems())
def test_a_substitute_can_take_any_place_named(problem: Problem) -> None:
    found = plan(replace(problem, reserves=2))
    for reserve in found.reserves:
        assert reserve.id not in found.stage_of and reserve.replaces
        for other in reserve.replaces:
            swapped = {id: t for id, t in found.stage_of.items() if id != other} | {reserve.id: reserve.stage}
            assert found.stage_of[other] == reserve.stage
            assert holds(
                replace(problem, rules=tuple(r for r in problem.rules if type(r).__name__ != "Everyone")), swapped
            )


@settings(max_examples=60, deadline=None)
@given(problems())
def test_fairness_has_its_price_in_priority(problem: Problem) -> None:
    found = plan(problem)
    if problem.aim.fairness == "none" or not found.possible:
        assert found.cost is None
    elif not problem.aim.order:
        neutral = replace(problem, aim=replace(problem.aim, fairness="none"))
        assert found.cost is not None
        assert (found.cost.best, found.cost.points <= found.cost.best) == (plan(neutral).value, True)


def test_the_lottery_can_be_drawn_again() -> None:
    people = tuple(Person(f"{side}{k}", side) for side in ("norda", "suda") for k in range(40))
    stages = (Stage("one", seats=(("norda", 5),)),)

    def drawn(seed: str) -> set[str]:
        aim = Aim(fairness="lottery", fairness_points=1_000_000, seed=seed)
        return set(plan(Problem(("norda", "suda"), stages, people, (Parity("norda", "suda"),), aim)).stage_of)

    assert drawn("2025-06-02") == drawn("2025-06-02") != drawn("2025-06-03")
    lots = sorted((f"norda{k}" for k in range(40)), key=lambda other: draw_of("2025-06-02", other) % 1_000_001)
    assert set(lots[-5:]) == {id for id in drawn("2025-06-02") if id.startswith("norda")}


def test_without_the_solver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(MissingExtra, match="planning an exchange needs the extra 'solve'"):
        plan(Problem(("norda", "suda"), (Stage("one"),), (Person("n1", "norda"),)))
    nobody = np.zeros(0, dtype=np.int64)
    with pytest.raises(MissingExtra):
        circulate(Circulation(("a", "b"), nobody, nobody, nobody))


def test_the_longest_held_go_first_among_equals() -> None:
    from datetime import date

    people = tuple(Person(f"n{k}", "norda", held_since=date(2022, 1 + k, 1)) for k in range(6))
    people += tuple(Person(f"s{k}", "suda") for k in range(2))
    found = plan(Problem(("norda", "suda"), (Stage("one"),), people, (Parity("norda", "suda"),)))
    assert set(found.stage_of) == {"n0", "n1", "s0", "s1"}


def test_whom_a_rule_keeps_at_home_is_told_so() -> None:
    people = [Person("n1", "norda", "civilian"), Person("n2", "norda"), Person("n3", "norda"), Person("s1", "suda")]
    rules = (Parity("norda", "suda"), Count(Selection(categories=("civilian",)), most=0))
    found = plan(Problem(("norda", "suda"), (Stage("first"),), tuple(people), rules))
    assert found.stays["n1"] == "by a rule none of these go: civilian"
    assert sorted(found.stays.values())[1].startswith("others have more points")

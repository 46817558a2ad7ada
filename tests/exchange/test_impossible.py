"""Conflicts that cannot be made smaller, and relaxations that suffice."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from tests.exchange.small import assignments, problems

from goodoffices.exchange import Count, Everyone, Parity, Person, Problem, Selection, Stage, plan
from goodoffices.exchange.check import _holds, _tallies
from goodoffices.exchange.group import units_of
from goodoffices.exchange.requirement import requirements_of


def possible_sets(problem: Problem) -> tuple[list[str], set[frozenset[int]]]:
    """The words of the requirements, and every set of them that some plan keeps together."""
    units, barred = units_of(problem.people, len(problem.stages))
    requirements = requirements_of(problem, [problem.people[m] for unit in units for m in unit.members])
    kept = set()
    for stage_of in assignments(problem):
        if any(problem.people[at].id in stage_of for at in barred):
            continue
        if any(len({stage_of.get(problem.people[m].id) for m in unit.members}) > 1 for unit in units):
            continue
        tallies = _tallies(problem, stage_of, requirements)
        kept.add(frozenset(at for at, r in enumerate(requirements) if _holds(r, tallies)))
    return [r.words for r in requirements], kept


@settings(max_examples=120, deadline=None)
@given(problems())
def test_the_conflict_is_the_smallest_there_is(problem: Problem) -> None:
    found = plan(problem)
    if found.obstacle is None:
        return
    assert found.obstacle.smallest
    words, kept = possible_sets(problem)
    count = len(found.obstacle.conflict)

    def can_hold(chosen: tuple[int, ...]) -> bool:
        return any(set(chosen) <= held for held in kept)

    for fewer in itertools.combinations(range(len(words)), count - 1):
        assert can_hold(fewer)
    assert any(
        not can_hold(chosen) and tuple(words[at] for at in chosen) == found.obstacle.conflict
        for chosen in itertools.combinations(range(len(words)), count)
    )
    assert len(found.obstacle.relaxation) == len(words) - max(map(len, kept))


def crowd(many: int, category: str = "") -> tuple[Person, ...]:
    return tuple(Person(f"{side[0]}{k}", side, category) for side in ("norda", "suda") for k in range(many))


def test_in_words() -> None:
    seats = (("norda", 3),)
    stages = (Stage("first", seats=seats), Stage("second", seats=seats), Stage("third", seats=seats))
    rules = (
        Parity("norda", "suda"),
        Everyone(Selection("norda", ("wounded",)), "second"),
        Count(Selection("suda"), most=99),
    )
    found = plan(Problem(("norda", "suda"), stages, crowd(8, "wounded"), rules)).obstacle
    assert found is not None
    assert found.conflict == (
        "stage first: at most 3 of norda",
        "stage second: at most 3 of norda",
        "all 8 of the wounded of norda by stage second",
    )
    assert len(found.relaxation) == 1
    assert found.relaxation[0] in {
        "2 more seats for norda in stage first",
        "2 more seats for norda in stage second",
        "2 of the wounded of norda left until after stage second",
    }


def test_the_relaxation_suffices() -> None:
    people = crowd(4)[:6]  # four of norda, two of suda
    rules = (Parity("norda", "suda"), Everyone(Selection("norda")))
    found = plan(Problem(("norda", "suda"), (Stage("one"),), people, rules)).obstacle
    assert found is not None
    assert found.relaxation in {
        ("a difference of 2 more in stage one",),
        ("2 of the people of norda left until after stage one",),
    }
    eased = (Parity("norda", "suda", slack=2), rules[1])
    assert plan(Problem(("norda", "suda"), (Stage("one"),), people, eased)).possible
    eased = (Parity("norda", "suda", slack=1), rules[1])
    assert not plan(Problem(("norda", "suda"), (Stage("one"),), people, eased)).possible


def test_nobody_goes_against_his_will_to_make_a_number() -> None:
    people = (
        Person("n1", "norda", willing=False),
        Person("n2", "norda", family="f"),
        Person("n3", "norda", family="f"),
    )
    problem = Problem(
        ("norda", "suda"), (Stage("one", seats=(("norda", 1),)),), people, (Count(Selection("norda"), least=1),)
    )
    found = plan(problem).obstacle
    assert found is not None
    assert found.conflict == ("stage one: at most 1 of norda", "in all: at least 1 of the people of norda")

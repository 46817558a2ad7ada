"""Plans after something happened, against every other plan that was still open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.exchange.small import assignments, holds, people

from goodoffices.diagnose import UsageError
from goodoffices.exchange import (
    Aim,
    Count,
    Everyone,
    Happening,
    Parity,
    Person,
    Problem,
    Rule,
    Selection,
    Share,
    Stage,
    plan,
    replan,
)
from goodoffices.exchange.replan import HAPPENINGS

SIDES = ("norda", "suda")


@st.composite
def exchanges(draw: st.DrawFn) -> Problem:
    stages = tuple(Stage(f"s{t}", None, tuple((side, draw(st.integers(1, 2))) for side in SIDES)) for t in range(3))
    rules = draw(
        st.sampled_from(((), (Parity(*SIDES),), (Parity(*SIDES, Selection(), (("norda", "wounded", 2),), 1),)))
    )
    return Problem(SIDES, stages, draw(people(most=5)), rules, Aim((("wounded", 5),)))


def stands(problem: Problem, stage_of: dict[str, int], done: int) -> bool:
    """True where the stages to come hold; what lies behind is what it is."""
    to_come = {id: t - done for id, t in stage_of.items() if t >= done}
    return holds(replace(problem, stages=problem.stages[done:]), to_come)


def cost(left: tuple[Person, ...], earlier: Mapping[str, int], stage_of: Mapping[str, int]) -> tuple[int, int]:
    """Stages by which promises are late, then people newly named less those who go as promised."""
    families: dict[str, list[int]] = {}
    for p in left:
        if p.id in earlier:
            families.setdefault(p.family or p.id, []).append(earlier[p.id])
    late = changed = 0
    for p in left:
        promised = min(families.get(p.family or p.id, [-1]))
        at = stage_of.get(p.id, -1)
        if not p.willing or any(q.family and q.family == p.family and not q.willing for q in left):
            continue
        if promised >= 0:
            late += (3 if at < 0 else max(at, promised)) - promised
            changed -= at == promised
        elif at >= 0:
            changed += 1
    return late, changed


@settings(max_examples=80, deadline=None)
@given(exchanges(), st.integers(0, 2), st.data())
def test_promises_then_fewest_changes(problem: Problem, done: int, data: st.DataObject) -> None:
    earlier = plan(problem)
    assume(earlier.stage_of)
    id = data.draw(st.sampled_from(sorted(earlier.stage_of)))
    what = data.draw(st.sampled_from(HAPPENINGS[:3]))
    assume(what != "absent" or earlier.stage_of[id] < done)
    later, changes = replan(problem, earlier, done, [Happening(id, what)])
    went = {i: t for i, t in earlier.stage_of.items() if t < done and i != id}
    left = tuple(
        replace(
            p,
            willing=p.willing and (p.id != id or what == "absent"),
            family="" if p.id == id and what == "died" else p.family,
        )
        for p in problem.people
        if p.id not in went
    )
    rest = replace(problem, people=left)

    open_ = [s for s in assignments(rest) if all(t >= done for t in s.values()) and stands(rest, s, done)]
    found = {i: t for i, t in later.stage_of.items() if i not in went}
    assert {i: later.stage_of[i] for i in went} == went
    assert found in open_ and later.proven
    assert cost(left, earlier.stage_of, found) == min(cost(left, earlier.stage_of, other) for other in open_)
    assert {change.id for change in changes} == {
        p.id for p in problem.people if earlier.stage_of.get(p.id) != later.stage_of.get(p.id)
    }


@st.composite
def agreed(draw: st.DrawFn) -> Problem:
    """With what is counted over all stages: at least and at most so many, and all for all within a category."""
    problem = draw(exchanges())
    category = Selection(draw(st.sampled_from(("", *SIDES))), ("wounded",))
    count = Count(
        draw(st.sampled_from((category, Selection(SIDES[0])))), draw(st.integers(0, 2)), draw(st.integers(2, 4))
    )
    rules = draw(st.sampled_from(((count,), (Everyone(category),), (count, Everyone(category)))))
    return replace(problem, rules=(*problem.rules, *rules))


@settings(max_examples=80, deadline=None)
@given(agreed(), st.integers(0, 2), st.data())
def test_what_was_agreed_is_kept_through_substitutes_and_refusals(
    problem: Problem, done: int, data: st.DataObject
) -> None:
    earlier = plan(problem)
    assume(earlier.possible)
    happened: dict[str, Happening] = {}
    for id in data.draw(st.lists(st.sampled_from([p.id for p in problem.people]), unique=True, max_size=3)):
        past = earlier.stage_of.get(id, done) < done
        kinds = ["refused", "died", *(["absent"] if past else []), *(["went"] if done and not past else [])]
        what = data.draw(st.sampled_from(kinds))
        happened[id] = Happening(id, what, data.draw(st.integers(0, done - 1)) if what == "went" else -1)
    later, _ = replan(problem, earlier, done, happened.values())
    went = {i: t for i, t in earlier.stage_of.items() if t < done and i not in happened}
    went |= {i: h.stage for i, h in happened.items() if h.what == "went"}
    gone = {i for i, h in happened.items() if h.what == "died"}
    stay = gone | {i for i, h in happened.items() if h.what == "refused"}
    left = tuple(
        replace(p, willing=p.willing and p.id not in stay, family="" if p.id in gone else p.family)
        for p in problem.people
        if p.id not in went
    )
    rules: list[Rule] = []
    over, must = False, set()
    barred = {p.family for p in left if not p.willing} - {""}
    for rule in problem.rules:
        if isinstance(rule, Count):
            already = sum(rule.among.of(p) for p in problem.people if p.id in went)
            least, most = (rule.least or 0) - already, (rule.most or 0) - already
            over = over or most < 0
            rules.append(replace(rule, least=max(0, least), most=max(0, most)))
        elif isinstance(rule, Everyone):
            must = {p.id for p in left if p.willing and p.family not in barred and rule.among.of(p)}
        else:
            rules.append(rule)
    rest = replace(problem, people=left, rules=tuple(rules))
    open_ = [
        s
        for s in assignments(rest)
        if all(t >= done for t in s.values()) and stands(rest, s, done) and must <= s.keys()
    ]
    if not open_ or over:
        assert not later.possible
        return
    found = {i: t for i, t in later.stage_of.items() if i not in went}
    assert found in open_ and later.proven
    assert cost(left, earlier.stage_of, found) == min(cost(left, earlier.stage_of, other) for other in open_)


def test_a_substitute_takes_the_place_of_one_who_refuses() -> None:
    people = tuple(Person(f"{side[0]}{k}", side, "officer" if k == 3 else "") for side in SIDES for k in range(4))
    stages = (Stage("one", seats=(("norda", 1),)), Stage("two", seats=(("norda", 2),)))
    problem = Problem(SIDES, stages, people, (Parity(*SIDES), Share(Selection(categories=("officer",)), 0)), reserves=1)
    earlier = plan(problem)
    (refuses,) = [id for id, t in earlier.stage_of.items() if t == 0 and id[0] == "s"]
    later, changes = replan(problem, earlier, 0, [Happening(refuses, "refused")])
    assert later.stays[refuses] == "does not want to go"
    assert [(c.before, c.after) for c in changes if c.id == refuses] == [(0, -1)]
    # Nobody is left in reserve on that side, so one of the second stage goes earlier, and one of the other side stays.
    assert len(later.stage_of) == len(earlier.stage_of) - 2
    assert sum(t == 0 for t in later.stage_of.values()) == 2


def test_who_was_not_brought_keeps_his_promise_and_who_went_unplanned_counts() -> None:
    people = tuple(Person(f"{side[0]}{k}", side) for side in SIDES for k in range(3))
    problem = Problem(SIDES, (Stage("one", seats=(("norda", 1),)), Stage("two")), people, (Parity(*SIDES),))
    earlier = plan(problem)
    first = next(id for id, t in earlier.stage_of.items() if t == 0 and id[0] == "n")
    other = next(id for id, t in earlier.stage_of.items() if t == 1 and id[0] == "n")
    later, changes = replan(problem, earlier, 1, [Happening(first, "absent"), Happening(other, "went", 0)])
    assert later.stage_of[other] == 0 and later.stage_of[first] == 1
    assert {c.id for c in changes} == {first, other}


@pytest.mark.parametrize(
    ("done", "happening", "words"),
    [
        (2, None, "cannot have taken place"),
        (1, Happening("x", "refused"), "not on the lists"),
        (1, Happening("n0", "flew"), "not known to happen"),
        (1, Happening("n0", "went", 1), "stage to come"),
    ],
)
def test_what_cannot_be_is_refused(done: int, happening: Happening | None, words: str) -> None:
    problem = Problem(SIDES, (Stage("one"), Stage("two")), (Person("n0", "norda"), Person("s0", "suda")))
    with pytest.raises(UsageError, match=words):
        replan(problem, plan(problem), done, [happening] if happening else [])

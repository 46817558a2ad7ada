"""Which combinations can be, against going through all of them."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.conflict import (
    DecisionMaker,
    Option,
    Pattern,
    at_least_one,
    build_conflict,
    exclusive,
    if_then,
    pattern_of,
)
from goodoffices.conflict.feasible import StateIndex, enumerate_states
from goodoffices.conflict.sets import moves_of
from goodoffices.diagnose import UsageError

patterns = st.dictionaries(st.integers(0, 5), st.booleans(), min_size=1, max_size=4).map(
    lambda stands: pattern_of(stands.items())
)


@given(st.lists(patterns, max_size=6))
def test_states_are_those_that_match_no_pattern(infeasible: list[Pattern]) -> None:
    wanted = [s for s in range(64) if not any(s & p.mask == p.value for p in infeasible)]
    assert enumerate_states(6, infeasible).tolist() == wanted


@given(patterns, patterns)
def test_rules_say_what_they_say(premise: Pattern, conclusion: Pattern) -> None:
    found = enumerate_states(6, if_then(premise, conclusion)).tolist()
    assert found == [
        s for s in range(64) if s & premise.mask != premise.value or s & conclusion.mask == conclusion.value
    ]


def test_exclusive_and_at_least_one() -> None:
    states = enumerate_states(4, [*exclusive([0, 1, 3]), at_least_one([0, 1, 3])]).tolist()
    assert states == sorted(
        sum(1 << k for k, on in enumerate(c) if on) for c in product((0, 1), repeat=4) if c[0] + c[1] + c[3] == 1
    )


def test_the_search_and_the_table_find_the_same() -> None:
    states = enumerate_states(5, [pattern_of([(0, True), (4, True)])])
    table, search = StateIndex(states, 5), StateIndex(states, 40)
    every = enumerate_states(5, [])
    assert table.find(every).tolist() == search.find(every).tolist()


def test_what_is_too_large_is_refused_with_the_number_of_states() -> None:
    with pytest.raises(
        UsageError, match=r"too large for memory: 16,777,216 feasible states with 11 options still to decide"
    ):
        enumerate_states(35, [])
    with pytest.raises(UsageError, match="62"):
        enumerate_states(63, [])
    makers = [DecisionMaker("a", "A", tuple(range(14)))]
    with pytest.raises(UsageError, match="16,384 states"):
        moves_of(build_conflict(makers, [Option(f"o{k}", "") for k in range(14)]))


def test_a_conflict_that_does_not_fit_together() -> None:
    options = [Option("a", "A"), Option("b", "B")]
    for makers, infeasible, message in (
        ([], [], "decision makers"),
        ([DecisionMaker("x", "X", (0,))], [], "no owner"),
        ([DecisionMaker("x", "X", (0, 1, 2))], [], "not there"),
        ([DecisionMaker("x", "X", (0, 1))], [pattern_of([(2, True)])], "not there"),
        ([DecisionMaker("x", "X", (0, 1))], [pattern_of([(0, True)]), pattern_of([(0, False)])], "no state"),
    ):
        with pytest.raises(UsageError, match=message):
            build_conflict(makers, options, infeasible)


def test_asking_for_a_state() -> None:
    conflict = build_conflict(
        [DecisionMaker("x", "X", (0, 1))], [Option("a", "A"), Option("b", "B")], [pattern_of([(0, True), (1, True)])]
    )
    assert [conflict.state(w) for w in ("1", "2", "NY", "b", "-", "a")] == [0, 1, 2, 2, 0, 1]
    with pytest.raises(UsageError, match="a and b"):
        conflict.state("YY")
    for words in ("0", "4", "c"):
        with pytest.raises(UsageError):
            conflict.state(words)
    with pytest.raises(UsageError, match="no decision maker"):
        conflict.maker("z")

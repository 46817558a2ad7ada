"""The island of agreement."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import STANCES
from goodoffices.positions import Cell
from goodoffices.positions.ground import BEST_FIRST, best_state, find_ground

ANY = st.sampled_from([*STANCES, None])


def ground(*stances: str | None) -> str:
    return find_ground("truce", "full", [Cell(f"p{i}", "truce", "full", s) for i, s in enumerate(stances)]).state


@pytest.mark.parametrize(
    ("stances", "state"),
    [
        (("demanded", "demanded"), "agreed"),
        (("demanded", "acceptable"), "agreed"),
        (("acceptable", "negotiable"), "open"),
        (("negotiable", "negotiable"), "open"),
        (("demanded", "rejected"), "contested"),
        (("acceptable", "red-line"), "contested"),
        (("negotiable", "rejected"), "contested"),
        (("rejected", "red-line"), "ruled-out"),
        (("demanded", None), "unknown"),
        (("rejected", None), "unknown"),
        ((None, None), "unknown"),
        (("demanded", "red-line", None), "contested"),
    ],
)
def test_states(stances: tuple[str | None, ...], state: str) -> None:
    assert ground(*stances) == state


@given(st.lists(ANY, min_size=2, max_size=4).flatmap(lambda row: st.tuples(st.just(row), st.permutations(row))))
def test_the_order_of_the_sides_does_not_matter(rows: tuple[list[str | None], list[str | None]]) -> None:
    assert ground(*rows[0]) == ground(*rows[1])


def test_agreement_is_only_found_where_everybody_said_so() -> None:
    for stances in product([*STANCES, None], repeat=2):
        if ground(*stances) == "agreed":
            assert set(stances) <= {"demanded", "acceptable"}


def test_the_silent_are_named() -> None:
    found = find_ground("truce", "full", [Cell("north", "truce", "full", "demanded"), Cell("south", "truce", "full")])
    assert (found.wanted_by, found.silent) == (("north",), ("south",))


def test_one_agreed_option_settles_an_issue() -> None:
    cells = [
        [Cell("a", "t", o, s), Cell("b", "t", o, s)] for o, s in (("x", "rejected"), ("y", "demanded"), ("z", None))
    ]
    assert best_state(find_ground("t", pair[0].option, pair) for pair in cells) == "agreed"
    assert best_state([]) == "unknown"
    assert set(BEST_FIRST) == {"agreed", "open", "contested", "unknown", "ruled-out"}

"""How many persons there must be: against every way of dividing a few parts among persons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import comb

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goodoffices.exchange.remains import Assembly, Piece, count_individuals, likely_number
from goodoffices.exchange.remains.anatomy import ELEMENTS, PAIRED, keys_of
from goodoffices.exchange.remains.individuals import cannot_be_one

LEFT, RIGHT, FEMUR = Piece("femur", "left"), Piece("femur", "right"), Piece("femur")
PIECES = [
    LEFT,
    RIGHT,
    FEMUR,
    Piece("leg", "left"),
    Piece("leg"),
    Piece("tibia", "right"),
    Piece("femur", "left", "1", True),
    Piece("femur", "left", "2", True),
    Piece("femur", "right", "1", True),
    Piece("cranium"),
    Piece("head"),
    Piece("cranium", "", "a", True),
    Piece("cranium", "", "b", True),
    Piece("tissue"),
    Piece("femur", "left", fragment=True),
    Piece("body"),
]


def divisions(items: Sequence[int]) -> Iterator[list[list[int]]]:
    """Every way of dividing items into groups."""
    if not items:
        yield []
        return
    first, *rest = items
    for groups in divisions(rest):
        yield [[first], *groups]
        for k in range(len(groups)):
            yield [*groups[:k], [first, *groups[k]], *groups[k + 1 :]]


def one_person(pieces: Sequence[Piece]) -> bool:
    """The rule said plainly, bone by bone, without the tables of the program's search."""
    if sum(p.element == "body" for p in pieces) > 1:
        return False
    keys = [key for piece in pieces for key in keys_of(piece)]
    if any(p.element == "body" for p in pieces):
        return not keys
    for element in {e for e, _, _ in keys}:
        own = [(side, zone) for e, side, zone in keys if e == element]
        room = 0
        for side in ("left", "right") if element in PAIRED else ("",):
            here = [zone for s, zone in own if s == side]
            if len(here) != len(set(here)) or ("" in here and len(here) > 1):
                return False
            room += bool(here)
        if element in PAIRED and room + sum(s == "" for s, _ in own) > 2:
            return False
    return True


def brute_force(assemblies: Sequence[Assembly], apart: set[tuple[int, int]]) -> int:
    def holds(group: list[int]) -> bool:
        return (
            sum(assemblies[n].named for n in group) <= 1
            and not any(pair in apart for pair in combinations(sorted(group), 2))
            and not (len(group) > 1 and any(p.element == "body" for n in group for p in assemblies[n].pieces))
            and one_person([p for n in group for p in assemblies[n].pieces])
        )

    return min(len(groups) for groups in divisions(range(len(assemblies))) if all(map(holds, groups)))


assemblies = st.builds(
    Assembly, st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map(tuple), st.booleans()
).filter(lambda a: one_person(a.pieces))


@given(st.lists(assemblies, max_size=6), st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=3))
def test_least_number_is_that_of_every_division(found: list[Assembly], pairs: set[tuple[int, int]]) -> None:
    apart = {(a, b) for a, b in pairs if a < b < len(found)}
    counted = count_individuals(found, apart)
    assert counted.exact
    assert counted.least == brute_force(found, apart)
    assert counted.least <= counted.most == len(found)


@given(st.lists(assemblies, max_size=6), st.randoms())
def test_order_makes_no_difference(found: list[Assembly], chance: object) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = count_individuals(found), count_individuals(shuffled)
    assert (one.least, one.exact, one.most) == (two.least, two.exact, two.most)


@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=5))
def test_what_cannot_be_one_is_told(pieces: list[Piece]) -> None:
    assert bool(cannot_be_one(pieces)) == (not one_person(pieces))


@given(st.integers(0, 30), st.integers(0, 30))
def test_single_bones_are_counted_as_usual(left: int, right: int) -> None:
    found = count_individuals([Assembly((LEFT,))] * left + [Assembly((RIGHT,))] * right)
    assert found.exact and found.least == max(left, right) and found.likely is None


@given(st.integers(1, 25), st.integers(1, 25), st.integers(1, 25))
def test_pairs_make_the_grand_minimum_and_the_likely_number(left: int, right: int, pairs: int) -> None:
    assume(pairs <= min(left, right))
    held = (
        [Assembly((LEFT, RIGHT))] * pairs
        + [Assembly((LEFT,))] * (left - pairs)
        + [Assembly((RIGHT,))] * (right - pairs)
    )
    found = count_individuals(held)
    assert found.likely is not None
    assert (found.likely.left, found.likely.right, found.likely.pairs) == (left, right, pairs)

    def chance(n: int) -> float:
        """Of finding so many pairs among n persons (hypergeometric)."""
        return comb(left, pairs) * comb(n - left, right - pairs) / comb(n, right) if n >= left + right - pairs else 0.0

    # The estimate lies at or just beside the number under which what was found is most probable.
    best = max(range(max(left, right), left * right + 2), key=chance)
    assert found.likely.number == likely_number(left, right, pairs)
    assert abs(left * right // pairs - best) <= 1
    assert found.likely.number <= left * right // pairs + 1


def test_published_numbers() -> None:
    # Chapman's estimator as Adams & Konigsberg (2004) take it over, for counts worked out by hand.
    assert likely_number(10, 10, 10) == 10
    assert likely_number(7, 5, 3) == 11
    assert likely_number(1, 1, 0) == 3


def test_a_whole_body_is_a_person_of_its_own() -> None:
    assert count_individuals([Assembly((Piece("body"),)), Assembly((LEFT,)), Assembly((Piece("tissue"),))]).least == 2


def test_a_faulty_assembly_is_one_person() -> None:
    twice = Assembly((LEFT, LEFT, RIGHT, FEMUR, FEMUR))
    assert count_individuals([twice]).least == 1
    assert count_individuals([twice, Assembly((RIGHT,))]).least == 2
    assert count_individuals([]).least == 0


def test_many_parts_are_counted_exactly() -> None:
    many = [
        Assembly((piece,)) for piece in (LEFT, RIGHT, FEMUR, Piece("cranium"), Piece("tissue")) for _ in range(2000)
    ]
    found = count_individuals(many)
    assert found.exact and found.least == 3000


@pytest.mark.parametrize("element", ELEMENTS)
def test_every_element_has_keys_or_none(element: str) -> None:
    for side in ("left", "right", ""):
        assert all(n == 1 for n in Counter(keys_of(Piece(element, side))).values())

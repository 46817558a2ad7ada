"""How far two sides are apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case import Issue, Option
from goodoffices.positions import Cell, Distance
from goodoffices.positions.distance import measure_distances, nearest_steps

SETS = st.sets(st.integers(0, 12))


def between(north: dict[str, str], south: dict[str, str], *, ordered: bool = True) -> tuple[Distance, ...]:
    options = tuple(Option(id=o, title=o) for o in "abcde")
    issue = Issue(id="truce", title="Truce", ordered=ordered, options=options)
    cells = {
        (p, o.id): Cell(p, "truce", o.id, s.get(o.id)) for p, s in (("north", north), ("south", south)) for o in options
    }
    return measure_distances(issue, ["north", "south"], cells)


def test_steps_between_what_each_accepts() -> None:
    (found,) = between({"a": "demanded", "b": "acceptable"}, {"e": "demanded"})
    assert (found.gap, found.nearest, found.between) == (3, ("b", "e"), ("c", "d"))


def test_the_side_that_asks_for_more_may_come_first() -> None:
    (found,) = between({"e": "demanded"}, {"b": "acceptable"})
    assert (found.gap, found.nearest, found.between) == (3, ("e", "b"), ("c", "d"))


def test_an_option_both_accept_is_no_distance() -> None:
    (found,) = between({"a": "demanded", "c": "acceptable"}, {"c": "acceptable", "e": "demanded"})
    assert (found.gap, found.nearest, found.between) == (0, ("c", "c"), ())


def test_silence_between_two_accepted_options_is_not_taken_for_consent() -> None:
    (found,) = between({"a": "demanded", "d": "acceptable"}, {"c": "demanded"})
    assert found.gap == 1


def test_unknown_where_one_accepts_nothing() -> None:
    (found,) = between({"a": "demanded"}, {"a": "red-line", "c": "negotiable"})
    assert (found.gap, found.nearest, found.reach) == (None, (), 2)


def test_the_reach_counts_what_is_negotiable() -> None:
    (found,) = between({"a": "demanded", "b": "negotiable"}, {"c": "negotiable", "d": "demanded"})
    assert (found.gap, found.reach) == (3, 1)


def test_no_distance_without_an_order() -> None:
    assert between({"a": "demanded"}, {"b": "demanded"}, ordered=False) == ()


@given(SETS, SETS)
def test_the_nearest_pair_is_the_nearest(first: set[int], second: set[int]) -> None:
    found = nearest_steps(first, second)
    gaps = [abs(a - b) for a in first for b in second]
    assert (abs(found[0] - found[1]) if found else None) == min(gaps, default=None)
    assert found is None or (found[0] in first and found[1] in second)

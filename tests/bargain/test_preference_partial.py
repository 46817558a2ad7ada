"""Weights from orders, ranges and what follows from them, contradictions."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.bargain import DomainIssue
from goodoffices.bargain.consistency import check_partial
from goodoffices.bargain.drawing import draw_preferences
from goodoffices.bargain.partial import (
    Interval,
    PartialPreferences,
    settle,
    tighten,
    worth_bounds,
)
from goodoffices.bargain.weights import RULES, weights_of_order


def centroid(count: int) -> list[Fraction]:
    """The centroid of the weights of one order, from its corners (1), (1/2, 1/2), ..."""
    return [
        sum((Fraction(1, k) for k in range(place, count + 1)), Fraction(0)) / count for place in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", range(1, 8))
def test_the_rank_order_centroid(count: int) -> None:
    found = weights_of_order([[n] for n in range(count)])
    assert found.tolist() == pytest.approx([float(w) for w in centroid(count)])


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("rank-sum", [3 / 6, 2 / 6, 1 / 6]), ("rank-reciprocal", [6 / 11, 3 / 11, 2 / 11]), ("equal", [1 / 3] * 3)],
)
def test_the_other_rules(rule: str, expected: list[float]) -> None:
    assert weights_of_order([[0], [1], [2]], rule).tolist() == pytest.approx(expected)


@given(st.permutations(range(5)), st.integers(1, 4), st.sampled_from(RULES))
def test_every_rule_keeps_the_order_and_adds_up_to_1(order: list[int], cut: int, rule: str) -> None:
    groups = [order[:cut], *([n] for n in order[cut:])]
    weights = weights_of_order(groups, rule)
    assert weights.sum() == pytest.approx(1)
    for one, other in pairwise(groups):
        assert min(weights[one]) >= max(weights[other]) - 1e-12
    assert np.ptp(weights[groups[0]]) == 0


@pytest.mark.parametrize("groups", [[], [[0], [0]], [[1]], [[0, 2]]])
def test_an_order_that_is_none_is_refused(groups: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="once"):
        weights_of_order(groups)


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="median"):
        weights_of_order([[0]], "median")


ANY = Interval(0.0, 1.0)


@st.composite
def partials(draw: st.DrawFn, orders: bool = True) -> PartialPreferences:
    """Consistent by construction: every interval and every order holds for one hidden vector."""
    counts = draw(st.lists(st.integers(1, 3), min_size=1, max_size=4))

    def around(hidden: list[int]) -> tuple[Interval, ...]:
        spread = [(draw(st.integers(0, h)), draw(st.integers(h, 10))) for h in hidden]
        return tuple(Interval(a / 10, b / 10) for a, b in spread)

    def ordered(hidden: list[int]) -> list[tuple[int, int]]:
        pairs = [(a, b) for a in range(len(hidden)) for b in range(len(hidden)) if a != b and hidden[a] >= hidden[b]]
        return draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) if pairs and orders else []

    def acyclic(pairs: list[tuple[int, int]], hidden: list[int]) -> list[tuple[int, int]]:
        return [(a, b) for a, b in pairs if hidden[a] > hidden[b]]

    hidden = draw(st.lists(st.integers(1, 10), min_size=len(counts), max_size=len(counts)))
    weights, weight_orders = around(hidden), acyclic(ordered(hidden), hidden)
    worths, worth_orders = [], []
    for n, count in enumerate(counts):
        inner = draw(st.lists(st.integers(0, 10), min_size=count, max_size=count))
        worths.append(around(inner))
        worth_orders += [(n, a, b) for a, b in acyclic(ordered(inner), inner)]
    return PartialPreferences(
        "p", weights, tuple(worths), tuple(weight_orders), tuple(worth_orders), (), Interval(0.2, 0.4)
    )


def issues_of(partial: PartialPreferences) -> list[DomainIssue]:
    return [DomainIssue(f"i{n}", tuple(f"o{k}" for k in range(len(w)))) for n, w in enumerate(partial.worths)]


def all_packages(partial: PartialPreferences) -> np.ndarray:
    return np.stack([a.ravel() for a in np.indices([len(w) for w in partial.worths])], axis=1)


@given(partials())
def test_what_holds_for_one_vector_is_not_contradictory(partial: PartialPreferences) -> None:
    assert check_partial(partial, issues_of(partial)) == ()
    tight = tighten(partial)
    assert all(i.low <= i.high for i in (*tight.weights, *(i for w in tight.worths for i in w)))
    assert tighten(tight) == tight


@given(partials(), st.integers(0, 99))
def test_every_reading_lies_within_the_bounds(partial: PartialPreferences, seed: int) -> None:
    packages = all_packages(partial)
    bounds = worth_bounds(partial, packages)
    for party in (settle(partial), *draw_preferences(partial, 3, seed)):
        worths = party.utility.worth(packages)
        assert (worths >= bounds[:, 0] - 1e-9).all()
        assert (worths <= bounds[:, 1] + 1e-9).all()
        assert party.reservation is not None
        assert 0.2 <= party.reservation <= 0.4


@given(partials(orders=False))
def test_the_bounds_are_reached_where_no_order_binds(partial: PartialPreferences) -> None:
    packages = all_packages(partial)
    corners = [np.array(c) for c in product(*((w.low, w.high) for w in partial.weights))]
    low, high = (
        np.stack([np.array([getattr(i, end) for i in w])[packages[:, n]] for n, w in enumerate(partial.worths)], axis=1)
        for end in ("low", "high")
    )
    means = [(low @ c / c.sum(), high @ c / c.sum()) for c in corners if c.sum() > 0]
    if means:
        assert np.allclose(worth_bounds(partial, packages)[:, 0], np.min([m[0] for m in means], axis=0))
        assert np.allclose(worth_bounds(partial, packages)[:, 1], np.max([m[1] for m in means], axis=0))


def test_drawings_keep_the_orders_and_repeat_by_seed() -> None:
    partial = PartialPreferences("a", (ANY,) * 3, ((ANY, ANY), (ANY,), (ANY,)), ((0, 1), (1, 2)), ((0, 1, 0),))
    drawn = draw_preferences(partial, 50, 7)
    assert drawn == draw_preferences(partial, 60, 7)[:50]
    assert drawn != draw_preferences(partial, 50, 8)
    for party in drawn:
        first = party.utility.terms[0].values  # type: ignore[union-attr]
        assert first[1] >= first[0]


def test_drawn_weights_of_an_order_have_its_centroid() -> None:
    one = Interval(1.0, 1.0)
    partial = PartialPreferences("a", (ANY,) * 3, ((one,),) * 3, ((0, 1), (1, 2)))
    drawn = draw_preferences(partial, 4000, 1)
    mean = np.mean([[t.values[0] for t in p.utility.terms] for p in drawn], axis=0)  # type: ignore[union-attr]
    # Uniform in the cube, then scaled: the order statistics 3/4, 2/4, 1/4 over their sum, not quite the centroid.
    assert mean.tolist() == pytest.approx([0.53, 0.33, 0.14], abs=0.03)


def test_an_order_alone_settles_on_the_rank_order_centroid_and_even_steps() -> None:
    partial = PartialPreferences(
        "a", (ANY,) * 3, ((ANY,) * 3, (ANY,), (ANY,)), ((2, 0), (0, 1)), ((0, 2, 1), (0, 1, 0))
    )
    terms = settle(partial).utility.terms
    assert terms[0].values.tolist() == pytest.approx([0, 5 / 36, 5 / 18])  # type: ignore[union-attr]
    assert terms[2].values.tolist() == pytest.approx([11 / 36])  # type: ignore[union-attr]


NAMED = [DomainIssue(n, ("a", "b")) for n in ("territory", "sanctions", "prisoners")]
FREE = ((ANY, ANY),) * 3


@pytest.mark.parametrize(
    ("partial", "words"),
    [
        (
            PartialPreferences("n", (ANY,) * 3, FREE, ((0, 1), (1, 2), (2, 0), (0, 2))),
            'circle: the weight of "territory" over the weight of "prisoners" over the weight of "territory"',
        ),
        (
            PartialPreferences("n", (Interval(0, 0.2), ANY, Interval(0.5, 1)), FREE, ((0, 1), (1, 2))),
            '"territory" over the weight of "sanctions" over the weight of "prisoners" contradicts',
        ),
        (PartialPreferences("n", (Interval(0.5, 0.2), ANY, ANY), FREE), "ends before it begins"),
        (PartialPreferences("n", (Interval(0, 0),) * 3, FREE), "no issue has any weight"),
        (PartialPreferences("n", (ANY,) * 3, FREE, (), ((1, 0, 1), (1, 1, 0))), 'circle: "a" over "b" over "a"'),
        (PartialPreferences("n", (ANY,) * 3, FREE, reservation=Interval(1, 0)), "reservation"),
    ],
)
def test_a_contradiction_names_the_fewest_statements(partial: PartialPreferences, words: str) -> None:
    found = check_partial(partial, NAMED)
    assert {d.code for d in found} == {"E717"}
    assert any(words in d.message for d in found), [d.message for d in found]


def test_a_chain_is_said_once_and_as_short_as_it_is() -> None:
    weights = (Interval(0, 0.2), Interval(0.5, 0.6), Interval(0.5, 1))
    found = check_partial(PartialPreferences("n", weights, FREE, ((0, 1), (1, 2))), NAMED)
    assert [d.message for d in found] == [
        'n: the weight of "territory" over the weight of "sanctions" contradicts the ranges: at most 0.2 and at least 0.5'
    ]

"""Distributions, and readings drawn from what is known."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.bargain.distribution import Distribution, Interval, beta, discrete, normal, pert, triangular
from goodoffices.bargain.drawing import BLOCK, draw_block, draw_preferences
from goodoffices.bargain.partial import PartialPreferences, settle, tighten

ONE = Interval(1.0, 1.0)
ANY = Interval(0.0, 1.0)
LAWS = [triangular(0.1, 0.2, 0.7), normal(0.3, 0.2), normal(0.9, 0.01, 0.0, 0.5), beta(2, 5), pert(0.2, 0.8, 0.9)]


def quantiles(law: Interval, low: float, high: float, count: int = 20_000) -> np.ndarray:
    shares = (np.arange(count) + 0.5) / count
    return law.between(np.full(count, low), np.full(count, high), shares)


@pytest.mark.parametrize("law", [*LAWS, ANY, discrete({0.2: 1, 0.5: 2, 0.9: 1})])
def test_values_lie_in_their_bounds_and_have_the_mean(law: Interval) -> None:
    values = quantiles(law, law.low, law.high)
    assert values.min() >= law.low
    assert values.max() <= law.high
    assert (np.diff(values) >= 0).all()
    assert values.mean() == pytest.approx(law.middle, abs=1e-4)


@pytest.mark.parametrize(
    ("law", "density"),
    [
        (triangular(0, 0.25, 1), lambda x: np.where(x < 0.25, x / 0.25, (1 - x) / 0.75)),
        (normal(0.4, 0.2), lambda x: np.exp(-(((x - 0.4) / 0.2) ** 2) / 2)),
        (beta(2, 3), lambda x: x * (1 - x) ** 2),
    ],
)
@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (0.1, 0.35), (0.7, 0.9)])
def test_what_lies_between_two_bounds_has_the_density(law: Distribution, density, low: float, high: float) -> None:  # type: ignore[no-untyped-def]
    counts, edges = np.histogram(quantiles(law, low, high), bins=5, range=(low, high))
    fine = np.linspace(low, high, 5001)
    mass = np.array([density(fine[(fine >= a) & (fine <= b)]).sum() for a, b in pairwise(edges)])
    assert counts / counts.sum() == pytest.approx(mass / mass.sum(), abs=2e-3)


@pytest.mark.parametrize(
    "make",
    [
        lambda: triangular(0.5, 0.2, 0.7),
        lambda: normal(0, 0),
        lambda: beta(0.5, 1),
        lambda: pert(1, 1, 1),
        lambda: discrete({}),
        lambda: discrete({0.1: -1, 0.2: 2}),
        lambda: normal(float("nan"), 1),
        lambda: Distribution(0, 1, "normal", (1.0,)),
    ],
)
def test_what_is_no_distribution_is_refused(make) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=r"."):
        make()


def test_a_discrete_number_ends_at_a_value_that_it_has() -> None:
    known = PartialPreferences("a", (discrete({1: 1, 3: 1}), Interval(2, 5)), ((ONE,), (ONE,)), ((0, 1),))
    assert [(w.low, w.high) for w in tighten(known).weights] == [(3, 3), (2, 3)]
    drawn = draw_block(known, 1, 0)
    assert set(drawn.weights[:, 0]) == {3.0}
    assert (drawn.weights[:, 1] <= 3).all()


def test_the_mean_settles_a_distribution() -> None:
    known = PartialPreferences("a", (triangular(0, 0, 3), ONE), ((ONE,), (pert(0, 0.4, 0.5),)))
    terms = settle(known).utility.terms
    assert terms[1].values.tolist() == pytest.approx([0.5 * 0.35])  # type: ignore[union-attr]


def test_means_that_break_an_order_do_not_settle_it() -> None:
    low, high = discrete({0: 9, 1: 1}), discrete({0: 1, 1: 9})
    terms = settle(PartialPreferences("a", (low, high), ((ONE,), (ONE,)), ((0, 1),))).utility.terms
    assert terms[0].values[0] >= terms[1].values[0]  # type: ignore[union-attr]


def test_numbers_in_order_have_the_means_of_order_statistics() -> None:
    count = 6
    known = PartialPreferences("a", (ANY,) * count, ((ONE,),) * count, tuple(pairwise(range(count))))
    drawn = np.concatenate([draw_block(known, 5, block).weights for block in range(100)])
    assert (np.diff(drawn, axis=1) <= 0).all()
    expected = np.arange(count, 0, -1) / (count + 1)
    # The standard error is at most 0.003.
    assert drawn.mean(axis=0) == pytest.approx(expected, abs=0.012)
    lag = np.corrcoef(drawn[:-1, 2], drawn[1:, 2])[0, 1]
    assert abs(lag) < 0.08


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**40), st.integers(0, 3 * BLOCK), st.integers(0, 40))
def test_a_reading_depends_on_seed_and_number_only(seed: int, count: int, more: int) -> None:
    known = PartialPreferences(
        "a", (ANY, Interval(0.2, 0.7), pert(0, 0.1, 1)), ((ANY, ANY), (ONE,), (ANY,)), ((0, 1),), ((0, 1, 0),), (), ANY
    )
    assert draw_preferences(known, count, seed) == draw_preferences(known, count + more, seed)[:count]


def test_parties_are_drawn_independently() -> None:
    known = PartialPreferences("a", (ANY,), ((ONE,),))
    assert draw_block(known, 1, 0, 0).weights.tolist() != draw_block(known, 1, 0, 1).weights.tolist()
    assert draw_block(known, 1, 0).weights.tolist() != draw_block(known, 2, 0).weights.tolist()

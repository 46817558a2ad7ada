"""Exchanges of several parties, against all there are."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.diagnose import UsageError
from goodoffices.exchange import Circulation, circulate

PARTIES = ("a", "b", "c", "d")


@st.composite
def circulations(draw: st.DrawFn) -> Circulation:
    count = draw(st.integers(0, 9))
    arcs = [draw(st.permutations(range(4)))[:2] for _ in range(count)]
    worth = np.array([draw(st.integers(-3, 6)) for _ in range(count)], dtype=np.int64)
    barred = np.array([draw(st.integers(0, 5)) == 0 for _ in range(count)], dtype=bool)
    bundles = (tuple(range(draw(st.integers(2, 3)))),) if count > 3 and draw(st.booleans()) else ()
    slack = {"a": 1} if draw(st.booleans()) else {}
    most = {"b": draw(st.integers(0, 2))} if draw(st.booleans()) else {}
    holder, receiver = (np.array([arc[k] for arc in arcs], dtype=np.int64) for k in (0, 1))
    return Circulation(PARTIES, holder, receiver, worth, None, barred, bundles, slack, most)


def allowed(problem: Circulation, goes: tuple[bool, ...]) -> bool:
    assert problem.barred is not None
    if any(g and b for g, b in zip(goes, problem.barred, strict=True)):
        return False
    if any(len({goes[at] for at in bundle}) > 1 for bundle in problem.bundles):
        return False
    for at, name in enumerate(PARTIES):
        gives = sum(g and h == at for g, h in zip(goes, problem.holder, strict=True))
        gets = sum(g and r == at for g, r in zip(goes, problem.receiver, strict=True))
        if abs(gives - gets) > problem.slack.get(name, 0) or gives > problem.most.get(name, 99):
            return False
    return True


@settings(max_examples=100, deadline=None)
@given(circulations())
def test_no_exchange_is_worth_more(problem: Circulation) -> None:
    found = circulate(problem)
    worths = [
        sum(int(w) for g, w in zip(goes, problem.worth, strict=True) if g)
        for goes in itertools.product((False, True), repeat=len(problem.holder))
        if allowed(problem, goes)
    ]
    assert allowed(problem, tuple(found.goes.tolist()))
    assert found.value == max(worths) == found.bound and found.proven
    assert (found.prices is None) == bool(problem.bundles or problem.slack or problem.most)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000))
def test_prices_prove_the_value(seed: int) -> None:
    rng = np.random.default_rng(seed)
    holder = rng.integers(0, 7, 300)
    receiver = (holder + rng.integers(1, 7, 300)) % 7
    worth = rng.integers(-50, 100, 300)
    found = circulate(Circulation(tuple("abcdefg"), holder, receiver, worth))
    assert found.prices is not None and found.proven
    prices = np.array(found.prices)
    left = worth - (prices[receiver] - prices[holder])
    assert (left[found.goes] >= 0).all() and (left[~found.goes] <= 0).all()


def test_among_equals_the_order_decides() -> None:
    holder, receiver = np.array([0, 0, 0, 1]), np.array([1, 1, 1, 0])
    problem = Circulation(("a", "b"), holder, receiver, np.array([1, 1, 1, 1]), np.array([3.0, 1.0, 2.0, 0.0]))
    assert circulate(problem).goes.tolist() == [False, True, False, True]


@pytest.mark.parametrize(
    ("given_", "words"),
    [
        ({"receiver": np.array([0, 0])}, "party that wants him"),
        ({"receiver": np.array([1, 5])}, "not there"),
        ({"receiver": np.array([1])}, "differ in length"),
        ({"barred": np.array([True])}, "differs in length"),
        ({"slack": {"x": 1}}, "not a party"),
        ({"bundles": ((0, 1), (1,))}, "twice"),
    ],
)
def test_what_cannot_be_is_refused(given_: dict[str, object], words: str) -> None:
    usual = {"holder": np.array([0, 1]), "receiver": np.array([1, 0]), "worth": np.array([1, 1])}
    with pytest.raises(UsageError, match=words):
        Circulation(("a", "b"), **{**usual, **given_})

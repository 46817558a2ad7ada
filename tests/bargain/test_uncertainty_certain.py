"""What is certain over all readings, against linear programmes, corners and drawn readings."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.bargain import (
    Choice,
    Domain,
    DomainIssue,
    PartialPreferences,
    PartyPreferences,
    Utility,
    excludes,
    forbids,
)
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.drawing import draw_block
from goodoffices.bargain.partial import tighten
from goodoffices.bargain.uncertainty.certain import acceptance, certainty
from goodoffices.bargain.uncertainty.opening import opening
from goodoffices.bargain.uncertainty.sweep import sweep
from goodoffices.bargain.uncertainty.weighing import gap_ends, preference_ends, weighing_of

ANY = Interval(0.0, 1.0)


def spans(most: int = 4) -> st.SearchStrategy[Interval]:
    return st.tuples(st.integers(0, most), st.integers(0, most)).map(lambda p: Interval(min(p) / most, max(p) / most))


@st.composite
def problems(
    draw: st.DrawFn, orders: bool = True, fixed: bool = False, parties: int = 2
) -> tuple[tuple[PartialPreferences, ...], Domain]:
    counts = draw(st.lists(st.integers(2, 3), min_size=1, max_size=3))
    known = []
    for at in range(parties):
        weights = [draw(spans()) for _ in counts]
        weights = [Interval(w.low + 0.25, w.high + 0.25) for w in weights]
        if fixed:
            weights = [Interval(w.low, w.low) for w in weights]
        ranks: tuple[tuple[int, int], ...] = ()
        if orders and draw(st.booleans()) and not fixed:
            weights = [Interval(0.0, 1.0)] * len(counts)
            ranks = tuple(pairwise(draw(st.permutations(range(len(counts))))))
        worths = tuple(tuple(draw(spans()) for _ in range(count)) for count in counts)
        better: tuple[tuple[int, int, int], ...] = ()
        if orders and draw(st.booleans()):
            worths = ((ANY,) * counts[0], *worths[1:])
            better = ((0, 1, 0),)
        red = (forbids(Choice(0, (1,))),) if draw(st.integers(0, 4)) == 0 else ()
        held = draw(st.none() | spans())
        known.append(PartialPreferences(f"p{at}", tuple(weights), worths, ranks, better, red, held))
    issues = tuple(DomainIssue(f"i{n}", tuple(f"o{k}" for k in range(count))) for n, count in enumerate(counts))
    rules = (excludes(Choice(0, (0,)), Choice(1, (1,))),) if len(counts) > 1 and draw(st.booleans()) else ()
    rest = tuple(draw(st.integers(0, count - 1)) for count in counts) if draw(st.booleans()) else None
    people = tuple(PartyPreferences(partial.id, Utility(()), draw(st.none() | st.just(0.4))) for partial in known)
    return tuple(known), Domain("drawn", issues, people, rules, None, rest)


@settings(max_examples=50, deadline=None)
@given(problems(), st.integers(0, 99))
def test_least_and_largest_differences_bound_every_reading(
    problem: tuple[tuple[PartialPreferences, ...], Domain], seed: int
) -> None:
    partial = problem[0][0]
    drawn = draw_block(partial, seed, 0)
    for issue, worths in enumerate(drawn.worths):
        least, most = gap_ends(partial, issue)
        gaps = worths[:, :, None] - worths[:, None, :]
        assert (gaps >= least - 1e-9).all()
        assert (gaps <= most + 1e-9).all()
    gaps = np.random.default_rng(seed).normal(size=(5, len(partial.weights)))
    weighing = weighing_of(partial)
    assert weighing.exact
    sums = gaps @ drawn.weights.T
    assert (sums >= weighing.least(gaps)[:, None] - 1e-9).all()
    assert (sums <= weighing.most(gaps)[:, None] + 1e-9).all()


@settings(max_examples=50, deadline=None)
@given(problems(orders=True), st.integers(0, 99))
def test_the_least_sum_is_that_of_the_linear_programme(
    problem: tuple[tuple[PartialPreferences, ...], Domain], seed: int
) -> None:
    highspy = pytest.importorskip("highspy", reason="the extra 'solve' is not installed")
    partial = problem[0][0]
    gap = np.random.default_rng(seed).normal(size=len(partial.weights))
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    for interval, cost in zip(partial.weights, gap.tolist(), strict=True):
        solver.addVariable(interval.low, interval.high, cost)
    for larger, smaller in partial.weight_orders:
        solver.addRow(0.0, highspy.kHighsInf, 2, np.array([larger, smaller]), np.array([1.0, -1.0]))
    solver.run()
    assert weighing_of(partial).least(gap[None, :])[0] == pytest.approx(solver.getInfo().objective_function_value)


def test_a_ladder_of_orders_over_ranges() -> None:
    weights = (Interval(0.2, 0.9), Interval(0.1, 0.8), Interval(0.0, 0.5), Interval(0.3, 0.4))
    partial = PartialPreferences("a", weights, ((ANY,),) * 4, ((0, 1), (0, 2), (1, 3)))
    weighing = weighing_of(partial)
    tight = tighten(partial).weights
    grid = [np.linspace(w.low, w.high, 6) for w in tight]
    points = np.array([w for w in product(*grid) if w[0] >= w[1] and w[0] >= w[2] and w[1] >= w[3]])
    for gap in np.random.default_rng(3).normal(size=(20, 4)):
        least = weighing.least(gap[None, :])[0]
        assert (points @ gap).min() >= least - 1e-12
        assert (points @ gap).min() <= least + 0.5
    assert preference_ends(partial, (0,) * 4, (0,) * 4) == (0.0, 0.0)


@settings(max_examples=30, deadline=None)
@given(problems())
def test_what_is_certain_holds_in_every_drawn_reading(
    problem: tuple[tuple[PartialPreferences, ...], Domain],
) -> None:
    known, domain = problem
    found = sweep(known, domain, 32, 1)
    assert found.complete
    for standing in found.standings:
        sure = certainty(known, domain, standing.package)
        for verdict, share in ((sure.acceptable, standing.acceptable), (sure.efficient, standing.efficient)):
            if verdict == "surely":
                assert share.value == 1
            if verdict == "never":
                assert share.value == 0
    whole = opening(known, domain)
    if whole.verdict == "surely":
        assert found.open.value == 1
    if whole.verdict == "never":
        assert found.open.value == 0


@settings(max_examples=30, deadline=None)
@given(problems(orders=False, fixed=True))
def test_with_fixed_weights_all_is_decided_as_the_corners_say(
    problem: tuple[tuple[PartialPreferences, ...], Domain],
) -> None:
    known, domain = problem
    packages = list(product(*(range(count) for count in domain.counts)))
    for package in packages[:4]:
        sure = certainty(known, domain, package)
        assert sure.exact
        assert set(acceptance(known, domain, package)) <= {"surely", "possibly", "never"}
    assert opening(known, domain).verdict != "undecided"


HALF = Interval(0.5, 0.5)


def small(reservation: Interval, worth: Interval = HALF) -> tuple[tuple[PartialPreferences, ...], Domain]:
    one = Interval(1.0, 1.0)
    norda = PartialPreferences("norda", (one,), ((Interval(0.0, 0.0), worth, one),), reservation=reservation)
    suda = PartialPreferences(
        "suda", (one,), ((one, Interval(0.5, 0.5), Interval(0.0, 0.0)),), reservation=Interval(0.4, 0.4)
    )
    people = tuple(PartyPreferences(name, Utility(())) for name in ("norda", "suda"))
    return (norda, suda), Domain("small", (DomainIssue("land", ("none", "half", "all")),), people)


def test_the_one_number_that_decides() -> None:
    known, domain = small(Interval(0.0, 1.0))
    found = opening(known, domain)
    assert found.verdict == "possibly"
    (settler,) = found.settlers
    assert (settler.unknown.kind, settler.at_low, settler.at_high) == ("reservation", "surely", "never")
    assert settler.up_to == pytest.approx(0.5, abs=1e-3)
    assert settler.from_on == pytest.approx(0.5, abs=1e-3)
    assert settler.settled == pytest.approx(1, abs=1e-3)


def test_no_number_decides_alone() -> None:
    known, domain = small(Interval(0.3, 0.7), Interval(0.4, 0.6))
    found = opening(known, domain)
    assert found.verdict == "possibly"
    assert {s.unknown.kind: (s.at_low, s.at_high) for s in found.settlers} == {
        "reservation": ("surely", "never"),
    }
    by_kind = {s.unknown.kind: s for s in found.settlers}
    assert by_kind["reservation"].up_to == pytest.approx(0.4, abs=1e-3)
    assert by_kind["reservation"].from_on == pytest.approx(0.6, abs=1e-3)
    assert by_kind["reservation"].settled == pytest.approx(0.5, abs=1e-2)


@pytest.mark.parametrize(("reservation", "verdict"), [((0.1, 0.5), "surely"), ((0.6, 0.9), "never")])
def test_a_zone_that_is_decided_asks_nothing(reservation: tuple[float, float], verdict: str) -> None:
    known, domain = small(Interval(*reservation))
    found = opening(known, domain)
    assert (found.verdict, found.settlers) == (verdict, ())
    assert found.package == ((1,) if verdict == "surely" else None)


def test_an_infeasible_package_is_never_anything() -> None:
    known, domain = small(Interval(0.1, 0.2))
    barred = Domain("barred", domain.issues, domain.parties, (forbids(Choice(0, (1,))),))
    found = certainty(known, barred, (1,))
    assert (found.acceptable, found.efficient, found.exact) == ("never", "never", True)

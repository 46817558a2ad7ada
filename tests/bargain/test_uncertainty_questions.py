"""Which unknown matters and what to ask, on problems whose answer is known beforehand."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.bargain import Domain, DomainIssue, PartialPreferences, PartyPreferences, Utility
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.uncertainty import influences, questions, sweep
from goodoffices.bargain.uncertainty.gain import choice_gain, entropy, opening_gain
from goodoffices.bargain.uncertainty.influence import classes_of

ONE, NONE = Interval(1.0, 1.0), Interval(0.0, 0.0)
ANY = Interval(0.0, 1.0)


def held_back() -> tuple[tuple[PartialPreferences, ...], Domain]:
    """Half the land is worth 0.5 to both; whether norda accepts it hangs on its reservation value alone."""
    half = Interval(0.5, 0.5)
    norda = PartialPreferences("norda", (ONE,), ((NONE, half, ONE),), reservation=ANY)
    suda = PartialPreferences("suda", (ONE,), ((ONE, half, NONE),), reservation=Interval(0.4, 0.45))
    people = (PartyPreferences("norda", Utility(()), title="Norda"), PartyPreferences("suda", Utility(())))
    return (norda, suda), Domain("land", (DomainIssue("land", ("none", "half", "all")),), people)


def test_the_number_that_decides_the_zone_is_found() -> None:
    found = sweep(*held_back(), 400, 1)
    assert found.open.interval[0] < 0.5 < found.open.interval[1]
    first, second = influences(found)
    assert (first.unknown.kind, first.unknown.party) == ("reservation", 0)
    # A class of readings lies across the edge.
    assert first.opening_share.value == pytest.approx(1, abs=0.15)
    assert abs(second.opening_share.value) <= 4 * second.opening_share.error + 0.02
    assert first.opening.value > 0.8
    assert second.opening.value < 0.1


def test_the_question_that_decides_the_zone_is_asked() -> None:
    known, domain = held_back()
    found = sweep(known, domain, 400, 1)
    first = questions(found, domain, 1, "opening")[0]
    assert first.text == "Would Norda accept a package worth less than 0.5 to it?"
    assert first.opening.value == pytest.approx(entropy(found.opened), abs=0.02)
    assert first.choice.value == pytest.approx(0, abs=1e-12)  # half the land is the only choice either way


def two_tracks() -> tuple[tuple[PartialPreferences, ...], Domain]:
    """Each party wants one issue its way; which of the two weighs more for norda decides what to choose."""
    norda = PartialPreferences("norda", (ANY, ANY), ((NONE, ONE), (NONE, ONE)), reservation=NONE)
    suda = PartialPreferences("suda", (ONE, ONE), ((ONE, NONE), (ONE, NONE)), reservation=NONE)
    people = tuple(PartyPreferences(name, Utility(())) for name in ("norda", "suda"))
    issues = (DomainIssue("land", ("no", "yes"), "Territory"), DomainIssue("trade", ("no", "yes"), "Sanctions"))
    return (norda, suda), Domain("tracks", issues, people)


def test_the_comparison_that_decides_the_choice_is_asked() -> None:
    known, domain = two_tracks()
    found = sweep(known, domain, 400, 1)
    (only,) = questions(found, domain)
    assert only.text == 'Does norda weigh "Territory" or "Sanctions" more?'
    # Knowing it, the better track is taken each time.
    assert only.choice.value > 10 * only.choice.error > 0
    known_ahead = np.where(only.yes.of, found.shares.max(axis=1).mean() - found.shares.mean(axis=0).max(), 0)
    assert only.choice.value == pytest.approx(float(known_ahead), abs=3 * only.choice.error + 0.01)


def test_what_is_known_is_not_asked() -> None:
    known, domain = two_tracks()
    ordered = PartialPreferences("norda", (ANY, ANY), known[0].worths, ((0, 1),), reservation=NONE)
    assert questions(sweep((ordered, known[1]), domain, 50, 1), domain) == ()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000))
def test_an_answer_that_has_nothing_to_do_with_it_gains_nothing(seed: int) -> None:
    random = np.random.default_rng(seed)
    answers, opened = random.integers(0, 4, 600), random.random(600) < 0.4
    told = opening_gain(answers, opened)
    assert abs(told.value) < 0.03
    chosen = choice_gain(answers, random.random((600, 5)))
    assert abs(chosen.value) <= 6 * chosen.error + 1e-12


def test_an_answer_that_says_all_gains_all() -> None:
    opened = np.arange(400) % 8 < 2  # as often in each half
    told = opening_gain(opened.astype(np.int64), opened)
    assert told.value == pytest.approx(entropy(opened), abs=0.01)
    shares = np.stack([opened, ~opened], axis=1).astype(float)
    gained = choice_gain(opened.astype(np.int64), shares)
    assert gained.value == pytest.approx(0.25)
    assert entropy(np.ones(4, dtype=bool)) == 0


def test_classes_are_equally_large_and_keep_equal_values_together() -> None:
    assert np.bincount(classes_of(np.arange(400.0))).tolist() == [50] * 8
    assert np.bincount(classes_of(np.repeat([0.0, 1.0], 100))).tolist() == [100, 100]
    assert len(np.unique(classes_of(np.zeros(30)))) == 1


def test_too_few_readings_say_so() -> None:
    assert math.isnan(choice_gain(np.zeros(3, dtype=int), np.zeros((3, 2))).error)

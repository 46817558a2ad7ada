"""The smallest pressure that opens a zone, with what probability, and what waiting is worth: against brute force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.bargain.pressed import START, agreed, day, packages_of, whole_domains
from tests.bargain.test_pressure import duel

from goodoffices.bargain import Domain, Interval, PartyPreferences, utilities
from goodoffices.bargain.pressure import (
    Effect,
    credibilities,
    ground_of,
    last_day,
    openings,
    question_of_effects,
    study,
    waiting,
)
from goodoffices.bargain.pressure.credibility import probabilities
from goodoffices.bargain.solution.disagreement import disagreement_of
from goodoffices.diagnose import UsageError

LAST = day(24)


def opened(domain: Domain, reservations: list[float]) -> bool:
    return bool(agreed(domain, reservations).any())


@settings(max_examples=60, deadline=None)
@given(whole_domains())
def test_the_least_amounts_open_and_less_does_not(domain: Domain) -> None:
    assume(len(packages_of(domain)))
    base = disagreement_of(domain, "reserved")
    names = [party.id for party in domain.parties]
    found = openings(ground_of(domain), base)
    groups = {tuple(names[k] for k in g) for n in (1, 2, len(names)) for g in combinations(range(len(names)), n)}
    assert {opening.parties for opening in found} == groups
    for opening in found:
        columns = [names.index(party) for party in opening.parties]
        if opening.amounts is None:
            assert not opened(domain, [r - 100 * (n in columns) for n, r in enumerate(base)])
            continue
        moved = list(base)
        for column, amount in zip(columns, opening.amounts, strict=True):
            moved[column] -= amount
        assert opened(domain, moved)
        # All numbers are whole: the least total is found by trying all of one less, the least equal amount likewise.
        total = round(sum(opening.amounts))
        if total:
            for parts in _splits(total - 1, len(columns)):
                assert not opened(
                    domain, [r - dict(zip(columns, parts, strict=True)).get(n, 0) for n, r in enumerate(base)]
                )
        assert opened(domain, [r - (opening.equal or 0) * (n in columns) for n, r in enumerate(base)])
        if opening.equal:
            assert not opened(domain, [r - (opening.equal - 1) * (n in columns) for n, r in enumerate(base)])
        # As a guarantee: the packages become acceptable to these parties by the same amounts.
        worth = utilities(domain, opening.packages)[0]
        assert tuple(worth) == opening.utilities
        if domain.quorum is None:
            assert (worth[columns] + opening.amounts >= np.array(base)[columns] - 1e-9).all()


def _splits(total: int, parts: int) -> list[tuple[int, ...]]:
    if parts == 1:
        return [(total,)]
    return [(first, *rest) for first in range(total + 1) for rest in _splits(total - first, parts - 1)]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_the_probabilities_with_which_it_is_open(data: st.DataObject) -> None:
    domain = data.draw(whole_domains())
    assume(len(packages_of(domain)))
    base = np.array(disagreement_of(domain, "reserved"))
    moved = np.array([float(data.draw(st.integers(-8, 8))) for _ in base])
    spans = probabilities(ground_of(domain), base, moved)
    for chance in np.linspace(0, 1, 21):
        inside = any(span.low - 1e-9 <= chance <= span.high + 1e-9 for span in spans)
        assert inside == opened(domain, (base + chance * moved).tolist())
    for before, after in pairwise(spans):
        assert before.high < after.low


def test_how_credible_a_threat_must_be() -> None:
    threat = Effect(
        "tariffs", "norda", Interval(-5, -3), (day(3), day(5)), probability=Interval(0.1, 0.3), pressure="p"
    )
    (found,) = credibilities(duel(), ground_of(duel()), [threat], START, LAST)
    # 2 are missing to Norda: half of what the middle of the threat takes away.
    assert (found.pressure, found.day, found.verdict, found.without, found.certain) == (
        "p",
        day(5),
        "opens",
        False,
        True,
    )
    assert [(span.low, span.high) for span in found.open_with] == [(pytest.approx(0.5), 1.0)]
    assert found.opens_from == pytest.approx((0.4, 2 / 3))
    assert found.as_json()["given"] == [0.1, 0.3]


def test_a_pressure_that_strengthens_one_side_closes_the_zone() -> None:
    arms = Effect("arms", "suda", Interval(4, 4), (day(3), day(3)))
    (found,) = credibilities(duel(5, 4), ground_of(duel(5, 4)), [arms], START, LAST)
    assert (found.verdict, found.without, found.certain) == ("closes", True, False)
    # Suda has 4 without agreement and can have 6 where Norda has 10.
    assert [(span.low, span.high) for span in found.open_with] == [(0.0, pytest.approx(0.5))]


def test_one_threat_to_two_parties_shares_its_chance() -> None:
    war = [
        Effect(f"w{p}", p, Interval(c, c), (START, START), pressure="war") for p, c in (("norda", -4.0), ("suda", 4.0))
    ]
    (found,) = credibilities(duel(5, 5), ground_of(duel(5, 5)), war, START, LAST)
    # Suda accepts 6 up to one quarter; Norda accepts 3 from one half on.
    assert (found.parties, found.verdict) == (("norda", "suda"), "opens and closes")
    assert [(span.low, span.high) for span in found.open_with] == [
        (0.0, pytest.approx(0.25)),
        (pytest.approx(0.5), 1.0),
    ]


def test_what_is_never_felt_is_left_out() -> None:
    late = Effect("late", "norda", Interval(-1, -1), (day(100), day(100)))
    assert credibilities(duel(), ground_of(duel()), [late], START, LAST) == ()


def test_waiting_costs_who_loses_day_by_day() -> None:
    domain = duel(2, 2)
    losses = Effect("losses", "suda", Interval(-0.1, -0.1), (START, START), pace="per-day")
    now, later = waiting(domain, ground_of(domain), [losses], START, [day(10)], {"norda": 0.99})
    assert now.open and now.gain == (0.0, 0.0) and now.lost == (0.0, 0.0)
    assert later.lost == pytest.approx((0.0, -1.0))
    assert later.worth == pytest.approx((later.agreed[0] * 0.99**10, later.agreed[1] - 1.0))
    assert later.gain == pytest.approx(tuple(a - b for a, b in zip(later.worth, now.worth, strict=True)))


def test_without_agreement_each_has_its_alternative() -> None:
    closed = waiting(
        duel(), ground_of(duel()), [Effect("e", "norda", Interval(-1, -1), (day(2), day(2)))], START, [day(3)]
    )
    assert [w.open for w in closed] == [False, False]
    assert [w.agreed for w in closed] == [(5.0, 7.0), (4.0, 7.0)]
    assert closed[0].gain is None and closed[1].gain is None
    with pytest.raises(UsageError, match="is before"):
        waiting(duel(), ground_of(duel()), [], START, [day(-1)])
    with pytest.raises(UsageError, match="discount"):
        waiting(duel(), ground_of(duel()), [], START, [], {"norda": 1.5})


def test_a_study_holds_both_readings_and_ends_after_the_last_day_named() -> None:
    threat = Effect("tariffs", "norda", Interval(-3, -2), (date(2025, 9, 3), date(2025, 9, 9)))
    asked = question_of_effects([threat], date(2025, 7, 23), notes=["one was left out"])
    assert asked is not None and (asked.first, asked.today) == (date(2025, 7, 23), date(2025, 7, 23))
    found = study(duel(), asked)
    assert found.realised.last == last_day([threat], date(2025, 7, 23)) == date(2025, 9, 23)
    assert (found.realised.days[0].state, found.anticipated.days[0].state) == ("closed", "open")
    assert [opening.amounts for opening in found.openings] == [(2.0,), (1.0,), (0.0, 1.0)]
    assert [w.day for w in found.waiting] == [date(2025, 7, 23), date(2025, 9, 3), date(2025, 9, 9), date(2025, 9, 23)]
    told = found.as_json()
    assert (
        found.realised.ceiling == (10.0, 10.0)
        and told["notes"] == ["one was left out"]
        and told["realised"]["exact"] is True
    )
    assert study(duel(1, 1), asked).openings == ()


def test_a_frontier_that_is_there_is_used() -> None:
    domain = duel()
    ground = ground_of(domain)
    assert ground_of(domain, frontier_found=ground.frontier).frontier is ground.frontier
    other = replace(domain, parties=(*domain.parties, PartyPreferences("c", domain.parties[0].utility)))
    assert ground_of(other).parties == ("norda", "suda", "c")


def test_a_question_goes_back_to_the_first_effect_and_asks_for_today() -> None:
    losses = Effect("losses", "norda", Interval(-0.1, -0.1), (START, START), pace="per-day")
    asked = question_of_effects([losses], day(10), day(20))
    assert asked is not None and (asked.first, asked.today) == (START, day(10))
    found = study(duel(), asked)
    # Eleven days have cost 1.1 of the 2 that are missing; on the twentieth day none is.
    assert found.openings[0].amounts == pytest.approx((0.9,))
    assert [w.day for w in found.waiting] == [day(10), day(19), day(20)]
    assert question_of_effects([]) is None
    with pytest.raises(UsageError, match="is before"):
        question_of_effects([losses], day(10), day(9))

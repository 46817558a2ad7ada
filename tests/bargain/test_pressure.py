"""The zone over time against brute force: every package, every way in which the ranges can turn out."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bargain.pressed import START, added, agreed, day, effects_on, packages_of, scenarios, whole_domains

from goodoffices.bargain import Domain, DomainIssue, Interval, PartyPreferences, Table, Utility, utilities
from goodoffices.bargain.pressure import Effect, ground_of, zone_over_time
from goodoffices.bargain.solution.disagreement import disagreement_of
from goodoffices.diagnose import UsageError

LAST = day(24)


def duel(first: float = 5, second: float = 7) -> Domain:
    """Two questions; each package good for one of the two."""
    issues = (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes")))
    norda = PartyPreferences("norda", Utility((Table((0,), [0, 3]), Table((1,), [7, 0]))), first)
    suda = PartyPreferences("suda", Utility((Table((0,), [0, 6]), Table((1,), [0, 4]))), second)
    return Domain("duel", issues, (norda, suda))


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_what_an_effect_adds_is_what_its_scenarios_add(data: st.DataObject) -> None:
    effects = data.draw(effects_on(("a",), most=1))
    today = day(data.draw(st.integers(0, 24)))
    reading = data.draw(st.sampled_from(["realised", "anticipated"]))
    horizon = data.draw(st.integers(0, 5))
    for effect in effects:
        worths = [added(each, today, reading, horizon) for each in scenarios(effect)]
        found = effect.on(today, reading, horizon)
        assert found.low == pytest.approx(min(worths), abs=1e-9)
        if effect.pace != "even":
            assert found.high == pytest.approx(max(worths), abs=1e-9)
        else:
            assert found.high >= max(worths) - 1e-9


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_zone_is_what_looking_at_every_package_shows(data: st.DataObject) -> None:
    domain = data.draw(whole_domains())
    effects = data.draw(effects_on(tuple(party.id for party in domain.parties)))
    reading = data.draw(st.sampled_from(["realised", "anticipated"]))
    horizon = data.draw(st.integers(0, 5))
    found = zone_over_time(domain, effects, START, LAST, reading=reading, horizon=horizon)
    if not len(packages_of(domain)):
        assert {d.state for d in found.days} == {"closed"}
        return
    base = disagreement_of(domain, "reserved")
    for n in range(25):
        today = found.at(day(n))
        low, high = list(base), list(base)
        for effect in effects:
            at = [party.id for party in domain.parties].index(effect.party)
            each = effect.on(day(n), reading, horizon)
            low[at], high[at] = low[at] + each.low, high[at] + each.high
        assert [band.low for band in today.bands] == pytest.approx(low)
        sure, possible = agreed(domain, high), agreed(domain, low)
        assert today.packages == (sure.sum(), possible.sum())
        assert today.state == ("open" if sure.any() else "perhaps" if possible.any() else "closed")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_packages_enter_and_leave_and_the_nash_package_is_the_best(data: st.DataObject) -> None:
    domain = data.draw(whole_domains())
    effects = data.draw(effects_on(tuple(party.id for party in domain.parties)))
    found = zone_over_time(domain, effects, START, LAST, reading="realised")
    worths = utilities(domain, packages_of(domain))
    now: set[int] = set()
    for today in found.days:
        now = (now | set(today.entered)) - set(today.left)
        assert len(now) == today.possible
        middle = np.array([band.middle for band in today.bands])
        kept = worths[agreed(domain, middle.tolist()) & (worths >= middle - 1e-9).all(axis=1)]
        assert (today.nash is None) == (not len(kept))
        if today.nash is not None:
            best = np.maximum(kept - middle, 0).prod(axis=1).max()
            assert np.maximum(np.array(today.nash) - middle, 0).prod() == pytest.approx(best, abs=1e-9)
            assert [tuple(u) for u in utilities(domain, today.nash_packages).tolist()] == [today.nash] * len(
                today.nash_packages
            )


def test_a_deadline_in_a_window_opens_perhaps_and_then_surely() -> None:
    threat = Effect(
        "threat", "norda", Interval(-3, -2), (date(2025, 9, 3), date(2025, 9, 9)), pressure="fifty-days", what="tariffs",
        when="after the deadline 2025-09-02/2025-09-08", since=(date(2025, 7, 14), date(2025, 7, 20)),
    )  # fmt: skip
    found = zone_over_time(duel(), [threat], date(2025, 7, 1), date(2025, 9, 30), reading="realised")
    assert [(p.first, p.last, p.state) for p in found.periods] == [
        (date(2025, 7, 1), date(2025, 9, 2), "closed"),
        (date(2025, 9, 3), date(2025, 9, 8), "perhaps"),
        (date(2025, 9, 9), date(2025, 9, 30), "open"),
    ]
    opening, settled = found.first_day("perhaps", "open"), found.first_day("open")
    assert opening is not None and opening.day == date(2025, 9, 3)
    assert settled is not None and settled.day == date(2025, 9, 9)
    assert found.reason(date(2025, 9, 3), found.periods[1].moves[0]) == (
        "norda: tariffs (fifty-days) may have begun; after the deadline 2025-09-02/2025-09-08"
    )
    ahead = zone_over_time(duel(), [threat], date(2025, 7, 1), date(2025, 9, 30), horizon=50)
    # Known from 14 to 20 July; within fifty days of 15 July the first day it may come, of 21 July the last.
    assert [(p.first, p.state) for p in ahead.periods] == [
        (date(2025, 7, 1), "closed"),
        (date(2025, 7, 15), "perhaps"),
        (date(2025, 7, 21), "open"),
    ]


def test_days_are_listed_only_where_something_changes() -> None:
    rise = Effect("rise", "norda", Interval(1, 1), (day(3), day(3)), (day(5), day(5)))
    found = zone_over_time(duel(1, 1), [rise], START, day(300), reading="realised")
    assert [d.day for d in found.days] == [START, day(3), day(6)]
    assert found.at(day(300)).bands == found.at(START).bands
    with pytest.raises(ValueError, match="is not between"):
        found.at(day(301))


def test_a_thousand_days_of_losses_need_one_frontier(monkeypatch: pytest.MonkeyPatch) -> None:
    losses = Effect("losses", "norda", Interval(-0.002, -0.001), (START, START), pace="per-day")
    ground = ground_of(duel())
    monkeypatch.setattr("goodoffices.bargain.pressure.ground.frontier", lambda *a, **k: pytest.fail("again"))
    found = zone_over_time(duel(), [losses], START, day(2999), reading="realised", ground=ground)
    assert len(found.days) == 3000
    # At best it needs 1000 days to lose the 2 that are missing, at worst 2000.
    assert [(p.first, p.state) for p in found.periods] == [
        (START, "closed"),
        (day(999), "perhaps"),
        (day(1999), "open"),
    ]


def test_one_pressure_on_two_parties_with_a_range_is_said_to_be_a_bound() -> None:
    both = [
        Effect(f"e{party}", party, Interval(-1, -1), (START, START), probability=Interval(0.2, 0.6), pressure="war")
        for party in ("norda", "suda")
    ]
    found = zone_over_time(duel(), both, START, LAST)
    assert not found.exact and "war" in found.notes[0]
    assert zone_over_time(duel(), both[:1], START, LAST).exact


def test_the_reservation_ranges_of_a_case_are_kept() -> None:
    found = zone_over_time(duel(), [], START, LAST)
    assert [(b.low, b.middle, b.high) for b in found.days[0].bands] == [(5.0, 5.0, 5.0), (7.0, 7.0, 7.0)]
    assert found.as_json()["periods"] == [
        {"first": "2025-07-01", "last": LAST.isoformat(), "state": "closed", "reasons": []}
    ]


@pytest.mark.parametrize(
    ("first", "last", "horizon", "party", "message"),
    [
        (LAST, START, 0, "norda", "is before"),
        (START, START + timedelta(days=50_000), 0, "norda", "too many days"),
        (START, LAST, -1, "norda", "nobody looks"),
        (START, LAST, 0, "ostia", "no party here"),
    ],
)
def test_what_cannot_be_asked(first: date, last: date, horizon: int, party: str, message: str) -> None:
    effect = Effect("e", party, Interval(-1, -1), (START, START))
    with pytest.raises(UsageError, match=message):
        zone_over_time(duel(), [effect], first, last, horizon=horizon)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"probability": Interval(0.5, 1.5)}, "between 0 and 1"),
        ({"change": Interval(float("nan"), 1)}, "finite"),
        ({"pace": "even"}, "has a last day"),
        ({"first": (day(3), day(2))}, "before the earliest"),
        ({"last": (day(-1), day(0))}, "ends before it begins"),
    ],
)
def test_an_effect_that_cannot_be(more: dict[str, object], message: str) -> None:
    given = {"id": "e", "party": "norda", "change": Interval(-1, -1), "first": (START, START)}
    with pytest.raises(ValueError, match=message):
        Effect(**(given | more))  # type: ignore[arg-type]

"""Times as people write them: what they mean, in their zone and in UTC, and what cannot be."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case.kinds import Pressure
from goodoffices.case.when import Duration, TimeFault, moment, parse_duration, parse_when, zone_of

ISTANBUL, BERLIN = "Europe/Istanbul", "Europe/Berlin"


@pytest.mark.parametrize(
    ("text", "iso", "grain", "hours"),
    [
        ("2025-07-23T19:00+03:00", "2025-07-23T19:00+03:00", "moment", 0),
        ("2025-07-23T19:00:30+03:00", "2025-07-23T19:00:30+03:00", "moment", 0),
        ("2025-07-23 19:00", "2025-07-23T19:00+03:00", "moment", 0),
        ("2025-07-23T16:00Z", "2025-07-23T16:00+00:00", "moment", 0),
        ("2025-07-23", "2025-07-23", "day", 24),
        ("2025-W30", "2025-07-21/2025-07-27", "week", 168),
        ("2026-W53", "2026-12-28/2027-01-03", "week", 168),
        ("2024-02", "2024-02-01/2024-02-29", "month", 29 * 24),
        ("2025-12", "2025-12-01/2025-12-31", "month", 31 * 24),
        ("2024", "2024-01-01/2024-12-31", "year", 366 * 24),
        ("2025-05-23/2025-05-25", "2025-05-23/2025-05-25", "interval", 72),
        ("2025-05-23 / 2025-05", "2025-05-23/2025-05-31", "interval", 9 * 24),
        ("2024-02-29", "2024-02-29", "day", 24),
    ],
)
def test_what_is_written_is_what_is_meant(text: str, iso: str, grain: str, hours: int) -> None:
    when = parse_when(text, ISTANBUL)
    assert (when.iso(), str(when), when.grain) == (iso, iso, grain)
    assert (when.end - when.start) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025-02-29", "E401"), ("2025-13-01", "E401"), ("2025-00-10", "E401"), ("2025-W54", "E401"), ("2025-W00", "E401"),
        ("2025-W53", "E401"), ("2025-07-23T24:00", "E401"), ("2025-07-23T12:60", "E401"), ("2025-14", "E401"),
        ("0000-01-01", "E401"), ("0001-01-01", "E401"), ("9999-12-31", "E401"), ("9999", "E401"), ("9999-12", "E401"),
        ("9999-W52", "E401"), ("9999-12-31T23:00-10:00", "E401"), ("0001-W01", "E401"), ("0000", "E401"),
        ("", "E402"), ("soon", "E402"), ("23.07.2025", "E402"), ("2025-7-3", "E402"), ("20250723", "E402"),
        ("2025-07-23T7:00", "E402"), ("2025-07-23T19:00+99:00", "E402"), ("2025-07-23T19:00 MSK", "E402"),
        ("2025/", "E402"), ("/", "E402"), ("2025/2025/2025", "E402"), ("2025" + "/2025" * 3000, "E402"), ("9" * 5000, "E402"),
        ("2025-07-23/2025-07-22", "E403"), ("2025-07-23T19:00/2025-07-23T18:00", "E403"),
    ],
)  # fmt: skip
def test_what_cannot_be(text: str, code: str) -> None:
    with pytest.raises(TimeFault) as told:
        parse_when(text, ISTANBUL)
    assert told.value.code == code
    assert told.value.help
    assert len(str(told.value)) < 6000


def test_a_gap_and_a_fold_of_the_clocks() -> None:
    for text, word in (("2024-03-31T02:30", "forward"), ("2024-10-27T02:30", "back")):
        with pytest.raises(TimeFault, match=word) as told:
            parse_when(text, BERLIN)
        assert told.value.code == "E405"
    first, second = (parse_when(f"2024-10-27T02:30{offset}", BERLIN) for offset in ("+02:00", "+01:00"))
    assert second.start - first.start == timedelta(hours=0), "same clock reading in the same zone"
    assert second.utc()[0] - first.utc()[0] == timedelta(hours=1)
    assert parse_when("2024-03-31T02:30+01:00", BERLIN).utc()[0] == datetime(2024, 3, 31, 1, 30, tzinfo=UTC)


def test_a_day_on_which_clocks_change_is_longer_or_shorter() -> None:
    def length(day: str) -> timedelta:
        begin, end = parse_when(day, BERLIN).utc()
        return end - begin

    assert [length(day) for day in ("2024-03-31", "2024-10-27", "2024-10-28")] == [
        timedelta(hours=h) for h in (23, 25, 24)
    ]


def test_a_foreign_offset_is_kept() -> None:
    when = parse_when("2025-07-23T19:00+05:30", ISTANBUL)
    assert (when.iso(), when.zone) == ("2025-07-23T19:00+05:30", "+05:30")
    own = parse_when("2025-07-23T19:00+03:00", ISTANBUL)
    assert (own.zone, own.start.tzinfo) == (ISTANBUL, zone_of(ISTANBUL))


@pytest.mark.parametrize(
    "name", ["", "Istanbul", "../../etc/passwd", "/etc/localtime", "Europe", "Europe/İstanbul", "x" * 5000, "a\x00b"]
)
def test_what_is_no_zone(name: str) -> None:
    with pytest.raises(TimeFault) as told:
        zone_of(name)
    assert told.value.code == "E404"


def test_as_of_a_day_means_its_end() -> None:
    assert moment("2025-07-23", ISTANBUL) == parse_when("2025-07-24", ISTANBUL).start - timedelta(microseconds=1)
    assert moment("2025-07-23T16:00+03:00", ISTANBUL) == datetime(2025, 7, 23, 13, tzinfo=UTC)
    assert moment("2025-07", ISTANBUL).date() == date(2025, 7, 31)


DAYS = st.dates(date(2, 1, 1), date(9998, 12, 31))


@given(
    DAYS,
    st.sampled_from(
        [ISTANBUL, BERLIN, "UTC", "Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Kathmandu", "America/Sao_Paulo"]
    ),
)
def test_every_day_of_every_zone_is_one_day(day: date, zone: str) -> None:
    when = parse_when(day.isoformat(), zone)
    assert (when.start.date(), when.last_day, when.iso()) == (day, day, day.isoformat())
    begin, end = when.utc()
    assert timedelta(hours=0) < end - begin <= timedelta(hours=49)


@given(st.tuples(DAYS, DAYS))
def test_an_interval_holds_both_its_days(days: tuple[date, date]) -> None:
    first, last = sorted(days)
    when = parse_when(f"{first}/{last}", "UTC")
    assert (when.start.date(), when.last_day) == (first, last)
    if first != last:
        with pytest.raises(TimeFault):
            parse_when(f"{last}/{first}", "UTC")


@given(st.text(max_size=40) | st.from_regex(r"[0-9TWZ:/+ -]{0,30}", fullmatch=True))
def test_any_text_is_a_time_or_a_fault(text: str) -> None:
    try:
        when = parse_when(text, ISTANBUL)
    except TimeFault as fault:
        assert fault.code in {"E401", "E402", "E403", "E405"}
    else:
        assert when.start <= when.end
        assert parse_when(when.iso(), ISTANBUL).utc() == when.utc() or when.grain == "moment" or ":" in when.iso()
        assert when.utc()


@pytest.mark.parametrize(
    ("text", "parts", "words"),
    [
        ("P50D", (0, 50, 0), "50 days"),
        ("P2W", (0, 14, 0), "14 days"),
        ("P1M", (1, 0, 0), "1 month"),
        ("P1Y2M3W4DT5H6M", (14, 25, 306), "14 months, 25 days, 306 minutes"),
        ("PT12H", (0, 0, 720), "720 minutes"),
    ],
)
def test_lengths(text: str, parts: tuple[int, int, int], words: str) -> None:
    length = parse_duration(text)
    assert ((length.months, length.days, length.minutes), str(length)) == (parts, words)


@pytest.mark.parametrize("text", ["", "P", "PT", "50 days", "P50", "-P1D", "P1.5D", "P1D2W", "P123456D", "p1d"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(TimeFault):
        parse_duration(text)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2025-01-31", "P1M", "2025-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-12-31", "P1M", "2025-01-31"),
        ("2024-11-30", "P3M", "2025-02-28"),
        ("2025-07-14", "P50D", "2025-09-02"),
        ("2024-03-30", "P1D", "2024-03-31"),
    ],
)
def test_a_length_is_counted_by_the_calendar(start: str, length: str, end: str) -> None:
    begin = parse_when(start, BERLIN).start
    assert parse_duration(length).after(begin) == parse_when(end, BERLIN).start


@given(DAYS, st.integers(0, 200), st.integers(0, 400))
def test_a_length_never_ends_before_it_begins(day: date, months: int, days: int) -> None:
    start = datetime.combine(day, datetime.min.time(), UTC)
    if day.year < 9900:
        assert Duration(months, days, 0, "").after(start) >= start


def test_a_deadline_is_as_uncertain_as_its_beginning() -> None:
    on = parse_when("2025-W29", ISTANBUL)
    threat = Pressure(
        id="t", on=on, by=("a",), target=("b",), type="deadline", what="tariffs", term=parse_duration("P50D")
    )
    assert threat.deadline is not None
    assert (threat.deadline.iso(), threat.deadline.within) == ("2025-09-02/2025-09-08", True)
    assert threat.deadline.reason.startswith("50 days counted from 2025-07-14/2025-07-20")


def test_a_deadline_beyond_the_calendar_is_none() -> None:
    for start, term in (("2025-01-01", "P99999Y"), ("9998-12-31", "P1Y"), ("9998-12-31", "P99999D")):
        threat = Pressure(
            id="t", on=parse_when(start, "UTC"), by=(), target=(), type="deadline", what="x", term=parse_duration(term)
        )
        assert threat.deadline is None

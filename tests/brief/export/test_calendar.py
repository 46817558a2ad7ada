"""The calendar of rounds."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st
from tests.brief.export.sample import ENTERED, RECORD, sample, when

from goodoffices.brief.export import export_case
from goodoffices.case import ROOM, Case, Round, parse_audience

SECOND = """\
BEGIN:VEVENT
SUMMARY:Second round\\; with\\, signs
DTSTART:20250723T160000Z
DTSTAMP:20250723T130000Z
UID:r2@demo.goodoffices
SEQUENCE:0
CATEGORIES:ROUND
CLASS:PUBLIC
DESCRIPTION:Planned.\\nLocal time: 2025-07-23 19:00 (Europe/Istanbul).\\nMad
 e for: public.
LOCATION:Palace\\, Istanbul\\, Türkiye
STATUS:TENTATIVE
TRANSP:OPAQUE
END:VEVENT
"""


def written(case: Case, **options: bool) -> str:
    ((_, content),) = export_case(case, "ics", **options).files  # type: ignore[arg-type]
    return content.decode("utf-8")


def events(case: Case, **options: bool) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(written(case, **options))
    return {str(event["uid"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def one(round: Round) -> Any:
    case = replace(sample("public"), record=(round,), by_id={round.id: round}, replaced={})
    return events(case)[round.id]


def test_a_round_as_it_is_written() -> None:
    assert SECOND.replace("\n", "\r\n") in written(sample("public"))
    assert written(sample("public")).startswith(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Good Offices//goodoffices//EN\r\n"
        "X-WR-CALNAME:Demo talks\r\nX-GOODOFFICES-MADE-FOR:public\r\n"
    )


def test_every_line_is_at_most_75_octets() -> None:
    for line in written(sample(), deadlines=True).split("\r\n"):
        assert len(line.encode()) <= 75


def test_a_round_keeps_its_name_and_counts_its_versions() -> None:
    found = events(sample("public"))
    assert "r1" not in found
    first = found["r1-plan"]
    assert (first["sequence"], first["status"], first["dtstart"].dt) == (1, "CONFIRMED", date(2025, 5, 16))
    assert first["dtend"].dt == date(2025, 5, 17)
    assert first["dtstart"].params["VALUE"] == "DATE"
    assert first["dtstamp"].dt == datetime(2025, 5, 19, 21, tzinfo=UTC)


def test_only_versions_that_the_reader_sees_are_counted() -> None:
    hidden = tuple(replace(e, audience=parse_audience("mediator")) if e.id == "r1-plan" else e for e in RECORD)
    visible = tuple(e for e in hidden if e.audience.tier == "public")
    case = replace(sample("public"), record=visible, by_id={e.id: e for e in visible}, replaced={"r6": "r6-off"})
    first = events(case)["r1"]
    assert first["sequence"] == 0
    assert "r1-plan" not in written(case)


def test_status_of_every_sort_of_round() -> None:
    found = {name: str(event["status"]) for name, event in events(sample("public")).items()}
    assert found == {
        "r1-plan": "CONFIRMED",
        "r2": "TENTATIVE",
        "r3": "TENTATIVE",
        "r4": "CANCELLED",
        "r5": "TENTATIVE",
        "r6": "CANCELLED",
    }


def test_a_round_taken_back_is_cancelled_under_its_old_name() -> None:
    event = events(sample("public"))["r6"]
    assert (event["sequence"], event["status"]) == (1, "CANCELLED")
    assert "Withdrawn" in event["description"]


def test_a_postponed_round_says_so() -> None:
    assert "Postponed" in events(sample("public"))["r5"]["description"]


def test_a_round_at_an_unknown_day_is_a_tentative_span_with_its_reason() -> None:
    event = events(sample("public"))["r3"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2025, 7, 28), date(2025, 8, 4))
    assert event["status"] == "TENTATIVE"
    assert "some time from 2025-07-28 to 2025-08-03" in event["description"]
    assert "Reason: 'next week'" in event["description"]
    assert event["transp"] == "TRANSPARENT"


def test_a_round_held_on_an_unknown_day_is_tentative_too() -> None:
    held = Round(id="x", title="X", status="held", on=replace(when("2025-05-16"), within=True), entered=ENTERED)
    event = one(held)
    assert (event["status"], event["dtstart"].dt, event["dtend"].dt) == (
        "TENTATIVE",
        date(2025, 5, 16),
        date(2025, 5, 17),
    )


def test_a_round_from_hour_to_hour() -> None:
    event = one(
        Round(
            id="x", title="X", status="held", on=when("2025-07-23T19:00+03:00/2025-07-23T21:30+03:00"), entered=ENTERED
        )
    )
    assert (event["dtstart"].dt, event["dtend"].dt) == (
        datetime(2025, 7, 23, 16, tzinfo=UTC),
        datetime(2025, 7, 23, 18, 30, tzinfo=UTC),
    )


def test_a_round_of_several_days() -> None:
    event = one(Round(id="x", title="X", status="held", on=when("1978-09-05/1978-09-17"), entered=ENTERED))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(1978, 9, 5), date(1978, 9, 18))


def test_no_one_is_named_as_attending() -> None:
    text = written(sample(), deadlines=True)
    assert not any(word in text for word in ("ATTENDEE", "ORGANIZER", "CONTACT", "METHOD", "Ana"))


def test_class_follows_from_what_the_event_was_made_of() -> None:
    confidential = Round(id="x", title="X", status="planned", on=when("2025-08-01"), entered=ENTERED, audience=ROOM)
    assert one(confidential)["class"] == "CONFIDENTIAL"
    assert one(replace(confidential, audience=parse_audience("public")))["class"] == "PUBLIC"
    place = replace(sample().places["palace"], audience=ROOM)
    case = replace(sample("room"), places={"palace": place})
    assert events(case)["r2"]["class"] == "CONFIDENTIAL"


def test_a_round_without_a_time_is_left_out_and_said() -> None:
    bundle = export_case(sample("public"), "ics")
    assert bundle.remarks == ('the round "r7" has no time yet and is not in the calendar',)


def test_deadlines_are_added_when_asked_for() -> None:
    assert "u1.deadline" not in events(sample())
    event = events(sample(), deadlines=True)["u1.deadline"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2025, 9, 2), date(2025, 9, 9))
    assert (event["status"], event["summary"]) == ("TENTATIVE", "Deadline: Sanctions")
    assert "Unless: a deal" in event["description"]


def test_an_entry_without_a_date_of_entry_is_stamped_with_the_clock_of_the_case() -> None:
    event = one(Round(id="x", title="X", status="planned", on=when("2025-08-01")))
    assert event["dtstamp"].dt == datetime(2025, 7, 23, 13, tzinfo=UTC)


@given(st.text(), st.text())
def test_whatever_a_title_holds_it_comes_back_and_adds_no_line(title: str, outcome: str) -> None:
    round = Round(id="x", title=title, status="held", outcome=outcome, on=when("2025-08-01"), entered=ENTERED)
    event = one(round)
    assert event["uid"] == "x@demo.goodoffices"
    assert str(event["summary"]) == " ".join(str(event["summary"]).split())
    assert event["status"] == "CONFIRMED"

"""Nothing that a text holds makes the reader fail, hang or point outside the text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case.when import parse_when
from goodoffices.read.number import read_numbers
from goodoffices.read.time import read_times

ANCHOR = parse_when("2025-07-23T15:55+03:00", "Europe/Istanbul")
LANGUAGES = ("en", "tr", "uk", "ru")
PIECES = st.sampled_from(
    [
        "on",
        "in",
        "since",
        "until",
        "by",
        "from",
        "to",
        "between",
        "and",
        "the",
        "a",
        "last",
        "next",
        "this",
        "week",
        "month",
        "year",
        "day",
        "Monday",
        "Wednesday,",
        "July",
        "May",
        "23",
        "2025",
        "2nd",
        "7",
        "p.m.",
        "15:30",
        "GMT",
        "local",
        "time",
        "ago",
        "later",
        "within",
        "50",
        "days",
        "early",
        "end",
        "of",
        "-",
        ",",
        ".",
        "(",
        ")",
        '"',
        "first",
        "century",
        "1990s",
        "every",
        "nightly",
        "99999999999",
        "9999",
        "0",
        "31",
        "February",
        "29",
        "00:00",
        "24:00",
        "decades",
        "hundred",
        "million",
        "of",
        "half",
        "quarter",
        "second",
        "$",
        "%",
        "km",
        "prisoners",
    ]
)


def check(text: str, language: str) -> None:
    times = read_times(text, ANCHOR, language=language)
    numbers = read_numbers(text, times, language)
    for row in (times, numbers):
        end = 0
        for mention in row:
            assert end <= mention.span.start < mention.span.end <= len(text)
            assert mention.words == text[mention.span.start : mention.span.end]
            end = mention.span.end
            mention.to_json()


@given(st.lists(PIECES, max_size=30), st.sampled_from(LANGUAGES))
@settings(max_examples=120, deadline=None)
def test_any_order_of_time_words(pieces: list[str], language: str) -> None:
    check(" ".join(pieces), language)


@given(st.text(max_size=120), st.sampled_from(LANGUAGES))
@settings(max_examples=80, deadline=None)
def test_any_text(text: str, language: str) -> None:
    check(text, language)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)))
@settings(max_examples=80, deadline=None)
def test_a_full_date_is_itself_in_every_form(day: date) -> None:
    for form in (
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B %Y}",
        day.isoformat(),
        f"{day:%A}, {day:%B} {day.day}, {day.year}",
        f"{day:%d.%m.%Y}",
    ):
        [mention] = read_times(f"They met on {form} in the palace.", ANCHOR)
        assert mention.when and mention.when.iso() == day.isoformat() and not mention.doubt, form


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2050, 12, 31)), st.integers(0, 6))
@settings(max_examples=60, deadline=None)
def test_weekdays_lie_within_a_week_on_the_side_of_the_tense(day: date, number: int) -> None:
    anchor = parse_when(day.isoformat(), "UTC")
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[number]
    [past] = read_times(f"He said so on {name}.", anchor)
    [future] = read_times(f"They will meet on {name}.", anchor)
    assert past.when and future.when
    assert 0 <= (day - past.when.start.date()).days < 7 and past.when.start.weekday() == number
    assert 0 <= (future.when.start.date() - day).days < 7 and future.when.start.weekday() == number


@pytest.mark.parametrize(
    "piece",
    [
        "may ",
        "1,",
        "in the ",
        "- ",
        "20 ",
        "Monday ",
        "a.m. ",
        "twenty-",
        "from ",
        "(",
        "of the last ",
        "1990s ",
        "'s ",
    ],
)
def test_long_rows_of_one_piece(piece: str) -> None:
    check(piece * 4000, "en")


def test_the_edges_of_the_calendar_do_not_fail() -> None:
    for words in ("99999 years ago", "in 9000 years", "9000 months ago", "the year 1001", "in 8000 decades"):
        check(f"It was {words}.", "en")
    early = parse_when("0002-01-05", "UTC")
    assert read_times("He left last month, a week ago, and on Sunday.", early)

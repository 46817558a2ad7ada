"""Times in words."""

from __future__ import annotations

import pytest
from tests.brief.example import example, when

from goodoffices.brief.times import clock_readings, relevant_zones, short_words, when_words

ZONE = "Europe/Istanbul"


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("2025-07-23T19:00+03:00", "Wednesday 23 July 2025, 19:00", "23 Jul 2025"),
        ("2025-07-23T22:30+00:00", "Thursday 24 July 2025, 01:30", "24 Jul 2025"),
        ("2025-07-23", "Wednesday 23 July 2025", "23 Jul 2025"),
        ("2025-W29", "14–20 July 2025", "14–20 Jul 2025"),
        ("2025-07", "July 2025", "Jul 2025"),
        ("2022", "2022", "2022"),
        ("2025-05-16/2025-07-23", "16 May – 23 July 2025", "16 May – 23 Jul 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025", "30 Dec 2024 – 2 Jan 2025"),
        ("2025-06-02T14:43+03:00/2025-06-02T15:57+03:00", "Monday 2 June 2025, 14:43–15:57", "2 Jun 2025"),
    ],
)
def test_words(text: str, words: str, short: str) -> None:
    assert when_words(when(text), ZONE) == words
    assert short_words(when(text), ZONE) == short


def test_around_and_within_are_said() -> None:
    assert when_words(when("2025-07-23T19:00+03:00", circa=True), ZONE) == "Wednesday 23 July 2025, around 19:00"
    assert when_words(when("2025-W29", within=True), ZONE) == "within 14–20 July 2025"


def test_every_relevant_zone_once_the_place_first() -> None:
    zones = relevant_zones(example(), "Europe/Istanbul")
    assert [label for label, _ in zones] == ["Istanbul", "UTC", "Kyiv", "Washington", "Tokyo"]
    assert clock_readings(when("2025-07-23T19:00+03:00"), zones) == (
        ("Istanbul", "19:00"),
        ("UTC", "16:00"),
        ("Kyiv", "19:00"),
        ("Washington", "12:00"),
        ("Tokyo", "01:00 on Thursday 24 July 2025"),
    )
    assert clock_readings(when("2025-07-23"), zones) == ()


@pytest.mark.parametrize(
    ("text", "home", "there", "reading"),
    [
        ("2024-05-07T04:30Z/2024-05-07T11:10Z", "UTC", "America/Lima", "23:30 on Monday 6 May 2024–06:10"),
        ("2024-05-07T18:00Z/2024-05-07T20:30Z", "UTC", "Asia/Tokyo", "03:00–05:30 on Wednesday 8 May 2024"),
        (
            "2024-05-07T14:00Z/2024-05-07T16:00Z",
            "UTC",
            "Asia/Tokyo",
            "23:00 on Tuesday 7 May 2024–01:00 on Wednesday 8 May 2024",
        ),
        ("2024-05-07T22:00Z/2024-05-08T01:00Z", "UTC", "UTC", "22:00–01:00"),
        ("2024-05-07T22:00Z/2024-05-08T01:00Z", "UTC", "America/Lima", "17:00–20:00 on Tuesday 7 May 2024"),
        ("2024-05-07T22:00Z/2024-05-08T01:00Z", "UTC", "Asia/Tokyo", "07:00–10:00 on Wednesday 8 May 2024"),
        ("2024-05-07T12:00Z/2024-05-07T13:00Z", "UTC", "Europe/Istanbul", "15:00–16:00"),
    ],
)
def test_each_end_of_a_meeting_carries_its_day_where_another_zone_has_another(
    text: str, home: str, there: str, reading: str
) -> None:
    assert clock_readings(when(text), ((home, home), (there, there)))[1] == (there, reading)

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

"""Every time of the article, labelled by hand; counted from the day of the statement where that is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.case.when import Duration, When, parse_when
from goodoffices.read.document import Document, Span, read_document
from goodoffices.read.time import Anchor, TimeMention, join_times, read_times

ARTICLE = Path(__file__).resolve().parents[4] / "shared/data/article/2025-07-23-istanbul-talks.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not part of the project")

EXPECTED = (
    ("June 2, 2025", "2025-06-02"),
    ("Wednesday evening", "2025-07-23T17:00+03:00/2025-07-23T23:00+03:00"),
    ("May", "2025-05-01/2025-05-31"),
    ("around 7 p.m. local time", "2025-07-23T19:00+03:00"),
    ("May 23, 2025", "2025-05-23"),
    ("May 23, 2025", "2025-05-23"),
    ("May 16", "2025-05-16"),
    ("June 2", "2025-06-02"),
    ("February 2022", "2022-02-01/2022-02-28"),
    ("nightly", "P1D"),
    ("Monday", "2025-07-21"),
    ("Wednesday", "2025-07-23"),
    ("Today", "2025-07-21"),
    ("Wednesday", "2025-07-23"),
    ("tomorrow", "2025-07-22"),
    ("last week", "2025-07-14/2025-07-20"),
    ("Monday", "2025-07-21"),
    ("May 19, 2025", "2025-05-19"),
    ("2014", "2014-01-01/2014-12-31"),
    ("June", "2025-06-01/2025-06-30"),
    ("June", "2025-06-01/2025-06-30"),
    ("July 9, 2025", "2025-07-09"),
    ("last week", "2025-07-14/2025-07-20"),
    ("50 days", "P50D"),
    ("two months ago", "2025-05-14/2025-05-20"),
    ("in 50 days", "2025-09-02/2025-09-08"),
    ("today", "2025-07-14/2025-07-20"),
    ("June 02, 2025", "2025-06-02"),
    ("Last week", "2025-07-14/2025-07-20"),
    ("three-year", "P3Y"),
    ("Wednesday", "2025-07-23"),
)


def stretch(document: Document, first: str, last: str) -> Span:
    start = document.text.index(first)
    return Span(start, document.text.index(last, start) + len(last))


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document(ARTICLE)[0]


@pytest.fixture(scope="module")
def times(document: Document) -> tuple[TimeMention, ...]:
    zone = "Europe/Istanbul"
    monday = Anchor(parse_when("2025-07-21", zone), "day of the statement")
    last_week = Anchor(parse_when("2025-W29", zone), "week of the statement")
    anchors = [
        (stretch(document, "Today, I discussed", "available tomorrow"), monday),
        (stretch(document, "I thought we would", "they'll be 100%"), last_week),
        (stretch(document, "We made a deal today", "paying for it,"), last_week),
    ]
    return read_times(document, anchors=anchors)


def value_of(mention: TimeMention) -> str:
    if mention.every:
        return mention.every.text
    if isinstance(mention.value, When):
        return mention.value.iso()
    return mention.value.text if isinstance(mention.value, Duration) else ""


def test_every_time_is_found_and_resolved(times: tuple[TimeMention, ...]) -> None:
    told = [(mention.words, value_of(mention)) for mention in times if mention.kind != "vague"]
    assert told == list(EXPECTED)


def test_what_is_vague_is_said(times: tuple[TimeMention, ...]) -> None:
    vague = [mention for mention in times if mention.kind == "vague"]
    assert {mention.words for mention in vague} == {"currently"}
    assert all(mention.reason for mention in times)


def test_the_hour_joins_the_evening(times: tuple[TimeMention, ...]) -> None:
    [meeting] = [joined for joined in join_times(times) if joined.value.iso() == "2025-07-23T19:00+03:00"]
    assert {"Wednesday evening", "around 7 p.m. local time"} <= {mention.words for mention in meeting.mentions}
    assert meeting.value.circa


def test_the_second_stamp_is_no_time_of_the_article(times: tuple[TimeMention, ...], document: Document) -> None:
    assert not any("GMT" in mention.words for mention in times)
    assert all(mention.words == document.words(mention.span) for mention in times)

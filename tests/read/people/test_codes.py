"""Doubts about people, each drawn by a small text and a small case."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from goodoffices.case import Case, Office, Party, Person
from goodoffices.case.when import parse_when
from goodoffices.diagnose.catalogue import CODES
from goodoffices.read.document import read_document
from goodoffices.read.people import People, read_people


def the_case() -> Case:
    parties = {
        "suda": Party(id="suda", name="Suda"),
        "suda-mfa": Party(id="suda-mfa", name="Sudan Foreign Ministry", role="organ", of="suda"),
    }
    offices = (
        Office(id="aide", title="aide to the President of Suda", party="suda", since=parse_when("2025-01-01", "UTC")),
        Office(
            id="minister", title="Minister of Defence of Suda", party="suda", since=parse_when("2024-01-01", "UTC"),
            until=parse_when("2025-06-30", "UTC"),
        ),
    )  # fmt: skip
    people = {"maric": Person(id="maric", name="Ivo Marić", offices=offices)}
    return Case(id="c", title="C", parties=parties, people=people, clock=datetime(2025, 8, 1, tzinfo=UTC))


def read(text: str, case: Case | None = None) -> People:
    return read_people(read_document(text.encode(), published="2025-07-23", name="story")[0], case, "en")


@pytest.mark.parametrize(
    ("text", "case", "codes"),
    [
        ("Foreign Minister Ana Brandt left. Defence Minister Ana Brandt stayed behind in the hall.", None, {"N940"}),
        ("Foreign Minister Ana Brandt left. The Nordan foreign minister, Ana Brandt, came back.", None, set()),
        ("Former President Ana Brandt left. Secretary Ana Brandt stayed behind in the hall.", None, set()),
        ("Ivo Maric, deputy head of the Sudan Federation, spoke to the press in the hall.", the_case(), {"N941"}),
        ("Defense Minister Ivo Maric spoke to the press in the hall on Monday.", the_case(), {"N941"}),
        ("Presidential aide Ivo Maric spoke to the press in the hall on Monday.", the_case(), set()),
        ("Sudan negotiator Ivo Maric spoke to the press in the hall on Monday.", the_case(), set()),
    ],
)
def test_offices_that_do_not_agree_are_told(text: str, case: Case | None, codes: set[str]) -> None:
    report = read(text, case).report
    assert {found.code for found in report} == codes
    for found in report:
        assert (
            found.place.path == "story" and found.place.line and found.help and found.level == CODES[found.code].level
        )


def test_an_office_that_ended_is_told_with_its_dates() -> None:
    (found,) = read("Defense Minister Ivo Maric spoke to the press in the hall on Monday.", the_case()).report
    assert "2025-06-30" in found.notes[0] and "did not hold" in found.message


def test_both_offices_are_kept() -> None:
    people = read("Foreign Minister Ana Brandt left. Defence Minister Ana Brandt stayed behind in the hall.")
    assert [office.title for office in people.persons[0].offices] == ["Foreign Minister", "Defence Minister"]

"""Small things that pages are made with."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.datastructures import QueryParams

from goodoffices.case import load_case
from goodoffices.case.when import parse_when
from goodoffices.web.refusal import Refusal
from goodoffices.web.session import Viewer
from goodoffices.web.statics import read_statics
from goodoffices.web.view import Look, Visit
from goodoffices.web.volume import Volume


@pytest.fixture
def visit(folder: Path) -> Visit:
    case, _ = load_case(folder, as_of="2025-07-23T16:00+03:00")
    return Visit(Viewer("mediator"), Volume(case), Look(read_statics({"brief.css": ""})), {}, QueryParams())


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2025-07-23", "today"),
        ("2025-07-24", "in 1 day"),
        ("2025-07-22", "1 day ago"),
        ("2025-07-20/2025-07-25", "now, for 2 days more"),
        ("2025-07-20/2025-07-23", "now, until today"),
        ("2025-09-02/2025-09-08", "in 41 to 47 days"),
        ("2025-01-01/2025-01-31", "173 days ago"),
    ],
)
def test_distance(visit: Visit, when: str, said: str) -> None:
    assert visit.distance(parse_when(when, "Europe/Istanbul")) == said


def test_a_stretch_within_a_day_is_told_in_every_zone(visit: Visit) -> None:
    clocks = visit.clocks(parse_when("2025-07-23T20:37+03:00/2025-07-23T21:16+03:00", "Europe/Istanbul"))
    assert ("UTC", "17:37–18:16") in clocks


def test_each_sort_of_item_has_its_place(visit: Visit) -> None:
    assert visit.href("r1") == "/record/r1"
    assert visit.href("gazette") == "/sources/gazette"
    assert visit.href("ana") == "/record?who=ana"
    assert visit.href("palace") == "/record?place=palace"
    assert visit.href("truce") == "/positions#issue-truce"
    assert visit.href("nothing") == ""


def test_every_refusal_says_something_and_how_to_go_on() -> None:
    for cls in Refusal.__subclasses__():
        refusal = cls() if cls.says else cls("PDF needs an extra", "install it")
        assert refusal.message
        assert refusal.help
        assert 400 <= cls.status < 600
    codes = [cls.code for cls in Refusal.__subclasses__()]
    assert len(codes) == len(set(codes))

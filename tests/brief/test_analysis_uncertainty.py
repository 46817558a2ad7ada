"""How sure the answers are, as a part of an analysis and of its sheet."""

from __future__ import annotations

import json
from collections.abc import Callable
from xml.etree import ElementTree

import numpy as np
import pytest

from goodoffices.bargain import Domain, DomainIssue, PartialPreferences
from goodoffices.bargain.analysis import Analysis, Request, analyse
from goodoffices.bargain.case_domain import CaseDomain
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.partial import settle
from goodoffices.brief.analysis import sheet_of_analysis, uncertainty
from goodoffices.brief.figures.shares import ShareBar, ShareGroup, draw_shares
from goodoffices.brief.formats import render_sheet
from goodoffices.brief.sheet import Figure, Table
from goodoffices.diagnose import Report, UsageError

ANY = Interval(0.0, 1.0)
NONE, HALF, ONE = (Interval(n, n) for n in (0.0, 0.5, 1.0))


def talks(reservation: Interval = ANY, beyond: tuple[str, ...] = (), weight: Interval = ANY) -> CaseDomain:
    issues = (
        DomainIssue("land", ("none", "half", "all"), "Territory"),
        DomainIssue("trade", ("no", "yes"), "Sanctions"),
    )
    norda = PartialPreferences(
        "norda", (ONE, weight), ((NONE, HALF, ONE), (NONE, ONE)), reservation=reservation, title="Norda"
    )
    suda = PartialPreferences(
        "suda", (ONE, ANY), ((ONE, HALF, NONE), (ONE, NONE)), reservation=Interval(0.3, 0.35), title="Suda"
    )
    known = (norda, suda)
    return CaseDomain(Domain("talks", issues, tuple(settle(k) for k in known)), known, Report.of(()), beyond)


def pinned() -> CaseDomain:
    fixed = tuple(
        PartialPreferences(k.id, (ONE, ONE), k.worths, reservation=NONE, title=k.title) for k in talks().known
    )
    return CaseDomain(talks().domain, fixed, Report.of(()))


@pytest.fixture(scope="module")
def found() -> Analysis:
    return analyse(talks(), Request(parts=("uncertainty",), samples=64, draft="land=half,trade=no"))


def test_a_case_with_ranges_is_sampled_at_first() -> None:
    first = analyse(talks(), Request(parts=("uncertainty",)))
    assert first.uncertainty is not None
    assert first.uncertainty.sweep.draws == 100
    told = json.loads(json.dumps(first.as_json(), allow_nan=False))["uncertainty"]
    assert told["draws"] == 100
    assert analyse(talks(), Request(parts=("uncertainty",), samples=0)).uncertainty is None


def test_workers_and_seed_are_passed_on(found: Analysis) -> None:
    asked = Request(parts=("uncertainty",), samples=64, draft="land=half,trade=no")
    two = Request(parts=asked.parts, samples=64, draft=asked.draft, workers=2)
    other = Request(parts=asked.parts, samples=64, seed=1)
    assert analyse(talks(), two).as_json()["uncertainty"] == found.as_json()["uncertainty"]
    assert analyse(talks(), other).as_json()["uncertainty"] != found.as_json()["uncertainty"]


def test_the_draft_is_looked_at(found: Analysis) -> None:
    assert found.uncertainty is not None
    assert found.uncertainty.certain[0].package == (1, 0)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (lambda: talks(beyond=("Norda: joint worths",)), "joint worths"),
        (lambda: talks().domain, "domain file"),
        (pinned, "nothing is left open"),
    ],
)
def test_what_is_asked_and_cannot_be_had_is_said(source: Callable[[], CaseDomain | Domain], words: str) -> None:
    result = analyse(source(), Request(parts=("uncertainty",), samples=8))
    assert result.uncertainty is None
    assert words in result.omitted[-1].why
    assert uncertainty.blocks(result) == ()


@pytest.mark.parametrize("wrong", [{"samples": -1}, {"seed": -1}, {"workers": 0}])
def test_numbers_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(UsageError):
        Request(**wrong)  # type: ignore[arg-type]


def test_the_section_says_it_in_words_and_numbers(found: Analysis) -> None:
    words = render_sheet(sheet_of_analysis(found), "md").decode()
    flat = " ".join(words.split())
    for expected in (
        "64 readings",
        "The reservation value of Norda",
        "Would Norda accept a package worth less than",
        "loss",
    ):
        assert expected in flat
    assert "nan" not in flat
    blocks = uncertainty.blocks(found)
    captions = [block.caption for block in blocks if isinstance(block, Table)]
    assert "Numbers that would decide alone whether any package is acceptable to all" in captions
    for table in (block for block in blocks if isinstance(block, Table)):
        assert {len(row) for row in table.rows} == {len(table.head)}


@pytest.mark.parametrize(("reservation", "weight"), [((0.0, 0.1), (0.0, 1.0)), ((0.97, 1.0), (0.5, 1.0))])
def test_a_zone_that_is_certain_is_said(reservation: tuple[float, float], weight: tuple[float, float]) -> None:
    result = analyse(
        talks(Interval(*reservation), weight=Interval(*weight)), Request(parts=("uncertainty",), samples=16)
    )
    words = " ".join(render_sheet(sheet_of_analysis(result), "text").decode().split())
    assert "Certain. Whatever the numbers are" in words
    assert "nan" not in words


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_every_format_has_it(found: Analysis, form: str) -> None:
    assert b"How sure is that?" in render_sheet(sheet_of_analysis(found), form)


def test_the_figures_are_drawings_with_data(found: Analysis) -> None:
    figures = [block for block in uncertainty.blocks(found) if isinstance(block, Figure)]
    assert len(figures) == 2
    for figure in figures:
        for drawing in (figure.svg, figure.narrow):
            ElementTree.fromstring(drawing)
        assert figure.data is not None
        assert figure.description.endswith(".")


def test_bars_keep_within_their_frame() -> None:
    bars = (ShareBar("over", 1.2, -0.1, 1.4), ShareBar("none", 0.0, 0.0, 0.2, True))
    root = ElementTree.fromstring(draw_shares([ShareGroup("Package 1", bars)], "t", "d", "n", 300.0))
    ends = [float(e.get("x", 0)) + float(e.get("width", 0)) for e in root.iter() if e.tag.endswith("rect")]
    ends += [float(e.get("x2", 0)) for e in root.iter() if e.tag.endswith("line")]
    assert np.max(ends) <= 300.0

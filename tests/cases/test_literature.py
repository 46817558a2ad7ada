"""The cases of the literature give their published numbers, from the folder itself."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from goodoffices.bargain.analysis import Request, analyse
from goodoffices.bargain.case_domain import domain_of_case
from goodoffices.bargain.solution.divisions import Divisions, compare_divisions
from goodoffices.brief import render_sheet
from goodoffices.brief.analysis import sheet_of_analysis
from goodoffices.case import check_case, load_case

CASES = Path(__file__).parents[2] / "cases" / "literature"
CAMP_DAVID, PANAMA = CASES / "camp-david-1978", CASES / "panama-1974"


def divisions_of(folder: Path) -> Divisions:
    case, report = load_case(folder, "mediator")
    assert not report
    found = compare_divisions(domain_of_case(case).domain)
    assert found is not None
    return found


def test_nothing_is_to_be_mended_in_the_panama_case() -> None:
    assert [str(fault) for fault in check_case(PANAMA)] == []


def test_camp_david_by_adjusted_winner_as_published() -> None:
    # S. J. Brams, J. M. Togman 1996: 60 and 75 at first, then Egypt keeps five sixths of the Sinai, about 66 each.
    found = divisions_of(CAMP_DAVID)
    assert found.parties == ("egypt", "israel")
    winner = found.divisions["adjusted_winner"]
    assert winner.initial == (75, 60)
    assert winner.scores == (Fraction(395, 6), Fraction(395, 6))
    assert dict(winner.shares) == {
        "sinai": Fraction(5, 6),
        "recognition": 0,
        "west-bank-gaza": 0,
        "linkage": 0,
        "palestinian-rights": 1,
        "jerusalem": 0,
    }
    assert winner.envy_free


def test_at_camp_david_nash_leaves_the_sinai_whole() -> None:
    found = divisions_of(CAMP_DAVID)
    assert found.divisions["nash"].scores == (75, 60)
    assert found.divisions["kalai_smorodinsky"].scores == found.divisions["adjusted_winner"].scores
    (shift,) = found.shifts
    assert (shift.division, shift.issue, shift.share) == ("nash", "sinai", Fraction(1, 6))
    assert shift.change == (Fraction(55, 6), Fraction(-35, 6))
    assert "leaves Sinai whole" in found.reason
    assert "rises from 4334.03 to 4500" in found.reason


def test_panama_gives_each_66_points_by_every_idea() -> None:
    # H. Raiffa 1982; S. J. Brams, A. D. Taylor 1996, ch. 5: land and water, worth 15 to both, is the issue split.
    found = divisions_of(PANAMA)
    for division in found.divisions.values():
        assert division.scores == (66, 66)
        assert dict(division.shares)["land-and-water"] == Fraction(2, 15)
    assert found.agree
    assert "worth the same to both (15)" in found.reason


@pytest.mark.parametrize(("folder", "worths"), [(CAMP_DAVID, (0.75, 0.60)), (PANAMA, (0.64, 0.68))])
def test_with_whole_issues(folder: Path, worths: tuple[float, float]) -> None:
    # Leximin and the largest product with issues that are not divided; the same package for both.
    case, _ = load_case(folder, "mediator")
    found = analyse(domain_of_case(case), Request(parts=("division",)))
    for name in ("nash", "egalitarian"):
        assert found.solutions[name].utilities == pytest.approx(worths)
    assert found.division is not None
    assert found.as_json()["division"]["divisions"]["adjusted_winner"]["split"] in ("sinai", "land-and-water")


def test_the_sheet_tells_the_division() -> None:
    case, _ = load_case(CAMP_DAVID, "mediator")
    sheet = sheet_of_analysis(analyse(domain_of_case(case), Request(parts=("division",))))
    words = " ".join(str(render_sheet(sheet, "md")).split())
    assert "If the issues are divided" in words
    assert "Egypt then gives back 1/6 of Sinai" in words


@pytest.mark.parametrize("folder", [CAMP_DAVID, PANAMA])
def test_the_public_sees_no_points(folder: Path) -> None:
    case, _ = load_case(folder, "public")
    found = analyse(domain_of_case(case), Request(parts=("division",)))
    # Without points every issue counts alike.
    points = {} if found.division is None else dict(found.division.points)
    assert len(set(points.values())) <= 1

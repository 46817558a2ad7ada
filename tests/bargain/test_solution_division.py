"""Adjusted Winner, Nash and Kalai-Smorodinsky on the published tables."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
from goodoffices.bargain.solution.division import adjusted_winner, divide, points_of
from goodoffices.diagnose import UsageError

# Brams and Togman 1996: hypothetical points of Israel and Egypt at Camp David, 1978.
CAMP_DAVID = {
    "Sinai": (35, 55),
    "Diplomatic recognition of Israel": (10, 5),
    "West Bank/Gaza Strip": (20, 10),
    "Linkage of accord to Palestinian autonomy": (10, 5),
    "Palestinian rights": (5, 20),
    "Jerusalem": (20, 5),
}
# Raiffa 1982; Brams and Taylor 1996, ch. 5: points of the United States and Panama, 1974.
PANAMA = {
    "US defense rights": (22, 9),
    "Use rights": (22, 15),
    "Land and water": (15, 15),
    "Expansion rights": (14, 3),
    "Duration": (11, 15),
    "Expansion routes": (6, 5),
    "Jurisdiction": (2, 7),
    "US military rights": (2, 7),
    "Defense role of Panama": (2, 13),
    "Compensation": (4, 11),
}


def test_camp_david_gives_each_about_66_points():
    found = adjusted_winner(CAMP_DAVID)
    assert found.initial == (60, 75)
    assert found.scores == (Fraction(395, 6), Fraction(395, 6))
    assert (found.split, dict(found.shares)["Sinai"]) == ("Sinai", Fraction(1, 6))
    assert found.transfers == (("Sinai", Fraction(1, 6)),)
    assert found.envy_free
    assert found.equitable


@pytest.mark.parametrize(("ties", "initial", "moved"), [("first", (79, 53), "13/15"), ("second", (64, 68), "2/15")])
def test_panama_gives_each_66_points_whoever_has_the_tied_issue_first(ties, initial, moved):
    found = adjusted_winner(PANAMA, ties)
    assert found.initial == initial
    assert found.scores == (66, 66)
    assert dict(found.shares)["Land and water"] == Fraction(2, 15)
    assert found.transfers == (("Land and water", Fraction(moved)),)


def test_where_the_ideas_disagree():
    # At Camp David the largest product leaves every issue whole; equal scores divide Sinai.
    assert divide(CAMP_DAVID, "nash").scores == (60, 75)
    assert divide(CAMP_DAVID, "kalai_smorodinsky").scores == adjusted_winner(CAMP_DAVID).scores
    assert divide(CAMP_DAVID, "utilitarian").scores == (60, 75)
    # For Panama they are one.
    assert divide(PANAMA, "nash").scores == (66, 66)
    assert sum(divide(PANAMA, "utilitarian").scores) == 132


POINTS = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=7)


@given(POINTS)
def test_adjusted_winner_is_equitable_envy_free_and_as_good_as_any_line(pairs):
    points = {f"i{k}": pair for k, pair in enumerate(pairs)}
    if not all(sum(pair[k] for pair in pairs) for k in (0, 1)):
        with pytest.raises(UsageError):
            adjusted_winner(points)
        return
    found = adjusted_winner(points)
    assert found.equitable
    assert found.envy_free
    assert found.scores == divide(points, "egalitarian").scores
    nash = divide(points, "nash")
    assert nash.scores[0] * nash.scores[1] >= found.scores[0] * found.scores[1]
    assert sum(0 < share < 1 for _, share in found.shares) <= 1


def test_points_come_from_a_domain():
    issues = (DomainIssue("land", ("a", "b"), divisible=True), DomainIssue("water", ("a", "b"), divisible=True))
    tables = ([[70, 0], [30, 0]], [[0, 40], [0, 60]])
    people = (Utility(tuple(Table((k,), t) for k, t in enumerate(own))) for own in tables)
    domain = Domain("two", issues, tuple(PartyPreferences(f"p{k}", u) for k, u in enumerate(people)))
    assert points_of(domain) == {"land": (70, 40), "water": (30, 60)}
    assert adjusted_winner(points_of(domain)).as_json()["split"] == "land"

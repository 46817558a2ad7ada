"""Contested facts."""

from __future__ import annotations

from tests.positions.cases import case_of, when

from goodoffices.case import Claim, Position, Voice, Withdrawal
from goodoffices.positions.facts import sort_facts


def claim(id: str, who: str = "", **more: object) -> Claim:
    voices = (Voice(who="paper"), Voice(who=who)) if who else ()
    return Claim(
        id=id, that=f"it is so ({id})", on=when("2025-05-01"), entered=when("2025-05-01"), voices=voices, **more
    )  # type: ignore[arg-type]


def test_claims_that_contradict_each_other_stand_side_by_side() -> None:
    facts = sort_facts(case_of(claim("a", "north"), claim("b", "south", contests=("a",)), claim("c", "north-army")))
    (contest,) = facts.contested
    assert [(f.claim, f.voice, f.side) for f in contest.claims] == [("a", "north", "north"), ("b", "south", "south")]
    assert [(f.claim, f.side) for f in facts.uncontested] == [("c", "north")]


def test_claims_joined_through_a_third_are_one_contest() -> None:
    facts = sort_facts(
        case_of(claim("a"), claim("b"), claim("c", contests=("a", "b")), claim("d"), claim("e", contests=("d",)))
    )
    assert [[f.claim for f in c.claims] for c in facts.contested] == [["a", "b", "c"], ["d", "e"]]


def test_contesting_an_older_version_contests_the_one_in_force() -> None:
    facts = sort_facts(case_of(claim("a"), claim("b", contests=("a",)), claim("c", supersedes="a")))
    assert [f.claim for f in facts.contested[0].claims] == ["b", "c"]


def test_a_claim_withdrawn_is_not_contested() -> None:
    facts = sort_facts(
        case_of(
            claim("a"), claim("b", contests=("a",)), Withdrawal(id="w", of="a", reason="x", entered=when("2025-06-01"))
        )
    )
    assert facts.contested == ()
    assert [f.claim for f in facts.uncontested] == ["b"]


def test_a_claim_cannot_contest_itself_or_what_is_not_seen() -> None:
    facts = sort_facts(case_of(claim("a", contests=("a", "hidden"))))
    assert facts.contested == () and len(facts.uncontested) == 1
    assert not any(isinstance(f, Position) for f in facts.uncontested)

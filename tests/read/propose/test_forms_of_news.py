"""Forms of the press on which earlier rules stumbled, in invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.case import Case, load_case
from goodoffices.read.people import Actor
from goodoffices.read.propose import Proposal
from goodoffices.read.propose.speaker import party_called, speaks_through
from goodoffices.read.reading import read

CASE: Case = load_case(Path(__file__).parent / "marl-strait")[0]
HEAD = "Talks on the strait go on\n\nMarch 25, 2031 12:00 PM GMT+00:00\n\n"


def proposed(text: str, kind: str = "") -> list[Proposal]:
    found = read(f"{HEAD}{text}\n".encode(), CASE).proposals
    return [p for p in found if not kind or p.kind == kind]


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("Veil's spokesman", "for"),
        ("a Veil adviser", "for"),
        ("the press service of Veil's", "for"),
        ("A spokesman for Tomas Veil", "for"),
        ("Norda's president, Tomas Veil", "own"),
        ("a spokesman for the Front, Tomas Veil", "own"),
    ],
)
def test_who_speaks_for_somebody_is_not_he(words: str, how: str) -> None:
    assert speaks_through(words, Actor("tomas-veil", "person", "Tomas Veil")) == how


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("a Nordan rebel group", "other"),
        ("the main rebel group in Norda", "other"),
        ("a bookseller in Norda", "other"),
        ("Nordan state media", "other"),
        ("a Nordan official", "own"),
        ("Norda", "own"),
    ],
)
def test_a_group_or_a_newspaper_of_a_country_is_not_the_country(words: str, how: str) -> None:
    assert speaks_through(words, Actor("norda", "country", "Norda")) == how


def test_a_party_is_told_by_its_whole_name_only() -> None:
    assert party_called(CASE, "Norda") == "norda"
    assert party_called(CASE, "the envoy of Norda") == "" and party_called(None, "Norda") == ""


def test_what_stands_in_a_quotation_is_not_told_again() -> None:
    text = 'Tomas Veil, president of Norda, added: "We are insisting that there should be a truce with Suda. It must hold."'
    assert [p.fields["mode"] for p in proposed(text, "statement")] == ["direct"]


@pytest.mark.parametrize(
    "text",
    [
        "Norda and Suda were dismayed by President Tomas Veil's refusal to open the harbour.",
        "Norda's president, Tomas Veil, found it necessary to have the deal with Suda verified.",
        "Norda's president, Tomas Veil, appears to think that a deal with Suda will not hold.",
    ],
)
def test_a_noun_or_a_guess_is_no_statement(text: str) -> None:
    assert proposed(text, "statement") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Norda and Suda held a second round of talks in Lakeport on March 20.", "2031-03-20"),
        ("The second round of talks between Norda and Suda on Monday has concluded in Lakeport.", "2031-03-24"),
        ("Norda began new talks with Suda on Monday.", "2031-03-24"),
    ],
)
def test_a_round_is_held_on_its_day(text: str, day: str) -> None:
    assert [p.fields["on"]["at"] for p in proposed(text, "round") if p.fields["status"] == "held"] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "After a meeting of Norda and Suda failed to materialise on Monday, nobody spoke.",
        "The talks between Norda and Suda on Monday were called off.",
        "It is very possible that Norda and Suda will meet in Lakeport on Friday.",
    ],
)
def test_what_did_not_come_about_is_no_round(text: str) -> None:
    assert proposed(text, "round") == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Norda and Suda had agreed on an exchange of 120-120 prisoners.", "An exchange of 120-120 prisoners"),
        ("Norda struck a truce with Suda.", "A truce"),
        ("The ceasefire signed by Norda and Suda is holding.", "The ceasefire"),
        ("Norda and Suda talked. The sides agreed to repatriate the bodies of sailors.", "Repatriate the bodies of sailors"),
        ("Talks between Norda and Suda have yielded an agreement to exchange prisoners.", "An agreement to exchange prisoners"),
    ],
)  # fmt: skip
def test_an_agreement_is_read(text: str, title: str) -> None:
    assert [p.fields["title"] for p in proposed(text, "agreement")] == [title]


@pytest.mark.parametrize(
    "text",
    ["Norda and Suda failed to reach an agreement on the harbour.", "Norda and Suda could sign a truce on Friday."],
)
def test_no_agreement_where_none_was_made(text: str) -> None:
    assert proposed(text, "agreement") == []


def test_an_exchange_with_a_number_for_each_is_owed_by_both() -> None:
    found = proposed("Norda and Suda agreed to exchange 120 prisoners each.")
    (agreement,) = (p for p in found if p.kind == "agreement")
    owed = [p for p in found if p.kind == "obligation"]
    assert [(p.fields["debtor"], p.fields["creditor"], p.fields["quantity"]) for p in owed] == [
        (["norda"], ["suda"], "120"),
        (["suda"], ["norda"], "120"),
    ]
    assert all(p.needs == (agreement.id,) and p.fields["agreement"] == agreement.id for p in owed)
    assert [p.fields["reciprocal"] for p in owed] == [owed[1].id, owed[0].id]
    assert found.index(agreement) < found.index(owed[0])
    assert not [p for p in found if p.kind == "position"]


def test_without_a_number_for_each_nothing_is_owed() -> None:
    assert proposed("Norda and Suda agreed on the exchange of 120 prisoners.", "obligation") == []


def test_what_has_been_given_by_now_is_a_total() -> None:
    (found,) = proposed("Norda has returned the bodies of 70 sailors to Suda.", "performance")
    assert found.fields["total"] == "70" and "quantity" not in found.fields


def test_an_ultimatum_over_two_sentences() -> None:
    text = "On Monday, the Coastal Union gave Norda 30 days to sign a truce. Otherwise, severe tariffs would follow."
    (found,) = proposed(text, "pressure")
    assert (found.fields["type"], found.fields["term"]) == ("threat", "P30D")
    assert found.fields["what"] == "Severe tariffs would follow" and found.says[0].exact.endswith("follow")


def test_a_demand_may_be_a_noun() -> None:
    (found,) = proposed(
        "Talks broke down over Suda's insistence on a truce of thirty days and Norda's silence.", "position"
    )
    assert (found.fields["party"], found.fields["stance"]) == ("suda", {"thirty-days": "demanded"})


def test_who_speaks_for_nobody_is_left_out() -> None:
    text = 'Norda and Suda hold talks. "We want the truce to hold," said a fisherman, Olan Peck. '
    assert proposed(text, "statement") == []

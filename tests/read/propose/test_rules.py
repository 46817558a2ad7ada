"""Rules on a sentence or two: what each reads, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.case import Case, load_case
from goodoffices.read.document import Span
from goodoffices.read.propose import Proposal
from goodoffices.read.propose.matters import Matters
from goodoffices.read.propose.pattern import mask, pattern
from goodoffices.read.reading import read

CASE: Case = load_case(Path(__file__).parent / "marl-strait")[0]
HEAD = "Talks on the strait go on\n\nMarch 25, 2031 12:00 PM GMT+00:00\n\n"


def proposed(text: str) -> list[Proposal]:
    return list(read(f"{HEAD}{text}\n".encode(), CASE).proposals)


def only(text: str, kind: str) -> dict[str, Any]:
    found = [p for p in proposed(text) if p.kind == kind]
    assert len(found) == 1, [(p.kind, p.id) for p in found]
    return dict(found[0].fields)


@pytest.mark.parametrize(
    ("text", "option", "stance"),
    [
        ("Suda insists on a truce of thirty days.", "thirty-days", "demanded"),
        ("Norda rejected a truce of thirty days on Monday.", "thirty-days", "rejected"),
        ("Norda will never accept an open-ended truce.", "open-ended", "rejected"),
        ("Suda is ready for an open-ended truce.", "open-ended", "acceptable"),
        ("Suda is willing to discuss a truce of thirty days.", "thirty-days", "negotiable"),
        ("An open-ended truce is a red line for Norda.", "open-ended", "red-line"),
        ("Norda, in a letter to the envoy, demanded a truce of thirty days.", "thirty-days", "demanded"),
        ("Suda called for a truce of thirty days.", "thirty-days", "demanded"),
        ("The envoy reiterated Suda’s demand for a truce of thirty days, including at sea.", "thirty-days", "demanded"),
        ("Norda has proposed a truce of thirty days.", "thirty-days", "acceptable"),
        ("“We are now ready for an open-ended truce,” Suda said.", "open-ended", "acceptable"),
    ],
)
def test_a_stance_is_read(text: str, option: str, stance: str) -> None:
    assert only(text, "position")["stance"] == {option: stance}


def test_what_holds_for_a_time_is_not_what_holds_without_bounds() -> None:
    matters = Matters(CASE)
    full, short = matters.of("an open-ended truce"), matters.of("an open-ended truce of two days")
    assert full is not None and full.option == "open-ended"
    assert short is None or short.option != "open-ended"


def held(text: str) -> list[tuple[str, str, str]]:
    rounds = [p.fields for p in proposed(text) if p.kind == "round"]
    return [(r["status"], r.get("number", ""), r["on"].get("at", "")) for r in rounds]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The second round of talks between Norda and Suda took place in Ost on March 24.", [("held", "2", "2031-03-24")]),
        ("The talks between Norda and Suda on Monday have ended.", [("held", "", "2031-03-24")]),
        ("On March 24, the second meeting of the delegations of Norda and Suda was held.", [("held", "2", "2031-03-24")]),
        ("Monday's talks yielded little.", [("held", "", "2031-03-24")]),
        ("Norda's envoy held a meeting with the prime minister of Ostmark on Monday.", []),
    ],
)  # fmt: skip
def test_a_round_that_was_held_is_read_in_the_forms_of_the_press(text: str, found: list[Any]) -> None:
    assert held(text) == found


def test_what_is_said_after_the_talks_lies_between_them_and_publication() -> None:
    text = "Norda and Suda held talks on Sunday.\n\nSpeaking after the talks, Suda's envoy Arvid Holm said: “We were heard.”"
    on = only(text, "statement")["on"]
    assert on == {"within": "2031-03-23/2031-03-25", "reason": "said after the talks of 2031-03-23, and not after publication"}  # fmt: skip


def test_a_tariff_that_would_follow_is_a_threat_and_a_term_alone_a_deadline() -> None:
    threat = only("Norda would impose “severe tariffs” on Suda if a truce is not reached.", "pressure")
    assert (threat["type"], threat["what"]) == ("threat", "Severe tariffs, if a truce is not reached")
    deadline = only("Norda gave Suda 20 days to open the strait.", "pressure")
    assert (deadline["type"], deadline["term"]) == ("deadline", "P20D")


def test_a_title_makes_no_statement() -> None:
    text = (
        "Suda insists on talks – Holm\n\nMarch 25, 2031 12:00 PM GMT+00:00\n\nSuda's envoy Arvid Holm said it rained.\n"
    )
    found = [p for p in read(text.encode(), CASE).proposals if p.kind == "statement"]
    assert [p.says[0].exact for p in found] == ["Suda's envoy Arvid Holm said it rained."]


@pytest.mark.parametrize(
    "text",
    [
        "Norda did not demand a truce of thirty days.",
        "Would Norda accept a truce of thirty days?",
        "Suda is not ready for an open-ended truce.",
        "Analysts call on Norda to think again.",
        "Norda demands better weather.",
        "Suda never handed over the bodies of 7 sailors to Norda.",
        "Norda will hand over 40 captives to Suda.",
        "Norda has not threatened to close the strait.",
        "Suda could shell the village of Ost.",
    ],
)
def test_what_is_denied_asked_or_still_to_come_is_not_proposed_as_so(text: str) -> None:
    assert [p.kind for p in proposed(text) if p.kind in ("position", "performance", "pressure", "incident")] == []


def test_an_answer_to_these_demands_is_on_what_was_demanded() -> None:
    found = [
        p for p in proposed("Suda demands an open-ended truce. Norda rejected these demands.") if p.kind == "position"
    ]
    assert [(p.fields["party"], p.fields["stance"]) for p in found] == [
        ("suda", {"open-ended": "demanded"}), ("norda", {"open-ended": "rejected"}),
    ]  # fmt: skip


def test_an_ultimatum_has_its_term_its_condition_and_its_day() -> None:
    found = only("The Coastal Union last week gave Norda 30 days to leave the harbour or face new tariffs.", "pressure")
    assert (found["by"], found["target"], found["type"], found["term"]) == (["union"], ["norda"], "threat", "P30D")
    assert found["what"] == "New tariffs" and found["unless"] == "Norda is to leave the harbour"
    assert found["on"]["within"] == "2031-03-17/2031-03-23"


def test_two_counts_of_one_handover_are_told_apart_by_their_accounts() -> None:
    text = "Norda released 42 captives to Suda on Monday, the Sudan Red Crescent said."
    found = only(text, "performance")
    assert (found["obligation"], found["quantity"], found["by_account"]) == ("nordan-captives", "42", ["red-crescent"])
    assert found["on"]["at"] == "2031-03-24"


def test_an_obligation_that_the_case_does_not_have_is_proposed_with_its_handover() -> None:
    found = proposed("Suda handed over the bodies of 7 sailors to Norda on Monday.")
    performance = next(p for p in found if p.kind == "performance")
    assert performance.needs == (performance.fields["obligation"],)
    assert next(p for p in found if p.kind == "obligation").id == performance.fields["obligation"]


def test_a_person_whom_the_case_does_not_know_is_proposed_first() -> None:
    found = proposed('"We wait," Admiral Petra Lund of Suda said on Monday.')
    statement = next(p for p in found if p.kind == "statement")
    person = next(p for p in found if p.kind == "person")
    assert statement.needs == (person.id,) and found.index(person) < found.index(statement)


def test_what_was_said_last_week_to_be_tomorrow() -> None:
    reading = read(f'{HEAD}"We shall answer tomorrow," Holm said on Friday.\n'.encode(), CASE)
    assert [t.when.iso() for t in reading.times if t.words == "tomorrow" and t.when] == ["2031-03-22"]


def test_a_wish_to_join_is_not_an_option_to_abandon() -> None:
    istanbul = load_case(Path(__file__).parents[3] / "cases" / "istanbul-2025")[0]
    matters = Matters(istanbul)
    assert (found := matters.of("Ukraine joins the NATO alliance")) and found.option == ""
    assert (found := matters.of("abandon any plans to join the NATO alliance")) and found.option == "abandon"
    assert Matters(None).of("a truce") is None


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="@#~ .Norda\ue000\ue001\ue003x", max_size=40), st.data())
def test_every_part_of_a_match_stands_in_the_text(words: str, data: st.DataObject) -> None:
    spans = sorted(data.draw(st.sets(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=3)))
    actors = [Span(start, start + length) for start, length in spans if start + length <= len(words)]
    masked = mask(words, Span(0, len(words)), actors, [], [])
    if masked is None:
        assert any("\ue000" <= c <= "\ue003" for c in words)
        return
    for found in masked.find(pattern("@who(?P<rest>.*)")):
        assert found.span.start == actors[found.index("who")].start
        rest = found.part("rest")
        assert rest is None or found.span.end == rest.end <= len(words)


def test_a_formal_demand_that_no_issue_is_about_is_a_new_issue() -> None:
    found = proposed("Suda presented demands including a public apology for the shelling and an open-ended truce.")
    issue = next(p for p in found if p.kind == "issue")
    positions = [p for p in found if p.kind == "position"]
    assert issue.fields["title"] == "A public apology for the shelling"
    assert [(p.fields["issue"], p.needs) for p in positions] == [([issue.id], (issue.id,)), (["truce"], ())]


@pytest.mark.parametrize(
    ("text", "type", "target"),
    [
        ("Suda on Monday threatened to cut off electricity to Norda unless the road is opened.", "threat", ["norda"]),
        ("The Coastal Union suspended military aid to Norda on Monday.", "sanction", ["norda"]),
        ("The Coastal Union imposed new sanctions on Suda on Monday.", "sanction", ["suda"]),
        ("Norda gave Suda until 1 May to leave the harbour or face a blockade.", "threat", ["suda"]),
    ],
)
def test_pressure_is_on_whom_it_is_said_to_be(text: str, type: str, target: list[str]) -> None:
    found = only(text, "pressure")
    assert (found["type"], found["target"]) == (type, target)


def test_a_threat_against_nobody_named_is_left_to_a_person() -> None:
    assert [p for p in proposed("Suda threatened to leave the table.") if p.kind == "pressure"] == []


def test_a_year_in_the_words_around_is_no_day_of_a_statement() -> None:
    found = only('"We wait," said Arvid Holm, whose brother was killed last year.', "statement")
    assert "2030" not in str(found.get("on", ""))

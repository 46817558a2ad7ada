"""Cues inside and after what is said, speakers far from their verb, and quotations beside any verb; sentences are invented."""

from __future__ import annotations

import pytest

from goodoffices.read.document import read_document
from goodoffices.read.people import read_people
from goodoffices.read.speech import Attribution, read_speech


def read(text: str) -> tuple[str, tuple[Attribution, ...]]:
    document, _ = read_document(text.encode(), name="page.txt")
    return document.text, read_speech(document, read_people(document)).attributions


def told(text: str) -> list[tuple[str, str, str]]:
    words, found = read(text)
    return [
        (
            one.mode,
            one.speaker_span.of(words) if one.speaker_span else "",
            " / ".join(part.of(words) for part in one.content),
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "The aim, the envoy said, is to open the northern road.",
            "the envoy",
            "The aim / is to open the northern road",
        ),
        ("Norda, officials said, has become tired of the talks.", "officials", "Norda / has become tired of the talks"),
        (
            "Any reading of the map, said Petra Kolm, a surveyor in Suda, would show this as a loss.",
            "Petra Kolm",
            "Any reading of the map / would show this as a loss",
        ),
        ("The lists were short, the office has said.", "the office", "The lists were short"),
        ("The spokeswoman said all members sign letters.", "The spokeswoman", "all members sign letters"),
        ("She said, if asked, she would lead the team.", "She", "she would lead the team"),
        (
            "Former judges who spoke with the weekly said the court has lost its way.",
            "Former judges who spoke with the weekly",
            "the court has lost its way",
        ),
        (
            "Farmers in Norda, Suda and Kesh said the road was shut.",
            "Farmers in Norda, Suda and Kesh",
            "the road was shut",
        ),
        ("The envoy told an audience at a school that the maps were wrong.", "The envoy", "the maps were wrong"),
        ("He tried to calm them by telling the crowd the list was long.", "He", "the list was long"),
        ("He continues to insist that the port will open.", "He", "the port will open"),
        ("The office issued a statement saying that the port was open.", "The office", "the port was open"),
        ("Prices fell, according to counting by the union.", "counting by the union", "Prices fell"),
        ("The harvest, which officials said was poor, went to the coast.", "officials", "was poor"),
        ("He's said he believes in the plan.", "He", "he believes in the plan"),
    ],
)
def test_reported(text: str, speaker: str, content: str) -> None:
    found = {(who, what) for _, who, what in told(text)}
    assert any(what == content and who.startswith(speaker.split(" who ", maxsplit=1)[0]) for who, what in found), found


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "''We want the road,'' Petra Kolm, the mayor, said of the plan.",
            "Petra Kolm, the mayor",
            "We want the road,",
        ),
        ("“It will stay ours,” a weary Petra Kolm shrugged.", "a weary Petra Kolm", "It will stay ours,"),
        ("“Is this the list?” Kolm asked. “It is short.”", "Kolm", "Is this the list? / It is short."),
        ("“This is ours!” beamed Petra Kolm of Norda, who stayed.", "Petra Kolm of Norda", "This is ours!"),
        (
            "As Petra Kolm put it: “The north has waited for far too long.”",
            "Petra Kolm",
            "The north has waited for far too long.",
        ),
        ("She returned to her old theme: “We will come back to the coast.”", "She", "We will come back to the coast."),
        (
            '"We are ready," said the envoy, a former judge, Petra Kolm.',
            "the envoy, a former judge, Petra Kolm",
            "We are ready,",
        ),
        ("He said by telephone on Monday, “The list is not complete.”", "He", "The list is not complete."),
    ],
)
def test_direct(text: str, speaker: str, content: str) -> None:
    assert ("direct", speaker, content) in told(text)


def test_a_colon_announces_the_next_paragraph() -> None:
    found = told('The envoy told the council:\n\n"The road will open on Monday, and it will stay open."')
    assert ("direct", "The envoy", "The road will open on Monday, and it will stay open.") in found


def test_a_title_in_quotation_marks_is_no_speech() -> None:
    assert told("He learned it from “The Long Way Home,” a novel of the coast.") == []
    assert not [one for one in told("She spoke on the channel’s “Evening With Kolm,” a show.") if one[0] == "direct"]


def test_what_was_told_before_is_not_what_follows_the_verb() -> None:
    found = told('"They treat us well," the envoy told Morning Post in late May.')
    assert found == [("direct", "the envoy", "They treat us well,")]


def test_neither_and_nor_deny_for_both() -> None:
    words, found = read("Neither the ministry nor the army has confirmed the figures.")
    [one] = found
    assert one.negated and one.speaker_span and one.speaker_span.of(words) == "Neither the ministry nor the army"


def test_a_name_before_a_comma_and_an_apposition_is_the_speaker() -> None:
    [(_, speaker, content)] = told("His former aide, Petra Kolm, said the guard who replaced him had left.")
    assert "Petra Kolm" in speaker and content == "the guard who replaced him had left"


def test_nouns_that_look_like_verbs_say_nothing() -> None:
    for text in (
        "The other states voting on Monday are small.",
        "It brought the number of emails that moved through the office to 40.",
        "He led by ten percentage points over his rivals.",
    ):
        assert told(text) == [], text


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("”Of course, the lists must come first,” Ivan Renko stated.", "Ivan Renko", "Of course, the lists must come first,"),
        (",,We will come back,'' Ana Brel said.", "Ana Brel", "We will come back,"),
    ],
)  # fmt: skip
def test_marks_the_wrong_way_round_are_quotation_marks(text: str, speaker: str, content: str) -> None:
    assert told(text) == [("direct", speaker, content)]

"""The story that the project starts from: every person with office, labelled by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.case import Case, load_case
from goodoffices.read.document import read_document
from goodoffices.read.people import People, read_people

ROOT = Path(__file__).resolve().parents[3]
STORY = ROOT.parent / "shared" / "data" / "article" / "2025-07-23-istanbul-talks.txt"
WANTED = {
    "fidan": ["Turkish Foreign Minister"],
    "kalin": ["head of Turkish Intelligence", "National Intelligence Organization head"],
    "gurak": ["Chief of Turkish General Staff General", "Chief of General Staff Gen."],
    "samsar": ["Turkish ambassador of Russian"],
    "medinsky": ["deputy head of the Russian Federation", "Russian negotiator"],
    "galuzin": ["deputy foreign minister"],
    "umerov": ["National Security and Defense Council Secretary", "Defense Minister"],
    "kyslytsya": ["First Deputy Foreign Minister"],
    "zelenskyy": ["Ukrainian President", "Ukraines President"],
    "zakharova": ["Russian Foreign Ministry spokeswoman"],
    "peskov": ["Kremlin spokesman"],
    "trump": ["US President", "U.S. President"],
    "rutte": ["NATO Secretary-General"],
}

pytestmark = pytest.mark.skipif(not STORY.exists(), reason="the text of the story is not passed on with the project")


@pytest.fixture(scope="module")
def case() -> Case:
    loaded = load_case(ROOT / "cases" / "istanbul-2025")
    return loaded[0] if isinstance(loaded, tuple) else loaded


@pytest.fixture(scope="module")
def people(case: Case) -> People:
    return read_people(read_document(STORY, published="2025-07-23T15:55+03:00")[0], case)


def test_every_person_has_the_offices_of_the_text(people: People) -> None:
    assert {actor.case_id: [office.title for office in actor.offices] for actor in people.persons} == WANTED


def test_they_stand_on_their_sides(people: People) -> None:
    sides = {actor.id: actor.party for actor in people.persons}
    assert sides == {
        **dict.fromkeys(("fidan", "kalin", "gurak", "samsar"), "turkiye"),
        **dict.fromkeys(("medinsky", "galuzin", "zakharova", "peskov"), "russia"),
        **dict.fromkeys(("umerov", "kyslytsya", "zelenskyy"), "ukraine"),
        "trump": "usa",
        "rutte": "nato",
    }


def test_pronouns_and_descriptions_of_people(people: People) -> None:
    told = [(m.text, m.refers) for m in people.mentions if m.text.lower() in {"he", "his", "him", "she", "her"}]
    assert told == [("his", "zelenskyy"), ("He", "zelenskyy"), ("his", "zelenskyy"), ("His", "trump")]
    described = {(m.text, m.refers) for m in people.mentions if m.kind == "description"}
    assert {
        ("The Ukrainian leader", "zelenskyy"),
        ("The American president", "trump"),
        ("the US president", "trump"),
    } <= described
    assert {m.refers for m in people.mentions if "sides" in m.text or m.text == "the warring parties"} == {"both-sides"}


def test_doubts_of_the_offices(people: People) -> None:
    assert [(found.code, found.message) for found in people.report] == [
        ("N941", "“deputy head of the Russian Federation” is not an office that the case has for Vladimir Medinsky on 2025-07-23"),
        ("N940", "Rustem Umerov is called “National Security and Defense Council Secretary” and “Defense Minister”"),
        ("N941", "“Defense Minister” is an office that Rustem Umerov did not hold on 2025-07-23, by the case"),
    ]  # fmt: skip

"""Documents in several languages, people of a case in other alphabets, and a language added from outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.case import load_case
from goodoffices.read import language as packs
from goodoffices.read.document.language import language_of
from goodoffices.read.language import Language, add_language
from goodoffices.read.people.sounding import nominatives
from goodoffices.read.reading import read

CASE = Path(__file__).parents[1] / "propose" / "marl-strait"
PAGE = """The two delegations met in the capital on Wednesday and agreed to exchange the bodies, the ministry said.

Міністр закордонних справ України Остап Береза заявив: «Ми передали 1200 тіл 23 липня 2025 року».

"Görüşmeler salı günü saat 19.00'da başlayacak" dedi Dışişleri Bakanı Hasan Demir.

The envoy later wrote in his channel: «Завтра вранці повернуться ще 250 полонених» and left the hall.

قال الوزير إن المحادثات ستبدأ غدا.
"""


def test_each_block_in_its_own_language() -> None:
    reading = read(PAGE.encode(), published="2025-07-24T10:00+03:00", name="page.txt")
    assert reading.document.text == PAGE
    assert reading.document.language == "en"
    times = [(time.words, time.when.iso()) for time in reading.times if time.when]
    assert times == [
        ("Wednesday", "2025-07-23"),
        ("23 липня 2025 року", "2025-07-23"),
        ("salı günü saat 19.00", "2025-07-29T19:00+03:00"),
        ("Завтра вранці", "2025-07-25T05:00+03:00/2025-07-25T12:00+03:00"),
    ]
    counts = [(number.low, number.unit) for number in reading.numbers if number.unit in {"body", "prisoner"}]
    assert counts == [(1200, "body"), (250, "prisoner")]
    offices = {actor.name: [office.title for office in actor.offices] for actor in reading.people.persons}
    assert offices == {"Остап Береза": ["Міністр закордонних справ України"], "Hasan Demir": ["Dışişleri Bakanı"]}
    speakers = [
        reading.document.words(one.speaker_span)
        for one in reading.speech.attributions
        if one.mode == "direct" and one.speaker_span
    ]
    assert speakers == ["Міністр закордонних справ України Остап Береза", "Dışişleri Bakanı Hasan Demir", "The envoy"]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Fidan bu görüşmenin çok önemli olduğunu söyledi.", "tr"),
        ("Міністр сказав, що її приїзд важливий.", "uk"),
        ("Министр сказал, что её приезд важен, но время ещё не вышло.", "ru"),
        ("Erdoğan met Kalın and Çavuşoğlu in the capital, and they said that it was late.", "en"),
    ],
)
def test_language_of_short_words(words: str, language: str) -> None:
    assert language_of(words) == language


def test_nominatives() -> None:
    assert {"Фідан", "Зеленський"} <= {*nominatives("Фіданом"), *nominatives("Зеленського")}
    assert list(nominatives("Fidan")) == ["Fidan"]


def test_people_of_the_case_in_other_alphabets_and_cases() -> None:
    case, _ = load_case(CASE)
    words = "Вчера министр обороны встретился с Арвидом Хольмом, и они говорили о списках. Хольма проводили вечером."
    reading = read(words.encode(), case, "2031-02-10T10:00+00:00", name="page.txt")
    assert {mention.refers for mention in reading.people.mentions if mention.kind == "person"} == {"arvid-holm"}


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> Language:
    """Tiny: a language of thirty words."""
    monkeypatch.setattr(packs, "_ADDED", dict(packs._ADDED))
    pack = Language(
        code="qtt",
        words={"zimo": ("MONTH", 1), "luno": ("WEEKDAY", 0), "morga": ("DAYWORD", (1, "")), "yaro": ("YEARWORD", None)},
        numerals={"du": 2.0, "tri": 3.0},
        scales={"mil": 1000},
        quantity={"korpi": ("NOUN", "body"), "pri": ("BOUND", "about")},
        decimal_comma=True,
        small_words=frozenset(["ko", "et", "la", "zu", "mi"]),
        people="country ukraine | Ukro\nhead minister | ministo\ninstitution | forlanda\nspeech | rekis\nnames m | ostapo",
        cues=("rekis", "rekas"),
        that="ko",
    )
    add_language(pack)
    return pack


def test_a_tiny_language_is_added(tiny: Language) -> None:
    words = "La forlanda ministo Ostapo Berezo rekis ko zu veni morga. «Mi doni pri tri mil korpi et la listo», rekas Berezo 5 zimo 2031 yaro."
    reading = read(words.encode(), published="2031-01-04", name="page.txt")
    assert reading.document.language == tiny.code
    assert [time.when.iso() for time in reading.times if time.when] == ["2031-01-05", "2031-01-05"]
    [number] = reading.numbers
    assert (number.low, number.unit, number.circa) == (3000, "body", True)
    [person] = reading.people.persons
    assert (person.name, [office.title for office in person.offices]) == ("Ostapo Berezo", ["forlanda ministo"])
    said = {
        one.mode: reading.document.words(one.speaker_span) for one in reading.speech.attributions if one.speaker_span
    }
    assert said["direct"] == "Berezo"
    assert "reported" in said


def test_a_code_of_the_house_is_not_replaced() -> None:
    with pytest.raises(ValueError, match="pack of uk"):
        add_language(Language("uk", {}))

"""Times, numbers, people and speech in Turkish, Ukrainian and Russian, in sentences invented for this."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.language.marked import INVENTED, count_all, marked_texts

from goodoffices.case.when import parse_when
from goodoffices.read.document import read_document
from goodoffices.read.number import read_numbers
from goodoffices.read.reading import read
from goodoffices.read.time import read_times

NOON = parse_when("2025-07-23T12:00+03:00", "Europe/Istanbul")


def test_invented_texts_are_read_whole() -> None:
    told, wrong = count_all(list(marked_texts(INVENTED)))
    assert not wrong
    assert min(told["times right, of all"], told["numbers F1"], told["people F1"], told["quotations F1"]) == 1


@pytest.mark.parametrize(
    ("language", "words", "value"),
    [
        ("uk", "Зустріч почнеться о 19:00 у вівторок.", "2025-07-29T19:00+03:00"),
        ("uk", "З 1 по 5 серпня діятиме тиша.", "2025-08-01/2025-08-05"),
        ("uk", "Наприкінці липня вони повернулися.", "2025-07-21/2025-07-31"),
        ("uk", "Торік підписали угоду.", "2024-01-01/2024-12-31"),
        ("uk", "О пів на восьму вечора вони вийшли.", "2025-07-23T19:30+03:00"),
        ("uk", "Це сталося о 7-й ранку.", "2025-07-23T07:00+03:00"),
        ("uk", "Обстріл тривав уночі проти 5 серпня.", "2025-08-05T00:00+03:00/2025-08-05T06:00+03:00"),
        ("uk", "Раунд буде у вересні цього року.", "2025-09-01/2025-09-30"),
        ("uk", "5 лютого цього року списки передали.", "2025-02-05"),
        ("ru", "Они вышли в 7 часов утра.", "2025-07-23T07:00+03:00"),
        ("ru", "В понедельник, 21 июля, в 14:30 мск они встретились.", "2025-07-21T14:30+03:00"),
        ("ru", "Договор подписан в декабре прошлого года.", "2024-12-01/2024-12-31"),
        ("ru", "Год назад было иначе.", "2024-01-01/2024-12-31"),
        ("ru", "Встреча в 15.00 в среду.", "2025-07-23T15:00+03:00"),
        ("ru", "Полгода назад списков не было.", "2025-01-23"),
        ("tr", "Ateşkes 10.00'dan 12.00'ye kadar sürecek.", "2025-07-23T10:00+03:00/2025-07-23T12:00+03:00"),
        ("tr", "Saat 10.00-12.00 arasında görüşecekler.", "2025-07-23T10:00+03:00/2025-07-23T12:00+03:00"),
        ("tr", "Akşam 19.30'da başladı.", "2025-07-23T19:30+03:00"),
        ("tr", "23 Temmuz'u 24 Temmuz'a bağlayan gece.", "2025-07-23T20:00+03:00/2025-07-24T06:00+03:00"),
        ("tr", "Bu yılın mayıs ayında anlaştılar.", "2025-05-01/2025-05-31"),
        ("tr", "Pazartesiden çarşambaya kadar sürdü.", "2025-07-21/2025-07-23"),
        ("tr", "Evvelsi gün döndüler.", "2025-07-21"),
        ("tr", "Bir buçuk ay sonra dönecekler.", "2025-09-23"),
    ],
)
def test_times(language: str, words: str, value: str) -> None:
    [time] = read_times(words, NOON, language=language)
    assert time.when is not None
    assert time.when.iso() == value


def test_since_with_an_ending() -> None:
    [time] = read_times("Savaş 2022'den bu yana sürüyor.", NOON, language="tr")
    assert (time.words, time.relation) == ("2022'den bu yana", "since")


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("uk", "півтори тисячі людей", (1500, 1500, "person")),
        ("uk", "сто двадцять три солдати", (123, 123, "soldier")),
        ("uk", "понад 7 тис. тіл", (7000, None, "body")),
        ("uk", "1200 військовополонених", (1200, 1200, "prisoner")),
        ("uk", "п’ятеро дітей", (5, 5, "child")),
        ("uk", "десятки тисяч людей", (20_000, None, "person")),
        ("ru", "полмиллиона рублей", (500_000, 500_000, "RUB")),
        ("ru", "12 000 тел", (12_000, 12_000, "body")),
        ("ru", "два с половиной миллиона рублей", (2_500_000, 2_500_000, "RUB")),
        ("ru", "тысяча тел", (1000, 1000, "body")),
        ("tr", "bir buçuk milyon dolar", (1_500_000, 1_500_000, "USD")),
        ("tr", "bin 212 askerin naaşı", (1212, 1212, "body")),
        ("tr", "7 binden fazla kişi", (7000, None, "person")),
        ("tr", "2 bin 500 kişi", (2500, 2500, "person")),
        ("tr", "yüzde 12,5", (12.5, 12.5, "%")),
        ("tr", "1000'er esir", (1000, 1000, "prisoner")),
        ("tr", "24 ila 48 saat", (24, 48, "hour")),
        ("tr", "200 yaralı asker", (200, 200, "soldier")),
    ],
)
def test_numbers(language: str, words: str, expected: tuple[float, float | None, str]) -> None:
    [number] = read_numbers(words, language=language)
    assert (number.low, number.high, number.unit) == expected


def test_an_article_is_no_number() -> None:
    assert read_numbers("Bu bir telefon görüşmesi, bir heyet geldi.", language="tr") == ()
    assert read_numbers("Один из них молчал.", language="ru") == ()


def test_a_unit_shared_by_a_list() -> None:
    found = read_numbers("Повернули 397 військових з півночі, 24 з півдня.", language="uk")
    assert [(number.low, number.unit) for number in found] == [(397, "soldier"), (24, "soldier")]


@pytest.mark.parametrize(
    ("language", "words", "speaker"),
    [
        ("tr", 'Heyetin dönüşünü değerlendiren Demir, uzun bir yoldan söz ederek, "Hazırız" dedi.', "Demir"),
        ("tr", 'Açıklamada, "Hazırız" ifadelerine yer verildi.', None),
        ("tr", 'Suda\'dan yapılan açıklamada "Hazırız" denildi.', "Suda"),
        ("uk", "«Ми готові», – підсумувала речниця уряду.", "речниця уряду"),
        ("uk", '"Ми готові", - сказав він журналістам.', "він"),
        ("ru", "«Мы готовы», – цитирует Сорокина агентство.", "Сорокина"),
        ("ru", "Сорокин, глава группы, сказал: «Мы готовы».", "Сорокин"),
    ],
)
def test_who_speaks(language: str, words: str, speaker: str | None) -> None:
    from goodoffices.read.people import People
    from goodoffices.read.speech import read_speech

    document, _ = read_document(words.encode(), name="page.txt")
    one = read_speech(document, People(), language=language).attributions[0]
    assert (document.words(one.speaker_span) if one.speaker_span else None) == speaker


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "23",
                "липня",
                "в",
                "19.00",
                "'da",
                "«Ми",
                "готові»",
                ",",
                "сказав",
                "1200",
                "тіл",
                "bir",
                "buçuk",
                "milyon",
                "до",
                "–",
                "7-й",
                "12",
                "000",
                "Норда",
                ".",
            ]
        ),
        max_size=25,
    )
)
def test_any_words_are_read(words: list[str]) -> None:
    text = " ".join(words)
    for language in ("tr", "uk", "ru"):
        for found in (*read_times(text, NOON, language=language), *read_numbers(text, language=language)):
            assert 0 <= found.span.start < found.span.end <= len(text)
    assert read(text.encode(), name="page.txt").document.text == text

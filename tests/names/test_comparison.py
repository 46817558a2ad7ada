"""Names compared: alphabets, romanisations, languages, slips."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.names import (
    coarse,
    compare_names,
    compare_words,
    edit_distance,
    father_of,
    given_name,
    habit,
    is_patronymic,
    mixes_alphabets,
    one_alphabet,
    same_initial,
    skeleton,
    split_name,
)
from goodoffices.names.edit import within_one

SPELLINGS = {
    "Шевченко": ["Shevchenko", "Ševčenko", "Şevçenko", "Chevtchenko", "Schewtschenko", "Szewczenko", "SHEVCHENKO"],
    "Згурський": ["Згурский", "Zghurskyi", "Zgurskii", "Zghurs'kyy", "Zghurskyj"],
    "Лук'яненко": ["Лукьяненко", "Lukianenko", "Lukyanenko", "Luk'janenko", "Лук’яненко"],
    "Щербак": ["Shcherbak", "Ščerbak", "Chtcherbak", "Schtscherbak"],
    "Юрченко": ["Yurchenko", "Iurchenko", "Jurčenko", "Iourtchenko"],
    "Ґудзь": ["Гудзь", "Gudz", "Gudz'", "Hudz"],
}
TRANSLATED = [
    ("Микола", "Николай"),
    ("Олексій", "Aleksei"),
    ("Володимир", "Wladimir"),
    ("Пётр", "Petro"),
    ("Катерина", "Yekaterina"),
    ("Mehmet", "Muhammad"),
    ("محمد", "Mohammed"),
    ("İbrahim", "Abraham"),
]
WORDS = st.text("абвгдеєжзиіклмнопрстabcdeiklmnoprst'", min_size=0, max_size=8)


@pytest.mark.parametrize("name", SPELLINGS)
def test_the_romanisations_of_a_surname_are_one(name: str) -> None:
    assert {skeleton(word, habit(word)) for word in SPELLINGS[name]} == {skeleton(name)}


@pytest.mark.parametrize(("left", "right"), TRANSLATED)
def test_a_translated_name_is_one_name(left: str, right: str) -> None:
    found = compare_words(left, right)
    assert found.score >= 0.9
    assert "name" in found.reason


def test_different_given_names_are_different() -> None:
    assert compare_words("Андрій", "Сергій").score == 0
    assert compare_words("Oleksandr", "Oleksii").score == 0


def test_names_in_any_order_and_alphabet() -> None:
    assert compare_names("Коваль Микола Іванович", "Nikolai Koval").agrees
    assert compare_names("KOVAL, M. I.", "Коваль Микола Іванович").agrees
    assert compare_names("AlisherUsmanov", "Alisher Usmanov").agrees
    assert not compare_names("Коваль Микола Іванович", "Коваль Микола Петрович").agrees
    assert not compare_names("Коваль Микола", "Коваль Андрій").agrees
    assert not compare_names("Коваль", "Коваль Андрій Петрович").agrees


def test_reasons_are_words_without_the_names() -> None:
    found = compare_names("Иванов Пётр Olegович", "Ivanov Petro Romanovych")
    assert found.reasons
    assert not any(part in " ".join(found.reasons).lower() for part in ("ivanov", "petro", "иванов"))


def test_patronymics() -> None:
    stems = [father_of(skeleton(word)).labels for word in ("Миколайович", "Nikolaevich", "Миколаївна", "Mykolaiovych")]
    assert len(set(stems)) == 1
    assert stems[0] == given_name(skeleton("Mykola")).labels
    assert compare_words("Сергійович", "Сергеевна").score == 1
    assert compare_words("Сергійович", "Андрійович").score == 0
    assert compare_words("Аббасович", "Abbasovich").score == 1
    assert not is_patronymic(skeleton("Мельник"))


def test_look_alike_letters() -> None:
    mixed = "Kоваль"
    assert mixes_alphabets(mixed) and one_alphabet(mixed) == "Коваль"
    assert skeleton("Кoвaль") == skeleton("Koval")
    assert "look-alike" in compare_words("Кoвaль", "Коваль").reason


def test_an_initial_of_two_sounds() -> None:
    for initial, name in (("Ю", "Юрий"), ("Ю", "Юрій"), ("Я", "Яков"), ("Yurii", "Ю")):
        assert compare_words(initial, name).reason == "an initial that fits"
    assert compare_words("Ю", "Сергей").score == 0


def test_initials_by_any_language_of_the_name() -> None:
    assert same_initial("m", skeleton("Николай"))
    assert same_initial("n", skeleton("Микола"))
    assert not same_initial("k", skeleton("Микола"))


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Коваль Іван Петрович", ("Коваль", "Іван", "Петрович")),
        ("Ivan Petrovych Koval", ("Koval", "Ivan", "Petrovych")),
        ("Koval, Ivan Petrovych", ("Koval", "Ivan", "Petrovych")),
        ("КОВАЛЬ І. П.", ("КОВАЛЬ", "І.", "П.")),
        ("И. П. Коваль", ("Коваль", "И.", "П.")),
        ("Іванович Іван Петрович", ("Іванович", "Іван", "Петрович")),
        ("Anna Kovalenko", ("Kovalenko", "Anna", "")),
        ("Коваль", ("Коваль", "", "")),
        ("", ("", "", "")),
    ],
)
def test_a_name_in_one_field_is_taken_apart(name: str, parts: tuple[str, str, str]) -> None:
    found = split_name(name)
    assert (found.surname, found.given, found.patronymic) == parts


def slow_distance(a: str, b: str) -> int:
    if not a or not b:
        return len(a) + len(b)
    best = min(slow_distance(a[1:], b) + 1, slow_distance(a, b[1:]) + 1, slow_distance(a[1:], b[1:]) + (a[0] != b[0]))
    if len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0]:
        best = min(best, slow_distance(a[2:], b[2:]) + 1)
    return best


@settings(max_examples=60, deadline=None)
@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_the_distance_is_that_of_the_definition(a: str, b: str) -> None:
    assert edit_distance(a, b) == slow_distance(a, b)
    assert within_one(a, b) == (slow_distance(a, b) <= 1)


def test_a_letter_that_is_a_particle_in_one_alphabet_compares_both_ways_alike() -> None:
    assert compare_names("e", "є").score == compare_names("є", "e").score


@settings(max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_comparison_is_even_handed_and_bounded(a: str, b: str) -> None:
    there, back = compare_names(a, b), compare_names(b, a)
    assert 0 <= there.score <= 1
    assert abs(there.score - back.score) < 1e-9
    assert coarse(skeleton(a)) == coarse(skeleton(a.upper().lower()))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12))
def test_any_text_has_a_skeleton(text: str) -> None:
    sound = skeleton(text)
    assert sound.isascii() and (sound.isalpha() or not sound)
    compare_names(text, text)
    split_name(text)

"""Names in other alphabets than Latin, Cyrillic and Arabic."""

from __future__ import annotations

import pytest

from goodoffices.names import compare_names
from goodoffices.names.romanise import romanised


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ნიკოლოზ ბერიძე", "Nikoloz Beridze"),
        ("გიორგი ჭყონდიდელი", "Giorgi Chqondideli"),
        ("Հովհաննես Սարգսյան", "Hovhannes Sargsyan"),
        ("Նարեկ Մանուկյան", "Нарек Манукян"),
        ("Νίκος Παπαδόπουλος", "Nikos Papadopoulos"),
        ("Ανδρέας Μπότσαρης", "Andreas Botsaris"),
    ],
)
def test_an_alphabet_meets_the_latin_spelling(one: str, other: str) -> None:
    assert compare_names(one, other).agrees
    assert compare_names(other, one).agrees


def test_another_name_in_such_an_alphabet_is_another_name() -> None:
    assert not compare_names("ნიკოლოზ ბერიძე", "Giorgi Beridze").agrees
    assert not compare_names("Նարեկ Սարգսյան", "Aram Sargsyan").agrees


@pytest.mark.parametrize("word", ["", "Koval", "12", "ბერიძე", "ԱԲ", "Ω"])
def test_romanised_is_small_and_stays(word: str) -> None:
    assert romanised(romanised(word)) == romanised(word) == romanised(word).lower()


def test_signs_of_syllables_are_compared_as_they_are() -> None:
    assert compare_names("김정은", "김정은").agrees
    assert not compare_names("김종은", "김정은").agrees
    assert not compare_names("高石早苗", "高市早苗").agrees


def test_other_scripts_by_the_rules_of_icu() -> None:
    pytest.importorskip("icu", reason="PyICU is not installed")
    assert compare_names("नरेंद्र मोदी", "Narendra Modi").agrees
    assert compare_names("דוד לוי", "David Levi").agrees
    assert not compare_names("नरेंद्र मोदी", "Rahul Gandhi").agrees

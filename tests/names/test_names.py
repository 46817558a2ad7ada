"""Scripts, alphabets and spellings."""

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.names import alphabetical, direction, fold_name, script_of


def test_script_of_mixed_text_is_that_of_most_letters():
    assert script_of("Рустем Umerov Умєров") == "Cyrl"
    assert script_of("محمد") == "Arab"
    assert script_of("") == "Zyyy"


def test_direction_is_that_of_the_first_letter_with_one():
    assert direction("محمد Ali") == "rtl"
    assert direction("12 Ali محمد") == "ltr"
    assert direction("12") == "ltr"


def test_turkish_letters_have_their_own_places():
    names = ["İsveç", "Irak", "Şili", "Sudan", "Çad", "Cezayir", "Özbekistan", "Oman"]
    assert sorted(names, key=alphabetical("tr")) == [
        "Cezayir",
        "Çad",
        "Irak",
        "İsveç",
        "Oman",
        "Özbekistan",
        "Sudan",
        "Şili",
    ]


def test_ukrainian_alphabet_is_not_the_order_of_code_points():
    assert sorted(["Ямайка", "Індія", "Ємен", "Естонія"], key=alphabetical("uk")) == [
        "Естонія",
        "Ємен",
        "Індія",
        "Ямайка",
    ]


def test_unknown_language_sorts_like_english_and_other_scripts_come_after():
    assert sorted(["Україна", "Zaire", "Élysée"], key=alphabetical("xx")) == ["Élysée", "Zaire", "Україна"]


def test_fold_joins_marks_case_and_order_but_not_people():
    assert fold_name("Kalın, İbrahim") == fold_name("ibrahim KALIN")
    assert fold_name("Metin Gürak") != fold_name("Metin Gural")


@given(st.text(max_size=40))
def test_fold_is_idempotent_and_total(name):
    assert fold_name(fold_name(name)) == fold_name(name)


@given(st.lists(st.text(max_size=8), max_size=8), st.sampled_from(["en", "tr", "uk", "xx"]))
def test_alphabetical_gives_a_total_order(names, language):
    key = alphabetical(language)
    assert [key(name) for name in sorted(names, key=key)] == sorted(key(name) for name in reversed(names))

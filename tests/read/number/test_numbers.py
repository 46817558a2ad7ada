"""Numbers with their bounds and units."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.read.number.batches import ONE, TWO, Outcome, Sentences, score_numbers

from goodoffices.case import Count
from goodoffices.read.number import read_numbers


def outcome_of(sentences: Sentences) -> Outcome:
    def read(text: str) -> Iterable[tuple[object, ...]]:
        for n in read_numbers(text):
            yield n.span.start, n.span.end, n.kind, n.low, n.high, n.circa, n.unit

    return score_numbers(sentences, read)


def test_the_first_batch_is_read_in_full() -> None:
    outcome = outcome_of(ONE)
    assert not outcome.faults, outcome.faults


def test_the_second_batch_is_read_as_measured() -> None:
    outcome = outcome_of(TWO)
    assert outcome.found >= 0.95 * outcome.labelled
    assert outcome.right >= 0.9 * outcome.labelled
    assert outcome.extra == 0


def test_counts_as_the_case_writes_them() -> None:
    told = [n.count for n in read_numbers("At least 12 men, up to 30 women, about 5 boys, 2 to 4 girls, 7 dogs.")]
    assert told == [Count(12, None), Count(0, 30), Count(5, 5, True), Count(2, 4), Count(7, 7)]


def test_the_side_beside_the_unit() -> None:
    [number] = read_numbers("They returned the remains of 19 killed Russian soldiers.")
    assert (number.side, number.unit, number.words) == ("Russian", "body", "19 killed Russian soldiers")


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("uk", "Передали щонайменше 1000 тіл.", (1000, None, "body")),
        ("uk", "Повернули понад 300 полонених.", (300, None, "prisoner")),
        ("uk", "Виділили 1,2 млрд доларів.", (1.2e9, 1.2e9, "USD")),
        ("uk", "Загинули двадцять п'ять людей.", (25, 25, "person")),
        ("ru", "Передали не менее 1000 тел.", (1000, None, "body")),
        ("ru", "Вернули около 300 пленных.", (300, 300, "prisoner")),
        ("ru", "Выделили 1,2 млрд рублей.", (1.2e9, 1.2e9, "RUB")),
        ("ru", "Погибли двадцать пять человек.", (25, 25, "person")),
        ("tr", "En az 12 kişi öldü.", (12, None, "person")),
        ("tr", "Yaklaşık 300 esir serbest bırakıldı.", (300, 300, "prisoner")),
        ("tr", "1,2 milyar dolar verildi.", (1.2e9, 1.2e9, "USD")),
        ("tr", "1.000 askerin cenazesi teslim edildi.", (1000, 1000, "body")),
    ],
)
def test_other_languages(language: str, words: str, expected: tuple[float, float | None, str]) -> None:
    [number] = read_numbers(words, language=language)
    assert (number.low, number.high, number.unit) == expected


def test_of_a_time_only_its_length_is_a_number() -> None:
    words = "It began two weeks before May 13, 1999, at 7 p.m., and lasted 50 days."
    assert [(n.low, n.unit) for n in read_numbers(words)] == [(2, "week"), (50, "day")]


def test_over_is_a_bound_only_where_it_is_no_part_of_the_verb() -> None:
    [number] = read_numbers("The guards handed over 1,212 bodies.")
    assert (number.low, number.high, number.unit) == (1212, 1212, "body")
    [number] = read_numbers("The lists name over 1,212 bodies.")
    assert (number.low, number.high) == (1212, None)


def test_a_number_without_a_unit_counts_what_the_one_before_counted() -> None:
    assert [n.unit for n in read_numbers("Norda gave 40 bodies and received 27.")] == ["body", "body"]
    assert [n.unit for n in read_numbers("Norda gave 40 bodies. The list names 27 and ends.")][1] == ""


def test_so_many_of_so_many_is_a_part() -> None:
    [number] = read_numbers("Three out of four families left.")
    assert (number.kind, number.low, number.unit) == ("fraction", 0.75, "family")
    assert read_numbers("Two in five days were lost.")[0].kind != "fraction"


def test_a_noun_after_a_hyphen_is_the_unit() -> None:
    [number] = read_numbers("The 27-nation bloc agreed.")
    assert (number.low, number.unit) == (27, "nation")

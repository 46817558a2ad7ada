"""Places, ranks and categories that are one in several languages."""

from __future__ import annotations

from importlib.resources import files

import pytest

from goodoffices.people import PersonList, PersonRecord, reconcile
from goodoffices.people.terms import category_of, rank_of


def test_what_two_armies_call_otherwise_is_no_conflict() -> None:
    ours = PersonRecord(
        "1", "", "Барвіненко", "Ігор", "Павлович", "m", "1990-05-07", rank="старший солдат", category="тяжкопоранений"
    )
    theirs = PersonRecord(
        "8", "", "Барвиненко", "Игорь", "Павлович", "m", "1990-05-07", rank="Ефрейтор", category="wounded"
    )
    found = reconcile(PersonList("a", (ours,)), PersonList("b", (theirs,)))
    assert [m.differs for m in found.accepted] == [()]
    higher = PersonRecord("8", "", "Барвиненко", "Игорь", "Павлович", "m", "1990-05-07", rank="сержант", category="ill")
    found = reconcile(PersonList("a", (ours,)), PersonList("b", (higher,)))
    assert [m.differs for m in found.accepted] == [("category", "rank")]


@pytest.mark.parametrize("table", ["ranks", "categories"])
def test_no_word_stands_on_two_lines(table: str) -> None:
    text = (files("goodoffices.people") / "data" / f"{table}.txt").read_text("utf-8")
    words = [
        word.strip().casefold() for line in text.splitlines() if not line.startswith("#") for word in line.split(";")
    ]
    assert len(words) == len(set(words)) and all(words)


def test_a_word_that_no_table_has_is_compared_as_it_sounds() -> None:
    assert rank_of("Cosmonaut") == rank_of("cosmonaut") != rank_of("сержант")
    assert category_of("Обменный фонд") == category_of("обменный  фонд")
    assert category_of("12") == "12"

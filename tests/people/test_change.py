"""What changed between two versions of a list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.people import PersonList, PersonRecord
from goodoffices.people.change import Alteration, ListChange, Renumbering, changes_between
from goodoffices.people.change_thread import trace_back

KOVAL = PersonRecord("1", surname="Коваль", given="Микола", patronymic="Іванович", born="1990-05-07", number="АА-11")
MOROZ = PersonRecord("2", surname="Мороз", given="Андрій", born="1985-01-30", category="wounded")
TKACH = PersonRecord("3", full_name="Ткач Олег", born="1970")


def people(*rows: PersonRecord) -> PersonList:
    return PersonList("side-a", rows)


def change(older: tuple[PersonRecord, ...], newer: tuple[PersonRecord, ...]) -> ListChange:
    return changes_between(people(*older), people(*newer))


def test_nothing() -> None:
    found = change((KOVAL, MOROZ), (replace(MOROZ, line=1), replace(KOVAL, line=2)))
    assert found.nothing and found.same == 2


def test_added_gone_altered() -> None:
    found = change((KOVAL, MOROZ), (replace(KOVAL, category="ill", rank="сержант"), TKACH))
    assert (found.added, found.gone, found.same) == (("3",), ("2",), 0)
    assert found.altered == (Alteration("1", ("rank", "category")),)
    assert not found.renumbered and not found.reused


@pytest.mark.parametrize(
    "corrected",
    [
        {"given": "Mykola", "surname": "Koval"},
        {"born": "1990-07-05"},
        {"surname": "Коваленко", "given": "Микита", "number": "АА-11"},
        {"surname": "Ковалів", "number": ""},
    ],
    ids=["another alphabet", "another date", "the number stays", "names and birth date nearly"],
)
def test_a_correction_under_the_same_id_is_one_person(corrected: dict[str, str]) -> None:
    found = change((KOVAL,), (replace(KOVAL, **corrected),))
    assert [a.id for a in found.altered] == ["1"] and not found.gone and not found.reused


def test_an_id_that_is_somebody_elses_now() -> None:
    found = change((KOVAL,), (replace(MOROZ, id="1"),))
    assert (found.gone, found.added, found.reused) == (("1",), ("1",), ("1",))
    assert not found.altered


def test_a_twin_under_the_same_id_is_somebody_else() -> None:
    found = change((MOROZ,), (replace(MOROZ, given="Сергій"),))
    assert found.reused == ("2",) and not found.altered
    whole = replace(TKACH, born="1970-01-02")
    assert change((whole,), (replace(whole, full_name="Зима Олег"),)).altered
    assert change((whole,), (replace(whole, full_name="Ткач Роман"),)).reused


def test_ids_that_are_numbers_of_rows_move_with_a_row_put_in_front() -> None:
    older = (KOVAL, MOROZ, TKACH)
    newer = tuple(
        replace(row, id=str(k)) for k, row in enumerate((PersonRecord("", surname="Зима", born="1999"), *older), 1)
    )
    found = change(older, newer)
    assert (found.added, found.gone, found.altered) == (("1",), (), ())
    assert [(r.was, r.now) for r in found.renumbered] == [("1", "2"), ("2", "3"), ("3", "4")]
    assert found.reused == ("1", "2", "3")


@pytest.mark.parametrize(
    ("older", "newer", "by"),
    [
        (MOROZ, replace(MOROZ, id="9", category="other"), "all that says who it is"),
        (KOVAL, replace(KOVAL, id="9", surname="Koval", given="Nikolai", patronymic=""), "the service number"),
        (MOROZ, replace(MOROZ, id="9", surname="Moroz", given="Andrii"), "names and birth date"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_id(older: PersonRecord, newer: PersonRecord, by: str) -> None:
    found = change((older,), (newer,))
    assert found.renumbered == (Renumbering(older.id, "9", by),)
    assert not found.added and not found.gone


def test_two_of_one_name_and_day_are_not_guessed_at() -> None:
    twin = replace(MOROZ, id="4", birth_place="Бучач")
    moved = replace(MOROZ, id="9", birth_place="Ковель")
    found = change((MOROZ, twin), (moved,))
    assert found.gone == ("2", "4") and found.added == ("9",)


def test_repeats_of_one_person_are_taken_in_their_order() -> None:
    older = tuple(replace(MOROZ, id=f"a{k}") for k in range(3))
    newer = tuple(replace(MOROZ, id=f"b{k}") for k in range(2))
    found = change(older, newer)
    assert [(r.was, r.now) for r in found.renumbered] == [("a0", "b0"), ("a1", "b1")] and found.gone == ("a2",)


def test_rows_that_say_nothing_keep_to_their_ids() -> None:
    found = change((PersonRecord("1"), PersonRecord("2")), (PersonRecord("2", unit="x"), PersonRecord("3")))
    assert (found.gone, found.added) == (("1",), ("3",)) and found.altered == (Alteration("2", ("unit",)),)


def test_no_name_is_in_what_is_told() -> None:
    found = change((KOVAL, MOROZ), (replace(KOVAL, born="1991"), TKACH))
    assert not any(name in repr(found) for name in ("Коваль", "Микола", "Мороз", "Ткач", "1990", "1991", "АА"))


WORDS = st.sampled_from(["", "Коваль", "Мороз", "Koval", "Ткач"])
ROWS = st.lists(
    st.builds(
        PersonRecord,
        st.sampled_from("123456"),
        surname=WORDS,
        given=st.sampled_from(["", "Іван", "Ivan", "Олег"]),
        born=st.sampled_from(["", "1990", "1985-01-30"]),
        number=st.sampled_from(["", "", "77"]),
        unit=st.sampled_from(["", "x"]),
    ),
    max_size=6,
    unique_by=lambda row: row.id,
).map(tuple)


@settings(max_examples=300)
@given(ROWS, ROWS)
def test_every_row_is_told_once(older: tuple[PersonRecord, ...], newer: tuple[PersonRecord, ...]) -> None:
    found = change(older, newer)
    old, new = {row.id: row for row in older}, {row.id: row for row in newer}
    moved = {r.was: r.now for r in found.renumbered}
    assert len(set(moved.values())) == len(moved)
    stayed = [id for id in old if id not in moved and id not in found.gone]
    assert all(id in new and id not in found.reused for id in stayed)
    assert sorted([*found.added, *moved.values(), *stayed]) == sorted(new)
    assert sorted([*found.gone, *moved, *stayed]) == sorted(old)
    altered = {a.id: a.fields for a in found.altered}
    for was, now in [*moved.items(), *((id, id) for id in stayed)]:
        differs = tuple(name for name in PersonRecord.__dataclass_fields__ if name not in ("id", "line") and getattr(old[was], name) != getattr(new[now], name))  # fmt: skip
        assert altered.get(now, ()) == differs
    assert found.same == sum(id not in altered for id in stayed)
    assert set(found.reused) == {id for id in old.keys() & new.keys() if id in found.gone or moved.get(id, id) != id}


@settings(max_examples=100)
@given(ROWS, st.permutations("abcdef"))
def test_new_ids_alone_lose_nobody(rows: tuple[PersonRecord, ...], ids: list[str]) -> None:
    known = tuple(row for row in rows if row.surname or row.given or row.born or row.number)
    newer = tuple(replace(row, id=id) for row, id in zip(known, ids, strict=False))
    found = change(known, newer)
    assert not found.gone and not found.added and not found.altered
    assert len(found.renumbered) == len(known)


def test_a_person_is_followed_both_ways() -> None:
    versions = [
        people(KOVAL, MOROZ),
        people(replace(KOVAL, id="5"), replace(MOROZ, id="1")),
        people(replace(KOVAL, id="6")),
        people(replace(KOVAL, id="6"), MOROZ),
    ]
    assert trace_back(versions, 1, 2, "5") == {1: "1", 2: "5", 3: "6", 4: "6"}
    assert trace_back(versions, 1, 4, "6") == {1: "1", 2: "5", 3: "6", 4: "6"}
    assert trace_back(versions, 1, 2, "1") == {1: "2", 2: "1"}
    assert trace_back(versions, 1, 4, "2") == {4: "2"}, "who was away is not followed across the gap"
    assert trace_back(versions[2:], 3, 3, "6") == {3: "6", 4: "6"}

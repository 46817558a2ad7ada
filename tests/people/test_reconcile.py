"""Two lists brought together: pairs, look-alikes, repeats, one partner for each."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.diagnose import UsageError
from goodoffices.names import edit_distance
from goodoffices.people import PersonList, PersonRecord, expected_pairs, reconcile
from goodoffices.people.assignment import assign
from goodoffices.people.reasons import rarity
from goodoffices.people.rivals import with_rivals
from goodoffices.people.slips import FAR, Spellings

SURNAMES = [
    a + b
    for a in ("Бондар", "Кравч", "Петр", "Шевч", "Тимош", "Лис", "Гонч", "Мороз", "Ткач", "Захар", "Семен", "Дорош")
    for b in ("енко", "ук", "івський", "ишин", "ань", "ець")
]
GIVEN = [
    ("Микола", "Николай"), ("Сергій", "Сергей"), ("Андрій", "Андрей"), ("Дмитро", "Дмитрий"), ("Олексій", "Алексей"),
    ("Іван", "Иван"), ("Юрій", "Юрий"), ("Павло", "Павел"),
]  # fmt: skip
FATHERS = [("Миколайович", "Николаевич"), ("Іванович", "Иванович"), ("Петрович", "Петрович"), ("Юрійович", "Юрьевич")]


def lists(size: int, seed: int = 3) -> tuple[PersonList, PersonList]:
    """Half of each list is on the other: A in Ukrainian, B in Russian, with a slip in every third surname."""
    draw = random.Random(seed)
    people = [
        (
            draw.choice(SURNAMES),
            draw.choice(GIVEN),
            draw.choice(FATHERS),
            date(1965, 1, 1) + timedelta(days=draw.randrange(15_000)),
        )
        for _ in range(size + size // 2)
    ]
    a, b = [], []
    for n, (surname, given_name, father, born) in enumerate(people):
        if n < size:
            a.append(
                PersonRecord(f"a{n}", "", surname, given_name[0], father[0], "m", born.isoformat(), category="other")
            )
        if n >= size // 2:
            written = surname[:2] + surname[3:] if n % 3 == 0 else surname
            category = "wounded" if n % 10 == 0 else "other"
            b.append(
                PersonRecord(f"b{n}", "", written, given_name[1], father[1], "m", born.isoformat(), category=category)
            )
    draw.shuffle(b)
    return PersonList("a", tuple(a)), PersonList("b", tuple(b))


def test_two_lists_in_two_languages() -> None:
    a, b = lists(300)
    found = reconcile(a, b)
    accepted = {(m.id_a, m.id_b) for m in found.accepted}
    truth = {(f"a{n}", f"b{n}") for n in range(150, 300)}
    assert len(accepted & truth) >= 147
    assert len(accepted - truth) <= 1
    assert set(found.assigned) == accepted
    assert len(found.only_a) + len({m.id_a for m in found.matches}) == 300
    assert len(found.only_b) + len({m.id_b for m in found.matches}) == 300
    assert not found.repeats_a
    conflicts = {m.id_a for m in found.in_conflict if "category" in m.differs}
    assert conflicts == {f"a{n}" for n in range(150, 300, 10)} & {m.id_a for m in found.accepted}


def test_the_same_lists_give_the_same_answer() -> None:
    a, b = lists(120)
    assert reconcile(a, b) == reconcile(a, b)
    turned = PersonList("b", tuple(reversed(b.rows)))
    one = {(m.id_a, m.id_b) for m in reconcile(a, b).accepted}
    assert one == {(m.id_a, m.id_b) for m in reconcile(a, turned).accepted}
    assert one == {(m.id_b, m.id_a) for m in reconcile(b, a).accepted}


def with_one_more(changes: dict[str, str], other: dict[str, str] | None = None):
    """The lists, and one more person on A whose changed record is on B."""
    a, b = lists(150)
    person = PersonRecord("x", "", "Ковалець", "Андрій", "Іванович", "m", "1988-03-21")
    a = PersonList("a", (*a.rows, replace(person, **(other or {}))))
    b = PersonList("b", (*b.rows, replace(person, **{"id": "y"} | changes)))
    found = reconcile(a, b)
    both = [m for m in (*found.matches, *found.look_alikes) if (m.id_a, m.id_b) == ("x", "y")]
    return both[0] if both else None


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"given": "Сергей"}, "twin"),
        ({"given": "Сергей", "born": "1990-07-02"}, "brother or sister"),
        ({"born": "1979-10-02"}, "namesake"),
        ({"patronymic": "Петрович", "born": ""}, "namesake"),
        ({"patronymic": "", "born": ""}, "name alone"),
    ],
)
def test_look_alikes_are_never_accepted(changes: dict[str, str], kind: str) -> None:
    found = with_one_more(changes)
    if kind == "name alone":
        assert found is not None and found.look_alike == kind
    else:
        assert found is None or (found.decision != "accepted" and found.look_alike == kind)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"surname": "Kovalets", "given": "Andrey", "patronymic": ""},
        {"surname": "Ковалець", "given": "Ковалець", "patronymic": "Ivanovich"} | {"surname": "Андрей"},
        {"born": "1988-03-12"},
        {"born": "1978-03-21"},
        {"surname": "Ковалeць", "born": "1988"},
        {"surname": "Ковaлeць", "given": "А.", "patronymic": "И."},
        {"full_name": "ANDREI IVANOVICH KOVALETS", "surname": "", "given": "", "patronymic": ""},
    ],
)
def test_usual_faults_do_not_part_a_person(changes: dict[str, str]) -> None:
    found = with_one_more(changes)
    assert found is not None and found.decision == "accepted", found
    assert found.reasons and not any(name in " ".join(found.reasons) for name in ("Ковал", "Koval", "Андр", "Andr"))


def test_one_service_number_is_one_person() -> None:
    found = with_one_more({"given": "Андpейй", "number": "АБ123456", "born": "1979-10-02"}, {"number": "AB 123456"})
    assert found is not None and found.decision == "accepted"


def test_two_service_numbers_are_looked_at() -> None:
    found = with_one_more({"number": "ВГ987654"}, {"number": "АБ123456"})
    assert found is not None and (found.decision, found.look_alike) == ("review", "namesake")


def test_repeats_within_a_list() -> None:
    a, b = lists(150)
    again = replace(a.rows[140], id="again", surname=a.rows[140].surname.upper())
    found = reconcile(PersonList("a", (*a.rows, again)), b)
    assert {(m.id_a, m.id_b) for m in found.repeats_a if m.decision == "accepted"} == {("a140", "again")}
    partners = [m.id_a for m in found.accepted if m.id_b == "b140"]
    assert sorted(partners) == ["a140", "again"]
    assert len([pair for pair in found.assigned if pair[1] == "b140"]) == 1


@pytest.mark.parametrize(("size_a", "size_b"), [(0, 0), (0, 3), (1, 1), (3, 0)])
def test_short_lists(size_a: int, size_b: int) -> None:
    rows = tuple(PersonRecord(str(n), "", f"Коваль{n}", "Іван", "Петрович", "m", f"1990-01-0{n + 1}") for n in range(3))
    found = reconcile(PersonList("a", rows[:size_a]), PersonList("b", rows[:size_b]))
    assert len(found.accepted) == min(size_a, size_b)


def test_rows_with_nothing_in_them() -> None:
    empty = PersonList("a", tuple(PersonRecord(str(n)) for n in range(5)))
    assert reconcile(empty, empty).matches == ()


def test_a_name_that_everybody_has_stays_within_the_budget() -> None:
    many = tuple(PersonRecord(str(n), surname="Коваль", given="Іван") for n in range(400))
    found = reconcile(PersonList("a", many), PersonList("b", many), budget=1_000)
    assert found.compared == 0
    assert sum(count.left_out for count in found.pair_counts) > 0
    assert {c.key: c.pairs for c in expected_pairs(PersonList("a", many), PersonList("b", many))}[
        "surname and given name"
    ] == 160_000


def test_the_budget_cuts_the_largest_groups_first() -> None:
    many = tuple(PersonRecord(str(n), surname="Коваль", given="Іван") for n in range(50))
    few = tuple(PersonRecord(f"x{n}", surname=f"Мороз{'абвгд'[n]}енко", given="Петро") for n in range(5))
    everybody = PersonList("a", many + few)
    found = reconcile(everybody, PersonList("b", many + few), budget=100)
    assert found.compared == 5 and {m.id_a for m in found.matches} <= {row.id for row in few}


@pytest.mark.parametrize("wrong", [{"threshold": 1.0}, {"lowest": 0.9}, {"lowest": 0.0}, {"budget": 0}])
def test_settings_out_of_range(wrong: dict[str, float]) -> None:
    a, b = lists(5)
    with pytest.raises(UsageError):
        reconcile(a, b, **wrong)


def test_progress_never_says_a_name() -> None:
    a, b = lists(30)
    said: list[str] = []
    reconcile(a, b, progress=said.append)
    assert said and not any("\u0400" <= c <= "\u052f" for text in said for c in text)


def test_a_better_partner_speaks_against_a_pair() -> None:
    probability = np.array([0.99, 0.8, 0.8])
    left, right = np.array([0, 0, 1]), np.array([10, 11, 12])
    found = with_rivals(probability, left, right, (np.zeros(0, np.int64),) * 2, 0.05, (4, 6))
    assert found[1] < 0.5 < found[0] and found[2] > 0.8
    known = with_rivals(probability, left, right, (np.zeros(0, np.int64), np.array([(10 << 32) + 11])), 0.05, (4, 6))
    assert known[1] > 0.8


def test_rarity_is_rounded() -> None:
    assert rarity(1 / 2300) == "rare: about 1 in 2,500"
    assert rarity(0.5).startswith("common")


PAIRS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.floats(0.01, 1)), max_size=8, unique_by=lambda p: p[:2]
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(PAIRS)
def test_the_assignment_is_the_best_there_is(pairs: list[tuple[int, int, float]]) -> None:
    chosen = assign(pairs)
    assert len({pairs[n][0] for n in chosen}) == len(chosen) == len({pairs[n][1] for n in chosen})
    best = max(
        sum(pairs[n][2] for n in some)
        for size in range(len(pairs) + 1)
        for some in itertools.combinations(range(len(pairs)), size)
        if len({pairs[n][0] for n in some}) == size == len({pairs[n][1] for n in some})
    )
    assert sum(pairs[n][2] for n in chosen) == pytest.approx(best)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcd", max_size=7), min_size=2, max_size=6))
def test_many_distances_at_once(words: list[str]) -> None:
    spellings = Spellings(words)
    left, right = (np.array(side) for side in zip(*itertools.product(range(len(words)), repeat=2), strict=True))
    found = spellings.distance(left, right)
    for i, j, slips in zip(left, right, found, strict=True):
        assert slips == min(edit_distance(words[i], words[j]), FAR)

"""Two prepared lists matched without key and names."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people.hidden.made import KEY, NORDA, PEOPLE, SUDA

from goodoffices.diagnose import UsageError
from goodoffices.people import PersonList
from goodoffices.people.hidden import MODES, answers_for, match_prepared, measure, prepare
from goodoffices.people.hidden.folding import fold_rows
from goodoffices.people.hidden.tags import forms_of


def decided(a: PersonList, b: PersonList, mode: str = "exact") -> dict[tuple[str, str], str]:
    (one, ids_a), (other, ids_b) = (prepare(people, KEY, round="r", mode=mode) for people in (a, b))
    return {(ids_a[p.a], ids_b[p.b]): p.decision for p in match_prepared(one, other).pairs}


def test_exact_mode_meets_across_alphabets_slips_and_swapped_dates() -> None:
    found = decided(NORDA, SUDA)
    assert found["A1", "B1"] == "accepted"  # Cyrillic and Latin, day and month swapped, Микола and Nikolai
    assert found["A4", "B3"] == "accepted"  # a slip in the surname, no patronymic
    assert found["A5", "B5"] == "accepted"  # the service number alone, in letters of two alphabets
    assert found["A2", "B2"] == "review"  # may be twins
    assert not any(a == "A3" for a, _ in found)


def test_a_better_partner_sends_the_other_to_review() -> None:
    found = decided(NORDA, SUDA)
    assert found["A4", "B4"] == "review"
    only = PersonList("suda", (SUDA.rows[3],))
    assert decided(NORDA, only) == {("A4", "B4"): "accepted"}


def test_fuzzy_modes_meet_as_well() -> None:
    for mode in ("fuzzy", "fuzzy-folded", "fuzzy-salted"):
        found = decided(NORDA, SUDA, mode)
        assert found["A1", "B1"] == "accepted"
        assert not any(a == "A3" for a, _ in found)


@given(PEOPLE, st.sampled_from(sorted(MODES)), st.binary(min_size=32, max_size=32))
@settings(max_examples=40)
def test_a_list_finds_itself_under_any_key(people: PersonList, mode: str, key: bytes) -> None:
    (a, ids_a), (b, ids_b) = (prepare(people, key, round="r", mode=mode) for _ in range(2))
    dated = {row.id for row in people.rows if len(row.born) == 10}
    accepted = {(ids_a[p.a], ids_b[p.b]) for p in match_prepared(a, b).accepted}
    assert {(id, id) for id in dated} <= accepted


@given(PEOPLE, PEOPLE)
@settings(max_examples=40)
def test_exact_mode_is_what_shared_forms_say(a: PersonList, b: PersonList) -> None:
    sure = ("surname given born", "surname given father day", "number")
    forms = [{row.id: forms_of(row) for row in fold_rows(people.rows)} for people in (a, b)]
    shared = {
        (i, j)
        for i, one in forms[0].items()
        for j, other in forms[1].items()
        if any(kind in one and one[kind] == other.get(kind) for kind in sure)
    }
    accepted = {pair for pair, decision in decided(a, b).items() if decision == "accepted"}
    assert shared <= accepted


def test_answers_are_by_ones_own_pseudonyms_only() -> None:
    (a, ids_a), (b, ids_b) = (prepare(people, KEY, round="r") for people in (NORDA, SUDA))
    found = match_prepared(a, b)
    one, other = answers_for(a, found, first=True), answers_for(b, found, first=False)
    assert set(one) == set(ids_a) and set(other) == set(ids_b)
    assert {ids_a[p]: answer for p, answer in one.items()} == {
        "A1": "matched", "A2": "review", "A3": "not found", "A4": "matched", "A5": "matched",
    }  # fmt: skip
    assert sorted(other.values()) == ["matched", "matched", "matched", "review", "review"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"round": "other"}, "different rounds"),
        ({"mode": "fuzzy"}, "different modes"),
        ({"folding": "0" * 16}, "different foldings"),
    ],
)
def test_lists_prepared_differently_are_refused(change: dict[str, str], said: str) -> None:
    (a, _), (b, _) = (prepare(people, KEY, round="r") for people in (NORDA, SUDA))
    with pytest.raises(UsageError, match=said):
        match_prepared(a, replace(b, **change))


def test_another_key_is_noticed_and_finds_nothing() -> None:
    a, _ = prepare(NORDA, KEY, round="r")
    b, _ = prepare(NORDA, bytes(32), round="r")
    with pytest.raises(UsageError, match="different keys"):
        match_prepared(a, b)
    assert match_prepared(a, replace(b, key=a.key)).pairs == ()


def test_the_threshold_is_for_fuzzy_modes() -> None:
    (a, _), (b, _) = (prepare(people, KEY, round="r", mode="fuzzy") for people in (NORDA, SUDA))
    assert len(match_prepared(a, b, accept=0.999).accepted) < len(match_prepared(a, b, accept=0.5).accepted)
    with pytest.raises(UsageError, match="between 0 and 1"):
        match_prepared(a, b, accept=1.5)
    exact, _ = prepare(NORDA, KEY, round="r")
    with pytest.raises(UsageError, match="no threshold"):
        match_prepared(exact, exact, accept=0.5)


def test_a_tag_that_too_many_share_is_counted_and_left_out() -> None:
    people = PersonList("many", tuple(replace(NORDA.rows[0], id=str(n)) for n in range(201)))
    (a, _), (b, _) = (prepare(people, KEY, round="r") for _ in range(2))
    found = match_prepared(a, b)
    assert found.pairs == () and found.left_out > 201 * 201


def test_what_a_prepared_list_shows() -> None:
    people = PersonList("a", (NORDA.rows[0], replace(NORDA.rows[0], id="again"), NORDA.rows[1]))
    exact = {kind: (rows, largest) for kind, rows, largest in measure(prepare(people, KEY, round="r")[0]).repeats}
    assert exact["surname given born"] == (2, 2)
    assert exact["number"][0] == 0
    fuzzy = measure(prepare(people, KEY, round="r", mode="fuzzy")[0])
    assert fuzzy.repeats == (("whole row", 2, 2),) and fuzzy.bits[0] < fuzzy.bits[1]
    assert measure(prepare(NORDA, KEY, round="r", mode="fuzzy")[0]).repeats == (("whole row", 0, 1),)

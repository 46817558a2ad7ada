"""What moved between rounds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.positions.cases import case_of, position, round_of, span, when

from goodoffices.case import Case, Withdrawal, parse_audience
from goodoffices.positions import Move, read_positions
from goodoffices.positions.movement import close_of, direction


def moves(case: Case) -> list[tuple[str, str, str, str, str]]:
    return [(s.before, s.after, m.party, m.option, m.kind) for s in read_positions(case).steps for m in s.moves]


ROUNDS = (
    round_of("r1", "2025-05-16"),
    round_of("r2", "2025-06-02"),
    round_of("r3", "2025-07-23T19:00+03:00", "planned"),
)


def test_a_change_belongs_to_the_step_in_which_it_came() -> None:
    case = case_of(
        *ROUNDS,
        position("a", "north", "2025-05-16", {"full": "red-line"}, says=(span(0, 4),)),
        position("b", "north", "2025-06-02T18:00+03:00", {"full": "rejected"}, says=(span(5, 9),)),
        position("c", "south", "2025-05-01", {"full": "demanded"}),
        position("d", "north", "2025-07-01", {"full": "negotiable"}),
        clock="2025-07-23T16:00+03:00",
    )
    assert moves(case) == [("r1", "r2", "north", "full", "softened"), ("r2", "r3", "north", "full", "softened")]
    first = read_positions(case).steps[0].moves[0]
    assert (first.before, first.after, first.entries) == ("red-line", "rejected", ("b",))
    assert [s.start for s in first.spans] == [5]
    assert first.reason == "North: red line, now rejected: more willing on what South wants"


def test_what_is_said_at_the_table_belongs_to_the_round() -> None:
    case = case_of(
        *ROUNDS, position("a", "north", "2025-07-23T22:00+03:00", {"full": "negotiable"}), clock="2025-08-01"
    )
    assert moves(case) == [("r2", "r3", "north", "full", "new")]
    steps = read_positions(case).steps
    assert [(s.before, s.after) for s in steps] == [("r1", "r2"), ("r2", "r3"), ("r3", "")]


def test_after_the_last_round_there_is_a_step_to_now() -> None:
    case = case_of(*ROUNDS[:2], position("a", "north", "2025-06-10", {"full": "rejected"}), clock="2025-07-01")
    assert moves(case) == [("r2", "", "north", "full", "new")]


def test_rounds_that_do_not_take_place_are_no_steps() -> None:
    case = case_of(
        ROUNDS[0], round_of("x", "2025-05-20", "cancelled"), round_of("y", "2025-05-25", "postponed"), ROUNDS[1]
    )
    assert [(s.before, s.after) for s in read_positions(case).steps] == [("r1", "r2"), ("r2", "")]


def test_there_and_back_between_two_rounds_is_no_move() -> None:
    case = case_of(
        *ROUNDS,
        position("a", "north", "2025-05-01", {"full": "rejected"}),
        position("b", "north", "2025-05-20", {"full": "negotiable"}),
        position("c", "north", "2025-05-25", {"full": "rejected"}),
    )
    assert moves(case) == []


def test_a_concession_taken_back_names_what_took_it_back() -> None:
    case = case_of(
        *ROUNDS,
        position("a", "north", "2025-05-01", {"full": "rejected"}),
        position("b", "north", "2025-05-20", {"full": "acceptable"}),
        Withdrawal(id="w", of="b", reason="denied", entered=when("2025-06-20")),
        clock="2025-07-01",
    )
    (there, back) = [m for s in read_positions(case).steps for m in s.moves]
    assert (there.kind, there.entries) == ("softened", ("b",))
    assert (back.before, back.after, back.kind) == ("acceptable", "rejected", "hardened")
    assert set(back.entries) == {"w", "a"}


def test_a_position_that_ran_out_is_dropped() -> None:
    case = case_of(*ROUNDS, position("a", "north", "2025-05-01", {"full": "acceptable"}, until=when("2025-06-10")))
    (move,) = [m for s in read_positions(case).steps for m in s.moves]
    assert (move.kind, move.after, move.entries) == ("dropped", None, ("a",))
    assert move.reason == "North no longer has a position; it was acceptable"


def test_a_roughly_dated_position_is_said_to_be_uncertain() -> None:
    rough = replace(when("2025-W23"), within=True)  # 2 to 8 June, and the round was on 2 June
    case = case_of(*ROUNDS, position("a", "north", rough, {"full": "rejected"}))
    (move,) = [m for s in read_positions(case).steps for m in s.moves]
    assert move.uncertain
    exact = case_of(*ROUNDS, position("a", "north", "2025-06-02", {"full": "rejected"}))
    assert not next(m for s in read_positions(exact).steps for m in s.moves).uncertain


def test_a_move_is_as_confidential_as_the_position_behind_it() -> None:
    case = case_of(
        *ROUNDS, position("a", "north", "2025-05-20", {"full": "acceptable"}, audience=parse_audience("party:north"))
    )
    (move,) = (m for s in read_positions(case).steps for m in s.moves)
    assert isinstance(move, Move) and str(move.audience) == "party:north"


WANTED = (["South"], [])
REFUSED = ([], ["South"])


@pytest.mark.parametrize(
    ("before", "after", "others", "kind"),
    [
        ("red-line", "rejected", WANTED, "softened"),
        ("rejected", "negotiable", WANTED, "softened"),
        ("negotiable", "acceptable", WANTED, "softened"),
        ("acceptable", "negotiable", WANTED, "hardened"),
        ("negotiable", "red-line", WANTED, "hardened"),
        ("demanded", "acceptable", REFUSED, "softened"),
        ("demanded", "negotiable", REFUSED, "softened"),
        ("acceptable", "demanded", REFUSED, "hardened"),
        ("negotiable", "acceptable", REFUSED, "hardened"),
        ("red-line", "rejected", REFUSED, "softened"),
        ("rejected", "red-line", REFUSED, "hardened"),
        ("demanded", "acceptable", ([], []), "softened"),
        ("acceptable", "demanded", ([], []), "hardened"),
        ("red-line", "negotiable", ([], []), "softened"),
        ("negotiable", "rejected", ([], []), "hardened"),
        ("rejected", "negotiable", (["South"], ["East"]), "softened"),
        ("acceptable", "negotiable", (["South"], ["East"]), "hardened"),
    ],
)
def test_directions(before: str, after: str, others: tuple[list[str], list[str]], kind: str) -> None:
    found, reason = direction(before, after, *others)
    assert found == kind
    assert reason


def test_a_round_closes_at_the_end_of_its_local_day() -> None:
    assert close_of(ROUNDS[2]) == when("2025-07-23").end == close_of(round_of("x", "2025-07-23"))
    assert close_of(round_of("x", "9998-12-31T10:00+03:00")).year == 9999
    with pytest.raises(ValueError, match="without a time"):
        close_of(replace(ROUNDS[0], on=None))

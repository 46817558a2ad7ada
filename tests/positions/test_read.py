"""The table as a whole."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from tests.positions.cases import case_of, position, span, when
from tests.positions.test_timeline import cases

from goodoffices.case import MEDIATOR, PUBLIC, Case, Issue, Note, Option, Party, Position, parse_audience
from goodoffices.positions import read_positions


def test_silence_is_not_a_position() -> None:
    table = read_positions(case_of(position("a", "north", "2025-05-01", {"full": "red-line"})))
    truce = table.issues[0]
    assert truce.cell("north", "local").stance is None
    assert truce.cell("south", "full").stance is None
    assert truce.cell("south", "full").timeline == ()
    assert set(truce.cells) == {(p, o) for p in ("north", "south") for o in ("none", "local", "30-days", "full")}


def test_an_organ_speaks_for_its_party() -> None:
    table = read_positions(case_of(position("a", "north-army", "2025-05-01", {"full": "red-line"})))
    cell = table.issues[0].cell("north", "full")
    assert (cell.stance, cell.spoken_by) == ("red-line", "north-army")
    assert table.parties == ("north", "south")


def test_a_person_speaks_for_the_party_of_the_first_office() -> None:
    table = read_positions(case_of(position("a", "ana", "2025-05-01", {"full": "demanded"})))
    assert table.issues[0].cell("south", "full").stance == "demanded"


def test_whoever_else_takes_a_position_is_in_the_table_but_not_in_the_ground() -> None:
    table = read_positions(case_of(position("a", "hosts", "2025-05-01", {"full": "acceptable"})))
    assert table.parties == ("north", "south", "hosts")
    assert table.issues[0].ground[3].wanted_by == ()
    assert table.issues[0].ground[3].silent == ("north", "south")


def test_a_cell_can_be_walked_back_to_its_sources() -> None:
    note = Note(id="n", text="x", entered=when("2025-04-30"), says=(span(9, 12),))
    first = position("a", "north", "2025-05-01", {"full": "red-line"}, says=(span(0, 5),), basis="stated")
    again = position(
        "b", "north", "2025-06-01", {"full": "red-line"}, says=(span(20, 25),), rests_on=("n",), basis="reported"
    )
    cell = read_positions(case_of(note, first, again)).issues[0].cell("north", "full")
    assert cell.entries == ("b", "n", "a")
    assert [s.start for s in cell.spans] == [20, 9, 0]
    assert cell.since == when("2025-05-01"), "it has stood since the first of the two"
    assert cell.basis == "reported"
    assert [s.entry for s in cell.timeline] == ["a", "b"]


def test_the_words_behind_a_superseded_position_are_not_quoted_for_the_new_one() -> None:
    old = position("a", "north", "2025-05-01", {"full": "red-line"}, says=(span(0, 5),))
    new = position("b", "north", "2025-06-01", {"full": "red-line"}, says=(span(20, 25),), supersedes="a")
    cell = read_positions(case_of(old, new)).issues[0].cell("north", "full")
    assert cell.entries == ("b", "a")
    assert [s.start for s in cell.spans] == [20]


def test_a_cell_takes_the_strictest_audience_of_its_sources() -> None:
    first = position("a", "north", "2025-05-01", {"full": "red-line"}, audience=parse_audience("party:north"))
    again = position("b", "north", "2025-06-01", {"full": "red-line"}, audience=parse_audience("party:south"))
    other = position("c", "south", "2025-06-01", {"full": "demanded"})
    truce = read_positions(case_of(first, again, other)).issues[0]
    assert truce.cell("north", "full").audience == MEDIATOR
    assert truce.cell("south", "full").audience == PUBLIC
    assert truce.ground[3].audience == MEDIATOR
    assert truce.distances[0].audience == MEDIATOR


def test_a_cell_says_why_a_party_fell_silent() -> None:
    offer = position("a", "north", "2025-06-01", {"full": "acceptable"}, until=when("2025-06-10"))
    cell = read_positions(case_of(offer)).issues[0].cell("north", "full")
    assert (cell.stance, cell.silent_since, len(cell.timeline)) == (None, "lapsed", 1)


def test_an_option_that_the_reader_does_not_see_has_no_cell() -> None:
    truce = Issue(id="truce", title="Truce", options=(Option(id="full", title="Full"),))
    table = read_positions(
        case_of(position("a", "north", "2025-05-01", {"full": "rejected", "hidden": "acceptable"}), issues=[truce])
    )
    assert set(table.issues[0].cells) == {("north", "full"), ("south", "full")}
    assert "hidden" not in repr(table.issues)


def test_what_is_said_for_later_does_not_stand_yet() -> None:
    table = read_positions(case_of(position("a", "north", "2026-02-01", {"full": "acceptable"}), clock="2025-12-31"))
    assert table.issues[0].cell("north", "full").stance is None


def test_with_fewer_than_two_sides_there_is_no_ground() -> None:
    alone = [Party(id="north", name="North")]
    table = read_positions(case_of(position("a", "north", "2025-05-01", {"full": "demanded"}), parties=alone))
    assert (table.issues[0].state, table.issues[0].ground, table.issues[0].distances) == ("", (), ())


def test_an_empty_case_has_an_empty_table() -> None:
    table = read_positions(case_of(issues=()))
    assert (table.issues, table.steps, table.moves()) == ((), (), ())
    assert table.issue("truce") is None


def test_the_table_is_frozen() -> None:
    table = read_positions(case_of())
    with pytest.raises(dataclasses.FrozenInstanceError):
        table.case = "other"  # type: ignore[misc]


@given(cases())
def test_a_cell_agrees_with_its_timeline(case: Case) -> None:
    cell = read_positions(case).issues[0].cell("north", "full")
    open_ended = [s for s in cell.timeline if s.end is None]
    assert (cell.stance is None) == (not open_ended)
    if open_ended:
        assert cell.stance == open_ended[0].stance
        assert cell.entries[0] == open_ended[0].entry
        assert cell.entries[0] not in case.replaced
        assert cell.basis == next(p.basis for p in case.of(Position) if p.id == cell.entries[0])

"""What a party held when: by example, and against the plainest possible reading of the rules."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.positions.cases import ZONE, case_of, position, when

from goodoffices.case import STANCES, Case, Position, Withdrawal
from goodoffices.case.when import moment
from goodoffices.positions.timeline import BEGINNING, Timeline, draw_timeline, hold_of


def line_of(case: Case, option: str = "full") -> Timeline:
    return draw_timeline(hold_of(case, p, p.stance[option]) for p in case.ever(Position) if option in p.stance)


def told(line: Timeline) -> list[tuple[str, str, str]]:
    return [(s.entry, s.stance, s.ended) for s in line.stands]


def test_a_later_position_overtakes_an_earlier_one() -> None:
    line = line_of(
        case_of(
            position("a", "north", "2025-05-01", {"full": "red-line"}),
            position("b", "north", "2025-06-01", {"full": "rejected"}),
        )
    )
    assert told(line) == [("a", "red-line", "overtaken"), ("b", "rejected", "")]
    assert line.stands[0].ended_by == "b"
    assert line.stands[0].end == line.stands[1].start == when("2025-06-01").start


def test_a_position_that_does_not_mention_the_option_leaves_it_standing() -> None:
    line = line_of(
        case_of(
            position("a", "north", "2025-05-01", {"full": "red-line"}),
            position("b", "north", "2025-06-01", {"local": "demanded"}),
        )
    )
    assert told(line) == [("a", "red-line", "")]


def test_one_that_supersedes_it_without_mentioning_it_ends_it() -> None:
    line = line_of(
        case_of(
            position("a", "north", "2025-05-01", {"full": "red-line"}),
            position("b", "north", "2025-06-01", {"local": "demanded"}, supersedes="a"),
        )
    )
    assert told(line) == [("a", "red-line", "superseded")]
    assert line.at(moment("2025-06-02", ZONE)) is None


def test_a_correction_of_the_same_day_never_stood() -> None:
    wrong = position("a", "north", "2025-05-01", {"full": "red-line"})
    right = position("b", "north", "2025-05-01", {"full": "rejected"}, supersedes="a", entered=when("2025-05-03"))
    line = line_of(case_of(wrong, right))
    assert told(line) == [("a", "red-line", "superseded"), ("b", "rejected", "")]
    assert [s.entry for s in line.held] == ["b"]


def test_taking_a_concession_back_restores_what_stood_before() -> None:
    first = position("a", "north", "2025-05-01", {"full": "red-line"})
    concession = position("b", "north", "2025-06-01", {"full": "negotiable"})
    back = Withdrawal(id="w", of="b", reason="the delegation took it back", entered=when("2025-07-01"))
    line = line_of(case_of(first, concession, back))
    assert told(line) == [("a", "red-line", "overtaken"), ("b", "negotiable", "withdrawn"), ("a", "red-line", "")]
    assert line.stands[1].ended_by == "w"


def test_a_withdrawn_position_alone_leaves_silence() -> None:
    line = line_of(
        case_of(
            position("a", "north", "2025-05-01", {"full": "acceptable"}),
            Withdrawal(id="w", of="a", reason="denied", entered=when("2025-05-09")),
        )
    )
    assert line.at(moment("2025-05-08", ZONE)) is not None
    assert line.at(moment("2025-05-09", ZONE)) is None


def test_a_position_that_ran_out_leaves_silence_not_the_older_stance() -> None:
    older = position("a", "north", "2025-05-01", {"full": "red-line"})
    offer = position("b", "north", "2025-06-01", {"full": "acceptable"}, until=when("2025-06-10"))
    line = line_of(case_of(older, offer))
    assert told(line) == [("a", "red-line", "overtaken"), ("b", "acceptable", "lapsed")]
    last = line.at(moment("2025-06-10", ZONE))
    assert last is not None and last.entry == "b", "the last day is included"
    assert line.at(moment("2025-06-11", ZONE)) is None


def test_an_undated_position_is_older_than_every_dated_one() -> None:
    undated = position("a", "north", None, {"full": "rejected"})
    line = line_of(case_of(undated, position("b", "north", "2025-06-01", {"full": "acceptable"})))
    assert [s.entry for s in line.stands] == ["a", "b"]
    assert line.stands[0].start is None and line.stands[0].stood


def test_an_undated_position_replaced_by_an_undated_one_never_stood() -> None:
    line = line_of(
        case_of(
            position("a", "north", None, {"full": "rejected"}),
            position("b", "north", None, {"full": "acceptable"}, supersedes="a"),
        )
    )
    assert [s.entry for s in line.held] == ["b"]


def test_what_was_entered_later_decides_between_positions_of_one_day() -> None:
    late = position("a", "north", "2025-05-01", {"full": "rejected"}, entered=when("2025-05-04"))
    early = position("b", "north", "2025-05-01", {"full": "acceptable"}, entered=when("2025-05-02"))
    now = line_of(case_of(late, early)).at(moment("2025-06-01", ZONE))
    assert now is not None and now.entry == "a"


def test_of_two_positions_of_one_day_both_are_told() -> None:
    line = line_of(
        case_of(
            position("a", "north", "2025-05-01", {"full": "rejected"}),
            position("b", "north", "2025-05-01", {"full": "acceptable"}),
        )
    )
    assert told(line) == [("a", "rejected", "overtaken"), ("b", "acceptable", "")]
    assert [s.stood for s in line.stands] == [False, True]


@st.composite
def cases(draw: st.DrawFn) -> Case:
    days = st.integers(1, 20)
    entries: list[Position | Withdrawal] = []
    for n in range(draw(st.integers(0, 8))):
        day = draw(days)
        until = draw(st.none() | st.integers(day, 24))
        older = [e.id for e in entries if isinstance(e, Position)]
        entries.append(
            position(
                f"p{n}",
                "north",
                f"2025-01-{day:02}",
                {"full": draw(st.sampled_from(STANCES))},
                until=when(f"2025-01-{until:02}") if until else None,
                supersedes=draw(st.sampled_from(["", *older])),
            )
        )
    for n in range(draw(st.integers(0, 2))):
        of = draw(st.sampled_from([e.id for e in entries] or ["p0"]))
        entries.append(Withdrawal(id=f"w{n}", of=of, reason="x", entered=when(f"2025-01-{draw(days):02}")))
    return case_of(*entries)


def plainly(case: Case, at: datetime) -> str | None:
    """The rules of the module, read one moment at a time."""
    holds = [hold_of(case, p, p.stance["full"]) for p in case.ever(Position)]
    counting = [h for h in holds if h.begin <= at and (h.replaced is None or h.replaced > at)]
    if not counting:
        return None
    last = max(
        counting, key=lambda h: (h.begin, h.position.entered.start if h.position.entered else BEGINNING, holds.index(h))
    )
    return None if last.lapse is not None and last.lapse <= at else last.position.id


@given(cases())
def test_the_sweep_gives_what_the_rules_say_at_every_moment(case: Case) -> None:
    line = line_of(case)
    for hours in range(0, 24 * 26, 12):
        at = when("2025-01-01").start + timedelta(hours=hours)
        stand = line.at(at)
        assert (stand.entry if stand else None) == plainly(case, at)


@given(cases())
def test_no_position_is_lost_and_no_two_stand_at_once(case: Case) -> None:
    line = line_of(case)
    assert {s.entry for s in line.stands} == {p.id for p in case.ever(Position)}
    for earlier, later in zip(line.held, line.held[1:], strict=False):
        assert earlier.end is not None and earlier.end <= (later.start or BEGINNING)

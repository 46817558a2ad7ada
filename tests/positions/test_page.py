"""The table as a person reads it, and as a program does."""

from __future__ import annotations

import json

import pytest
from tests.positions.cases import TRUCE, case_of, position, round_of, span, when

from goodoffices.case import Case, Claim, Issue, Option, Voice
from goodoffices.diagnose import UsageError
from goodoffices.positions import read_positions
from goodoffices.positions.page import choose_issue, page_of_positions
from goodoffices.positions.plain import plain, plain_table, utc_text

PAGE = """\
Positions: Demo talks
Made for mediator; as the case stood on 2025-07-23 16:00+03:00.

Truce (truce): open
  Option         North             South             The Hosts          Common ground
  none truce     + acceptable [1]  !! red line [2]   . no position      contested (refused by South)
  local truce    . no position     . no position     . no position      unknown (silent: North,
                                                                        South)
  30-days truce  . no position     + acceptable [3]  . no position [4]  unknown (silent: North)
  full truce     ~ negotiable [5]  ++ demanded [6]   . no position      open (negotiable for North)
  Distance North to South: 2 steps; between them: local truce; none if each went as far as negotiable
  [1] North, none truce: acceptable since 2025-05-16; a (reported); audience public
      A paper [paper 0-4] "words"
  [2] South, none truce: red line since 2025-05-01; c (reported); audience public
  [3] South, 30-days truce: acceptable since 2025-05-01; c (reported); audience public
  [4] The Hosts, 30-days truce: no position now; acceptable by d, lapsed
  [5] North, full truce: negotiable since 2025-06-10; b (reported, spoken by Army of the North); audience public
      before: red line from 2025-05-16 (a, overtaken)
      A paper [paper 10-14] "words"
  [6] South, full truce: demanded since 2025-05-01; c (reported); audience public

Moved between R1 and R2
  dropped: 30-days truce: The Hosts no longer has a position; it was acceptable (d)

Moved between R2 and R3
  softened: full truce: North: red line, now negotiable: more willing on what South wants (b)

Claims that stand against each other
  - North: It was so (x)
    Ana: It was not (y)

Signs: ++ demanded, + acceptable, ~ negotiable, - rejected, !! red line, . no position."""


def demo(**more: object) -> Case:
    return case_of(
        round_of("r1", "2025-05-16"),
        round_of("r2", "2025-06-02"),
        round_of("r3", "2025-07-23T19:00+03:00", "planned"),
        position("a", "north", "2025-05-16", {"full": "red-line", "none": "acceptable"}, says=(span(0, 4),)),
        position("b", "north-army", "2025-06-10", {"full": "negotiable"}, says=(span(10, 14),)),
        position("c", "south", "2025-05-01", {"full": "demanded", "30-days": "acceptable", "none": "red-line"}),
        position("d", "hosts", "2025-05-01", {"30-days": "acceptable"}, until=when("2025-05-30")),
        Claim(id="x", that="It was so", on=when("2025-05-01"), voices=(Voice(who="north"),), issue=("truce",)),
        Claim(id="y", that="It was not", on=when("2025-05-01"), voices=(Voice(who="ana"),), contests=("x",)),
        clock="2025-07-23T16:00+03:00",
        **more,  # type: ignore[arg-type]
    )


def page(case: Case) -> str:
    return "\n".join(page_of_positions(case, read_positions(case)))


def test_the_page() -> None:
    assert page(demo()) == PAGE


def test_a_case_without_issues_says_so() -> None:
    assert "no issues yet" in page(case_of(issues=()))


def test_words_of_a_source_cannot_steer_the_terminal() -> None:
    evil = Issue(
        id="truce", title="\x1b]0;owned\x07Truce\nTruce", options=(Option(id="full", title="a\x1b[2Jb\u202ec"),)
    )
    case = case_of(position("a", "north", "2025-05-16", {"full": "demanded"}), issues=[evil], title="\x1b[31mDemo")
    lines = page_of_positions(case, read_positions(case))
    assert not any(ord(c) < 32 or c == "\u202e" for line in lines for c in line)


def test_one_issue_alone() -> None:
    borders = Issue(id="borders", title="Borders", options=(Option(id="line", title="The line"),))
    case = demo(issues=[TRUCE, borders])
    table = read_positions(case)
    assert [t.issue.id for t in choose_issue(case, table, "borders").issues] == ["borders"]
    assert choose_issue(case, table, "borders").moves() == ()
    assert choose_issue(case, table, "borders").facts.contested == ()
    assert len(choose_issue(case, table, "truce").facts.contested) == 1
    with pytest.raises(UsageError) as fault:
        choose_issue(case, table, "sinai")
    assert fault.value.help == "issues: truce, borders"


def test_json_has_a_cell_for_everybody_silence_included() -> None:
    found = json.loads(json.dumps(plain_table(read_positions(demo()))))
    (issue,) = found["issues"]
    assert [o["id"] for o in issue["options"]] == ["none", "local", "30-days", "full"]
    assert [[c["stance"] for c in o["cells"]] for o in issue["options"]][1] == [None, None, None]
    cell = issue["options"][3]["cells"][0]
    assert (cell["party"], cell["stance"], cell["entries"], cell["audience"]) == (
        "north",
        "negotiable",
        ["b"],
        "public",
    )
    assert cell["since"]["iso"] == "2025-06-10"
    assert cell["since"]["start_utc"] == "2025-06-09T21:00:00Z"
    assert cell["spans"] == [{"source": "paper", "start": 10, "end": 14, "exact": "words"}]
    assert [s["ended"] for s in cell["timeline"]] == ["overtaken", ""]
    assert issue["distances"][0]["gap"] == 2
    assert found["steps"][1]["moves"][0]["kind"] == "softened"
    assert [f["claim"] for f in found["facts"]["contested"][0]["claims"]] == ["x", "y"]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert json.dumps(plain_table(read_positions(demo()))) == json.dumps(plain_table(read_positions(demo())))


def test_plain_values_keep_what_was_said_and_leave_out_what_was_not() -> None:
    assert plain(round_of("r1", "2025-05-16")) == {
        "id": "r1",
        "on": plain(when("2025-05-16")),
        "entered": plain(when("2025-05-16")),
        "title": "R1",
        "status": "held",
    }
    assert utc_text(when("0002-01-01").start).startswith("0001-12-31T")


def test_a_long_history_is_told_in_short() -> None:
    stances = ["rejected", "negotiable"] * 5
    case = case_of(
        *(position(f"p{n}", "north", f"2025-05-{n + 1:02}", {"full": stance}) for n, stance in enumerate(stances))
    )
    (before,) = [line for line in page_of_positions(case, read_positions(case)) if "before: " in line]
    assert "before: 4 more before that; rejected from 2025-05-05 (p4, overtaken); " in before

"""The sheet: what is on it, and what carries it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from tests.brief.example import case_of, example, span, when

from goodoffices.brief import Figure, Heading, Run, Sheet, Table, compose_brief, render_sheet
from goodoffices.brief.cite import NO_SOURCE, plain
from goodoffices.brief.number import lines_of
from goodoffices.brief.sections import chronicle
from goodoffices.case import (
    Claim,
    Delegation,
    Incident,
    Member,
    Note,
    Party,
    Position,
    Pressure,
    Reader,
    Round,
    Statement,
    Voice,
)
from goodoffices.diagnose import UsageError


def lines(sheet: Sheet) -> list[str]:
    return [plain(line) for block in sheet.blocks for line in lines_of(block)]


def the_line(sheet: Sheet, words: str) -> str:
    found = [line for line in lines(sheet) if words in line]
    assert found, words
    return found[0]


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return compose_brief(example())


def test_the_head_says_for_whom_and_as_of_when(sheet: Sheet) -> None:
    facts = {label: plain(line) for label, line in sheet.facts}
    assert facts["When"].startswith(
        "Wednesday 23 July 2025, around 19:00 Istanbul · UTC 16:00 · Kyiv 19:00 · Washington 12:00"
    )
    assert facts["For"] == "the mediator's team"
    assert (sheet.audience, sheet.as_of) == ("mediator", "2025-07-23T16:00+03:00")
    assert facts["Case"] == f"example, fingerprint {sheet.fingerprint[:12]}"


def test_footnotes_are_numbered_in_the_order_of_reading_without_gaps(sheet: Sheet) -> None:
    seen: dict[int, None] = {}
    for block in sheet.blocks:
        for line in lines_of(block):
            for run in line:
                seen.update(dict.fromkeys(run.notes))
    assert list(seen) == [note.number for note in sheet.footnotes] == list(range(1, len(sheet.footnotes) + 1))


def test_one_span_has_one_footnote(sheet: Sheet) -> None:
    texts = [plain(note.line) for note in sheet.footnotes]
    assert len(set(texts)) == len(texts)
    assert "The Paper, 2025-07-23, 32–42: “around 7 p.m.”" in texts
    assert "judgement of desk, entered 2025-07-22" in texts
    assert [n.line[-1].lang for n in sheet.footnotes if "ідуть" in plain(n.line)] == ["uk"]


def test_every_line_that_claims_something_has_a_footnote_or_says_that_it_has_none(sheet: Sheet) -> None:
    bare = []
    for block in sheet.blocks:
        if type(block).__name__ == "Bullets":
            bare += [
                plain(line)
                for line in lines_of(block)
                if not any(run.notes for run in line) and NO_SOURCE not in plain(line)
            ]
    assert bare == []
    assert "[no source]" in the_line(sheet, "Nothing carries this line")


def test_delegations_say_who_is_new_missing_or_in_another_office(sheet: Sheet) -> None:
    text = lines(sheet)
    assert "office changed, was: minister of defence of the North" in text
    assert the_line(sheet, "not coming this time").startswith(
        "South, not coming this time: Di Dogwood (general of the South)"
    )
    assert "Bo Birch (Бо Бірч)" in text


def test_fulfilment_is_told_by_account_and_the_difference_stays(sheet: Sheet) -> None:
    text = lines(sheet)
    assert "67 to 70" in text
    assert {"60 of 100", "67 of 100"} <= set(text)
    assert the_line(sheet, "the same delivery").endswith("North says 60; South says 57; 3 apart.")
    assert "2 (intermediate)" in text


def test_positions_say_what_moved_and_what_is_silent(sheet: Sheet) -> None:
    text = lines(sheet)
    assert "negotiable (was red line)" in text
    assert "rejected (new) (in confidence)" in text
    assert "silent" in text
    assert "softened" in the_line(sheet, "A full truce: ")
    assert "Where North stands, silent so far: Border." in the_line(sheet, "Where North stands")


def test_contested_claims_stand_side_by_side_with_their_chain(sheet: Sheet) -> None:
    tables = [b for b in sheet.blocks if type(b).__name__ == "Table" and b.caption == "On Truce"]  # type: ignore[union-attr]
    (table,) = tables
    assert [plain(c) for c in table.head] == ["North", "South"]  # type: ignore[union-attr]
    assert [plain(c) for c in table.rows[0]] == [  # type: ignore[union-attr]
        "11 Jul 2025: The Paper wrote that North claimed that the mill was empty.",
        "12 Jul 2025: South said that the mill was full.",
    ]


def test_a_deadline_comes_as_a_window_with_its_reason(sheet: Sheet) -> None:
    line = the_line(sheet, "tariffs; unless: there is a deal")
    assert (
        "Deadline: within 2–8 September 2025 (41 to 47 days after this round); 50 days counted from a day within 14–20 July 2025 (last week)"
        in line
    )


def test_statements_carry_setting_day_words_and_handling(sheet: Sheet) -> None:
    assert (
        the_line(sheet, "nightly address")
        == "Bo Birch (secretary) – Monday 21 July 2025, nightly address: ready for talks. “We are ready”"
    )
    assert "[not for attribution]" in the_line(sheet, "no haste")


def test_gaps_are_found(sheet: Sheet) -> None:
    assert "the exact hour" in the_line(sheet, "On Second round")
    assert "Ask North: Who else comes of the 3, for North." in lines(sheet)
    assert "Why it is overdue: Hand over lists." in lines(sheet)
    assert "By whose word: Talks go on." in lines(sheet)
    assert "Ask The Hosts: Who takes the minutes?" in lines(sheet)


def test_what_was_taken_back_is_gone_from_its_section_and_named_as_taken_back(sheet: Sheet) -> None:
    assert the_line(sheet, "a rumour").startswith("Taken back: a rumour – it was not so.")


def test_an_earlier_round_can_be_chosen_and_an_unknown_one_cannot() -> None:
    assert compose_brief(example(), "r1").title == "Brief: First round"
    with pytest.raises(UsageError):
        compose_brief(example(), "r9")


def test_an_empty_case_has_a_brief() -> None:
    sheet = compose_brief(case_of(parties={}, people={}, places={}, issues={}, sources={}, mediator=""))
    assert sheet.title == "Brief: state of the record"
    assert "Nothing is entered yet: no round of talks, and nothing else." in lines(sheet)


def test_a_case_without_entries_stands_at_no_moment() -> None:
    empty = replace(case_of(), clock=datetime(1970, 1, 1, tzinfo=UTC))
    sheet = compose_brief(empty)
    assert dict(sheet.facts)["As of"] == (Run("nothing is entered yet"),)
    assert sheet.as_of == ""
    assert "1970" not in render_sheet(sheet, "text").decode()
    then = compose_brief(replace(empty, clock=datetime(2025, 7, 1, 9, tzinfo=UTC)))
    assert plain(dict(then.facts)["As of"]).endswith(": nothing was entered yet")


def test_a_format_that_nobody_entered_is_not_stated_and_is_asked_for() -> None:
    def brief(status: str, format: str) -> Sheet:
        return compose_brief(case_of(Round(id="r", title="R", status=status, format=format, says=(span(1),))))

    sheet = brief("planned", "")
    assert plain(dict(sheet.facts)["Format"]) == "not known; planned"
    assert not any(line.startswith("Format: ") or "direct talks" in line for line in lines(sheet))
    asked = the_line(sheet, "On R: ")
    assert "in which format the sides meet" in asked
    assert "who chairs it" in asked
    assert "in which format the sides met, who chaired it" in the_line(brief("held", ""), "On R: ")
    direct = brief("planned", "direct")
    assert "Format: direct talks." in lines(direct)
    assert not any(word in the_line(direct, "On R: ") for word in ("format", "chair"))


@pytest.mark.parametrize(
    ("clock", "words", "day"),
    [
        ("2024-03-05T00:00+03:00", "the end of Monday 4 March 2024 (Europe/Istanbul)", date(2024, 3, 4)),
        ("2024-03-04T23:59+03:00", "Monday 4 March 2024, 23:59 (Europe/Istanbul)", date(2024, 3, 4)),
        ("2024-03-04T22:30+00:00", "Tuesday 5 March 2024, 01:30 (Europe/Istanbul)", date(2024, 3, 5)),
    ],
)
def test_the_head_and_the_time_line_say_the_same_as_of(
    monkeypatch: pytest.MonkeyPatch, clock: str, words: str, day: date
) -> None:
    drawn = []

    def draw(marks: object, now: date, *_: object, **__: object) -> str:
        drawn.append(now)
        return "<svg/>"

    monkeypatch.setattr(chronicle, "draw_timeline", draw)
    happened = Incident(id="i", what="it", on=when("2024-03-01"), says=(span(1),))
    sheet = compose_brief(case_of(happened, clock=datetime.fromisoformat(clock)))
    assert plain(dict(sheet.facts)["As of"]) == words
    assert f"the broken line is {words}, as of which" in the_line(sheet, "the broken line")
    assert set(drawn) == {day}


def test_a_cell_without_a_span_has_the_footnote_of_the_judgement() -> None:
    def position(id: str, party: str, **more: object) -> Position:
        return Position(id=id, party=party, issue=("flag",), on=when("2025-07-05"), **more)  # type: ignore[arg-type]

    sheet = compose_brief(
        case_of(
            position("a", "north", stance={"blue": "negotiable"}, basis="confided", entered_by="desk"),
            position("b", "south", stance={"blue": "rejected"}),
        )
    )
    (matrix,) = (b.data for b in sheet.blocks if isinstance(b, Figure) and b.data and "Stance" in b.data.caption)
    (north, south) = matrix.rows[0][2:4]
    assert plain(north) == "negotiable (in confidence)"
    assert [plain(n.line) for n in sheet.footnotes if n.number in north[-1].notes] == ["judgement of desk"]
    assert plain(south) == f"rejected [{NO_SOURCE}]"
    number = north[-1].notes[0]
    assert f"confidence)[^{number}]" in render_sheet(sheet, "md").decode()
    assert f"confidence)\N{NO-BREAK SPACE}[{number}]" in render_sheet(sheet, "text").decode()


def test_a_head_of_last_time_is_told_where_no_head_is_named_now() -> None:
    def one(id: str, day: str, role: str) -> Round:
        seat = Delegation(party="north", members=(Member(person="bo", role=role),))
        return Round(id=id, title=id, status="held", on=when(day), delegations=(seat,), says=(span(1),))

    sheet = compose_brief(case_of(one("r1", "2025-06-02", "head"), one("r2", "2025-07-02", "member")))
    assert any("was head last time; no head is named now" in line for line in lines(sheet))


def test_a_supply_is_for_its_receiver_and_a_threat_on_its_target() -> None:
    def of(type: str) -> Pressure:
        return Pressure(id=type, by=("south",), target=("north",), type=type, what="it", says=(span(1),))

    sheet = compose_brief(case_of(of("supply"), of("inducement"), of("threat")))
    said = {
        line.partition(" (")[2].partition(",")[0]: line
        for line in lines(sheet)
        if "(announced" in line or ", announced" in line
    }
    assert said["supply"].startswith("South, for North")
    assert said["inducement"].startswith("South, for North")
    assert said["threat"].startswith("South, on North")


def test_what_one_paper_says_itself_on_one_day_stands_together_in_its_order() -> None:
    def claim(id: str, at: int, *who: str, **more: object) -> Claim:
        voices = tuple(Voice(who=w, verb="wrote") for w in who)
        return Claim(id=id, that=f"It is {id}.", voices=voices, on=when("2025-07-23"), says=(span(at),), **more)  # type: ignore[arg-type]

    sheet = compose_brief(
        case_of(
            claim("c", 1, "paper"), claim("b", 20, "paper"), claim("a", 9, "paper"), claim("d", 3, "paper", "north")
        )
    )
    text = lines(sheet)
    at = text.index("The Paper, 23 Jul 2025, wrote in its own voice:")
    assert text[at + 1 : at + 4] == ["It is c.", "It is a.", "It is b."]
    assert "23 Jul 2025: The Paper wrote that North wrote that it is d." in text[:at]


def test_a_window_is_no_day_on_which_the_paper_wrote() -> None:
    claim = Claim(
        id="c", that="It is so.", voices=(Voice(who="paper", verb="wrote"), Voice(who="north", verb="said")),
        on=when("2025-07-14/2025-07-20"), says=(span(1),),
    )  # fmt: skip
    within = replace(claim, on=replace(claim.on, within=True))  # type: ignore[type-var]
    assert "The Paper wrote that North said that it is so (said within 14–20 Jul 2025)." in lines(
        compose_brief(case_of(within))
    )


def test_people_outside_the_delegations_are_named_with_their_office(sheet: Sheet) -> None:
    (table,) = (
        b for b in sheet.blocks if isinstance(b, Table) and b.caption == "Named in the record, in no delegation"
    )
    assert all(plain(row[0]) and any(run.notes for run in row[1]) for row in table.rows)
    seated = {"Bo Birch"}
    assert not any(plain(row[0]).startswith(tuple(seated)) for row in table.rows)


def test_a_source_that_the_reader_does_not_see_is_not_cited() -> None:
    case = case_of(
        Incident(id="i", what="it", says=(span(1, source="hidden"),), entered=when("2025-07-01"), entered_by="desk")
    )
    sheet = compose_brief(replace(case, reader=Reader("public")))
    assert "hidden" not in repr(sheet)


def test_the_brief_bounds_what_it_prints_and_says_so() -> None:
    many = [
        Statement(id=f"s{n}", by=("bo",), gist=f"said {n}", on=when("2025-07-01"), says=(span(n),)) for n in range(500)
    ]
    many += [Note(id=f"n{n}", type="question", text=f"q{n}", entered_by="desk") for n in range(500)]  # type: ignore[misc]
    many += [Incident(id=f"i{n}", what=f"w{n}", on=when("2025-07-02"), says=(span(n),)) for n in range(500)]  # type: ignore[misc]
    sheet = compose_brief(case_of(*many))
    assert sum(1 for _ in lines(sheet)) < 600
    assert "440 statements more are left out to keep this short; the record of the case has them all." in lines(sheet)


def test_long_chains_of_derivation_do_not_break() -> None:
    chain = [Incident(id=f"i{n:05}", what="w", rests_on=(f"i{n + 1:05}",)) for n in range(5000)]
    sheet = compose_brief(case_of(*chain, Incident(id="i05000", what="the root", says=(span(1),))))
    assert any(plain(n.line).startswith("The Paper") for n in sheet.footnotes)


def test_entries_may_lack_whatever_they_may_lack() -> None:
    case = case_of(
        Round(id="r", title="R", status="planned"),
        Position(id="p", party="north", issue=("truce",), stance={"gone": "demanded"}),
        Claim(id="c", that="", voices=(Voice(who="nobody"),), contests=("zzz",)),
        parties={"north": Party(id="north", name="North")},
    )
    sheet = compose_brief(case)
    assert isinstance(sheet.blocks[0], Heading)
    assert "R: not known" not in lines(sheet)


SCRIPT = "from tests.brief.example import example; from goodoffices.brief import compose_brief, render_sheet; import hashlib; s = compose_brief(example()); print([hashlib.sha256(render_sheet(s, f)).hexdigest() for f in ('text', 'md', 'html', 'json')])"


def test_the_same_case_gives_the_same_bytes_in_every_process(pytestconfig: pytest.Config) -> None:
    def run(seed: str) -> str:
        env = {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": f"{pytestconfig.rootpath / 'src'}:{pytestconfig.rootpath}",
            "TZ": f"UTC{seed}",
            "LC_ALL": "C",
        }
        done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=env, check=True)
        return done.stdout

    assert run("1") == run("2")

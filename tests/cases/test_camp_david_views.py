"""What is made of the Camp David case: positions, fulfilment and briefs, half-way, later, and for each audience."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.brief import compose_brief, render_sheet
from goodoffices.brief.fulfilment import fulfil
from goodoffices.case import Case, Claim, Performance, Preference, Round, load_case
from goodoffices.positions import PositionTable, read_positions

FOLDER = Path(__file__).parents[2] / "cases" / "literature" / "camp-david-1978"
MIDDLE = "1978-09-10"
SIX = {"sinai", "recognition", "west-bank-gaza", "linkage", "palestinian-rights", "jerusalem"}


def case_of(audience: str = "mediator", as_of: str | None = None) -> Case:
    return load_case(FOLDER, audience, as_of)[0]


def brief_of(audience: str = "mediator", as_of: str | None = None) -> str:
    rendered = render_sheet(compose_brief(case_of(audience, as_of)), "text")
    return " ".join((rendered.decode() if isinstance(rendered, bytes) else rendered).split())


def common_issues(table: PositionTable) -> set[str]:
    return {issue.issue.id for issue in table.issues if any(ground.state == "agreed" for ground in issue.ground)}


def test_common_ground_on_all_six_issues_at_the_end_and_on_none_half_way() -> None:
    assert common_issues(read_positions(case_of(as_of=MIDDLE))) == set()
    assert common_issues(read_positions(case_of())) == SIX


def test_both_sides_moved_up_to_the_signing() -> None:
    (step,) = (step for step in read_positions(case_of()).steps if step.after == "signing")
    moved = {(move.party, move.issue, move.option): (move.before, move.after) for move in step.moves}
    assert moved["egypt", "recognition", "full-relations"] == ("rejected", "acceptable")
    assert moved["israel", "sinai", "keep-settlements"] == ("demanded", None)
    assert moved["israel", "sinai", "full-withdrawal"] == (None, "acceptable")
    assert moved["egypt", "palestinian-rights", "self-determination"] == ("demanded", None)
    # Each side keeps its word on Jerusalem in a letter of its own.
    assert ("egypt", "jerusalem", "arab-sovereignty") not in moved
    assert ("israel", "jerusalem", "undivided") not in moved


@pytest.mark.parametrize(
    ("as_of", "status"),
    [("1978-09-04", "planned"), ("1978-09-05", "held")],
)
def test_summit_is_planned_until_it_is_held(as_of: str, status: str) -> None:
    found = [
        round.status for round in case_of("public", as_of).of(Round) if round.title == "Camp David summit, opening"
    ]
    assert found == [status]


@pytest.mark.parametrize(
    ("as_of", "levels"),
    [
        ("1978-09-16", {}),
        ("1978-12-31", {"o-treaty": 0, "o-knesset-vote": 3, "o-sinai-framework": 0, "o-autonomy-framework": 0}),
        ("1979-06-01", {"o-treaty": 3, "o-interim-withdrawal": 1, "o-sinai": 0, "o-ambassadors": 0, "o-autonomy": 1}),
        ("1980-03-01", {"o-interim-withdrawal": 3, "o-sinai": 2, "o-ambassadors": 3, "o-autonomy": 1}),
        ("1982-05-01", {"o-sinai": 3, "o-autonomy": 1}),
        ("1993-01-01", {"o-sinai": 3, "o-air-bases": 3, "o-autonomy": 1}),
    ],
)
def test_fulfilment_grows_with_the_years(as_of: str, levels: dict[str, int]) -> None:
    told = {done.obligation.id: done.level for done in fulfil(case_of(as_of=as_of))}
    assert {id: told[id] for id in levels} == levels
    assert bool(told) is bool(levels)


def test_nobody_knows_in_1979_how_the_autonomy_talks_will_end() -> None:
    def told(as_of: str) -> list[str]:
        return [p.id for p in case_of(as_of=as_of).of(Performance) if p.obligation == "o-autonomy"]

    assert told("1979-06-01") == ["p-autonomy"]
    assert told("1980-05-31") == ["p-autonomy", "p-autonomy-suspended"]
    assert told("1986-12-31")[-1] == "p-autonomy-judged"


def test_contest_over_the_freeze_grows_too() -> None:
    def contested(audience: str, as_of: str | None = None) -> set[str]:
        return {
            fact.claim
            for contest in read_positions(case_of(audience, as_of)).facts.contested
            for fact in contest.claims
        }

    assert contested("mediator", MIDDLE) == set()
    assert contested("public", "1978-09-18") == {"carter-on-freeze", "begin-on-freeze"}
    assert contested("public", "1978-10-31") == {"carter-on-freeze", "begin-on-freeze", "five-years-by-time"}
    cables = {"dayan-on-freeze", "lewis-on-freeze", "carter-note-on-freeze"}
    assert cables <= contested("mediator", "1978-10-31")
    for audience in ("public", "room", "party:egypt", "party:israel"):
        assert not cables & contested(audience), audience


def test_dayan_is_heard_through_two_others() -> None:
    claim = case_of().entry("dayan-on-freeze")
    assert isinstance(claim, Claim)
    assert [voice.who for voice in claim.voices] == ["lewis", "dayan", "barak"]
    assert claim.contests == ("carter-note-on-freeze",)


@pytest.mark.parametrize("audience", ["public", "room", "party:egypt", "party:israel"])
def test_points_are_for_the_mediator_alone(audience: str) -> None:
    # Six issues, the freeze that does not count, and nothing to lose without agreement; for each side.
    assert len(case_of().of(Preference)) == 2 * (len(SIX) + 2)
    assert case_of(audience).of(Preference) == ()
    text = brief_of(audience)
    assert "Brams" not in text
    assert "What matters to whom" not in text


def test_points_were_not_known_at_the_time() -> None:
    assert case_of(as_of="1996-12-30").of(Preference) == ()
    assert "Brams" in brief_of()


def test_brief_half_way_looks_ahead_and_the_last_one_back() -> None:
    middle, last = brief_of(as_of=MIDDLE), brief_of()
    assert "Brief: American draft to the Egyptian delegation" in middle
    assert "shuttle diplomacy; planned" in middle
    assert "CONTESTED CLAIMS" not in middle
    for later in ("17 September", "1979", "Kamel resign", "air bases"):
        assert later not in middle, later
    assert "Brief: Signing of the treaty of peace" in last
    assert "trilateral talks; held" in last
    assert "CONTESTED CLAIMS" in last
    assert "1 (minimum)" in last


def test_who_sees_the_negotiating_text() -> None:
    for audience, sees in (("public", False), ("room", True), ("party:israel", True), ("party:egypt", True)):
        case = case_of(audience, MIDDLE)
        assert (case.entry("draft-10") is not None) is sees, audience
        assert case.entry("draft-saunders") is None, audience
    public = case_of("public")
    assert public.entry("kamel-resigns") is not None
    assert [round.id for round in public.of(Round) if round.status == "planned"] == []

"""The Camp David case: clean, of another shape than the talks it stands beside, and different at different times."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodoffices.case import (
    Agreement,
    Case,
    Claim,
    Obligation,
    Offer,
    Performance,
    Position,
    Preference,
    Round,
    Statement,
    load_case,
)
from goodoffices.case.check import check_case

FOLDER = Path(__file__).parents[2] / "cases" / "literature" / "camp-david-1978"
MIDDLE = "1978-09-10"
SIX = ("sinai", "recognition", "west-bank-gaza", "linkage", "palestinian-rights", "jerusalem")


def case_of(audience: str = "mediator", as_of: str | None = None) -> Case:
    case, report = load_case(FOLDER, audience, as_of)
    assert len(report) == 0, [str(fault) for fault in report]
    return case


@pytest.fixture(scope="module")
def final() -> Case:
    return case_of()


@pytest.fixture(scope="module")
def middle() -> Case:
    return case_of(as_of=MIDDLE)


def stance(case: Case, party: str, issue: str) -> dict[str, str]:
    found = [p for p in case.of(Position) if p.party == party and p.issue == (issue,)]
    return dict(found[-1].stance) if found else {}


def test_nothing_is_to_be_mended() -> None:
    assert [str(fault) for fault in check_case(FOLDER)] == []


def test_two_parties_a_mediator_and_another_calendar(final: Case) -> None:
    assert [party.id for party in final.sides()] == ["egypt", "israel"]
    assert final.mediator == "usa"
    assert final.zone == "America/New_York"
    first = next(round for round in final.of(Round) if round.id == "trilateral-1")
    assert first.on is not None
    # Eastern daylight time in 1978.
    assert first.on.start.astimezone(UTC) == datetime(1978, 9, 6, 19, 0, tzinfo=UTC)


def test_half_way_the_next_meeting_is_ahead_and_nothing_is_signed(middle: Case) -> None:
    planned = [round for round in middle.of(Round) if round.status == "planned"]
    assert [round.id for round in planned] == ["egypt-meeting-11-planned"]
    assert middle.of(Agreement) == middle.of(Obligation) == middle.of(Performance) == middle.of(Preference) == ()
    assert max(source.published.start for source in middle.sources.values() if source.published) < middle.clock


def test_at_the_end_the_meeting_has_been_held(final: Case) -> None:
    assert [round.id for round in final.of(Round) if round.status == "planned"] == []
    assert final.replaced["egypt-meeting-11-planned"] == "egypt-meeting-11"
    assert {agreement.id for agreement in final.of(Agreement)} >= {
        "framework-for-peace",
        "framework-for-treaty",
        "treaty-in-force",
    }


@pytest.mark.parametrize(
    ("party", "issue", "before", "after"),
    [
        (
            "israel",
            "sinai",
            {"keep-settlements": "demanded", "occupation": "negotiable"},
            {"full-withdrawal": "acceptable"},
        ),
        (
            "israel",
            "palestinian-rights",
            {"inhabitants": "demanded", "self-determination": "red-line"},
            {"legitimate-rights": "acceptable", "self-determination": "red-line"},
        ),
        (
            "egypt",
            "palestinian-rights",
            {"self-determination": "demanded", "inhabitants": "rejected"},
            {"legitimate-rights": "acceptable"},
        ),
        ("egypt", "linkage", {"dependent": "demanded", "independent": "rejected"}, {"side-by-side": "acceptable"}),
        (
            "egypt",
            "recognition",
            {"recognition-only": "acceptable", "full-relations": "rejected"},
            {"full-relations": "acceptable"},
        ),
    ],
)
def test_positions_moved(
    final: Case, middle: Case, party: str, issue: str, before: dict[str, str], after: dict[str, str]
) -> None:
    assert stance(middle, party, issue) == before
    assert stance(final, party, issue) == after


def test_what_was_confided_is_told_to_nobody_else() -> None:
    for audience, sees in (
        ("mediator", True),
        ("party:egypt", True),
        ("party:israel", False),
        ("room", False),
        ("public", False),
    ):
        case = case_of(audience, MIDDLE)
        assert (case.entry("sadat-confides") is not None) is sees, audience
        assert ("frus-41" in case.sources) is sees, audience
    # Of the American notes neither side sees anything.
    assert case_of("party:egypt").entry("which-negotiations") is None
    assert case_of("party:israel").of(Preference) == ()


def test_an_office_ends_during_the_talks(middle: Case, final: Case) -> None:
    assert middle.entry("kamel-resigns") is None
    resigned = final.entry("kamel-resigns")
    assert isinstance(resigned, Statement)
    assert resigned.on is not None
    kamel = final.people["kamel"]
    rounds = {round.id: round.on for round in final.of(Round)}
    for round, holds in (("egypt-meeting-11", True), ("blair-house-talks", False)):
        when = rounds[round]
        assert when is not None
        assert bool(kamel.offices_at(when)) is holds


def test_a_man_in_two_capacities(final: Case) -> None:
    barak = final.people["barak"]
    rounds = {round.id: round.on for round in final.of(Round)}
    during, after = rounds["summit-opened"], rounds["treaty-signed"]
    assert during is not None
    assert after is not None
    assert [office.id for office in barak.offices_at(during)] == ["attorney-general"]
    assert [office.id for office in barak.offices_at(after)] == ["justice"]


def test_the_freeze_is_contested_from_both_ends(final: Case) -> None:
    claims = {claim.id: claim for claim in final.of(Claim)}
    assert claims["carter-on-freeze"].contests == ("begin-on-freeze",)
    assert claims["protocol-on-freeze"].contests == ("carter-on-freeze",)
    assert [voice.who for voice in claims["protocol-on-freeze"].voices] == ["israeli-protocol", "barak"]
    understanding = final.entry("understanding-on-freeze")
    assert isinstance(understanding, Agreement)
    assert [account.by for account in understanding.accounts] == ["carter", "begin"]


def test_obligations_are_followed_to_their_end(final: Case) -> None:
    owed = {obligation.id: obligation for obligation in final.of(Obligation)}
    best = {id: max(int(p.scale or 0) for p in final.of(Performance) if p.obligation == id) for id in owed}
    assert {id for id, scale in best.items() if scale < 3} == {"o-autonomy"}
    late = next(p for p in final.of(Performance) if p.obligation == "o-treaty")
    due = owed["o-treaty"].due
    assert late.on is not None
    assert due is not None
    assert (late.on.start.date() - due.start.date()).days == 99
    sinai = [p for p in final.of(Performance) if p.obligation == "o-sinai" and p.complete]
    assert [str(p.on) for p in sinai] == ["1982-04-25"]


def test_one_negotiating_text_through_its_versions(final: Case) -> None:
    assert [entry.id for entry in final.history("text-peace")] == ["text-peace", "draft-10", "draft-saunders"]
    assert [entry.id for entry in final.history("text-treaty")] == ["text-treaty", "draft-sinai"]


def test_an_offer_is_declined_after_it_was_made() -> None:
    (open_offer,) = (offer for offer in case_of("room", "1978-09-06").of(Offer))
    (declined,) = (offer for offer in case_of("room", "1978-09-07").of(Offer))
    assert (open_offer.status, declined.status) == ("open", "declined")
    assert open_offer.package == declined.package


def test_points_are_those_that_were_published(final: Case) -> None:
    points = {(p.party, p.issue[0]): p.weight for p in final.of(Preference) if p.weight and p.weight.high}
    assert {issue for _, issue in points} == set(SIX)
    for party, expected in (("israel", (35, 10, 20, 10, 5, 20)), ("egypt", (55, 5, 10, 5, 20, 5))):
        assert [points[party, issue] for issue in SIX] == [(value, value, None) for value in expected]
        assert sum(expected) == 100

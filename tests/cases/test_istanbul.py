"""The bundled Istanbul case, held against the story it is made from (where the story is at hand) and against itself."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from goodoffices.brief.fulfilment import fulfil
from goodoffices.case import (
    DESK,
    Case,
    Claim,
    Entry,
    Note,
    Obligation,
    Performance,
    Position,
    Pressure,
    Round,
    Span,
    Statement,
)
from goodoffices.case.check import check_case
from goodoffices.case.checks.spans import cited_spans
from goodoffices.case.load import load_case

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "cases" / "istanbul-2025"
STORY = "turkiye-today-2025-07-23"
AFTERNOON = "2025-07-23T16:00+03:00"

# Every line of the story that carries facts (headline, captions, stamps, headings, paragraphs), as code points of
# the text as received, each with the beginning of its SHA-256. What is left out are words of navigation.
PASSAGES = [
    (51, 127, "2f72f5469bce"),
    (129, 478, "ed2087ced275"),
    (494, 843, "ed2087ced275"),
    (844, 876, "6d59ff9d0fbd"),
    (878, 1166, "82731efb118c"),
    (1168, 1569, "1be093d655b5"),
    (1571, 1842, "732fd5364890"),
    (1844, 2128, "19705e4be885"),
    (2129, 2413, "19705e4be885"),
    (2415, 2479, "04f9786e7ce2"),
    (2481, 2874, "bf95aa7fcf36"),
    (2876, 3306, "e597595dec3e"),
    (3308, 3645, "14dde1c77d80"),
    (3647, 3935, "8e9cd61566f1"),
    (3937, 4129, "43d9cd255e65"),
    (4131, 4292, "dcf824c8b957"),
    (4293, 4454, "dcf824c8b957"),
    (4456, 4501, "d5ec3f3c9bc6"),
    (4503, 4690, "428100ce44ca"),
    (4692, 4958, "9b0384f28c85"),
    (4960, 5321, "d6e90a79f565"),
    (5323, 5692, "1a4d44b661a1"),
    (5694, 5873, "fd61db4a3e3f"),
    (5874, 6053, "fd61db4a3e3f"),
    (6055, 6114, "44ffec0f92c8"),
    (6116, 6276, "8eb2c12888c3"),
    (6278, 6570, "53baf9752948"),
    (6572, 6978, "c1a97104a01a"),
    (6980, 7336, "6ff32847f236"),
    (7338, 7458, "620b4eea4d33"),
    (7459, 7579, "620b4eea4d33"),
    (7581, 7640, "3be7ae5771f3"),
    (7642, 8033, "b1713562701b"),
    (8035, 8473, "f0ca77e7b08d"),
    (8475, 8911, "6c04df1a3dcb"),
    (8913, 9138, "cad4e7c6fc7f"),
    (9140, 9580, "6e907c3c2898"),
    (9582, 9614, "0fa48625241a"),
]
# A picture credit in brackets at the end of a caption is told once, in a note, and not with every caption.
CREDIT = len(" (AFP Photo)")
MOST_QUOTED = 0.25


@pytest.fixture(scope="module")
def whole() -> Case:
    case, report = load_case(FOLDER, DESK)
    assert not list(report)
    return case


@pytest.fixture(scope="module")
def afternoon() -> Case:
    return load_case(FOLDER, "public", AFTERNOON)[0]


@pytest.fixture(scope="module")
def story() -> str:
    path = ROOT.parent / "shared" / "data" / "article" / "2025-07-23-istanbul-talks.txt"
    if not path.is_file():
        pytest.skip("the text of the story is not shipped, and ../shared/data/article is not here")
    return path.read_bytes().decode("utf-8")


def story_spans(case: Case) -> Iterator[tuple[str, Span]]:
    for item, _, span in cited_spans(case):
        if span.source == STORY:
            yield item.id, span


def sources_of(case: Case, entry: Entry) -> set[str]:
    return {span.source for item, _, span in cited_spans(case) if item is entry}


# Against the text of the story


def test_text_is_the_one_that_was_read(story: str, whole: Case) -> None:
    source = whole.sources[STORY]
    assert hashlib.sha256(story.encode()).hexdigest() == source.sha256
    assert len(story) == source.length


def test_passages_are_those_of_the_story(story: str) -> None:
    for start, end, digest in PASSAGES:
        assert hashlib.sha256(story[start:end].encode()).hexdigest().startswith(digest), (start, end)
    listed = sum(end - start for start, end, _ in PASSAGES)
    rest = "".join(story)
    for start, end, _ in reversed(PASSAGES):
        rest = rest[:start] + rest[end:]
    assert len(rest) == len(story) - listed
    assert len(rest.split()) < 20, "only words of navigation are left out"


def test_every_selector_points_where_it_says(story: str, whole: Case) -> None:
    seen = 0
    for owner, span in story_spans(whole):
        assert span.start is not None, owner
        assert span.end is not None, owner
        assert 0 <= span.start < span.end <= len(story), owner
        words = story[span.start : span.end]
        assert span.exact or span.sha256, f"{owner}: neither the words nor their fingerprint"
        assert not span.exact or words == span.exact, owner
        assert words.startswith(span.first), owner
        assert words.endswith(span.last), owner
        assert not span.sha256 or hashlib.sha256(words.encode()).hexdigest() == span.sha256, owner
        assert story[: span.start].endswith(span.prefix), owner
        assert story[span.end :].startswith(span.suffix), owner
        seen += 1
    assert seen > 150


def test_selectors_begin_and_end_with_whole_words(story: str, whole: Case) -> None:
    for owner, span in story_spans(whole):
        assert span.start is not None
        assert span.end is not None
        assert not re.match(r"\w\w", story[max(span.start - 1, 0) : span.start + 1]) or span.start == 0, (
            owner,
            span.start,
        )
        assert not re.match(r"\w\w", story[span.end - 1 : span.end + 1]), (owner, span.end)


def test_quoted_words_of_statements_stand_in_the_story(story: str, whole: Case) -> None:
    for statement in whole.ever(Statement):
        if STORY in sources_of(whole, statement) and statement.words:
            for piece in statement.words.split(" … "):
                assert piece in story, statement.id


def test_no_long_stretch_of_the_story_is_copied(story: str) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"[\w'%-]+", text.lower())

    most = 18
    of_story = words(story)
    runs = {tuple(of_story[i : i + most]) for i in range(len(of_story) - most + 1)}
    for path in sorted(FOLDER.rglob("*.yaml")):
        here = words(path.read_text(encoding="utf-8"))
        for i in range(len(here) - most + 1):
            assert tuple(here[i : i + most]) not in runs, f"{path.name}: {' '.join(here[i : i + most])}"


# Without the text


def test_check_finds_nothing() -> None:
    assert [f"{d.place}: {d.message}" for d in check_case(FOLDER)] == []


def test_every_passage_is_covered(whole: Case) -> None:
    covered = bytearray(whole.sources[STORY].length or 0)
    for _, span in story_spans(whole):
        covered[span.start : span.end] = b"\1" * ((span.end or 0) - (span.start or 0))
    for start, end, digest in PASSAGES:
        missing = (end - start) - sum(covered[start:end])
        assert missing <= max(CREDIT, 0.11 * (end - start)), (
            f"{start} to {end} ({digest}): {missing} code points uncited"
        )


def test_quotations_are_few_and_short(whole: Case) -> None:
    quoted = bytearray(whole.sources[STORY].length or 0)
    for owner, span in story_spans(whole):
        assert len(span.exact.split()) <= 12, owner
        assert span.start is not None
        assert span.end is not None
        quoted[span.start : span.start + len(span.exact or span.first)] = b"\1" * len(span.exact or span.first)
        quoted[span.end - len(span.last) : span.end] = b"\1" * len(span.last)
    # Where in the story the words of a statement stand cannot be told without it: they count in full.
    spoken = sum(len(s.words) for s in whole.ever(Statement) if STORY in sources_of(whole, s))
    assert (sum(quoted) + spoken) / len(quoted) < MOST_QUOTED


def test_each_entry_of_the_story_cites_it(whole: Case) -> None:
    entries = [e for e in whole.record if e.place.path.startswith("record/2025-07-23-")]
    assert len(entries) > 90
    for entry in entries:
        assert STORY in sources_of(whole, entry), entry.id
        assert entry.entered is not None
        assert entry.entered.iso() == AFTERNOON, entry.id


def test_all_of_the_record_is_public_but_the_notes_of_the_desk(whole: Case) -> None:
    kept_back = {e.id for e in whole.record if str(e.audience) != "public"}
    assert kept_back == {e.id for e in whole.record if e.place.path.startswith("mediator/")} != set()
    public = load_case(FOLDER, "public")[0]
    assert not kept_back & set(public.by_id)
    assert not (FOLDER / "private").exists(), "no confidences of real states are invented"


@pytest.mark.parametrize(
    ("as_of", "entries"),
    [("2025-05-17", 4), ("2025-05-26", 10), ("2025-06-03", 20), ("2025-07-18", 77)],
)
def test_nothing_is_lost_in_views_of_the_past(whole: Case, as_of: str, entries: int) -> None:
    past = load_case(FOLDER, "public", as_of)[0]
    assert len(past.record) == entries
    known = {e.id for e in whole.record if e.entered and e.entered.iso() <= as_of and str(e.audience) == "public"}
    assert set(past.by_id) == known


def test_afternoon_knows_nothing_of_the_evening(afternoon: Case) -> None:
    later = {e.id for e in afternoon.record if e.entered and e.entered.iso()[:10] > "2025-07-23"}
    assert not later
    rounds = {r.number: r for r in afternoon.of(Round)}
    assert {n: r.status for n, r in rounds.items()} == {1: "held", 2: "held", 3: "planned"}
    third = rounds[3]
    assert third.on is not None
    assert third.on.iso() == "2025-07-23T19:00+03:00"
    assert third.on.circa
    assert third.on.start.strftime("%A") == third.on.weekday == "Wednesday"
    assert third.venue == "ciragan"
    assert third.chair == ("fidan",)
    assert {d.party: [m.person for m in d.members] for d in third.delegations} == {
        "turkiye": ["fidan", "kalin", "gurak"],
        "russia": ["medinsky", "galuzin"],
        "ukraine": ["umerov", "kyslytsya"],
    }
    assert not any(d.complete for d in third.delegations)
    assert [item.on_air for item in third.agenda] == [True]


def test_deadline_is_a_window_by_the_story_and_a_day_later(afternoon: Case, whole: Case) -> None:
    then = afternoon.entry("fifty-days")
    assert isinstance(then, Pressure)
    assert then.deadline is not None
    assert (then.deadline.start.date(), then.deadline.last_day) == (date(2025, 9, 2), date(2025, 9, 8))
    assert "last week" in then.deadline.reason
    dated = whole.entry("fifty-days-dated")
    assert isinstance(dated, Pressure)
    assert dated.deadline is not None
    assert dated.deadline.last_day == date(2025, 9, 2)


def test_round_was_held_later_than_announced(whole: Case) -> None:
    held = whole.entry("round-3-held")
    assert isinstance(held, Round)
    assert held.status == "held"
    assert held.on is not None
    assert held.on.iso() == "2025-07-23T20:37+03:00/2025-07-23T21:16+03:00"
    assert whole.replaced["round-3-planned"] == "round-3-held"


def test_umerov_sits_in_two_capacities(whole: Case) -> None:
    sat = {
        r.number: m.office for r in whole.of(Round) for d in r.delegations for m in d.members if m.person == "umerov"
    }
    assert sat == {1: "minister", 2: "minister", 3: "secretary"}


def test_tranches_of_may_add_up(whole: Case) -> None:
    for id in ("russia-releases-1000", "ukraine-releases-1000"):
        told = [p for p in whole.of(Performance) if p.obligation == id and p.quantity]
        assert [p.quantity.low for p in told if p.quantity] == [390, 307, 303]
        owed = whole.entry(id)
        assert isinstance(owed, Obligation)
        assert owed.quantity is not None
        assert sum(p.quantity.low for p in told if p.quantity) == owed.quantity.low


def test_june_is_counted_in_two_ways(afternoon: Case) -> None:
    told = [p for p in afternoon.of(Performance) if p.obligation == "bodies-to-ukraine"]
    totals = {account: p.total.low for p in told if p.total for account in p.by_account}
    assert totals == {"coordination-hq": 6057, "medinsky": 6060, "russian-mod": 6060, "klymenko": 6060}
    lots = [p.quantity.low for p in told if p.quantity and p.by_account == ("coordination-hq",)]
    assert lots == [1212, 1200, 1200, 1200, 1245]
    assert sum(lots) == 6057
    last = {p.by_account[0]: p.quantity.low for p in told if p.quantity and p.delivery == "remains-june-16"}
    assert last == {"coordination-hq": 1245, "russian-mod": 1248}, "all of the difference lies in the last lot"
    back = [p for p in afternoon.of(Performance) if p.obligation == "bodies-to-russia"]
    assert sum(p.quantity.low for p in back if p.quantity) == 78 == max(p.total.low for p in back if p.total)


def test_stages_of_june_are_told_by_both_and_without_numbers(whole: Case) -> None:
    days = ["06-09", "06-10", "06-12", "06-14", "06-19", "06-20", "06-26", "07-04"]
    for obligation, account in (("russia-releases-june", "zelenskyy"), ("ukraine-releases-june", "russian-mod")):
        told = [
            p
            for p in whole.of(Performance)
            if p.obligation == obligation and p.delivery.startswith("june-stage-") and p.quantity is p.total is None
        ]
        assert [p.on.iso()[5:10] for p in told if p.on] == days
        assert all(account in p.by_account for p in told)
    for found in fulfil(whole):
        if found.obligation.id == "ukraine-releases-june":
            assert str(found.delivered) == "at least 250", "eight stages without a number are not nothing"


def test_what_was_said_of_lists_and_bags_is_contested_or_attributed(afternoon: Case) -> None:
    contests = {c.id: c.contests for c in afternoon.of(Claim) if c.contests}
    assert contests["lists-not-as-agreed"] == ("list-of-640",)
    assert contests["no-date-for-bodies"] == ("bodies-refused",)
    assert contests["russia-asked-to-postpone"] == ("not-ready-for-daily-exchanges",)
    bags = [
        "one-person-in-several-bags",
        "several-persons-in-one-bag",
        "twenty-mixed-cases",
        "three-returned-to-russia",
    ]
    for id in bags:
        claim = afternoon.entry(id)
        assert isinstance(claim, Claim)
        assert [v.who for v in claim.voices] == ["klymenko"]


def test_delivery_of_july_is_told_twice_and_counted_once(afternoon: Case) -> None:
    told = [p for p in afternoon.of(Performance) if p.delivery == "remains-july"]
    assert {p.id for p in told} == {"remains-july-to-ukraine", "thousand-bodies"}
    assert {p.quantity.low for p in told if p.quantity} == {1000}


def test_identity_of_the_dead_is_contested_through_chains_of_voices(afternoon: Case) -> None:
    russia, kyiv = afternoon.entry("whose-bodies"), afternoon.entry("disguised-russians")
    assert isinstance(russia, Claim)
    assert isinstance(kyiv, Claim)
    assert [v.who for v in russia.voices] == [STORY, "coordination-hq", "russia"]
    assert [v.who for v in kyiv.voices] == [STORY, "ukraine"]
    assert kyiv.contests == ("whose-bodies",)


def test_positions_of_the_story_and_no_others(afternoon: Case) -> None:
    stances = {
        (p.party, p.issue[0], option): stance
        for p in afternoon.of(Position)
        if STORY in sources_of(afternoon, p)
        for option, stance in p.stance.items()
    }
    assert stances == {
        ("russia", "territory", "beyond-four"): "demanded",
        ("russia", "alliance", "abandon"): "demanded",
        ("russia", "western-support", "none"): "demanded",
        ("russia", "talks", "third-round"): "acceptable",
        ("russia", "prisoners", "agreed-exchanges"): "acceptable",
        ("russia", "remains", "repatriate"): "acceptable",
        ("ukraine", "territory", "beyond-four"): "rejected",
        ("ukraine", "alliance", "abandon"): "rejected",
        ("ukraine", "western-support", "none"): "rejected",
        ("ukraine", "leaders-meeting", "hold"): "demanded",
        ("ukraine", "talks", "faster"): "demanded",
        ("ukraine", "talks", "third-round"): "acceptable",
        ("ukraine", "prisoners", "agreed-exchanges"): "acceptable",
        ("ukraine", "remains", "repatriate"): "acceptable",
    }


def test_slips_and_questions_are_noted(afternoon: Case) -> None:
    notes = [n for n in afternoon.of(Note) if STORY in sources_of(afternoon, n)]
    assert sum(n.type == "slip" for n in notes) >= 6
    assert all(n.ask for n in notes if n.type == "question")
    about = {a for n in notes for a in n.about}
    assert {"medinsky", "umerov", "samsar", "fifty-days", "round-3-planned"} <= about


def test_answers_came_later(whole: Case, afternoon: Case) -> None:
    answered = {n.id: n.answered_by for n in whole.of(Note) if n.answered_by}
    assert set(answered) == {"ask-hour", "ask-delegations", "ask-leaders", "ask-fifty-days", "ask-undated-words"}
    assert not any(n.answered_by for n in afternoon.of(Note))


def test_nothing_from_elsewhere_is_cited_to_the_story(whole: Case) -> None:
    for entry in whole.record:
        if STORY in sources_of(whole, entry) and entry.entered:
            assert entry.entered.iso() >= AFTERNOON, entry.id


def test_every_source_is_used_and_says_how_it_came(whole: Case) -> None:
    cited = {span.source for _, _, span in cited_spans(whole)}
    assert cited == set(whole.sources)
    assert all(source.via or source.sha256 for source in whole.sources.values())
    assert all(source.url or source.sha256 for source in whole.sources.values())

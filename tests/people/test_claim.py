"""Claims, and what a person's log of them comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.diagnose import UsageError
from goodoffices.people.claim import Claim
from goodoffices.people.claim_kind import ASPECTS, KINDS
from goodoffices.people.claim_standing import Standing, live_claims, standing
from goodoffices.people.version import ListVersion

START = datetime(2026, 7, 1, tzinfo=UTC)


def log(*said: tuple[str, str, str] | tuple[str, str, str, dict[str, str]]) -> list[Claim]:
    """Claims c1, c2, ... as (author, kind, day), recorded one a day from 1 July on."""
    found = []
    for k, (by, kind, on, *more) in enumerate(said):
        extra: dict[str, Any] = dict(more[0]) if more else {}
        at = START + timedelta(days=k)
        found.append(Claim(f"c{k + 1}", "side-a", 1, "17", kind, by, on, at, "desk", **extra))
    return found


def why(found: Standing) -> list[str]:
    return [c.why for c in found.contradictions]


@pytest.mark.parametrize(
    ("wrong", "match"),
    [
        ({"kind": "lost"}, "no such kind"),
        ({"by": " "}, "author"),
        ({"on": "yesterday"}, "date of the claim"),
        ({"on": "2026-02-30"}, "date of the claim"),
        ({"about": "c0"}, "disputed"),
        ({"kind": "disputed"}, "disputed"),
        ({"kind": "withdrawn"}, "withdraws"),
        ({"recorded_at": datetime(2026, 7, 1)}, "offset"),
    ],
)
def test_a_claim_that_cannot_be(wrong: dict[str, Any], match: str) -> None:
    fit = {"id": "c1", "list": "a", "version": 1, "person": "17", "kind": "held", "by": "side-b", "on": "2026-05"}
    Claim(**fit, recorded_at=START, recorded_by="desk")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match=match):
        Claim(**{**fit, "recorded_at": START, "recorded_by": "desk"} | wrong)


def test_every_kind_says_something_of_a_known_aspect() -> None:
    for kind in KINDS.values():
        assert {aspect for aspect, _ in kind.says} <= set(ASPECTS)
        assert bool(kind.says) == (kind.word not in ("disputed", "withdrawn"))
        assert kind.meaning


def test_the_course_of_a_captivity() -> None:
    said = log(
        ("side-b", "captured", "2026-03-01"),
        ("side-b", "transferred", "2026-03-05"),
        ("side-b", "hospital", "2026-04-01"),
        ("side-b", "prosecuted", "2026-04-02"),
        ("icrc", "seen", "2026-04-20"),
        ("side-b", "cleared", "2026-05-01"),
        ("side-a", "exchanged", "2026-05-24"),
    )
    found = standing(said)
    assert [(a.aspect, found.value(a.aspect)) for a in found.aspects] == [
        ("life", "alive"),
        ("custody", "exchanged"),
        ("health", "in hospital"),
        ("law", "no proceedings"),
    ]
    assert not found.disputed
    assert found.value("wish") == ""
    before = standing(said, happened_by=datetime(2026, 4, 10, tzinfo=UTC))
    assert before.value("custody") == "held" and before.value("law") == "under prosecution"
    assert found.aspects[1].claims == ("c7", "c3"), "the last of each author, the newest fact first"


CASES = [
    ("dead and then seen", [("a", "died", "2026-04-01"), ("b", "seen", "2026-04-02")], "alive after"),
    ("seen and then dead", [("a", "died", "2026-04-01"), ("b", "seen", "2026-04-01")], ""),
    ("dead in April, seen in April", [("a", "died", "2026-04"), ("b", "seen", "2026-04-20")], ""),
    ("dead in April, seen in May", [("a", "died", "2026-04"), ("b", "held", "2026-05-01")], "alive after"),
    ("two days of death", [("a", "died", "2026-04-01"), ("b", "died", "2026-04-03")], "two days of death"),
    ("one day, one month", [("a", "died", "2026-04-01"), ("b", "died", "2026-04")], ""),
    ("death and remains", [("a", "died", "2026-04-01"), ("b", "remains", "2026-06-03")], ""),
    ("held and not", [("a", "held", "2026-04-01"), ("b", "not-held", "2026-04-10")], "the other that he is not"),
    ("not held, held later", [("a", "not-held", "2026-04-01"), ("b", "captured", "2026-04-10")], ""),
    ("held, released, not held", [("a", "held", "2026-04-01"), ("a", "released", "2026-04-03"), ("b", "not-held", "2026-04-10")], ""),
    ("left and held", [("a", "exchanged", "2026-04-01"), ("b", "held", "2026-04-10")], "held after"),
    ("left, taken again", [("a", "escaped", "2026-04-01"), ("b", "captured", "2026-04-10")], ""),
    ("left, taken again, held", [("a", "escaped", "2026-04-01"), ("b", "captured", "2026-04-05"), ("b", "held", "2026-04-10")], ""),
    ("held and left", [("b", "held", "2026-04-01"), ("a", "exchanged", "2026-04-10")], ""),
    ("left two ways", [("b", "escaped", "2026-04-10"), ("a", "exchanged", "2026-04-10")], "two ways"),
    ("one way in two words", [("b", "released", "2026-04-10"), ("a", "exchanged", "2026-04-10")], ""),
    ("left on two days", [("b", "exchanged", "2026-04-10"), ("a", "exchanged", "2026-04-12")], "two days on which"),
    ("wishes", [("b", "refused", "2026-04-10"), ("a", "consented", "2026-04-12")], "wants to go"),
    ("proceedings end", [("b", "prosecuted", "2026-04-10"), ("a", "cleared", "2026-04-12")], ""),
    ("proceedings after the end", [("b", "cleared", "2026-04-10"), ("a", "convicted", "2026-04-12")], "proceedings after"),
    ("health", [("b", "wounded", "2026-04-10"), ("a", "ill", "2026-04-12")], ""),
    ("missing", [("a", "missing", "2026-04-10"), ("b", "held", "2026-04-01")], ""),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_contradictions(said: list[tuple[str, str, str]], expected: str) -> None:
    for order in (said, said[::-1]):
        found = why(standing(log(*order)))
        assert len(found) == bool(expected), found
        assert all(expected in one for one in found)


def test_one_author_does_not_contradict_himself() -> None:
    found = standing(log(("b", "held", "2026-05-01"), ("b", "not-held", "2026-05-01"), ("b", "died", "2026-04-01")))
    assert not found.disputed and found.value("custody") == "not held"


def test_a_correction_and_a_withdrawal() -> None:
    said = log(
        ("b", "died", "2026-04-01"),
        ("a", "seen", "2026-04-20"),
        ("b", "held", "2026-04-01", {"supersedes": "c1"}),
        ("a", "withdrawn", "", {"supersedes": "c2"}),
    )
    assert why(standing(said[:2])) and not standing(said[:3]).disputed
    assert [c.id for c in live_claims(said)] == ["c3"]
    as_it_stood = standing(said, recorded_by=START + timedelta(days=1))
    assert as_it_stood.disputed, "the log of that day still has both"


def test_a_dispute() -> None:
    said = log(("b", "refused", "2026-04-01"), ("a", "disputed", "", {"about": "c1"}))
    found = standing(said)
    assert found.value("wish") == "disputed" and found.contradictions[0].claims == ("c1", "c2")
    gone = [*said, replace(said[1], id="c3", kind="withdrawn", about="", supersedes="c2")]
    assert standing(gone).value("wish") == "does not want to go"


def test_nothing_is_made_of_silence() -> None:
    assert standing([]) == Standing()
    assert standing(log(("a", "missing", "2026-04-01"))).value("life") == ""


EVENTS = st.lists(
    st.tuples(
        st.sampled_from("ab"),
        st.sampled_from([kind for kind in KINDS if kind not in ("disputed", "withdrawn")]),
        st.sampled_from(["", "2026", "2026-04", "2026-04-10", "2026-04-20", "2026-05-01"]),
    ),
    max_size=6,
)


@settings(max_examples=200)
@given(EVENTS, st.integers(0, 6))
def test_a_day_in_the_past_does_not_hang_on_what_was_recorded_since(said: list[tuple[str, str, str]], k: int) -> None:
    known = log(*said)
    assert standing(known, recorded_by=START + timedelta(days=k - 1)) == standing(known[:k])


@settings(max_examples=200)
@given(EVENTS)
def test_an_author_alone_is_never_disputed(said: list[tuple[str, str, str]]) -> None:
    found = standing(log(*(("a", kind, on) for _, kind, on in said)))
    assert not found.disputed
    assert {a.aspect for a in found.aspects} == {aspect for _, kind, _ in said for aspect, _ in KINDS[kind].says}


@settings(max_examples=200)
@given(EVENTS)
def test_who_takes_back_all_he_said_is_as_if_he_had_not_spoken(said: list[tuple[str, str, str]]) -> None:
    known = log(*said)
    back = [
        replace(claim, id=f"w{claim.id}", kind="withdrawn", supersedes=claim.id) for claim in known if claim.by == "a"
    ]
    alone = standing([claim for claim in known if claim.by == "b"])
    found = standing([*known, *back])
    assert found == alone


def test_a_version_shows_nothing_by_its_commitment() -> None:
    version = ListVersion("side-a", 1, "x", "2026-05-07", START, "desk", 3, "f" * 64, salt="0" * 64)
    assert len(version.commitment()) == 64
    others = [replace(version, **{name: value}) for name, value in (("number", 2), ("rows", 4), ("salt", "1" * 64), ("list", "b"), ("fingerprint", "e" * 64), ("file_sha256", "d" * 64))]  # fmt: skip
    assert len({version.commitment(), *(other.commitment() for other in others)}) == 7
    assert "0000" not in repr(version)
    for wrong in ({"list": "a#b"}, {"list": ""}, {"sent_by": ""}, {"received_at": "soon"}):
        with pytest.raises(UsageError):
            replace(version, **wrong)

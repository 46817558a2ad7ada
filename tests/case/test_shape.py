"""What each field may hold: read, refused with one diagnostic at its place, never an exception."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case.reading import ABSENT, Reading
from goodoffices.case.record import Record
from goodoffices.case.shape import (
    AudienceMark,
    Choice,
    Count,
    Digest,
    Flag,
    FrozenMap,
    Ident,
    Language,
    Length,
    ListOf,
    MapOf,
    Number,
    OptionRef,
    Quantity,
    Ref,
    Shape,
    Text,
    Time,
    Whole,
    Zone,
)  # fmt: skip
from goodoffices.case.span import Span
from goodoffices.text import Mapping, Positioned, read_positioned, source_of


def read(shape: Shape, text: str) -> tuple[Any, Positioned, Reading]:
    file = read_positioned(source_of("a.yaml", f"k: {text}\n".encode()))
    assert isinstance(file.node, Mapping), file.diagnostics
    reading = Reading(file, "Europe/Istanbul", [])
    reading.owner = "me"
    return shape.read(file.node.items["k"], reading), file, reading


GOOD: list[tuple[Shape, str, Any]] = [
    (Text(), "NO", "NO"), (Text(), "0123", "0123"), (Text(), "'12:30'", "12:30"),
    (Ident(), "r3.a-b_c", "r3.a-b_c"), (Ident(), "0", "0"), (Ident(), "a" * 80, "a" * 80),
    (Ref("party"), "norda", "norda"), (OptionRef(), "a", "a"), (OptionRef(), "i/a", "i/a"),
    (Choice("one", "two"), "two", "two"),
    (Flag(), "yes", True), (Flag(), "TRUE", True), (Flag(), "No", False), (Flag(), "false", False),
    (Whole(), "0", 0), (Whole(), "1200", 1200), (Whole(most=3), "3", 3),
    (Number(0, 1), "0..1", (0.0, 1.0)), (Number(), "0.4", (0.4, 0.4)), (Number(), "-1", (-1.0, -1.0)), (Number(), "0.2..0.5", (0.2, 0.5)), (Number(), "1..1", (1.0, 1.0)),
    (Quantity(), "1200", Count(1200, 1200)), (Quantity(), "1200+", Count(1200, None)), (Quantity(), "~1200", Count(1200, 1200, True)),
    (Quantity(), "1000-1200", Count(1000, 1200)), (Quantity(), "~10-12", Count(10, 12, True)),
    (Zone(), "Europe/Kyiv", "Europe/Kyiv"),
    (Digest(), "0" * 64, "0" * 64),
    (Language(), "uk", "uk"), (Language(), "uk-Latn", "uk-Latn"),
    (ListOf(Text()), "a", ("a",)), (ListOf(Text()), "[a, b]", ("a", "b")), (ListOf(Text()), "[]", ()),
    (MapOf(Ident(), Whole()), "{a: 1, b: 2}", FrozenMap(a=1, b=2)),
]  # fmt: skip

BAD: list[tuple[Shape, str, str]] = [
    (Text(), "[a]", "E203"), (Text(), "{a: b}", "E203"),
    (Ident(), "Über", "E209"), (Ident(), "a b", "E209"), (Ident(), "-a", "E209"), (Ident(), "a" * 81, "E209"), (Ident(), "a/b", "E209"), (Ident(), "[a]", "E203"),
    (Ref("party"), "[a]", "E203"), (OptionRef(), "{a: b}", "E203"),
    (Choice("one", "two"), "three", "E207"), (Choice("one"), "[one]", "E203"),
    (Flag(), "maybe", "E207"), (Flag(), "1", "E207"),
    (Whole(), "-1", "E208"), (Whole(), "1.5", "E208"), (Whole(), "1,200", "E208"), (Whole(), "٣", "E208"), (Whole(), "1" * 16, "E208"), (Whole(most=3), "4", "E208"),
    (Number(0, 1), "1.1", "E208"), (Number(0, 1), "-0.1..0.5", "E208"), (Number(), "a", "E208"), (Number(), "1..0", "E208"), (Number(), "nan", "E208"), (Number(), "1e3", "E208"), (Number(), "0.1..", "E208"), (Number(), "inf", "E208"),
    (Quantity(), "about 12", "E208"), (Quantity(), "12-10", "E208"), (Quantity(), "12+-14", "E208"), (Quantity(), "-5", "E208"),
    (Zone(), "Istanbul", "E404"),
    (Time(), "soon", "E402"), (Time(), "[2025]", "E203"), (Time(), "{at: 2025, within: 2025}", "E402"), (Time(), "{from: 2025}", "E402"),
    (Time(), "{to: 2025}", "E402"), (Time(), "{at: 2025, to: 2026}", "E402"), (Time(), "{at: [2025]}", "E203"), (Time(), "{at: 2025, when: x}", "E201"),
    (Time(), "{from: 2025-02, to: 2025-01}", "E403"), (Time(), "{at: 2025-07-23, zone: X}", "E404"), (Time(), "{at: 2025-07-23, circa: perhaps}", "E207"),
    (Time(), "{at: 2025-07-23, weekday: Wensday}", "E207"), (Time(), "{}", "E402"), (Time(), "2025-02-30", "E401"),
    (Length(), "50 days", "E402"), (Length(), "[P1D]", "E203"),
    (AudienceMark(), "everybody", "E301"), (AudienceMark(), "[room]", "E203"),
    (Digest(), "abc", "E207"), (Digest(), "A" * 64, "E207"),
    (Language(), "Turkish!", "E207"), (Language(), "t", "E207"),
    (ListOf(Whole()), "x", "E208"), (MapOf(Ident(), Whole()), "x", "E203"), (Record(Span), "x", "E203"), (Record(Span), "{start: 1}", "E202"),
    (Record(Span), "{source: a, foo: 1}", "E201"),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "text", "value"), GOOD, ids=[f"{type(s).__name__}-{t[:12]}" for s, t, _ in GOOD])
def test_what_is_read(shape: Shape, text: str, value: Any) -> None:
    found, file, _ = read(shape, text)
    assert found == value and type(found) is type(value)
    assert file.diagnostics == []


@pytest.mark.parametrize(("shape", "text", "code"), BAD, ids=[f"{type(s).__name__}-{t[:12]}" for s, t, _ in BAD])
def test_what_is_refused(shape: Shape, text: str, code: str) -> None:
    _, file, _ = read(shape, text)
    assert [d.code for d in file.diagnostics] == [code]
    (fault,) = file.diagnostics
    assert fault.place.line == 1 and fault.place.column >= 4
    assert fault.message and not fault.message.endswith(".")
    assert fault.help or fault.label


def test_a_list_keeps_its_good_items() -> None:
    found, file, _ = read(ListOf(Whole()), "[1, x, 3, y]")
    assert found == (1, 3)
    assert [(d.code, d.place.column) for d in file.diagnostics] == [("E208", 8), ("E208", 14)]


def test_a_mapping_keeps_its_good_pairs() -> None:
    found, file, _ = read(MapOf(Ident(), Whole()), "{a: 1, B: 2, c: x}")
    assert found == {"a": 1}
    assert [d.code for d in file.diagnostics] == ["E209", "E208"]


def test_names_are_noted_with_their_place() -> None:
    _, _, reading = read(ListOf(Ref("party", "person", loose=True)), "[norda, ana]")
    assert [(n.targets, n.name, n.column, n.owner, n.loose) for n in reading.namings] == [
        (("party", "person"), "norda", 5, "me", True),
        (("party", "person"), "ana", 12, "me", True),
    ]
    _, _, reading = read(OptionRef(), "month")
    assert reading.namings[0].name == "me/month"
    _, _, reading = read(AudienceMark(), "party:norda & named:ana")
    assert [(n.targets, n.name) for n in reading.namings] == [(("party",), "norda"), (("person",), "ana")]


def test_a_time_with_all_that_can_be_said_of_it() -> None:
    when, file, _ = read(
        Time(), '{within: 2025-W29, zone: Europe/Kyiv, circa: yes, words: last week, reason: "said on 23 July"}'
    )
    assert (when.iso(), when.within, when.circa, when.zone) == ("2025-07-14/2025-07-20", True, True, "Europe/Kyiv")
    assert (when.words, when.reason) == ("last week", "said on 23 July")
    assert file.diagnostics == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("{at: 2025-07-23, weekday: Wednesday}", []),
        ("{at: 2025-07-23, weekday: Tuesday}", ["W601"]),
        ("{at: 2025-07-23T23:30-10:00, weekday: Wednesday}", []),
        ("{at: 2025-W30, weekday: Tuesday}", []),
        ("{within: 2025-W30}", ["W610"]),
        ("{within: 2025-W30, reason: x}", []),
        ("{at: 2025-07-23, reason: x}", []),
    ],
)
def test_what_a_desk_officer_would_query(text: str, codes: list[str]) -> None:
    when, file, _ = read(Time(), text)
    assert when is not ABSENT
    assert [d.code for d in file.diagnostics] == codes


def test_counts_in_words() -> None:
    words = [str(Count(1200, 1200)), str(Count(1200, None)), str(Count(1200, 1200, True)), str(Count(1000, 1200))]
    assert words == ["1,200", "at least 1,200", "about 1,200", "1,000 to 1,200"]
    assert [Count(1, 1).exact, Count(1, None).exact, Count(1, 1, True).exact, Count(1, 2).exact] == [
        True,
        False,
        False,
        False,
    ]


def test_a_value_of_a_case_is_never_changed() -> None:
    frozen = FrozenMap(a=1)
    with pytest.raises(TypeError):
        frozen["b"] = 2
    assert hash(frozen) == hash(FrozenMap(a=1))


EVERY = [Text(), Ident(), Ref("party"), OptionRef(), Choice("a"), Flag(), Whole(), Number(), Number(0, 1), Quantity(), Zone(), Time(), Length(), AudienceMark(), Digest(), Language(), ListOf(Time()), MapOf(Ident(), Number()), Record(Span)]  # fmt: skip


@given(st.sampled_from(EVERY), st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=30))
def test_any_word_is_a_value_or_a_diagnostic(shape: Shape, word: str) -> None:
    import json

    quoted = json.dumps(word, ensure_ascii=False)
    found, file, _ = read(shape, quoted)
    if found is ABSENT:
        assert file.diagnostics
    assert isinstance(shape.schema(), dict) and shape.describe()

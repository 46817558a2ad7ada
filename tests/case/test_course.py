"""Effects of pressure as entries: their fields, their days, what is queried."""

from datetime import date
from pathlib import Path

import pytest

from goodoffices.case import Effect, check_case, course_of, load_case

HEAD = """
case: demo
title: Demo
zone: Europe/Istanbul
parties:
  - {id: norda, name: Norda, role: party}
  - {id: suda, name: Suda, role: party}
  - {id: ostia, name: Ostia, role: outside}
"""
WINDOW = "{within: 2025-W29, reason: last week}"


def a_case(folder: Path, entries: str, private: str = "") -> Path:
    (folder / "record").mkdir(parents=True)
    (folder / "mediator").mkdir()
    (folder / "case.yaml").write_text(HEAD, "utf-8")
    (folder / "record" / "a.yaml").write_text(entries, "utf-8")
    (folder / "mediator" / "e.yaml").write_text(private, "utf-8")
    return folder


def pressed(more: str, type: str = "threat") -> str:
    return f"- {{id: p, kind: pressure, by: ostia, target: norda, type: {type}, what: tariffs, entered: 2025-07-20, remark: x, {more}}}\n"


def told(more: str = "pressure: p") -> str:
    return f"- {{id: e, kind: effect, party: norda, change: -0.2..-0.1, reason: trade, entered: 2025-07-21, {more}}}\n"


def days(folder: Path, entries: str, effect: str = told()) -> tuple[object, object]:
    case, report = load_case(a_case(folder, entries, effect), "mediator")
    assert not report.errors
    course = course_of(case, case.of(Effect)[0])
    return course.first, course.last


JULY = "on: 2025-07-14"
SEPTEMBER = date(2025, 9, 3), date(2025, 9, 3)


@pytest.mark.parametrize(
    ("entries", "effect", "first", "last"),
    [
        (pressed(f"{JULY}, term: P50D"), told(), SEPTEMBER, None),
        (pressed(f"on: {WINDOW}, term: P50D"), told(), (date(2025, 9, 3), date(2025, 9, 9)), None),
        (pressed("until: 2025-09-02"), told(), SEPTEMBER, None),
        (pressed("until: 2025-09-03T12:00"), told(), SEPTEMBER, None),
        # Midnight in Istanbul is the evening before in London; the day is that of the case.
        (pressed("until: 2025-09-02T22:30Z"), told(), SEPTEMBER, None),
        (pressed("on: 2025-09-03, status: in-force"), told(), SEPTEMBER, None),
        (pressed("on: 2025-09-03, term: P50D, status: carried-out"), told(), SEPTEMBER, None),
        (pressed("on: 2025-09-03", "supply"), told(), SEPTEMBER, None),
        (pressed("on: 2025-09-03, term: P10D", "inducement"), told(), SEPTEMBER, (date(2025, 9, 13),) * 2),
        (pressed(f"{JULY}, term: P50D"), told("pressure: p, begins: 2025-09-03, ends: 2025-09-10"), SEPTEMBER, (date(2025, 9, 10),) * 2),
        ("", told("begins: {within: 2025-W36, reason: x}, pace: per-day"), (date(2025, 9, 1), date(2025, 9, 7)), None),
    ],
)  # fmt: skip
def test_the_days_of_an_effect(tmp_path: Path, entries: str, effect: str, first: object, last: object) -> None:
    assert days(tmp_path, entries, effect) == (first, last)


def test_the_fields_are_read(tmp_path: Path) -> None:
    case, _ = load_case(
        a_case(tmp_path, pressed(JULY), told("pressure: p, probability: 0.2..0.6, expected: no")), "mediator"
    )
    (effect,) = case.of(Effect)
    assert (effect.change, effect.probability, effect.expected, effect.pace) == (
        (-0.2, -0.1),
        (0.2, 0.6),
        False,
        "at-once",
    )
    assert effect.label == "trade" and str(case.audience_of([effect])) == "mediator"


def test_nobody_else_sees_a_judgement(tmp_path: Path) -> None:
    folder = a_case(tmp_path, pressed(JULY), told())
    for reader in ("public", "room", "party:norda"):
        assert load_case(folder, reader)[0].of(Effect) == ()


def test_an_effect_follows_its_pressure_when_that_is_superseded(tmp_path: Path) -> None:
    newer = pressed("on: 2025-07-15, term: P50D, supersedes: p").replace("id: p,", "id: q,")
    assert days(tmp_path, pressed(f"on: {WINDOW}, term: P50D") + newer)[0] == (date(2025, 9, 4),) * 2


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("until: 2025-09-02, status: lapsed", '"p" has lapsed'),
        ("until: 2025-09-02, status: lifted", '"p" was lifted'),
    ],
)
def test_what_is_over_has_no_effect(tmp_path: Path, more: str, why: str) -> None:
    folder = a_case(tmp_path, pressed(more), told())
    case, _ = load_case(folder, "mediator")
    course = course_of(case, case.of(Effect)[0])
    assert (course.first, course.over, course.why) == (None, True, why)
    assert "W621" not in {d.code for d in check_case(folder)}


def test_what_was_withdrawn_has_no_effect(tmp_path: Path) -> None:
    back = "- {id: w, kind: withdrawal, of: p, reason: a slip, entered: 2025-07-22}\n"
    case, _ = load_case(a_case(tmp_path, pressed("until: 2025-09-02") + back, told()), "mediator")
    assert course_of(case, case.of(Effect)[0]).over


@pytest.mark.parametrize(
    ("entries", "effect", "code"),
    [
        (pressed("on: 2025-07-14"), told(), "W621"),
        (pressed("status: in-force"), told(), "W621"),
        ("", told("pace: per-day"), "W621"),
        ("", told("begins: 2025-07-14, pace: even"), "W621"),
        ("", told("begins: 2025-07-14, ends: 2025-07-13"), "E403"),
        ("", told("begins: 2025-07-14, probability: 1.2"), "E208"),
        ("", told("begins: 2025-07-14, probability: -0.2..1"), "E208"),
        ("", told("begins: 2025-07-14, pace: slowly"), "E207"),
        ("", told("pressure: norda"), "E210"),
        ("", told("begins: 2025-07-14, pace: per-day"), None),
    ],
)
def test_what_is_queried(tmp_path: Path, entries: str, effect: str, code: str | None) -> None:
    codes = {d.code for d in check_case(a_case(tmp_path, entries, effect))} - {"W608"}
    assert codes == ({code} if code else set())

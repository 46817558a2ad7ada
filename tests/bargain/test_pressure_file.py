"""Effects from a file of their own, and from the entries of a case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from goodoffices.bargain import Interval
from goodoffices.bargain.case_domain import domain_of_case
from goodoffices.bargain.pressure import Effect, effects_of_case, load_effects, zone_over_time
from goodoffices.case import load_case

FILE = """\
effects:
  - id: tariffs
    party: norda
    pressure: ultimatum
    change: -0.3..-0.1
    probability: 0.2..0.6
    begins: {within: 2025-09-03/2025-09-09, reason: fifty days from a day of that week}
    reason: the trade that would be lost
  - id: losses
    party: suda
    change: -0.002
    pace: per-day
    begins: 2025-07-23
    expected: no
    reason: what the war costs
"""


def read(folder: Path, text: str) -> object:
    (folder / "e.yaml").write_text(text, "utf-8")
    return load_effects(folder / "e.yaml", ["norda", "suda"])


def test_the_fields_are_those_of_an_entry(tmp_path: Path) -> None:
    effects, report = read(tmp_path, FILE)
    assert not len(report)
    losses, tariffs = effects
    assert (tariffs.change, tariffs.probability, tariffs.group) == (
        Interval(-0.3, -0.1),
        Interval(0.2, 0.6),
        "ultimatum",
    )
    assert tariffs.first == (date(2025, 9, 3), date(2025, 9, 9))
    assert (losses.pace, losses.expected, losses.first) == ("per-day", False, (date(2025, 7, 23),) * 2)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (FILE.replace("party: norda", "party: nordia"), "E205", 3),
        (FILE.replace("id: losses", "id: tariffs"), "E206", 9),
        (FILE.replace("-0.3..-0.1", "a lot"), "E208", 5),
        (FILE.replace("0.2..0.6", "2"), "E208", 6),
        (FILE.replace("    reason: what the war costs\n", ""), "E202", 9),
        (FILE.replace("    begins: 2025-07-23\n", ""), "W621", 9),
        (FILE.replace("pace:", "pase:"), "E201", 12),
        ("a: 1\n", "E203", 1),
        ("- 1\n", "E203", 1),
        ("", "E203", 1),
        ("- id: [\n", "E105", None),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, text: str, code: str, line: int | None) -> None:
    effects, report = read(tmp_path, text)
    assert code in {d.code for d in report}
    if line is not None:
        assert {d.place.line for d in report if d.code == code} == {line}
    assert [e.id for e in effects] == (["tariffs"] if code.startswith("W") else [])


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    effects, report = load_effects(tmp_path / "none.yaml", ["norda"])
    assert effects == () and report.errors


EFFECTS = """\
entered: 2025-07-23
entered_by: analyst
entries:
  - {id: e-tariffs, kind: effect, party: russia, pressure: fifty-days, change: -0.3..-0.1, probability: 0.2..0.5, reason: trade}
  - {id: e-sanctions, kind: effect, party: russia, pressure: administration-threatens, change: -0.1, reason: banks}
  - {id: e-arms, kind: effect, party: ukraine, pressure: administration-renews-arms, change: 0.05..0.1, reason: defence}
  - {id: e-losses, kind: effect, party: ukraine, change: -0.001, pace: per-day, begins: 2025-07-23, reason: losses}
  - {id: e-usa, kind: effect, party: usa, change: -0.001, begins: 2025-07-23, reason: votes}
"""
CASE = Path(__file__).parents[2] / "cases" / "istanbul-2025"


@pytest.fixture
def istanbul(tmp_path: Path) -> Path:
    """The bundled case with effects of this test in place of those that it brings."""
    for path in CASE.rglob("*.yaml"):
        target = tmp_path / path.relative_to(CASE)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.parent.name != "mediator":
            target.write_bytes(path.read_bytes())
    (tmp_path / "mediator").mkdir(exist_ok=True)
    (tmp_path / "mediator" / "effects.yaml").write_text(EFFECTS, "utf-8")
    return tmp_path


def test_istanbul_before_the_day_of_the_ultimatum_was_known(istanbul: Path) -> None:
    case, _ = load_case(istanbul, "mediator", "2025-07-23T18:00+03:00")
    made = effects_of_case(case, ["russia", "ukraine"])
    found = {effect.id: effect for effect in made.effects}
    # "Last week": Monday 14 to Sunday 20 July; fifty days later 2 to 8 September; what is threatened begins the day after.
    assert found["e-tariffs"].first == (date(2025, 9, 3), date(2025, 9, 9))
    assert found["e-tariffs"].since == (date(2025, 7, 14), date(2025, 7, 20))
    assert found["e-tariffs"].what == "100% secondary tariffs" and found["e-tariffs"].pressure == "fifty-days"
    assert found["e-tariffs"].when.startswith(
        "after the deadline 2025-09-02/2025-09-08, 50 days counted from 2025-07-14/2025-07-20"
    )
    assert found["e-arms"].first == (date(2025, 7, 23),) * 2 and found["e-arms"].last is None
    assert made.left_out == ('"e-usa" is left out: "usa" is no party to the conflict',)


def test_istanbul_once_the_day_was_looked_up(istanbul: Path) -> None:
    case, _ = load_case(istanbul, "mediator")
    found = {effect.id: effect for effect in effects_of_case(case, ["russia", "ukraine"]).effects}
    assert found["e-tariffs"].first == found["e-sanctions"].first == (date(2025, 9, 3),) * 2
    assert found["e-tariffs"].pressure == "fifty-days-dated"
    assert "2025-09-02" in found["e-tariffs"].when


def test_the_zone_of_istanbul_moves_on_the_days_of_the_ultimatum(istanbul: Path) -> None:
    case, _ = load_case(istanbul, "mediator", "2025-07-23T18:00+03:00")
    made = domain_of_case(case)
    effects = [e for e in effects_of_case(case, [p.id for p in made.domain.parties]).effects if e.pace == "at-once"]
    found = zone_over_time(made, effects, date(2025, 7, 22), date(2025, 9, 30), reading="realised")
    assert [d.day for d in found.days] == [date(2025, 7, 22), date(2025, 7, 23), date(2025, 9, 3), date(2025, 9, 9)]
    russia = found.parties.index("russia")
    before, after = found.at(date(2025, 9, 2)).bands[russia], found.at(date(2025, 9, 9)).bands[russia]
    assert after.low - before.low == pytest.approx(-0.25) and after.high - before.high == pytest.approx(-0.12)
    reasons = [found.reason(date(2025, 9, 3), move) for move in found.at(date(2025, 9, 3)).moves]
    assert any("100% secondary tariffs (fifty-days) may have begun" in reason for reason in reasons)


def test_nobody_below_the_mediator_sees_an_effect(istanbul: Path) -> None:
    for reader in ("public", "room", "party:russia"):
        case, _ = load_case(istanbul, reader)
        assert effects_of_case(case, ["russia", "ukraine"]) == effects_of_case(load_case(CASE, "public")[0], [])


def test_an_effect_is_called_by_its_pressure_or_by_the_beginning_of_its_reason() -> None:
    span = (date(2025, 7, 23), date(2025, 7, 23))
    assert Effect("e", "a", Interval(-1, -1), span, what="Tariffs.").words == "Tariffs"
    assert Effect("e", "a", Interval(-1, -1), span).words == "e"
    assert Effect("e", "a", Interval(-1, -1), span, reason="Ground was lost. How much?").words == "“Ground was lost”"
    assert len(Effect("e", "a", Interval(-1, -1), span, reason="word " * 60).words) <= 84

"""The ultimatum of the Istanbul case as a conflict: what rests, what the deadline changes, which judgement decides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from goodoffices.case import Case, load_case
from goodoffices.conflict import ConflictFile, read_case_conflicts
from goodoffices.conflict.request import Request, answer

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "istanbul-2025"
NOTHING, CEASEFIRE, SUPPLIED, PRESSED, CEASEFIRE_SUPPLIED = "NNNNN", "YNNNN", "NNNYY", "NNYYY", "YNNYY"


def conflicts(audience: str, as_of: str | None = None) -> tuple[Case, tuple[ConflictFile, ...]]:
    case, _ = load_case(FOLDER, audience, as_of)
    found, report = read_case_conflicts(FOLDER, case.reader, case)
    assert not len(report)
    return case, found


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    _, (file,) = conflicts("mediator")
    return answer(file, Request(("Nash", "SEQ"), samples=20_000))


def shares(robust: dict[str, Any], concept: str) -> dict[str, float]:
    return {one["pattern"]: round(one["share"], 4) for one in robust["equilibrium"][concept]}


def test_it_is_for_the_mediator_and_from_its_day_on() -> None:
    assert [file.conflict.id for file in conflicts("mediator")[1]] == ["ultimatum"]
    for audience in ("public", "room", "party:russia", "party:ukraine"):
        assert conflicts(audience)[1] == ()
    assert conflicts("mediator", "2025-07-24")[1] == ()
    assert len(conflicts("mediator", "2025-07-26")[1]) == 1


def test_every_option_and_wish_rests_on_entries_that_lead_to_a_source() -> None:
    case, (file,) = conflicts("mediator")
    rested = {ground.what for ground in file.grounds if ground.entries}
    assert {option.id for option in file.conflict.options} <= rested
    assert {g.about for g in file.grounds if g.what == "what it prefers"} == {
        "russia",
        "ukraine",
        "usa",
        "european-allies",
    }

    def sourced(id: str, seen: frozenset[str] = frozenset()) -> bool:
        entry = case.entry(id)
        assert entry is not None, id
        voices = getattr(entry, "voices", ())
        if entry.says or any(voice.says for voice in voices):
            return True
        return any(sourced(base, seen | {id}) for base in entry.rests_on if base not in seen)

    assert all(sourced(id) for ground in file.grounds for id in ground.entries)


def test_what_rests(found: dict[str, Any]) -> None:
    robust = found["robust"]
    assert robust["exact"] and robust["rankings"] == 12_288
    nash, seq = shares(robust, "Nash"), shares(robust, "SEQ")
    assert nash == {
        NOTHING: 0.125, CEASEFIRE: 0.25, "NNYNN": 0.125, SUPPLIED: 0.25, PRESSED: 0.25, CEASEFIRE_SUPPLIED: 0.5
    }  # fmt: skip
    assert max(seq, key=lambda p: seq[p]) == CEASEFIRE_SUPPLIED and seq[CEASEFIRE_SUPPLIED] == 0.625
    # Ukraine's acceptance of the demands rests in no reading.
    assert not any(pattern[1] == "Y" for pattern in seq)


def test_what_the_deadline_changes(found: dict[str, Any]) -> None:
    before, after = found["phases"]
    assert (before["since"], after["since"]) == ("2025-07-25", "2025-09-03")
    old, new = shares(before["robust"], "SEQ"), shares(after["robust"], "SEQ")
    # Without the tariffs to fear, war with supplies rests twice as often as with them; the tariffs come where they deter nothing.
    assert (old[SUPPLIED], new[SUPPLIED]) == (0.5, 0.25)
    assert PRESSED not in old and new[PRESSED] == 0.25
    assert new[CEASEFIRE_SUPPLIED] - old[CEASEFIRE_SUPPLIED] == pytest.approx(0.125, abs=0.01)


def test_which_judgement_decides(found: dict[str, Any]) -> None:
    (one,) = [s for s in found["robust"]["equilibrium"]["SEQ"] if s["pattern"] == CEASEFIRE_SUPPLIED]
    decides = one["decides"]
    assert (decides["decision_maker"], decides["first"], decides["second"]) == ("russia", "ceasefire", "")
    assert (decides["if_first_preferred"], decides["if_second_preferred"]) == (1.0, 0.25)

"""Conflicts from files: the text form, ``.gmcr``, re-keyed JSON; and every sort of bad input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case.audience import DESK, MEDIATOR, Reader, parse_audience
from goodoffices.conflict import (
    LITERATURE,
    ConflictFile,
    analyse_stability,
    literature,
    read_case_conflicts,
    read_conflict,
)
from goodoffices.conflict.files import read_form, read_gmcr, read_rekeyed
from goodoffices.conflict.preference import preference_of_statements
from goodoffices.conflict.statement import StatementFault, parse_statement
from goodoffices.diagnose import FolderError, Report, UsageError
from goodoffices.text import source_of

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "gmcr"

WATER = """\
conflict: water
title: Water
options:
  - {id: release, name: Release water}
  - {id: escalate, name: Escalate}
  - {id: attack, name: Attack, direction: forward}
decision_makers:
  - {id: syria, name: Syria, options: [release, escalate]}
  - {id: iraq, name: Iraq, options: attack}
exclusive:
  - [release, escalate]
preferences:
  syria: {ranking: [1, 3, ">>", [6, 2], {unknown: [4, 5]}]}
  iraq: {statements: [release, ">>", {any: [attack, escalate]}, attack if escalate]}
"""


def form(text: str) -> tuple[ConflictFile | None, Report]:
    return read_form(source_of("conflicts/a.yaml", text.encode()))


def well(text: str) -> ConflictFile:
    found, report = form(text)
    assert found is not None, [str(d) for d in report]
    return found


def test_a_form_is_read() -> None:
    conflict = well(WATER).conflict
    assert [conflict.pattern(s) for s in range(conflict.size)] == ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"]
    syria, iraq = conflict.preferences
    assert syria.rank.tolist() == [3, 1, 2, 0, 0, 1]
    assert syria.much_worse is not None and syria.much_worse.tolist() == [1, -1, 1, -1, -1, -1]
    assert syria.unknown == {(3, 4)} and syria.loose == ((3, 4),)
    assert iraq.rank.tolist() == [0, 4, 1, 2, 5, 3]
    assert conflict.options[2].direction == "forward"
    assert conflict.moves[1].targets(3).tolist() == []
    assert well(WATER).audience == "mediator"


def test_statements_with_strength() -> None:
    iraq = well(WATER).conflict.preferences[1]
    states = well(WATER).conflict.states
    release = (states & 1).astype(bool)
    assert iraq.much_worse is not None
    for a in range(6):
        for b in range(6):
            assert (iraq.rank[b] <= iraq.much_worse[a]) == (bool(release[a]) and not release[b])


def test_weights_and_utilities() -> None:
    head = WATER[: WATER.index("preferences:")]
    weighed = well(
        head + "preferences:\n  syria: {weights: {release: -1, not attack: 2.5}, much: 3}\n"
        "  iraq: {utilities: {1: 0, 2: 1, 3: 0.5, 4: 0.5, YNY: 0.25, 'escalate,attack': 9}}\n"
    )
    syria, iraq = weighed.conflict.preferences
    assert syria.rank.tolist() == [3, 2, 3, 1, 0, 1]
    assert syria.much_worse is not None and syria.much_worse.tolist() == [0, -1, 0, -1, -1, -1]
    assert iraq.rank.tolist() == [0, 3, 2, 2, 1, 4]


def test_unknown_pairs_common_moves_rules() -> None:
    text = """\
conflict: rules
status_quo: "-"
cites: [one, two]
audience: public
options: [{id: a}, {id: b}, {id: c}]
decision_makers: [{id: x, options: [a, c]}, {id: y, options: [b, c]}]
at_least_one: []
if_then: [{if: {a: Y}, then: {b: N, c: Y}}]
infeasible: [{b: Y, c: Y}]
preferences:
  x: {ranking: [1, 2, 3, 4], unknown: [[1, 3]]}
  y: {statements: ["-1 & 2", c]}
"""
    found = well(text)
    conflict = found.conflict
    assert [conflict.pattern(s) for s in range(conflict.size)] == ["NNN", "NYN", "NNY", "YNY"]
    assert conflict.status_quo == 0 and found.cites == ("one", "two") and found.audience == "public"
    assert conflict.preferences[0].unknown == {(0, 2)}
    assert 2 in conflict.moves[0].targets(0) and 2 in conflict.moves[1].targets(0)


def test_perceptions_and_dated_changes() -> None:
    text = WATER.replace("{unknown: [4, 5]}", "4, 5") + (
        "perceptions:\n  iraq: {without: [escalate], preferences: {syria: {ranking: [4, 3, 2, 1]}}}\n"
        "changes:\n  - {on: 1975-04-01, without: [attack]}\n  - {on: 1975-05-20}\n"
    )
    found = well(text)
    seen = found.perceptions[1]
    assert [seen.pattern(s) for s in range(seen.size)] == ["NNN", "YNN", "NNY", "YNY"]
    assert seen.preferences[0].rank.tolist() == [0, 1, 2, 3]
    assert [(day, c.size) for day, c in found.changes] == [("1975-04-01", 3), ("1975-05-20", 6)]


BAD = {
    "E801": (
        "  - {id: escalate, name: Escalate}\n",
        "  - {id: escalate, name: Escalate}\n  - {id: rain}\n",
        5 + 1,
    ),
    "E802": ("[release, escalate]\n", "[release, escalates]\n", None),
    "E803": ("1, 3, ", "1, 1, 3, ", 13),
    "E804": ("attack if escalate", "attack if (escalate", 14),
    "E805": ("attack if escalate", "not release", 14),
    "E806": ("exclusive:\n", "infeasible: [{attack: Y}, {attack: N}]\nexclusive:\n", 4),
    "E807": ("1, 3, ", "1, 7, ", 13),
    "E810": ("  syria: {ranking:", "  syria: {ways:", 13),
    "W811": ("attack if escalate", "attack or not attack", 14),
    "E201": ("title: Water", "titel: Water", 2),
    "E202": ("conflict: water\n", "", 1),
    "E203": ("  - [release, escalate]\n", "  - [release, escalate]\ninfeasible: [release]\n", None),
    "E206": ("{id: escalate,", "{id: release,", 5),
    "E207": ("direction: forward", "direction: onwards", 6),
    "E301": ("title: Water", "audience: whoever", 2),
}


@pytest.mark.parametrize("code", BAD)
def test_bad_input_has_a_code_and_a_place(code: str) -> None:
    old, new, line = BAD[code]
    assert old in WATER
    found, report = form(WATER.replace(old, new, 1))
    drawn = [d for d in report if d.code == code]
    assert drawn, [(d.code, d.message) for d in report]
    assert (found is None) == (code[0] == "E")
    place = drawn[0].place
    assert place.line and drawn[0].excerpt
    if line is not None:
        assert place.line == line
    if code in ("E804", "E805"):
        assert drawn[0].excerpt[place.column - 1 :].startswith(("(escalate", "not release"))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("changes: [{on: tomorrow}]\n", "E402"),
        ("changes: [{on: 2025-01-02}, {on: 2025-01-01}]\n", "E403"),
        ("changes: [{on: 2025-01-02, without: [attack, nothing]}]\n", "E802"),
        ("changes: [{on: 2025-01-02, always: [release, escalate]}]\n", "E806"),
        ("perceptions: {turkey: {without: [attack]}}\n", "E201"),
        ("status_quo: YYN\n", "E807"),
    ],
)
def test_bad_changes(more: str, code: str) -> None:
    found, report = form(WATER + more)
    assert found is None
    assert code in {d.code for d in report}


def test_many_faults_at_once() -> None:
    _, report = form(WATER.replace("1, 3, ", "1, 1, 9, ").replace("attack if escalate", "attack iff"))
    assert {"E803", "E804", "E807"} <= {d.code for d in report}


@given(st.text(alphabet="ab ()&|!-0123notifr\n", max_size=40))
def test_any_text_is_a_statement_or_a_fault_with_a_column(text: str) -> None:
    states = np.arange(4)
    try:
        found = parse_statement(text, {"a": 0, "b": 1})
    except StatementFault as fault:
        assert 0 <= fault.column <= len(text)
        return
    assert found.holds(states).shape == (4,)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a", [0, 1, 0, 1]), ("not a", [1, 0, 1, 0]), ("a and b or not a", [1, 0, 1, 1]), ("a if b", [1, 1, 0, 1]),
        ("a iff b", [1, 0, 0, 1]), ("-(1 | 2)", [1, 0, 0, 0]), ("not not b", [0, 0, 1, 1]), ("a & (b | !b)", [0, 1, 0, 1]),
    ],
)  # fmt: skip
def test_statements(text: str, wanted: list[int]) -> None:
    assert parse_statement(text, {"a": 0, "b": 1}).holds(np.arange(4)).astype(int).tolist() == wanted


def gmcr(**more: object) -> str:
    data = {
        "options": [{"name": "C2", "permittedDirection": "both"}, {"name": "C1", "permittedDirection": "fwd"}],
        "decisionMakers": [
            {"name": "One", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
            {
                "name": "Two",
                "options": [1],
                "preferences": [{"compound": True, "members": [[[0, "Y"]], [[0, "Y"], [1, "N"]]]}, [[1, "N"]]],
                "preferenceRanking": [2, 4, 1, 3],
            },
        ],
        "infeasibles": [],
        "program": "gmcr",
    }
    return json.dumps(data | more)


def test_gmcr_by_statements_and_by_hand() -> None:
    conflict = read_gmcr(gmcr(), "a.gmcr")
    assert [p.rank.tolist() for p in conflict.preferences] == [[1, 0, 3, 2], [1, 3, 0, 2]]
    assert conflict.options[1].direction == "forward"
    by_hand = read_gmcr(gmcr(useManualPreferenceRanking=True), "a.gmcr")
    assert by_hand.preferences[1].rank.tolist() == [1, 3, 0, 2]


def test_json_may_be_one_long_line(tmp_path: Path) -> None:
    path = tmp_path / "a.gmcr"
    path.write_text(gmcr(remark="x" * 1_100_000), encoding="utf-8")
    assert read_conflict(path)[0] is not None


def test_gmcr_misperceptions(tmp_path: Path) -> None:
    makers = json.loads(gmcr())["decisionMakers"]
    makers[0]["misperceptions"] = [[[0, "Y"], [1, "Y"]]]
    path = tmp_path / "a.gmcr"
    path.write_text(gmcr(decisionMakers=makers), encoding="utf-8")
    found, _ = read_conflict(path)
    assert found is not None
    assert {who: seen.states.tolist() for who, seen in found.perceptions.items()} == {0: [0, 1, 2]}
    for bad in ([[[0, "Y"]], [[0, "N"]]], [3], "x"):
        makers[0]["misperceptions"] = bad
        path.write_text(gmcr(decisionMakers=makers), encoding="utf-8")
        none, report = read_conflict(path)
        assert none is None and [fault.place.line for fault in report] == [1]


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"options": 3}', gmcr(options=[]), gmcr(infeasibles=[[[0, "Y"]], [[0, "N"]]]), "[" * 100_000],
)
def test_bad_json_is_a_fault_of_the_request(text: str) -> None:
    for read in (read_gmcr, read_rekeyed):
        with pytest.raises(UsageError):
            read(text, "a.gmcr")


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/data/gmcr is not here")
@pytest.mark.parametrize("name", ["Cuban", "Prisoners", "SyriaIraq"])
def test_statements_say_what_the_published_rankings_say(name: str) -> None:
    data = json.loads((SHARED / f"{name}.json").read_text(encoding="utf-8"))
    conflict = read_rekeyed(json.dumps(data), name)
    for preference, said in zip(conflict.preferences, data["preference_statements"], strict=True):
        truths = []
        for statement in said["statements"]:
            members = statement["members"] if isinstance(statement, dict) else [statement]
            truths.append(
                [
                    np.logical_or.reduce(
                        [
                            np.logical_and.reduce(
                                [(conflict.states >> o & 1).astype(bool) == (yn == "Y") for o, yn in m]
                            )
                            for m in members
                        ]
                    )
                ]
            )
        assert preference_of_statements(truths, conflict.size).rank.tolist() == preference.rank.tolist()


def test_the_literature_is_clean() -> None:
    for name in LITERATURE:
        assert literature(name).id == name
    with pytest.raises(UsageError, match="not among"):
        literature("chicken")


def test_by_ending(tmp_path: Path) -> None:
    (tmp_path / "a.gmcr").write_text(gmcr(), encoding="utf-8")
    (tmp_path / "a.yaml").write_text(WATER, encoding="utf-8")
    assert read_conflict(tmp_path / "a.gmcr")[0] is not None
    assert read_conflict(tmp_path / "a.yaml")[0] is not None
    with pytest.raises(UsageError, match="ending"):
        read_conflict(tmp_path / "a.txt")
    with pytest.raises(FolderError, match="missing"):
        read_conflict(tmp_path / "b.json")
    found, report = read_conflict(tmp_path / "b.yaml")
    assert found is None and {d.code for d in report} == {"E113"}


def test_a_conflict_of_a_case_is_for_whom_it_says(tmp_path: Path) -> None:
    folder = tmp_path / "conflicts"
    folder.mkdir()
    (folder / "a.yaml").write_text(WATER, encoding="utf-8")
    (folder / "b.yaml").write_text(WATER.replace("water", "open").replace("title", "audience: public\ntitle"), "utf-8")
    (folder / "c.yaml").write_text("conflict: broken\n", encoding="utf-8")
    seen, report = read_case_conflicts(tmp_path, Reader("public"))
    assert [f.conflict.id for f in seen] == ["open"] and not report.errors
    seen, report = read_case_conflicts(tmp_path, Reader("mediator"))
    assert [f.conflict.id for f in seen] == ["water", "open"] and report.errors
    assert len(read_case_conflicts(tmp_path, DESK)[1]) == len(report)
    assert Reader("mediator").sees(MEDIATOR)


def test_a_published_conflict_says_the_same_in_every_form() -> None:
    conflict = literature("prisoners")
    assert analyse_stability(conflict).equilibria("SEQ") == analyse_stability(
        read_gmcr(gmcr().replace("fwd", "both"), "a.gmcr")
    ).equilibria("SEQ")


PRISONERS = {
    "options": [{"name": "One"}, {"name": "Two", "direction": "N->Y only"}],
    "decision_makers": [
        {"name": "First", "options": [0], "ranking_most_to_least": [1, [2, 3], 4]},
        {"name": "Second", "options": [1], "ranking_most_to_least": [4, 3, 2, 1]},
    ],
    "infeasible": [],
}


@pytest.mark.parametrize(
    ("way", "value", "code", "line"),
    [
        (("options",), None, "E203", 2),
        (("options", 1, "direction"), "sideways", "E207", 8),
        (("decision_makers", 0, "options", 0), 7, "E802", 15),
        (("decision_makers", 1, "options", 0), 0, "E801", 6),
        (("decision_makers", 0, "ranking_most_to_least", 0), 4, "E803", 23),
        (("decision_makers", 0, "ranking_most_to_least", 2), 9, "E807", 23),
        (("decision_makers", 0, "ranking_most_to_least", 2), "x", "E208", 23),
        (("decision_makers", 1, "ranking_most_to_least"), [4, 3], "E803", 31),
        (("decision_makers", 1, "name"), 4, "E203", 27),
        (("infeasible",), [{"0": "Y"}, {"0": "N"}], "E806", 39),
        (("infeasible",), [{"7": "Y"}], "E802", 41),
        (("infeasible",), [{"0": "perhaps"}], "E207", 41),
        (("infeasible",), 3, "E203", 39),
    ],
)
def test_bad_json_has_a_code_and_a_place(
    tmp_path: Path, way: tuple[str | int, ...], value: object, code: str, line: int
) -> None:
    data = json.loads(json.dumps(PRISONERS))
    at = data
    for key in way[:-1]:
        at = at[key]
    at[way[-1]] = value
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    found, report = read_conflict(path)
    assert found is None
    assert [(fault.code, fault.place.line) for fault in report] == [(code, line)]


def test_any_change_of_a_json_file_is_read_or_told(tmp_path: Path) -> None:
    rng = np.random.default_rng(7)
    junk: list[object] = [None, True, -1, 3.5, "x", [], {}, [[]], "", 10**30, {"name": 3}]
    for text, name in ((json.dumps(PRISONERS), "a.json"), (gmcr(), "a.gmcr")):
        path = tmp_path / name
        for _ in range(400):
            data = json.loads(text)
            at: Any = data
            while True:
                keys = list(at) if isinstance(at, dict) else list(range(len(at)))
                if not keys:
                    break
                key = keys[int(rng.integers(len(keys)))]
                if not isinstance(at[key], (dict, list)) or rng.random() < 0.3:
                    at[key] = junk[int(rng.integers(len(junk)))]
                    break
                at = at[key]
            path.write_text(json.dumps(data), encoding="utf-8")
            found, report = read_conflict(path)
            assert (found is None) == bool(report.errors)
            assert all(fault.place.line == 1 and fault.place.column >= 1 for fault in report)


GROUNDED = """\
conflict: grounded
entered: 2025-07-23
rests_on: [whole]
reason: Why it is told so.
options:
  - {id: a, name: A, rests_on: one, reason: It was said.}
  - {id: b}
  - {id: c}
decision_makers:
  - {id: x, options: [a, c], rests_on: two}
  - {id: y, options: b}
exclusive:
  - {options: [a, b], rests_on: three}
infeasible:
  - {pattern: {b: Y, c: Y}, reason: Both cannot be.}
if_then:
  - {if: {a: Y}, then: {c: Y}, rests_on: four}
preferences:
  x:
    statements: [a, {unknown: [not b, {open: c}]}]
    rests_on: [five, six]
  y: {statements: [{open: [a, b]}]}
changes:
  - {on: 2025-07-24, without: c, rests_on: seven}
"""


def test_on_what_a_conflict_rests() -> None:
    found = well(GROUNDED)
    assert found.entered == "2025-07-23"
    told = [(g.about, g.what, g.entries) for g in found.grounds]
    assert told == [
        ("", "a", ("one",)),
        ("x", "who decides", ("two",)),
        ("", "infeasible", ()),
        ("", "exclusive", ("three",)),
        ("", "if-then", ("four",)),
        ("x", "what it prefers", ("five", "six")),
        ("", "from 2025-07-24", ("seven",)),
        ("", "the conflict", ("whole",)),
    ]
    assert [found.conflict.pattern(s) for s in range(found.conflict.size)] == ["NNN", "NYN", "NNY", "YNY"]


def test_statements_of_unknown_order_in_a_form() -> None:
    x, y = well(GROUNDED).conflict.preferences
    assert [(w.manner, w.statements, w.doubtful) for w in x.wishes] == [
        ("equal", ("a",), (False,)),
        ("unknown", ("not b", "c"), (False, True)),
    ]
    # Without a: NNN and NYN differ in b alone, NNN and NNY in what is open.
    assert x.unknown == {(0, 2), (1, 2)} and x.rank[0] > x.rank[1]
    assert [w.doubtful for w in y.wishes] == [(True, True)]


@pytest.mark.parametrize(
    ("before", "after", "code", "line"),
    [
        ("{open: [a, b]}", "{open: [a], any: [b]}", "E810", 22),
        ("{open: [a, b]}", "{perhaps: [a]}", "E201", 22),
        ("{open: [a, b]}", "{open: [nothing]}", "E802", 22),
        ("{open: c}", "{any: c}", "E201", 20),
        ("[a, {unknown:", '[a, ">>", {unknown:', "E810", 20),
        ("entered: 2025-07-23", "entered: some day", "E402", 2),
        ("{pattern: {b: Y, c: Y}, reason: Both cannot be.}", "{pattern: {b: Y, c: Y}, why: x}", "E201", 15),
    ],
)
def test_bad_groups_and_grounds(before: str, after: str, code: str, line: int) -> None:
    found, report = form(GROUNDED.replace(before, after))
    assert found is None
    assert (code, line) in [(fault.code, fault.place.line) for fault in report]


def test_names_are_held_against_the_entries() -> None:
    names = ("whole", "one", "two", "three", "four", "five", "six")
    entries = dict.fromkeys(names, parse_audience("public")) | {"six": parse_audience("named:somebody")}
    _, report = read_form(source_of("conflicts/a.yaml", GROUNDED.encode()), entries)
    assert [(fault.code, fault.place.line) for fault in report] == [("E302", 21), ("E205", 24)]


COLLECTION = {
    "vectors": [
        {
            "options": ["o0", "o1"],
            "owner": [0, 1],
            "infeasible": [[[0, "Y"], [1, "Y"]]],
            "rankings": [[2, 1, 3], [3, 1, 2]],
        },
        {"options": ["o0"], "owner": [0], "infeasible": [], "rankings": [[2, 1]]},
    ]
}


def test_one_of_a_collection_is_chosen_by_its_number(tmp_path):
    path = tmp_path / "several.json"
    path.write_text(json.dumps(COLLECTION), "utf-8")
    with pytest.raises(UsageError, match="2 conflicts"):
        read_conflict(path)
    with pytest.raises(UsageError, match='no conflict "3"'):
        read_conflict(path, wanted="3")
    first, _ = read_conflict(path, wanted="1")
    assert [first.conflict.pattern(state) for state in range(first.conflict.size)] == ["NN", "YN", "NY"]
    assert first.conflict.preferences[0].rank.tolist() == [1, 2, 0]
    path.write_text(json.dumps(COLLECTION["vectors"][1]), "utf-8")
    alone, _ = read_conflict(path)
    assert alone.conflict.size == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"owner": [0]}, "2 options have 1 owners"),
        ({"owner": [0, 2]}, "decision maker 2 owns an option"),
        ({"infeasible": [[0, "Y"]]}, "list of pairs"),
        ({"rankings": [[2, 1, 3], [3, 1]]}, "E80"),
    ],
)
def test_a_fault_of_a_collection_is_told(tmp_path, change, words):
    path = tmp_path / "several.json"
    path.write_text(json.dumps({"vectors": [COLLECTION["vectors"][0] | change]}), "utf-8")
    read, report = read_conflict(path)
    assert read is None
    assert any(words in f"{fault.code} {fault.message}" for fault in report)

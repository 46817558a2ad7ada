"""Manifests, who signed them, and what became of them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from goodoffices.diagnose import UsageError
from goodoffices.exchange import (
    Account,
    Handover,
    Happening,
    Manifest,
    Parity,
    Person,
    Problem,
    Stage,
    account_of,
    happenings_of,
    manifest_of,
    parse_manifest,
    performances_of,
    plan,
    replan,
    signers,
)
from goodoffices.ledger import Note, append, generate_key, load_signing_key, read_ledger, verify_ledger

TEXTS = {"the English text": "a" * 64, "the other text": "b" * 64}
SIDES = ("norda", "suda")


@pytest.fixture
def problem() -> Problem:
    people = tuple(Person(f"{side[0]}{k}", side) for side in SIDES for k in range(4))
    stages = (Stage("first", date(2025, 6, 9), (("norda", 2),)), Stage("second", None, (("norda", 1),)))
    return Problem(SIDES, stages, people, (Parity(*SIDES),))


def test_versions_follow_one_another(problem: Problem) -> None:
    first = manifest_of(problem, plan(problem), "first", "june", TEXTS)
    assert first.counts == {"norda": 2, "suda": 2} and first.day == "2025-06-09"
    second = first.followed_by(reversed(first.people[1:]))
    assert (second.version, second.before, second.people) == (2, first.sha256, first.people[1:])
    for manifest in (first, second):
        assert parse_manifest(manifest.data()) == manifest
    assert first.sha256 != second.sha256


def test_only_the_canonical_bytes_are_read(problem: Problem) -> None:
    data = manifest_of(problem, plan(problem), "first", "june", TEXTS).data()
    for other in (
        data.replace(b":1", b": 1"),
        data + b"\n",
        b"{}\n",
        b"[]",
        b"\xff",
        data.replace(b"manifest/1", b"manifest/2"),
    ):
        with pytest.raises(UsageError):
            parse_manifest(other)


def test_three_sign_one_version_and_no_other(problem: Problem, tmp_path: Path) -> None:
    names = ("norda", "suda", "host")
    public = [generate_key(name, tmp_path) for name in names]
    keys = [load_signing_key(tmp_path / f"{name}.key") for name in names]
    first = manifest_of(problem, plan(problem), "first", "june", TEXTS)
    signatures = [key.sign(first.text()) for key in keys]
    assert signers(first, signatures, public) == names
    assert signers(first, signatures[:2], public) == names[:2]
    assert signers(first.followed_by(first.people), signatures, public) == ()
    note = Note.parse(str(Note(first.text(), tuple(signatures))))
    assert signers(first, note.signatures, public) == names
    assert not any(id in first.text().split() for id, _ in first.people)


def test_the_fingerprint_goes_to_the_ledger(problem: Problem, tmp_path: Path) -> None:
    manifest = manifest_of(problem, plan(problem), "first", "june", TEXTS)
    append(tmp_path, "manifest", manifest.body())
    assert verify_ledger(tmp_path).sound
    record = read_ledger(tmp_path).records[-1]
    assert record.body["sha256"] == manifest.sha256
    assert not any(f'"{id}"' in json.dumps(record.body) for id, _ in manifest.people)


@pytest.mark.parametrize(
    "given",
    [
        {"version": 0},
        {"version": 2},
        {"before": "a" * 64},
        {"texts": (("t", "abc"),)},
        {"people": (("b", "norda"), ("a", "norda"))},
        {"people": (("a", "norda"), ("a", "norda"))},
        {"stage": "two\nlines"},
        {"exchange": " "},
    ],
)
def test_a_manifest_that_cannot_be(given: dict[str, object]) -> None:
    usual = {"exchange": "e", "stage": "s", "day": "", "version": 1, "before": "", "texts": (), "people": ()}
    with pytest.raises(UsageError):
        Manifest(**{**usual, **given})


def test_from_the_handover_to_the_next_plan_and_the_account(problem: Problem) -> None:
    earlier = plan(problem)
    manifest = manifest_of(problem, earlier, "first", "june", TEXTS)
    (one, two), suda = ([id for id, side in manifest.people if side == s] for s in SIDES)
    stays = next(p.id for p in problem.people if p.side == "norda" and p.id not in earlier.stage_of)
    ticks = {one: "came", two: "refused", suda[0]: "came", suda[1]: "came"}
    came = frozenset({one, stays, *suda})
    handover = Handover(manifest, "host", ticks, {stays: "norda"}, came, came - {suda[0]})
    norda, other = account_of(handover)
    assert norda == Account("norda", 2, 2, 2, 2, 1, ())
    assert (other.boarded, other.arrived, other.open) == (2, 1, (suda[0],))
    happened = happenings_of(handover, problem)
    assert set(happened) == {Happening(two, "refused"), Happening(stays, "went", 0), Happening(suda[0], "absent")}
    later, _ = replan(problem, earlier, 1, happened)
    assert later.stage_of[stays] == 0 and two not in later.stage_of and later.stage_of.get(suda[0], 1) == 1
    first, second = performances_of(handover, {"norda": "owes-norda", "suda": "owes-suda"}, "prisoners")
    assert (first["quantity"], second["quantity"], first["delivery"]) == (2, 1, "june-first")
    assert first["on"] == "2025-06-09" and performances_of(handover, {}, "prisoners") == ()


@pytest.mark.parametrize(
    ("ticks", "unnamed", "boarded"),
    [
        ({}, {}, ()),
        ({"n1": "flew"}, {}, ()),
        ({"n1": "came"}, {"n1": "norda"}, ()),
        ({"n1": "refused"}, {}, ("n1",)),
        ({"n1": "came"}, {}, ("n2",)),
    ],
)
def test_a_handover_that_cannot_be(ticks: dict[str, str], unnamed: dict[str, str], boarded: tuple[str, ...]) -> None:
    manifest = Manifest("june", "first", "", 1, "", (), (("n1", "norda"),))
    with pytest.raises(UsageError):
        Handover(manifest, "host", ticks, unnamed, frozenset(boarded), frozenset())

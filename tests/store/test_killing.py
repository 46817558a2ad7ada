"""A writer is killed at any moment: what it was told is there, the rest is there whole or not at all."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.store.conftest import Place
from tests.store.people import people

from goodoffices.diagnose import LedgerError
from goodoffices.ledger import read_ledger, verify_ledger
from goodoffices.store import Store

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 6


def write_and_be_killed(place: Place, lines: int, then: float) -> list[list[str]]:
    """What the writer said before it was killed: so many seconds after so many lines."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])}
    command = [
        sys.executable,
        str(Path(__file__).with_name("writer.py")),
        place.where,
        str(place.key),
        str(place.ledger),
    ]
    said, wrong = place.key.with_name("said.txt"), place.key.with_name("wrong.txt")
    with said.open("wb") as out, wrong.open("wb") as err, subprocess.Popen(command, stdout=out, stderr=err, env=environment) as writer:  # fmt: skip
        until = time.monotonic() + 120
        while said.read_bytes().count(b"\n") < lines and writer.poll() is None and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(then)
        writer.send_signal(signal.SIGKILL)
    assert writer.returncode == -signal.SIGKILL, wrong.read_text()
    return [line.split() for line in said.read_text().splitlines() if len(line.split()) == 3]


def records(place: Place) -> list[str]:
    return [r.body["sha256"] for r in read_ledger(place.ledger).records if r.kind == "list-version"]


def test_killed_at_any_moment(place: Place, store: Store) -> None:
    store.add_version(people(), sent_by="x", by="desk")
    draw = random.Random(7)
    told: list[list[str]] = []
    for _ in range(ROUNDS):
        told += write_and_be_killed(place, draw.randrange(6), draw.uniform(0.0, 0.05))
        with place.open(ledger=True) as found:
            assert found.check() == ()
            assert found.owed() == ()
            versions = found.versions("side-a")
            assert [v.number for v in versions] == list(range(1, len(versions) + 1))
            fixed = {v.number: v.commitment() for v in versions}
            claims = {claim.id for claim in found.claims("side-a")}
            judged = {int(j.b.id) for j in found.judgements()}
        for what, which, commitment in told:
            if what == "version":
                assert fixed[int(which)] == commitment
            elif what == "claim":
                assert which in claims
            else:
                assert int(which) in judged
        if (place.ledger / "ledger.jsonl").exists():
            assert verify_ledger(place.ledger).sound
            assert records(place) == [fixed[k] for k in sorted(fixed) if k > 1], "each version once, in order"
    assert len(told) > 3, "the writer was never killed while it wrote"


def test_between_the_store_and_the_ledger(place: Place, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = place.open(ledger=True)
    with monkeypatch.context() as patch:
        patch.setattr("goodoffices.store.recording.writing", interrupted)
        with pytest.raises(KeyboardInterrupt):
            writer.add_version(people(), sent_by="x", by="desk")
    assert not (place.ledger / "ledger.jsonl").exists()
    assert [v.number for v in place.open().owed()] == [1]
    with place.open(ledger=True) as again:
        assert again.owed() == ()
        assert records(place) == [again.versions("side-a")[0].commitment()]


def test_between_the_ledger_and_the_store(place: Place, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with place.open(ledger=True) as writer, monkeypatch.context() as patch:
        patch.setattr("goodoffices.ledger.writer.Writer.append", then_interrupted(monkeypatch))
        with pytest.raises(KeyboardInterrupt):
            writer.add_version(people(), sent_by="x", by="desk")
    fixed = [store.versions("side-a")[0].commitment()]
    assert records(place) == fixed and len(store.owed()) == 1
    with place.open(ledger=True) as again:
        assert again.owed() == () and records(place) == fixed, "not recorded twice"


def test_a_ledger_without_a_version_is_seen(place: Place, store: Store) -> None:
    from goodoffices.ledger import start

    with place.open(ledger=True) as writer:
        writer.add_version(people(), sent_by="x", by="desk")
        assert writer.check() == ()
        (place.ledger / "ledger.jsonl").unlink()
        start(place.ledger)
        assert writer.check() == ("entry 2, a version of a list, is not in the ledger as it is here",)


def test_a_version_that_was_removed_at_the_end_is_seen(place: Place, store: Store) -> None:
    from goodoffices.store.database import tables

    with place.open(ledger=True) as writer:
        for _ in range(2):
            writer.add_version(people(), sent_by="x", by="desk")
    entries = tables().entries
    with place.database().writing() as connection:
        connection.execute(entries.delete().where(entries.c.seq >= 4))
    assert place.open().check() == (), "without the ledger nothing is missing"
    assert place.open(ledger=True).check() == ("record 2 of the ledger fixes a version that is not in the store",)


def test_half_a_line_in_the_ledger(place: Place, store: Store) -> None:
    with place.open(ledger=True) as writer:
        writer.add_version(people(), sent_by="x", by="desk")
        ledger = place.ledger / "ledger.jsonl"
        ledger.write_bytes(ledger.read_bytes() + b'{"at":"2026-')
        writer.add_version(people(), sent_by="x", by="desk")
    assert verify_ledger(place.ledger).sound and len(records(place)) == 2


def test_a_ledger_that_cannot_be_written_to_loses_no_version(place: Place, store: Store) -> None:
    (place.ledger / "ledger.jsonl").write_text("no ledger\n")
    with place.open(ledger=True) as writer, pytest.raises(LedgerError):
        writer.add_version(people(), sent_by="x", by="desk")
    assert len(store.versions("side-a")) == len(store.owed()) == 1
    (place.ledger / "ledger.jsonl").unlink()
    assert place.open(ledger=True).owed() == ()


def interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def then_interrupted(monkeypatch: pytest.MonkeyPatch) -> object:
    from goodoffices.ledger.writer import Writer

    real = Writer.append

    def append(self: Writer, kind: str, body: dict[str, object], **more: object) -> object:
        record = real(self, kind, body, **more)  # type: ignore[arg-type]
        if kind == "list-version":
            raise KeyboardInterrupt
        return record

    return append

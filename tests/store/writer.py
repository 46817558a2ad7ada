"""A process that writes to a store until it is killed, and says each time what it was told is on the disk."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from goodoffices.people import PersonList, PersonRecord
from goodoffices.people.judgement import Judgement, RecordKey
from goodoffices.store import open_store


def main(where: str, key: str, ledger: str) -> None:
    rows = tuple(PersonRecord(str(k), surname=f"Коваль{k}", given="Іван", born="1990-05-07") for k in range(300))
    for turn in range(10_000):
        with open_store(where, Path(key), ledger=Path(ledger)) as store:
            altered = replace(rows[0], id="0", category=str(turn))
            version = store.add_version(PersonList("side-a", (altered, *rows[1:])), sent_by="x", by="desk")
            print("version", version.number, version.commitment(), flush=True)
            claim = store.add_claim("side-a", "5", "held", author="side-b", by="desk")
            print("claim", claim.id, "-", flush=True)
            at = datetime(2026, 5, 7, tzinfo=UTC)
            store.record(Judgement(RecordKey("a", str(turn)), RecordKey("b", str(version.number)), "same", "desk", at))
            print("judgement", version.number, "-", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

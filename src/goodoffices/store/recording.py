"""Versions of lists in the ledger, and what to do when that was interrupted between the two.

The store says first, in the same transaction as the version, that a record is owed; the record is written; then the
store says that it was. After an interruption the next start with the same ledger finds what is owed, looks whether
the record is there, and writes it only where it is not: each version has one record, whenever the process ended.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodoffices.ledger import ledger_path, read_ledger, repair, writing
from goodoffices.store.coding import read_version

if TYPE_CHECKING:
    from goodoffices.store.log import Entry, Log

__all__ = ["LEDGER_KIND", "compare", "owed", "settle"]

LEDGER_KIND = "list-version"
_DONE = "in-ledger"


def owed(log: Log) -> tuple[Entry, ...]:
    """Versions that were to be in a ledger and are not said to be."""
    versions = log.entries("version")
    if not any(entry.body.get("ledger") for entry in versions):
        return ()
    done = {entry.body["entry"] for entry in log.entries(_DONE)}
    return tuple(entry for entry in versions if entry.body.get("ledger") and entry.seq not in done)


def compare(log: Log, store: str, where: Path) -> tuple[str, ...]:
    """In what the store and the ledger do not agree, in words.

    Raises
    ------
    LedgerError
        When the ledger cannot be read, or does not verify.
    """
    said = {entry.body["entry"]: entry.body["leaf"] for entry in log.entries(_DONE)}
    if not said and not ledger_path(where).exists():
        return ()
    ledger = read_ledger(where)
    ledger.require_sound()
    records = [r for r in ledger.records if r.kind == LEDGER_KIND and r.body.get("store") == store]
    there = {(record.body.get("sha256"), record.leaf.hex()) for record in records}
    hashes = {entry.seq: _record(entry, store)["sha256"] for entry in log.entries("version")}
    missing = [
        f"entry {seq}, a version of a list, is not in the ledger as it is here"
        for seq, hash in hashes.items()
        if seq in said and (hash, said[seq]) not in there
    ]
    known = set(hashes.values())
    removed = [
        f"record {record.seq} of the ledger fixes a version that is not in the store"
        for record in records
        if record.body.get("sha256") not in known
    ]
    return (*missing, *removed)


def settle(log: Log, store: str, where: Path) -> int:
    """Write to the ledger what is owed to it; how many versions that were.

    Parameters
    ----------
    log : Log
    store : str
        Id of the store.
    where : Path
        A case folder or the ledger's file; a missing ledger is begun.

    Raises
    ------
    LedgerError
        When the ledger cannot be written to. What is owed stays owed.
    """
    waiting = owed(log)
    if not waiting:
        return 0
    if ledger_path(where).exists():
        repair(where)  # a line that an interruption left unfinished never became a record
    with writing(where) as writer:
        there = {
            (record.body.get("store"), record.body.get("sha256")): record.leaf.hex()
            for record in writer.ledger.records
            if record.kind == LEDGER_KIND
        }
        leaves = {}
        for entry in waiting:
            body = _record(entry, store)
            leaf = there.get((store, body["sha256"]))
            leaves[entry.seq] = leaf or writer.append(LEDGER_KIND, body).leaf.hex()
    with log.writing() as store_writer:
        done = {entry.body["entry"] for entry in store_writer.entries(_DONE)}
        for seq, leaf in leaves.items():
            if seq not in done:
                store_writer.append(_DONE, str(seq), {"entry": seq, "leaf": leaf})
    return len(waiting)


def _record(entry: Entry, store: str) -> dict[str, Any]:
    """What the ledger is told: a salted hash and counts, no id of a list, no name."""
    version = read_version(entry.body)
    return {"store": store, "version": version.number, "rows": version.rows, "sha256": version.commitment()}

"""A record: one line of the ledger, and the hash that the tree is built on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.canonical import canonical_json, parse_canonical
from goodoffices.ledger.merkle import hash_leaf

__all__ = ["LARGEST_LINE", "OWN_KINDS", "Record", "make_record", "read_record", "utc"]

LARGEST_LINE = 4 * 1024 * 1024
"""Bytes of a line that an append accepts."""

OWN_KINDS = frozenset({"ledger", "fix", "checkpoint", "destroyed", "resealed"})
"""Kinds whose bodies have a form of their own, written by their own functions."""

_KIND = re.compile(r"[a-z][a-z0-9-]{0,63}")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIELDS = {"seq", "at", "kind", "body", "leaf"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record of the chain.

    Parameters
    ----------
    seq : int
        Its number, from 0 without gaps.
    at : str
        When it was written by the writer's clock, UTC, ``2025-07-23T13:00:00Z``.
    kind : str
        Lower-case letters, digits and hyphens.
    body : dict
        What is recorded: a JSON object without fractions.
    leaf : bytes
        The leaf hash written in the line, 32 bytes.
    """

    seq: int
    at: str
    kind: str
    body: dict[str, Any]
    leaf: bytes

    def data(self) -> bytes:
        """What the leaf hash covers: the canonical JSON of the record without ``leaf``."""
        return canonical_json({"seq": self.seq, "at": self.at, "kind": self.kind, "body": self.body})

    def to_json(self) -> dict[str, Any]:
        """The record as plain values, as it stands in its line."""
        return {"seq": self.seq, "at": self.at, "kind": self.kind, "body": self.body, "leaf": self.leaf.hex()}

    def line(self) -> bytes:
        """The line of the file, with its line end."""
        return canonical_json(self.to_json()) + b"\n"


def utc(at: datetime | None = None) -> str:
    """A moment as the ledger writes it, to the second; now by default.

    >>> from datetime import timedelta, timezone
    >>> utc(datetime(2025, 7, 23, 16, 0, tzinfo=timezone(timedelta(hours=3))))
    '2025-07-23T13:00:00Z'
    """
    moment = datetime.now(UTC) if at is None else at
    if moment.tzinfo is None:
        raise LedgerError(
            "a time without a time zone cannot be recorded", "give the offset, as in 2025-07-23T16:00+03:00"
        )
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def make_record(seq: int, kind: str, body: dict[str, Any], at: datetime | None = None) -> Record:
    """A record with its leaf hash.

    Raises
    ------
    LedgerError
        When the kind is not a plain word or the body cannot be written canonically.
    """
    if not _KIND.fullmatch(kind):
        raise LedgerError(f"{kind!r} is not a kind of record", "use lower-case letters, digits and hyphens")
    if not isinstance(body, dict):
        raise LedgerError("the body of a record is a JSON object")
    bare = Record(seq, utc(at), kind, body, b"")
    try:
        data = bare.data()
    except (ValueError, RecursionError) as fault:
        raise LedgerError(f"the body cannot be recorded: {fault}") from fault
    if len(data) > LARGEST_LINE:
        raise LedgerError(
            f"the record would be {len(data)} bytes, more than {LARGEST_LINE}",
            "record the fingerprint of the file, not the file",
        )
    return Record(seq, bare.at, kind, body, hash_leaf(data))


def read_record(line: bytes) -> Record:
    """Read one line without its line end. The leaf hash is read, not checked.

    Raises
    ------
    ValueError
        When the line is not a record; the message ends a sentence that begins with "the line is no record:".
    """
    if line.endswith(b"\r"):
        raise ValueError("it ends with a carriage return, so the file's line ends were converted")
    value = parse_canonical(line)
    if not isinstance(value, dict) or set(value) != _FIELDS:
        raise ValueError("it does not have exactly the fields at, body, kind, leaf and seq")
    seq, at, kind, body, leaf = (value[name] for name in ("seq", "at", "kind", "body", "leaf"))
    if isinstance(seq, bool) or not isinstance(seq, int) or seq < 0:
        raise ValueError("seq is not a number from 0 on")
    if not isinstance(at, str) or not _AT.fullmatch(at) or not _exists(at):
        raise ValueError("at is not a time such as 2025-07-23T13:00:00Z")
    if not isinstance(kind, str) or not _KIND.fullmatch(kind):
        raise ValueError("kind is not a plain word")
    if not isinstance(body, dict):
        raise ValueError("body is not an object")  # noqa: TRY004
    if not isinstance(leaf, str) or not re.fullmatch(r"[0-9a-f]{64}", leaf):
        raise ValueError("leaf is not a SHA-256 hash in lower-case hexadecimal")
    return Record(seq, at, kind, body, bytes.fromhex(leaf))


def _exists(at: str) -> bool:
    try:
        datetime.fromisoformat(at)
    except ValueError:
        return False
    return True

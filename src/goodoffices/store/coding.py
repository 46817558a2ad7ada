"""Values of the field as plain values, as they stand in the entries of a store, and back."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from itertools import islice
from typing import Any

from goodoffices.diagnose import StoreError
from goodoffices.people import FIELDS, PersonList
from goodoffices.people.claim import Claim
from goodoffices.people.judgement import Judgement, RecordKey
from goodoffices.people.record import PersonRecord
from goodoffices.people.version import ListVersion
from goodoffices.store.user import User

__all__ = [
    "fingerprint_by",
    "pieces",
    "plain",
    "read_claim",
    "read_judgement",
    "read_rows",
    "read_user",
    "read_version",
    "rows_in_parts",
]

_ROWS = 2000
_BYTES = 1 << 20
_LARGEST = 1 << 30
_DAMAGED, _RESTORE = "the rows of a version are damaged", "restore the store from a copy"
_FIELDS = tuple(field.name for field in fields(PersonRecord))


def plain(value: User | ListVersion | Claim | Judgement) -> dict[str, Any]:
    """A value as plain values; times as text with their offset."""
    return {name: v.isoformat() if isinstance(v, datetime) else v for name, v in asdict(value).items()}


def read_user(body: Mapping[str, Any]) -> User:
    """A user from plain values."""
    return User(**_known(User, body))


def read_version(body: Mapping[str, Any]) -> ListVersion:
    """A version from plain values."""
    return ListVersion(**_known(ListVersion, body))


def read_claim(body: Mapping[str, Any]) -> Claim:
    """A claim from plain values."""
    return Claim(**_known(Claim, body))


def read_judgement(body: Mapping[str, Any]) -> Judgement:
    """A judgement from plain values."""
    known = _known(Judgement, body)
    return Judgement(**known | {"a": RecordKey(**known["a"]), "b": RecordKey(**known["b"])})


def rows_in_parts(rows: Sequence[PersonRecord]) -> Iterator[bytes]:
    """Rows, some thousand to a part, compressed."""
    yield zlib.compress(json.dumps(_FIELDS).encode(), 1)
    waiting = iter(rows)
    while some := list(islice(waiting, _ROWS)):
        values = [[getattr(row, name) for name in _FIELDS] for row in some]
        yield zlib.compress(json.dumps(values, separators=(",", ":")).encode("ascii"), 6)


def read_rows(parts: Iterable[bytes]) -> tuple[tuple[str, ...], tuple[PersonRecord, ...]]:
    """The fields that the rows were written with, and the rows; a field that has come since is empty in them."""
    waiting = iter(parts)
    names = tuple(_unpacked(next(waiting, zlib.compress(b"[]"))))
    every = (values for part in waiting for values in _unpacked(part))
    kept = [(place, name) for place, name in enumerate(names) if name in _FIELDS]
    try:
        if names == _FIELDS:
            return names, tuple(PersonRecord(*values) for values in every)
        return names, tuple(PersonRecord(**{name: values[place] for place, name in kept}) for values in every)
    except (TypeError, IndexError):
        raise StoreError(_DAMAGED, _RESTORE) from None


def fingerprint_by(names: Sequence[str], people: PersonList) -> str:
    """The fingerprint that a list had when its rows were written with these fields."""
    fields = [name for name in names if name != "line"]
    if tuple(fields) == FIELDS:
        return people.fingerprint()
    digest = hashlib.sha256()
    for row in people.rows:
        texts = "\x1f".join(getattr(row, name, "") for name in fields)
        digest.update(texts.encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()


def pieces(content: bytes) -> Iterator[bytes]:
    """A file in pieces of a mebibyte."""
    for start in range(0, len(content), _BYTES):
        yield content[start : start + _BYTES]


def _known(kind: type[Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """What of a body the value has: an entry may also say what only the store needs."""
    wanted = {field.name for field in fields(kind)}
    return {
        name: datetime.fromisoformat(value) if name in ("at", "recorded_at") else value
        for name, value in body.items()
        if name in wanted
    }


def _unpacked(part: bytes) -> Any:
    unpacker = zlib.decompressobj()
    try:
        # Never more than so much at once, whoever wrote it: what is cut short is no JSON any more.
        return json.loads(unpacker.decompress(part, _LARGEST))
    except (zlib.error, ValueError):
        raise StoreError(_DAMAGED, _RESTORE) from None

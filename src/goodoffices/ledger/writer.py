"""Appending: the only way in which a ledger's file changes, and what to do when that was interrupted."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.chain import Ledger, ledger_path, parse_ledger, read_ledger
from goodoffices.ledger.checkpoint import CHECKPOINTS_FOLDER, check_heads, load_checkpoints
from goodoffices.ledger.lock import hold, opened
from goodoffices.ledger.record import Record, make_record
from goodoffices.text import write_atomic

__all__ = ["FORMAT", "Repair", "Writer", "append", "repair", "start", "writing"]

FORMAT = "goodoffices-ledger/1"


class Writer:
    """A ledger that this process alone may append to, as given by :func:`writing`."""

    def __init__(self, handle: int, ledger: Ledger, origin: str) -> None:
        self._handle = handle
        self.origin = origin
        self._length = os.fstat(handle).st_size
        self.ledger = ledger
        self.size = len(ledger)

    def append(self, kind: str, body: dict[str, Any], *, at: datetime | None = None) -> Record:
        """Write one record and flush it to the disk. See :func:`append`."""
        return self.append_all([(kind, body)], at=at)[0]

    def append_all(
        self, bodies: Iterable[tuple[str, dict[str, Any]]], *, at: datetime | None = None
    ) -> tuple[Record, ...]:
        """Write several records with one flush; when the disk refuses, none of them stays."""
        records = tuple(make_record(self.size + n, kind, body, at) for n, (kind, body) in enumerate(bodies))
        content = b"".join(record.line() for record in records)
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(self._handle, rest) :]
            os.fsync(self._handle)
        except OSError as fault:
            os.ftruncate(self._handle, self._length)
            raise LedgerError(
                f"the record could not be written: {fault.strerror}",
                "nothing was recorded; make room on the disk and repeat",
            ) from fault
        self._length += len(content)
        self.size += len(records)
        return records


@contextmanager
def writing(
    where: Path, *, wait: float = 2.0, origin: str | None = None, at: datetime | None = None, create: bool = True
) -> Iterator[Writer]:
    """Lock a ledger, verify it, and give the one who may append.

    Parameters
    ----------
    where : Path
        A case folder or the ledger's file. A missing or empty ledger begins with record 0, which names it.
    wait : float
        Seconds to wait for another process.
    origin : str, optional
        The name of a new ledger, best a path below a domain of one's own (``example.org/istanbul-2025``).
    at : datetime, optional
        The time of record 0; now by default.
    create : bool
        False to refuse a ledger that does not exist yet.

    Raises
    ------
    LedgerError
        When another process holds the lock, or the file does not verify, or disagrees with a checkpoint beside it.
    """
    path = ledger_path(where)
    fresh = not path.exists()
    with opened(path, os.O_RDWR | os.O_APPEND | (os.O_CREAT if create else 0)) as handle:
        hold(handle, path, wait=wait)
        with os.fdopen(os.dup(handle), "rb") as stream:
            ledger = parse_ledger(stream.read(), path)
        ledger.require_sound()
        checkpoints, _ = load_checkpoints(path.parent / CHECKPOINTS_FOLDER)
        if wrong := check_heads(ledger, checkpoints):
            raise LedgerError(f"the ledger does not verify: {wrong[0].place}: {wrong[0].message}", wrong[0].help)
        writer = Writer(handle, ledger, ledger.origin or _origin(origin, path))
        if not len(ledger):
            writer.append("ledger", {"format": FORMAT, "origin": writer.origin}, at=at)
        if fresh:
            _flush_folder(path.parent)
        yield writer


def start(where: Path, *, origin: str | None = None, at: datetime | None = None) -> Ledger:
    """Begin a ledger with record 0, which names it.

    Raises
    ------
    LedgerError
        When there is one already.
    """
    path = ledger_path(where)
    if path.exists() and path.stat().st_size:
        raise LedgerError(f"there is a ledger at {path} already")
    with writing(path, origin=origin, at=at):
        pass
    return read_ledger(path)


def append(where: Path, kind: str, body: dict[str, Any], *, at: datetime | None = None, wait: float = 2.0) -> Record:
    """Append one record; when this returns, it is on the disk.

    Parameters
    ----------
    where : Path
        A case folder or the ledger's file; a missing ledger is begun.
    kind : str
        Lower-case letters, digits and hyphens.
    body : dict
        A JSON object without fractions (:func:`~goodoffices.ledger.canonical.canonical_json`).
    at : datetime, optional
        When, with a time zone; now by default.
    wait : float
        Seconds to wait for another process that is writing.

    Raises
    ------
    LedgerError
        When the file does not verify or is locked, or the record cannot be written. Then nothing was appended.
    """
    with writing(where, wait=wait) as writer:
        return writer.append(kind, body, at=at)


@dataclass(frozen=True, slots=True)
class Repair:
    """What :func:`repair` did: ``nothing``, ``completed`` the last line, or ``set aside`` its bytes in ``kept``."""

    did: str
    record: int | None = None
    kept: Path | None = None


def repair(where: Path, *, wait: float = 2.0) -> Repair:
    """Mend the end of a file after an interrupted append; touch no finished line.

    A line that lacks only its line end is completed, since all of the record is there. Anything else after the last
    line end is moved to ``ledger.jsonl.unfinished-<n>`` beside the ledger.

    Raises
    ------
    LedgerError
        When there is no ledger or another process holds it.
    """
    path = ledger_path(where)
    with opened(path, os.O_RDWR | os.O_APPEND) as handle:
        hold(handle, path, wait=wait)
        with os.fdopen(os.dup(handle), "rb") as stream:
            content = stream.read()
        rest = parse_ledger(content, path).unfinished
        if not rest:
            return Repair("nothing")
        completed = parse_ledger(content + b"\n", path)
        if not completed.faults:
            os.write(handle, b"\n")
            os.fsync(handle)
            return Repair("completed", record=len(completed) - 1)
        kept = next(p for n in range(1, 10**6) if not (p := path.with_name(f"{path.name}.unfinished-{n}")).exists())
        write_atomic(kept, rest)
        os.ftruncate(handle, len(content) - len(rest))
        os.fsync(handle)
        return Repair("set aside", kept=kept)


def _origin(origin: str | None, path: Path) -> str:
    if origin is None:
        # Record 0 is hashed into every head: a random name keeps the heads of two ledgers apart.
        slug = re.sub(r"[^a-z0-9-]+", "-", path.resolve().parent.name.lower()).strip("-") or "case"
        return f"goodoffices/{slug}/{secrets.token_hex(8)}"
    if not origin or not origin.isprintable() or "+" in origin or any(map(str.isspace, origin)):
        raise LedgerError(
            f"{origin!r} cannot name a ledger", "use a name such as example.org/istanbul-2025, without spaces or +"
        )
    if origin == "cosignature/v1":
        # A head that begins with this line could be mistaken for what a cosigner signs.
        raise LedgerError("a ledger cannot be named cosignature/v1")
    return origin


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

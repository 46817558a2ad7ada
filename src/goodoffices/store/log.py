"""The log: entries one after another, each sealed and bound to its place, and the parts that belong to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from goodoffices.diagnose import StoreError
from goodoffices.store.database import Database, tables
from goodoffices.store.sealing import Sealing

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["Entry", "Log", "Writing"]

_TOLD = 100
_PAD = 128
"""Contents are filled up to a multiple of so many bytes: the length of a note or a name is not told by the size."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its number from 1, its kind, and what it says."""

    seq: int
    kind: str
    body: Mapping[str, Any]


class Log:
    """The entries of one store.

    Parameters
    ----------
    database : Database
    sealing : Sealing
    store : str
        Id of the store: an entry of another store does not open here.
    """

    def __init__(self, database: Database, sealing: Sealing, store: str) -> None:
        self._database = database
        self._sealing = sealing
        self._store = store

    def entries(self, kind: str = "", ref: str | None = None) -> tuple[Entry, ...]:
        """Entries of a kind (all without one), and of those the ones under an id, in the order of recording.

        Raises
        ------
        SealError
            When one was altered.
        """
        with self._database.reading() as connection:
            return tuple(self._read(connection, kind, ref))

    def _read(self, connection: Connection, kind: str, ref: str | None) -> Iterator[Entry]:
        table = tables().entries
        query = table.select().order_by(table.c.seq)
        if kind:
            query = query.where(table.c.kind == kind)
        if ref is not None:
            query = query.where(table.c.ref == self._sealing.pseudonym(f"{kind}\0{ref}"))
        for row in connection.execute(query):
            content = _sealed(row.content)
            yield Entry(
                row.seq, row.kind, _body(self._sealing.open(content, self._place(row.seq, f"{row.kind}|{row.ref}")))
            )

    def parts(self, seq: int, series: str) -> Iterator[bytes]:
        """The parts of an entry of one series, in their order.

        Raises
        ------
        SealError
            When one was altered.
        """
        table = tables().parts
        query = table.select().where(table.c.seq == seq, table.c.series == series).order_by(table.c.number)
        with self._database.reading() as connection:
            for row in connection.execute(query):
                yield self._sealing.open(_sealed(row.content), self._place(seq, f"{series}|{row.number}"))

    def gaps(self) -> tuple[int, ...]:
        """Numbers that are missing between the first entry and the last: entries that somebody removed.

        Of each gap the first hundred: a number is what the file says, and may be any.
        """
        table = tables().entries
        with self._database.reading() as connection:
            query = table.select().with_only_columns(table.c.seq).order_by(table.c.seq)
            found = [0, *(int(row.seq) for row in connection.execute(query))]
        return tuple(
            number for before, after in pairwise(found) for number in range(before + 1, min(after, before + 1 + _TOLD))
        )

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """A transaction that appends: at its end all of it is on the disk, or, after a fault, none.

        Raises
        ------
        StoreError
            When another process writes for too long, or the database refuses.
        """
        with self._database.writing() as connection:
            yield Writing(self, connection)

    def _place(self, seq: int, name: str) -> str:
        return f"{self._store}|{seq}|{name}"


class Writing:
    """An open transaction on a log, as given by :meth:`Log.writing`. Nobody else writes meanwhile."""

    def __init__(self, log: Log, connection: Connection) -> None:
        self._log = log
        self._connection = connection
        table = tables().entries
        last = connection.execute(table.select().with_only_columns(table.c.seq).order_by(table.c.seq.desc()).limit(1))
        self._seq: int = last.scalar() or 0

    @property
    def next_seq(self) -> int:
        """The number that the next entry will have."""
        return self._seq + 1

    def entries(self, kind: str, ref: str | None = None) -> tuple[Entry, ...]:
        """As :meth:`Log.entries`, with what this transaction has appended."""
        return tuple(self._log._read(self._connection, kind, ref))

    def append(
        self, kind: str, ref: str, body: Mapping[str, Any], parts: Mapping[str, Iterable[bytes]] | None = None
    ) -> int:
        """Append an entry with its parts; its number.

        Parameters
        ----------
        kind, ref : str
            What it is, and the id under which it is looked up.
        body : mapping
            Plain values.
        parts : mapping of str to iterable of bytes, optional
            Series of parts by their names.
        """
        log, seq = self._log, self._seq + 1
        hidden = log._sealing.pseudonym(f"{kind}\0{ref}")
        content = log._sealing.seal(_padded(body), log._place(seq, f"{kind}|{hidden}"))
        self._connection.execute(
            tables().entries.insert(), {"seq": seq, "kind": kind, "ref": hidden, "content": content}
        )
        for series, contents in (parts or {}).items():
            for number, part in enumerate(contents):
                sealed = log._sealing.seal(part, log._place(seq, f"{series}|{number}"))
                row = {"seq": seq, "series": series, "number": number, "content": sealed}
                self._connection.execute(tables().parts.insert(), row)
        self._seq = seq
        return seq


def _padded(body: Mapping[str, Any]) -> bytes:
    content = json.dumps(body, separators=(",", ":"), sort_keys=True).encode("ascii")
    return content + b" " * (-len(content) % _PAD)


def _sealed(content: Any) -> bytes:
    if not isinstance(content, bytes | bytearray | memoryview):
        raise StoreError("an entry of the store is damaged", "restore the store from a copy")
    return bytes(content)


def _body(content: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise StoreError("an entry of the store is damaged", "restore the store from a copy")
    return found

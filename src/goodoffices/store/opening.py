"""Make a store, open one, and destroy the key of one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goodoffices.diagnose import SealError, StoreError
from goodoffices.store.coding import plain
from goodoffices.store.database import Database, path_of, tables
from goodoffices.store.keys import Key, make_key_file, require_outside, unwrap, wrap
from goodoffices.store.log import Log, Writing
from goodoffices.store.recording import settle
from goodoffices.store.sealing import Open, Sealed, Sealing
from goodoffices.store.store import Store
from goodoffices.store.user import User

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["FORMAT", "create_store", "destroy_store_key", "open_store", "sealed_by"]

FORMAT = 1
"""The form of the tables. A store of a newer form is refused, never guessed at."""


def create_store(where: str | Path, user: User, *, key: Key | None = None, in_the_clear: bool = False) -> Store:
    """Make a store with its first user.

    Parameters
    ----------
    where : str or Path
        A path, ``sqlite:///path`` or ``postgresql://user@host/name``.
    user : User
        Who may write from the beginning.
    key : Path or str
        A key file (a path; made where it is missing), or a passphrase (a text).
    in_the_clear : bool
        True for a store that is not sealed; then without a key.

    Raises
    ------
    StoreError
        When there is a store already, or the database refuses.
    SealError
        When neither a key is given nor a store in the clear asked for, or the key file would lie with the store.
    """
    if (key is None) != in_the_clear:
        raise SealError(
            "a store is sealed with a key file or a passphrase", "give one of them; only a store in the clear has none"
        )
    path = path_of(where)
    if path is not None and path.exists() and path.stat().st_size:
        raise StoreError(f"{path} exists already", "choose another name; a store is never overwritten")
    if isinstance(key, Path):
        require_outside(key, path)
        if not key.exists():
            make_key_file(key)
    data_key = secrets.token_bytes(32)
    sealing: Mapping[str, Any] = {"by": "nothing"} if key is None else wrap(data_key, key)
    store = secrets.token_hex(8)
    meta = {
        "format": str(FORMAT),
        "store": store,
        "sealing": json.dumps(sealing),
        "made": datetime.now(UTC).isoformat(),
    }
    with _closed_after_a_fault(Database(where)) as database:
        database.make_file()
        log = Log(database, Open() if key is None else Sealed(data_key), store)
        with database.writing() as connection:
            if _meta(connection) is not None:
                raise StoreError(f"there is a store at {database.name} already", "open it, or choose another address")
            tables().all.create_all(connection)
            connection.execute(tables().meta.insert(), [{"name": name, "value": value} for name, value in meta.items()])
            first = plain(user) | {"recorded_by": user.name, "recorded_at": meta["made"]}
            Writing(log, connection).append("user", user.name, first)
        return Store(database, log, store, in_the_clear=key is None)


def open_store(where: str | Path, key: Key | None = None, *, ledger: Path | None = None) -> Store:
    """Open a store.

    Parameters
    ----------
    where : str or Path
        A path, ``sqlite:///path`` or ``postgresql://user@host/name``.
    key : Path or str, optional
        Its key file (a path) or passphrase (a text); nothing for a store in the clear.
    ledger : Path, optional
        A case folder or a ledger's file. Versions are recorded there, and what an interruption left owed to it is
        recorded now.

    Raises
    ------
    StoreError
        When there is none, it is damaged, or of a newer form than is known here.
    SealError
        When the key does not open it.
    LedgerError
        When something is owed to the ledger and it cannot be written to.
    """
    with _closed_after_a_fault(Database(where)) as database:
        meta = _require_meta(database)
        how = _sealing(meta, database.name)
        sealing: Sealing = Open() if how.get("by") == "nothing" else Sealed(unwrap(how, key))
        log = Log(database, sealing, meta.get("store", ""))
        if ledger is not None:
            settle(log, meta.get("store", ""), ledger)
        return Store(database, log, meta.get("store", ""), in_the_clear=how.get("by") == "nothing", ledger=ledger)


def sealed_by(where: str | Path) -> str:
    """What opens a store: ``key file``, ``passphrase``, ``nothing`` (in the clear) or ``destroyed``. Needs no key.

    Raises
    ------
    StoreError
        As :func:`open_store`.
    """
    with closing(Database(where)) as database:
        return str(_sealing(_require_meta(database), database.name).get("by"))


def destroy_store_key(where: str | Path, key_file: Path | None = None, at: datetime | None = None) -> None:
    """Destroy the wrapped key of a store for everyone. Needs no key; the sealed entries stay, and nobody can open them.

    On SQLite the file is rewritten, so that the old key does not stay in a free page. On PostgreSQL the table is
    rewritten; the write-ahead log and backups are beyond reach, and so are copies of any store.

    Parameters
    ----------
    key_file : Path, optional
        The key file, which is overwritten and removed as well.

    Raises
    ------
    SealError
        When it was destroyed already, the store is in the clear, or the key file is not that of this store.
    """
    gone = json.dumps({"by": "destroyed", "at": (at or datetime.now(UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")})
    meta = tables().meta
    with closing(Database(where)) as database:
        how = _sealing(_require_meta(database), database.name)
        if how.get("by") == "destroyed":
            raise SealError("the key of this store was destroyed already")
        if how.get("by") == "nothing":
            raise SealError("the store is in the clear and has no key", "delete the store itself")
        if key_file is not None:
            # The key file of another store must not be destroyed by a slip.
            unwrap(how, key_file)
        with database.writing() as connection:
            connection.execute(meta.update().where(meta.c.name == "sealing").values(value=gone))
        database.run("VACUUM" if database.path is not None else "VACUUM FULL goodoffices_meta")
    if key_file is not None:
        _overwrite(key_file)


@contextmanager
def _closed_after_a_fault(database: Database) -> Iterator[Database]:
    try:
        yield database
    except BaseException:
        database.close()
        raise


def _overwrite(path: Path) -> None:
    try:
        with path.open("r+b") as stream:
            stream.write(secrets.token_bytes(max(path.stat().st_size, 32)))
            stream.flush()
        path.unlink()
    except OSError as fault:
        raise SealError(f"{path} could not be overwritten and removed: {fault.strerror}", "remove it by hand") from None


def _meta(connection: Connection) -> dict[str, str] | None:
    from sqlalchemy import inspect

    if not inspect(connection).has_table("goodoffices_meta"):
        return None
    return {row.name: row.value for row in connection.execute(tables().meta.select())}


def _require_meta(database: Database) -> dict[str, str]:
    with database.reading() as connection:
        found = _meta(connection)
    if not found:
        raise StoreError(f"there is no store at {database.name}", "make one with: goodoffices lists new")
    form = found.get("format", "")
    if form != str(FORMAT):
        raise StoreError(
            f"{database.name} has form {form[:10]!r}; this program knows form {FORMAT}",
            "use the version of the program that wrote it, or a newer one",
        )
    return found


def _sealing(meta: Mapping[str, str], name: str) -> dict[str, Any]:
    try:
        found = json.loads(meta.get("sealing", ""))
    except (ValueError, TypeError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise StoreError(f"{name} is damaged: it does not say how it is sealed", "restore it from a copy")
    return found

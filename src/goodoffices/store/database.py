"""Where a store is: a file of SQLite, or a database of PostgreSQL; the same three tables in both.

``goodoffices_meta`` says what the store is and holds the wrapped key; ``goodoffices_entries`` is the log, one entry after
another without gaps; ``goodoffices_parts`` holds what is too large for an entry. Nothing in the last two is ever
changed or removed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from goodoffices.diagnose import MissingExtra, StoreError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, MetaData, Table

__all__ = ["Database", "Tables", "path_of", "shown_name", "tables"]


class Tables(NamedTuple):
    """The three tables."""

    all: MetaData
    meta: Table
    entries: Table
    parts: Table


@lru_cache(maxsize=1)
def tables() -> Tables:
    """The tables as SQLAlchemy has them.

    Raises
    ------
    MissingExtra
        Without SQLAlchemy.
    """
    sql = _sqlalchemy()
    every = sql.MetaData()
    meta = sql.Table(
        "goodoffices_meta", every, sql.Column("name", sql.Text, primary_key=True), sql.Column("value", sql.Text)
    )
    entries = sql.Table(
        "goodoffices_entries",
        every,
        sql.Column("seq", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("kind", sql.Text, nullable=False),
        sql.Column("ref", sql.Text, nullable=False),
        sql.Column("content", sql.LargeBinary, nullable=False),
        sql.Index("goodoffices_entries_by_ref", "kind", "ref"),
    )
    parts = sql.Table(
        "goodoffices_parts",
        every,
        sql.Column("seq", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("series", sql.Text, primary_key=True),
        sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("content", sql.LargeBinary, nullable=False),
    )
    return Tables(every, meta, entries, parts)


def path_of(where: str | Path) -> Path | None:
    """The file of a store on SQLite; nothing for a database by URL."""
    text = str(where)
    if "://" not in text:
        return Path(where)
    if not text.startswith("sqlite:"):
        return None
    return Path(text.partition(":///")[2])


class Database:
    """A store's database. On SQLite the file is opened for each piece of work; on PostgreSQL a connection is kept.

    Parameters
    ----------
    where : str or Path
        A path, ``sqlite:///path``, or ``postgresql://user@host/name`` (with ``+pg8000`` or ``+psycopg`` for the driver).

    Raises
    ------
    StoreError
        For another URL.
    MissingExtra
        Without SQLAlchemy, or without a driver for PostgreSQL.
    """

    def __init__(self, where: str | Path) -> None:
        self.path = path_of(where)
        self.name = shown_name(where)
        self._engine = _sqlite(self.path) if self.path is not None else _postgres(str(where))

    def make_file(self) -> None:
        """Make the file of a store on SQLite, readable by its owner alone, before anything is written to it."""
        if self.path is None:
            return
        try:
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
        except OSError as fault:
            raise StoreError(
                f"{self.path} cannot be made: {fault.strerror}", "check the folder and its permissions"
            ) from None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store.

        Raises
        ------
        StoreError
            When the database does not answer, or what is there is none.
        """
        if self.path is not None and not self.path.is_file():
            raise StoreError(f"there is no store at {self.path}", "make one with: goodoffices lists new")
        with self._faults(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write; all of its work is kept at the end, or none.

        Raises
        ------
        StoreError
            As :meth:`reading`, and when another process writes for too long.
        """
        with self._faults(), self._engine.connect() as connection:
            locked = connection.execution_options(goodoffices_writes=True)
            with locked.begin():
                if self.path is None:
                    # One lock for all stores in a database: held to the end of the transaction.
                    locked.exec_driver_sql("SELECT pg_advisory_xact_lock(1196376912)")
                yield locked

    @contextmanager
    def _faults(self) -> Iterator[None]:
        sql = _sqlalchemy()
        try:
            yield
        except (sql.exc.OperationalError, sql.exc.InterfaceError) as fault:
            said = str(fault.orig)
            if "locked" in said:
                raise StoreError(f"{self.name} is in use by another process", "wait, and repeat") from None
            if "full" in said or "No space" in said:
                raise StoreError(f"{self.name}: the disk is full; nothing was kept", "make room, and repeat") from None
            raise StoreError(
                f"{self.name} cannot be used as a store", "check the address and the permissions"
            ) from None
        except sql.exc.DBAPIError:
            # What the driver says may quote what was being written.
            raise StoreError(
                f"{self.name} is not a store, or is damaged", "check the address; else restore a copy"
            ) from None

    def run(self, statement: str) -> None:
        """Carry out a statement of upkeep outside of a transaction."""
        with self._faults(), self._engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(statement)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _sqlalchemy() -> Any:
    try:
        import sqlalchemy
    except ImportError:
        raise MissingExtra("a store of lists", "store") from None
    return sqlalchemy


def _sqlite(path: Path) -> Engine:
    sql = _sqlalchemy()
    engine: Engine = sql.create_engine(
        sql.URL.create("sqlite", database=str(path)), poolclass=sql.pool.NullPool, connect_args={"timeout": 30}
    )

    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions begin where we say, below
        # One file, whole at any moment and after a loss of power; what is overwritten is overwritten with zeros.
        for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON", "trusted_schema=OFF"):
            connection.execute(f"PRAGMA {pragma}")

    def begin(connection: Any) -> None:
        said = connection.get_execution_options()
        if said.get("isolation_level") != "AUTOCOMMIT":
            connection.exec_driver_sql("BEGIN IMMEDIATE" if said.get("goodoffices_writes") else "BEGIN")

    sql.event.listen(engine, "connect", prepare)
    sql.event.listen(engine, "begin", begin)
    return engine


def _postgres(where: str) -> Engine:
    sql = _sqlalchemy()
    try:
        url = sql.engine.make_url(where)
    except sql.exc.ArgumentError:
        raise StoreError("the address of the store cannot be read", _ADDRESS) from None
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise StoreError(f"there are no stores on {url.get_backend_name()}", _ADDRESS)
    driver = url.drivername.partition("+")[2] or _driver()
    try:
        engine: Engine = sql.create_engine(_socket(url, driver), pool_size=1)
    except ModuleNotFoundError:
        raise MissingExtra("a store on PostgreSQL", "postgres") from None
    except sql.exc.ArgumentError:
        raise StoreError(f"there is no driver {driver} for PostgreSQL", "use pg8000 or psycopg") from None
    return engine


def _socket(url: Any, driver: str) -> Any:
    """The address for a driver; a folder as the host is where the server's socket is, as in libpq."""
    folder = url.query.get("host", "")
    if driver == "pg8000" and str(folder).startswith("/"):
        socket = f"{folder}/.s.PGSQL.{url.port or 5432}"
        url = url.difference_update_query(["host"]).update_query_dict({"unix_sock": socket}).set(port=None)
    return url.set(drivername=f"postgresql+{driver}")


_ADDRESS = "give a path, sqlite:///path, or postgresql://user@host/name"


def _driver() -> str:
    from importlib.util import find_spec

    for name in ("pg8000", "psycopg"):
        if find_spec(name) is not None:
            return name
    raise MissingExtra("a store on PostgreSQL", "postgres")


def shown_name(where: str | Path) -> str:
    """The address of a store as it may be shown: without a password.

    Examples
    --------
    >>> shown_name("postgresql://desk:secret@host/talks")
    'postgresql://desk:***@host/talks'
    """
    path = path_of(where)
    if path is not None:
        return str(path)
    sql = _sqlalchemy()
    try:
        return str(sql.engine.make_url(str(where)).render_as_string(hide_password=True))
    except sql.exc.ArgumentError:
        return "the store"

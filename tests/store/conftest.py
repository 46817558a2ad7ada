"""Every test of stores runs on SQLite and, where its programs are installed, on a PostgreSQL of our own."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.store.server import make_database, private_server

from goodoffices.store import Store, User, create_store, open_store
from goodoffices.store.database import Database


@dataclass(frozen=True)
class Place:
    """Where a store is to be, the key file that opens it, and the folder of a ledger."""

    where: str
    key: Path
    ledger: Path
    server: Path | None = None
    opened: list[Store | Database] = field(default_factory=list)

    def make(self) -> Store:
        self.opened.append(store := create_store(self.where, User("desk"), key=self.key))
        return store

    def open(self, *, ledger: bool = False) -> Store:
        self.opened.append(store := open_store(self.where, self.key, ledger=self.ledger if ledger else None))
        return store

    def database(self) -> Database:
        self.opened.append(database := Database(self.where))
        return database

    def close(self) -> None:
        for one in self.opened:
            one.close()


@pytest.fixture(autouse=True)
def installed() -> None:
    pytest.importorskip("sqlalchemy")


@pytest.fixture(scope="session")
def server() -> Iterator[Path]:
    pytest.importorskip("pg8000")
    with private_server() as folder:
        yield folder


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    for name in ("store", "keys", "ledger"):
        (tmp_path / name).mkdir()
    key, ledger = tmp_path / "keys" / "lists.key", tmp_path / "ledger"
    if request.param == "sqlite":
        found = Place(str(tmp_path / "store" / "lists.db"), key, ledger)
    else:
        server = request.getfixturevalue("server")
        found = Place(make_database(server, f"t{secrets.token_hex(6)}"), key, ledger, server)
    yield found
    found.close()


@pytest.fixture
def store(place: Place) -> Store:
    return place.make()

"""Heavy libraries are loaded when a store is opened, and their extra is named where they are missing."""

from __future__ import annotations

import subprocess
import sys

import pytest
from tests.store.test_killing import ROOT

from goodoffices.diagnose import MissingExtra
from goodoffices.store import open_store
from goodoffices.store.database import tables


def test_nothing_heavy_is_loaded_before_a_store_is_opened() -> None:
    code = "import sys, goodoffices.store, goodoffices.cli.lists; print(sorted({'sqlalchemy', 'cryptography', 'pg8000'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert done.stdout == "[]\n"


def test_without_sqlalchemy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    with pytest.raises(MissingExtra, match="'store'"):
        open_store("lists.db")
    tables.cache_clear()
    with pytest.raises(MissingExtra, match="'store'"):
        tables()


def test_without_a_driver_for_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pg8000", "psycopg"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match="'postgres'"):
        open_store("postgresql+pg8000://x@y/z")
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match="'postgres'"):
        open_store("postgresql://x@y/z")

"""The key that is destroyed is that of the store that is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.diagnose import SealError
from goodoffices.store import User, create_store, destroy_store_key, open_store


def test_the_key_file_of_another_store_is_not_destroyed(tmp_path: Path) -> None:
    places = []
    for name in ("one", "two"):
        store, key = tmp_path / name / "l.db", tmp_path / "keys" / name
        store.parent.mkdir()
        key.parent.mkdir(exist_ok=True)
        create_store(store, User("desk"), key=key).close()
        places.append((store, key))
    (store, key), (_, other) = places
    with pytest.raises(SealError, match="the key of another store"):
        destroy_store_key(store, other)
    assert other.exists()
    open_store(store, key).close()
    destroy_store_key(store, key)
    assert not key.exists()

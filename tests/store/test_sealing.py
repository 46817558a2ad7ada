"""Sealed at rest: nothing of a person stands in the clear, and without the key there is nothing."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.store.conftest import Place
from tests.store.people import NAMES, ROWS, people
from tests.store.server import program

from goodoffices.diagnose import SealError, StoreError
from goodoffices.people.judgement import Judgement, key_of
from goodoffices.store import Store, User, create_store, destroy_store_key, make_key_file, open_store, sealed_by

SAID = (
    "Захарченко",
    "liaison-of-azov",
    "on the photograph",
    "Табір у Коврові",
    "wounded-side-a",
    "the sister's letter",
)


def fill(store: Store) -> None:
    """Everything that can be said of people, with words that must be nowhere."""
    store.add_user(User("Захарченко", party="liaison-of-azov"), by="desk")
    store.add_version(
        people(id="wounded-side-a"), sent_by="Захарченко", by="desk", note="on the photograph", original="Коваленко".encode()
    )  # fmt: skip
    claimed = {"on": "1990-05-07", "place": "Табір у Коврові", "source": "the sister's letter", "note": "Зозуля"}
    store.add_claim("wounded-side-a", ROWS[0].id, "held", author="Захарченко", by="desk", **claimed)
    keys = key_of("wounded-side-a", ROWS[0]), key_of("wounded-side-a", ROWS[1])
    store.record(Judgement(*keys, "same", "Захарченко", datetime(2026, 5, 7, tzinfo=UTC), "on the photograph"))


def spellings(text: str) -> list[bytes]:
    return [text.encode(c) for c in ("utf-8", "utf-16-le", "cp1251", "unicode_escape") if text.encode(c, "ignore")]


def everything(place: Place) -> bytes:
    """All bytes that the database leaves anywhere: its files, its log, and a dump."""
    if place.server is None:
        return b"".join(path.read_bytes() for path in Path(place.where).parent.iterdir())
    dumped = subprocess.run([program("pg_dump"), place.where], capture_output=True, check=True).stdout
    files = [path for path in (place.server / "data").rglob("*") if path.is_file()]
    return dumped + (place.server / "log.txt").read_bytes() + b"".join(path.read_bytes() for path in files)


def test_no_name_is_anywhere_in_the_clear(place: Place, store: Store) -> None:
    fill(store)
    raw = everything(place)
    for text in (*NAMES, *SAID):
        for spelling in spellings(text):
            assert spelling not in raw
            assert spelling.hex().encode() not in raw, "a dump writes bytes in hexadecimal"
    for row in ROWS:
        assert key_of("", row).fingerprint.encode() not in raw
    assert place.open().version("wounded-side-a").rows == ROWS


def test_a_name_in_the_clear_would_be_found(tmp_path: Path) -> None:
    store = create_store(tmp_path / "x.db", User("desk"), in_the_clear=True)
    fill(store)
    raw = (tmp_path / "x.db").read_bytes()
    assert all(any(spelling in raw for spelling in spellings(text)) or not text.isascii() for text in SAID)


def test_the_wrong_key(place: Place, store: Store, tmp_path: Path) -> None:
    fill(store)
    make_key_file(tmp_path / "other.key")
    with pytest.raises(SealError, match="key of another store"):
        open_store(place.where, tmp_path / "other.key")
    with pytest.raises(SealError, match="sealed with a key file") as fault:
        open_store(place.where)
    assert "--key" in fault.value.help
    with pytest.raises(SealError, match="a passphrase was given"):
        open_store(place.where, "a passphrase")
    with pytest.raises(SealError, match="cannot be read"):
        open_store(place.where, tmp_path / "none.key")
    (tmp_path / "no.key").write_text("surname\n")
    (tmp_path / "no.key").chmod(0o600)
    with pytest.raises(SealError, match="not the key file"):
        open_store(place.where, tmp_path / "no.key")
    place.key.chmod(0o640)
    with pytest.raises(SealError, match="by others") as fault:
        place.open()
    assert fault.value.help == f"chmod 600 {place.key}"


def test_a_passphrase(place: Place) -> None:
    create_store(place.where, User("desk"), key="correct horse").close()
    assert sealed_by(place.where) == "passphrase"
    with open_store(place.where, "correct horse") as store:
        fill(store)
    with pytest.raises(SealError, match="passphrase is wrong"):
        open_store(place.where, "Correct horse")
    with pytest.raises(SealError, match="empty"):
        open_store(place.where, "")
    with pytest.raises(SealError, match="sealed with a passphrase"):
        open_store(place.where)


def test_a_store_is_sealed_unless_said_by_name(place: Place) -> None:
    with pytest.raises(SealError, match="key file or a passphrase"):
        create_store(place.where, User("desk"))
    with pytest.raises(SealError):
        create_store(place.where, User("desk"), key="word", in_the_clear=True)
    with pytest.raises(StoreError):
        place.open()


def test_the_key_does_not_lie_with_the_store(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    for key in (tmp_path / "a" / "x.key", tmp_path / "a" / "b" / "x.key", tmp_path / "a" / "b" / ".." / "x.key"):
        with pytest.raises(SealError, match="in the folder of the store"):
            create_store(tmp_path / "a" / "x.db", User("desk"), key=key)
    assert not (tmp_path / "a" / "x.db").exists()
    make_key_file(tmp_path / "x.key")
    with pytest.raises(SealError, match="exists already"):
        make_key_file(tmp_path / "x.key")


def test_destroying_the_key_destroys_the_content(place: Place, store: Store) -> None:
    from goodoffices.store.database import tables

    fill(store)
    with place.database().reading() as connection:
        meta = {row.name: row.value for row in connection.execute(tables().meta.select())}
    wrapped = meta["sealing"].rpartition('"key": "')[2].strip('"}')
    copy = place.key.read_bytes()
    destroy_store_key(place.where, place.key)
    assert not place.key.exists()
    assert sealed_by(place.where) == "destroyed"
    place.key.write_bytes(copy)
    place.key.chmod(0o600)
    with pytest.raises(SealError, match="was destroyed on"):
        place.open()
    if place.server is None:
        assert wrapped.encode() not in everything(place), "not in a free page either"
    with pytest.raises(SealError, match="already"):
        destroy_store_key(place.where)


def test_a_store_in_the_clear_has_no_key_to_destroy(tmp_path: Path) -> None:
    create_store(tmp_path / "x.db", User("desk"), in_the_clear=True)
    with pytest.raises(SealError, match="in the clear"):
        destroy_store_key(tmp_path / "x.db")


def test_what_was_altered_moved_or_removed_is_seen(place: Place, store: Store) -> None:
    from goodoffices.store.database import tables

    fill(store)
    entries, parts = tables().entries, tables().parts
    with place.database().reading() as connection:
        rows = {row.seq: row for row in connection.execute(entries.select())}

    def put(seq: int, content: bytes) -> None:
        with place.database().writing() as connection:
            connection.execute(entries.update().where(entries.c.seq == seq).values(content=content))

    for wrong in (rows[2].content, bytes([*rows[1].content[:-1], rows[1].content[-1] ^ 1]), b"", b"x"):
        put(1, wrong)
        with pytest.raises(SealError, match="altered or moved"):
            place.open().users()
    put(1, rows[1].content)
    with place.database().writing() as connection:
        connection.execute(entries.delete().where(entries.c.seq == 2))
    assert place.open().check() == ("entry 2 is missing: it was removed",)
    with place.database().writing() as connection:
        connection.execute(parts.delete().where(parts.c.series == "rows", parts.c.number == 1))
    with pytest.raises(StoreError, match="not whole"):
        place.open().version("wounded-side-a")
    assert len(place.open().check()) == 2


def test_the_kept_file_is_checked_too(place: Place, store: Store) -> None:
    from goodoffices.store.database import tables

    parts = tables().parts
    store.add_version(people(*ROWS), sent_by="x", by="desk", original=b"as it came")
    with place.database().writing() as connection:
        connection.execute(parts.delete().where(parts.c.series == "file"))
    assert [fault for fault in place.open().check() if "the file of version" in fault]


def test_an_emptied_store_is_not_sound(place: Place, store: Store) -> None:
    from goodoffices.store.database import tables

    with place.database().writing() as connection:
        connection.execute(tables().entries.delete())
    assert place.open().check() == ("its first entries are missing: they were removed",)


@pytest.mark.parametrize("sealing", [None, "", "[" * 100_000, "[]", '{"by": "moonlight"}', '{"by": null}'])
def test_a_damaged_wrapping_is_a_fault_of_the_store(sealing: str | None, place: Place, store: Store) -> None:
    from goodoffices.store.database import tables

    meta = tables().meta
    with place.database().writing() as connection:
        connection.execute(meta.update().where(meta.c.name == "sealing").values(value=sealing))
    with pytest.raises((SealError, StoreError), match="damaged"):
        place.open()


def test_a_number_and_a_content_that_cannot_be(tmp_path: Path) -> None:
    import sqlite3

    key, path = tmp_path / "keys" / "k", tmp_path / "store" / "l.db"
    key.parent.mkdir(), path.parent.mkdir()
    create_store(path, User("desk"), key=key).close()

    def altered(change: str) -> Store:
        with sqlite3.connect(path) as connection:
            connection.execute(f"UPDATE goodoffices_entries SET {change}")
        connection.close()
        return open_store(path, key)

    with altered("seq = 9000000000000") as opened:
        assert opened._log.gaps() == tuple(range(1, 101))
    with altered("seq = 1, content = 'text'") as opened, pytest.raises(StoreError, match="damaged"):
        opened.check()


def test_no_fault_says_a_name(place: Place, store: Store) -> None:
    fill(store)
    for wrong in (
        lambda: store.version("Коваленко"),
        lambda: store.add_claim("wounded-side-a", "Гнатишин", "held", author="x", by="desk"),
    ):
        with pytest.raises(StoreError) as fault:
            wrong()
        assert not any(name in str(fault.value) + fault.value.help for name in NAMES)

"""Stores: versions, claims, judgements and users, on every database alike."""

from __future__ import annotations

import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.conftest import Place
from tests.store.people import ROWS, people

from goodoffices.diagnose import StoreError, UsageError
from goodoffices.people import PersonRecord
from goodoffices.people.claim_standing import standing
from goodoffices.people.judgement import Judgement, JudgementBook, key_of
from goodoffices.store import Store, User, create_store, open_store, resolve


def test_versions_come_back_whole(place: Place, store: Store) -> None:
    first = store.add_version(people(), sent_by="a liaison officer", by="desk", received_at="2026-05-07", party="a")
    second = store.add_version(people(*ROWS[1:]), sent_by="a liaison officer", by="desk", note="corrected")
    again = place.open()
    assert again.lists() == ("side-a",)
    assert again.versions("side-a") == (first, second)
    assert (first.number, first.rows, first.received_at, first.party) == (1, 3, "2026-05-07", "a")
    assert (second.number, second.rows, second.note, second.recorded_by) == (2, 2, "corrected", "desk")
    assert again.version("side-a", 1).rows == ROWS
    assert again.version("side-a").rows == ROWS[1:] and again.version("side-a").version == "2"
    assert first.fingerprint == people().fingerprint()
    assert first.commitment() != second.commitment()
    assert again.versions("side-b") == ()
    assert again.check() == ()


def test_the_same_rows_sent_twice_have_two_commitments(store: Store) -> None:
    first, second = (store.add_version(people(), sent_by="x", by="desk") for _ in range(2))
    assert first.fingerprint == second.fingerprint and first.commitment() != second.commitment()
    assert store.changes("side-a").nothing


def test_long_lists_and_the_file_as_it_came(store: Store) -> None:
    rows = tuple(PersonRecord(f"n{k}", surname="Коваль", given="Іван", line=k) for k in range(4500))
    original = bytes(range(256)) * 9000
    store.add_version(people(*rows), sent_by="x", by="desk", original=original)
    assert store.version("side-a").rows == rows
    assert store.original("side-a") == original
    store.add_version(people(), sent_by="x", by="desk")
    assert store.original("side-a") == b""


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.text(), st.text(), st.text()), max_size=6, unique_by=lambda row: row[0]))
def test_whatever_stands_in_a_cell_comes_back(store: Store, cells: list[tuple[str, str, str]]) -> None:
    rows = tuple(PersonRecord(id, surname=one, category=other) for id, one, other in cells)
    store.add_version(people(*rows) if rows else replace(people(), rows=()), sent_by="x", by="desk")
    assert store.version("side-a").rows == rows


def test_what_is_not_there(store: Store) -> None:
    with pytest.raises(StoreError, match="no such list") as fault:
        store.version("side-a")
    assert "none" in fault.value.help
    store.add_version(people(), sent_by="x", by="desk")
    with pytest.raises(StoreError, match="no version 2"):
        store.version("side-a", 2)
    with pytest.raises(StoreError, match="no version 0"):
        store.changes("side-a")


def test_only_users_write(place: Place, store: Store) -> None:
    with pytest.raises(StoreError, match="no user"):
        store.add_version(people(), sent_by="x", by="somebody")
    assert store.lists() == ()
    with pytest.raises(StoreError, match="no user"):
        store.add_user(User("clerk"), by="clerk")
    store.add_user(User("clerk", party="a", key="clerk+1234+key"), by="desk")
    store.add_version(people(), sent_by="x", by="clerk")
    store.add_user(User("clerk", party="a", ended=True), by="desk")
    with pytest.raises(StoreError, match="no longer"):
        store.add_version(people(), sent_by="x", by="clerk")
    assert place.open().users() == (User("desk"), User("clerk", party="a", ended=True))
    assert store.versions("side-a")[0].recorded_by == "clerk"
    with pytest.raises(UsageError):
        User(" two  words")


def test_claims_are_added_and_follow_a_person_to_a_new_id(store: Store) -> None:
    store.add_version(people(), sent_by="x", by="desk")
    held = store.add_claim("side-a", ROWS[1].id, "held", author="side-b", by="desk", on="2026-05-02", place="Ковров")
    other = store.add_claim("side-a", ROWS[0].id, "seen", author="family", by="desk")
    store.add_version(
        people(replace(ROWS[1], id="1"), replace(ROWS[0], id="2", category="other")), sent_by="x", by="desk"
    )
    died = store.add_claim("side-a", "1", "died", author="family", by="desk", on="2026-04")
    assert store.claims("side-a") == (held, other, died)
    assert store.claims("side-a", "1") == store.claims("side-a", ROWS[1].id, 1) == (held, died)
    assert store.claims("side-a", "2") == (other,)
    assert (held.version, died.version, died.recorded_by) == (1, 2, "desk")
    assert standing(store.claims("side-a", "1")).value("life") == "disputed"
    assert store.claims("side-a", ROWS[2].id, 1) == ()


def test_corrections_and_disputes(store: Store) -> None:
    store.add_version(people(), sent_by="x", by="desk")
    id = ROWS[0].id
    first = store.add_claim("side-a", id, "held", author="side-b", by="desk", on="2026-05-02")
    with pytest.raises(UsageError, match="only its author"):
        store.add_claim("side-a", id, "died", author="family", by="desk", supersedes=first.id)
    with pytest.raises(UsageError, match="of his own"):
        store.add_claim("side-a", id, "disputed", author="side-b", by="desk", about=first.id)
    with pytest.raises(StoreError, match="no claim 'c99'"):
        store.add_claim("side-a", id, "disputed", author="family", by="desk", about="c99")
    with pytest.raises(StoreError, match="about this person"):
        store.add_claim("side-a", ROWS[1].id, "disputed", author="family", by="desk", about=first.id)
    with pytest.raises(StoreError, match="no row") as fault:
        store.add_claim("side-a", "Коваленко", "held", author="side-b", by="desk")
    assert "Коваленко" not in fault.value.message + fault.value.help
    store.add_claim("side-a", id, "disputed", author="family", by="desk", about=first.id)
    assert standing(store.claims("side-a", id)).value("custody") == "disputed"
    store.add_claim("side-a", id, "not-held", author="side-b", by="desk", on="2026-05-02", supersedes=first.id)
    found = standing(store.claims("side-a", id))
    assert found.value("custody") == "not held" and not found.disputed
    assert len(store.claims("side-a", id)) == 3, "nothing is overwritten"


def test_judgements_are_a_book(place: Place, store: Store) -> None:
    book: JudgementBook = store
    a, b = key_of("side-a", ROWS[0]), key_of("side-b", ROWS[1])
    at = datetime(2026, 5, 7, 10, tzinfo=UTC)
    first = Judgement(a, b, "same", "desk", at, "photograph")
    book.record(first, replace(first, verdict="unsure"))
    book.record(replace(first, verdict="different", note=""))
    assert [j.verdict for j in place.open().judgements()] == ["same", "unsure", "different"]
    assert place.open().judgements()[0] == first
    with pytest.raises(StoreError, match="no user"):
        book.record(first, replace(first, by="somebody"))
    assert len(book.judgements()) == 3, "all of them or none"


def test_a_version_by_reference(place: Place, store: Store) -> None:
    store.add_version(people(), sent_by="x", by="desk")
    store.add_version(people(*ROWS[:1]), sent_by="x", by="desk")
    assert resolve(f"{place.where}#side-a@1", place.key).rows == ROWS
    assert resolve(f"{place.where}#side-a", place.key).rows == ROWS[:1]
    for wrong in (f"{place.where}#side-a@0", f"{place.where}#side-a@x", f"{place.where}#", "lists.csv"):
        with pytest.raises(UsageError):
            resolve(wrong, place.key)


def test_a_file_with_a_hash_in_its_name_is_a_file(tmp_path: Path) -> None:
    from goodoffices.store import parse_reference

    (tmp_path / "list#2.csv").write_text("x")
    assert parse_reference(str(tmp_path / "list#2.csv")) is None


def test_a_store_is_never_overwritten(place: Place, store: Store) -> None:
    store.add_version(people(), sent_by="x", by="desk")
    with pytest.raises(StoreError, match="already"):
        place.make()
    assert place.open().lists() == ("side-a",)


def test_no_store_and_no_database(place: Place, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store") as fault:
        place.open()
    assert "lists new" in fault.value.help
    (tmp_path / "x.db").write_text("surname\nКоваленко\n" * 99, encoding="utf-8")
    with pytest.raises(StoreError, match="not a store") as fault:
        open_store(tmp_path / "x.db")
    assert "Ковал" not in str(fault.value)
    with pytest.raises(StoreError, match="no stores on mysql"):
        open_store("mysql://x@y/z")
    with pytest.raises(StoreError, match="no driver"):
        open_store("postgresql+oracle://x@y/z")
    with pytest.raises(StoreError) as fault:
        open_store(f"postgresql://x:hidden-word@/z?host={tmp_path}")
    assert "hidden-word" not in fault.value.message + fault.value.help
    with pytest.raises(StoreError, match="cannot be made"):
        create_store(tmp_path / "no" / "x.db", User("desk"), in_the_clear=True)


def test_a_newer_form_is_refused(place: Place, store: Store) -> None:
    from goodoffices.store.database import tables

    with place.database().writing() as connection:
        meta = tables().meta
        connection.execute(meta.update().where(meta.c.name == "format").values(value="2"))
    with pytest.raises(StoreError, match="has form '2'; this program knows form 1"):
        place.open()


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    create_store(tmp_path / "x.db", User("desk"), in_the_clear=True)
    assert stat.S_IMODE((tmp_path / "x.db").stat().st_mode) == 0o600
    with open_store(f"sqlite:///{tmp_path}/x.db") as store:
        assert store.in_the_clear and store.users() == (User("desk"),)


def test_writers_wait_for_each_other(place: Place, store: Store) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def add(k: int) -> int:
        with place.open() as mine:
            return mine.add_version(people(*ROWS[: k % 3 + 1]), sent_by="x", by="desk").number

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(add, range(8))) == list(range(1, 9))
    assert store.check() == ()

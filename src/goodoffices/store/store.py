"""A store: versions of lists, claims about people, judgements, users. Everything is added, nothing is changed."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any

from goodoffices.diagnose import StoreError
from goodoffices.people import PersonList
from goodoffices.people.change import ListChange, changes_between
from goodoffices.people.change_thread import trace_back
from goodoffices.people.claim import Claim
from goodoffices.people.claim_draft import ClaimDraft
from goodoffices.people.judgement import Judgement
from goodoffices.people.version import ListVersion
from goodoffices.store.claiming import append_claims
from goodoffices.store.coding import (
    fingerprint_by,
    pieces,
    plain,
    read_claim,
    read_judgement,
    read_rows,
    read_user,
    read_version,
    rows_in_parts,
)
from goodoffices.store.database import Database
from goodoffices.store.log import Entry, Log, Writing
from goodoffices.store.recording import compare, owed, settle
from goodoffices.store.user import User

__all__ = ["Store"]


class Store:
    """An open store, as given by :func:`~goodoffices.store.open_store`. It is a ``JudgementBook``.

    Attributes
    ----------
    id : str
        Drawn when the store was made.
    name : str
        Where it is, without a password.
    in_the_clear : bool
        Whether it is not sealed.
    """

    def __init__(
        self, database: Database, log: Log, id: str, *, in_the_clear: bool = False, ledger: Path | None = None
    ) -> None:
        self._database = database
        self._log = log
        self._ledger = ledger
        self.id = id
        self.name = database.name
        self.in_the_clear = in_the_clear

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    # Users

    def users(self) -> tuple[User, ...]:
        """Every user as last recorded, in the order in which they came."""
        return tuple({user.name: user for user in map(_user, self._log.entries("user"))}.values())

    def add_user(self, user: User, by: str) -> None:
        """Record a user, or what has changed of one (a key, a party, that he may no longer write).

        Raises
        ------
        StoreError
            When ``by`` is no user who may write.
        """
        with self._log.writing() as writer:
            _require_user(writer, by)
            writer.append("user", user.name, plain(user) | {"recorded_by": by, "recorded_at": _now().isoformat()})

    # Lists

    def lists(self) -> tuple[str, ...]:
        """Ids of the lists, in the order in which their first versions came."""
        return tuple(dict.fromkeys(str(entry.body["list"]) for entry in self._log.entries("version")))

    def add_version(
        self,
        people: PersonList,
        *,
        sent_by: str,
        by: str,
        received_at: str = "",
        party: str = "",
        note: str = "",
        file: str = "",
        original: bytes = b"",
    ) -> ListVersion:
        """Add a version of the list ``people.id``; when this returns, it is on the disk, whole.

        Parameters
        ----------
        people : PersonList
        sent_by : str
            Who handed it over.
        by : str
            The user who records it.
        received_at : str
            A day, or a moment with offset; now by default.
        party, note, file : str
            Whose list it is; a note; the name of the file.
        original : bytes
            The file as it came, which is kept beside the rows.

        Raises
        ------
        StoreError
            When ``by`` is no user who may write, or the database refuses: then nothing was added.
        LedgerError
            When the store was opened with a ledger that cannot be written to: then the version is in the store, and
            is recorded at the next start.
        """
        now = _now()
        with self._log.writing() as writer:
            _require_user(writer, by)
            version = ListVersion(
                list=people.id,
                number=len(writer.entries("version", people.id)) + 1,
                sent_by=sent_by,
                received_at=received_at or now.isoformat(timespec="minutes"),
                recorded_at=now,
                recorded_by=by,
                rows=len(people),
                fingerprint=people.fingerprint(),
                party=party,
                note=note,
                file=file,
                file_sha256=sha256(original).hexdigest() if original else "",
                salt=secrets.token_hex(32),
            )
            body = plain(version) | {"ledger": self._ledger is not None}
            writer.append("version", people.id, body, {"rows": rows_in_parts(people.rows), "file": pieces(original)})
        if self._ledger is not None:
            settle(self._log, self.id, self._ledger)
        return version

    def versions(self, list_id: str) -> tuple[ListVersion, ...]:
        """The versions of a list, 1 first; none for a list that is not there."""
        return tuple(read_version(entry.body) for entry in self._log.entries("version", list_id))

    def version(self, list_id: str, number: int | None = None) -> PersonList:
        """The rows of a version, the newest by default; its ``version`` is the number.

        Raises
        ------
        StoreError
            When there is no such list or version, or its rows are not those that were recorded.
        """
        entry = self._entry(list_id, number)
        found = read_version(entry.body)
        names, rows = read_rows(self._log.parts(entry.seq, "rows"))
        people = PersonList(list_id, rows, str(found.number))
        if len(rows) != found.rows or fingerprint_by(names, people) != found.fingerprint:
            raise StoreError(f"version {found.number} of {list_id} is not whole", "restore the store from a copy")
        return people

    def original(self, list_id: str, number: int | None = None) -> bytes:
        """The file of a version as it came; empty where it was not kept.

        Raises
        ------
        StoreError
            As :meth:`version`.
        """
        return b"".join(self._log.parts(self._entry(list_id, number).seq, "file"))

    def changes(self, list_id: str, older: int | None = None, newer: int | None = None) -> ListChange:
        """What changed between two versions; by default the newest and the one before it.

        Raises
        ------
        StoreError
            When one of them is not there.
        """
        last = len(self.versions(list_id))
        newer = last if newer is None else newer
        return changes_between(
            self.version(list_id, newer - 1 if older is None else older), self.version(list_id, newer)
        )

    # Claims

    def add_claim(
        self, list_id: str, person: str, kind: str, *, author: str, by: str, version: int | None = None, **more: str
    ) -> Claim:
        """Add a claim about a person to his log.

        Parameters
        ----------
        list_id, person : str
            The row ``person`` of the list.
        kind : str
            One of :data:`~goodoffices.people.claim_kind.KINDS`.
        author : str
            Who says so.
        by : str
            The user who records it.
        version : int, optional
            The version whose ids are meant; the newest by default.
        **more : str
            ``on``, ``place``, ``source``, ``note``, ``supersedes``, ``about``.

        Raises
        ------
        StoreError
            When there is no such person on that version, or no such claim as the one referred to.
        UsageError
            For a claim that cannot be (:class:`~goodoffices.people.claim.Claim`), one that supersedes another
            author's, or one that disputes its own author's.
        """
        given: dict[str, Any] = {**more}
        return self.add_claims(list_id, [ClaimDraft(person, kind, author, **given)], by=by, version=version)[0]

    def add_claims(
        self, list_id: str, drafts: Sequence[ClaimDraft], *, by: str, version: int | None = None
    ) -> tuple[Claim, ...]:
        """Add claims about people on a list: all of them, on the disk, or none. See :meth:`add_claim`."""
        people = self.version(list_id, version)
        known = {
            draft.person: self.claims(list_id, draft.person, int(people.version))
            for draft in drafts
            if draft.supersedes or draft.about
        }
        with self._log.writing() as writer:
            _require_user(writer, by)
            return append_claims(writer, people, drafts, lambda person: known.get(person, ()), by=by, at=_now())

    def claims(self, list_id: str, person: str | None = None, version: int | None = None) -> tuple[Claim, ...]:
        """Claims about everybody on a list, or about one person under whatever id earlier and later versions have him.

        Parameters
        ----------
        person : str, optional
            An id on ``version``.
        version : int, optional
            The newest by default.

        Raises
        ------
        StoreError
            When there is no such list or version.
        """
        every = tuple(read_claim(entry.body) for entry in self._log.entries("claim", list_id))
        if person is None:
            return every
        number = read_version(self._entry(list_id, version).body).number
        touched = {claim.version for claim in every} | {number}
        first, last = min(touched), max(touched)
        ids = trace_back((self.version(list_id, k) for k in range(first, last + 1)), first, number, person)
        return tuple(claim for claim in every if ids.get(claim.version) == claim.person)

    # Judgements

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, in the order of recording."""
        return tuple(read_judgement(entry.body) for entry in self._log.entries("judgement"))

    def record(self, *judgements: Judgement) -> None:
        """Keep judgements: all of them, on the disk, or none.

        Raises
        ------
        StoreError
            When one of them was made by somebody who is no user of the store.
        """
        with self._log.writing() as writer:
            for judgement in judgements:
                _require_user(writer, judgement.by)
            for judgement in judgements:
                writer.append("judgement", "", plain(judgement) | {"recorded_at": _now().isoformat()})

    # Ledger and soundness

    def owed(self) -> tuple[ListVersion, ...]:
        """Versions that were to be recorded in a ledger and are not yet said to be."""
        return tuple(read_version(entry.body) for entry in owed(self._log))

    def check(self) -> tuple[str, ...]:
        """What is wrong with the store, in words; nothing for a sound one. Every entry, row and kept file is opened.

        A store that was opened with a ledger is compared with it.

        Raises
        ------
        SealError
            When an entry was altered or moved.
        LedgerError
            When the ledger does not verify.
        """
        faults = [f"entry {seq} is missing: it was removed" for seq in self._log.gaps()]
        entries = self._log.entries()
        if not any(entry.kind == "user" for entry in entries):
            faults.append("its first entries are missing: they were removed")
        for entry in entries:
            if entry.kind == "version":
                found = read_version(entry.body)
                try:
                    self.version(found.list, found.number)
                except StoreError as fault:
                    faults.append(fault.message)
                kept = b"".join(self._log.parts(entry.seq, "file"))
                if found.file_sha256 and sha256(kept).hexdigest() != found.file_sha256:
                    faults.append(f"the file of version {found.number} of {found.list} is not whole")
        if self._ledger is not None:
            faults += compare(self._log, self.id, self._ledger)
        return tuple(faults)

    def _entry(self, list_id: str, number: int | None) -> Entry:
        entries = self._log.entries("version", list_id)
        if not entries:
            raise StoreError("the store has no such list", f"it has: {', '.join(self.lists()) or 'none'}")
        if number is None:
            return entries[-1]
        for entry in entries:
            if entry.body["number"] == number:
                return entry
        raise StoreError(f"{list_id} has no version {number}", f"it has versions 1 to {len(entries)}")


def _user(entry: Entry) -> User:
    return read_user(entry.body)


def _require_user(writer: Writing, name: str) -> None:
    entries: Iterable[Entry] = writer.entries("user", name)
    last = [_user(entry) for entry in entries][-1:]
    if not last:
        raise StoreError("this name is no user of the store", "add it with: goodoffices lists user")
    if last[0].ended:
        raise StoreError("this user may no longer write to the store", "record it under another user")


def _now() -> datetime:
    return datetime.now(UTC)

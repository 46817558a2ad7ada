"""A version of a list as it was received: which, from whom, when, and a fingerprint that betrays nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from goodoffices.case.when import TimeFault, parse_when
from goodoffices.diagnose import UsageError
from goodoffices.ledger import canonical_json

__all__ = ["ListVersion"]

_FORMAT = "goodoffices-list-version/1"


@dataclass(frozen=True, slots=True)
class ListVersion:
    """One version of one list, without its rows.

    Parameters
    ----------
    list : str
        Which list (``side-a``).
    number : int
        Which version of it, from 1.
    sent_by : str
        Who handed it over, in words.
    received_at : str
        When it was received, as exactly as it is known: a day, or a moment with its offset from UTC.
    recorded_at : datetime
        When it was recorded, aware.
    recorded_by : str
        Name of the user who recorded it.
    rows : int
    fingerprint : str
        SHA-256 of all fields of all rows (:meth:`PersonList.fingerprint`).
    party : str
        Whose list it is.
    note, file : str
        A note in plain words; the name of the file that was read.
    file_sha256 : str
        SHA-256 of the file as it came, in hexadecimal; empty where it was not kept.
    salt : str
        32 random bytes in hexadecimal: without it nobody can try out whether a guessed list is this one.

    Raises
    ------
    UsageError
        When the list has no id, nobody is named as the sender, or the day is none.
    """

    list: str
    number: int
    sent_by: str
    received_at: str
    recorded_at: datetime
    recorded_by: str
    rows: int
    fingerprint: str
    party: str = ""
    note: str = ""
    file: str = ""
    file_sha256: str = ""
    salt: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not self.list.strip() or any(mark in self.list for mark in "#@\n"):
            raise UsageError("a list needs an id of its own, without # and @", "for example side-a")
        if not self.sent_by.strip():
            raise UsageError("a version of a list needs the one who sent it")
        try:
            parse_when(self.received_at, "UTC")
        except TimeFault as fault:
            raise UsageError(f"when the list was received: {fault}", fault.help) from None

    def opening(self) -> dict[str, str | int]:
        """What the commitment is made of. Who has it, and the ledger, can check a list that is shown later; keep it as the list."""
        return {
            "format": _FORMAT,
            "list": self.list,
            "version": self.number,
            "rows": self.rows,
            "fingerprint": self.fingerprint,
            "file_sha256": self.file_sha256,
            "salt": self.salt,
        }

    def commitment(self) -> str:
        """What may be shown of it, and goes into a ledger: SHA-256 of the canonical JSON of :meth:`opening`, in hexadecimal."""
        return hashlib.sha256(canonical_json(self.opening())).hexdigest()

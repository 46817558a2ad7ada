"""What a person decided of two records: the same, different, or unsure; never erased, only outweighed by a later one."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, get_args

from goodoffices.diagnose import UsageError
from goodoffices.names import split_name
from goodoffices.people.record import PersonRecord

__all__ = ["IDENTIFYING", "VERDICTS", "Judgement", "JudgementBook", "RecordKey", "Verdict", "fingerprint_of", "key_of"]

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

IDENTIFYING = (
    "full_name",
    "surname",
    "given",
    "patronymic",
    "sex",
    "born",
    "birth_place",
    "number",
    "father",
    "mother",
)
"""The fields that say who somebody is. Rank, unit, category and capture may change and leave the person the same."""

_CHECK = 3


@dataclass(frozen=True, slots=True, order=True)
class RecordKey:
    """Which record a judgement is about, in this version of the list and in later ones.

    Parameters
    ----------
    list : str
        Id of the list; it stays while versions change.
    id : str
        The list's own id of the row.
    fingerprint : str
        Of the identifying fields, from :func:`fingerprint_of`; opaque. It finds the row where the ids have changed, and
        says whether the row has. It is not secret: who knows a name and a birth date can tell whether they are meant.
    """

    list: str
    id: str
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person about two records.

    Parameters
    ----------
    a, b : RecordKey
        Of two lists, or two rows of one list (a repeat).
    verdict : str
        ``same``, ``different`` or ``unsure``.
    by : str
        Who decided.
    at : datetime
        When, with its offset from UTC.
    note : str
        In the person's own words; may be empty.

    Raises
    ------
    UsageError
        When the verdict is none of the three, nobody is named, the time has no offset, or a record is judged against
        itself.
    """

    a: RecordKey
    b: RecordKey
    verdict: Verdict
    by: str
    at: datetime
    note: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise UsageError("a verdict is one of: " + ", ".join(VERDICTS))
        if not self.by.strip():
            raise UsageError("a judgement needs the name of the person who made it")
        if self.at.utcoffset() is None:
            raise UsageError("the time of a judgement needs its offset from UTC", "write it as 2026-05-07T10:00+03:00")
        if (self.a.list, self.a.id) == (self.b.list, self.b.id):
            raise UsageError("a judgement is about two records, not one")


class JudgementBook(Protocol):
    """Where judgements are kept. Nothing in it is changed or removed."""

    def judgements(self) -> tuple[Judgement, ...]:
        """All that were ever recorded, in the order in which they were."""
        ...

    def record(self, *judgements: Judgement) -> None:
        """Keep judgements; when it returns they are on the disk."""
        ...


def key_of(list_id: str, record: PersonRecord) -> RecordKey:
    """The key of a record of a list.

    Examples
    --------
    >>> key_of("ours", PersonRecord("A1", surname="Koval", given="Ivan", born="1990-05-07"))
    RecordKey(list='ours', id='A1', fingerprint='ce1799abc0357a97b54b88b2e71efd97:911-cd0-4ba-')
    """
    return RecordKey(list_id, record.id, fingerprint_of(record))


def fingerprint_of(record: PersonRecord) -> str:
    """A fingerprint of the identifying fields, and after a colon short checks of surname, given name, birth date and number.

    The first part is the beginning of a SHA-256; letter case and spaces do not count. The checks, of 12 bits each, are
    enough to say that a row has become another person's, and too short to be anybody's on their own.
    """
    parts = [_plain(getattr(record, name)) for name in IDENTIFYING]
    surname, given = record.surname, record.given
    if not (surname and given) and record.full_name:
        split = split_name(record.full_name)
        surname, given = split.surname, split.given
    checks = (_plain(surname), _plain(given), record.born, _plain(record.number))
    whole = _digest("\x1f".join(parts))[:32]
    return f"{whole}:{'-'.join(_digest(check)[:_CHECK] if check else '' for check in checks)}"


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

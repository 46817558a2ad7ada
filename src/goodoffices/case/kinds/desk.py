"""What the desk itself keeps: incidents, notes, withdrawals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goodoffices.case.kinds.entry import Entry
from goodoffices.case.kinds.speech import Voice
from goodoffices.case.record import Record, given
from goodoffices.case.shape import Choice, Count, ListOf, Quantity, Ref, Text

__all__ = ["Incident", "Note", "Withdrawal"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Entry):
    """Something that happened on the ground and bears on the talks."""

    kind: ClassVar[str] = "incident"
    heading: ClassVar[str] = "Incidents"

    what: str = given(Text(), "what happened, in one line")
    where: str = given(Text(), "where", default="")
    by: tuple[str, ...] = given(ListOf(Ref("party", "person")), "by whom, as far as it is said", default=())
    target: tuple[str, ...] = given(ListOf(Ref("party", "person", "place")), "against whom", default=())
    quantity: Count | None = given(Quantity(), "how many", default=None)
    unit: str = given(Text(), "of what", default="")
    voices: tuple[Voice, ...] = given(ListOf(Record(Voice)), "by whose account, outermost first", default=())

    @property
    def label(self) -> str:
        return self.what


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Entry):
    """A note of the desk: a remark, an open question, a slip of a source, a judgement."""

    kind: ClassVar[str] = "note"
    heading: ClassVar[str] = "Notes"

    type: str = given(Choice("remark", "question", "slip", "judgement"), "what sort of note", default="remark")
    text: str = given(Text(), "the note")
    about: tuple[str, ...] = given(
        ListOf(Ref("entry", "party", "person", "place", "issue", "source")), "what it is about", default=()
    )
    ask: tuple[str, ...] = given(ListOf(Ref("party", "person", "source")), "whom to ask, for a question", default=())
    answered_by: tuple[str, ...] = given(ListOf(Ref("entry", loose=True)), "the entries that answer it", default=())

    @property
    def label(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Entry):
    """Takes an entry back from the day it is entered; the entry stays in the record."""

    kind: ClassVar[str] = "withdrawal"
    heading: ClassVar[str] = "Withdrawals"

    of: str = given(Ref("entry"), "the entry taken back")
    reason: str = given(Text(), "why")

    @property
    def label(self) -> str:
        return self.reason

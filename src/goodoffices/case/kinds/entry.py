"""What every dated entry of the record carries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from goodoffices.case.audience import PUBLIC, Audience
from goodoffices.case.reading import Reading
from goodoffices.case.record import Record, given
from goodoffices.case.shape import AudienceMark, Choice, Ident, ListOf, Ref, Text, Time
from goodoffices.case.span import Span
from goodoffices.case.when import When
from goodoffices.diagnose import Place as FilePlace
from goodoffices.text import Mapping

__all__ = ["Entry"]

_NOWHERE = FilePlace("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A dated entry of the record. It is never edited once agreed: a later entry supersedes or withdraws it."""

    kind: ClassVar[str] = ""
    heading: ClassVar[str] = ""

    id: str = given(Ident(), "under which other lines name it")
    on: When | None = given(Time(), "when it happened, happens or is to happen", default=None)
    audience: Audience = given(AudienceMark(), "who may see it; the folder may make it stricter", default=PUBLIC)
    entered: When | None = given(
        Time(), "when it was put into the case; also given once at the head of the file", default=None
    )
    entered_by: str = given(Text(), "who put it in; also given at the head of the file", default="")
    supersedes: str = given(Ref("entry", loose=True), "the entry that this one replaces", default="")
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "the spans of the sources that say so", default=())
    rests_on: tuple[str, ...] = given(ListOf(Ref("entry")), "other entries from which this one was derived", default=())
    issue: tuple[str, ...] = given(ListOf(Ref("issue")), "the issues it is about", default=())
    marks: tuple[str, ...] = given(
        ListOf(Choice("not-for-attribution", "non-paper", "without-prejudice", "ad-referendum", "embargoed")),
        "handling marks of the trade",
        default=(),
    )
    embargo: When | None = given(Time(), "until when nothing of it may be published", default=None)
    remark: str = given(Text(), "what a reader should know", default="")
    place: FilePlace = field(default=_NOWHERE, compare=False)

    @classmethod
    def name_others(cls, node: Mapping, reading: Reading) -> None:
        """Note references that follow from two fields together (an option belongs to the issue beside it)."""

    @property
    def label(self) -> str:
        """One line that tells this entry from others."""
        return self.id

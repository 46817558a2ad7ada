"""Rounds of talks, and who sits in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from goodoffices.case.audience import PUBLIC, Audience
from goodoffices.case.kinds.entry import Entry
from goodoffices.case.record import Record, given
from goodoffices.case.shape import AudienceMark, Choice, Flag, ListOf, Ref, Text, Time, Whole
from goodoffices.case.span import Span
from goodoffices.case.when import When

__all__ = ["AgendaItem", "Delegation", "Member", "Round"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person in a delegation."""

    person: str = given(Ref("person"), "who")
    office: str = given(
        Text(), "id of the office in whose capacity the person sits, where there are several", default=""
    )
    role: str = given(
        Choice("head", "member", "adviser", "expert", "secretary", "interpreter", "observer"),
        "part in the delegation",
        default="member",
    )
    audience: Audience = given(AudienceMark(), "who may see it", default=PUBLIC)
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """Those who sit for one party."""

    party: str = given(Ref("party"), "for whom they sit")
    members: tuple[Member, ...] = given(ListOf(Record(Member)), "who is named, head first", default=())
    size: int | None = given(Whole(), "how many in all, where that is said", default=None)
    complete: bool = given(Flag(), "yes where the named members are known to be all", default=False)
    audience: Audience = given(AudienceMark(), "who may see it", default=PUBLIC)
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A point of the order of the day."""

    title: str = given(Text(), "what is done or discussed")
    at: When | None = given(Time(), "when it is due", default=None)
    by: tuple[str, ...] = given(ListOf(Ref("person", "party")), "who speaks or leads", default=())
    issue: tuple[str, ...] = given(ListOf(Ref("issue")), "the issues it is about", default=())
    on_air: bool = given(Flag(), "yes where it is broadcast", default=False)
    audience: Audience = given(AudienceMark(), "who may see it", default=PUBLIC)
    says: tuple[Span, ...] = given(ListOf(Record(Span)), "where a source says so", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Round(Entry):
    """A meeting of the sides under the third party's roof: planned, held, postponed or cancelled."""

    kind: ClassVar[str] = "round"
    heading: ClassVar[str] = "Rounds of talks"

    title: str = given(Text(), "how it is called")
    status: str = given(Choice("planned", "held", "postponed", "cancelled"), "what has become of it")
    number: int | None = given(Whole(), "which round of the series, from 1", default=None)
    venue: str = given(Ref("place"), "where", default="")
    host: str = given(Ref("party"), "who hosts", default="")
    chair: tuple[str, ...] = given(ListOf(Ref("person")), "who chairs", default=())
    format: str = given(
        Choice("direct", "trilateral", "multilateral", "proximity", "shuttle", "online"),
        "how the sides meet",
        default="",
    )
    seating: str = given(
        Choice("facing", "square", "round-table", "separate-rooms", "unknown"), "how they sit", default="unknown"
    )
    delegations: tuple[Delegation, ...] = given(ListOf(Record(Delegation)), "who sits for whom", default=())
    agenda: tuple[AgendaItem, ...] = given(ListOf(Record(AgendaItem)), "the order of the day", default=())
    outcome: str = given(Text(), "what came of it, in one line", default="")

    @property
    def label(self) -> str:
        return self.title

"""Floor 1: a folder of plain text becomes a checked, frozen :class:`Case`, for one reader, as of one moment."""

from goodoffices.case.audience import DESK, MEDIATOR, PUBLIC, ROOM, Audience, Reader, parse_audience, strictest
from goodoffices.case.check import check_case
from goodoffices.case.course import Course, course_of
from goodoffices.case.entity import Issue, Item, Office, Option, Party, Person, Place, Source, ZoneNote
from goodoffices.case.estimate import Estimate
from goodoffices.case.folder import file_audience
from goodoffices.case.kinds import (
    KINDS,
    STANCES,
    Account,
    AgendaItem,
    Agreement,
    Claim,
    Delegation,
    Effect,
    Entry,
    Incident,
    Joint,
    Member,
    Note,
    Obligation,
    Offer,
    Performance,
    Position,
    Preference,
    Pressure,
    Round,
    Statement,
    TextVersion,
    Voice,
    Withdrawal,
)
from goodoffices.case.load import load_case
from goodoffices.case.model import Case
from goodoffices.case.shape import Count
from goodoffices.case.span import Span
from goodoffices.case.when import Duration, When

__all__ = [
    "DESK",
    "KINDS",
    "MEDIATOR",
    "PUBLIC",
    "ROOM",
    "STANCES",
    "Account",
    "AgendaItem",
    "Agreement",
    "Audience",
    "Case",
    "Claim",
    "Count",
    "Course",
    "Delegation",
    "Duration",
    "Effect",
    "Entry",
    "Estimate",
    "Incident",
    "Issue",
    "Item",
    "Joint",
    "Member",
    "Note",
    "Obligation",
    "Offer",
    "Office",
    "Option",
    "Party",
    "Performance",
    "Person",
    "Place",
    "Position",
    "Preference",
    "Pressure",
    "Reader",
    "Round",
    "Source",
    "Span",
    "Statement",
    "TextVersion",
    "Voice",
    "When",
    "Withdrawal",
    "ZoneNote",
    "check_case",
    "course_of",
    "file_audience",
    "load_case",
    "parse_audience",
    "strictest",
]

"""What schema.org says of each sort of item: its type, and the properties that it has words for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import singledispatch
from typing import Any

from goodoffices.case import (
    Agreement,
    Case,
    Claim,
    Incident,
    Issue,
    Offer,
    Office,
    Party,
    Person,
    Place,
    Position,
    Round,
    Source,
    Statement,
    TextVersion,
    When,
)  # fmt: skip
from goodoffices.positions.plain import utc_text

__all__ = ["Described", "describe"]

Refer = Callable[[str], dict[str, str]]
Described = tuple[list[str], dict[str, Any], frozenset[str]]
"""Types, properties, and the fields of the item that these properties carry whole."""

_EVENT_STATUS = {
    "planned": "EventScheduled",
    "held": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
}
_SOURCES = {
    "article": "NewsArticle",
    "book": "Book",
    "treaty": "Legislation",
    "social": "SocialMediaPosting",
    "dataset": "Dataset",
}


@singledispatch
def describe(item: Any, case: Case, refer: Refer) -> Described:
    """What schema.org can say of an item."""
    return [], {}, frozenset()


def _said(**told: Any) -> dict[str, Any]:
    return {key: value for key, value in told.items() if value not in (None, "", [], {})}


def _day_or_moment(when: When | None, *, last: bool = False) -> str | None:
    """A day where no hour is known, else a moment in UTC; nothing where not even the day is known."""
    if when is None or (when.within and when.start.date() != when.last_day):
        return None
    if when.grain == "moment":
        return utc_text(when.start)
    if when.grain == "interval" and any(m.hour or m.minute for m in (when.start, when.end)):
        return utc_text(when.end if last else when.start)
    return (when.last_day if last else when.start.date()).isoformat()


def _spellings(spellings: Mapping[str, tuple[str, ...]]) -> list[dict[str, str]]:
    return [{"@value": name, "@language": language} for language, names in spellings.items() for name in names]


@describe.register
def _party(item: Party, case: Case, refer: Refer) -> Described:
    other = [*filter(None, (item.short,)), *item.aka, *_spellings(item.spellings)]
    told = _said(name=item.name, alternateName=other, parentOrganization=refer(item.of) if item.of else None)
    return ["Organization"], told, frozenset({"name", "short", "aka", "spellings", "of"})


@describe.register
def _person(item: Person, case: Case, refer: Refer) -> Described:
    told = _said(name=item.name, alternateName=_spellings(item.spellings), description=item.remark)
    told["affiliation"] = [_office(office, refer) for office in item.offices]
    return ["Person"], told, frozenset({"name", "spellings", "remark", "offices"})


def _office(office: Office, refer: Refer) -> dict[str, Any]:
    since, until = _day_or_moment(office.since), _day_or_moment(office.until, last=True)
    return {"type": "OrganizationRole"} | _said(
        roleName=office.title, affiliation=refer(office.party), startDate=since, endDate=until
    )


@describe.register
def _place(item: Place, case: Case, refer: Refer) -> Described:
    address = _said(addressLocality=item.city, addressCountry=item.country)
    told = _said(
        name=item.name,
        alternateName=_spellings(item.spellings),
        address={"type": "PostalAddress"} | address if address else None,
    )
    return ["Place"], told, frozenset({"name", "spellings", "city", "country"})


@describe.register
def _issue(item: Issue, case: Case, refer: Refer) -> Described:
    return ["DefinedTermSet"], _said(name=item.title, description=item.question), frozenset({"title", "question"})


@describe.register
def _source(item: Source, case: Case, refer: Refer) -> Described:
    told = _said(
        name=item.title,
        publisher={"type": "Organization", "name": item.outlet} if item.outlet else None,
        author={"type": "Person", "name": item.author} if item.author else None,
        datePublished=_day_or_moment(item.published),
        inLanguage=item.language,
        url=item.url,
        license=item.licence,
        description=item.remark,
    )
    return (
        [_SOURCES.get(item.type, "CreativeWork")],
        told,
        frozenset({"title", "outlet", "author", "language", "url", "licence", "remark"}),
    )


@describe.register
def _round(item: Round, case: Case, refer: Refer) -> Described:
    told = _said(
        name=item.title,
        startDate=_day_or_moment(item.on),
        endDate=_day_or_moment(item.on, last=True),
        eventStatus=f"schema:{_EVENT_STATUS[item.status]}",
        location=refer(item.venue) if item.venue else None,
        organizer=refer(item.host) if item.host else None,
        description=item.outcome,
    )
    return ["Event"], told, frozenset({"title", "venue", "host", "outcome"})


@describe.register
def _statement(item: Statement, case: Case, refer: Refer) -> Described:
    told = _said(
        text=item.words, abstract=item.gist, creator=[refer(by) for by in item.by], dateCreated=_day_or_moment(item.on)
    )
    return ["Quotation"], told, frozenset({"words", "gist", "by"})


@describe.register
def _claim(item: Claim, case: Case, refer: Refer) -> Described:
    seen = dict.fromkeys(span.source for span in item.says)
    author = refer(item.voices[-1].who) if item.voices else None
    told = _said(text=item.that, author=author, appearance=[refer(source) for source in seen])
    return ["Claim"], told, frozenset({"that"})


@describe.register
def _position(item: Position, case: Case, refer: Refer) -> Described:
    return [], _said(abstract=item.gist), frozenset({"gist"})


@describe.register
def _incident(item: Incident, case: Case, refer: Refer) -> Described:
    told = _said(name=item.what, startDate=_day_or_moment(item.on), endDate=_day_or_moment(item.on, last=True))
    return ["Event"], told, frozenset({"what"})


@describe.register
def _text(item: TextVersion, case: Case, refer: Refer) -> Described:
    told = _said(name=item.title, version=item.version, inLanguage=list(item.languages))
    return ["CreativeWork"], told, frozenset({"title", "version", "languages"})


@describe.register
def _agreement(item: Agreement, case: Case, refer: Refer) -> Described:
    return ["CreativeWork"], _said(name=item.title, abstract=item.gist), frozenset({"title", "gist"})


@describe.register
def _offer(item: Offer, case: Case, refer: Refer) -> Described:
    return [], _said(name=item.what), frozenset({"what"})

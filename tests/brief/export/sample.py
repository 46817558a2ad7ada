"""A small case with something of everything that an export must carry."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.case import (
    MEDIATOR,
    AgendaItem,
    Case,
    Claim,
    Count,
    Delegation,
    Entry,
    Estimate,
    Issue,
    Member,
    Note,
    Offer,
    Office,
    Option,
    Party,
    Performance,
    Person,
    Place,
    Position,
    Preference,
    Pressure,
    Reader,
    Round,
    Source,
    Span,
    Statement,
    Voice,
    When,
    Withdrawal,
    parse_audience,
)  # fmt: skip
from goodoffices.case.shape import FrozenMap
from goodoffices.case.supersession import replacements
from goodoffices.case.when import moment, parse_duration, parse_when

ZONE = "Europe/Istanbul"


def when(text: str) -> When:
    return parse_when(text, ZONE)


ENTERED = when("2025-07-23T16:00+03:00")
SPAN = Span(source="paper", start=10, end=22, exact="a third round", prefix="speak of ")

PARTIES = (
    Party(id="north", name="Republic of the North", short="North", spellings=FrozenMap({"uk": ("Північ",)})),
    Party(id="south", name="South"),
    Party(id="hosts", name="The Hosts", role="mediator"),
)
PEOPLE = (
    Person(
        id="ana", name="Ana O'Neil", offices=(Office(id="envoy", title="Envoy", party="north", since=when("2025-06")),)
    ),
)
PLACES = (Place(id="palace", name="Palace", city="Istanbul", country="Türkiye"),)
SOURCES = (
    Source(
        id="paper",
        title="=A paper, with a comma",
        outlet="The Paper",
        published=when("2025-07-23T15:00+03:00"),
        url="https://paper.example/1",
    ),
)
ISSUES = (
    Issue(
        id="truce",
        title="Truce",
        ordered=True,
        options=(Option(id="local", title="Local"), Option(id="full", title="Full", requires=("local",))),
    ),
)

FIRST = Round(id="r1-plan", title="First round", status="planned", on=when("2025-05-15"), entered=when("2025-05-01"))
RECORD: tuple[Entry, ...] = (
    FIRST,
    replace(FIRST, id="r1", status="held", on=when("2025-05-16"), supersedes="r1-plan", entered=when("2025-05-20"), venue="palace", outcome="more talks"),
    Round(
        id="r2",
        title="Second round; with, signs",
        status="planned",
        on=when("2025-07-23T19:00+03:00"),
        entered=ENTERED,
        entered_by="desk-officer",
        venue="palace",
        delegations=(Delegation(party="north", members=(Member(person="ana", office="envoy", role="head"),), says=(SPAN,)),),
        agenda=(AgendaItem(title="Opening", by=("ana",), on_air=True),),
        says=(SPAN,),
    ),
    Round(id="r3", title="Third round", status="planned", on=replace(when("2025-W31"), within=True, reason="'next week'"), entered=ENTERED),
    Round(id="r4", title="Fourth round", status="cancelled", on=when("2025-08-10"), entered=ENTERED),
    Round(id="r5", title="Fifth round", status="postponed", on=when("2025-08-20"), entered=ENTERED),
    Round(id="r6", title="Sixth round", status="planned", on=when("2025-08-25"), entered=ENTERED),
    Withdrawal(id="r6-off", of="r6", reason="a misprint", entered=ENTERED),
    Round(id="r7", title="Some round", status="planned", entered=ENTERED),
    Statement(id="s1", by=("ana",), mode="direct", words="+We are ready", on=when("2025-07-20"), entered=ENTERED, says=(SPAN,)),
    Position(id="p1", party="north", issue=("truce",), stance=FrozenMap({"full": "red-line", "local": "acceptable"}), on=when("2025-07-20"), entered=ENTERED),
    Position(
        id="p2", party="north", issue=("truce",), stance=FrozenMap({"full": "negotiable"}), on=when("2025-07-21"), entered=ENTERED,
        audience=parse_audience("party:north"), gist="SECRET-NORTH",
    ),
    Claim(id="c1", that="It was so", voices=(Voice(who="paper", verb="wrote"), Voice(who="ana", verb="claimed", says=(SPAN,))), entered=ENTERED),
    Claim(id="c2", that="@It was not", contests=("c1",), entered=ENTERED),
    Pressure(id="u1", by=("hosts",), target=("north",), type="deadline", what="Sanctions", unless="a deal", term=parse_duration("P50D"), on=replace(when("2025-W29"), within=True), entered=ENTERED),
    Offer(id="o1", by=("north",), what="A deal", package=FrozenMap({"truce": "local"}), entered=ENTERED),
    Performance(id="d1", obligation="x", by_account=("north",), quantity=Count(1000, None), entered=ENTERED),
    Preference(id="w1", party="north", issue=("truce",), weight=Estimate(0.2, 0.5), values=FrozenMap({"full": Estimate(0.0, 0.1)}), audience=MEDIATOR, entered=ENTERED, reason="SECRET-DESK"),
    Note(id="n1", text="-5 degrees\r\nthat day", entered=ENTERED),
)  # fmt: skip


def sample(reader: str = "mediator") -> Case:
    """The case as that reader sees it, filtered as loading filters it."""
    name, _, party = reader.partition(":")
    sees = Reader(name, party)
    record = tuple(e for e in RECORD if sees.sees(e.audience))
    return Case(
        id="demo",
        title="Demo talks",
        zone=ZONE,
        mediator="hosts",
        parties={p.id: p for p in PARTIES},
        people={p.id: p for p in PEOPLE},
        places={p.id: p for p in PLACES},
        issues={i.id: i for i in ISSUES},
        sources={s.id: s for s in SOURCES},
        record=record,
        replaced=replacements(record).by,
        by_id={e.id: e for e in record},
        reader=sees,
        clock=moment("2025-07-23T16:00+03:00", ZONE),
    )

"""A small case, built by hand: two sides, a host, two rounds, one of every kind of entry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from goodoffices.case import (
    Account,
    AgendaItem,
    Agreement,
    Case,
    Claim,
    Count,
    Delegation,
    Entry,
    Estimate,
    Incident,
    Issue,
    Member,
    Note,
    Obligation,
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
    TextVersion,
    Voice,
    When,
    Withdrawal,
    ZoneNote,
)
from goodoffices.case.when import parse_duration, parse_when

ZONE = "Europe/Istanbul"
CLOCK = "2025-07-23T16:00+03:00"


def when(text: str, **more: Any) -> When:
    found = parse_when(text, ZONE)
    return When(found.start, found.end, found.grain, zone=found.zone, **more) if more else found


def span(start: int, exact: str = "", source: str = "paper") -> Span:
    return Span(source=source, start=start, end=start + 10, exact=exact)


def case_of(*entries: Entry, **more: Any) -> Case:
    """A case of these entries."""
    record = tuple(sorted(entries, key=lambda e: (e.on.start.timestamp() if e.on else 0.0, e.id)))
    replaced = {e.supersedes: e.id for e in entries if e.supersedes}
    replaced |= {e.of: e.id for e in entries if isinstance(e, Withdrawal)}
    given: dict[str, Any] = {
        "id": "example",
        "title": "The talks of North and South",
        "zone": ZONE,
        "zones": (ZoneNote(zone="Europe/Kyiv", label="Kyiv"), ZoneNote(zone="America/New_York", label="Washington")),
        "mediator": "hosts",
        "parties": {p.id: p for p in PARTIES},
        "people": {p.id: p for p in PEOPLE},
        "places": {"palace": Place(id="palace", name="The Palace", city="Istanbul", zone=ZONE)},
        "issues": {i.id: i for i in ISSUES},
        "sources": {s.id: s for s in SOURCES},
        "reader": Reader("mediator"),
        "clock": datetime.fromisoformat(CLOCK),
    }
    return Case(record=record, replaced=replaced, by_id={e.id: e for e in record}, **(given | more))


PARTIES = (
    Party(id="north", name="North", zone="Asia/Tokyo", says=(span(1),)),
    Party(id="south", name="South", says=(span(2),)),
    Party(id="north-army", name="Army of the North", role="organ", of="north"),
    Party(id="hosts", name="The Hosts", role="mediator"),
    Party(id="power", name="The Power", role="outside"),
)
PEOPLE = (
    Person(
        id="ana",
        name="Ana Alder",
        offices=(Office(id="fm", title="foreign minister of the Hosts", party="hosts", says=(span(10),)),),
        says=(span(11),),
    ),
    Person(
        id="bo",
        name="Bo Birch",
        spellings={"uk": ("Бо Бірч",), "fr": ("Bo Birche",)},
        offices=(
            Office(id="old", title="minister of defence of the North", party="north", until=when("2025-06-30"), rank=2),
            Office(id="new", title="secretary of the council of the North", party="north", since=when("2025-07-01")),
        ),
    ),
    Person(id="cy", name="Cy Cedar", offices=(Office(title="envoy of the South", party="south"),)),
    Person(id="di", name="Di Dogwood", offices=(Office(title="general of the South", party="south"),)),
)
SOURCES = (
    Source(
        id="paper",
        title="Talks tonight",
        outlet="The Paper",
        published=when("2025-07-23"),
        url="https://paper.example/talks?a=1&b=2",
    ),
    Source(
        id="agency",
        title="Переговори",
        outlet="Agency",
        language="uk",
        published=when("2025-07-01"),
        via="a stored copy",
    ),
)
ISSUES = (
    Issue(
        id="truce",
        title="Truce",
        question="How wide a truce?",
        ordered=True,
        options=(Option(id="none", title="No truce"), Option(id="local", title="A local truce"), Option(id="full", title="A full truce")),
    ),
    Issue(id="border", title="Border", options=(Option(id="open", title="An open border"),)),
    Issue(id="flag", title="Flag <& co>", options=(Option(id="blue", title="A *blue* flag | pole"),)),
)  # fmt: skip


def _delegations(*, second: bool) -> tuple[Delegation, ...]:
    bo = Member(person="bo", office="new" if second else "old", role="head", says=(span(20),))
    cy = Member(person="cy", role="head")
    di = (Member(person="di"),) if not second else ()
    return (
        Delegation(party="hosts", members=(Member(person="ana", role="head"),), complete=True, says=(span(21),)),
        Delegation(party="north", members=(bo,), size=3, says=(span(22),)),
        Delegation(party="south", members=(cy, *di), complete=True, says=(span(23),)),
    )


def _talks() -> tuple[Entry, ...]:
    return (
        Round(
            id="r1", title="First round", status="held", number=1, on=when("2025-06-02"), venue="palace", host="hosts",
            chair=("ana",), format="trilateral", delegations=_delegations(second=False), outcome="an exchange agreed", says=(span(30),),
        ),
        Round(
            id="r2", title="Second round", status="planned", number=2, on=when("2025-07-23T19:00+03:00", circa=True, reason="evening, by the paper"),
            venue="palace", host="hosts", chair=("ana",), format="trilateral", delegations=_delegations(second=True),
            agenda=(AgendaItem(title="Opening remarks", by=("ana",), on_air=True, says=(span(31),)),), says=(span(32, "around 7 p.m."),),
        ),
        Statement(id="s1", by=("bo",), office="secretary", mode="direct", words="We are ready", gist="ready for talks", setting="nightly address", on=when("2025-07-21"), says=(span(33),)),
        Statement(id="s2", by=("cy",), gist="no haste", says=(span(34),), marks=("not-for-attribution",)),
        Incident(id="i1", what="shells fell on a mill", where="the Mill", by=("north",), on=when("2025-07-10"), quantity=Count(3, None), unit="shells", says=(span(35),)),
    )  # fmt: skip


def _settled() -> tuple[Entry, ...]:
    return (
        Agreement(
            id="a1", title="Exchange", parties=("north", "south"), on=when("2025-06-02"), gist="all sick prisoners",
            accounts=(Account(by="north", gist="a hundred each"), Account(by="south", gist="as many as there are", says=(span(40),))), says=(span(41),),
        ),
        Obligation(id="o1", debtor=("north",), creditor=("south",), what="release the sick", quantity=Count(100, 100), unit="prisoners", agreement="a1", on=when("2025-06-02"), says=(span(42),)),
        Obligation(id="o2", debtor=("south",), creditor=("north",), what="hand over lists", due=when("2025-07-01"), says=(span(43),)),
        Performance(id="p1", obligation="o1", by_account=("north",), quantity=Count(60, 60), delivery="june", on=when("2025-06-10"), says=(span(44),)),
        Performance(id="p2", obligation="o1", by_account=("south",), quantity=Count(57, 57), delivery="june", on=when("2025-06-10"), says=(span(45),)),
        Performance(id="p3", obligation="o1", by_account=("south",), quantity=Count(10, 10), delivery="july", on=when("2025-07-10"), says=(span(46),)),
        Offer(id="f1", by=("north",), to=("south",), what="a local truce for the lists", package={"truce": "local"}, on=when("2025-07-02"), says=(span(47),)),
        TextVersion(id="t1", title="Draft", version="2", status="chair-text", brackets=4, by=("hosts",), on=when("2025-07-03"), says=(span(48),)),
    )  # fmt: skip


def _stands() -> tuple[Entry, ...]:
    north = (Voice(who="paper", verb="wrote"), Voice(who="north", verb="insists"))
    return (
        Position(id="x1", party="north", issue=("truce",), stance={"full": "demanded"}, gist="a full truce", on=when("2025-06-01"), voices=north, says=(span(50),)),
        Position(id="x2", party="south", issue=("truce",), stance={"full": "red-line", "none": "acceptable"}, on=when("2025-06-01"), says=(span(51),)),
        Position(id="x3", party="south", issue=("truce",), stance={"full": "negotiable"}, gist="may be talked about", on=when("2025-07-05"), says=(span(52),)),
        Position(id="x4", party="north", issue=("flag",), stance={"blue": "rejected"}, on=when("2025-07-05"), basis="confided", says=(span(53),)),
        Claim(id="c1", that="The mill was empty", voices=(Voice(who="paper", verb="wrote"), Voice(who="north", verb="claimed")), issue=("truce",), on=when("2025-07-11"), says=(span(54),)),
        Claim(id="c2", that="The mill was full", voices=(Voice(who="south", verb="said"),), issue=("truce",), contests=("c1",), on=when("2025-07-12"), says=(span(55),)),
        Claim(id="c3", that="Talks go on", on=when("2025-07-12"), says=(span(56, "ідуть", "agency"),)),
        Pressure(
            id="u1", by=("power",), target=("north",), type="threat", what="tariffs", unless="there is a deal", term=parse_duration("P50D"),
            on=when("2025-07-14/2025-07-20", within=True, reason="last week"), says=(span(57),),
        ),
        Preference(id="w1", party="north", issue=("truce",), weight=Estimate(0.4, 0.6), values={"full": Estimate(1.0, 1.0)}, basis="confided", entered=when("2025-07-01"), entered_by="desk"),
    )  # fmt: skip


def _desk() -> tuple[Entry, ...]:
    return (
        Note(id="n1", type="question", text="Who takes the minutes?", ask=("hosts",), entered=when("2025-07-22"), entered_by="desk"),
        Note(id="n2", type="slip", text="The paper has the wrong day.", about=("paper",), says=(span(60),)),
        Note(id="n3", type="remark", text="Nothing carries this line."),
        Incident(id="i2", what="a rumour", on=when("2025-07-11"), says=(span(61),)),
        Withdrawal(id="z1", of="i2", reason="it was not so", entered=when("2025-07-12"), entered_by="desk"),
    )  # fmt: skip


def example() -> Case:
    """The whole example."""
    return case_of(*_talks(), *_settled(), *_stands(), *_desk())

"""Cases built by hand for the tests of this floor and of those above."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.case import Case, Entry, Issue, Option, Party, Person, Position, Reader, Round, Source, Span, When
from goodoffices.case.entity import Office
from goodoffices.case.supersession import replacements
from goodoffices.case.when import moment, parse_when

ZONE = "Europe/Istanbul"


def when(text: str) -> When:
    return parse_when(text, ZONE)


def position(id: str, party: str, on: str | When | None, stance: dict[str, str], **more: object) -> Position:
    day = when(on) if isinstance(on, str) else on
    fields: dict[str, object] = {"entered": day, "issue": ("truce",)} | more
    return Position(id=id, party=party, on=day, stance=stance, **fields)  # type: ignore[arg-type]


def round_of(id: str, on: str, status: str = "held", **more: object) -> Round:
    return Round(id=id, title=id.title(), status=status, on=when(on), entered=when(on), **more)  # type: ignore[arg-type]


OPTIONS = ("none", "local", "30-days", "full")

TRUCE = Issue(id="truce", title="Truce", ordered=True, options=tuple(Option(id=o, title=f"{o} truce") for o in OPTIONS))

PARTIES = (
    Party(id="north", name="North"),
    Party(id="south", name="South"),
    Party(id="north-army", name="Army of the North", role="organ", of="north"),
    Party(id="hosts", name="The Hosts", role="mediator"),
)

PEOPLE = (Person(id="ana", name="Ana", offices=(Office(title="Envoy", party="south"),)),)

SOURCES = (Source(id="paper", title="A paper"),)


def case_of(
    *entries: Entry,
    clock: str = "2025-12-31",
    issues: Iterable[Issue] = (TRUCE,),
    parties: Iterable[Party] = PARTIES,
    **more: object,
) -> Case:
    """A case of these entries, in the order that loading would give them."""
    record = sorted(entries, key=lambda e: (when_key(e), e.id))
    fields: dict[str, object] = {
        "id": "demo",
        "title": "Demo talks",
        "zone": ZONE,
        "parties": {p.id: p for p in parties},
        "people": {p.id: p for p in PEOPLE},
        "issues": {i.id: i for i in issues},
        "sources": {s.id: s for s in SOURCES},
        "reader": Reader("mediator"),
    } | more
    return Case(
        record=tuple(record),
        replaced=replacements(record).by,
        by_id={e.id: e for e in record},
        clock=moment(clock, ZONE),
        **fields,  # type: ignore[arg-type]
    )


def when_key(entry: Entry) -> str:
    known = entry.on or entry.entered
    return known.start.isoformat() if known else "9999"


def span(start: int, end: int) -> Span:
    return Span(source="paper", start=start, end=end, exact="words")

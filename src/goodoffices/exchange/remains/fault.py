"""What a log says that cannot all be so, and what it asks to be looked at again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from goodoffices.exchange.remains.event import PRIMARY, Event
from goodoffices.exchange.remains.graph import Graph
from goodoffices.exchange.remains.individuals import cannot_be_one
from goodoffices.exchange.remains.log import Log

__all__ = ["Point", "faults_of", "questions_of"]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that does not go together, or has to be asked.

    Parameters
    ----------
    kind : str
        A word for the sort.
    words : str
        With ids, without names.
    items : tuple of str
        Ids of bags, parts and persons that it is about.
    event : Event or None
        The event at which a reader would look first.
    """

    kind: str
    words: str
    items: tuple[str, ...]
    event: Event | None = None


def faults_of(graph: Graph) -> tuple[Point, ...]:
    """What cannot all be so."""
    last = _last(graph)
    return tuple(
        sorted(
            (*_places(graph, last), *_bodies(graph, last), *_persons(graph, last), *_links(graph), *_results(graph)),
            key=lambda p: (p.kind, p.items),
        )
    )


Last = Mapping[tuple[str, str], Event]


def _last(graph: Graph) -> Last:
    """The last event of a kind about an item, for a place to look."""
    found: dict[tuple[str, str], Event] = {}
    for event in sorted(graph.events, key=lambda e: (e.on, e.id)):
        for id in filter(None, (event.bag, event.part, event.person, event.lot)):
            found[event.what, id] = event
    return found


def _places(graph: Graph, last: Last) -> Iterator[Point]:
    for bag, lots in graph.bag_lots.items():
        if len(lots) > 1:
            words = f"bag {bag} came in {len(lots)} lots: {', '.join(sorted(lots))}"
            yield Point("bag in two lots", words, (bag, *sorted(lots)), last.get(("received", bag)))
    for part, bags in graph.part_bags.items():
        if len(bags) > 1:
            words = f"part {part} is in {len(bags)} bags at once: {', '.join(sorted(bags))}"
            at = last.get(("moved", part)) or last.get(("found", part))
            yield Point("part in two bags", words, (part, *sorted(bags)), at)
        elif not bags:
            yield Point("part from nowhere", f"part {part} is spoken of and was never found in a bag", (part,))
        for bag in sorted(bag for bag in bags if bag not in graph.bag_lots):
            at = last.get(("found", part)) or last.get(("moved", part))
            yield Point("bag from nowhere", f"part {part} is in bag {bag}, which came in no lot", (bag, part), at)


def _bodies(graph: Graph, last: Last) -> Iterator[Point]:
    for root, parts in graph.assemblies().items():
        why = cannot_be_one([graph.pieces[p] for p in parts]) if len(parts) > 1 else ""
        if why:
            persons = sorted(graph.persons_of.get(root, ()))
            of = f"person {', '.join(persons)}" if persons else "one person"
            shown = ", ".join(parts[:6]) + (" and others" if len(parts) > 6 else "")
            at = last.get(("identified", parts[-1])) or last.get(("associated", parts[-1]))
            yield Point("more than one body has", f"held to be of {of}: {why} ({shown})", (*persons, *parts), at)


def _persons(graph: Graph, last: Last) -> Iterator[Point]:
    for root, persons in graph.persons_of.items():
        if len(persons) > 1:
            words = f"the parts of {root} are identified as {len(persons)} persons: {', '.join(sorted(persons))}"
            yield Point("one body, two persons", words, (root, *sorted(persons)), last.get(("identified", root)))
    identified = {person for persons in graph.persons_of.values() for person in persons}
    for person, events in graph.alive.items():
        if person in identified:
            days = ", ".join(f"{e.on} by {e.by}" for e in events)
            words = f"person {person} is identified among the dead and told alive ({days})"
            yield Point("alive and identified", words, (person,), events[-1])


def _links(graph: Graph) -> Iterator[Point]:
    for (first, second), held in (*graph.together.items(), *graph.identity.items()):
        for office, events in held.words.items():
            if len({e.what == "dissociated" for e in events}) > 1:
                words = f"{office} holds {first} and {second} together and apart at one moment ({events[0].on})"
                yield Point("together and apart", words, (first, second), events[-1])
    for (first, second), held in graph.together.items():
        apart = held.by("dissociated")
        if apart and not held.by("associated") and graph.assembly_of[first] == graph.assembly_of[second]:
            words = f"{first} and {second} are held apart by {apart[0].by}, and joined through other parts"
            yield Point("apart and joined", words, (first, second), apart[-1])


def _results(graph: Graph) -> Iterator[Point]:
    for event in graph.of_kind("result"):
        if event.outcome != "exclusion" or not event.person:
            continue
        root = graph.assembly_of.get(event.part)
        if root is not None and event.person in graph.persons_of.get(root, ()):
            words = f"part {event.part} is identified as {event.person}, whom {event.by} excludes"
            yield Point("identified and excluded", words, (event.part, event.person), event)


def questions_of(graph: Graph, view: Log) -> tuple[Point, ...]:
    """What is no fault and wants a look: one person in two lots, identified on secondary identifiers alone or by no board."""
    return tuple(sorted((*_lots(graph), *_grounds(graph, view)), key=lambda p: (p.kind, p.items)))


def _lots(graph: Graph) -> Iterator[Point]:
    by_person: dict[str, list[str]] = defaultdict(list)
    for root, parts in graph.assemblies().items():
        for person in graph.persons_of.get(root, ()):
            by_person[person].extend(parts)
    for person, parts in by_person.items():
        lots = sorted({lot for part in parts for lot in graph.lots_of(part)})
        if len(lots) > 1:
            words = (
                f"parts of {person} came in {len(lots)} lots ({', '.join(lots)}): is their re-association confirmed?"
            )
            yield Point("one person in several lots", words, (person, *sorted(parts)))


def _grounds(graph: Graph, view: Log) -> Iterator[Point]:
    roles = {office.id: office.role for office in view.offices}
    by_person: dict[str, list[Event]] = defaultdict(list)
    for (_, person), held in graph.identity.items():
        if held.stands:
            by_person[person].extend(e for e in held.by("identified") if e.status == "identified")
    for person, events in by_person.items():
        if not events:
            continue
        if not any(kind in PRIMARY for e in events for kind in e.evidence):
            words = f"{person} is identified without a primary identifier (fingerprints, dental, DNA)"
            yield Point("no primary identifier", words, (person,), events[-1])
        if not any(roles.get(e.by) == "board" for e in events):
            words = (
                f"{person} is identified by {', '.join(sorted({e.by for e in events}))}, and by no reconciliation board"
            )
            yield Point("no board", words, (person,), events[-1])

"""Whose the dead are, by each office's word: what is disputed, item by item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from goodoffices.exchange.remains.event import Event
from goodoffices.exchange.remains.graph import Graph

__all__ = ["Dispute", "Word", "disputed_items", "disputes_of"]


@dataclass(frozen=True, slots=True)
class Word:
    """One office's word on an item.

    Parameters
    ----------
    by, says, on : str
    evidence : tuple of str
    through : str
        The bag or lot of which it was said, where it was not said of the item itself.
    """

    by: str
    says: str
    on: str
    evidence: tuple[str, ...] = ()
    through: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """An item on which words differ.

    Parameters
    ----------
    about : {"side", "person", "objection"}
        To which side it belongs; who it is; or an objection to what is held, without another word in its place.
    item : str
    words : tuple of Word
    """

    about: str
    item: str
    words: tuple[Word, ...]


def disputes_of(graph: Graph) -> tuple[Dispute, ...]:
    """All disputes, by item; what was said of a lot holds for its bags and their parts until something is said of those."""
    return tuple(sorted((*_sides(graph), *_identities(graph), *_objections(graph)), key=lambda d: (d.item, d.about)))


def disputed_items(graph: Graph, disputes: tuple[Dispute, ...]) -> frozenset[str]:
    """Bags and parts that a dispute is about, of lots and persons those that belong to them."""
    items = {d.item for d in disputes}
    lots = {e.lot for e in graph.events if e.what == "received"} & items
    if lots:
        items |= {bag for bag, of in graph.bag_lots.items() if not lots.isdisjoint(of)}
    bags = graph.bag_lots.keys() & items
    if bags:
        items |= {part for part, of in graph.part_bags.items() if not bags.isdisjoint(of)}
    for part, root in graph.assembly_of.items():
        if not items.isdisjoint(graph.persons_of.get(root, ())):
            items.add(part)
    return frozenset(items)


def _latest(events: list[Event]) -> dict[str, tuple[Event, ...]]:
    """The latest words of each office."""
    found: dict[str, tuple[Event, ...]] = {}
    for event in sorted(events, key=lambda e: (e.on, e.id)):
        before = found.get(event.by, ())
        found[event.by] = (*before, event) if before and before[0].on == event.on else (event,)
    return found


def _sides(graph: Graph) -> Iterator[Dispute]:
    said: dict[str, list[Event]] = defaultdict(list)
    for event in graph.of_kind("attributed", "disputed"):
        if event.said and not (event.what == "disputed" and event.person and event.part):
            said[event.part or event.bag or event.person or event.lot].append(event)
    received: dict[str, list[Event]] = defaultdict(list)
    for event in graph.of_kind("received"):
        if event.said:
            received[event.lot].append(event)
    for item, events in said.items():
        words = {by: [Word(by, e.said, e.on, e.evidence) for e in latest] for by, latest in _latest(events).items()}
        bags = {item} | graph.part_bags.get(item, frozenset())
        lots = {item} | {lot for bag in bags for lot in graph.bag_lots.get(bag, ())}
        for above in (bags - {item}, lots - {item}):
            more = [e for id in above for e in said.get(id, ())]
            for by, latest in _latest(more).items():
                words.setdefault(by, [Word(by, e.said, e.on, e.evidence, e.bag or e.lot) for e in latest])
        for lot in sorted(lots):
            for by, latest in _latest(received.get(lot, [])).items():
                words.setdefault(by, [Word(by, e.said, e.on, (), lot) for e in latest])
        flat = tuple(sorted({w for found in words.values() for w in found}, key=lambda w: (w.on, w.by, w.says)))
        if len({w.says for w in flat}) > 1:
            yield Dispute("side", item, flat)


def _identities(graph: Graph) -> Iterator[Dispute]:
    by_part: dict[str, list[Word]] = defaultdict(list)
    persons: dict[str, set[str]] = defaultdict(set)
    denied: set[str] = set()
    for (part, person), held in graph.identity.items():
        for event in held.by("identified"):
            by_part[part].append(Word(event.by, f"{event.status}: {person}", event.on, event.evidence))
            if event.status != "possible":
                persons[part].add(person)
        for event in held.by("dissociated"):
            by_part[part].append(Word(event.by, f"not {person}", event.on, event.evidence))
            if held.by("identified"):
                denied.add(part)
    for part, words in by_part.items():
        if len(persons[part]) > 1 or part in denied:
            yield Dispute("person", part, tuple(sorted(set(words), key=lambda w: (w.on, w.by, w.says))))


def _objections(graph: Graph) -> Iterator[Dispute]:
    objections: dict[str, list[Event]] = defaultdict(list)
    for event in graph.of_kind("disputed"):
        if not event.said or (event.person and event.part):
            objections[event.part or event.bag or event.person or event.lot].append(event)
    for item, events in objections.items():
        words = tuple(
            Word(e.by, e.reason or (f"not {e.person}" if e.person and e.part else "disputes it"), e.on, e.evidence)
            for latest in _latest(events).values()
            for e in latest
        )
        yield Dispute("objection", item, tuple(sorted(words, key=lambda w: (w.on, w.by, w.says))))

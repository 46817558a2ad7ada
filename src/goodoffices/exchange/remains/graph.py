"""Bags, parts and persons as they hang together by the events of a view."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goodoffices.exchange.remains.anatomy import Piece
from goodoffices.exchange.remains.event import Event
from goodoffices.exchange.remains.log import Log

__all__ = ["Graph", "Held", "graph_of"]

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of a pair, office by office: the latest word of each.

    Parameters
    ----------
    words : dict of str to tuple of Event
        By office; more than one event where the office said several things at one moment.
    """

    words: Mapping[str, tuple[Event, ...]]

    def by(self, *what: str) -> tuple[Event, ...]:
        """Latest words of these kinds."""
        return tuple(e for events in self.words.values() for e in events if e.what in what)

    @property
    def stands(self) -> bool:
        """Somebody holds it, and nobody holds the contrary."""
        return bool(self.words) and not self.by("dissociated")


@dataclass(frozen=True, slots=True)
class Graph:
    """The state of a view.

    Parameters
    ----------
    bag_lots : dict of str to frozenset of str
        For each bag the lots with which it came: one, unless something is wrong.
    bag_labels : dict of str to frozenset of str
        What is written on it.
    opened : frozenset of str
        Bags opened, or in which parts were found.
    part_bags : dict of str to frozenset of str
        Where each part is now; more than one where the latest words differ.
    pieces : dict of str to Piece
        What each part is; the fullest description.
    together, identity : dict of (str, str) to Held
        By pair of parts, and by part and person.
    alive : dict of str to tuple of Event
        By person.
    assembly_of : dict of str to str
        Each part's assembly, called by its smallest part.
    persons_of : dict of str to frozenset of str
        By assembly, those as whom its parts are identified.
    events : tuple of Event
    """

    bag_lots: Mapping[str, frozenset[str]]
    bag_labels: Mapping[str, frozenset[str]]
    opened: frozenset[str]
    part_bags: Mapping[str, frozenset[str]]
    pieces: Mapping[str, Piece]
    together: Mapping[Pair, Held]
    identity: Mapping[Pair, Held]
    alive: Mapping[str, tuple[Event, ...]]
    assembly_of: Mapping[str, str]
    persons_of: Mapping[str, frozenset[str]]
    events: tuple[Event, ...]

    def lots_of(self, part: str) -> frozenset[str]:
        """The lots with which the bags of a part came."""
        return frozenset(lot for bag in self.part_bags.get(part, ()) for lot in self.bag_lots.get(bag, ()))

    def assemblies(self) -> dict[str, list[str]]:
        """Parts by assembly."""
        found: dict[str, list[str]] = defaultdict(list)
        for part, root in sorted(self.assembly_of.items()):
            found[root].append(part)
        return dict(found)

    def of_kind(self, *what: str) -> Iterable[Event]:
        """Events of some kinds."""
        return (e for e in self.events if e.what in what)


def graph_of(view: Log) -> Graph:
    """The graph of a view; the order of events of one moment makes no difference.

    Examples
    --------
    >>> from goodoffices.exchange.remains import Event, Log, Piece, graph_of
    >>> events = (
    ...     Event("1", "2025-06-16", "hq", "received", lot="l1", bag="b1"),
    ...     Event("2", "2025-06-17", "lab", "found", bag="b1", part="p1", piece=Piece("femur", "left")),
    ...     Event("3", "2025-06-17", "lab", "found", bag="b1", part="p2", piece=Piece("femur", "right")),
    ...     Event("4", "2025-06-20", "lab", "associated", part="p1", other="p2"),
    ... )
    >>> graph = graph_of(Log("june", "June", (), (), (), events))
    >>> graph.assemblies(), graph.lots_of("p1")
    ({'p1': ['p1', 'p2']}, frozenset({'l1'}))
    """
    bag_lots: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, set[str]] = defaultdict(set)
    opened: set[str] = set()
    where: dict[str, tuple[str, set[str]]] = {}
    pieces: dict[str, Piece] = {}
    alive: dict[str, list[Event]] = defaultdict(list)
    together: dict[Pair, dict[str, list[Event]]] = defaultdict(dict)
    identity: dict[Pair, dict[str, list[Event]]] = defaultdict(dict)
    # Within a moment the order says nothing: what is found is found before it is moved.
    for event in sorted(view.events, key=lambda e: (e.on, e.what == "moved", e.id)):
        what = event.what
        if what == "received" and event.bag:
            bag_lots[event.bag].add(event.lot)
            labels[event.bag].update({event.label} - {""})
        elif what == "opened":
            opened.add(event.bag)
        elif what in ("found", "moved"):
            _place(where, event)
            if what == "found":
                opened.add(event.bag)
                pieces[event.part] = max(pieces.get(event.part, Piece()), event.piece)
        elif what == "alive":
            alive[event.person].append(event)
        elif what in ("associated", "dissociated") and event.other:
            _say(together[_pair(event.part, event.other)], event)
        elif what == "identified" or (what == "dissociated" and event.person):
            _say(identity[event.part, event.person], event)
    held = {pair: _held(words) for pair, words in together.items()}
    claims = {pair: _held(words) for pair, words in identity.items()}
    parts = {*where, *(p for pair in held for p in pair), *(part for part, _ in claims)}
    assembly_of, persons_of = _assemble(parts, held, claims)
    return Graph(
        {bag: frozenset(lots) for bag, lots in bag_lots.items()},
        {bag: frozenset(found) for bag, found in labels.items()},
        frozenset(opened),
        {part: frozenset(where[part][1]) if part in where else frozenset() for part in parts},
        {part: pieces.get(part, Piece()) for part in parts},
        held,
        claims,
        {person: tuple(events) for person, events in alive.items()},
        assembly_of,
        persons_of,
        view.events,
    )


def _place(where: dict[str, tuple[str, set[str]]], event: Event) -> None:
    """A part is where it was moved last; it is found where it lies, and being found elsewhere later does not move it."""
    if event.what == "moved":
        moment = event.on
        before, bags = where.get(event.part, ("", set()))
        where[event.part] = (moment, bags | {event.bag} if before == moment else {event.bag})
    else:
        before, bags = where.get(event.part, ("", set()))
        where[event.part] = (before, bags | {event.bag})


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first <= second else (second, first)


def _say(words: dict[str, list[Event]], event: Event) -> None:
    """The latest moment of an office's word holds; of one moment, all that it said."""
    said = words.get(event.by)
    if said is None or said[0].on < event.on:
        words[event.by] = [event]
    elif said[0].on == event.on:
        said.append(event)


def _held(words: dict[str, list[Event]]) -> Held:
    return Held({by: tuple(sorted(events, key=lambda e: e.id)) for by, events in sorted(words.items())})


def _assemble(
    parts: Iterable[str], together: Mapping[Pair, Held], identity: Mapping[Pair, Held]
) -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Parts joined by what stands: held to be of one person, or identified as the same one."""
    root = {part: part for part in parts}

    def find(part: str) -> str:
        while root[part] != part:
            root[part] = root[root[part]]
            part = root[part]
        return part

    def join(first: str, second: str) -> None:
        one, two = sorted((find(first), find(second)))
        root[two] = one

    for (first, second), held in together.items():
        if held.stands:
            join(first, second)
    firsts: dict[str, str] = {}
    known: list[tuple[str, str]] = []
    for (part, person), held in identity.items():
        if held.stands and any(e.status == "identified" for e in held.by("identified")):
            join(part, firsts.setdefault(person, part))
            known.append((part, person))
    assembly_of = {part: find(part) for part in root}
    persons: dict[str, set[str]] = defaultdict(set)
    for part, person in known:
        persons[assembly_of[part]].add(person)
    return assembly_of, {assembly: frozenset(found) for assembly, found in persons.items()}

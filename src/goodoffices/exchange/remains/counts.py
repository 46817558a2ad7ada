"""Counts from the items of a graph; none is ever typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goodoffices.exchange.remains.graph import Graph
from goodoffices.exchange.remains.individuals import Assembly, Individuals, count_individuals

__all__ = ["Counts", "count_all", "count_bags", "count_lots"]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a scope holds.

    Parameters
    ----------
    bags, unopened, parts : int
        ``unopened``: bags of which nothing is known but that they came; they add nobody to ``individuals``.
    individuals : Individuals
    persons : dict of str to int
        How many persons somebody is held to be, by the highest status that stands: identified, probable, possible.
    disputed, returned, buried : int
        Of parts that are disputed; of bags or, where a bag was opened, parts that went back or were buried.
    """

    bags: int
    unopened: int
    parts: int
    individuals: Individuals
    persons: dict[str, int]
    disputed: int
    returned: int
    buried: int


def count_all(graph: Graph, disputed: frozenset[str] = frozenset()) -> Counts:
    """Over the whole view; ``disputed`` are items of :func:`~goodoffices.exchange.remains.dispute.disputes_of`."""
    return _count(graph, (graph.bag_lots, graph.part_bags), disputed, _apart(graph))


def count_lots(graph: Graph, disputed: frozenset[str] = frozenset()) -> dict[str, Counts]:
    """Lot by lot; parts of one person in two lots make a person in each."""
    lots = {e.lot for e in graph.of_kind("received")}
    bags: dict[str, list[str]] = {lot: [] for lot in lots}
    for bag, of in graph.bag_lots.items():
        for lot in of:
            bags[lot].append(bag)
    parts, apart = _parts_in(graph), _apart(graph)
    return {
        lot: _count(graph, (bags[lot], {p for bag in bags[lot] for p in parts[bag]}), disputed, apart)
        for lot in sorted(lots)
    }


def count_bags(graph: Graph) -> dict[str, Individuals]:
    """Persons in each bag that was opened and holds parts."""
    apart = _apart(graph)
    return {bag: _individuals(graph, parts, apart) for bag, parts in sorted(_parts_in(graph).items())}


def _parts_in(graph: Graph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for part, bags in graph.part_bags.items():
        for bag in bags:
            found[bag].add(part)
    return found


def _apart(graph: Graph) -> dict[str, set[str]]:
    """Parts that somebody holds to be of different persons, and nobody of the same, each way."""
    found: dict[str, set[str]] = defaultdict(set)
    for (first, second), held in graph.together.items():
        if held.by("dissociated") and not held.by("associated"):
            found[first].add(second)
            found[second].add(first)
    return found


def _count(
    graph: Graph,
    scope: tuple[Iterable[str], Iterable[str]],
    disputed: frozenset[str],
    apart: Mapping[str, set[str]],
) -> Counts:
    here, there = frozenset(scope[0]), frozenset(scope[1])
    inside = frozenset(p for p in there if p in graph.part_bags)
    return Counts(
        len(here),
        len(here - graph.opened),
        len(inside),
        _individuals(graph, inside, apart),
        _persons(graph, inside),
        sum(p in disputed for p in inside) + sum(b in disputed and b not in graph.opened for b in here),
        _gone(graph, here, inside, "returned"),
        _gone(graph, here, inside, "buried"),
    )


def _individuals(graph: Graph, parts: Iterable[str], apart: Mapping[str, set[str]]) -> Individuals:
    groups: dict[str, list[str]] = defaultdict(list)
    for part in sorted(parts):
        groups[graph.assembly_of[part]].append(part)
    at = {root: k for k, root in enumerate(groups)}
    assemblies = [
        Assembly(tuple(graph.pieces[p] for p in group), bool(graph.persons_of.get(root)))
        for root, group in groups.items()
    ]
    pairs = set()
    for root, group in groups.items():
        for other in {o for part in group for o in apart.get(part, ())}:
            two = at.get(graph.assembly_of[other])
            if two is not None and two != at[root]:
                pairs.add((min(at[root], two), max(at[root], two)))
    return count_individuals(assemblies, pairs)


def _persons(graph: Graph, parts: frozenset[str]) -> dict[str, int]:
    best: dict[str, int] = {}
    order = ("possible", "probable", "identified")
    for (part, person), held in graph.identity.items():
        if part in parts and held.stands:
            level = max(order.index(e.status) for e in held.by("identified"))
            best[person] = max(best.get(person, 0), level)
    return {status: sum(level == k for level in best.values()) for k, status in reversed(tuple(enumerate(order)))}


def _gone(graph: Graph, bags: frozenset[str], parts: frozenset[str], what: str) -> int:
    """Bags that are gone as they came, and parts of those that were opened."""
    gone: dict[str, set[str]] = {"lot": set(), "bag": set(), "part": set(), "person": set()}
    for event in graph.of_kind(what):
        for name, id in (("lot", event.lot), ("bag", event.bag), ("part", event.part), ("person", event.person)):
            if id:
                gone[name].add(id)
    lots, whole, single, persons = gone.values()
    whole |= {bag for bag in bags if not lots.isdisjoint(graph.bag_lots.get(bag, ()))}
    if persons:
        single |= {p for p in parts if not persons.isdisjoint(graph.persons_of.get(graph.assembly_of[p], ()))}
    of_bags = sum(bag in whole for bag in bags if bag not in graph.opened)
    return of_bags + sum(p in single or not whole.isdisjoint(graph.part_bags[p]) for p in parts)

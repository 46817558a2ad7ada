"""Numbers that offices told, held against one another and against the items; and what in the items could account for a gap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from goodoffices.exchange.remains.counts import Counts
from goodoffices.exchange.remains.graph import Graph
from goodoffices.exchange.remains.log import Log, Told

__all__ = ["Candidate", "Difference", "differences_of"]

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something in what is held that could account for a difference, or for a part of it.

    Parameters
    ----------
    words : str
    size : int
        How much it makes.
    fits : bool
        Whether it makes just as much as the difference.
    items : tuple of str
    """

    words: str
    size: int
    fits: bool
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """Numbers of one thing that are not the same.

    Parameters
    ----------
    unit : str
    lots : tuple of str
        Empty for all.
    told : tuple of Told
        The latest of each office.
    items : int or None
        The same, counted from the items; None where there are none.
    gap : int
        Between the least and the greatest of these.
    candidates : tuple of Candidate
        None means: not explained by what is held.
    """

    unit: str
    lots: tuple[str, ...]
    told: tuple[Told, ...]
    items: int | None
    gap: int
    candidates: tuple[Candidate, ...]


def differences_of(
    view: Log, graph: Graph, whole: Counts, lots: Mapping[str, Counts], several: Mapping[str, int]
) -> tuple[Difference, ...]:
    """Every number that differs from another office's, or from the items.

    Parameters
    ----------
    view : Log
    graph : Graph
    whole : Counts
        Of the graph.
    lots : dict of str to Counts
    several : dict of str to int
        By bag the least number of persons in it, where that is more than one.
    """
    groups: dict[tuple[str, tuple[str, ...]], dict[str, Told]] = defaultdict(dict)
    for one in sorted(view.told, key=lambda t: (t.on, t.number)):
        groups[one.unit, tuple(sorted(one.lots))][one.by] = one
    found = []
    for (unit, scope), by in sorted(groups.items()):
        items = _held(unit, scope, whole, lots)
        numbers = [one.number for one in by.values()] + ([items] if items is not None else [])
        gap = max(numbers) - min(numbers)
        if not gap:
            continue
        told = tuple(by[office] for office in sorted(by))
        # What could account for a gap is held against each pair of numbers, since three can differ in two ways.
        gaps = {abs(first - second) for first in numbers for second in numbers} - {0}
        candidates = sorted(
            _candidates(view, (graph, several), unit, scope, told), key=lambda c: (c[1] not in gaps, -c[1], c[0])
        )
        found.append(
            Difference(unit, scope, told, items, gap, tuple(Candidate(w, n, n in gaps, i) for w, n, i in candidates))
        )
    return tuple(found)


def _held(unit: str, scope: tuple[str, ...], whole: Counts, lots: Mapping[str, Counts]) -> int | None:
    """From the items; persons are counted over several lots only where these are all, since one may be in two of them."""
    if len(scope) > 1 and unit != "bags":
        return None
    if any(lot not in lots for lot in scope):
        return None
    chosen = [lots[lot] for lot in scope] if scope else [whole]
    if not any(c.bags for c in chosen):
        return None
    return sum(
        {
            "bags": c.bags,
            "individuals": c.individuals.least,
            "identified": c.persons["identified"],
            "returned": c.returned,
        }[unit]
        for c in chosen
    )


Raw = tuple[str, int, tuple[str, ...]]


def _candidates(
    view: Log, held: tuple[Graph, Mapping[str, int]], unit: str, scope: tuple[str, ...], told: tuple[Told, ...]
) -> Iterator[Raw]:
    graph, several = held
    yield from _by_lot(view, unit, scope, told)
    bags = {bag for bag, of in graph.bag_lots.items() if not scope or not of.isdisjoint(scope)}
    if not bags:
        return
    yield from _by_office(graph, bags, told)
    yield from _by_day(graph, bags, told)
    yield from _twice(graph, bags)
    if unit in ("bags", "individuals"):
        yield from _shared(graph, bags, several)


def _by_lot(view: Log, unit: str, scope: tuple[str, ...], told: tuple[Told, ...]) -> Iterator[Raw]:
    """Single lots of which the same offices told different numbers."""
    if len(scope) == 1:
        return
    offices = {t.by for t in told}
    single: dict[str, dict[str, int]] = defaultdict(dict)
    for t in sorted(view.told, key=lambda t: t.on):
        if t.unit == unit and len(t.lots) == 1 and (not scope or t.lots[0] in scope):
            single[t.lots[0]][t.by] = t.number
    for lot, by in sorted(single.items()):
        if len(set(by.values())) > 1:
            said = "; ".join(f"{office} {number:,}" for office, number in sorted(by.items()))
            others = "" if offices & by.keys() else ", by other offices"
            size = max(by.values()) - min(by.values())
            yield f"lot {lot} is counted differently{others} ({said})", size, (lot,)


def _by_office(graph: Graph, bags: set[str], told: tuple[Told, ...]) -> Iterator[Raw]:
    """Bags that one of the offices entered and another did not, lot by lot."""
    entered: dict[str, set[str]] = defaultdict(set)
    for event in graph.of_kind("received"):
        if event.bag in bags:
            entered[event.by].add(event.bag)
    offices = [t.by for t in told if entered[t.by]]
    for one in offices:
        for other in offices:
            only = entered[one] - entered[other]
            if one != other and only:
                lots = sorted({lot for bag in only for lot in graph.bag_lots[bag]})
                words = (
                    f"bags entered by {one} and not by {other}: {len(only):,} (lot {', '.join(lots)}: {_some(only)})"
                )
                yield words, len(only), tuple(sorted(only))


def _by_day(graph: Graph, bags: set[str], told: tuple[Told, ...]) -> Iterator[Raw]:
    """Bags that came between the days on which two offices counted."""
    days = sorted({t.on for t in told})
    first: dict[str, str] = {}
    for event in graph.of_kind("received"):
        if event.bag in bags:
            first[event.bag] = min(first.get(event.bag, event.on), event.on)
    for before, after in pairwise(days):
        between = {bag for bag, on in first.items() if before < on[: len(before)] and on[: len(after)] <= after}
        if between:
            words = f"bags that came after {before}, when one counted, and up to {after}, when another did: {len(between):,}"
            yield words, len(between), tuple(sorted(between))


def _twice(graph: Graph, bags: set[str]) -> Iterator[Raw]:
    """Entries that may be one."""
    double = {bag for bag in bags if len(graph.bag_lots[bag]) > 1}
    if double:
        size = sum(len(graph.bag_lots[bag]) - 1 for bag in double)
        yield f"bags entered in more than one lot: {len(double):,} ({_some(double)})", size, tuple(sorted(double))
    same: dict[str, set[str]] = defaultdict(set)
    for bag in bags:
        for label in graph.bag_labels.get(bag, ()):
            same[label].add(bag)
    shared = {label: found for label, found in same.items() if len(found) > 1}
    if shared:
        items = {bag for found in shared.values() for bag in found}
        size = sum(len(found) - 1 for found in shared.values())
        yield f"bags with the label of another: {len(items):,} ({_some(items)})", size, tuple(sorted(items))


def _shared(graph: Graph, bags: set[str], several: Mapping[str, int]) -> Iterator[Raw]:
    """Bags and persons are not the same number: a bag with several, a person in several."""
    crowded = {bag: least - 1 for bag, least in several.items() if bag in bags}
    if crowded:
        words = f"bags with at least two persons: {len(crowded):,} ({_some(crowded)}), {sum(crowded.values()):,} more persons than bags"
        yield words, sum(crowded.values()), tuple(sorted(crowded))
    spread: dict[str, int] = {}
    for root, parts in graph.assemblies().items():
        among = {bag for part in parts for bag in graph.part_bags[part] if bag in bags}
        if len(among) > 1:
            spread[root] = len(among) - 1
    if spread:
        size = sum(spread.values())
        words = f"persons with parts in several bags: {len(spread):,}, {size:,} fewer persons than bags"
        yield words, size, tuple(sorted(spread))


def _some(ids: Iterable[str]) -> str:
    found = sorted(ids)
    return ", ".join(found[:_SHOWN]) + (", and more" if len(found) > _SHOWN else "")

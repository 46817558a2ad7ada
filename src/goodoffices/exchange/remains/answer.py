"""All that is asked of a log, as plain values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from goodoffices.exchange.remains.counts import Counts, count_all, count_bags, count_lots
from goodoffices.exchange.remains.difference import Difference, differences_of
from goodoffices.exchange.remains.dispute import disputed_items, disputes_of
from goodoffices.exchange.remains.fault import Point, faults_of, questions_of
from goodoffices.exchange.remains.findings import Finding, awaited_of, findings_of
from goodoffices.exchange.remains.graph import Graph, graph_of
from goodoffices.exchange.remains.log import Log

__all__ = ["FORMAT", "answer_of"]

FORMAT = "goodoffices/remains/1"


def answer_of(log: Log, as_of: str = "", by: str = "") -> dict[str, Any]:
    """The state of the remains on a day, by the word of everybody or of one office.

    Parameters
    ----------
    log : Log
    as_of : str
        ``2025-06-30``: the whole day counts; empty for all that is held.
    by : str
        Id of an office; empty for all.

    Raises
    ------
    UsageError
        Where there is no such office.
    """
    view = log.view(as_of, by)
    graph = graph_of(view)
    disputes = disputes_of(graph)
    disputed = disputed_items(graph, disputes)
    whole, lots = count_all(graph, disputed), count_lots(graph, disputed)
    several = {bag: n.least for bag, n in count_bags(graph).items() if n.least > 1}
    return {
        "format": FORMAT,
        "remains": log.id,
        "title": log.title,
        "as_of": as_of,
        "by": by,
        "offices": {
            o.id: {"name": o.name, "role": o.role, "side": o.side, "takes": list(o.takes)} for o in log.offices
        },
        "events": len(view.events),
        "sha256": view.sha256,
        "counts": _counts(whole),
        "lots": {lot: _counts(found) for lot, found in lots.items()},
        "by_office": {} if by else _offices(log, view, as_of),
        "bags_with_several": several,
        **_items(graph),
        "identities": _identities(graph),
        "results": [_finding(found) for found in findings_of(graph)],
        "awaited": [asdict(found) for found in awaited_of(graph)],
        "disputes": [asdict(found) for found in disputes],
        "differences": [_difference(found) for found in differences_of(view, graph, whole, lots, several)],
        "faults": _points(faults_of(graph)),
        "questions": _points(questions_of(graph, view)),
    }


def _items(graph: Graph) -> dict[str, Any]:
    """The graph itself: what came in which bag, and which parts are held to be of one person."""
    parts: dict[str, list[str]] = {bag: [] for bag in graph.bag_lots}
    for part, bags in sorted(graph.part_bags.items()):
        for bag in bags:
            parts.setdefault(bag, []).append(part)
    return {
        "bags": {
            bag: {"lots": sorted(graph.bag_lots.get(bag, ())), "opened": bag in graph.opened, "parts": held}
            for bag, held in sorted(parts.items())
        },
        "together": [
            {"parts": held, "persons": sorted(graph.persons_of.get(root, ()))}
            for root, held in graph.assemblies().items()
            if len(held) > 1 or root in graph.persons_of
        ],
    }


def _counts(found: Counts) -> dict[str, Any]:
    many = found.individuals
    return {
        "bags": found.bags,
        "unopened": found.unopened,
        "parts": found.parts,
        "individuals": {
            "least": many.least,
            "exact": many.exact,
            "most": many.most,
            "likely": asdict(many.likely) if many.likely else None,
        },
        **found.persons,
        "disputed": found.disputed,
        "returned": found.returned,
        "buried": found.buried,
    }


def _offices(log: Log, view: Log, as_of: str) -> dict[str, Any]:
    """The same counts by each office's own belief, where it has entered anything."""
    found = {}
    for id in sorted({event.by for event in view.events}):
        graph = graph_of(log.view(as_of, id))
        found[id] = _counts(count_all(graph, disputed_items(graph, disputes_of(graph))))
    return found


def _identities(graph: Graph) -> list[dict[str, Any]]:
    return [
        {
            "part": part,
            "person": person,
            "stands": held.stands,
            "words": [
                {
                    "by": e.by,
                    "on": e.on,
                    "says": e.status if e.what == "identified" else "not this person",
                    "evidence": list(e.evidence),
                }
                for events in held.words.values()
                for e in events
            ],
        }
        for (part, person), held in sorted(graph.identity.items())
    ]


def _finding(found: Finding) -> dict[str, Any]:
    event = found.event
    return {
        "id": event.id,
        "what": event.what,
        "by": event.by,
        "on": event.on,
        "part": event.part,
        "person": event.person,
        "with": event.other,
        "outcome": event.outcome,
        "ratio": f"{float(found.ratio):.6g}" if found.ratio is not None and found.ratio < 10**300 else event.ratio,
        "product_of_independent": found.product,
        "results": list(event.results),
        "prior_odds": event.prior,
        "posterior": found.posterior,
    }


def _difference(found: Difference) -> dict[str, Any]:
    return {
        "unit": found.unit,
        "lots": list(found.lots),
        "told": [{"by": t.by, "number": t.number, "on": t.on, "source": t.source} for t in found.told],
        "items": found.items,
        "gap": found.gap,
        "candidates": [asdict(candidate) for candidate in found.candidates],
        "explained": any(candidate.fits for candidate in found.candidates),
    }


def _points(points: Iterable[Point]) -> list[dict[str, Any]]:
    return [{"kind": p.kind, "words": p.words, "items": list(p.items)} for p in points]

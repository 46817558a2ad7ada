"""What laboratories sent, and what they have not sent yet."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

from goodoffices.exchange.remains.event import Event
from goodoffices.exchange.remains.graph import Graph
from goodoffices.exchange.remains.likelihood import combined_ratio, doubt_words, posterior_doubt, read_odds

__all__ = ["Awaited", "Finding", "awaited_of", "findings_of"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One result, or several combined by somebody who answers for it.

    Parameters
    ----------
    event : Event
    ratio : Fraction or None
        The likelihood ratio: as sent, or the product where somebody states independence.
    product : bool
        Whether it was multiplied here.
    posterior : str
        The probability in words; empty without a ratio or without prior odds.
    """

    event: Event
    ratio: Fraction | None
    product: bool
    posterior: str


@dataclass(frozen=True, slots=True, order=True)
class Awaited:
    """A result that somebody waits for.

    Parameters
    ----------
    item, since, by, laboratory, reason : str
    evidence : tuple of str
    """

    item: str
    since: str
    by: str
    laboratory: str
    reason: str
    evidence: tuple[str, ...]


def findings_of(graph: Graph) -> tuple[Finding, ...]:
    """Every result with its ratio and posterior; ratios of different results are never multiplied on the program's own account.

    Examples
    --------
    >>> from goodoffices.exchange.remains import Event, Log, findings_of, graph_of
    >>> result = Event("r1", "2025-07-01", "lab", "result", part="p1", person="x1", ratio="1e6", prior="1/999")
    >>> [finding.posterior for finding in findings_of(graph_of(Log("l", "L", (), (), (), (result,))))]
    ['0.999002']
    """
    by_id = {e.id: e for e in graph.events}
    found = []
    for event in sorted(graph.of_kind("result", "combined"), key=lambda e: (e.on, e.id)):
        ratio, product = read_odds(event.ratio) if event.ratio else None, False
        if ratio is None and event.what == "combined" and event.independent:
            parts = [by_id[id].ratio for id in event.results if id in by_id]
            odds = [read_odds(text) for text in parts]
            # A result that is not seen in this view, or has no ratio, cannot be multiplied.
            if len(odds) == len(event.results) and all(odds):
                ratio, product = combined_ratio([o for o in odds if o is not None]), True
        prior = read_odds(event.prior) if event.prior else None
        doubt = posterior_doubt(ratio, prior) if ratio is not None and prior is not None else None
        found.append(Finding(event, ratio, product, doubt_words(doubt) if doubt is not None else ""))
    return tuple(found)


def awaited_of(graph: Graph) -> tuple[Awaited, ...]:
    """Samples without a result of the laboratory, and what somebody says that he waits for, until a result comes."""
    results: dict[str, list[Event]] = defaultdict(list)
    for event in graph.of_kind("result"):
        for id in filter(None, (event.part, event.person, event.other)):
            results[id].append(event)
    found = set()
    for event in graph.of_kind("sampled", "awaited"):
        item = event.part or event.person
        came = any(
            e.on >= event.on
            and (not event.laboratory or e.by == event.laboratory)
            and (not event.evidence or not e.evidence or not set(event.evidence).isdisjoint(e.evidence))
            for e in results[item]
        )
        if not came:
            found.add(Awaited(item, event.on, event.by, event.laboratory, event.reason, event.evidence))
    return tuple(sorted(found))

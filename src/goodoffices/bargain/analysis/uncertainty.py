"""The part of an analysis that says how sure the rest is."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.bargain.analysis.record import Analysis, Omission
from goodoffices.bargain.domain import Package
from goodoffices.bargain.frontier.compute import Progress
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.trellis import TooDense
from goodoffices.bargain.trade.named import read_package
from goodoffices.bargain.uncertainty.uncertainty import uncertainty
from goodoffices.bargain.uncertainty.unknown import unknowns_of
from goodoffices.bargain.uncertainty.workers import own_workers

__all__ = ["SAMPLES", "with_uncertainty"]

SAMPLES = 100
"""Readings of a first look."""

_LONG = 300
"""A frontier of more vectors takes too long to be found a hundred times at first."""


def with_uncertainty(found: Analysis, whole: Frontier | None, progress: Progress | None) -> Analysis:
    """The same with a sweep over readings of what is known; unchanged where all numbers are known, or 0 are asked for.

    Parameters
    ----------
    found : Analysis
    whole : Frontier, optional
        All efficient packages, where they could be listed.
    progress : callable, optional
    """
    request, asked = found.request, found.request.samples
    if asked == 0 or not found.known:
        return _without(found, "of a domain file one number is known for each worth") if asked else found
    if found.beyond:
        return _without(found, f"readings do not cover this: {'; '.join(found.beyond)}")
    if not unknowns_of(found.known):
        return _without(found, "nothing is left open: each number has one possible value") if asked else found
    if asked is None and (whole is None or len(whole) > _LONG):
        return _without(
            found, "the frontier is long, and is found anew in each reading", "--samples N asks for N readings"
        )
    try:
        with own_workers(request.workers) as executor:
            result = uncertainty(
                found.known,
                found.domain,
                SAMPLES if asked is None else asked,
                request.seed,
                executor,
                packages=_named(found),
                progress=progress,
            )
    except TooDense:
        return _without(found, "the issues depend on one another too densely")
    return replace(found, uncertainty=result)


def _named(found: Analysis) -> list[Package]:
    """The draft, where one was asked about."""
    if found.request.draft is None:
        return []
    named = {name: s.packages[0] for name, s in found.solutions.items() if s.packages}
    listed = [found.frontier.packages(row, 1)[0] for row in range(len(found.frontier))]
    return [read_package(found.domain, found.request.draft, listed=listed, named=named)]


def _without(found: Analysis, why: str, how: str = "") -> Analysis:
    return replace(found, omitted=(*found.omitted, Omission("How sure the answers are", why, how)))

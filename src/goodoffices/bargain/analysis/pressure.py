"""The part of an analysis that follows pressure over time."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.bargain.analysis.listing import FEWER, TooLong
from goodoffices.bargain.analysis.record import Analysis, Omission
from goodoffices.bargain.case_domain import CaseDomain
from goodoffices.bargain.frontier.compute import Progress
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.trellis import TooDense
from goodoffices.bargain.pressure.study import study
from goodoffices.diagnose import Report

__all__ = ["with_pressure"]


def with_pressure(found: Analysis, whole: Frontier | None, progress: Progress | None) -> Analysis:
    """The same with the zone over time; unchanged where no effect was asked for.

    Parameters
    ----------
    found : Analysis
    whole : Frontier, optional
        All efficient packages of the parties, where they could be listed.
    progress : callable, optional
    """
    asked = found.request.pressure
    if asked is None or not asked.effects:
        return found
    source = CaseDomain(found.domain, found.known, Report.of(())) if found.known else found.domain

    def watch(done: int, stages: int, kept: int) -> None:
        if progress:
            progress(done, stages, kept)
        if kept > FEWER:
            raise TooLong

    try:
        result = study(source, asked, frontier_found=whole, progress=watch)
    except (TooLong, TooDense):
        why = "there are more efficient packages than can be listed"
        return replace(found, omitted=(*found.omitted, Omission("The zone over time", why)))
    return replace(found, pressure=result)

"""What could be agreed while the rest stays as it is, as a part of an analysis."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.bargain.analysis.record import Analysis, Omission
from goodoffices.bargain.frontier.compute import Progress
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.interim import interim
from goodoffices.diagnose import GoodOfficesError, UsageError

__all__ = ["with_interim"]


def with_interim(found: Analysis, whole: Frontier | None, progress: Progress | None) -> Analysis:
    """The same with partial agreements, the way to the Nash package, and tranches where a plan was given.

    Raises
    ------
    UsageError
        Where a step or a plan was asked for and cannot be had.
    """
    domain, request = found.domain, found.request
    asked = request.plan is not None or request.step is not None
    if domain.status_quo is None:
        if asked:
            raise UsageError(
                f"{domain.name} does not say what is the case without agreement, so nothing can be left as it is",
                'add a "status_quo" to the domain: one option per issue',
            )
        why = "the domain does not say what is the case without agreement"
        return _without(found, why, 'Add a "status_quo": one option per issue')
    nash = found.solutions.get("nash")
    target = nash.packages[0] if nash and nash.packages else None
    try:
        return replace(found, interim=interim(domain, target, step=request.step, plan=request.plan))
    except GoodOfficesError as fault:
        if asked:
            raise
        return _without(found, fault.message, fault.help)


def _without(found: Analysis, why: str, how: str) -> Analysis:
    omission = Omission("What could be agreed in part", why, how[:1].upper() + how[1:])
    return replace(found, omitted=(*found.omitted, omission))

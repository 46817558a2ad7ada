"""From a domain to all that is asked of it.

>>> from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
>>> peace = Domain("demo",
...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [0, 3]))), 5),
...      PartyPreferences("suda", Utility((Table((0,), [4, 0]), Table((1,), [0, 6]))), 5)))
>>> found = analyse(peace)
>>> found.frontier.size, found.solutions["nash"].utilities, found.zone.open
(2, (10.0, 6.0), True)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from goodoffices.bargain.analysis.division import with_division
from goodoffices.bargain.analysis.interim import with_interim
from goodoffices.bargain.analysis.listing import TooLong, list_frontier, rows_of, some_of_frontier
from goodoffices.bargain.analysis.pressure import with_pressure
from goodoffices.bargain.analysis.reason import no_good_package, no_package
from goodoffices.bargain.analysis.record import Analysis, Omission
from goodoffices.bargain.analysis.request import Request
from goodoffices.bargain.analysis.trading import with_trade
from goodoffices.bargain.analysis.uncertainty import with_uncertainty
from goodoffices.bargain.analysis.zone import LIMIT, counted_zone
from goodoffices.bargain.case_domain import CaseDomain
from goodoffices.bargain.contradiction import contradiction
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.frontier.acceptance import Disagreement, asks_factions
from goodoffices.bargain.frontier.compute import Progress, feasible_of, frontier
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.trellis import TooDense
from goodoffices.bargain.obstacle import obstacles
from goodoffices.bargain.solution.direct import solve_direct
from goodoffices.bargain.solution.disagreement import disagreement_of, extremes
from goodoffices.bargain.solution.listed import from_frontier
from goodoffices.bargain.solution.programme import solve_programme
from goodoffices.bargain.solution.record import Solution, Vector
from goodoffices.bargain.statistics import statistics
from goodoffices.diagnose import UsageError

__all__ = ["PARTS", "Part", "analyse"]

Part = Callable[[Analysis, Frontier | None, Progress | None], Analysis]
"""From what is known so far, and the whole frontier where it could be listed, to the same with one part more."""


def analyse(source: Domain | CaseDomain, request: Request | None = None, progress: Progress | None = None) -> Analysis:
    """All that is asked about a domain.

    Parameters
    ----------
    source : Domain or CaseDomain
        Of a case, with what is really known beside the one reading that is analysed.
    request : Request, optional
    progress : callable, optional
        See :data:`.compute.Progress`; what it raises ends the computation.

    Returns
    -------
    Analysis
        An empty frontier always has its ``reason``.

    Raises
    ------
    UsageError
        Where the request means nothing for this domain.
    GoodOfficesError
        Where the issues depend on one another too densely even for single solutions.
    TooLong
        Where the request has a limit and the list would be longer.
    """
    request = request or Request()
    domain = source.domain if isinstance(source, CaseDomain) else source
    if not domain.parties:
        raise UsageError(f"{domain.name} has no party", "add the preferences of the parties")
    base = disagreement_of(domain, request.disagreement)
    least, most = extremes(domain)
    found = _bare(domain, request, base, least, most)
    if isinstance(source, CaseDomain):
        found = replace(found, known=source.known, beyond=source.beyond, notes=tuple(d.message for d in source.report))
    if not found.frontier.feasible:
        rules = contradiction(domain)
        found = replace(found, contradiction=rules, reason=no_package(domain, rules))
        return _obstacles(found, None, progress) if "obstacles" in _asked_parts(request) else found
    whole = _whole(domain, request, progress)
    found = _with_solutions(found, whole, progress)
    for part in _asked_parts(request):
        if part not in PARTS:
            raise UsageError(f'"{part}" is no part of an analysis', f"say one of {', '.join(PARTS)}")
        if sum(domain.counts) > OPTIONS and part not in ("statistics", *(request.parts or ())):
            why = f"the issues have more than {OPTIONS:,} options"
            omitted = Omission(f'The part "{part}"', why, "the Python API works it out where it is named in `parts`")
            found = replace(found, omitted=(*found.omitted, omitted))
            continue
        found = PARTS[part](found, whole, progress)
    return found


def _asked_parts(request: Request) -> tuple[str, ...]:
    return QUICK if request.parts is None else request.parts


def _bare(domain: Domain, request: Request, base: Vector, least: Vector, most: Vector) -> Analysis:
    """The record before anything is known but the ranges."""
    empty = np.zeros((0, len(domain.parties)))
    empty.flags.writeable = False
    none = Frontier(
        domain=domain.name,
        inputs=domain.fingerprint,
        parties=tuple(party.id for party in domain.parties),
        outcomes=domain.size,
        feasible=0 if any(np.isnan(most)) else feasible_of(domain),
        method="no package keeps the constraints",
        exact=True,
        epsilon=0.0,
        slack=(0.0,) * len(domain.parties),
        tolerance=0.0,
        parameters=(),
        size=0,
        utilities=empty,
    )
    zone = counted_zone(domain, "accepted", None) if not none.feasible else None
    solutions = from_frontier(none, base)
    return Analysis(domain, request, base, least, most, none, solutions, zone)


def _whole(domain: Domain, request: Request, progress: Progress | None) -> Frontier | None:
    """All efficient packages; None where there are too many to list, or too many for one who wants a shorter list."""
    limit = min(request.limit or SHORT_LIST, SHORT_LIST) if request.epsilon else request.limit
    try:
        return list_frontier(domain, tolerance=request.tolerance, progress=progress, limit=limit)
    except (TooLong, TooDense):
        if request.limit is not None and not request.epsilon:
            raise
        return None


def _with_solutions(found: Analysis, whole: Frontier | None, progress: Progress | None) -> Analysis:
    domain, request, base = found.domain, found.request, found.disagreement
    solutions: Mapping[str, Solution]
    solutions = _without_list(domain, base) if whole is None else from_frontier(whole, base)
    shown, omitted = _shown(found, whole, solutions, progress)
    open_ = any(s.utilities for s in solutions.values())
    zone = counted_zone(domain, _standard(domain, request), open_, whole)
    reason = "" if open_ else no_good_package(domain, base, found.most)
    if request.top is not None and request.top < len(shown):
        shown = rows_of(shown, _best(shown, np.array(base), np.array(found.most), request.top), shown.size)
    asked = (("rational", request.rational), ("epsilon", request.epsilon), ("top", request.top))
    shown = replace(shown, parameters=(*asked, ("tolerance", request.tolerance)))
    return replace(found, frontier=shown, solutions=solutions, zone=zone, reason=reason, omitted=omitted)


def _shown(
    found: Analysis, whole: Frontier | None, solutions: Mapping[str, Solution], progress: Progress | None
) -> tuple[Frontier, tuple[Omission, ...]]:
    """The list as it was asked for: whole, of those good enough, within epsilon; else some."""
    domain, request, base = found.domain, found.request, found.disagreement
    if whole is not None and not request.epsilon:
        return _good_enough(domain, request, whole, base, progress), ()
    if not request.epsilon:
        return _short(found, solutions, progress)
    # Thinned only once what is not good enough is gone: what stands for a good package would else be lost with it.
    by_request = asks_factions(domain, request.disagreement) or request.disagreement == "accepted"
    standard = request.disagreement if by_request else base
    try:
        listed = list_frontier(
            domain,
            rational=standard if request.rational else None,
            epsilon=request.epsilon,
            tolerance=request.tolerance,
            progress=progress,
            limit=request.limit,
        )
    except (TooLong, TooDense):
        if request.limit is not None:
            raise
        return _short(found, solutions, progress)
    return listed, ()


def _standard(domain: Domain, request: Request) -> Disagreement:
    """Whom a package must satisfy to be in the zone: with reservation values also the factions and the quorum."""
    return "accepted" if request.disagreement == "reserved" else request.disagreement


def _good_enough(
    domain: Domain, request: Request, whole: Frontier, base: Vector, progress: Progress | None
) -> Frontier:
    if not request.rational:
        return whole
    if asks_factions(domain, request.disagreement) or request.disagreement == "accepted":
        return frontier(domain, rational=request.disagreement, progress=progress)
    return rows_of(whole, np.flatnonzero((whole.utilities >= np.array(base) - request.tolerance).all(axis=1)))


def _without_list(domain: Domain, base: Vector) -> dict[str, Solution]:
    try:
        return solve_direct(domain, base, limit=LIMIT)
    except TooDense:
        return {name: mixture.solution for name, mixture in solve_programme(domain, base, divisible=False).items()}


def _short(
    found: Analysis, solutions: Mapping[str, Solution], progress: Progress | None
) -> tuple[Frontier, tuple[Omission, ...]]:
    """A list in place of the whole frontier: of those good enough where they can be listed, else some."""
    domain, request = found.domain, found.request
    base = np.array(found.disagreement)
    if request.rational:
        try:
            listed = list_frontier(
                domain,
                rational=found.disagreement,
                epsilon=request.epsilon,
                tolerance=request.tolerance,
                progress=progress,
            )
        except (TooLong, TooDense):
            pass
        else:
            return listed, ()
    also = [package for s in solutions.values() for package in s.packages]
    ideal = np.array(found.ideal if request.rational else found.most)
    some = some_of_frontier(domain, ideal, base if request.rational else None, also, request.tolerance)
    why = "there are more efficient packages than can be listed"
    how = "--rational keeps those good enough for all, --epsilon a list within a share of each party's range"
    return some, (Omission("The whole list of efficient packages", why, how),)


def _best(
    shown: Frontier,
    base: np.ndarray[tuple[int], np.dtype[np.float64]],
    most: np.ndarray[tuple[int], np.dtype[np.float64]],
    top: int,
) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Rows with the largest products of gains over the disagreement, in the order of the rows."""
    span = np.where(most > base, most - base, 1.0)
    shares = (shown.utilities - base) / span
    good = (shares >= -1e-9).all(axis=1)
    product = np.maximum(shares, 0.0).prod(axis=1)
    order = np.lexsort((-shares.sum(axis=1), -product, ~good))
    return np.sort(order[:top])


def _statistics(found: Analysis, whole: Frontier | None, progress: Progress | None) -> Analysis:
    why = "they need the whole frontier"
    if whole is not None and whole.exact:
        try:
            figures = statistics(found.domain, disagreement=found.disagreement, frontier_found=whole, limit=LIMIT)
        except TooDense:
            why = "the issues depend on one another too densely to count packages"
        else:
            return replace(found, statistics=figures)
    return replace(found, omitted=(*found.omitted, Omission("The statistics of the domain", why)))


FIRST_LOOK, QUESTIONS = 4_000, 800
"""Partial packages that the search for obstacles keeps at a time, and searches; what needs more is said or bounded."""


def _obstacles(found: Analysis, whole: Frontier | None, progress: Progress | None) -> Analysis:
    try:
        return replace(found, obstacles=obstacles(found.domain, questions=QUESTIONS, limit=FIRST_LOOK))
    except TooDense:
        why = "the issues depend on one another too densely"
        return replace(found, omitted=(*found.omitted, Omission("What stands in the way", why)))


SHORT_LIST = 20_000
"""Efficient packages up to which all are listed first even where a list within epsilon is asked for: solutions and
statistics are exact then, and it takes a second or so."""

OPTIONS = 4_000
"""Options of all issues together, beyond which a first look leaves out the parts that go through them one by one."""

PARTS: dict[str, Part] = {
    "statistics": _statistics,
    "obstacles": _obstacles,
    "division": with_division,
    "pressure": with_pressure,
    "trade": with_trade,
    "interim": with_interim,
    "uncertainty": with_uncertainty,
}
"""What can be worked out beside frontier, solutions and zone."""

QUICK: tuple[str, ...] = ("statistics", "obstacles", "division", "trade", "pressure", "interim", "uncertainty")
"""The parts of a first look."""

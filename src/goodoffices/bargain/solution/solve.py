"""The solutions of any domain: from the whole frontier where it can be listed, else by branch and bound.

>>> from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
>>> peace = Domain("demo",
...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [0, 3])))),
...      PartyPreferences("suda", Utility((Table((0,), [4, 0]), Table((1,), [0, 6]))))))
>>> {name: found.utilities for name, found in solve(peace, "zero", names=["nash", "kalai_smorodinsky"]).items()}
{'nash': (10.0, 6.0), 'kalai_smorodinsky': (10.0, 6.0)}
"""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.frontier.acceptance import Disagreement
from goodoffices.bargain.frontier.compute import Progress, frontier
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.trellis import TooDense
from goodoffices.bargain.solution.direct import solve_direct
from goodoffices.bargain.solution.disagreement import disagreement_of
from goodoffices.bargain.solution.listed import from_frontier
from goodoffices.bargain.solution.programme import solve_programme
from goodoffices.bargain.solution.record import Solution

__all__ = ["LISTED", "solve"]

LISTED = 50_000
"""A frontier is built for the solutions' sake up to so many partial packages at a time."""


class _TooLong(Exception):
    """The frontier is longer than is worth listing."""


def solve(
    domain: Domain,
    disagreement: Disagreement = "reserved",
    *,
    frontier_found: Frontier | None = None,
    names: Sequence[str] | None = None,
    packages: int = 10,
    progress: Progress | None = None,
) -> dict[str, Solution]:
    """Nash, Kalai-Smorodinsky, egalitarian (leximin), utilitarian and equal-gain solutions.

    Parameters
    ----------
    domain : Domain
    disagreement : {'zero', 'reserved', 'minimum', 'accepted'} or sequence of float
        See :func:`.disagreement.disagreement_of`.
    frontier_found : Frontier, optional
        Of the same domain, not cut by ``top``; spares building it again.
    names : sequence of str, optional
        By default all.
    packages : int
        How many packages of each solution are listed.
    progress : callable, optional
        See :data:`.compute.Progress`.

    Returns
    -------
    dict of Solution, by name
        Where the frontier cannot be listed, ``equal_gain`` is missing: only the whole frontier decides it.

    Raises
    ------
    UsageError
        Where the point of disagreement means nothing.
    MissingExtra
        Where the issues depend on one another so densely that only a solver helps, without the extra ``solve``.
    """
    base = disagreement_of(domain, disagreement)
    if frontier_found is not None:
        return from_frontier(frontier_found, base, names, packages=packages)

    def watch(done: int, stages: int, kept: int) -> None:
        if progress:
            progress(done, stages, kept)
        if kept > LISTED:
            raise _TooLong

    try:
        return from_frontier(frontier(domain, rational=base, progress=watch), base, names, packages=packages)
    except _TooLong:
        return solve_direct(domain, base, names, packages=packages)
    except TooDense:
        found = solve_programme(domain, base, names, divisible=False)
        return {name: mixture.solution for name, mixture in found.items()}

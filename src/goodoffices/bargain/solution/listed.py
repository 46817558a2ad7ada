"""Solutions read off a frontier."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Package
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.solution.concept import CONCEPTS, Concept, best_rows
from goodoffices.bargain.solution.record import Solution, Vector

__all__ = ["from_frontier", "without"]

Floats = NDArray[np.float64]
TOLERANCE = 1e-9
PACKAGES = 10


def from_frontier(
    found: Frontier, disagreement: Sequence[float], names: Sequence[str] | None = None, *, packages: int = PACKAGES
) -> dict[str, Solution]:
    """The solutions among the listed packages that give every party at least the disagreement.

    What each of the ideas picks is efficient, so an exact frontier holds it; of a frontier within epsilon only a bound
    follows, which is said.

    Parameters
    ----------
    found : Frontier
        Not cut by `top`; `rational` does no harm where it is not stricter than `disagreement`.
    disagreement : sequence of float
        One worth per party.
    names : sequence of str, optional
        Which of :data:`.concept.CONCEPTS`; by default all.
    packages : int
        How many packages of each solution are listed.

    Examples
    --------
    >>> from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
    >>> from goodoffices.bargain.frontier import frontier
    >>> peace = Domain("demo",
    ...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [0, 3])))),
    ...      PartyPreferences("suda", Utility((Table((0,), [4, 0]), Table((1,), [0, 6]))))))
    >>> picked = from_frontier(frontier(peace), (0, 0))
    >>> picked["nash"].utilities, picked["nash"].value, picked["nash"].packages
    ((10.0, 6.0), 60.0, ((1, 1),))
    """
    base = np.asarray(disagreement, dtype=np.float64)
    rows = np.flatnonzero((found.utilities >= base - TOLERANCE).all(axis=1))
    gains = np.maximum(found.utilities[rows] - base, 0.0)
    ideal = gains.max(axis=0, initial=0.0)
    concepts = [CONCEPTS[name] for name in (names or CONCEPTS)]
    if not len(rows):
        why = "no package keeps the constraints" if not found.feasible else "no package is good enough for every party"
        return {c.name: without(c, found, base, why) for c in concepts}
    ways = found.ways()
    return {c.name: _picked(c, found, rows, gains, ideal, base, ways, packages) for c in concepts}


def _picked(
    concept: Concept,
    found: Frontier,
    rows: NDArray[np.intp],
    gains: Floats,
    ideal: Floats,
    base: Floats,
    ways: tuple[int, ...],
    packages: int,
) -> Solution:
    value, best = best_rows(concept, gains, ideal)
    exact = found.exact
    bound: float | None = value
    if not exact:
        more = gains + np.asarray(found.slack)
        bound = best_rows(concept, more, ideal + np.asarray(found.slack))[0] if concept.sense > 0 else None
        if concept.scaled:
            # Without the exact ideal no ratio is certain: shares of the smaller ideal bound it from above.
            bound = best_rows(concept, more, ideal)[0]
    first = int(rows[best[0]])
    listed: tuple[Package, ...] = found.packages(first, packages)
    return Solution(
        name=concept.name,
        utilities=_vector(found.utilities[first]),
        packages=listed,
        ways=ways[first],
        ties=tuple(_vector(found.utilities[int(rows[row])]) for row in best[1:]),
        value=value,
        bound=bound,
        exact=exact,
        disagreement=_vector(base),
        ideal=_vector(base + ideal),
        parties=found.parties,
        method=f"read off the frontier ({found.method})",
        citation=concept.citation,
        inputs=found.inputs,
    )


def without(concept: Concept, found: Frontier, base: Floats, reason: str) -> Solution:
    """The record that says why there is no solution."""
    return Solution(
        name=concept.name,
        utilities=None,
        packages=(),
        ways=0,
        ties=(),
        value=None,
        bound=None,
        exact=found.exact,
        disagreement=_vector(base),
        ideal=(),
        parties=found.parties,
        method=f"read off the frontier ({found.method})",
        citation=concept.citation,
        inputs=found.inputs,
        reason=reason,
    )


def _vector(row: Floats) -> Vector:
    return tuple(float(x) for x in row)

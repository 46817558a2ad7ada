"""Ideas of a fair or good agreement, as what each holds best among gains over the point of disagreement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["CONCEPTS", "Concept", "best_rows"]

Floats = NDArray[np.float64]

NEAR = 1e-9
"""Values that differ by less, as a share, are ties."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One idea.

    Parameters
    ----------
    name : str
    score : callable
        ``score(gains, ideal)``: (n, n_parties) gains over the disagreement, (n_parties,) largest gains -> (n,) float.
    citation : str
    sense : int
        1: the largest score is best; -1: the smallest.
    scaled : bool
        True where gains are compared between parties as shares of the ideal, also when ties are broken.
    """

    name: str
    score: Callable[[Floats, Floats], Floats]
    citation: str
    sense: int = 1
    scaled: bool = False


def _product(gains: Floats, ideal: Floats) -> Floats:
    return np.asarray(gains.prod(axis=1))


def _ratio(gains: Floats, ideal: Floats) -> Floats:
    shares = gains / np.where(ideal > 0, ideal, 1.0)
    # Who can gain nothing in any package cannot be made to wait for.
    return np.asarray(np.where(ideal > 0, shares, np.inf).min(axis=1)) if (ideal > 0).any() else np.zeros(len(gains))


def _least(gains: Floats, ideal: Floats) -> Floats:
    return np.asarray(gains.min(axis=1))


def _sum(gains: Floats, ideal: Floats) -> Floats:
    return np.asarray(gains.sum(axis=1))


def _spread(gains: Floats, ideal: Floats) -> Floats:
    return np.asarray(gains.max(axis=1) - gains.min(axis=1))


CONCEPTS = {
    concept.name: concept
    for concept in (
        Concept("nash", _product, "J. F. Nash, The Bargaining Problem, Econometrica 18 (1950) 155-162"),
        Concept(
            "kalai_smorodinsky",
            _ratio,
            "E. Kalai, M. Smorodinsky, Other Solutions to Nash's Bargaining Problem, Econometrica 43 (1975) 513-518",
            scaled=True,
        ),
        Concept(
            "egalitarian",
            _least,
            "E. Kalai, Proportional Solutions to Bargaining Situations, Econometrica 45 (1977) 1623-1630; ties by the"
            " next least (leximin: A. Sen, Collective Choice and Social Welfare, 1970)",
        ),
        Concept(
            "utilitarian",
            _sum,
            "J. C. Harsanyi, Cardinal Welfare, Individualistic Ethics, and Interpersonal Comparisons of Utility,"
            " J. Political Economy 63 (1955) 309-321",
        ),
        Concept(
            "equal_gain",
            _spread,
            "R. B. Myerson, Two-Person Bargaining Problems and Comparable Utility, Econometrica 45 (1977) 1631-1637;"
            " among efficient packages the smallest difference of gains",
            sense=-1,
        ),
    )
}


def best_rows(concept: Concept, gains: Floats, ideal: Floats) -> tuple[float, list[int]]:
    """The best value and the rows that have it, the fairest (by leximin) first.

    Parameters
    ----------
    concept : Concept
    gains : (n, n_parties) float
        At least one row.
    ideal : (n_parties,) float

    Returns
    -------
    value : float
    rows : list of int
    """
    scores = concept.score(gains, ideal) * concept.sense
    best = float(scores.max())
    near = NEAR * max(abs(best), NEAR * float(np.abs(gains).max(initial=0.0)))
    rows = np.flatnonzero(scores >= best - near)
    measure = gains[rows] / np.where(ideal > 0, ideal, 1.0) if concept.scaled else gains[rows]
    ranked = np.round(np.sort(measure, axis=1), 9)
    order = np.lexsort((*np.round(gains[rows], 9).T[::-1], *(-ranked.T[::-1])))
    return concept.sense * best, rows[order].tolist()

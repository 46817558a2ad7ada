"""What one likely pair says about the others: a person is on each list once, but for repeats."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["with_rivals"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def with_rivals(
    probability: Floats,
    left: Ints,
    right: Ints,
    repeats: tuple[set[int], set[int]],
    extra: float,
    sizes: tuple[int, int],
) -> Floats:
    """Weigh each pair by whether its records have another partner.

    Of the records that have the right partner, few have a second one (a repeat): a share r (``extra``). Of the others,
    as many have a partner as have one on average: a share s. So the odds of a pair are multiplied, for each of its two
    records, by :math:`(1 - c) (1 - r) / (1 - s) + c r / s`, where c is the probability of the best other partner
    (Bayes' rule). Records that the lists themselves show to be repeats of one another do not compete.

    Parameters
    ----------
    probability : ndarray, shape (n_pairs,)
    left, right : ndarray of int
        The pairs.
    repeats : pair of set of int
        For A and for B, pairs of records that repeat one another, as ``smaller * 2**32 + larger``.
    extra : float
        In (0, 1).
    sizes : pair of int
        Rows of A and of B.
    """
    odds = probability / np.maximum(1 - probability, 1e-12)
    likely = probability >= 0.5
    for one, other, known, size in ((left, right, repeats[1], sizes[0]), (right, left, repeats[0], sizes[1])):
        rival = _best_other(probability, one, other, known)
        have = len(np.unique(one[likely])) / max(size, 1)
        share = min(max(have, extra), _MOST)
        odds = odds * ((1 - rival) * (1 - extra) / (1 - share) + rival * extra / share)
    return np.asarray(odds / (1 + odds))


def _best_other(probability: Floats, one: Ints, other: Ints, known: set[int]) -> Floats:
    """For each pair the probability of the best other pair of the same record of ``one``."""
    order = np.lexsort((-probability, one))
    sorted_one = one[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = sorted_one[1:] != sorted_one[:-1]
    start = np.flatnonzero(first)
    size = np.diff(np.append(start, len(order)))
    rival = np.zeros(len(order))
    for at, count in zip(start[size > 1].tolist(), size[size > 1].tolist(), strict=True):
        group = order[at : at + count]
        for place in group[:_LOOK]:
            best = next((x for x in group[:_LOOK] if x != place and _code(other[x], other[place]) not in known), None)
            rival[place] = probability[best] if best is not None else 0.0
        rival[group[_LOOK:]] = probability[group[0]]
    return rival


_LOOK = 12
_MOST = 0.8


def _code(a: np.int64, b: np.int64) -> int:
    return (int(min(a, b)) << 32) + int(max(a, b))

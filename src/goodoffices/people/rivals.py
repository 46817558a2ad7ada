"""What one likely pair says about the others: a person is on each list once, but for repeats."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["rival_bits", "with_bits", "with_rivals"]

Ints = NDArray[Any]
Floats = NDArray[np.float64]


def with_rivals(
    probability: Floats,
    left: Ints,
    right: Ints,
    repeats: tuple[Ints, Ints],
    extra: float,
    sizes: tuple[int, int],
) -> Floats:
    """The probabilities after :func:`rival_bits`.

    Parameters
    ----------
    probability : ndarray, shape (n_pairs,)
    left, right, repeats, extra, sizes
        As there.
    """
    return with_bits(probability, rival_bits(probability, left, right, repeats, extra, sizes))


def with_bits(probability: Floats, bits: Floats) -> Floats:
    """Probabilities whose odds are multiplied by the powers of two of ``bits``, shape (k, n_pairs)."""
    odds = probability / np.maximum(1 - probability, 1e-12) * np.exp2(bits.sum(axis=0))
    return np.asarray(odds / (1 + odds))


def rival_bits(
    probability: Floats,
    left: Ints,
    right: Ints,
    repeats: tuple[Ints, Ints],
    extra: float,
    sizes: tuple[int, int],
    heard: Floats | None = None,
) -> Floats:
    """Weigh each pair by whether its records have another partner, in bits, shape (2, n_pairs): of A's record, of B's.

    Of the records that have the right partner, few have a second one (a repeat): a share r (``extra``). Of the others,
    as many have a partner as have one on average: a share s. So the odds of a pair are multiplied, for each of its two
    records, by :math:`(1 - c) (1 - r) / (1 - s) + c r / s`, where c is the probability of the best other partner
    (Bayes' rule). Records that the lists themselves show to be repeats of one another do not compete.

    Parameters
    ----------
    probability : ndarray, shape (n_pairs,)
    left, right : ndarray of int
        The pairs.
    repeats : pair of ndarray of int
        For A and for B, pairs of records that repeat one another, as ``smaller * 2**32 + larger``, rising.
    extra : float
        In (0, 1).
    sizes : pair of int
        Rows of A and of B.
    heard : ndarray, shape (n_pairs,), optional
        The probabilities of the other partners where they are known better (by judgement) than ``probability`` says; the
        shares are taken from ``probability`` all the same, so that a judgement moves only pairs of the records judged.
    """
    bits = np.zeros((2, len(probability)))
    others = probability if heard is None else heard
    likely = probability >= 0.5
    sides = ((left, right, repeats[1], sizes[0]), (right, left, repeats[0], sizes[1]))
    for side, (one, other, known, size) in enumerate(sides):
        rival = _best_other(others, one, other, known)
        have = len(np.unique(one[likely])) / max(size, 1)
        share = min(max(have, extra), _MOST)
        bits[side] = np.log2((1 - rival) * (1 - extra) / (1 - share) + rival * extra / share)
    return bits


def _best_other(probability: Floats, one: Ints, other: Ints, known: Ints) -> Floats:
    """For each pair the probability of the best other pair of the same record of ``one``."""
    order = np.lexsort((-probability, one))
    record, partner, likely = one[order], other[order], probability[order]
    places = np.arange(len(order))
    first = np.append(True, record[1:] != record[:-1])[: len(order)]
    start = np.maximum.accumulate(np.where(first, places, 0))
    end = np.append(start[np.flatnonzero(first)], len(order))[np.cumsum(first)] if len(order) else places
    rival = np.zeros(len(order))
    open_ = np.flatnonzero((end - start > 1) & (places - start < _LOOK))
    for step in range(_LOOK):
        # The best that is neither the pair itself nor with a repeat of its partner.
        at = start[open_] + step
        here = at < np.minimum(end[open_], start[open_] + _LOOK)
        open_, at = open_[here], at[here]
        fits = (at != open_) & ~_among(_codes(partner[at], partner[open_]), known)
        rival[open_[fits]] = likely[at[fits]]
        open_ = open_[~fits]
    far = places - start >= _LOOK
    rival[far] = likely[start[far]]
    found = np.zeros(len(order))
    found[order] = rival
    return found


_LOOK = 12
_MOST = 0.8


def _codes(a: Ints, b: Ints) -> Ints:
    return (np.minimum(a, b).astype(np.int64) << 32) + np.maximum(a, b)


def _among(codes: Ints, known: Ints) -> NDArray[np.bool_]:
    """Which codes are among some that are sorted."""
    if not len(known):
        return np.zeros(len(codes), dtype=bool)
    place = np.minimum(np.searchsorted(known, codes), len(known) - 1)
    return np.asarray(known[place] == codes)

"""Preferences of which only ranges and orders are known, and what they imply.

The worth of a package is the weighted mean ``sum(w[i] * v[i][option]) / sum(w)``, where each weight and each worth
lies in an interval or has a distribution, and orders may say that one is at least as large as another. The weights are
relative: only their proportions count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.preference import PartyPreferences, Table, Utility
from goodoffices.bargain.weights import weights_of_order

__all__ = ["Interval", "PartialPreferences", "party_of", "settle", "tighten", "tightened", "worth_bounds"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class PartialPreferences:
    """What is known of one party.

    Parameters
    ----------
    id : str
    weights : tuple of Interval or Distribution
        One per issue, 0 or more, relative to one another.
    worths : tuple of tuple of Interval or Distribution
        For each issue one per option, as a rule within [0, 1].
    weight_orders : tuple of (int, int)
        The first issue matters at least as much as the second.
    worth_orders : tuple of (int, int, int)
        Issue, and of its options a better or equal one and a worse or equal one.
    refused : tuple of Constraint
        Red lines: a package that breaks one is worth -1, less than any other.
    reservation : Interval, Distribution or None
    title : str
    """

    id: str
    weights: tuple[Interval, ...]
    worths: tuple[tuple[Interval, ...], ...]
    weight_orders: tuple[tuple[int, int], ...] = ()
    worth_orders: tuple[tuple[int, int, int], ...] = ()
    refused: tuple[Constraint, ...] = ()
    reservation: Interval | None = None
    title: str = ""

    def orders_of(self, issue: int) -> tuple[tuple[int, int], ...]:
        """The orders of the options of one issue: (better, worse)."""
        return tuple((better, worse) for i, better, worse in self.worth_orders if i == issue)


def tighten(partial: PartialPreferences) -> PartialPreferences:
    """The same knowledge with every interval as narrow as the orders make it (no value that is possible is lost).

    Where the statements contradict one another, some interval comes out with ``low > high``;
    :func:`goodoffices.bargain.consistency.check_partial` says which.

    Examples
    --------
    >>> known = PartialPreferences("a", (Interval(0, 0.4), Interval(0.3, 1)), ((), ()), ((0, 1),))
    >>> tighten(known).weights
    (Interval(low=0.3, high=0.4), Interval(low=0.3, high=0.4))
    """
    weights = tightened(partial.weights, partial.weight_orders)
    worths = tuple(tightened(options, partial.orders_of(n)) for n, options in enumerate(partial.worths))
    return replace(partial, weights=weights, worths=worths)


def tightened(intervals: Sequence[Interval], orders: Iterable[tuple[int, int]]) -> tuple[Interval, ...]:
    """Intervals as narrow as orders ``(larger, smaller)`` make them; a discrete distribution ends at a value it has."""
    low = [i.low for i in intervals]
    high = [i.high for i in intervals]
    pairs = tuple(orders)
    for _ in intervals:
        before = (list(low), list(high))
        for above, below in pairs:
            low[above] = max(low[above], intervals[above].at_least(low[below]))
            high[below] = min(high[below], intervals[below].at_most(high[above]))
        if before == (low, high):
            break
    return tuple(replace(i, low=a, high=b) for i, a, b in zip(intervals, low, high, strict=True))


def settle(partial: PartialPreferences, rule: str = "rank-order-centroid") -> PartyPreferences:
    """One definite reading: a point inside all that is known.

    Weights of which nothing but an order is known get those of ``rule``; otherwise each is the middle of its
    tightened interval, the mean where it has a distribution. Worths are the middles of theirs; options that only an order tells apart are spaced evenly.
    Weights are scaled to add up to 1.

    Parameters
    ----------
    partial : PartialPreferences
        Consistent.
    rule : str
        As for :func:`~goodoffices.bargain.weights.weights_of_order`.
    """
    weights = _settled_weights(partial, rule)
    tight = tighten(partial)
    worths = []
    for issue, (stated, options) in enumerate(zip(partial.worths, tight.worths, strict=True)):
        worths.append(_settled_worths(stated, options, partial.orders_of(issue)))
    return party_of(partial, weights, worths, None if partial.reservation is None else partial.reservation.middle)


def _levels(count: int, orders: Sequence[tuple[int, int]]) -> list[int]:
    """How many steps each lies above the lowest that an order puts below it."""
    level = [0] * count
    for _ in range(count):
        for above, below in orders:
            level[above] = max(level[above], min(level[below] + 1, count - 1))
    return level


def _settled_weights(partial: PartialPreferences, rule: str) -> Floats:
    first = partial.weights[0]
    if partial.weight_orders and len(set(partial.weights)) == 1 and first.low == 0 and type(first) is Interval:
        level = _levels(len(partial.weights), partial.weight_orders)
        groups = [[n for n, at in enumerate(level) if at == step] for step in sorted(set(level), reverse=True)]
        return weights_of_order(groups, rule)
    middles = _middles(tighten(partial).weights, partial.weight_orders)
    total = middles.sum()
    return middles / total if total > 0 else np.full(len(middles), 1 / len(middles))


def _middles(tight: Sequence[Interval], orders: Sequence[tuple[int, int]]) -> Floats:
    middles = np.array([i.middle for i in tight])
    if any(middles[above] < middles[below] for above, below in orders):
        # The means of distributions may break an order; half way between the ends of tightened intervals never does.
        return np.array([(i.low + i.high) / 2 for i in tight])
    return middles


def _settled_worths(stated: Sequence[Interval], tight: Sequence[Interval], orders: Sequence[tuple[int, int]]) -> Floats:
    middles = _middles(tight, orders)
    if not orders or len(set(stated)) > 1 or type(stated[0]) is not Interval:
        return middles
    level = np.array(_levels(len(tight), orders), dtype=np.float64)
    low, high = stated[0].low, stated[0].high
    return np.asarray(low + (high - low) * level / max(level.max(), 1.0))


def party_of(
    partial: PartialPreferences, weights: Floats, worths: Sequence[Floats], reservation: float | None
) -> PartyPreferences:
    """One definite reading.

    Parameters
    ----------
    partial : PartialPreferences
    weights : (n_issues,) float
        They add up to 1.
    worths : sequence of (n_options,) float
        One array per issue.
    reservation : float or None
    """
    tables = tuple(Table((n,), w * v) for n, (w, v) in enumerate(zip(weights, worths, strict=True)))
    utility = Utility(tables, conditions=partial.refused, otherwise=-1.0)
    return PartyPreferences(partial.id, utility, reservation, title=partial.title)


def worth_bounds(partial: PartialPreferences, packages: NDArray[np.int64]) -> Floats:
    """The least and the largest worth that each package can have.

    The largest weighted mean puts the upper weight on the best issues and the lower on the rest; which cut is best is
    found by trying each. Exact where no order binds the weights; with such orders, bounds that hold but may be wide.

    Parameters
    ----------
    partial : PartialPreferences
    packages : (n_packages, n_issues) int

    Returns
    -------
    (n_packages, 2) float
        Red lines aside.
    """
    tight = tighten(partial)
    low, high = (np.array([getattr(i, end) for i in tight.weights]) for end in ("low", "high"))
    result = np.empty((len(packages), 2))
    for column, end, sign in ((0, "low", -1.0), (1, "high", 1.0)):
        worths = np.stack(
            [np.array([getattr(i, end) for i in options])[packages[:, n]] for n, options in enumerate(tight.worths)],
            axis=1,
        )
        result[:, column] = sign * _best_mean(sign * worths, low, high) + 0.0  # no negative zero
    return result


def _best_mean(worths: Floats, low: Floats, high: Floats) -> Floats:
    order = np.argsort(-worths, axis=1, kind="stable")
    sorted_worths = np.take_along_axis(worths, order, axis=1)
    first, rest = high[order], low[order]
    best = np.full(len(worths), -np.inf)
    for cut in range(worths.shape[1] + 1):
        weights = np.concatenate([first[:, :cut], rest[:, cut:]], axis=1)
        total = weights.sum(axis=1)
        mean = np.divide(
            (weights * sorted_worths).sum(axis=1), total, out=np.full(len(worths), -np.inf), where=total > 0
        )
        best = np.maximum(best, mean)
    # Where no weight is above 0, no issue counts, and all are alike.
    return np.asarray(np.where(np.isfinite(best), best, worths.mean(axis=1)))

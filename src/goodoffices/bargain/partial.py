"""Preferences of which only ranges and orders are known, and what they imply.

The worth of a package is the weighted mean ``sum(w[i] * v[i][option]) / sum(w)``, where each weight and each worth
lies in an interval, and orders may say that one is at least as large as another. The weights are relative: only their
proportions count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.preference import PartyPreferences, Table, Utility
from goodoffices.bargain.weights import weights_of_order

__all__ = ["Interval", "PartialPreferences", "draw_preferences", "settle", "tighten", "worth_bounds"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A number known to lie between two, both included."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Half way between."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class PartialPreferences:
    """What is known of one party.

    Parameters
    ----------
    id : str
    weights : tuple of Interval
        One per issue, 0 or more, relative to one another.
    worths : tuple of tuple of Interval
        For each issue one per option, as a rule within [0, 1].
    weight_orders : tuple of (int, int)
        The first issue matters at least as much as the second.
    worth_orders : tuple of (int, int, int)
        Issue, and of its options a better or equal one and a worse or equal one.
    refused : tuple of Constraint
        Red lines: a package that breaks one is worth -1, less than any other.
    reservation : Interval or None
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
    weights = _tight(partial.weights, partial.weight_orders)
    worths = tuple(_tight(options, partial.orders_of(n)) for n, options in enumerate(partial.worths))
    return replace(partial, weights=weights, worths=worths)


def _tight(intervals: Sequence[Interval], orders: Iterable[tuple[int, int]]) -> tuple[Interval, ...]:
    low = [i.low for i in intervals]
    high = [i.high for i in intervals]
    pairs = tuple(orders)
    for _ in intervals:
        before = (list(low), list(high))
        for above, below in pairs:
            low[above] = max(low[above], low[below])
            high[below] = min(high[below], high[above])
        if before == (low, high):
            break
    return tuple(Interval(a, b) for a, b in zip(low, high, strict=True))


def settle(partial: PartialPreferences, rule: str = "rank-order-centroid") -> PartyPreferences:
    """One definite reading: a point inside all that is known.

    Weights of which nothing but an order is known get those of ``rule``; otherwise each is the middle of its
    tightened interval. Worths are the middles of theirs; options that only an order tells apart are spaced evenly.
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
    return _party(partial, weights, worths, None if partial.reservation is None else partial.reservation.middle)


def _levels(count: int, orders: Sequence[tuple[int, int]]) -> list[int]:
    """How many steps each lies above the lowest that an order puts below it."""
    level = [0] * count
    for _ in range(count):
        for above, below in orders:
            level[above] = max(level[above], min(level[below] + 1, count - 1))
    return level


def _settled_weights(partial: PartialPreferences, rule: str) -> Floats:
    if partial.weight_orders and len(set(partial.weights)) == 1 and partial.weights[0].low == 0:
        level = _levels(len(partial.weights), partial.weight_orders)
        groups = [[n for n, at in enumerate(level) if at == step] for step in sorted(set(level), reverse=True)]
        return weights_of_order(groups, rule)
    middles = np.array([i.middle for i in tighten(partial).weights])
    total = middles.sum()
    return middles / total if total > 0 else np.full(len(middles), 1 / len(middles))


def _settled_worths(stated: Sequence[Interval], tight: Sequence[Interval], orders: Sequence[tuple[int, int]]) -> Floats:
    middles = np.array([i.middle for i in tight])
    if not orders or len(set(stated)) > 1:
        return middles
    level = np.array(_levels(len(tight), orders), dtype=np.float64)
    low, high = stated[0].low, stated[0].high
    return np.asarray(low + (high - low) * level / max(level.max(), 1.0))


def _party(
    partial: PartialPreferences, weights: Floats, worths: Sequence[Floats], reservation: float | None
) -> PartyPreferences:
    tables = tuple(Table((n,), w * v) for n, (w, v) in enumerate(zip(weights, worths, strict=True)))
    utility = Utility(tables, conditions=partial.refused, otherwise=-1.0)
    return PartyPreferences(partial.id, utility, reservation, title=partial.title)


def draw_preferences(partial: PartialPreferences, count: int, seed: int) -> tuple[PartyPreferences, ...]:
    """Definite readings drawn evenly from all that are possible.

    Without orders the numbers are independent and uniform in their intervals; with orders they are drawn in turn,
    each uniform between what the others leave it (Gibbs sampling, 20 rounds before the first and 5 between two).

    Parameters
    ----------
    partial : PartialPreferences
        Consistent.
    count : int
        0 or more.
    seed : int
        The same seed gives the same drawing; the n-th does not depend on ``count``.
    """
    draws = np.random.default_rng(seed)
    tight = tighten(partial)
    chains = [_Chain(tight.weights, partial.weight_orders, draws)]
    chains += [_Chain(options, partial.orders_of(n), draws) for n, options in enumerate(tight.worths)]
    result = []
    for _ in range(count):
        weights, *worths = [chain.next() for chain in chains]
        held = partial.reservation
        reservation = None if held is None else held.low + (held.high - held.low) * draws.random()
        total = weights.sum()
        shares = weights / total if total > 0 else np.full(len(weights), 1 / len(weights))
        result.append(_party(partial, shares, worths, reservation))
    return tuple(result)


class _Chain:
    """Numbers in intervals that keep some orders, drawn one vector after another."""

    def __init__(
        self, intervals: Sequence[Interval], orders: Sequence[tuple[int, int]], draws: np.random.Generator
    ) -> None:
        self.low = np.array([i.low for i in intervals])
        self.high = np.array([i.high for i in intervals])
        self.draws = draws
        self.above = [[a for a, b in orders if b == n] for n in range(len(intervals))]
        self.below = [[b for a, b in orders if a == n] for n in range(len(intervals))]
        self.ordered = bool(orders)
        # Half way between the least and the largest solution lies a solution.
        self.now = (self.low + self.high) / 2
        if self.ordered:
            self._turn(15)

    def _turn(self, rounds: int) -> None:
        for _ in range(rounds):
            for n, share in enumerate(self.draws.random(len(self.now))):
                low = max([self.low[n], *(self.now[k] for k in self.below[n])])
                high = min([self.high[n], *(self.now[k] for k in self.above[n])])
                self.now[n] = low + max(high - low, 0.0) * share

    def next(self) -> Floats:
        if not self.ordered:
            return np.asarray(self.low + (self.high - self.low) * self.draws.random(len(self.low)))
        self._turn(5)
        return np.array(self.now)


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

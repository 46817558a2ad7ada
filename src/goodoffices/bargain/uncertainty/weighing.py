"""The least and the largest weighted sum over all weights that are possible, in closed form.

A package is preferred to another, or accepted, where a weighted sum of differences ``sum(w[i] * d[i])`` is 0 or more.
Each ``d[i]`` ranges between ends that :func:`gap_ends` gives, and the ends are reached together, whatever the weights;
so what remains is a linear programme over the weights alone.

References
----------
M. Weber, Decision Making with Incomplete Information, European J. Operational Research 28 (1987) 44-57.
A. Salo, R. P. Hamalainen, Preference Ratios in Multiattribute Evaluation (PRIME), IEEE Transactions on Systems, Man, and
Cybernetics A 31 (2001) 533-545.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Package
from goodoffices.bargain.partial import PartialPreferences, tighten, tightened

__all__ = ["Weighing", "gap_ends", "preference_ends", "weighing_of"]

Floats = NDArray[np.float64]

_MOST_SETS = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Weighing:
    """The weights that are possible, ready to be put on differences.

    Parameters
    ----------
    low, high : (n_issues,) float
        Tightened.
    bound : tuple of int
        Issues that some order binds.
    sets : (n_sets, len(bound)) bool, or None
        Every set of these that holds with each issue all that outweigh it; None where they are too many.
    """

    low: Floats
    high: Floats
    bound: tuple[int, ...] = ()
    sets: NDArray[np.bool_] | None = None

    @property
    def exact(self) -> bool:
        """True where the sums are reached; False where they are bounds that hold, as if no order were known."""
        return self.sets is not None or not self.bound

    @property
    def fixed(self) -> bool:
        """True where there is one possible weight for each issue."""
        return bool(np.allclose(self.low, self.high, rtol=0, atol=1e-12))

    def least(self, gaps: Floats) -> Floats:
        """The least weighted sum of differences: (n, n_issues) float -> (n,) float.

        An issue that no order binds has its lower weight where the difference is positive, its upper one where it is
        negative. For the others the weights are cut into layers, between one bound of an interval and the next; in each
        layer the issues that reach it are a set closed under the orders, and the best of these sets is chosen. The sets
        of successive layers can be taken one inside the other, so that weights which reach the sum exist.
        """
        result = np.where(gaps > 0, self.low * gaps, self.high * gaps)
        if self.sets is None or not self.bound:
            return np.asarray(result.sum(axis=1))
        bound = list(self.bound)
        free = np.delete(result, bound, axis=1).sum(axis=1)
        own = gaps[:, bound]
        low, high = self.low[bound], self.high[bound]
        levels = np.unique(np.concatenate([low, high]))
        total = free + levels[0] * own.sum(axis=1)
        sums = own @ self.sets.T.astype(np.float64)
        for start, end in pairwise(levels):
            fits = (self.sets | (low < end)).all(axis=1) & (~self.sets | (high > start)).all(axis=1)
            total = total + (end - start) * sums[:, fits].min(axis=1)
        return np.asarray(total)

    def most(self, gaps: Floats) -> Floats:
        """The largest weighted sum of differences: (n, n_issues) float -> (n,) float."""
        return -self.least(-gaps) + 0.0


def weighing_of(partial: PartialPreferences) -> Weighing:
    """The weights that are possible for one party."""
    tight = tighten(partial)
    low, high = (np.array([getattr(i, end) for i in tight.weights]) for end in ("low", "high"))
    bound = tuple(sorted({n for pair in partial.weight_orders for n in pair}))
    return Weighing(low, high, bound, _closed_sets(partial, bound))


def _closed_sets(partial: PartialPreferences, bound: tuple[int, ...]) -> NDArray[np.bool_] | None:
    place = {issue: at for at, issue in enumerate(bound)}
    above: list[set[int]] = [set() for _ in bound]
    for larger, smaller in partial.weight_orders:
        above[place[smaller]].add(place[larger])
    found = {frozenset[int]()}
    fresh = list(found)
    while fresh:
        base = fresh.pop()
        for n in range(len(bound)):
            if n not in base and above[n] <= base:
                bigger = base | {n}
                if bigger not in found:
                    found.add(bigger)
                    fresh.append(bigger)
                    if len(found) > _MOST_SETS:
                        return None
    sets = np.zeros((len(found), len(bound)), dtype=bool)
    for row, members in enumerate(sorted(found, key=sorted)):
        sets[row, list(members)] = True
    return sets


def gap_ends(partial: PartialPreferences, issue: int) -> tuple[Floats, Floats]:
    """The least and the largest ``v[a] - v[b]`` of two options of an issue: two (n_options, n_options) float.

    The ranges and orders are difference constraints, of which the tightest consequence for two numbers is the longest
    path between them: by an order, or by the ends of their tightened ranges. For one ``b`` and all ``a`` at once the
    least is reached by one reading: ``b`` at its upper end, the others as low as that leaves them.
    """
    orders = partial.orders_of(issue)
    tight = tightened(partial.worths[issue], orders)
    low, high = (np.array([getattr(i, end) for i in tight]) for end in ("low", "high"))
    above = np.eye(len(tight), dtype=bool)
    for better, worse in orders:
        above[better, worse] = True
    for middle in range(len(tight)):
        above |= above[:, [middle]] & above[[middle], :]
    least = low[:, None] - high[None, :]
    least[above] = np.maximum(least[above], 0.0)
    np.fill_diagonal(least, 0.0)
    return least, -least.T


def preference_ends(partial: PartialPreferences, first: Package, second: Package) -> tuple[float, float]:
    """The least and the largest weighted difference of two packages, red lines aside.

    From 0 on throughout, the party surely likes the first at least as much; below 0 throughout, it never does. The unit is
    that of the weights, which only their proportions count for: the signs are what matters.

    Examples
    --------
    >>> from goodoffices.bargain import Interval
    >>> known = PartialPreferences("a", (Interval(0, 1),) * 2, ((Interval(0, 0), Interval(1, 1)),) * 2, ((0, 1),))
    >>> preference_ends(known, (1, 0), (0, 1)), preference_ends(known, (1, 1), (1, 0))
    ((0.0, 1.0), (0.0, 1.0))
    """
    weighing = weighing_of(partial)
    pairs = list(enumerate(zip(first, second, strict=True)))
    ends = [gap_ends(partial, issue) for issue, _ in pairs]
    least, most = (np.array([[ends[n][end][a, b] for n, (a, b) in pairs]]) for end in (0, 1))
    return float(weighing.least(least)[0]) + 0.0, float(weighing.most(most)[0])

"""What each changed issue contributes to the difference between two packages, also where issues depend on one another.

The Shapley value: what changing an issue adds, averaged over all orders in which the issues could be changed. It adds up
to the whole difference, gives nothing to an issue without effect, treats alike issues alike, and is the plain difference
where an issue depends on no other. It is a sum over terms, so each term is settled by itself; a box in closed form.

References
----------
L. S. Shapley, A Value for n-Person Games, Contributions to the Theory of Games II, Princeton 1953, 307-317.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import factorial, fsum, lgamma

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Package
from goodoffices.bargain.preference import Box, Term, Utility

__all__ = ["AT_ONCE", "Attribution", "attribute"]

AT_ONCE = 12
"""Up to so many issues that interact are averaged over all their orders."""

Floats = NDArray[np.float64]
Worth = Callable[[NDArray[np.int64]], Floats]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The shares of the issues in one party's gain.

    Parameters
    ----------
    gains : tuple of float
        One per changed issue; they add up to the difference in worth.
    exact : bool
        True: the Shapley value. False: more than :data:`AT_ONCE` issues interact through a ratio, a table or a condition,
        and the average over one order and its reverse stands for all orders.
    joined : tuple of tuple of int
        Groups of changed issues whose effects depend on one another.
    """

    gains: tuple[float, ...]
    exact: bool
    joined: tuple[tuple[int, ...], ...]


def attribute(utility: Utility, before: Package, after: Package, issues: Sequence[int]) -> Attribution:
    """Share out a party's gain among the issues that changed.

    Parameters
    ----------
    utility : Utility
    before, after : tuple of int
    issues : sequence of int
        Where they differ.

    Examples
    --------
    >>> from goodoffices.bargain import Table
    >>> pair = Utility((Table((0, 1), [[0, 0], [0, 8]]), Table((1,), [0, -1])))
    >>> attribute(pair, (0, 0), (1, 1), (0, 1))
    Attribution(gains=(4.0, 3.0), exact=True, joined=((0, 1),))
    """
    place = {issue: at for at, issue in enumerate(issues)}
    ends = np.array([before, after], dtype=np.int64)
    touched = any(set(c.scope) & place.keys() for c in utility.conditions)
    if touched or not all(c.holds(ends[:1])[0] for c in utility.conditions):
        return _overridden(utility, ends, place)
    parts: list[list[float]] = [[] for _ in place]
    exact = True
    groups = []
    for term in utility.terms:
        own = [issue for issue in term.scope if issue in place]
        gains, whole = _of_term(term, ends, own)
        exact = exact and whole
        for issue, gain in zip(own, gains, strict=True):
            parts[place[issue]].append(gain * utility.scale)
        if len(own) > 1 and any(gains):
            groups.append(own)
    return Attribution(tuple(fsum(part) for part in parts), exact, _joined(groups))


def _overridden(utility: Utility, ends: NDArray[np.int64], place: dict[int, int]) -> Attribution:
    """A broken condition puts one worth in the place of all others: every issue that counts interacts with every other."""
    scopes = [*(term.scope for term in utility.terms), *(c.scope for c in utility.conditions)]
    own = [issue for issue in place if any(issue in scope for scope in scopes)]
    gains, whole = _averaged(utility.worth, ends, own)
    result = [0.0] * len(place)
    for issue, gain in zip(own, gains, strict=True):
        result[place[issue]] = gain
    return Attribution(tuple(result), whole, (tuple(own),) if len(own) > 1 else ())


def _of_term(term: Term, ends: NDArray[np.int64], own: list[int]) -> tuple[list[float], bool]:
    if len(own) <= 1:
        start, end = term.worth(ends).tolist()
        return [end - start] * len(own), True
    if isinstance(term, Box):
        return _of_box(term, ends, own), True
    return _averaged(term.worth, ends, own)


def _of_box(box: Box, ends: NDArray[np.int64], own: list[int]) -> list[float]:
    """A box is entered once every issue that enters has changed and none that leaves has."""
    inside = {}
    for issue, low, high in zip(box.issues, box.low, box.high, strict=True):
        start, end = ends[:, issue].tolist()
        inside[issue] = (low <= start <= high, low <= end <= high)
    if any(not start and not end for start, end in inside.values()):
        return [0.0] * len(own)
    enter = sum(not inside[issue][0] for issue in own)
    leave = sum(not inside[issue][1] for issue in own)
    gains = []
    for issue in own:
        start, end = inside[issue]
        if start and end:
            gains.append(0.0)
        elif end:
            gains.append(box.value * _orders(enter - 1, leave, enter + leave))
        else:
            gains.append(-box.value * _orders(enter, leave - 1, enter + leave))
    return gains


def _orders(first: int, then: int, total: int) -> float:
    """``first! then! / total!``, the share of the orders in which one issue decides."""
    if total <= 20:
        return factorial(first) * factorial(then) / factorial(total)
    return float(np.exp(lgamma(first + 1) + lgamma(then + 1) - lgamma(total + 1)))


def _averaged(worth: Worth, ends: NDArray[np.int64], own: list[int]) -> tuple[list[float], bool]:
    """Over all orders, by the worths of all subsets; of more than :data:`AT_ONCE` issues over one order and its reverse."""
    count = len(own)
    if count > AT_ONCE:
        return _there_and_back(worth, ends, own), False
    subsets = np.arange(2**count)
    chosen = (subsets[:, None] >> np.arange(count)) & 1
    packages = np.tile(ends[0], (len(subsets), 1))
    packages[:, own] = ends[chosen, own]
    values = worth(packages)
    sizes = chosen.sum(axis=1)
    weights = np.array([factorial(k) * factorial(count - k - 1) / factorial(count) for k in range(count)])
    gains = []
    for at in range(count):
        without = subsets[chosen[:, at] == 0]
        gains.append(fsum((weights[sizes[without]] * (values[without | (1 << at)] - values[without])).tolist()))
    return gains, True


def _there_and_back(worth: Worth, ends: NDArray[np.int64], own: list[int]) -> list[float]:
    gains = np.zeros(len(own))
    for order in (range(len(own)), range(len(own) - 1, -1, -1)):
        packages = np.tile(ends[0], (len(own) + 1, 1))
        for row, at in enumerate(order, start=1):
            packages[row:, own[at]] = ends[1, own[at]]
        gains[list(order)] += np.diff(worth(packages)) / 2
    return [float(gain) for gain in gains]


def _joined(groups: list[list[int]]) -> tuple[tuple[int, ...], ...]:
    found: list[set[int]] = []
    for group in groups:
        whole = set(group)
        apart = []
        for other in found:
            if other & whole:
                whole |= other
            else:
                apart.append(other)
        found = [*apart, whole]
    return tuple(sorted(tuple(sorted(group)) for group in found))

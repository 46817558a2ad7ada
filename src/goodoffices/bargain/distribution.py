"""Numbers that are not known exactly: between two bounds, and how likely each value between them is.

An :class:`Interval` says no more than its bounds, and is drawn evenly. A :class:`Distribution` says more; it is made by
:func:`triangular`, :func:`normal`, :func:`beta`, :func:`pert` or :func:`discrete`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["Distribution", "Interval", "beta", "discrete", "normal", "pert", "triangular"]

Floats = NDArray[np.float64]
Kind = Literal["triangular", "normal", "beta", "discrete"]

_NODES = 4097
_MEAN_POINTS = 4096
_NEAR = 1e-12


@dataclass(frozen=True, slots=True)
class Interval:
    """A number known to lie between two, both included."""

    low: float
    high: float

    @property
    def middle(self) -> float:
        """Half way between; of a distribution, its mean."""
        return (self.low + self.high) / 2

    def at_least(self, bound: float) -> float:
        """The least value that it can have from a bound on (the bound itself where it ends below)."""
        return max(self.low, bound)

    def at_most(self, bound: float) -> float:
        """The largest value that it can have up to a bound."""
        return min(self.high, bound)

    def between(self, lower: Floats, upper: Floats, share: Floats) -> Floats:
        """What has the given share of the chance below it, among the values between two bounds.

        Parameters
        ----------
        lower, upper : (n,) float
            Within the interval.
        share : (n,) float in [0, 1)
            A drawing by the inverse of the distribution function where it is uniform.
        """
        return np.asarray(lower + np.maximum(upper - lower, 0.0) * share)


@dataclass(frozen=True, slots=True)
class Distribution(Interval):
    """A number between two bounds that is not equally likely everywhere.

    Parameters
    ----------
    low, high : float
        Nothing outside is possible; what the kind says is cut off there.
    kind : {'triangular', 'normal', 'beta', 'discrete'}
    parameters : tuple of float
        ``triangular``: least, mode, largest. ``normal``: mean, standard deviation. ``beta``: both exponents (1 or more),
        least, largest. ``discrete``: the values ascending, then their chances.

    Raises
    ------
    ValueError
        Where the parameters describe no distribution, or leave nothing between the bounds.
    """

    kind: Kind
    parameters: tuple[float, ...]

    def __post_init__(self) -> None:
        fault = _fault(self.kind, self.parameters)
        if fault or not all(map(math.isfinite, (self.low, self.high, *self.parameters))):
            raise ValueError(fault or "a distribution is made of finite numbers")

    @property
    def middle(self) -> float:
        """The mean, between the bounds."""
        if self.kind == "normal" or not self._whole:
            if self.high - self.low <= _NEAR:
                return (self.low + self.high) / 2
            shares = (np.arange(_MEAN_POINTS) + 0.5) / _MEAN_POINTS
            lower, upper = np.full(_MEAN_POINTS, self.low), np.full(_MEAN_POINTS, self.high)
            return float(self.between(lower, upper, shares).mean())
        if self.kind == "triangular":
            return sum(self.parameters) / 3
        if self.kind == "beta":
            first, second, low, high = self.parameters
            return low + (high - low) * first / (first + second)
        values, chances = _points(self.parameters)
        return float(values @ chances)

    @property
    def _whole(self) -> bool:
        ends = self.parameters[2:] if self.kind == "beta" else (self.parameters[0], self.parameters[2])
        if self.kind == "discrete":
            ends = tuple(_points(self.parameters)[0][[0, -1]].tolist())
        return self.low <= ends[0] and self.high >= ends[1]

    def at_least(self, bound: float) -> float:
        """The least value that it can have from a bound on (the bound itself where it ends below)."""
        bound = max(self.low, bound)
        if self.kind == "discrete":
            values = _points(self.parameters)[0]
            later = values[values >= bound - _NEAR]
            return float(later[0]) if len(later) else bound
        return bound

    def at_most(self, bound: float) -> float:
        """The largest value that it can have up to a bound."""
        bound = min(self.high, bound)
        if self.kind == "discrete":
            values = _points(self.parameters)[0]
            earlier = values[values <= bound + _NEAR]
            return float(earlier[-1]) if len(earlier) else bound
        return bound

    def between(self, lower: Floats, upper: Floats, share: Floats) -> Floats:
        """What has the given share of the chance below it, among the values between two bounds."""
        if self.kind == "discrete":
            return _discrete_between(self.parameters, lower, upper, share)
        if self.kind == "normal":
            return _normal_between(self.parameters, lower, upper, share)
        below, within, inverse = _law(self.kind, self.parameters)
        start, end = (np.interp(bound, below, within) for bound in (lower, upper))
        if self.kind == "triangular":
            found = _triangular_at(self.parameters, start + share * (end - start))
        else:
            found = np.interp(start + share * (end - start), inverse, below)
        return np.clip(found, lower, np.maximum(lower, upper))


def triangular(low: float, mode: float, high: float) -> Distribution:
    """A least, a likeliest and a largest value, with a chance that falls evenly to both sides.

    Examples
    --------
    >>> round(triangular(0, 0.3, 0.6).middle, 9)
    0.3
    """
    return Distribution(low, high, "triangular", (low, mode, high))


def normal(mean: float, deviation: float, low: float = 0.0, high: float = 1.0) -> Distribution:
    """A normal distribution, cut off outside two bounds."""
    return Distribution(low, high, "normal", (mean, deviation))


def beta(first: float, second: float, low: float = 0.0, high: float = 1.0) -> Distribution:
    """A beta distribution with both exponents 1 or more, stretched from ``low`` to ``high``."""
    return Distribution(low, high, "beta", (first, second, low, high))


def pert(low: float, mode: float, high: float) -> Distribution:
    """A least, a likeliest and a largest value, smoothly: the beta distribution of the PERT method.

    References
    ----------
    D. G. Malcolm, J. H. Roseboom, C. E. Clark, W. Fazar, Application of a Technique for Research and Development
    Program Evaluation, Operations Research 7 (1959) 646-669.

    Examples
    --------
    >>> round(pert(0, 0.3, 0.6).middle, 9)
    0.3
    """
    span = high - low
    if not (span > 0 and low <= mode <= high):
        raise ValueError("least, likeliest and largest value come in this order, and not all alike")
    return beta(1 + 4 * (mode - low) / span, 1 + 4 * (high - mode) / span, low, high)


def discrete(chances: Mapping[float, float]) -> Distribution:
    """Some values, each with its chance; the chances are scaled to add up to 1.

    Examples
    --------
    >>> round(discrete({0.2: 3, 0.6: 1}).middle, 9)
    0.3
    """
    values = sorted(chances)
    total = sum(chances.values())
    if not values or total <= 0:
        raise ValueError("a discrete distribution has a value, and a chance above 0")
    shares = (chances[value] / total for value in values)
    return Distribution(float(values[0]), float(values[-1]), "discrete", (*map(float, values), *shares))


def _fault(kind: Kind, given: tuple[float, ...]) -> str:
    if kind == "discrete":
        half = len(given) // 2
        if not half or len(given) % 2 or min(given[half:]) < 0 or list(given[:half]) != sorted(set(given[:half])):
            return "a discrete distribution has different values ascending, then as many chances of 0 or more"
        return ""
    if len(given) != {"triangular": 3, "normal": 2, "beta": 4}[kind]:
        return f"a {kind} distribution has another number of parameters"
    if kind == "triangular" and not (given[0] <= given[1] <= given[2] and given[0] < given[2]):
        return "least, likeliest and largest value come in this order, and not all alike"
    if kind == "normal" and given[1] <= 0:
        return "a standard deviation is above 0"
    if kind == "beta" and not (min(given[:2]) >= 1 and given[2] < given[3]):
        return "the exponents are 1 or more, and the least value is below the largest"
    return ""


def _points(given: tuple[float, ...]) -> tuple[Floats, Floats]:
    array = np.array(given).reshape(2, -1)
    return array[0], array[1]


def _discrete_between(given: tuple[float, ...], lower: Floats, upper: Floats, share: Floats) -> Floats:
    values, chances = _points(given)
    inside = (values >= lower[:, None] - _NEAR) & (values <= upper[:, None] + _NEAR)
    below = np.cumsum(np.where(inside, chances, 0.0), axis=1)
    # The chances of what lies inside count in proportion; where they are all 0, the first one inside.
    reached = (below > (share * below[:, -1])[:, None]) & inside
    place = np.where(reached.any(axis=1), reached.argmax(axis=1), inside.argmax(axis=1))
    return np.where(inside.any(axis=1), values[place], lower)


def _normal_between(given: tuple[float, ...], lower: Floats, upper: Floats, share: Floats) -> Floats:
    law = NormalDist(*given)
    found = np.empty(len(lower))
    for n, (low, high, part) in enumerate(zip(lower.tolist(), upper.tolist(), share.tolist(), strict=True)):
        # Far above the mean the upper tail has more digits: look at it in the mirror.
        turned = low > law.mean
        a, b = (2 * law.mean - high, 2 * law.mean - low) if turned else (low, high)
        start, end = law.cdf(a), law.cdf(b)
        place = start + (end - start) * ((1 - part) if turned else part)
        value = law.inv_cdf(place) if 0 < place < 1 else b
        found[n] = min(max(2 * law.mean - value if turned else value, low), max(low, high))
    return found


def _triangular_at(given: tuple[float, ...], share: Floats) -> Floats:
    low, mode, high = given
    turn = (mode - low) / (high - low)
    left = low + np.sqrt(np.maximum(share, 0) * (high - low) * (mode - low))
    right = high - np.sqrt(np.maximum(1 - share, 0) * (high - low) * (high - mode))
    return np.where(share < turn, left, right)


@lru_cache(maxsize=512)
def _law(kind: Kind, given: tuple[float, ...]) -> tuple[Floats, Floats, Floats]:
    """Values, and the chance of less than each, at many places (twice, as both directions are looked up)."""
    if kind == "triangular":
        low, mode, high = given
        below = np.linspace(low, high, _NODES)
        rise = (below - low) ** 2 / ((high - low) * max(mode - low, _NEAR))
        fall = 1 - (high - below) ** 2 / ((high - low) * max(high - mode, _NEAR))
        within = np.where(below < mode, rise, fall)
        return below, within, within
    first, second, low, high = given
    # Simpson's rule from node to node.
    places = np.linspace(0.0, 1.0, 2 * _NODES - 1)
    density = places ** (first - 1) * (1 - places) ** (second - 1)
    parts = (density[:-2:2] + 4 * density[1:-1:2] + density[2::2]) / 6
    within = np.concatenate([[0.0], np.cumsum(parts)])
    within /= within[-1]
    return low + (high - low) * places[::2], within, within

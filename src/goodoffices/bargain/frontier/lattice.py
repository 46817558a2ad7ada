"""Whole numbers for worths, so that sums are exact and equal sums are equal.

Preferences are written as short decimals and as quotients of small numbers (0.15 of 3/7). In floating point two packages
of equal worth then differ in the sixteenth digit, and one of them is lost or both are listed: noise decides what is
efficient. Here each party's worths are multiplied by a common denominator and kept as whole numbers. Where no common
denominator is small enough the numbers are laid on a fine grid, and what differs by less than a stated tolerance counts
as equal.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["CAPACITY", "Lattice", "lattice_of"]

CAPACITY = 2**52
"""Every sum of worths stays below this, so that it is also exact as a float."""

FRACTION = 10**6
SHARP = 2.0**40
NOISE = 1000
ULPS = 8


@dataclass(frozen=True, slots=True)
class Lattice:
    """How the worths of one party become whole numbers.

    Parameters
    ----------
    per_unit : float
        Steps of the lattice in one unit of worth: a whole number where exact, else a power of two.
    exact : bool
        True where every worth is a whole number of steps (to the last digits of its float).
    shift : int
        While sums are put together, those that agree after dropping so many binary digits are one: 0 where exact.
    cell : float
        In the end, sums that round to the same multiple of so many steps are equal; 0: only equal ones are.
    """

    per_unit: float
    exact: bool
    shift: int = 0
    cell: float = 0.0

    def steps(self, worths: NDArray[np.float64] | float) -> NDArray[np.int64]:
        """Worths in steps, to the nearest."""
        return np.rint(np.asarray(worths, dtype=np.float64) * self.per_unit).astype(np.int64)

    def worth(self, steps: NDArray[np.int64]) -> NDArray[np.float64]:
        """Steps in units of worth."""
        return np.asarray(steps / self.per_unit)


def lattice_of(worths: NDArray[np.float64], reach: float, tolerance: float) -> Lattice:
    """The coarsest lattice that holds the numbers; a fine grid where there is none.

    Parameters
    ----------
    worths : (n,) float
        Every number that enters a sum.
    reach : float
        No sum of them is larger in magnitude.
    tolerance : float
        In the unit of the worths.

    Examples
    --------
    >>> lattice_of(np.array([0.15, 0.3, 0.05]), 1.0, 1e-9)
    Lattice(per_unit=100.0, exact=True, shift=0, cell=0.0)
    >>> lattice_of(np.array([0.15 * 3 / 7, 0.5]), 1.0, 1e-9).per_unit
    140.0
    >>> lattice_of(np.array([math.pi, math.e]), 6.0, 1e-9).exact
    False
    """
    # Not np.unique: its first call loads a whole package of numpy.
    numbers = np.sort(np.abs(worths))
    numbers = numbers[np.diff(numbers, prepend=0.0) > 0]
    reach = max(reach, float(numbers.max(initial=0.0))) or 1.0
    found = _decimal(numbers, reach) or _quotient(numbers, reach)
    if found:
        return Lattice(float(found), True, 0, _cell(found, tolerance))
    # A power of two moves no number by more than half a step; noise is a thousand times below the tolerance.
    per_unit = 2.0 ** math.floor(math.log2(CAPACITY / 2 / reach))
    noise = max(tolerance * per_unit / NOISE, 1.0)
    return Lattice(per_unit, False, math.floor(math.log2(noise)), _cell(per_unit, tolerance))


def _cell(per_unit: float, tolerance: float) -> float:
    return per_unit * tolerance if per_unit * tolerance > 1 else 0.0


def _near(values: NDArray[np.float64], wholes: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.abs(values - wholes) <= ULPS * np.spacing(np.maximum(np.abs(wholes), 1e-300))


def _decimal(numbers: NDArray[np.float64], reach: float) -> int:
    for digits in range(16):
        factor = int(10**digits)
        scaled = numbers * float(factor)
        # Beyond SHARP a float has too few digits left to tell a whole number from its neighbour.
        if reach * factor >= CAPACITY or (digits and float(scaled.max(initial=0.0)) > SHARP):
            return 0
        if _near(scaled, np.rint(scaled)).all():
            return factor
    return 0


def _quotient(numbers: NDArray[np.float64], reach: float) -> int:
    """A power of ten and a small denominator together: 0.706 of 1/3."""
    for digits in range(13):
        factor = int(10**digits)
        scaled = numbers * float(factor)
        # Among so many denominators none is met by chance.
        limit = min(FRACTION, math.sqrt(SHARP / 4 / max(float(scaled.max(initial=0.0)), 1e-300)))
        if limit < 2:
            return 0
        found = _common_denominator(scaled, limit)
        if found and reach * factor * found < CAPACITY:
            return factor * found
    return 0


def _common_denominator(numbers: NDArray[np.float64], limit: float) -> int:
    """The least common denominator, each number's own found by its continued fraction; 0 where one is above `limit`."""
    whole = np.floor(numbers)
    rest = numbers
    bottom_before, bottom = np.zeros(len(numbers)), np.ones(len(numbers))
    top_before, top = np.ones(len(numbers)), whole
    common = 1
    for _ in range(24):
        done = _near(numbers, top / bottom)
        if done.any():
            common = math.lcm(common, *{int(b) for b in bottom[done].tolist()})
            if common > CAPACITY:
                return 0
            left = ~done
            numbers, rest, whole = numbers[left], rest[left], whole[left]
            bottom_before, bottom = bottom_before[left], bottom[left]
            top_before, top = top_before[left], top[left]
        if not len(numbers):
            return common
        rest = 1.0 / np.maximum(rest - whole, 1e-300)
        whole = np.floor(rest)
        bottom_before, bottom = bottom, whole * bottom + bottom_before
        top_before, top = top, whole * top + top_before
        if (bottom > limit).any():
            return 0
    return 0

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
        Sums that agree after dropping so many binary digits count as equal: 0 where exact.
    """

    per_unit: float
    exact: bool
    shift: int = 0

    def steps(self, worths: NDArray[np.float64] | float) -> NDArray[np.int64]:
        """Worths in steps, to the nearest."""
        return np.rint(np.asarray(worths, dtype=np.float64) * self.per_unit).astype(np.int64)

    def worth(self, steps: NDArray[np.int64]) -> NDArray[np.float64]:
        """Steps in units of worth."""
        return np.asarray(steps / self.per_unit)


def lattice_of(worths: NDArray[np.float64], reach: float, tolerance: float) -> Lattice:
    """The coarsest lattice that holds the numbers; a fine grid with a tolerance where there is none.

    Parameters
    ----------
    worths : (n,) float
        Every number that enters a sum.
    reach : float
        No sum of them is larger in magnitude.
    tolerance : float
        Share of `reach` below which two sums count as equal; used only where there is no exact lattice.

    Examples
    --------
    >>> lattice_of(np.array([0.15, 0.3, 0.05]), 1.0, 1e-9)
    Lattice(per_unit=100.0, exact=True, shift=0)
    >>> lattice_of(np.array([0.15 * 3 / 7, 0.5]), 1.0, 1e-9)
    Lattice(per_unit=140.0, exact=True, shift=0)
    >>> lattice_of(np.array([math.pi, math.e]), 6.0, 1e-9).exact
    False
    """
    numbers = np.unique(np.abs(worths))
    numbers = numbers[numbers > 0]
    reach = max(reach, float(numbers.max(initial=0.0))) or 1.0
    found = _decimal(numbers, reach) or _common_denominator(numbers, reach)
    if found:
        return Lattice(float(found), True)
    # A power of two moves no number by more than half a step.
    per_unit = 2.0 ** math.floor(math.log2(CAPACITY / 2 / reach))
    return Lattice(per_unit, False, max(math.floor(math.log2(max(tolerance * reach * per_unit, 1.0))), 0))


def _near(values: NDArray[np.float64], wholes: NDArray[np.float64]) -> NDArray[np.bool_]:
    return np.abs(values - wholes) <= ULPS * np.spacing(np.maximum(np.abs(wholes), 1e-300))


def _decimal(numbers: NDArray[np.float64], reach: float) -> int:
    for digits in range(16):
        factor = 10**digits
        scaled = numbers * float(factor)
        # Beyond SHARP a float has too few digits left to tell a whole number from its neighbour.
        if reach * factor >= CAPACITY or (digits and float(scaled.max(initial=0.0)) > SHARP):
            return 0
        if _near(scaled, np.rint(scaled)).all():
            return factor
    return 0


def _common_denominator(numbers: NDArray[np.float64], reach: float) -> int:
    """The least common denominator, each number's own found by its continued fraction."""
    rest = numbers.copy()
    before = np.zeros(len(numbers))
    denominator = np.ones(len(numbers))
    whole = np.floor(rest)
    top_before, top = np.ones(len(numbers)), whole.copy()
    done = _near(numbers, top)
    for _ in range(24):
        if done.all():
            break
        remainder = rest - whole
        rest = np.where(done | (remainder <= 0), rest, 1.0 / np.where(remainder > 0, remainder, 1.0))
        whole = np.where(done, 0.0, np.floor(rest))
        before, denominator = np.where(done, before, denominator), np.where(done, denominator, whole * denominator + before)
        top_before, top = np.where(done, top_before, top), np.where(done, top, whole * top + top_before)
        if (denominator > FRACTION).any():
            return 0
        done = _near(numbers, top / denominator)
    common = math.lcm(*(int(d) for d in np.unique(denominator))) if done.all() else 0
    return common if common and reach * common < CAPACITY else 0

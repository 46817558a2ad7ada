"""Numbers that a model is given, held against what they may be."""

from __future__ import annotations

from math import isfinite

from goodoffices.diagnose import UsageError

__all__ = ["within"]


def within(
    name: str, value: float, low: float, high: float, *, open_low: bool = False, open_high: bool = False
) -> float:
    """The number, if it lies between the bounds.

    Raises
    ------
    UsageError
        Where it does not.
    """
    fits = (
        isfinite(value)
        and low <= value <= high
        and not (open_low and value == low)
        and not (open_high and value == high)
    )
    if not fits:
        left, right = "(" if open_low else "[", ")" if open_high else "]"
        raise UsageError(f"{name} is {value}", f"it lies in {left}{low:g}, {high:g}{right}")
    return float(value)

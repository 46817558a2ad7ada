"""Numbers as an analyst knows them: exactly, within a range, or within a range with a likeliest value."""

from __future__ import annotations

from typing import Any, NamedTuple

from goodoffices.case.reading import ABSENT, Reading
from goodoffices.case.shape import Number, Shape
from goodoffices.text import Node

__all__ = ["Estimate", "Estimated", "Figure"]


class Estimate(NamedTuple):
    """A number known to lie between two, both included.

    Parameters
    ----------
    low, high : float
    likely : float or None
        The likeliest, between the two; None where one is as good as another.

    Examples
    --------
    >>> Estimate(0.2, 0.5).words, Estimate(0.2, 0.5, 0.3).words, Estimate(1.0, 1.0).words
    ('0.2 to 0.5', '0.2 to 0.5, likeliest 0.3', '1')
    """

    low: float
    high: float
    likely: float | None = None

    @property
    def point(self) -> float:
        """The likeliest, or half way between."""
        return (self.low + self.high) / 2 if self.likely is None else self.likely

    @property
    def words(self) -> str:
        """As it is told to people."""
        if self.low == self.high:
            return f"{self.low:g}"
        likeliest = "" if self.likely is None else f", likeliest {self.likely:g}"
        return f"{self.low:g} to {self.high:g}{likeliest}"


class Estimated(Shape):
    """A number, a range ``low..high``, or a range with its likeliest value ``low..likely..high``."""

    name = "number, range `low..high`, or `low..likely..high`"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        parts = text.split("..")
        if len(parts) != 3:
            pair = Number().read(node, reading)
            return pair if pair is ABSENT else Estimate(*pair)
        numbers = [_number(part) for part in parts]
        low, likely, high = numbers
        if low is None or likely is None or high is None:
            return reading.fault("E208", f'"{text}" is not a number', node, help="write 0.2..0.3..0.5")
        if not low <= likely <= high:
            return reading.fault(
                "E208",
                f"the likeliest value ({parts[1]}) is not between the ends of its range ({parts[0]} and {parts[2]})",
                node,
                help="put the lower end first, then the likeliest value, then the upper end",
            )
        return Estimate(low, high, likely)

    def schema(self) -> dict[str, Any]:
        pattern = r"^-?\d+(\.\d+)?(\.\.-?\d+(\.\d+)?){0,2}$"
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": pattern}]}


class Figure(Shape):
    """One exact number."""

    name = "number"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        number = _number(text)
        if number is None:
            return reading.fault("E208", f'"{text}" is not a number', node, help="write 30, or 0.35")
        return number

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}]}


def _number(text: str) -> float | None:
    digits = text.strip()
    whole, dot, part = digits.removeprefix("-").partition(".")
    fits = whole.isascii() and whole.isdigit() and len(whole) <= 15
    if dot:
        fits = fits and part.isascii() and part.isdigit() and len(part) <= 15
    return float(digits) if fits else None

"""Fields that hold numbers: whole ones, shares, and counts as the sources give them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from goodoffices.case.reading import ABSENT, Reading
from goodoffices.case.shape.shape import Shape
from goodoffices.text import Node, Scalar

__all__ = ["Count", "Number", "Quantity", "Whole"]


class Whole(Shape):
    """A whole number, not negative.

    Parameters
    ----------
    most : int, optional
        The largest that makes sense.
    """

    def __init__(self, most: int | None = None) -> None:
        self.most = most
        self.name = "whole number" if most is None else f"whole number from 0 to {most}"

    def read(self, node: Node, reading: Reading) -> Any:
        text = node.text if type(node) is Scalar else self.scalar(node, reading)
        if text is None:
            return ABSENT
        if not (text.isascii() and text.isdigit() and len(text) <= 15):
            return reading.fault(
                "E208", f'"{text}" is not a whole number', node, help="write digits only, such as 1200"
            )
        if self.most is not None and int(text) > self.most:
            return reading.fault("E208", f"{text} is more than {self.most}", node, help=f"write {self.name}")
        return int(text)

    def schema(self) -> dict[str, Any]:
        return {"type": "integer", "minimum": 0} | ({} if self.most is None else {"maximum": self.most})


_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?\Z")


class Number(Shape):
    """A number, or a range ``low..high``.

    Parameters
    ----------
    least, most : float, optional
        Between which it lies, both included.
    """

    def __init__(self, least: float = -math.inf, most: float = math.inf) -> None:
        self.least = least
        self.most = most
        bounded = "" if least == -math.inf else f" between {least:g} and {most:g}"
        self.name = f"number or range `low..high`{bounded}"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        low, dots, high = text.partition("..")
        if not _NUMBER.match(low.strip()) or (dots and not _NUMBER.match(high.strip())):
            return reading.fault("E208", f'"{text}" is not a number', node, help="write 0.35, or 0.2..0.5 for a range")
        first, last = float(low), float(high if dots else low)
        if last < first:
            return reading.fault(
                "E208", f"the range ends ({high}) below its beginning ({low})", node, help="put the lower number first"
            )
        if first < self.least or last > self.most:
            return reading.fault(
                "E208",
                f'"{text}" is not between {self.least:g} and {self.most:g}',
                node,
                help=f"write a {self.name.replace('`', '')}",
            )
        return (first, last)

    def schema(self) -> dict[str, Any]:
        bounds = {} if self.least == -math.inf else {"minimum": self.least, "maximum": self.most}
        number = {"type": "number"} | bounds
        return {"anyOf": [number, {"type": "string", "pattern": r"^-?\d+(\.\d+)?(\.\.-?\d+(\.\d+)?)?$"}]}


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as exactly as it is known.

    Parameters
    ----------
    low : int
    high : int or None
        None for "at least".
    circa : bool
        True for "about".
    """

    low: int
    high: int | None
    circa: bool = False

    @property
    def exact(self) -> bool:
        """True for a plain number."""
        return self.high == self.low and not self.circa

    def __str__(self) -> str:
        if self.high is None:
            return f"at least {self.low:,}"
        text = f"{self.low:,}" if self.high == self.low else f"{self.low:,} to {self.high:,}"
        return f"about {text}" if self.circa else text


_COUNT = re.compile(r"(~)?(\d{1,15})(?:(\+)|-(\d{1,15}))?\Z")


class Quantity(Shape):
    """A count: ``1200``, ``1200+`` (at least), ``~1200`` (about), ``1000-1200``."""

    name = "count `1200`, `1200+` (at least), `~1200` (about) or `1000-1200`"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        found = _COUNT.match(text)
        if not found:
            return reading.fault(
                "E208",
                f'"{text}" is not a count',
                node,
                help="write 1200, 1200+ (at least), ~1200 (about) or 1000-1200",
            )
        circa, low, plus, high = found.groups()
        if high is not None and int(high) < int(low):
            return reading.fault(
                "E208", f"the count ends ({high}) below its beginning ({low})", node, help="put the lower number first"
            )
        return Count(int(low), None if plus else int(high or low), bool(circa))

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": r"^~?\d+(\+|-\d+)?$"}]}

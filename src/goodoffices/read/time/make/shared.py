"""What the makers of expressions share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.read.time.pattern import Caught
from goodoffices.read.time.shifts import Length

__all__ = [
    "CLOCK_UNITS",
    "DAYS_IN",
    "LAST_BASED",
    "SHIFTS",
    "STEPS",
    "NoTime",
    "is_day",
    "length_in",
    "nothing",
    "shift_in",
]

SHIFTS = {
    "LAST": "last", "PAST": "last", "PREVIOUS": "previous", "NEXT": "next", "COMING": "coming", "THIS": "this", "CURRENT": "this",
    "FOLLOWING": "following", "SAME": "same", "THAT": "that",
}  # fmt: skip


STEPS = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "same": 0, "that": 0, "": 0}


LAST_BASED = {"following", "same", "that", "previous"}


DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


CLOCK_UNITS = {"hour", "minute", "second"}


@dataclass(frozen=True, slots=True)
class NoTime:
    """Words that look like a time and are none."""

    sort = "NOTIME"


def shift_in(c: Caught, name: str = "shift") -> str:
    return SHIFTS.get(c.kind(name), "")


def is_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= DAYS_IN[month - 1]


def length_in(c: Caught) -> Length | None:
    number = c.value("n")
    if c.kind("n") == "FEW":
        return Length(None, c.value("unit"))
    if not isinstance(number, int | float) or not 0 < number < 100_000:
        return None
    kinds = [lexeme.kind for lexeme in c.row[c.match.start() : c.match.end()]]
    return Length(number + (0.5 if "ANDHALF" in kinds or "HALF" in kinds else 0), c.value("unit"))


def nothing(c: Caught) -> Any:
    """Words that would be a time and are none: an age."""
    return NoTime()

"""Times of day from the words that a rule caught."""

from __future__ import annotations

from typing import Any

from goodoffices.read.time.clocks import Clock, Part
from goodoffices.read.time.make.shared import shift_in
from goodoffices.read.time.pattern import Caught

__all__ = [
    "at_night",
    "bare_hour",
    "clock",
    "clock_local",
    "early_hours_alone",
    "half_past",
    "hour",
    "hour_part",
    "hours",
    "near_part",
    "packed",
    "part",
]


def early_hours_alone(c: Caught) -> Any:
    """The early hours."""
    return Part("early hours")


def near_part(c: Caught) -> Any:
    """This morning, last night, that evening."""
    shift, name = shift_in(c), c.value("part")
    if shift == "this":
        return Part(name, 0, True)
    if shift == "last":
        return Part(name, -1, True)
    if shift == "next":
        return Part(name, 1, True)
    return Part(name)


def clock(c: Caught) -> Any:
    """A time of day."""
    hour_, minute, sure = c.value("clock")
    return Clock(hour_, minute, sure or bool(c.value("zone") and c.value("zone") != "local"), c.value("zone") or "")


def hour(c: Caught) -> Any:
    """Seven o'clock."""
    number = c.value("hour")
    return (
        Clock(number, 0, number > 12, c.value("zone") or "") if isinstance(number, int) and 0 <= number <= 24 else None
    )


def bare_hour(c: Caught) -> Any:
    """At seven."""
    number = c.value("hour")
    following = c.after()
    if not isinstance(number, int) or not 1 <= number <= 12 or (following and following.kind == "COMMA"):
        return None
    return Clock(number, 0, False)


def packed(c: Caught) -> Any:
    """1500 GMT, 0730 hours."""
    digits = c.value("packed")
    if digits // 100 > 23 or digits % 100 > 59 or (c.value("unit") and c.value("unit") != "hour"):
        return None
    return Clock(digits // 100, digits % 100, True, c.value("zone") or "")


def hour_part(c: Caught) -> Any:
    """Seven in the evening."""
    number, name = c.value("hour"), c.value("part")
    if not isinstance(number, int) or not 0 <= number <= 24 or name in {"noon", "midnight"}:
        return None
    lexeme = c.lexeme("part")
    before = c.before()
    if lexeme is None or (before and before.kind in {"MONTH", "DASH", "SLASH", "COMMA"}):
        return None
    later = name in {"afternoon", "evening"} and number < 12
    later = later or (name == "night" and 5 <= number < 12)
    return Clock(number + 12 if later else number, 0, True)


def half_past(c: Caught) -> Any:
    """Half past seven."""
    number = c.value("hour")
    if not isinstance(number, int) or not 1 <= number <= 12:
        return None
    way = c.kind("way")
    return Clock(number - (way == "QUARTERTO"), {"HALFPAST": 30, "QUARTERPAST": 15, "QUARTERTO": 45}[way], False)


def hours(c: Caught) -> Any:
    """From 5 to 6 p.m."""
    first, (hour_, minute, sure) = c.value("first"), c.value("last")
    if not isinstance(first, int) or not 0 < first <= 23 or not sure:
        return None
    start = first + 12 if first < 12 <= hour_ and first + 12 <= hour_ else first
    return Clock(start, 0, True, c.value("zone") or "", (hour_, minute))


def part(c: Caught) -> Any:
    """A part of the day: noon is a moment."""
    if c.value("part") in {"noon", "midnight"}:
        return Clock(12 if c.value("part") == "noon" else 24, 0, True, c.value("zone") or "")
    before = c.before()
    if before and before.kind in {"ART", "FEW"}:
        return None
    return Part(c.value("part"))


def at_night(c: Caught) -> Any:
    """At night."""
    return Part("night")


def clock_local(c: Caught) -> Any:
    """A clock with "local time" before it."""
    hour_, minute, _ = c.value("clock")
    return Clock(hour_, minute, True, c.row[c.match.start()].value)

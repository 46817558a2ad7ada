"""Lengths, distances and what comes again from the words that a rule caught."""

from __future__ import annotations

from typing import Any

from goodoffices.read.time.dates import WEEKDAYS
from goodoffices.read.time.make.shared import CLOCK_UNITS, length_in
from goodoffices.read.time.pattern import Caught
from goodoffices.read.time.periods import Row
from goodoffices.read.time.shifts import Every, Length, Shifted, Vague

__all__ = [
    "ago",
    "ago_years",
    "beside",
    "every",
    "every_day",
    "every_other",
    "every_quarter",
    "half_hence",
    "half_length",
    "hence",
    "hours_post",
    "in_length",
    "in_years",
    "length",
    "length_years",
    "often",
    "once",
    "one_unit",
    "units",
    "units_ago",
    "within_post",
]


def ago(c: Caught) -> Any:
    """Two months ago."""
    if c.match.re.groupindex.get("n") is None:
        return Shifted(Length(0.5, c.value("unit")), -1)
    found = length_in(c)
    return Shifted(found, -1) if found else None


def units_ago(c: Caught) -> Any:
    """Decades ago."""
    return Shifted(Length(None, c.value("unit")), -1)


def beside(c: Caught) -> Any:
    """A day earlier, two weeks later: from what was mentioned last."""
    found = length_in(c)
    way = c.kind("way")
    if found is None:
        return None
    return Shifted(found, 1 if way in {"LATER", "AFTERTHAT"} else -1, "last")


def in_length(c: Caught) -> Any:
    """In 50 days; but "the first visit in three years" is the three years past."""
    found = length_in(c)
    if found is None:
        return None
    for number in range(1, 6):
        before = c.before(number)
        if before is None or before.kind in {"DOT", "BREAK", "COMMA"}:
            break
        if (before.kind == "ORD" and before.value == 1) or before.kind in {"MOST"}:
            return Row(found.number, found.unit, -1) if found.number else Vague()
    return Shifted(found, 1)


def hence(c: Caught) -> Any:
    """Ten days from now."""
    found = length_in(c)
    return Shifted(found, 1) if found else None


def within_post(c: Caught) -> Any:
    """Within 50 days, in languages that say it after the length."""
    found = length_in(c)
    return Shifted(found, 1, "anchor", True) if found else None


def length(c: Caught) -> Any:
    """A length of time."""
    number, most, unit = c.value("n"), c.value("most"), c.value("unit")
    if c.kind("n") == "FEW":
        return Length(None, unit)
    if not isinstance(number, int | float) or not 0 < number < 100_000:
        return None
    if unit in {"weekend", "season"}:
        return None
    if c.kind("half"):
        number += 0.5
    return Length(number, unit, most if most and most > number else None)


def half_length(c: Caught) -> Any:
    """Half an hour, half-year."""
    return Length(0.5, c.value("unit"))


def units(c: Caught) -> Any:
    """For weeks: how many is not said."""
    lexeme = c.lexeme("unit")
    if lexeme is None or c.kind("lead") not in {"FOR", "IN", "AFTER"} or c.value("unit") in {"second", "weekend"}:
        return None
    return Length(None, c.value("unit")) if lexeme.end - lexeme.start > 3 and lexeme.rule != "one" else None


def ago_years(c: Caught) -> Any:
    """So many years ago, where the word for years is also that behind a date."""
    return Shifted(Length(c.value("n"), "year"), -1)


def in_years(c: Caught) -> Any:
    """So many years from now."""
    return Shifted(Length(c.value("n"), "year"), 1)


def length_years(c: Caught) -> Any:
    """So many years."""
    number = c.value("n")
    return Length(number, "year") if number is None or 0 < number < 10_000 else None


def one_unit(c: Caught) -> Any:
    """A week from now, a week ago, without a number."""
    later = c.row[c.match.start()].kind == "INPREFIX"
    before = c.before()
    if not later and before and before.kind in {"NUM", "FEW"}:
        return None
    return Shifted(Length(1, c.value("unit")), 1 if later else -1)


def hours_post(c: Caught) -> Any:
    """So many hours, where the word for hours is also that before a clock."""
    found = Length(c.value("n"), "hour")
    way = c.kind("way")
    if not way:
        return found
    return Shifted(found, -1 if way == "AGO" else 1, "anchor", way == "INSIDEPOST")


_OFTEN = {"PT1H": (1, "hour"), "P1D": (1, "day"), "P1W": (1, "week"), "P2W": (2, "week"), "P1M": (1, "month"), "P2M": (2, "month"),
          "P3M": (3, "month"), "P6M": (6, "month"), "P1Y": (1, "year"), "P2Y": (2, "year")}  # fmt: skip


def often(c: Caught) -> Any:
    """Nightly, weekly."""
    return Every(*_OFTEN[c.value("often")])


def every(c: Caught) -> Any:
    """Every two weeks, every second day."""
    number = c.value("n") or 1
    return Every(number, c.value("unit")) if 0 < number < 10_000 else None


def every_other(c: Caught) -> Any:
    """Every other day."""
    if c.kind("unit") == "WEEKDAY":
        return Every(2, "week", WEEKDAYS[c.value("unit")])
    return Every(2, c.value("unit"))


def every_day(c: Caught) -> Any:
    """Every Tuesday, on Sundays, every evening."""
    kind, value = c.kind("day"), c.value("day")
    if kind in {"WEEKDAY", "WEEKDAYS"}:
        return Every(1, "week", WEEKDAYS[value])
    if kind in {"SEASON", "MONTH"}:
        return Every(1, "year", str(value))
    return Every(
        1, "week" if kind == "WEEKEND" else "day", "weekends" if kind == "WEEKEND" else str(value or "working days")
    )


def once(c: Caught) -> Any:
    """Twice a week."""
    first = c.row[c.match.start()]
    return (
        Every(1 / (first.value or 1), c.value("unit"))
        if c.value("unit") not in CLOCK_UNITS
        else Every(1, c.value("unit"))
    )


def half_hence(c: Caught) -> Any:
    """Half an hour from now."""
    return Shifted(Length(0.5, c.value("unit")), 1)


def every_quarter(c: Caught) -> Any:
    """Every quarter."""
    return Every(3, "month")

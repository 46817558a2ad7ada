"""What languages other than English say in words of their own: half-years, hours of the day, nights between two days."""

from __future__ import annotations

from typing import Any

from goodoffices.read.time.clocks import Clock, NightOf, OnDay
from goodoffices.read.time.dates import Day
from goodoffices.read.time.make.shared import STEPS, is_day, shift_in
from goodoffices.read.time.pattern import Caught
from goodoffices.read.time.periods import Edge, Month, Row, Unit
from goodoffices.read.time.shifts import Length, Shifted
from goodoffices.read.time.signals import Between

__all__ = [
    "date_of_near_year",
    "edge_of_near_unit",
    "edge_of_this_year",
    "half_to",
    "length_word",
    "month_in_near_year",
    "month_in_year",
    "near_unit_word",
    "night_between",
    "past_row",
    "range_post",
    "year_beside",
]


def month_in_near_year(c: Caught) -> Any:
    """May of last year, where the word for a year is also that behind a date; the year before the month in Turkish."""
    unit = c.value("unit")
    return Month(c.value("month"), None, "", STEPS[shift_in(c)]) if unit in {None, "year"} else None


def month_in_year(c: Caught) -> Any:
    """2025 yılının temmuz ayı."""
    return Month(c.value("month"), c.value("year"))


def date_of_near_year(c: Caught) -> Any:
    """The 5th of February of last year."""
    number = c.value("day")
    if not isinstance(number, int) or not is_day(c.value("month"), number):
        return None
    return Day(c.value("month"), number, None, None, STEPS[shift_in(c)])


def near_unit_word(c: Caught) -> Any:
    """One word for last year, or for the weekend."""
    unit, shift = c.value("word")
    return Unit(unit, shift)


def past_row(c: Caught) -> Any:
    """The day and night that are over."""
    return Row(1, c.value("word"), -1)


def length_word(c: Caught) -> Any:
    """Half a year in one word: as a length, from now, ago."""
    number, unit = c.value("word")
    kinds = [lexeme.kind for lexeme in c.row[c.match.start() : c.match.end()]]
    if len(kinds) == 1:
        return Length(number, unit)
    return Shifted(Length(number, unit), -1 if "AGO" in kinds else 1)


def year_beside(c: Caught) -> Any:
    """A year ago, in a year."""
    later = c.row[c.match.start()].kind == "INPREFIX"
    before = c.before()
    if before and before.kind in {"NUM", "FEW", "YEAR"}:
        return None
    return Shifted(Length(1, "year"), 1 if later else -1)


def edge_of_this_year(c: Caught) -> Any:
    """The end of the year."""
    return Edge(Unit("year", 0), c.value("which"))


def edge_of_near_unit(c: Caught) -> Any:
    """The end of next year, the edge said after it."""
    unit = c.value("unit")
    return Edge(Unit(unit, STEPS[shift_in(c)]), c.value("which")) if unit in {"week", "month", "year"} else None


def half_to(c: Caught) -> Any:
    """Half of the eighth hour: half past seven."""
    number = c.value("hour")
    return Clock((number - 1) or 12, 30, False) if isinstance(number, int) and 1 <= number <= 12 else None


def range_post(c: Caught) -> Any:
    """From one to the other, where "until" or "between" stands behind both."""
    first, last = c.value("first"), c.value("last")
    if {c.kind("first"), c.kind("last")} == {"CLOCKX"}:
        return Clock(first.hour, first.minute, first.sure, last.zone or first.zone, (last.hour, last.minute))
    if c.kind("first") == "CLOCKX" or (c.kind("last") == "CLOCKX" and not isinstance(first, OnDay)):
        return None
    return Between(first, last)


def night_between(c: Caught) -> Any:
    """The night that joins one day to the next."""
    return NightOf(Between(c.value("first"), c.value("last")))

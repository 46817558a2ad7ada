"""Days from the words that a rule caught; None where the words are no time after all."""

from __future__ import annotations

from typing import Any

from goodoffices.read.time.clocks import OnDay, Part
from goodoffices.read.time.dates import Day, DayOffset, DayOfMonth, Figures, Weekday
from goodoffices.read.time.holidays import Holiday
from goodoffices.read.time.make.shared import DAYS_IN, STEPS, is_day, shift_in
from goodoffices.read.time.pattern import Caught
from goodoffices.read.time.periods import Unit
from goodoffices.read.time.shifts import Length, Shifted
from goodoffices.read.time.signals import Between

__all__ = [
    "beside_word",
    "date",
    "date_of_year",
    "day_of_month",
    "day_of_near_month",
    "day_word",
    "days_of_month",
    "early_hours",
    "figures",
    "holiday",
    "night_to",
    "overnight",
    "short_figures",
    "week_from_weekday",
    "week_of_date",
    "week_of_month",
    "weekday",
    "weekday_marked",
    "weekday_of_week",
]


def date(c: Caught) -> Any:
    """A day and a month."""
    number = c.value("day")
    if not isinstance(number, int) or not is_day(c.value("month"), number):
        return None
    following = c.after()
    if (
        c.kind("day") == "NUM"
        and c.value("year") is None
        and following
        and following.kind in {"UNIT", "PERCENT", "DOTCLOCK"}
    ):
        return None
    return Day(c.value("month"), number, c.value("year"), c.value("weekday"))


def date_of_year(c: Caught) -> Any:
    """A day and a month of last, this or next year."""
    number = c.value("day")
    if c.value("unit") != "year" or not isinstance(number, int) or not is_day(c.value("month"), number):
        return None
    return Day(c.value("month"), number, None, None, STEPS[shift_in(c)])


def figures(c: Caught) -> Any:
    """A date in figures."""
    order, first, second, third = c.value("date")
    weekday = c.value("weekday")
    if order == "ymd":
        return Day(second, third, first, weekday) if 1 < first < 9999 and is_day(second, third) else None
    year = third if third > 99 else 2000 + third if third < 70 else 1900 + third
    if not (is_day(first, second) or is_day(second, first)) or not 1000 <= year < 2200:
        return None
    if order == "dotted" and not is_day(second, first):
        return None
    return Figures(first, second, year, order == "dotted", weekday)


def short_figures(c: Caught) -> Any:
    """``7/6``, after a weekday, "on" or "by"."""
    first, second = c.value("first"), c.value("second")
    if not (is_day(first, second) or is_day(second, first)):
        return None
    return Figures(first, second, None, False, None)


def day_of_month(c: Caught) -> Any:
    """A day without its month."""
    number = c.value("day") or c.value("day2")
    return DayOfMonth(number, c.value("weekday")) if isinstance(number, int) and 1 <= number <= 31 else None


def day_of_near_month(c: Caught) -> Any:
    """The 15th of next month."""
    if c.value("unit") != "month" or not 1 <= c.value("day") <= 31:
        return None
    return DayOfMonth(c.value("day"), None, STEPS[shift_in(c)])


def days_of_month(c: Caught) -> Any:
    """Two days of one month."""
    first, last, number = c.value("first"), c.value("last"), c.value("month")
    if not (
        isinstance(first, int)
        and isinstance(last, int)
        and is_day(number, first)
        and is_day(number, last)
        and first < last
    ):
        return None
    return Between(Day(number, first, c.value("year")), Day(number, last, c.value("year")))


def holiday(c: Caught) -> Any:
    """A holiday."""
    return Holiday(c.value("holiday"), c.value("year"), shift_in(c))


def weekday(c: Caught) -> Any:
    """A weekday with "last", "next" or nothing before it."""
    shift = shift_in(c)
    return Weekday(c.value("number"), {"same": "that"}.get(shift, shift))


def weekday_of_week(c: Caught) -> Any:
    """Tuesday of last week."""
    return Weekday(c.value("number"), "", STEPS[shift_in(c)]) if c.value("unit") == "week" else None


def week_from_weekday(c: Caught) -> Any:
    """A week from Monday."""
    return (
        Shifted(Length(1, c.value("unit")), 1, Weekday(c.value("number"), "coming"))
        if c.value("unit") in {"week", "day"}
        else None
    )


def early_hours(c: Caught) -> Any:
    """The early hours of a day."""
    word = c.value("word")
    day = DayOffset(word[0]) if word else Weekday(c.value("number"))
    return OnDay(day, None, Part("early hours"))


def day_word(c: Caught) -> Any:
    """Today, yesterday, tonight; with a part of the day."""
    offset, part_name = c.value("word")
    name = c.value("part") or part_name
    return OnDay(DayOffset(offset), None, Part(name)) if name else DayOffset(offset)


def overnight(c: Caught) -> Any:
    """The night before the anchor's day."""
    return Part("overnight", -1, True)


def beside_word(c: Caught) -> Any:
    """The same day, the day before, the next day, where a language has one word for it."""
    return Unit("day", {"SAMEDAY": 0, "DAYBEFORE": -1, "DAYAFTER": 1}[c.kind("which")], "last")


def weekday_marked(c: Caught) -> Any:
    """A weekday with the word "day" behind it."""
    day = Weekday(c.value("number"), shift_in(c))
    return OnDay(day, None, Part(c.value("part"))) if c.value("part") else day


def week_of_month(c: Caught) -> Any:
    """The first week of August."""
    if c.value("unit") not in {"week", "day"}:
        return None
    number = c.value("month")
    if c.value("unit") == "day":
        last = DAYS_IN[number - 1] if number != 2 else 28
        return (
            Day(number, last if c.kind("number") == "LAST" else c.value("number"), c.value("year"))
            if c.kind("number") == "LAST" or c.value("number") <= last
            else None
        )
    if c.kind("number") == "LAST":
        last = DAYS_IN[number - 1] if number != 2 else 28
        return Between(Day(number, last - 6, c.value("year")), Day(number, last, c.value("year")))
    if c.value("number") > 4:
        return None
    start = 7 * (c.value("number") - 1) + 1
    return Between(Day(number, start, c.value("year")), Day(number, start + 6, c.value("year")))


def week_of_date(c: Caught) -> Any:
    """The week of June 2."""
    if c.value("unit") != "week" or not is_day(c.value("month"), c.value("day")):
        return None
    first = Day(c.value("month"), c.value("day"))
    return Between(first, Shifted(Length(6, "day"), 1, first))


def night_to(c: Caught) -> Any:
    """The night to the 23rd of July: its first hours."""
    if not is_day(c.value("month"), c.value("day")):
        return None
    return OnDay(Day(c.value("month"), c.value("day")), None, Part("early hours"))

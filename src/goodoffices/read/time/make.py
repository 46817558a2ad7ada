"""What the rules make of the words they caught; None where the words are no time after all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.read.time.clocks import Clock, OnDay, Part
from goodoffices.read.time.dates import WEEKDAYS, Day, DayOffset, DayOfMonth, Figures, Weekday
from goodoffices.read.time.holidays import Holiday
from goodoffices.read.time.pattern import Caught
from goodoffices.read.time.periods import Decade, Edge, Month, OfYear, Row, Unit, Year
from goodoffices.read.time.shifts import Every, Length, Shifted, Vague
from goodoffices.read.time.signals import Between
from goodoffices.read.time.stretch import SEASONS

__all__ = [
    "ago", "at_night", "bare_hour", "beside", "century", "clock", "date", "date_of_year", "day_of_month", "day_of_near_month", "day_word", "days_of_month",
    "decade", "early_hours", "early_hours_alone", "every", "every_day", "every_other", "figures", "half", "half_length", "half_month", "half_past",
    "hence", "holiday", "hour", "hour_part", "hours", "in_length", "length", "month", "month_of_near_year", "near_part", "near_quarter", "near_unit", "nothing",
    "often", "once", "overnight", "packed", "part", "quarter", "row", "season", "short_figures", "unit_after_next", "unit_beside", "units", "units_ago",
    "week_from_weekday", "week_of_date", "week_of_month", "weekday", "weekday_of_week", "weekend", "within_post", "year", "years",
]  # fmt: skip

_SHIFTS = {
    "LAST": "last", "PAST": "last", "PREVIOUS": "previous", "NEXT": "next", "COMING": "coming", "THIS": "this", "CURRENT": "this",
    "FOLLOWING": "following", "SAME": "same", "THAT": "that",
}  # fmt: skip
_STEPS = {"last": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "same": 0, "that": 0, "": 0}
_LAST_BASED = {"following", "same", "that", "previous"}
_DAYS_IN = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CLOCK_UNITS = {"hour", "minute", "second"}


@dataclass(frozen=True, slots=True)
class NoTime:
    """Words that look like a time and are none."""

    sort = "NOTIME"


def _shift(c: Caught, name: str = "shift") -> str:
    return _SHIFTS.get(c.kind(name), "")


def _valid(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _DAYS_IN[month - 1]


def nothing(c: Caught) -> Any:
    """Words that would be a time and are none: an age."""
    return NoTime()


def date(c: Caught) -> Any:
    """A day and a month."""
    number = c.value("day")
    if not isinstance(number, int) or not _valid(c.value("month"), number):
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
    if c.value("unit") != "year" or not isinstance(number, int) or not _valid(c.value("month"), number):
        return None
    return Day(c.value("month"), number, None, None, _STEPS[_shift(c)])


def figures(c: Caught) -> Any:
    """A date in figures."""
    order, first, second, third = c.value("date")
    weekday = c.value("weekday")
    if order == "ymd":
        return Day(second, third, first, weekday) if 1 < first < 9999 and _valid(second, third) else None
    year = third if third > 99 else 2000 + third if third < 70 else 1900 + third
    if not (_valid(first, second) or _valid(second, first)) or not 1000 <= year < 2200:
        return None
    if order == "dotted" and not _valid(second, first):
        return None
    return Figures(first, second, year, order == "dotted", weekday)


def short_figures(c: Caught) -> Any:
    """``7/6``, after a weekday, "on" or "by"."""
    first, second = c.value("first"), c.value("second")
    if not (_valid(first, second) or _valid(second, first)):
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
    return DayOfMonth(c.value("day"), None, _STEPS[_shift(c)])


def days_of_month(c: Caught) -> Any:
    """Two days of one month."""
    first, last, number = c.value("first"), c.value("last"), c.value("month")
    if not (
        isinstance(first, int)
        and isinstance(last, int)
        and _valid(number, first)
        and _valid(number, last)
        and first < last
    ):
        return None
    return Between(Day(number, first, c.value("year")), Day(number, last, c.value("year")))


def holiday(c: Caught) -> Any:
    """A holiday."""
    return Holiday(c.value("holiday"), c.value("year"), _shift(c))


def weekday(c: Caught) -> Any:
    """A weekday with "last", "next" or nothing before it."""
    shift = _shift(c)
    return Weekday(c.value("number"), {"same": "that"}.get(shift, shift))


def weekday_of_week(c: Caught) -> Any:
    """Tuesday of last week."""
    return Weekday(c.value("number"), "", _STEPS[_shift(c)]) if c.value("unit") == "week" else None


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


def early_hours_alone(c: Caught) -> Any:
    """The early hours."""
    return Part("early hours")


def day_word(c: Caught) -> Any:
    """Today, yesterday, tonight; with a part of the day."""
    offset, part_name = c.value("word")
    name = c.value("part") or part_name
    return OnDay(DayOffset(offset), None, Part(name)) if name else DayOffset(offset)


def overnight(c: Caught) -> Any:
    """The night before the anchor's day."""
    return Part("night", -1, True)


def month(c: Caught) -> Any:
    """A month, with its year or not."""
    shift = _shift(c)
    return Month(
        c.value("month"),
        c.value("year"),
        "" if shift in {"same", "that"} else "next" if shift == "following" else shift,
    )


def month_of_near_year(c: Caught) -> Any:
    """May of last year."""
    return Month(c.value("month"), None, "", _STEPS[_shift(c)]) if c.value("unit") == "year" else None


_YEAR_BEFORE = frozenset(
    [
        "IN",
        "SINCE",
        "BY",
        "UNTIL",
        "FROM",
        "OF",
        "DURING",
        "BEFORE",
        "AFTER",
        "TO",
        "THROUGH",
        "BETWEEN",
        "EARLY",
        "EDGE",
        "THE",
        "OPEN",
        "COMMA",
        "DASH",
        "AND",
        "BREAK",
        "DOT",
        "LAST",
        "SEASON",
        "ABOUT",
        "OVER",
        "OR",
        "LONGDASH",
        "QUOTE",
        "COLON",
        "POSS",
        "FISCAL",
        "EARLIER",
        "LATER",
        "LEADYEAR",
    ]
)


def year(c: Caught) -> Any:
    """Four figures that are a year: after a preposition, or where no counted noun follows."""
    number = c.value("year")
    before, following = c.before(), c.after()
    if c.match.end() - c.match.start() > 1:
        return Year(number)
    if before and before.kind == "WORD" and before.value == "id":
        return None
    if following and following.kind in {"UNIT", "ZONE", "SLASH", "PERCENT"}:
        return None
    if before is None or before.kind in _YEAR_BEFORE:
        return Year(number) if 1000 <= number < 2200 else None
    return Year(number) if 1850 <= number <= 2100 else None


def years(c: Caught) -> Any:
    """From one year to another."""
    first, last = c.value("first"), c.value("last")
    if last < 100 and c.kind("last") == "NUM":
        last += first // 100 * 100
    if not 1000 <= first < last < 2200 or (c.kind("last") == "NUM" and last - first > 60):
        return None
    return Between(Year(first), Year(last))


def decade(c: Caught) -> Any:
    """The 1990s."""
    return Decade(c.value("decade"))


def century(c: Caught) -> Any:
    """The 19th century; the third day of something is none."""
    if c.value("unit") != "century" or not 1 <= c.value("number") <= 22:
        return None
    return Decade((c.value("number") - 1) * 100 + 1, 100)


def quarter(c: Caught) -> Any:
    """A quarter of a year."""
    number = c.value("number")
    if not 1 <= number <= 4 or (c.value("unit") and c.value("unit") != "year"):
        return None
    fiscal = any(lexeme.kind == "FISCAL" for lexeme in c.row[c.match.start() : c.match.end()])
    return OfYear("quarter", number, c.value("year"), _STEPS[_shift(c)] if c.kind("shift") else None, fiscal)


def near_quarter(c: Caught) -> Any:
    """Last quarter."""
    return Unit("quarter", _STEPS[_shift(c)])


def half(c: Caught) -> Any:
    """The first half of 2025."""
    number, unit = c.value("number"), c.value("unit") or c.value("unit2") or "year"
    if number not in {1, 2} or unit not in {"year", "month"}:
        return None
    if unit == "month":
        return Edge(Unit("month", _STEPS[_shift(c)]), "early" if number == 1 else "late")
    return OfYear("half", number, c.value("year"), _STEPS[_shift(c)] if c.kind("shift") else None)


def half_month(c: Caught) -> Any:
    """The first half of June."""
    if c.value("number") not in {1, 2}:
        return None
    number, which = c.value("month"), c.value("number")
    last = _DAYS_IN[number - 1] if number != 2 else 28
    first = Day(number, 1 if which == 1 else 16, c.value("year"))
    return Between(first, Day(number, 15 if which == 1 else last, c.value("year")))


def season(c: Caught) -> Any:
    """A season."""
    shift = _shift(c)
    if c.kind("shift2"):
        return (
            OfYear("season", SEASONS[c.value("season")], None, None)
            if c.value("unit") == "year" and c.kind("shift2") == "THIS"
            else Vague()
        )
    step = _STEPS[shift] if shift and shift not in {"same", "that"} else None
    return OfYear("season", SEASONS[c.value("season")], c.value("year"), step)


def week_of_month(c: Caught) -> Any:
    """The first week of August."""
    if c.value("unit") not in {"week", "day"}:
        return None
    number = c.value("month")
    if c.value("unit") == "day":
        last = _DAYS_IN[number - 1] if number != 2 else 28
        return (
            Day(number, last if c.kind("number") == "LAST" else c.value("number"), c.value("year"))
            if c.kind("number") == "LAST" or c.value("number") <= last
            else None
        )
    if c.kind("number") == "LAST":
        last = _DAYS_IN[number - 1] if number != 2 else 28
        return Between(Day(number, last - 6, c.value("year")), Day(number, last, c.value("year")))
    if c.value("number") > 4:
        return None
    start = 7 * (c.value("number") - 1) + 1
    return Between(Day(number, start, c.value("year")), Day(number, start + 6, c.value("year")))


def week_of_date(c: Caught) -> Any:
    """The week of June 2."""
    if c.value("unit") != "week" or not _valid(c.value("month"), c.value("day")):
        return None
    return Shifted(Length(6, "day"), 1, Day(c.value("month"), c.value("day")), True)


def near_unit(c: Caught) -> Any:
    """Last week, this year, the same day."""
    shift, unit = _shift(c), c.value("unit")
    lead = c.row[c.match.start()].kind
    if unit in _CLOCK_UNITS:
        return Row(1, unit, _STEPS[shift] or -1) if _STEPS[shift] else None
    if unit == "night":
        return Part("night", _STEPS[shift], True)
    if unit == "weekend":
        return Unit("weekend", _STEPS[shift])
    if unit == "day" and shift == "this":
        following = c.after()
        return DayOffset(0) if following is None or following.kind in {"DOT", "BREAK", "COMMA"} else None
    if shift in _LAST_BASED and not (shift == "previous" and lead != "THE" and unit != "day"):
        return Unit(unit, _STEPS[shift], "last")
    if unit == "day" and shift == "next":
        return Unit(unit, 1, "last")
    if unit == "day" and shift == "last":
        return None
    return Unit(unit, _STEPS[shift])


def weekend(c: Caught) -> Any:
    """The weekend."""
    return Unit("weekend", _STEPS[_shift(c)])


def unit_after_next(c: Caught) -> Any:
    """The week after next, the year before last."""
    if c.kind("way") == "AFTER":
        return Unit(c.value("unit"), 2) if c.kind("shift") == "NEXT" else None
    return Unit(c.value("unit"), -2) if c.kind("shift") == "LAST" else None


def unit_beside(c: Caught) -> Any:
    """The day before, the year after."""
    unit, way = c.value("unit"), c.kind("way")
    following = c.after()
    if unit in _CLOCK_UNITS:
        return None
    if way == "AFTER" and following and following.kind == "WORD":
        return None
    if way == "BEFORE" and following and following.kind == "WORD":
        return None
    return Unit(unit, 1 if way == "AFTER" else -1, "last")


def row(c: Caught) -> Any:
    """The past three days; the next two weeks."""
    shift, number = _shift(c), c.value("n") or 1
    if shift in {"same", "that"} or (shift == "this" and c.kind("n") != "A"):
        return None
    if c.kind("n") == "FEW":
        return Vague()
    if c.kind("n") == "" and shift not in {"last", "previous", "next", "coming"}:
        return None
    lead = c.row[c.match.start()].kind
    plain = c.kind("n") in {"", "A"}
    if (
        plain
        and c.kind("shift") in {"LAST", "NEXT"}
        and lead in {"IN", "DURING"}
        and c.value("unit") in {"week", "month", "year"}
    ):
        return Unit(c.value("unit"), _STEPS[shift])
    return Row(number, c.value("unit"), _STEPS[shift] or -1)


def _plain_length(c: Caught) -> Length | None:
    number = c.value("n")
    if c.kind("n") == "FEW":
        return Length(None, c.value("unit"))
    if not isinstance(number, int | float) or not 0 < number < 100_000:
        return None
    kinds = [lexeme.kind for lexeme in c.row[c.match.start() : c.match.end()]]
    return Length(number + (0.5 if "ANDHALF" in kinds or "HALF" in kinds else 0), c.value("unit"))


def ago(c: Caught) -> Any:
    """Two months ago."""
    if c.match.re.groupindex.get("n") is None:
        return Shifted(Length(0.5, c.value("unit")), -1)
    found = _plain_length(c)
    return Shifted(found, -1) if found else None


def units_ago(c: Caught) -> Any:
    """Decades ago."""
    return Shifted(Length(None, c.value("unit")), -1)


def beside(c: Caught) -> Any:
    """A day earlier, two weeks later: from what was mentioned last."""
    found = _plain_length(c)
    way = c.kind("way")
    if found is None or (way == "BEFORE" and c.kind("n") != "A" and c.after() and c.after().kind == "WORD"):  # type: ignore[union-attr]
        return None
    if way == "BEFORE" and c.after() and c.after().kind == "WORD":  # type: ignore[union-attr]
        return None
    return Shifted(found, 1 if way in {"LATER", "AFTERTHAT"} else -1, "last")


def in_length(c: Caught) -> Any:
    """In 50 days; but "the first visit in three years" is the three years past."""
    found = _plain_length(c)
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
    found = _plain_length(c)
    return Shifted(found, 1) if found else None


def within_post(c: Caught) -> Any:
    """Within 50 days, in languages that say it after the length."""
    found = _plain_length(c)
    return Shifted(found, 1, "anchor", True) if found else None


def near_part(c: Caught) -> Any:
    """This morning, last night, that evening."""
    shift, name = _shift(c), c.value("part")
    if shift == "this":
        return Part(name, 0, True)
    if shift == "last":
        return Part(name, -1, True)
    if shift == "next":
        return Part(name, 1, True)
    return Part(name)


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
    before = c.before()
    if before and before.kind == "ORD":
        return None
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
    if before and before.kind in {"A", "FEW"}:
        return None
    return Part(c.value("part"))


def at_night(c: Caught) -> Any:
    """At night."""
    return Part("night")


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
        if c.value("unit") not in _CLOCK_UNITS
        else Every(1, c.value("unit"))
    )

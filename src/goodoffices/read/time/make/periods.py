"""Weeks, months, seasons and years from the words that a rule caught."""

from __future__ import annotations

from typing import Any

from goodoffices.read.language.words import words_in
from goodoffices.read.time.clocks import Part
from goodoffices.read.time.dates import Day, DayOffset
from goodoffices.read.time.make.shared import CLOCK_UNITS, DAYS_IN, LAST_BASED, STEPS, shift_in
from goodoffices.read.time.pattern import Caught
from goodoffices.read.time.periods import Decade, Edge, Month, OfYear, Rest, Row, Unit, Year
from goodoffices.read.time.shifts import Vague
from goodoffices.read.time.signals import Between
from goodoffices.read.time.stretch import SEASONS

__all__ = [
    "century",
    "decade",
    "edge_post",
    "edge_unit",
    "half",
    "half_month",
    "month",
    "month_of_near_year",
    "near_quarter",
    "near_unit",
    "near_year",
    "quarter",
    "rest_unit",
    "row",
    "season",
    "unit_after_next",
    "unit_beside",
    "weekend",
    "year",
    "year_end",
    "years",
]

_MOST_UNITS = 1000


def month(c: Caught) -> Any:
    """A month, with its year or not."""
    shift = shift_in(c)
    return Month(
        c.value("month"),
        c.value("year"),
        "" if shift in {"same", "that"} else "next" if shift == "following" else shift,
    )


def month_of_near_year(c: Caught) -> Any:
    """May of last year."""
    return Month(c.value("month"), None, "", STEPS[shift_in(c)]) if c.value("unit") == "year" else None


_YEAR_BEFORE = frozenset(
    words_in("""
    IN SINCE BY UNTIL FROM OF DURING BEFORE AFTER TO THROUGH BETWEEN EARLY EDGE THE OPEN COMMA DASH AND BREAK
    DOT LAST SEASON ABOUT OVER OR LONGDASH QUOTE COLON POSS FISCAL EARLIER LATER LEADYEAR
""")
)


def year(c: Caught) -> Any:
    """Four figures that are a year: after a preposition, or where no counted noun follows."""
    number = c.value("year")
    before, following = c.before(), c.after()
    if c.match.end() - c.match.start() > 1:
        return Year(number)
    if before and before.kind == "WORD" and before.value == "id":
        return None
    if following and following.kind in {"ZONE", "SLASH", "PERCENT"}:
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
    return OfYear("quarter", number, c.value("year"), STEPS[shift_in(c)] if c.kind("shift") else None, fiscal)


def near_quarter(c: Caught) -> Any:
    """Last quarter."""
    return Unit("quarter", STEPS[shift_in(c)])


def half(c: Caught) -> Any:
    """The first half of 2025."""
    number, unit = c.value("number"), c.value("unit") or c.value("unit2") or "year"
    if number not in {1, 2} or unit not in {"year", "month"}:
        return None
    if unit == "month":
        return Edge(Unit("month", STEPS[shift_in(c)]), "early" if number == 1 else "late")
    return OfYear("half", number, c.value("year"), STEPS[shift_in(c)] if c.kind("shift") else None)


def half_month(c: Caught) -> Any:
    """The first half of June."""
    if c.value("number") not in {1, 2}:
        return None
    number, which = c.value("month"), c.value("number")
    last = DAYS_IN[number - 1] if number != 2 else 28
    first = Day(number, 1 if which == 1 else 16, c.value("year"))
    return Between(first, Day(number, 15 if which == 1 else last, c.value("year")))


def season(c: Caught) -> Any:
    """A season."""
    shift = shift_in(c)
    if c.kind("shift2"):
        return (
            OfYear("season", SEASONS[c.value("season")], None, None)
            if c.value("unit") == "year" and c.kind("shift2") == "THIS"
            else Vague()
        )
    step = STEPS[shift] if shift and shift not in {"same", "that"} else None
    return OfYear("season", SEASONS[c.value("season")], c.value("year"), step)


def near_unit(c: Caught) -> Any:
    """Last week, this year, the same day."""
    shift, unit = shift_in(c), c.value("unit")
    lead = c.row[c.match.start()].kind
    if unit in CLOCK_UNITS:
        return Row(1, unit, STEPS[shift] or -1) if STEPS[shift] else None
    if unit == "night":
        return Part("night", STEPS[shift], True)
    if unit == "weekend":
        return Unit("weekend", STEPS[shift])
    if unit == "day" and shift == "this":
        following = c.after()
        return DayOffset(0) if following is None or following.kind in {"DOT", "BREAK", "COMMA"} else None
    if shift in LAST_BASED and not (shift == "previous" and lead != "THE" and unit != "day"):
        return Unit(unit, STEPS[shift], "last")
    if unit == "day" and shift == "next":
        return Unit(unit, 1, "last")
    if unit == "day" and shift == "last":
        return None
    return Unit(unit, STEPS[shift])


def weekend(c: Caught) -> Any:
    """The weekend."""
    return Unit("weekend", STEPS[shift_in(c)])


def unit_after_next(c: Caught) -> Any:
    """The week after next, the year before last."""
    if c.kind("way") == "AFTER":
        return Unit(c.value("unit"), 2) if c.kind("shift") == "NEXT" else None
    return Unit(c.value("unit"), -2) if c.kind("shift") == "LAST" else None


def unit_beside(c: Caught) -> Any:
    """The day before, the year after."""
    unit, way = c.value("unit"), c.kind("way")
    following = c.after()
    if unit in CLOCK_UNITS:
        return None
    if way == "AFTER" and following and following.kind == "WORD":
        return None
    if way == "BEFORE" and following and following.kind == "WORD":
        return None
    return Unit(unit, 1 if way == "AFTER" else -1, "last")


def row(c: Caught) -> Any:
    """The past three days; the next two weeks."""
    shift, number = shift_in(c), c.value("n") or 1
    if shift in {"same", "that"} or (shift == "this" and c.kind("n") != "ART"):
        return None
    if c.kind("n") == "FEW":
        return Vague()
    if number > _MOST_UNITS:
        return None  # "14 billion last year"
    if c.kind("n") == "" and shift not in {"last", "previous", "next", "coming"}:
        return None
    lead = c.row[c.match.start()].kind
    plain = c.kind("n") in {"", "ART"}
    if (
        plain
        and c.kind("shift") in {"LAST", "NEXT"}
        and lead in {"IN", "DURING"}
        and c.value("unit") in {"week", "month", "year"}
    ):
        return Unit(c.value("unit"), STEPS[shift])
    return Row(number, c.value("unit"), STEPS[shift] or -1)


def edge_post(c: Caught) -> Any:
    """The end of August, where the edge stands behind."""
    of = Year(c.value("year")) if c.value("year") else Month(c.value("month"), None, shift_in(c))
    return Edge(of, c.value("which"))


def near_year(c: Caught) -> Any:
    """Last year."""
    return Unit("year", STEPS[shift_in(c)])


def edge_unit(c: Caught) -> Any:
    """The end of the year."""
    unit = c.value("unit")
    return Edge(Unit(unit, 0), c.value("which")) if unit in {"week", "month", "year", "decade", "century"} else None


def year_end(c: Caught) -> Any:
    """Year-end."""
    return Edge(Unit("year", 0), "end")


def rest_unit(c: Caught) -> Any:
    """Later in the year."""
    unit = c.value("unit")
    if unit not in {"week", "month", "year"}:
        return None
    if c.kind("way") == "EARLY":
        return Edge(Unit(unit, 0), c.value("way"))
    return Rest(Unit(unit, 0), c.kind("way") == "LATER")

"""Weeks, months, quarters, years, decades as stretches of days, and their parts."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from goodoffices.case.when import Duration

__all__ = ["SEASONS", "length_of", "length_words", "part_of", "shift_unit", "stretch_of", "unit_around"]

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""First month of each season, as the northern press counts them (meteorological)."""

_GRAINS = {"week": "week", "month": "month", "year": "year", "day": "day"}
_ISO = {
    "year": "P{}Y",
    "month": "P{}M",
    "week": "P{}W",
    "day": "P{}D",
    "night": "P{}D",
    "hour": "PT{}H",
    "minute": "PT{}M",
    "second": "PT{}S",
}
_IN_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "half": 6, "season": 3}
_IN_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7, "workday": 1}
_IN_MINUTES = {"hour": 60.0, "minute": 1.0, "second": 1 / 60}


def length_of(number: float, unit: str) -> Duration:
    """A length of time by the calendar.

    Parameters
    ----------
    number : float
        Not negative; below a million.
    unit : str

    Examples
    --------
    >>> length_of(50, "day").text, length_of(1.5, "year").text, length_of(2, "decade").text
    ('P50D', 'P18M', 'P20Y')
    """
    if unit in _IN_MONTHS:
        months = round(number * _IN_MONTHS[unit])
        text = f"P{months // 12}Y" if months % 12 == 0 and unit != "month" and months else f"P{months}M"
        return Duration(months, 0, 0, text)
    if unit in _IN_DAYS:
        total = number * _IN_DAYS[unit]
        if total != int(total):
            return Duration(0, int(total), round((total - int(total)) * 1440), f"PT{round(total * 24)}H")
        weeks = unit in {"week", "fortnight"} and total % 7 == 0 and number == int(number)
        return Duration(0, int(total), 0, f"P{int(total) // 7}W" if weeks else f"P{int(total)}D")
    minutes = number * _IN_MINUTES[unit]
    whole = number == int(number)
    if unit == "hour" and whole:
        return Duration(0, 0, round(minutes), f"PT{int(number)}H")
    if unit == "second":
        return Duration(0, 0, round(minutes), f"PT{round(number)}S")
    return Duration(0, 0, round(minutes), f"PT{round(minutes)}M")


def length_words(number: float, unit: str) -> str:
    """A length in words.

    Examples
    --------
    >>> length_words(50, "day"), length_words(1, "week"), length_words(2.5, "century")
    ('50 days', '1 week', '2.5 centuries')
    """
    plural = "centuries" if unit == "century" else f"{unit}s"
    return f"{number:g} {unit if number == 1 else plural}"


def unit_around(day: date, unit: str) -> tuple[date, date]:
    """First and last day of the week, month, quarter, year, decade or century that holds a day.

    Examples
    --------
    >>> [d.isoformat() for d in unit_around(date(2025, 7, 23), "week")]
    ['2025-07-21', '2025-07-27']
    """
    if unit in {"week", "fortnight"}:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "weekend":
        saturday = day + timedelta(days=5 - day.weekday())
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        return stretch_of(day.year, day.month, 1)
    if unit == "quarter":
        return stretch_of(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "half":
        return stretch_of(day.year, 1 if day.month < 7 else 7, 6)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        first = day.year // 10 * 10
        return date(first, 1, 1), date(first + 9, 12, 31)
    if unit == "century":
        first = (day.year - 1) // 100 * 100 + 1
        return date(first, 1, 1), date(first + 99, 12, 31)
    return day, day


def stretch_of(year: int, month: int, months: int) -> tuple[date, date]:
    """First and last day of so many months from the first of a month."""
    last = year * 12 + month - 1 + months - 1
    return date(year, month, 1), date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


def shift_unit(day: date, unit: str, number: int) -> date:
    """The same day so many units later (earlier where negative); a day that the month does not have is its last."""
    if unit in _IN_MONTHS:
        place = day.year * 12 + day.month - 1 + number * _IN_MONTHS[unit]
        year, month = place // 12, place % 12 + 1
        if not 1 < year < 9999:
            raise ValueError("beyond the calendar")
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=number * _IN_DAYS.get(unit, 0))


def part_of(first: date, last: date, which: str) -> tuple[date, date]:
    """The early, middle or late part of a stretch, or its start or end.

    Months: the first ten days, the 11th to the 20th, the rest. Weeks: Monday and Tuesday, Wednesday and Thursday, Friday
    to Sunday. Longer ones: by thirds; "start" and "end" of a year are its first and last month.
    """
    length = (last - first).days + 1
    if length <= 1:
        return first, last
    if length <= 7:
        cuts = (2, 4)
    elif length <= 31:
        cuts = (10, 20)
    elif which in {"start", "end"} and length <= 366:
        return (first, first + timedelta(days=30)) if which == "start" else (last - timedelta(days=30), last)
    else:
        return _thirds(first, last, which)
    pieces = {
        "early": (first, first + timedelta(days=cuts[0] - 1)),
        "mid": (first + timedelta(days=cuts[0]), first + timedelta(days=cuts[1] - 1)),
        "late": (first + timedelta(days=cuts[1]), last),
    }
    return pieces[{"start": "early", "end": "late"}.get(which, which)]


def _thirds(first: date, last: date, which: str) -> tuple[date, date]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    third = max(1, months // 3)
    begin = {"early": 0, "start": 0, "mid": third}.get(which, 2 * third)
    count = months - 2 * third if which in {"late", "end"} else third
    place = first.year * 12 + first.month - 1 + begin
    return stretch_of(place // 12, place % 12 + 1, count)

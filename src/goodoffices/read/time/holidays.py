"""Holidays by their date: fixed days, the two Easters, the movable days of Islam by the tabular calendar, and others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.read.time.context import Answer, Context, days

__all__ = ["Holiday", "easter", "orthodox_easter"]


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones and Butcher).

    Examples
    --------
    >>> easter(2025).isoformat(), orthodox_easter(2024).isoformat()
    ('2025-04-20', '2024-05-05')
    """
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * i) // 451
    month, day = divmod(h + i - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday by the Julian calendar, in the Gregorian one (Meeus); right from 1900 to 2099."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))
    return day


def _islamic(year: int, month: int, day: int) -> date:
    """The day of the tabular Islamic calendar that falls in a Gregorian year; the sighted one may differ by a day or two."""
    for hijri in (
        int((year - 622) * 1.0307) - 1,
        int((year - 622) * 1.0307),
        int((year - 622) * 1.0307) + 1,
        int((year - 622) * 1.0307) + 2,
    ):
        number = day + (59 * (month - 1) + 1) // 2 + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 227014
        found = date.fromordinal(number)
        if found.year == year:
            return found
    raise ValueError("not in that year")


def _date(name: str, year: int) -> date:
    if name[:1].isdigit():
        return date(year, int(name[:2]), int(name[3:]))
    if name == "christmas":
        return date(year, 12, 25)
    if name == "orthodox-easter":
        return orthodox_easter(year)
    if name.startswith("easter"):
        return easter(year) + timedelta(days=int(name[6:] or 0))
    rules = {
        "thanksgiving": lambda: _nth(year, 11, 3, 4), "black-friday": lambda: _nth(year, 11, 3, 4) + timedelta(days=1),
        "labor": lambda: _nth(year, 9, 0, 1), "mlk": lambda: _nth(year, 1, 0, 3), "nowruz": lambda: date(year, 3, 20),
        "memorial": lambda: date(year, 5, 31) - timedelta(days=date(year, 5, 31).weekday()),
        "ramadan": lambda: _islamic(year, 9, 1), "eid-al-fitr": lambda: _islamic(year, 10, 1), "eid-al-adha": lambda: _islamic(year, 12, 10),
    }  # fmt: skip
    return rules[name]()


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday: "Christmas 2024", "Eid al-Fitr"."""

    name: str
    year: int | None = None
    shift: str = ""
    sort = "DAYX"

    def resolve(self, context: Context) -> Answer:
        """Its day; of Ramadan the month."""
        if self.name in {"yom-kippur", "rosh-hashanah"}:
            return Answer(None, "vague", "a day of the Hebrew calendar, which is not reckoned here")
        year, why, anchored = self.year, "the calendar of that year", ""
        if year is None:
            anchored, why = "anchor", f"the nearest that fits, from {context.told()}"
            year = self._near(context)
        day = _date(self.name, year)
        doubt = (
            "by the tabular calendar; the moon that is seen may make it a day or two later"
            if self.name in {"ramadan", "eid-al-fitr", "eid-al-adha"}
            else ""
        )
        last = day + timedelta(days=29) if self.name == "ramadan" else day
        when = days(day, last, context.zone, "interval" if last != day else "day")
        return Answer(when, "day" if last == day else "interval", why, anchored=anchored, doubt=doubt)

    def _near(self, context: Context) -> int:
        base = context.day
        years = list(range(base.year - 1, base.year + 2))
        if self.shift == "last" or (self.shift == "" and context.tense == "past"):
            return max(
                year
                for year in years
                if _date(self.name, year) < base or (not self.shift and _date(self.name, year) == base)
            )
        if self.shift in {"next", "coming", "following"} or context.tense == "future":
            return min([year for year in years if _date(self.name, year) >= base] or [base.year])
        if self.shift == "this":
            return base.year
        return min(years, key=lambda year: abs((_date(self.name, year) - base).days))

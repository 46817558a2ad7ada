"""Days by their date, by their weekday, and by their distance from the anchor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.case.when import When
from goodoffices.read.time.context import Answer, Context, days

__all__ = ["WEEKDAYS", "Day", "DayOfMonth", "DayOffset", "Figures", "Weekday", "year_near"]

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR = 60
_FAR = 120


def year_near(context: Context, month: int, day: int) -> tuple[int, int, str]:
    """The year of a date without one, the second choice, and why.

    The nearest such date wins; where the clause speaks of the past or of what is to come, only a near date (60 days)
    on the other side of the anchor is preferred to that.
    """
    base = context.day
    options = sorted(
        (abs((_date(year, month, day) - base).days), year) for year in (base.year - 1, base.year, base.year + 1)
    )
    nearest, other = options[0][1], options[1][1]
    gap = (_date(nearest, month, day) - base).days
    if context.tense == "past" and gap > _NEAR:
        return nearest - 1, nearest, f'the latest before {context.told()}, as "{context.cue}" tells of the past'
    if context.tense == "future" and gap < -_FAR:
        return nearest + 1, nearest, f'the next after {context.told()}, as "{context.cue}" tells of what is to come'
    return nearest, other, f"the nearest to {context.told()}"


def _date(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, 28) if month == 2 and day == 29 else day)


@dataclass(frozen=True, slots=True)
class Day:
    """A date: "2 June 2025", "June 2", "Monday, July 23"."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    shift: int | None = None
    sort = "DAYX"

    def resolve(self, context: Context) -> Answer:
        """The day; a year that is not given is chosen by nearness and tense."""
        why, anchored, doubt = "the date as written", "", ""
        alternatives: tuple[When, ...] = ()
        year = self.year
        if year is None and self.shift is not None:
            year, why, anchored = context.day.year + self.shift, f"counted from {context.told()}", "anchor"
        if year is None and self.weekday is not None and context.anchor:
            year, why = self._by_weekday(context)
            anchored = "anchor"
        if year is None:
            year, other, why = year_near(context, self.month, self.day)
            anchored = "anchor"
            if abs((_date(year, self.month, self.day) - context.day).days) > _FAR:
                alternatives = (
                    days(_date(other, self.month, self.day), _date(other, self.month, self.day), context.zone),
                )
        when = days(date(year, self.month, self.day), date(year, self.month, self.day), context.zone)
        if self.weekday is not None and when.start.weekday() != self.weekday:
            doubt = (
                f"{self.day} {when.start:%B %Y} is a {when.start:%A}, not a {WEEKDAYS[self.weekday]}: "
                "the weekday or the date is wrong"
            )
        return Answer(when, "day", why, anchored=anchored, alternatives=alternatives, doubt=doubt)

    def _by_weekday(self, context: Context) -> tuple[int | None, str]:
        """The nearest year in which the date falls on that weekday; the nearest of all where that is far."""
        base = context.day
        nearest = year_near(context, self.month, self.day)[0]
        if _date(nearest, self.month, self.day).weekday() == self.weekday:
            return nearest, f"the nearest {WEEKDAYS[self.weekday or 0]} of that date to {context.told()}"
        for year in (base.year, base.year - 1, base.year + 1):
            if date(year, self.month, 1) and _date(year, self.month, self.day).weekday() == self.weekday:
                gap = abs((_date(year, self.month, self.day) - base).days)
                if gap < 366:
                    return (
                        year,
                        f"the nearest year in which it is a {WEEKDAYS[self.weekday or 0]}, from {context.told()}",
                    )
        return None, ""


@dataclass(frozen=True, slots=True)
class Figures:
    """A date in figures, whose order the document decides: "02/06/2025", "2.6.25"."""

    first: int
    second: int
    year: int | None
    dotted: bool = False
    weekday: int | None = None
    sort = "DAYX"

    def resolve(self, context: Context) -> Answer:
        """Day before month, unless the document shows the other order; told where both are possible."""
        order, why, sure = context.order, context.order_why, context.settled
        if self.dotted:
            order, why, sure = "dmy", "figures with full stops: the day first", True
        if self.first > 12:
            order, why, sure = "dmy", f"{self.first} is no month: the day first", True
        elif self.second > 12:
            order, why, sure = "mdy", f"{self.second} is no month: the month first", True
        day, month = (self.first, self.second) if order == "dmy" else (self.second, self.first)
        answer = Day(month, day, self.year, self.weekday).resolve(context)
        other: tuple[When, ...] = ()
        doubt = answer.doubt
        if not sure and day != month and answer.when:
            other = (
                days(date(answer.when.start.year, day, month), date(answer.when.start.year, day, month), context.zone),
            )
            doubt = doubt or "day and month may be the other way round"
        return Answer(answer.value, "day", why, anchored=answer.anchored, alternatives=other, doubt=doubt)


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day without its month: "the 21st", "Monday the 21st", "the 15th of next month"."""

    day: int
    weekday: int | None = None
    shift: int | None = None
    sort = "DAYX"

    def resolve(self, context: Context) -> Answer:
        """The nearest such day, past or to come as the clause says."""
        base = context.day
        found: list[date] = []
        for step in range(-2, 3) if self.shift is None else (self.shift,):
            place = base.year * 12 + base.month - 1 + step
            try:
                option = date(place // 12, place % 12 + 1, self.day)
            except ValueError:
                continue
            if self.weekday is None or option.weekday() == self.weekday:
                found.append(option)
        if not found:
            return Answer(
                None, "day", "no month near has that day", anchored="anchor", doubt="no such day near the anchor"
            )
        if context.tense == "past":
            found = [option for option in found if option <= base] or found
        elif context.tense == "future":
            found = [option for option in found if option >= base] or found
        day = min(found, key=lambda option: abs((option - base).days))
        return Answer(days(day, day, context.zone), "day", f"the nearest to {context.told()}", anchored="anchor")


@dataclass(frozen=True, slots=True)
class DayOffset:
    """So many days from the anchor: "today", "yesterday"."""

    offset: int
    word: str = ""
    sort = "DAYX"

    def resolve(self, context: Context) -> Answer:
        """The day, or as many days as the anchor has."""
        first, last = (base + timedelta(days=self.offset) for base in (context.first, context.day))
        when = days(first, last, context.zone, within=context.wide)
        return Answer(when, "day" if first == last else "interval", f"counted from {context.told()}", anchored="anchor")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday: "Wednesday", "last Monday", "Friday of next week".

    Parameters
    ----------
    number : int
        0 for Monday.
    shift : str
        "", "last", "next", "this", "coming", "previous", "following".
    week : int or None
        Of "Tuesday of last week": -1.
    """

    number: int
    shift: str = ""
    week: int | None = None
    sort = "DAYX"

    def resolve(self, context: Context) -> Answer:
        """The day by the rules of the press; the anchor's own day is possible."""
        name = WEEKDAYS[self.number]
        base = context.day if context.tense != "future" else context.first
        if self.week is not None:
            monday = context.first - timedelta(days=context.first.weekday()) + timedelta(days=7 * self.week)
            return self._told(context, monday + timedelta(days=self.number), f"{name} of that week", ())
        last = context.recent("day")
        if self.shift in {"following", "that"} and last:
            base = last.last_day
            there = last.start.date()
            if self.shift == "that" and (last.last_day - there).days <= 7:
                while there.weekday() != self.number:
                    there += timedelta(days=1)
            else:
                there = base + timedelta(days=(self.number - base.weekday() - 1) % 7 + 1)
            return self._told(context, there, f"the {name} after what was mentioned last", (), "last")
        before = base - timedelta(days=(base.weekday() - self.number) % 7)
        after = base + timedelta(days=(self.number - base.weekday()) % 7)
        return self._by_shift(context, base, before, after)

    def _by_shift(self, context: Context, base: date, before: date, after: date) -> Answer:
        name = WEEKDAYS[self.number]
        week = timedelta(days=7)
        if self.shift in {"last", "previous"}:
            day = before if before < base else base - week
            other = (day - week,) if (base - day).days < base.weekday() + 1 and self.shift == "last" else ()
            return self._told(context, day, f"the latest {name} before {context.told()}", other)
        if self.shift == "next":
            day = base - timedelta(days=base.weekday()) + week + timedelta(days=self.number)
            nearer = after if after > base else base + week
            return self._told(
                context, day, f"{name} of the week after {context.told()}", (nearer,) if nearer != day else ()
            )
        if self.shift in {"coming", "following"}:
            return self._told(
                context, after if after > base else base + week, f"the next {name} after {context.told()}", ()
            )
        if self.shift == "this":
            day = base - timedelta(days=base.weekday()) + timedelta(days=self.number)
            if day < base and context.tense != "past":
                return self._told(context, after, f"the next {name} from {context.told()}", (day,))
            return self._told(context, day, f"{name} of the week of {context.told()}", ())
        if context.tense == "future":
            why = f'the next {name} from {context.told()}, as "{context.cue}" tells of what is to come'
            return self._told(context, after, why, ())
        if context.tense == "past":
            why = f'the latest {name} up to {context.told()}, as "{context.cue}" tells of the past'
            return self._told(context, before, why, ())
        why = f"the latest {name} up to {context.told()}"
        other = () if before == after else (after,)
        return self._told(
            context, before, why, other, doubt="past or to come: the clause does not say" if other else ""
        )

    def _told(
        self, context: Context, day: date, why: str, others: tuple[date, ...], anchored: str = "anchor", doubt: str = ""
    ) -> Answer:
        options = tuple(days(other, other, context.zone) for other in others)
        return Answer(days(day, day, context.zone), "day", why, anchored=anchored, alternatives=options, doubt=doubt)

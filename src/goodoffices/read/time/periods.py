"""Weeks, months, quarters, seasons, years, decades: by name, by number, by distance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.case.when import When
from goodoffices.read.time.context import Answer, Context, Expression, days
from goodoffices.read.time.dates import year_near
from goodoffices.read.time.stretch import length_of, length_words, part_of, shift_unit, stretch_of, unit_around

__all__ = ["Decade", "Edge", "Month", "OfYear", "Rest", "Row", "Unit", "Year"]

_GRAIN = {"week": "week", "month": "month", "year": "year", "day": "day"}


@dataclass(frozen=True, slots=True)
class Month:
    """A month by its name: "May", "February 2022", "last June"."""

    month: int
    year: int | None = None
    shift: str = ""
    year_shift: int | None = None
    sort = "PERIODX"

    def resolve(self, context: Context) -> Answer:
        """The month; its year by nearness and tense where it is not given."""
        anchored, why = "", "the month as written"
        other: tuple[When, ...] = ()
        year = self.year
        if year is None:
            anchored = "anchor"
            base = context.day
            if self.year_shift is not None:
                year, why = base.year + self.year_shift, f"counted from {context.told()}"
            elif self.shift in {"last", "previous"}:
                year, why = base.year - (self.month >= base.month), f"the latest before {context.told()}"
            elif self.shift in {"next", "coming"}:
                year, why = base.year + (self.month <= base.month), f"the next after {context.told()}"
            elif self.shift == "this":
                year, why = base.year, f"of the year of {context.told()}"
            else:
                year, second, why = year_near(context, self.month, 15)
                if abs((date(year, self.month, 15) - base).days) > 150:
                    first, last = stretch_of(second, self.month, 1)
                    other = (days(first, last, context.zone, "month", True),)
        first, last = stretch_of(year, self.month, 1)
        return Answer(
            days(first, last, context.zone, "month", True), "interval", why, anchored=anchored, alternatives=other
        )


@dataclass(frozen=True, slots=True)
class Year:
    """A year: "2014"."""

    year: int
    sort = "PERIODX"

    def resolve(self, context: Context) -> Answer:
        """The whole year."""
        when = days(date(self.year, 1, 1), date(self.year, 12, 31), context.zone, "year", True)
        return Answer(when, "interval", "the year as written")


@dataclass(frozen=True, slots=True)
class Decade:
    """A decade or a century: "the 1990s", "the 19th century"."""

    first: int
    years: int = 10
    sort = "PERIODX"

    def resolve(self, context: Context) -> Answer:
        """The years from the first."""
        when = days(date(self.first, 1, 1), date(self.first + self.years - 1, 12, 31), context.zone, "interval", True)
        return Answer(when, "interval", "the years as written")


@dataclass(frozen=True, slots=True)
class OfYear:
    """A quarter, a half or a season of a year: "the third quarter", "Q1 2025", "summer 2023", "this spring".

    Parameters
    ----------
    kind : {"quarter", "half", "season"}
    number : int
        1 to 4, 1 to 2, or the first month of a season.
    year : int or None
    shift : int or None
        Of the year, or of the season itself ("last summer").
    fiscal : bool
    """

    kind: str
    number: int
    year: int | None = None
    shift: int | None = None
    fiscal: bool = False
    sort = "PERIODX"

    def resolve(self, context: Context) -> Answer:
        """The months of it."""
        count = 6 if self.kind == "half" else 3
        month = self.number if self.kind == "season" else (self.number - 1) * count + 1
        anchored, why, year = "", "as written", self.year
        if year is None:
            anchored, base = "anchor", context.day
            if self.kind == "season":
                year, why = self._season_year(context, month), f"the nearest that fits, from {context.told()}"
            else:
                year, why = base.year + (self.shift or 0), f"of the year of {context.told()}"
        first, last = stretch_of(year, month, count)
        doubt = (
            "winter may begin in the year before or be named after the next"
            if self.kind == "season" and month == 12
            else ""
        )
        if self.fiscal:
            doubt = "fiscal years begin in different months; the calendar's was taken"
        when = days(first, last, context.zone, "interval", True)
        return Answer(when, "interval", why, anchored=anchored, doubt=doubt)

    def _season_year(self, context: Context, month: int) -> int:
        base = context.day
        spans = [
            (year, *stretch_of(year, month, 3)) for year in (base.year - 2, base.year - 1, base.year, base.year + 1)
        ]
        if self.shift == -1:
            return max(year for year, _, last in spans if last < base)
        if self.shift == 1:
            return min(year for year, first, _ in spans if first > base)
        if self.shift == 0:
            holding = [year for year, first, last in spans if first <= base <= last]
            return holding[0] if holding else base.year
        if context.tense == "past":
            return max(year for year, first, _ in spans if first <= base)
        if context.tense == "future":
            return min([year for year, _, last in spans if last >= base] or [base.year])
        return min(
            spans,
            key=lambda item: (
                0 if item[1] <= base <= item[2] else min(abs((item[1] - base).days), abs((item[2] - base).days))
            ),
        )[0]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the calendar by its distance: "last week", "this year", "next month", "the same day".

    Parameters
    ----------
    unit : str
    shift : int
    basis : {"anchor", "last"}
    """

    unit: str
    shift: int
    basis: str = "anchor"

    @property
    def sort(self) -> str:
        """``DAYX`` of a day, else ``PERIODX``."""
        return "DAYX" if self.unit in {"day", "night"} else "PERIODX"

    def resolve(self, context: Context) -> Answer:
        """The unit that holds the anchor, moved."""
        base, why, anchored, doubt = context.first, context.told(), "anchor", ""
        last_day = context.day
        if self.basis == "last":
            last = context.recent(self.unit)
            if last:
                base, last_day, anchored = last.start.date(), last.last_day, "last"
                why = f"the time mentioned before, {last.iso()}"
            else:
                doubt = "no time is mentioned before it; counted from the anchor"
        if self.unit == "weekend":
            return self._weekend(context, base, why, anchored)
        first, _ = unit_around(shift_unit(base, self.unit, self.shift), self.unit)
        _, stop = unit_around(shift_unit(last_day, self.unit, self.shift), self.unit)
        if self.unit == "fortnight":
            stop = stop + timedelta(days=7)
        when = days(first, stop, context.zone, _GRAIN.get(self.unit, "interval"), self.unit not in {"day", "night"})
        return Answer(
            when, "day" if first == stop else "interval", f"counted from {why}", anchored=anchored, doubt=doubt
        )

    def _weekend(self, context: Context, base: date, why: str, anchored: str) -> Answer:
        saturday = unit_around(base, "weekend")[0]
        if (self.shift == 0 and context.tense == "past" and saturday > base) or self.shift == -1:
            saturday -= timedelta(days=7)
        elif self.shift == 1:
            saturday += timedelta(days=7)
        when = days(saturday, saturday + timedelta(days=1), context.zone, "interval", True)
        return Answer(when, "interval", f"Saturday and Sunday, counted from {why}", anchored=anchored)


@dataclass(frozen=True, slots=True)
class Row:
    """So many units up to the anchor or from it: "the past three days", "the next two weeks"."""

    number: float
    unit: str
    direction: int
    sort = "STRETCHX"

    def resolve(self, context: Context) -> Answer:
        """From so long before the anchor to the anchor, or from the anchor on; the anchor's day included."""
        length = length_of(self.number, self.unit)
        why = f"{length_words(self.number, self.unit)} {'up to' if self.direction < 0 else 'from'} {context.told()}"
        if length.minutes and not (length.days or length.months):
            return _minutes(context, length.minutes, self.direction, why)
        if self.direction < 0:
            start = shift_unit(context.first, "month", -length.months) - timedelta(days=length.days)
            when = days(start, context.day, context.zone, "interval")
        else:
            stop = shift_unit(context.day, "month", length.months) + timedelta(days=length.days)
            when = days(context.first, stop, context.zone, "interval")
        return Answer(when, "interval", why, relation="within", anchored="anchor", length=length)


def _minutes(context: Context, minutes: int, direction: int, why: str) -> Answer:
    if context.anchor is None:
        raise LookupError("no anchor")
    at = context.anchor.when.start if direction > 0 else context.anchor.when.end
    other = at + timedelta(minutes=minutes * direction)
    start, end = min(at, other), max(at, other)
    doubt = "" if context.anchor.when.grain == "moment" else "the anchor is no moment; counted from its end"
    length = length_of(minutes / 60 if minutes % 60 == 0 else minutes, "hour" if minutes % 60 == 0 else "minute")
    return Answer(
        When(start, end, "interval", zone=context.zone.name),
        "interval",
        why,
        relation="within",
        anchored="anchor",
        length=length,
        doubt=doubt,
    )


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of a unit, or is over of it: "later this year", "earlier this month"."""

    of: Expression
    later: bool
    sort = "PERIODX"

    def resolve(self, context: Context) -> Answer:
        """From the anchor to the end of the unit, or from its beginning to the anchor."""
        whole = self.of.resolve(context)
        if whole.when is None:
            return whole
        first, last = whole.when.start.date(), whole.when.last_day
        if self.later and first <= context.day <= last:
            first = context.day
        elif not self.later and first <= context.day <= last:
            last = context.day
        when = days(first, last, context.zone, "interval", True)
        return Answer(when, "interval", f"{'from' if self.later else 'up to'} {context.told()}", anchored="anchor")


@dataclass(frozen=True, slots=True)
class Edge:
    """A part of a stretch: "early June", "late last year", "the end of August"."""

    of: Expression
    which: str
    sort = "PERIODX"

    def resolve(self, context: Context) -> Answer:
        """That part of it."""
        whole = self.of.resolve(context)
        if whole.when is None:
            return whole
        first, last = part_of(whole.when.start.date(), whole.when.last_day, self.which)
        when = days(first, last, context.zone, "interval", True, circa=True)
        return Answer(
            when,
            "interval",
            f"{self.which} part; {whole.reason}",
            anchored=whole.anchored,
            alternatives=(),
            doubt=whole.doubt,
        )

    def limit(self, context: Context) -> Answer:
        """The day on which "by the end of August" falls due: the last of the stretch, or the first of "the start"."""
        whole = self.of.resolve(context)
        if whole.when is None:
            return whole
        day = whole.when.start.date() if self.which == "start" else whole.when.last_day
        if self.which not in {"start", "end"}:
            day = part_of(whole.when.start.date(), whole.when.last_day, self.which)[1]
        when = days(day, day, context.zone, "day")
        return Answer(when, "day", f"the last day of it; {whole.reason}", anchored=whole.anchored, doubt=whole.doubt)

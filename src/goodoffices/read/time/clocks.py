"""Times of day, parts of the day, and both on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from goodoffices.case.when import When
from goodoffices.read.time.context import Answer, Context, Expression, Zone, zone_named

__all__ = ["PARTS", "Clock", "NightOf", "OnDay", "Part"]

PARTS = {
    "dawn": (4, 7), "morning": (5, 12), "noon": (12, 12), "afternoon": (12, 18), "evening": (17, 23), "night": (20, 24), "overnight": (20, 30), "midnight": (24, 24),
    "lunchtime": (12, 14), "early hours": (0, 6),
}  # fmt: skip
"""First and last hour of each part of a day; the night ends at six of the next morning."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: "7 p.m. local time", "15:30 GMT".

    Parameters
    ----------
    hour, minute : int
    sure : bool
        False where "7" may be morning or evening.
    zone : str
        As the words give it: an IANA name, an offset, "local", or empty.
    """

    hour: int
    minute: int = 0
    sure: bool = True
    zone: str = ""
    until: tuple[int, int] | None = None
    sort = "CLOCKX"

    def on(self, day: date, context: Context, part: str = "") -> tuple[When, tuple[When, ...], str]:
        """The moment on a day, other moments it may be, and the zone in words."""
        zone, told = self._zone(context)
        hour = self.hour
        if (
            not self.sure
            and part in {"afternoon", "evening", "night"}
            and hour < 12
            and not (part == "night" and hour < 5)
        ):
            hour += 12
        at = _moment(day, hour, self.minute, zone)
        if self.until:
            stop = _moment(day + timedelta(days=self.until < (hour, self.minute)), *self.until, zone)
            return When(at, stop, "interval", zone=zone.name), (), told
        others: tuple[When, ...] = ()
        if not self.sure and not part and 0 < hour < 12:
            later = _moment(day, hour + 12, self.minute, zone)
            others = (When(later, later, "moment", zone=zone.name),)
        return When(at, at, "moment", zone=zone.name), others, told

    def _zone(self, context: Context) -> tuple[Zone, str]:
        if self.zone in {"", "local"}:
            return context.zone, f"{context.zone.name}{' (the place of the document)' if self.zone else ''}"
        return zone_named(self.zone), self.zone

    def resolve(self, context: Context) -> Answer:
        """On the day of the anchor, or of the time mentioned last where that is a day."""
        day, told, anchored = _day(context)
        when, others, zone = self.on(day, context)
        kind = "moment" if when.grain == "moment" else "interval"
        return Answer(when, kind, f"on {told}; zone {zone}", anchored=anchored, alternatives=others)


def _moment(day: date, hour: int, minute: int, zone: Zone) -> datetime:
    return datetime.combine(day + timedelta(days=hour // 24), time(hour % 24, minute), zone.info)


def _day(context: Context) -> tuple[date, str, str]:
    if context.last_day:
        day = context.last_day.start.date()
        return day, f"the day mentioned before, {day}", "last"
    return context.day, f"the day of {context.told()}", "anchor"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a day: "this morning", "in the evening", "overnight"."""

    part: str
    shift: int = 0
    given: bool = False
    sort = "PARTX"

    def on(self, day: date, context: Context) -> When:
        """The part of that day."""
        first, last = PARTS[self.part]
        start = _moment(day, first, 0, context.zone)
        if first == last:
            return When(start, start, "moment", zone=context.zone.name)
        return When(start, _moment(day, last, 0, context.zone), "interval", True, zone=context.zone.name)

    def resolve(self, context: Context) -> Answer:
        """Of the anchor's day where it is said ("this morning"), else of the day mentioned last."""
        if self.given:
            day, told, anchored = context.day + timedelta(days=self.shift), context.told(), "anchor"
        else:
            day, told, anchored = _day(context)
        when = self.on(day, context)
        return Answer(
            when, "moment" if when.grain == "moment" else "interval", f"{self.part} of {told}", anchored=anchored
        )


@dataclass(frozen=True, slots=True)
class NightOf:
    """The night between two days: "the night of July 22-23"."""

    days: Expression
    sort = "STRETCHX"

    def resolve(self, context: Context) -> Answer:
        """From the evening of the first day to the morning of the last."""
        answer = self.days.resolve(context)
        if answer.when is None:
            return answer
        first, last = PARTS["overnight"]
        start = _moment(answer.when.start.date(), first, 0, context.zone)
        stop = _moment(answer.when.last_day, last - 24, 0, context.zone)
        if stop <= start:
            return answer
        when = When(start, stop, "interval", True, zone=context.zone.name)
        return Answer(
            when, "interval", f"the night between them; {answer.reason}", anchored=answer.anchored, doubt=answer.doubt
        )


@dataclass(frozen=True, slots=True)
class OnDay:
    """A time or a part of a day on a day: "Wednesday evening", "July 3 at 15:30 GMT"."""

    day: Expression
    clock: Clock | None = None
    part: Part | None = None
    sort = "DAYX"

    def resolve(self, context: Context) -> Answer:
        """The moment, or that part of the day."""
        answer = self.day.resolve(context)
        if answer.when is None or answer.when.start.date() != answer.when.last_day:
            return answer
        day = answer.when.start.date()
        others: tuple[When, ...] = tuple(self._at(other.start.date(), context)[0] for other in answer.alternatives)
        when, more, zone = self._at(day, context)
        why = f"{answer.reason}{f'; zone {zone}' if zone else ''}"
        kind = "moment" if when.grain == "moment" else "interval"
        return Answer(when, kind, why, anchored=answer.anchored, alternatives=(*others, *more), doubt=answer.doubt)

    def _at(self, day: date, context: Context) -> tuple[When, tuple[When, ...], str]:
        if self.clock:
            return self.clock.on(day, context, self.part.part if self.part else "")
        return (self.part or Part("morning")).on(day, context), (), ""

"""Times at a distance from another: "two months ago", "in 50 days", "a day earlier", "two weeks after June 2"; and lengths."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goodoffices.case.when import Duration, When
from goodoffices.read.time.context import Answer, Context, Expression, days
from goodoffices.read.time.stretch import length_of, length_words, shift_unit

__all__ = ["Every", "Length", "Shifted", "Vague"]


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time: "50 days", "24 to 48 hours", "several weeks"."""

    number: float | None
    unit: str
    most: float | None = None
    more: str = ""
    sort = "LENX"

    @property
    def duration(self) -> Duration | None:
        """Its value, the shorter one of two."""
        return None if self.number is None else length_of(self.number, self.unit)

    def resolve(self, context: Context) -> Answer:
        """A length is the same everywhere."""
        value = self.duration
        if value is None:
            return Answer(None, "vague", f"how many {self.unit}s is not said")
        if self.most is not None:
            longest = length_of(self.most, self.unit)
            return Answer(
                value,
                "duration",
                f"{length_words(self.number or 0, self.unit)} to {length_words(self.most, self.unit)}: the shorter is the value",
                length=longest,
            )
        return Answer(
            value,
            "duration",
            f"{self.more} {length_words(self.number or 0, self.unit)}" if self.more else "a length of time",
            ("within" if self.more == "within" else "about") if self.more else "at",
        )


@dataclass(frozen=True, slots=True)
class Shifted:
    """A time at a distance.

    Parameters
    ----------
    length : Length
    direction : {-1, 1}
    basis : {"anchor", "last"} or Expression
    within : bool
        For "within 50 days": from the basis until then, not only then.
    """

    length: Length
    direction: int
    basis: str | Expression = "anchor"
    within: bool = False

    @property
    def sort(self) -> str:
        """``DAYX`` where days are counted, else ``STRETCHX``."""
        return "STRETCHX" if self.within else "DAYX"

    def resolve(self, context: Context) -> Answer:
        """Count from the basis; a basis of several days gives several days."""
        duration = self.length.duration
        if duration is None:
            return Answer(None, "vague", f"how many {self.length.unit}s is not said")
        start, told, anchored, doubt = self._basis(context)
        if start is None:
            return Answer(None, "vague", "nothing to count from", doubt="nothing to count from")
        way = "after" if self.direction > 0 else "before"
        why = f"{length_words(self.length.number or 0, self.length.unit)} {way} {told}"
        clock = bool(duration.minutes) and not duration.days and not duration.months
        if clock:
            return self._moment(context, start, duration, why, anchored)
        months, step = self.direction * duration.months, timedelta(days=self.direction * duration.days)
        first = shift_unit(start.start.date(), "month", months) + step
        last = shift_unit(start.last_day, "month", months) + step
        if self.within:
            first, last = (start.start.date(), last) if self.direction > 0 else (first, start.last_day)
            when = days(first, last, context.zone, "interval", True)
            return Answer(when, "deadline", why, "within", anchored, length=duration, doubt=doubt)
        if duration.months % 12 == 0 and duration.months and not duration.days and isinstance(self.basis, str):
            when = days(date(first.year, 1, 1), date(last.year, 12, 31), context.zone, "year", True, True)
            return Answer(when, "interval", why, anchored=anchored, length=duration, doubt=doubt)
        wide = first != last
        when = days(first, last, context.zone, within=wide, circa=bool(duration.months))
        return Answer(when, "interval" if wide else "day", why, anchored=anchored, length=duration, doubt=doubt)

    def _basis(self, context: Context) -> tuple[When | None, str, str, str]:
        if isinstance(self.basis, str):
            last = context.recent(self.length.unit) if self.basis == "last" else None
            if last:
                return last, f"the time mentioned before, {last.iso()}", "last", ""
            doubt = "no time is mentioned before it; counted from the anchor" if self.basis == "last" else ""
            return (context.anchor.when if context.anchor else None), context.told(), "anchor", doubt
        answer = self.basis.resolve(context)
        return answer.when, answer.when.iso() if answer.when else "", answer.anchored, answer.doubt

    def _moment(self, context: Context, start: When, duration: Duration, why: str, anchored: str) -> Answer:
        step = timedelta(minutes=self.direction * duration.minutes)
        if start.grain != "moment":
            first, last = sorted((start.start + step, start.end + step))
            doubt = "the anchor is no moment"
            when = When(first, last, "interval", True, zone=context.zone.name)
            return Answer(
                when, "interval", why, "within" if self.within else "at", anchored, length=duration, doubt=doubt
            )
        at = start.start.astimezone(context.zone.info) + step
        if self.within:
            when = When(min(start.start, at), max(start.start, at), "interval", True, zone=context.zone.name)
            return Answer(when, "deadline", why, "within", anchored, length=duration)
        return Answer(When(at, at, "moment", zone=context.zone.name), "moment", why, anchored=anchored, length=duration)


@dataclass(frozen=True, slots=True)
class Every:
    """Something that comes again: "nightly", "every Tuesday", "every two weeks"."""

    number: float
    unit: str
    what: str = ""
    sort = "RECX"

    def resolve(self, context: Context) -> Answer:
        """How often; no single time."""
        every = length_of(self.number, self.unit)
        return Answer(
            None,
            "recurrence",
            f"comes again every {length_words(self.number, self.unit)}{f', on {self.what}' if self.what else ''}",
            every=every,
        )


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that the words do not fix: "recently", "in the coming weeks"."""

    words: str = ""
    sort = "VAGUEX"

    def resolve(self, context: Context) -> Answer:
        """Found and not resolved."""
        return Answer(None, "vague", "the words do not fix a time")

"""What the words around a time make of it: since, until, by, before, after, around, from .. to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from goodoffices.case.when import When
from goodoffices.read.time.clocks import Clock, OnDay
from goodoffices.read.time.context import Answer, Context, Expression, days
from goodoffices.read.time.dates import Day
from goodoffices.read.time.periods import Edge, Month

__all__ = ["Between", "Signalled"]


_GRANTED = frozenset(
    """gave given granted extended prolonged postponed adjourned delayed deferred suspended renewed allowed has have valid
    put pushed set kept closed banned paused frozen left moved""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Signalled:
    """A time with its signal.

    Parameters
    ----------
    of : Expression
    relation : str
        One of the relations of a mention.
    """

    of: Expression
    relation: str
    sort = "SIGNALX"

    def resolve(self, context: Context) -> Answer:
        """The time named; of "since" the stretch from then to the anchor, of "until" that from the anchor to then."""
        if self.relation == "by":
            context = replace(context, tense="future", cue="by") if context.tense != "past" else context
            answer = self.of.limit(context) if isinstance(self.of, Edge) else self.of.resolve(context)
            if answer.when is None:
                return replace(answer, relation="by")
            return replace(answer, kind="deadline", relation="by", reason=f"due by then; {answer.reason}")
        if self.relation == "since":
            context = replace(context, tense="past", cue="since")
        if self.relation == "until" and context.cue in _GRANTED:
            # "gave them until Friday", "extended it until 1 October": what was given lies ahead.
            context = replace(context, tense="future", cue=f"{context.cue} until")
        if self.relation in {"until", "before"} and isinstance(self.of, Edge):
            answer = self.of.limit(context)
        else:
            answer = self.of.resolve(context)
        if answer.when is None:
            return replace(answer, relation=self.relation)
        if self.relation == "since":
            return self._since(context, answer, answer.when)
        if self.relation == "until":
            return self._until(context, answer, answer.when)
        if self.relation == "about":
            return replace(answer, value=replace(answer.when, circa=True), relation="about")
        return replace(answer, relation=self.relation)

    def _since(self, context: Context, answer: Answer, when: When) -> Answer:
        stop = context.anchor.when.end if context.anchor else when.end
        if stop < when.start:
            return replace(answer, relation="since")
        reason = f"from then to {context.told()}; {answer.reason}"
        value = When(when.start, max(stop, when.start), "interval", zone=when.zone)
        if when.grain != "moment" and when.start.time() == time() and context.day >= when.start.date():
            value = days(when.start.date(), context.day, context.zone, "interval")
        return replace(answer, stretch=value, relation="since", reason=reason)

    def _until(self, context: Context, answer: Answer, when: When) -> Answer:
        stop = when.end if when.end - when.start <= timedelta(hours=25) else when.start
        start = context.anchor.when.start if context.anchor else when.start
        if start > stop:
            return replace(answer, relation="until", reason=f"up to then; {answer.reason}")
        reason = f"from {context.told()} to then; {answer.reason}"
        value = When(start, stop, "interval", zone=when.zone)
        if stop.time() == time() and context.anchor and stop.date() > context.first:
            value = days(context.first, stop.date() - timedelta(days=1), context.zone, "interval")
        return replace(answer, stretch=value, relation="until", reason=reason)


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another, both included: "from May to June", "June 2-4", "between Monday and Friday"."""

    first: Expression
    last: Expression
    sort = "RANGEX"

    def resolve(self, context: Context) -> Answer:
        """The stretch; the year of the one is that of the other where only one has it."""
        first, last = self._completed()
        end = last.resolve(context)
        start = first.resolve(context)
        if start.when is None or end.when is None:
            return Answer(None, "vague", "one end of it is not resolved")
        begin, stop = start.when, end.when
        if stop.end < begin.start:
            begin, stop = _mended(begin, stop)
        if stop.end < begin.start:
            return Answer(begin, "interval", start.reason, anchored=start.anchored, doubt="it ends before it begins")
        grain = "day" if begin.start.date() == stop.last_day and begin.grain == "day" else "interval"
        value = When(begin.start, max(stop.end, begin.start), grain, zone=begin.zone)
        anchored = start.anchored or end.anchored
        return Answer(
            value,
            "interval",
            f"from the one to the other, both included; {start.reason}",
            anchored=anchored,
            doubt=start.doubt or end.doubt,
        )

    def _completed(self) -> tuple[Expression, Expression]:
        first, last = self.first, self.last
        year = getattr(last, "year", None)
        if year and isinstance(first, Month | Day) and first.year is None:
            later = isinstance(last, Month | Day) and (first.month, getattr(first, "day", 0)) > (
                last.month,
                getattr(last, "day", 0),
            )
            first = replace(first, year=year - later)
        if isinstance(first, Month | Day) and isinstance(last, Month | Day) and first.year and last.year is None:
            last = replace(last, year=first.year + (first.month > last.month))
        if isinstance(first, Clock) and isinstance(last, OnDay):
            first = OnDay(last.day, first)
        if isinstance(first, OnDay) and isinstance(last, Clock):
            last = OnDay(first.day, last)
        return first, last


def _mended(begin: When, stop: When) -> tuple[When, When]:
    """A stretch whose ends were counted apart: the end a year, a week or a day later, or the beginning earlier."""
    for step in (timedelta(days=1), timedelta(days=7)):
        if timedelta() < begin.start - stop.end < step:
            return begin, When(stop.start + step, stop.end + step, stop.grain, zone=stop.zone)
    if timedelta() < begin.start - stop.end < timedelta(days=366):
        return When(_year(begin.start, -1), _year(begin.end, -1), begin.grain, zone=begin.zone), stop
    return begin, stop


def _year(at: datetime, step: int) -> datetime:
    """The same day of another year; the last of February where the year has no 29th."""
    try:
        return at.replace(year=at.year + step)
    except ValueError:
        return at.replace(year=at.year + step, day=28)

"""When an effect of pressure begins and ends, to the day, as exactly as its pressure is dated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from goodoffices.case.kinds import Effect, Pressure, Withdrawal
from goodoffices.case.model import Case
from goodoffices.case.when import When, zone_of

__all__ = ["Course", "Days", "course_of"]

Days: TypeAlias = tuple[date, date]
"""The earliest and the latest day on which something may fall; the same day twice where it is known."""

_ENDED = ("lapsed", "lifted")
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Course:
    """The days of an effect.

    Parameters
    ----------
    first : (date, date) or None
        The first day on which it is felt; None where nothing says when, or where it does not come.
    last : (date, date) or None
        The last day; None where it does not end.
    since : (date, date) or None
        From which day on the party can count with it; None: always.
    why : str
        How the first day is known, or why there is none.
    over : bool
        True where the pressure lapsed, was lifted or withdrawn, so that the effect does not come.
    """

    first: Days | None
    last: Days | None
    since: Days | None
    why: str
    over: bool = False


def course_of(case: Case, effect: Effect) -> Course:
    """The days of an effect: as it says itself, or from its pressure.

    1. What is threatened, or set as a deadline, begins on the day after the deadline: a day that is given still belongs
       to the time given. Where the deadline is a moment, it begins on the day of that moment.
    2. Any other pressure, and a threat that was carried out or is in force, begins in the time of its ``on``.
    3. An inducement ends with the day of its deadline.
    4. A pressure that has lapsed, was lifted or withdrawn has no effect, unless the effect gives its own days.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> from goodoffices.case.when import parse_duration, parse_when
    >>> week = parse_when("2025-W29", "UTC")
    >>> threat = Pressure(id="t", by=("x",), target=("a",), type="threat", what="tariffs", on=week, term=parse_duration("P50D"))
    >>> told = Effect(id="e", party="a", pressure="t", change=(-0.2, -0.1), reason="trade")
    >>> case = Case(id="c", title="c", clock=datetime(2025, 7, 23, tzinfo=UTC), record=(threat, told), by_id={"t": threat, "e": told})
    >>> [day.isoformat() for day in course_of(case, told).first]
    ['2025-09-03', '2025-09-09']
    """
    found = case.entry(case.standing(effect.pressure)) if effect.pressure else None
    pressure = found if isinstance(found, Pressure) else None
    on = effect.on or (pressure.on if pressure else None)
    since = _days(on, case) if on is not None else None
    last = _days(effect.ends, case) if effect.ends is not None else None
    if pressure and last is None and pressure.type == "inducement" and pressure.deadline is not None:
        last = _days(pressure.deadline, case)
    if effect.begins is not None:
        reason = f" ({effect.begins.reason})" if effect.begins.reason else ""
        return Course(_days(effect.begins, case), last, since, f"begins {effect.begins.iso()}{reason}")
    if pressure is None:
        return Course(None, last, since, "neither begins: nor a pressure says when")
    over = "withdrawn" if isinstance(case.entry(case.replaced.get(pressure.id, "")), Withdrawal) else pressure.status
    if over in (*_ENDED, "withdrawn"):
        return Course(
            None,
            last,
            since,
            f'"{pressure.id}" has lapsed' if over == "lapsed" else f'"{pressure.id}" was {over}',
            True,
        )
    first, why = _begin(case, pressure)
    return Course(first, last, since, why)


def _begin(case: Case, pressure: Pressure) -> tuple[Days | None, str]:
    if pressure.status == "announced" and pressure.type in ("threat", "deadline"):
        deadline = pressure.deadline
        if deadline is None:
            return None, f'"{pressure.id}" has no deadline'
        last = _days(deadline, case)
        first = (last[0] + _ONE, last[1] + _ONE) if _whole(deadline) else last
        counted = "" if pressure.until is not None or not deadline.reason else f", {deadline.reason}"
        told = "the deadline" if _whole(deadline) else "the moment of the deadline"
        return first, f"{'after ' if _whole(deadline) else 'at '}{told} {deadline.iso()}{counted}"
    if pressure.on is None:
        return None, f'"{pressure.id}" has no date'
    reason = f" ({pressure.on.reason})" if pressure.on.reason else ""
    return _days(pressure.on, case), f"since {pressure.on.iso()}{reason}"


def _whole(when: When) -> bool:
    """Whether it is made of whole days."""
    midnight = when.start.time().replace(tzinfo=None), when.end.time().replace(tzinfo=None)
    return when.grain != "moment" and not any(any((t.hour, t.minute, t.second, t.microsecond)) for t in midnight)


def _days(when: When, case: Case) -> Days:
    """The first and the last day of a stretch of time; days are days, moments fall on the day of the case's zone."""
    if _whole(when):
        return when.start.date(), when.last_day
    zone = zone_of(case.zone)
    start, end = when.start.astimezone(zone), when.end.astimezone(zone)
    return start.date(), max(start.date(), (end - timedelta(microseconds=1)).date() if end > start else end.date())

"""Pressure on the talks, with the window in which each deadline falls, and why."""

from __future__ import annotations

from datetime import timedelta

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import entry_line, left_out, listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sections.effects import effects
from goodoffices.brief.sheet import Block, Heading, Line, Run
from goodoffices.brief.times import when_words
from goodoffices.brief.words import chain, names, plural
from goodoffices.case import Case, Pressure, Round, When

__all__ = ["pressures"]

_MOST = 60
_TOWARDS = {"supply": "for", "inducement": "for"}


def pressures(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on outside pressure: what still runs first, by its deadline, then what has ended."""
    case = matter.case
    found = case.of(Pressure)
    judged = effects(case, cite)
    if not found and not judged:
        return ()
    live = sorted((p for p in found if p.status in ("announced", "in-force")), key=_deadline)
    ended = [p for p in reversed(found) if p.status not in ("announced", "in-force")]
    shown = [*live, *ended][:_MOST]
    lines = [_line(case, matter.round, p, cite) for p in shown]
    return (
        Heading("Outside pressure", anchor="pressure"),
        *listed(lines),
        *left_out(len(found) - len(shown), "entry", "entries"),
        *judged,
    )


def _deadline(pressure: Pressure) -> tuple[float, bool, str]:
    """By the deadline; what rests on another entry comes after it."""
    deadline = pressure.deadline
    return (deadline.start.timestamp() if deadline else float("inf"), bool(pressure.rests_on), pressure.id)


def _line(case: Case, round: Round | None, pressure: Pressure, cite: Citations) -> Line:
    on = f", {_TOWARDS.get(pressure.type, 'on')} {names(case, pressure.target)}" if pressure.target else ""
    when = f", {when_words(pressure.on, case.zone)}" if pressure.on else ""
    lead = Run(f"{names(case, pressure.by)}{on}", strong=True)
    status = pressure.status.replace("-", " ")
    unless = f"; unless: {pressure.unless}" if pressure.unless else ""
    said = f" ({chain(case, pressure.voices)})" if pressure.voices else ""
    words = f" ({pressure.type}, {status}{when}): {pressure.what.rstrip('.')}{unless.rstrip('.')}{said}"
    deadline = pressure.deadline
    if deadline is None:
        no_end = "; no deadline is named" if pressure.type in ("threat", "deadline") else ""
        return entry_line(case, cite, pressure, lead, Run(f"{words}{no_end}"))
    return entry_line(
        case,
        cite,
        pressure,
        lead,
        Run(f"{words}. "),
        Run("Deadline", strong=True),
        Run(f": {_window(case, round, pressure, deadline)}"),
    )


def _window(case: Case, round: Round | None, pressure: Pressure, deadline: When) -> str:
    window = when_words(deadline, case.zone).removeprefix("within ")
    between = f"within {window}" if deadline.within or deadline.grain == "interval" else window
    return f"{between}{_after(case, round, deadline)}{_why(case, pressure, deadline)}"


def _why(case: Case, pressure: Pressure, deadline: When) -> str:
    """Why the deadline falls there: as said, or counted from when the time was given."""
    if pressure.until is not None or pressure.term is None or pressure.on is None:
        return f"; {deadline.reason}" if deadline.reason else ""
    begun = when_words(pressure.on, case.zone, weekday=False).replace("within ", "a day within ", 1)
    reason = f" ({pressure.on.reason})" if pressure.on.reason else ""
    return f"; {pressure.term} counted from {begun}{reason}"


def _after(case: Case, round: Round | None, deadline: When) -> str:
    """How long after the round it falls, in days of the calendar."""
    from_, what = (round.on.start, "this round") if round and round.on else (case.clock, "the time of this brief")
    first = (deadline.start.date() - from_.astimezone(deadline.start.tzinfo).date()) // timedelta(days=1)
    last = (deadline.last_day - from_.astimezone(deadline.start.tzinfo).date()) // timedelta(days=1)
    if last < 0:
        return f" ({plural(-last, 'day')} or more before {what})"
    if first < 0:
        return f" ({what} falls inside it)"
    return (
        f" ({plural(first, 'day')} after {what})"
        if first == last
        else f" ({first} to {plural(last, 'day')} after {what})"
    )

"""What the desk, or a party in confidence, holds that pressure does: judgements, each with its reason."""

from __future__ import annotations

from datetime import date

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import entry_line, left_out, listed
from goodoffices.brief.sheet import Block, Heading, Run
from goodoffices.brief.times import day_words
from goodoffices.case import Case, Course, Effect, Pressure, course_of

__all__ = ["effects"]

_MOST = 40
_PACES = {"at-once": "", "per-day": " for every day", "even": " in all, spread evenly over its days"}


def effects(case: Case, cite: Citations) -> tuple[Block, ...]:
    """The judgements on what pressure does to what the parties have without agreement, by their first day."""
    found = sorted(case.of(Effect), key=lambda effect: _order(course_of(case, effect), effect))
    if not found:
        return ()
    lines = []
    for effect in found[:_MOST]:
        lead = Run(case.name(effect.party), strong=True)
        lines.append(entry_line(case, cite, effect, lead, Run(_words(case, effect))))
    heading = Heading("What pressure is judged to do: not for the other side", 3, "effects")
    return (heading, *listed(lines), *left_out(len(found) - len(lines), "judgement"))


def _order(course: Course, effect: Effect) -> tuple[date, str]:
    return (course.first[0] if course.first else date.max, effect.id)


def _words(case: Case, effect: Effect) -> str:
    pressure = case.entry(case.standing(effect.pressure)) if effect.pressure else None
    what = f" ({pressure.what.rstrip('.')})" if isinstance(pressure, Pressure) else ""
    likely = "" if effect.probability == (1.0, 1.0) else f", with a probability of {_range(effect.probability)}"
    unforeseen = "" if effect.expected else "; not expected before"
    return (
        f"{what}: the worth of no agreement changes by {_range(effect.change, sign=True)}{_PACES[effect.pace]}{likely}, "
        f"{_days(course_of(case, effect))}{unforeseen}; {effect.basis}: {effect.reason}"
    )


def _days(course: Course) -> str:
    if course.first is None:
        return course.why
    begins = f"from {_day(course.first)} on"
    return begins if course.last is None else f"from {_day(course.first)} through {_day(course.last)}"


def _day(days: tuple[date, date]) -> str:
    first, last = (day_words(day, weekday=False) for day in days)
    return first if days[0] == days[1] else f"a day between {first} and {last}"


def _range(pair: tuple[float, float], *, sign: bool = False) -> str:
    low, high = (f"{value:{'+' if sign else ''}g}".replace("-", "\N{MINUS SIGN}") for value in pair)
    return low if pair[0] == pair[1] else f"{low} to {high}"

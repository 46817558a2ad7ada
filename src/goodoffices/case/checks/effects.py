"""Effects of pressure: those of which nobody can say when they begin or end, and those that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.case.checks.doubt import Doubt
from goodoffices.case.course import course_of
from goodoffices.case.kinds import Effect
from goodoffices.case.model import Case

__all__ = ["effects_out_of_time"]


def effects_out_of_time(case: Case) -> Iterator[Doubt]:
    """W621: an effect without its days; E403: one that ends before it begins."""
    for effect in case.of(Effect):
        course = course_of(case, effect)
        if course.over or (effect.pressure and case.entry(effect.pressure) is None):
            continue  # a name that nothing answers to is told of by itself
        if course.first is None:
            yield Doubt(
                "W621",
                f'nobody can say when the effect "{effect.id}" begins: {course.why}',
                effect,
                ("pressure",) if effect.pressure else (),
                help="add begins:, or date the pressure",
            )
        elif effect.pace == "even" and course.last is None:
            yield Doubt(
                "W621",
                f'nobody can say over which days the effect "{effect.id}" is spread',
                effect,
                ("pace",),
                help="add ends:, the day on which the whole change is reached",
            )
        elif course.last is not None and (course.last[1] < course.first[1] or course.last[0] < course.first[0]):
            yield Doubt(
                "E403",
                f'the effect "{effect.id}" ends ({course.last[1]}) before it begins ({course.first[1]})',
                effect,
                ("ends",),
                help="put the earlier time first",
            )

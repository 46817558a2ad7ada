"""Effects from the entries of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.pressure.effect import Effect, Pace
from goodoffices.case import Case, Pressure, course_of
from goodoffices.case import Effect as EffectEntry

__all__ = ["CaseEffects", "effects_of_case"]

_PACES: dict[str, Pace] = {"at-once": "at-once", "per-day": "per-day", "even": "even"}


@dataclass(frozen=True, slots=True)
class CaseEffects:
    """The effects that a case holds for its reader.

    Parameters
    ----------
    effects : tuple of Effect
        By id of their entries.
    left_out : tuple of str
        Those that cannot be dated, are over, or are of no party of the domain, with the reason: a sentence each.
    """

    effects: tuple[Effect, ...]
    left_out: tuple[str, ...] = ()


def effects_of_case(case: Case, parties: Sequence[str]) -> CaseEffects:
    """The effects in force, with their days from the pressures that they name.

    Parameters
    ----------
    case : Case
        For its reader: nothing comes in that the reader does not see.
    parties : sequence of str
        Ids of the parties of the domain. An effect on an organ counts for its party.

    Examples
    --------
    >>> from datetime import UTC, datetime
    >>> from goodoffices.case.when import parse_when
    >>> told = EffectEntry(id="losses", party="a", change=(-0.002, -0.001), pace="per-day", begins=parse_when("2025-07-23", "UTC"), reason="what the war costs")
    >>> case = Case(id="c", title="c", clock=datetime(2025, 7, 23, tzinfo=UTC), record=(told,), by_id={"losses": told})
    >>> (effect,) = effects_of_case(case, ["a"]).effects
    >>> effect.change, effect.pace, effect.when
    (Interval(low=-0.002, high=-0.001), 'per-day', 'begins 2025-07-23')
    """
    found: list[Effect] = []
    left: list[str] = []
    for entry in sorted(case.of(EffectEntry), key=lambda entry: entry.id):
        party = entry.party if entry.party in parties else case.side_of(entry.party) or entry.party
        course = course_of(case, entry)
        if party not in parties:
            left.append(f'"{entry.id}" is left out: "{entry.party}" is no party to the conflict')
        elif course.first is None:
            left.append(f'"{entry.id}" is left out: {course.why}')
        elif entry.pace == "even" and course.last is None:
            left.append(f'"{entry.id}" is left out: nothing says over which days it is spread')
        elif course.last is not None and (course.last[0] < course.first[0] or course.last[1] < course.first[1]):
            left.append(f'"{entry.id}" is left out: it ends before it begins')
        else:
            standing = case.standing(entry.pressure) if entry.pressure else ""
            pressure = case.entry(standing)
            found.append(
                Effect(
                    id=entry.id,
                    party=party,
                    change=Interval(*entry.change),
                    first=course.first,
                    last=course.last,
                    pace=_PACES[entry.pace],
                    probability=Interval(*entry.probability),
                    expected=entry.expected,
                    since=course.since,
                    pressure=standing,
                    what=pressure.what if isinstance(pressure, Pressure) else "",
                    reason=entry.reason,
                    when=course.why,
                )
            )
    return CaseEffects(tuple(found), tuple(left))

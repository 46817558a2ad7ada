"""All that pressure and time do to one domain, in one record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np

from goodoffices.bargain.case_domain import CaseDomain
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.frontier import Frontier, Progress
from goodoffices.bargain.pressure.alternative import the_domain
from goodoffices.bargain.pressure.credibility import Credibility, credibilities
from goodoffices.bargain.pressure.effect import Effect
from goodoffices.bargain.pressure.ground import ground_of
from goodoffices.bargain.pressure.opening import Opening, openings
from goodoffices.bargain.pressure.question import Question
from goodoffices.bargain.pressure.record import ZoneOverTime
from goodoffices.bargain.pressure.waiting import Waiting, waiting
from goodoffices.bargain.pressure.zone import zone_over_time

__all__ = ["Study", "last_day", "study"]


@dataclass(frozen=True, slots=True)
class Study:
    """What pressure and time do.

    Parameters
    ----------
    today : date
    realised, anticipated : ZoneOverTime
        The same days by both readings.
    openings : tuple of Opening
        What would open the zone today, at the middles of what is realised; empty where it is open.
    credibilities : tuple of Credibility
    waiting : tuple of Waiting
        Today, and the days ahead on which the realised zone changes its state or an effect begins or ends.
    notes : tuple of str
        What was left out.
    """

    today: date
    realised: ZoneOverTime
    anticipated: ZoneOverTime
    openings: tuple[Opening, ...]
    credibilities: tuple[Credibility, ...]
    waiting: tuple[Waiting, ...]
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "today": self.today.isoformat(),
            "realised": self.realised.as_json(),
            "anticipated": self.anticipated.as_json(),
            "openings": [found.as_json() for found in self.openings],
            "credibilities": [found.as_json() for found in self.credibilities],
            "waiting": [found.as_json() for found in self.waiting],
            "notes": list(self.notes),
        }


def last_day(effects: Sequence[Effect], today: date) -> date:
    """A day to look until, where none is asked for: two weeks after the last day that an effect names, at least 30 days."""
    named = [day for effect in effects for span in (effect.first, effect.last) if span is not None for day in span]
    return max([today + timedelta(days=30), *(day + timedelta(days=14) for day in named)])


def study(
    source: Domain | CaseDomain,
    question: Question,
    *,
    discount: Mapping[str, float] | None = None,
    frontier_found: Frontier | None = None,
    progress: Progress | None = None,
) -> Study:
    """Study what effects do to a domain between two days.

    Parameters
    ----------
    source : Domain or CaseDomain
    question : Question
        The effects and the days.
    discount : mapping of str to float, optional
        See :func:`.waiting.waiting`.
    frontier_found : Frontier, optional
        See :func:`.ground.ground_of`.
    progress : callable, optional

    Raises
    ------
    UsageError
        As :func:`.zone.zone_over_time` and :func:`.waiting.waiting`.
    """
    effects, first, today = question.effects, question.first, question.today
    last = question.until or last_day(effects, today)
    ground = ground_of(the_domain(source), frontier_found=frontier_found, progress=progress)
    realised = zone_over_time(source, effects, first, last, reading="realised", ground=ground)
    anticipated = zone_over_time(
        source, effects, first, last, reading="anticipated", horizon=question.horizon, ground=ground
    )
    now = np.array([band.middle for band in realised.at(today).bands])
    return Study(
        today,
        realised,
        anticipated,
        () if ground.accepted(now).any() else openings(ground, now.tolist()),
        credibilities(source, ground, effects, first, last),
        waiting(source, ground, effects, today, _turns(realised, effects, today), discount),
        question.notes,
    )


def _turns(zone: ZoneOverTime, effects: Sequence[Effect], today: date) -> list[date]:
    """The days that make a difference, without those on which something only goes on."""
    days = {period.first for period in zone.periods} | {zone.last}
    for effect in effects:
        days |= {effect.first[1], effect.last[1] if effect.last else effect.first[1]}
    return sorted(day for day in days if today < day <= zone.last)

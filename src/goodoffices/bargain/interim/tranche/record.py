"""All about one agreement carried out in tranches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.bargain.interim.tranche.enforcement import Enforcement, enforcement
from goodoffices.bargain.interim.tranche.exposure import Exposure, exposures
from goodoffices.bargain.interim.tranche.hazard import Expected, Threshold, expected_worths, thresholds
from goodoffices.bargain.interim.tranche.order import BestSchedule
from goodoffices.bargain.interim.tranche.schedule import Schedule

__all__ = ["Tranches", "carry_out"]


@dataclass(frozen=True, slots=True)
class Tranches:
    """A schedule, and how it stands up.

    Parameters
    ----------
    schedule : Schedule
    chosen : BestSchedule or None
        Where the schedule was looked for, with its certificate.
    whole : tuple of float
        What each party gains once everything is carried out, over the status quo.
    exposures : tuple of Exposure
    guarantees : tuple of float
        For each party the payment on the others' default that leaves it no worse than the status quo at every tranche.
    risks : tuple of (float, float)
        The ranges of default probabilities that were given; empty where none were.
    expected : tuple of Expected
    thresholds : tuple of Threshold
    discounts : tuple of float
    enforcement : Enforcement
    """

    schedule: Schedule
    chosen: BestSchedule | None
    whole: tuple[float, ...]
    exposures: tuple[Exposure, ...]
    guarantees: tuple[float, ...]
    risks: tuple[tuple[float, float], ...]
    expected: tuple[Expected, ...]
    thresholds: tuple[Threshold, ...]
    discounts: tuple[float, ...]
    enforcement: Enforcement

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "schedule": self.schedule.as_json(),
            "chosen": None
            if self.chosen is None
            else {
                "exposure": self.chosen.exposure,
                "bound": self.chosen.bound,
                "exact": self.chosen.exact,
                "method": self.chosen.method,
            },
            "whole": list(self.whole),
            "exposures": [exposure.as_json() for exposure in self.exposures],
            "guarantees": list(self.guarantees),
            "risks": [list(risk) for risk in self.risks],
            "expected": [expected.as_json() for expected in self.expected],
            "thresholds": [threshold.as_json() for threshold in self.thresholds],
            "discounts": list(self.discounts),
            "enforcement": self.enforcement.as_json(),
        }


def carry_out(
    schedule: Schedule,
    *,
    risks: Sequence[tuple[float, float]] = (),
    discounts: Sequence[float] | None = None,
    chosen: BestSchedule | None = None,
) -> Tranches:
    """Work out exposure, risk and self-enforcement of a schedule.

    Parameters
    ----------
    schedule : Schedule
    risks : sequence of (float, float)
        For each party the range of the probability that it defaults in a tranche; empty: not known.
    discounts : sequence of float, optional
    chosen : BestSchedule, optional
        Kept in the result.

    Raises
    ------
    UsageError
        See :func:`.hazard.expected_worths`.
    """
    exposed = exposures(schedule)
    guarantees = tuple(max(e.greatest for e in exposed if e.party == party) for party in schedule.parties)
    return Tranches(
        schedule,
        chosen,
        tuple((schedule.flows.sum(axis=0) + 0.0).tolist()),
        exposed,
        guarantees,
        tuple(risks),
        expected_worths(schedule, risks, discounts) if risks else (),
        thresholds(schedule, discounts),
        (1.0,) * len(schedule.parties) if discounts is None else tuple(discounts),
        enforcement(schedule, discounts),
    )

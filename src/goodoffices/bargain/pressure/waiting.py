"""What waiting is worth to each party: agreement today beside agreement, or none, on a later day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.case_domain import CaseDomain
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.pressure.alternative import bands_of, base_of
from goodoffices.bargain.pressure.effect import Effect
from goodoffices.bargain.pressure.ground import Ground
from goodoffices.bargain.pressure.zone import nash_row
from goodoffices.diagnose import UsageError

__all__ = ["Waiting", "waiting"]

Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One day on which the parties could agree instead of today.

    Parameters
    ----------
    day : date
    open : bool
        Whether there is an acceptable package on that day, at the middles of all ranges.
    agreed : tuple of float
        The Nash solution of that day; where there is none, what each has without agreement.
    lost : tuple of float
        What each has lost or gained by then for good: what came day by day.
    worth : tuple of float
        Both together, discounted to today.
    gain : tuple of float or None
        ``worth`` less that of today; None where there is no agreement to be had today.
    """

    day: date
    open: bool
    agreed: Vector
    lost: Vector
    worth: Vector
    gain: Vector | None

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "day": self.day.isoformat(),
            "open": self.open,
            "agreed": list(self.agreed),
            "lost": list(self.lost),
            "worth": list(self.worth),
            "gain": None if self.gain is None else list(self.gain),
        }


def waiting(
    source: Domain | CaseDomain,
    ground: Ground,
    effects: Sequence[Effect],
    today: date,
    days: Sequence[date],
    discount: Mapping[str, float] | None = None,
) -> tuple[Waiting, ...]:
    """The expected worth of agreeing on each of some days.

    On a day, the parties agree on the Nash solution with what each then has without agreement; where the zone is closed,
    each has its alternative. Changes that come day by day (``per-day``, ``even``) are taken off for good, agreement or
    not: losses do not come back. Changes that come at once hold only as long as there is no agreement. All at the
    middles of the ranges, times the probabilities, as realised by the day.

    Parameters
    ----------
    source : Domain or CaseDomain
    ground : Ground
        Of the same domain.
    effects : sequence of Effect
    today : date
    days : sequence of date
        None before `today`.
    discount : mapping of str to float, optional
        By party, what one day leaves of a worth, above 0 and at most 1. A party without one does not mind delay.

    Raises
    ------
    UsageError
        Where a day is before today, or a discount is out of range.

    References
    ----------
    J. F. Nash, The Bargaining Problem, Econometrica 18 (1950) 155-162.
    A. Rubinstein, Perfect Equilibrium in a Bargaining Model, Econometrica 50 (1982) 97-109 (for the discount per period).
    """
    asked = [today, *days]
    rates = _rates(ground, discount)
    if min(asked) < today:
        raise UsageError(f"{min(asked)} is before {today}", "ask for later days")
    numbers = np.array([day.toordinal() for day in asked])
    base = base_of(source, ground)
    bands = bands_of(base, ground.parties, effects, numbers)[0][:, :, 1]
    steady = [effect for effect in effects if effect.pace != "at-once"]
    lost = bands_of(np.zeros_like(base), ground.parties, steady, numbers)[0][:, :, 1]
    lost -= lost[0]
    found: list[Waiting] = []
    for at, day in enumerate(asked):
        row = nash_row(ground, bands[at])
        # The alternative has lost as much already.
        agreed = ground.worths[row, : len(rates)] if row is not None else bands[at] - lost[at]
        worth = (agreed + lost[at]) * rates ** int(numbers[at] - numbers[0])
        today_open = found[0].open if found else row is not None
        gain = _plain(worth - np.array(found[0].worth if found else worth)) if today_open else None
        found.append(Waiting(day, row is not None, _plain(agreed), _plain(lost[at]), _plain(worth), gain))
    return tuple(found)


def _rates(ground: Ground, discount: Mapping[str, float] | None) -> NDArray[np.float64]:
    """What one day leaves of a worth, by party."""
    rates = np.array([(discount or {}).get(party, 1.0) for party in ground.parties])
    if not ((rates > 0) & (rates <= 1)).all():
        raise UsageError(
            "a discount per day lies above 0 and is at most 1", "write 0.999 for a tenth of a percent a day"
        )
    return rates


def _plain(row: NDArray[np.float64]) -> Vector:
    return tuple(float(x) for x in row)

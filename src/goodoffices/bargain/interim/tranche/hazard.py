"""What a schedule is worth where the others may default, and how much of that risk each party can bear."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.polynomial import Polynomial

from goodoffices.bargain.interim.tranche.schedule import Floats, Schedule
from goodoffices.diagnose import UsageError

__all__ = ["Expected", "Threshold", "expected_worths", "thresholds"]

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a schedule is worth to a party that carries out its own part.

    Parameters
    ----------
    party : str
    low, high : float
        Over the status quo, at the most and the least harmful default probabilities in the ranges given.
    """

    party: str
    low: float
    high: float

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"party": self.party, "low": self.low, "high": self.high}


@dataclass(frozen=True, slots=True)
class Threshold:
    """The largest risk in each tranche that the others default, at which a party still prefers to go on.

    Parameters
    ----------
    party : str
    risk : float or None
        In [0, 1]; at any smaller risk it prefers to go on at every tranche. None: it would rather stop somewhere even if
        there were no risk.
    tranche : int or None
        From 0: where it would stop first; None where it bears any risk.
    """

    party: str
    risk: float | None
    tranche: int | None

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"party": self.party, "risk": self.risk, "tranche": self.tranche}


def expected_worths(
    schedule: Schedule, risks: Sequence[Range], discounts: Sequence[float] | None = None
) -> tuple[Expected, ...]:
    """The expected worth of a schedule to each party.

    In every tranche at most one other party defaults, each with its own probability. The value is linear in each of these
    probabilities and rises with what follows, so the ends of the ranges, chosen tranche by tranche from the last to the
    first, give the exact least and largest value.

    Parameters
    ----------
    schedule : Schedule
    risks : sequence of (float, float)
        For each party the least and the largest probability that it defaults in a tranche, if nobody has before.
    discounts : sequence of float, optional
        What the time of one tranche leaves of a worth, per party, in (0, 1]; by default 1.

    Raises
    ------
    UsageError
        Where a probability or a discount is out of range.

    Examples
    --------
    >>> from goodoffices.bargain.interim.tranche.schedule import Part
    >>> parts = (Part("wounded", (-2, 3), giver=0), Part("corridor", (4, -1), giver=1))
    >>> plan = Schedule(("norda", "suda"), parts, ((1, 0), (0, 1)))
    >>> [(found.party, round(found.low, 3), round(found.high, 3)) for found in expected_worths(plan, [(0, 0), (0.1, 0.2)])]
    [('norda', 0.56, 1.24), ('suda', 2.0, 2.0)]
    """
    count = len(schedule.parties)
    factors = checked_discounts(schedule, discounts)
    if len(risks) != count or not all(0 <= low <= high <= 1 for low, high in risks):
        raise UsageError("a risk of default is a range from 0 to 1, one per party")
    if any(sum(high for _, high in risks) - risks[party][1] > 1 + 1e-12 for party in range(count)):
        raise UsageError("the risks of the others add up to more than 1", "at most one party defaults in a tranche")
    result = []
    for party, name in enumerate(schedule.parties):
        low, high = (_valued(schedule, party, risks, factors[party], sign) for sign in (-1.0, 1.0))
        result.append(Expected(name, low, high))
    return tuple(result)


def _valued(schedule: Schedule, party: int, risks: Sequence[Range], discount: float, sign: float) -> float:
    value = 0.0
    for tranche in reversed(range(schedule.tranches)):
        onward = float(schedule.flows[tranche, party]) + discount * value
        value = onward
        for other in range(len(schedule.parties)):
            if other == party:
                continue
            lost = defaulted(schedule, tranche, other, party) - onward
            value += lost * (risks[other][1] if lost * sign > 0 else risks[other][0])
    return value + 0.0


def defaulted(schedule: Schedule, tranche: int, defaulter: int, party: int) -> float:
    """What a party gets in and after a tranche in which somebody defaults, what was carried out before counted as had."""
    before = schedule.done(tranche) @ schedule.worths
    return float((schedule.after_default(tranche, defaulter) - before)[party])


def stopped(schedule: Schedule, tranche: int) -> Floats:
    """What each party gets where everything ends before a tranche: nothing more, less what is taken back."""
    return np.asarray(schedule.standing(tranche) - schedule.done(tranche) @ schedule.worths)


def thresholds(schedule: Schedule, discounts: Sequence[float] | None = None) -> tuple[Threshold, ...]:
    """How much risk of default each party bears.

    At each tranche the party compares going on (its own part given, the others defaulting with the same risk in each
    tranche; of several others the one whose default harms it most) with ending it there. The value of going on is a
    polynomial in the risk; the threshold is the least risk at which it falls below the value of ending.

    Parameters
    ----------
    schedule : Schedule
    discounts : sequence of float, optional
        As for :func:`expected_worths`.

    Examples
    --------
    >>> from goodoffices.bargain.interim.tranche.schedule import Part
    >>> parts = (Part("wounded", (-2, 3), giver=0), Part("corridor", (4, -1), giver=1))
    >>> plan = Schedule(("norda", "suda"), parts, ((1, 0), (0, 1)))
    >>> [(found.party, found.risk and round(found.risk, 6), found.tranche) for found in thresholds(plan)]
    [('norda', 0.292893, 0), ('suda', None, 1)]
    """
    factors = checked_discounts(schedule, discounts)
    return tuple(_threshold(schedule, party, factors[party]) for party in range(len(schedule.parties)))


def _threshold(schedule: Schedule, party: int, discount: float) -> Threshold:
    name = schedule.parties[party]
    others = [other for other in range(len(schedule.parties)) if other != party]
    risk = Polynomial([0.0, 1.0])
    value = Polynomial([0.0])
    first: tuple[float, int] | None = None
    slack = 1e-9 * max(1.0, float(np.abs(schedule.worths[:, party]).max()))
    for tranche in reversed(range(schedule.tranches)):
        lost = min(defaulted(schedule, tranche, other, party) for other in others)
        value = risk * lost + (1 - risk) * (schedule.flows[tranche, party] + discount * value)
        at = _first_below(value - float(stopped(schedule, tranche)[party]), slack)
        if at is not None and (first is None or at <= first[0]):
            first = (at, tranche)
    if first is None:
        return Threshold(name, 1.0, None)
    return Threshold(name, None if first[0] < 0 else first[0], first[1])


def _first_below(polynomial: Polynomial, slack: float) -> float | None:
    """The least argument in [0, 1] beyond which it is below 0; -1 where it is below at 0 already, None where nowhere."""
    if float(polynomial(0.0)) < -slack:
        return -1.0
    roots = [complex(root) for root in polynomial.trim(1e-14).roots().tolist()]
    real = sorted(root.real for root in roots if abs(root.imag) < 1e-9 and 0.0 <= root.real <= 1.0)
    ends = [0.0, *real, 1.0]
    for low, high in pairwise(ends):
        if high > low and float(polynomial((low + high) / 2)) < -slack * 1e-3:
            return low
    return None


def checked_discounts(schedule: Schedule, discounts: Sequence[float] | None) -> tuple[float, ...]:
    """One discount per party.

    Raises
    ------
    UsageError
        Where there are not as many, or one is out of range.
    """
    factors = (1.0,) * len(schedule.parties) if discounts is None else tuple(discounts)
    if len(factors) != len(schedule.parties) or not all(0 < factor <= 1 for factor in factors):
        raise UsageError("a discount is above 0 and at most 1, one per party")
    return factors

"""Abreu and Gul: a war of attrition between two who may be obstinate, or may only pretend to be."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

from goodoffices.conflict.crisis.given import within
from goodoffices.diagnose import UsageError

__all__ = ["Attrition", "attrition"]

Pair = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Attrition:
    """How long both hold out, and who gives way first.

    Parameters
    ----------
    hazard : (float, float)
        Rate at which each gives way, for each unit of time.
    alone : (float, float)
        When each would be known to be obstinate, if only its own conduct mattered.
    until : float
        When the last of those who only pretend has given way.
    at_once : (float, float)
        Probability that each gives way at the very beginning; at most one of them is above 0.
    value : (float, float)
        What each expects if it only pretends.
    """

    hazard: Pair
    alone: Pair
    until: float
    at_once: Pair
    value: Pair

    assumptions = (
        "Each has made a demand, and the demands do not fit together. Each either never gives way (obstinate) or gives way "
        "when that is better, and only itself knows which.",
        "Time costs both, at known rates, and can bring nothing new: no event, no new offer, no deadline from outside.",
        "Whoever gives way gets what the other left.",
    )


def attrition(demands: Pair, obstinate: Pair, impatience: Pair) -> Attrition:
    """The war of attrition: hazard_i = r_j (1 - a_i)/(a_1 + a_2 - 1), over at T0 = min_i(-ln z_i / hazard_i).

    Parameters
    ----------
    demands : (float, float)
        a_i in (0, 1): what each demands; more than 1 together.
    obstinate : (float, float)
        z_i in (0, 1]: how likely each is obstinate.
    impatience : (float, float)
        r_i above 0: discount rates.

    Raises
    ------
    UsageError
        Where a number lies outside its range.

    Examples
    --------
    >>> found = attrition((0.7, 0.6), (0.1, 0.1), (0.5, 1))
    >>> round(found.until, 6), [round(x, 6) for x in found.at_once]
    (2.302585, [0.0, 0.535841])

    References
    ----------
    .. [1] Abreu, D. & Gul, F. (2000). Bargaining and reputation. Econometrica 68, 85-117.
    """
    for a, z, r in zip(demands, obstinate, impatience, strict=True):
        within("a demand", a, 0, 1, open_low=True, open_high=True)
        within("the chance of being obstinate", z, 0, 1, open_low=True)
        within("a discount rate", r, 0, 1e9, open_low=True)
    excess = demands[0] + demands[1] - 1
    if excess <= 0:
        raise UsageError(
            "the demands fit together", "there is nothing to hold out for: give demands of more than 1 together"
        )
    hazard = tuple(impatience[1 - i] * (1 - demands[i]) / excess for i in (0, 1))
    alone = tuple(-log(obstinate[i]) / hazard[i] for i in (0, 1))
    until = min(alone)
    at_once = tuple(max(0.0, 1 - obstinate[i] * exp(hazard[i] * until)) if alone[i] > until else 0.0 for i in (0, 1))
    value = tuple(at_once[1 - i] * demands[i] + (1 - at_once[1 - i]) * (1 - demands[1 - i]) for i in (0, 1))
    return Attrition(_pair(hazard), _pair(alone), until, _pair(at_once), _pair(value))


def _pair(values: tuple[float, ...]) -> Pair:
    first, second = values
    return first, second

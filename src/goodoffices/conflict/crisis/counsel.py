"""When a mediator is believed (Kydd), and when talk alone can always keep the peace (Fey and Ramsay)."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.conflict.crisis.given import within
from goodoffices.diagnose import UsageError

__all__ = ["Counsel", "always_peaceful", "counsel"]


@dataclass(frozen=True, slots=True)
class Counsel:
    """Whether a mediator's word that the other side is strong is believed.

    Parameters
    ----------
    moderate, hard : float
        What side 1 demands of one whom it takes for strong, and of one whom it takes for weak.
    doubt : float
        The probability of a strong opponent above which side 1 asks for the moderate share of itself.
    bias : float
        How much the mediator must care for side 1's share, for its word of a weak opponent to be true; 0 where it knows all.
    believed : bool
        Whether a mediator of the given bias would say the truth about both.
    """

    moderate: float
    hard: float
    doubt: float
    bias: float
    believed: bool

    assumptions = (
        "Side 1 makes one demand, to be taken or left. Side 2 has a high or a low cost of war and alone knows which, but the "
        "mediator has an indication that errs with a known probability.",
        "The mediator only talks: it cannot pay, punish or publish.",
        "The mediator wants peace, and beside it cares more or less for the share of one side.",
        "One conflict, not a career: a mediator who will be asked again has also a name to lose.",
    )


def counsel(
    win: float, cost: float, other_costs: tuple[float, float], *, bias: float, war_cost: float, error: float = 0.0
) -> Counsel:
    """Kydd's condition: one who wants peace alone would always counsel restraint, and so is not believed.

    Telling side 1 that side 2 is weak leads to the hard demand and, where that was an error, to war. The mediator says
    so truthfully only if b [(1 - e) x_hard + e p - x_moderate] >= e k.

    Parameters
    ----------
    win : float
        p in [0, 1], the chance that side 1 wins a war.
    cost : float
        Cost of war to side 1, in [0, 1].
    other_costs : (float, float)
        Low and high cost of side 2, in [0, 1], the low one less than the high one.
    bias : float
        b: what the share of side 1 is worth to the mediator; below 0 where it favours side 2.
    war_cost : float
        k, at least 0: what a war costs the mediator.
    error : float
        e in [0, 1): how likely a side indicated as weak is strong.

    Raises
    ------
    UsageError
        Where a number lies outside its range.

    Examples
    --------
    >>> ask = dict(win=0.5, cost=0.1, other_costs=(0.05, 0.3), war_cost=1.0, error=0.1)
    >>> counsel(**ask, bias=0.0).believed, counsel(**ask, bias=1.0).believed
    (False, True)

    References
    ----------
    .. [1] Kydd, A. (2003). Which side are you on? Bias, credibility, and mediation. American Journal of Political Science
       47, 597-611. (The condition is worked out here for the demand to be taken or left; the paper prints no table.)
    """
    p, own = within("the chance of winning", win, 0, 1), within("the cost", cost, 0, 1)
    low, high = (within("a cost of the other side", c, 0, 1) for c in other_costs)
    e = within("the error", error, 0, 1, open_high=True)
    if low >= high or war_cost < 0:
        raise UsageError(
            "the costs do not fit together", "the low one below the high one, and the mediator's at least 0"
        )
    moderate, hard = min(1.0, p + low), min(1.0, p + high)
    doubt = (hard - moderate) / (hard - p + own) if hard - p + own else 0.0
    gain = (1 - e) * hard + e * p - moderate
    needed = 0.0 if not e * war_cost else (e * war_cost / gain if gain > 0 else float("inf"))
    # Of a strong opponent the truth leads to the moderate demand, a lie to war.
    true_of_strong = bias * moderate >= bias * p - war_cost
    return Counsel(moderate, hard, doubt, needed, bias >= needed and true_of_strong)


def always_peaceful(best_war: tuple[float, float]) -> bool:
    """Whether some way of talking, with a mediator or without, keeps the peace whatever the truth is.

    In an agreement that always holds nobody's share can depend on what he alone knows, for he would say what brings the
    most. So each must get as much as the strongest he may be expects of war: possible if and only if that is at most
    everything, taken together. No carrier of messages changes that.

    Parameters
    ----------
    best_war : (float, float)
        What each side's strongest type expects of war, as a share, costs taken off.

    Examples
    --------
    >>> always_peaceful((0.55, 0.4)), always_peaceful((0.6, 0.5))
    (True, False)

    References
    ----------
    .. [1] Fey, M. & Ramsay, K. W. (2009). Mechanism design goes to war. Review of Economic Design 13, 233-250; (2010). When
       is shuttle diplomacy worth the commute? World Politics 62, 529-560; (2011). Uncertainty and incentives in crisis
       bargaining. American Journal of Political Science 55, 149-169.
    """
    first, second = (within("a value of war", w, -1e9, 1) for w in best_war)
    return first + second <= 1 + 1e-12

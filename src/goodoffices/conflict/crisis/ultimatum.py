"""Fearon's ultimatum: one demand, to be taken or left, to a side whose cost of war is its own secret."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.conflict.crisis.given import within
from goodoffices.diagnose import UsageError

__all__ = ["Ultimatum", "ultimatum"]


@dataclass(frozen=True, slots=True)
class Ultimatum:
    """What the side that makes the demand asks for, and what that risks.

    Parameters
    ----------
    demand : float
        Share of what is in dispute, in [0, 1].
    war : float
        Probability that the demand is refused.
    value : float
        What the demanding side expects.
    peaceful_range : (float, float)
        Shares that both prefer to war, if the other side's cost is the greatest possible.
    """

    demand: float
    war: float
    value: float
    peaceful_range: tuple[float, float]

    assumptions = (
        "What is in dispute can be divided and both want as much of it as they can get, without love of risk.",
        "One side makes one demand; the other takes it or leaves it, and leaving it means war.",
        "The chance of winning is known to both; the other side's cost of war is known to itself alone, and any cost up to "
        "the greatest is as likely as any other.",
        "The demand binds: nobody comes back for more, and no audience makes retreat dearer.",
    )


def ultimatum(win: float, cost: float, greatest_cost: float) -> Ultimatum:
    """The best demand of A: x* = p + (C - c_A)/2, refused with probability (x* - p)/C.

    Parameters
    ----------
    win : float
        p, the chance that A wins a war, in [0, 1].
    cost : float
        c_A, what war costs A, as a share of what is in dispute; at least 0.
    greatest_cost : float
        C; B's cost is uniform on [0, C], at least 0.

    Raises
    ------
    UsageError
        Where a number lies outside its range.

    Examples
    --------
    >>> found = ultimatum(0.5, 0.1, 0.5)
    >>> round(found.demand, 10), round(found.war, 10), round(found.value, 10)
    (0.7, 0.4, 0.58)

    References
    ----------
    .. [1] Fearon, J. D. (1995). Rationalist explanations for war. International Organization 49, 379-414.
    """
    p = within("the chance of winning", win, 0, 1)
    for name, value in (("the cost", cost), ("the greatest cost", greatest_cost)):
        if not value >= 0 or value == float("inf"):
            raise UsageError(f"{name} is {value}", "it is a number from 0")
    demand = min(max(p, p + (greatest_cost - cost) / 2), 1.0)
    war = (demand - p) / greatest_cost if greatest_cost else 0.0
    value = demand * (1 - war) + (p - cost) * war
    return Ultimatum(demand, war, value, (max(0.0, p - cost), min(1.0, p + greatest_cost)))

"""Powell: a side that is about to grow weaker, and a promise that the growing one cannot make."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.conflict.crisis.given import within

__all__ = ["Shift", "shifting_power"]


@dataclass(frozen=True, slots=True)
class Shift:
    """Whether any division today keeps the declining side from fighting today.

    Parameters
    ----------
    war : bool
        True where even everything there is to give today would not.
    needed : float
        What the declining side must get today to wait, as a share of today's worth; above 1 where ``war``.
    greatest_shift : float
        The greatest chance of the rising side tomorrow that can still be bridged, in [0, 1].
    """

    war: bool
    needed: float
    greatest_shift: float

    assumptions = (
        "What is in dispute yields the same in every period and can be divided in each; both know all that there is to know.",
        "The chance of winning shifts once, between today and tomorrow, by a known amount, and stays.",
        "War is decided at once, for good, and costs each a known part of what is won in every period.",
        "Nobody can bind himself today to what he will give tomorrow. A guarantor who could would remove the cause.",
    )


def shifting_power(today: float, tomorrow: float, patience: float, costs: tuple[float, float]) -> Shift:
    """War is certain when d p2 - p1 > c_D + d c_R: the shift outweighs what both save by not fighting.

    Parameters
    ----------
    today, tomorrow : float
        p1, p2 in [0, 1]: the chance that the rising side R wins a war fought today, or tomorrow.
    patience : float
        d in [0, 1): worth of tomorrow relative to today.
    costs : (float, float)
        c_D, c_R in [0, 1]: cost of war to the declining and to the rising side, for each period.

    Raises
    ------
    UsageError
        Where a number lies outside its range.

    Examples
    --------
    >>> shifting_power(0.3, 0.8, 0.9, (0.1, 0.1)).war, shifting_power(0.3, 0.5, 0.9, (0.1, 0.1)).war
    (True, False)

    References
    ----------
    .. [1] Powell, R. (1999). In the Shadow of Power. Princeton University Press, chapter 4; (2006). War as a commitment
       problem. International Organization 60, 169-203.
    """
    p1, p2 = within("the chance today", today, 0, 1), within("the chance tomorrow", tomorrow, 0, 1)
    d = within("the patience", patience, 0, 1, open_high=True)
    declining, rising = within("a cost", costs[0], 0, 1), within("a cost", costs[1], 0, 1)
    # Tomorrow the rising side is left with no less than it could get by fighting then, and has no less than nothing.
    tomorrow_for_declining = 1 - max(0.0, p2 - rising)
    fighting = max(0.0, 1 - p1 - declining)
    needed = (fighting - d * tomorrow_for_declining) / (1 - d)
    bridged = rising + 1 - (fighting - (1 - d)) / d if d else 1.0
    return Shift(needed > 1 + 1e-12, needed, min(1.0, max(0.0, bridged)))

"""Rubinstein's alternating offers, without end or with a deadline."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.conflict.crisis.given import within
from goodoffices.diagnose import UsageError

__all__ = ["Offers", "alternating_offers"]


@dataclass(frozen=True, slots=True)
class Offers:
    """What is agreed at once, since both know how it would go on.

    Parameters
    ----------
    first, second : float
        Shares of the one who offers first and of the other.
    by_round : tuple of float
        With a deadline: the share of whoever offers in each round.
    """

    first: float
    second: float
    by_round: tuple[float, ...] = ()

    assumptions = (
        "What is in dispute can be divided; each knows the other's patience and what no agreement would bring.",
        "Offers alternate, and between two of them each loses a known part of the worth.",
        "Nothing is hidden: so there is agreement at once, and delay in the world is a sign of something that is not here.",
    )


def alternating_offers(
    first_patience: float,
    second_patience: float,
    rounds: int | None = None,
    breakdown: tuple[float, float] = (0.0, 0.0),
) -> Offers:
    """The division on which patient parties agree: x1 = (1 - d2)/(1 - d1 d2) without a deadline.

    Parameters
    ----------
    first_patience, second_patience : float
        d1, d2 in [0, 1): what an agreement one round later is worth to each, relative to now.
    rounds : int, optional
        Offers until the deadline, from 1; the first side makes the first. Without an end if not given.
    breakdown : (float, float)
        What each is left with one round after the last offer; at least 0, at most 1 together.

    Raises
    ------
    UsageError
        Where a number lies outside its range.

    Examples
    --------
    >>> round(alternating_offers(0.9, 0.9).first, 6)
    0.526316
    >>> alternating_offers(0.9, 0.9, rounds=1).first  # the last word is everything
    1.0

    References
    ----------
    .. [1] Rubinstein, A. (1982). Perfect equilibrium in a bargaining model. Econometrica 50, 97-109.
    .. [2] Ståhl, I. (1972). Bargaining Theory. Stockholm School of Economics. (with a deadline)
    """
    d = (
        within("the patience of the first", first_patience, 0, 1, open_high=True),
        within("the patience of the second", second_patience, 0, 1, open_high=True),
    )
    if rounds is None:
        first = (1 - d[1]) / (1 - d[0] * d[1])
        return Offers(first, 1 - first)
    if rounds < 1:
        raise UsageError(f"{rounds} rounds hold no offer", "give at least 1")
    if min(breakdown) < 0 or sum(breakdown) > 1:
        raise UsageError(
            f"without agreement the sides are left with {breakdown}", "at least 0 each, at most 1 together"
        )
    shares: list[float] = []
    rests = list(breakdown)
    for turn in reversed(range(rounds)):
        proposer, responder = turn % 2, 1 - turn % 2
        share = 1 - d[responder] * rests[responder]
        rests[proposer], rests[responder] = share, 1 - share
        shares.append(share)
    return Offers(rests[0], rests[1], tuple(reversed(shares)))

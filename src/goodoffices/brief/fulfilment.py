"""How far obligations are done, by whose account: sums, ranges, differences, and the Kroc scale.

References
----------
Joshi, Quinn & Regan (2015), "Annualized implementation data on comprehensive intrastate peace accords, 1989-2012",
Journal of Peace Research 52(4), 551-562: the scale 0 not initiated, 1 minimum, 2 intermediate, 3 full. The bounds
(below half, half or more, all) are this project's reading of it for obligations that can be counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.brief.accounts import Delivered, Difference, Telling, by_account, differences, over_accounts, time_of
from goodoffices.case import Case, Count, Obligation, Performance

__all__ = ["LEVELS", "Fulfilment", "fulfil", "kroc_level", "share_of"]

LEVELS = ("not initiated", "minimum", "intermediate", "full")
"""The words of the Kroc scale for 0, 1, 2 and 3."""


@dataclass(frozen=True, slots=True)
class Fulfilment:
    """How far one obligation is done.

    Parameters
    ----------
    obligation : Obligation
    accounts : tuple of Delivered
        By account, in the order in which they first speak.
    delivered : Count or None
        The range over the accounts, each delivery counted once; None where nobody gives a number.
    outstanding : Count or None
        What is owed less what is delivered, not below 0; None where either is unknown.
    share : tuple of float or None
        Least and greatest share delivered, 0 to 1 and beyond (more than owed); the greatest is ``inf`` for "at least".
    level : int or None
        Kroc scale, 0 to 3; None where something was done and nobody says how much of how much.
    reason : str
        How the level was derived.
    judged : Performance or None
        The judgement that sets the level, where there is one.
    differences : tuple of Difference
    other_units : tuple of Performance
        Told in another unit, and so not in the sums.
    """

    obligation: Obligation
    accounts: tuple[Delivered, ...]
    delivered: Count | None
    outstanding: Count | None
    share: tuple[float, float] | None
    level: int | None
    reason: str
    judged: Performance | None
    differences: tuple[Difference, ...]
    other_units: tuple[Performance, ...]

    @property
    def reported(self) -> bool:
        """Whether anything at all is reported of it."""
        return bool(self.accounts or self.other_units)


def fulfil(case: Case) -> tuple[Fulfilment, ...]:
    """Every obligation in force that the reader of the case sees, with how far it is done.

    Time is linear in the entries of the case.
    """
    done: dict[str, list[Performance]] = {}
    for performance in case.of(Performance):
        done.setdefault(case.standing(performance.obligation), []).append(performance)
    return tuple(_fulfilment(obligation, done.get(obligation.id, [])) for obligation in case.of(Obligation))


def _fulfilment(obligation: Obligation, performances: list[Performance]) -> Fulfilment:
    units = ("", obligation.unit) if obligation.unit else None
    same = [p for p in performances if units is None or p.unit in units]
    others = tuple(p for p in performances if units is not None and p.unit not in units)
    same.sort(key=time_of)
    accounts = by_account(same)
    delivered = over_accounts(same)
    owed = obligation.quantity
    judged = max((p for p in performances if p.scale is not None), key=time_of, default=None)
    derived, reason = kroc_level(owed, delivered, accounts, begun=bool(performances))
    if judged is not None:
        reason = "judged" if derived is None else f"judged; the numbers alone would give {derived}"
    return Fulfilment(
        obligation,
        accounts,
        delivered,
        _outstanding(owed, delivered),
        share_of(owed, delivered),
        judged.scale if judged is not None else derived,
        reason,
        judged,
        (*differences(same), *_unmet(owed, accounts)),
        others,
    )


def _unmet(owed: Count | None, accounts: tuple[Delivered, ...]) -> Iterable[Difference]:
    """Accounts that call fulfilled what the account's own number, or another's, says is not."""
    if owed is None:
        return
    done = [d for d in accounts if d.complete]
    short = [
        d
        for d in accounts
        if d.amount is not None and d.amount.high is not None and d.amount.high < owed.low and not d.amount.circa
    ]
    if done and short:
        tellings = [Telling(d.account, owed, d.tellings[-1]) for d in done]
        tellings += [Telling(d.account, d.amount, d.tellings[-1]) for d in short if d.amount is not None]
        yield Difference("complete", "", tuple(tellings))


def _outstanding(owed: Count | None, delivered: Count | None) -> Count | None:
    if owed is None or delivered is None:
        return None
    least = 0 if delivered.high is None else max(0, owed.low - delivered.high)
    most = None if owed.high is None else max(0, owed.high - delivered.low)
    return Count(least, most, (owed.circa or delivered.circa) and most != 0)


def share_of(owed: Count | None, delivered: Count | None) -> tuple[float, float] | None:
    """The least and the greatest share delivered; of "at least 1,000", the share of 1,000. None where it is not known."""
    if owed is None or delivered is None or not owed.low:
        return None
    most = float("inf") if delivered.high is None else delivered.high / owed.low
    return delivered.low / (owed.high or owed.low), most


def kroc_level(
    owed: Count | None, delivered: Count | None, accounts: tuple[Delivered, ...], *, begun: bool
) -> tuple[int | None, str]:
    """The level on the Kroc scale, from the numbers, cautiously (the least that is delivered of the most that is owed).

    Parameters
    ----------
    owed, delivered : Count or None
    accounts : tuple of Delivered
    begun : bool
        Whether anything at all is reported of it.

    Returns
    -------
    (int or None, str)
        0 nothing, 1 below half, 2 half or more but not all, 3 all; and how it was derived. None where something is
        done and how much of how much is not known, or only a least that is below half.
    """
    if not begun:
        return 0, "nothing is reported"
    if owed is None or delivered is None or not owed.low:
        if any(d.complete for d in accounts):
            return 3, "called fulfilled; no numbers to compare"
        return None, "something is done; how much of how much is not known"
    least, whole = delivered.low, owed.high or owed.low
    told = f"at least {least:,}" if delivered.high != delivered.low else f"{least:,}"
    of = f"at least {owed.low:,}" if owed.high is None else f"{whole:,}"
    if least >= whole:
        return 3, f"{told} of {of}"
    if 2 * least >= whole:
        return 2, f"{told} of {of}: half or more, not all"
    if delivered.high is None:
        return None, f"{told} of {of}; how much more is not told"
    return (1, f"{told} of {of}: below half") if least else (0, f"0 of {of}")

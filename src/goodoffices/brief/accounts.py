"""What each account says was delivered, and what all of them together say: each delivery counted once.

Two accounts of one delivery are never added up. What one account says is summed for itself; over the accounts each
delivery counts once, with the range of what is said of it; a difference between accounts stays visible as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodoffices.case import Count, Performance

__all__ = [
    "Delivered",
    "Difference",
    "Telling",
    "add_counts",
    "by_account",
    "differences",
    "over_accounts",
    "span_counts",
    "time_of",
]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one account says of one delivery, or of the total at one time."""

    account: str
    count: Count
    performance: Performance


@dataclass(frozen=True, slots=True)
class Delivered:
    """What one account says was delivered in all.

    Parameters
    ----------
    account : str
        Id of the party, person or source whose account it is.
    amount : Count or None
        Sum of its deliveries, or its latest total and what came after; None where it gives no number.
    from_total : bool
        True where the amount rests on a total that the account itself gives.
    deliveries : int
        How many deliveries it tells of, one told twice counted once.
    complete : bool
        The account says that the obligation is fulfilled.
    tellings : tuple of Performance
        Its entries, by time.
    """

    account: str
    amount: Count | None
    from_total: bool
    deliveries: int
    complete: bool
    tellings: tuple[Performance, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Two or more accounts of one thing that cannot all be right: to be explained, not averaged.

    Parameters
    ----------
    what : {"delivery", "total", "own total", "complete"}
    name : str
        Name of the delivery, where it has one.
    tellings : tuple of Telling
    """

    what: str
    name: str
    tellings: tuple[Telling, ...]


def add_counts(counts: Iterable[Count]) -> Count:
    """The sum of counts: bounds add up, "at least" and "about" carry over.

    Examples
    --------
    >>> str(add_counts([Count(1000, 1000), Count(19, None)]))
    'at least 1,019'
    """
    low, high, circa = 0, 0, False
    for count in counts:
        low += count.low
        high = -1 if count.high is None or high < 0 else high + count.high
        circa = circa or count.circa
    return Count(low, None if high < 0 else high, circa)


def span_counts(counts: Sequence[Count]) -> Count:
    """The range from the least to the most of what is said of one thing.

    Examples
    --------
    >>> str(span_counts([Count(6057, 6057), Count(6060, 6060)]))
    '6,057 to 6,060'
    """
    highs = [count.high for count in counts]
    top = None if any(high is None for high in highs) else max(high for high in highs if high is not None)
    return Count(min(count.low for count in counts), top, any(count.circa for count in counts))


def time_of(performance: Performance) -> tuple[float, float, str]:
    on, entered = performance.on, performance.entered
    return (on.end.timestamp() if on else -1e15, entered.end.timestamp() if entered else -1e15, performance.id)


def _told_by(performances: list[Performance]) -> dict[str, list[Performance]]:
    told: dict[str, list[Performance]] = {}
    for performance in performances:
        for account in performance.by_account:
            told.setdefault(account, []).append(performance)
    return told


def _deliveries(performances: Iterable[Performance]) -> dict[str, list[Performance]]:
    """Performances that give a quantity, by delivery; one without a name is a delivery of its own."""
    groups: dict[str, list[Performance]] = {}
    for performance in performances:
        if performance.quantity is not None:
            groups.setdefault(performance.delivery or f"\0{performance.id}", []).append(performance)
    return groups


def by_account(same: list[Performance]) -> tuple[Delivered, ...]:
    """What each account says, in the order in which they first speak; the performances by time."""
    return tuple(_delivered(account, told) for account, told in _told_by(same).items())


def _delivered(account: str, told: list[Performance]) -> Delivered:
    # Told twice by one account, a delivery counts as told last.
    last = {name: group[-1] for name, group in _deliveries(told).items()}
    totals = [p for p in told if p.total is not None]
    complete = any(p.complete for p in told)
    if totals:
        latest = totals[-1]
        later = [p.quantity for p in last.values() if p.quantity is not None and _after(p, latest)]
        counts = [c for c in (latest.total, *later) if c is not None]
        amount: Count | None = _at_least(add_counts(counts), any(_after(p, latest) for p in _uncounted(told)))
    elif last:
        summed = add_counts([p.quantity for p in last.values() if p.quantity is not None])
        amount = _at_least(summed, bool(_uncounted(told)))
    else:
        amount = None
    return Delivered(account, amount, bool(totals), len(last), complete, tuple(told))


def _uncounted(performances: Iterable[Performance]) -> list[Performance]:
    """Deliveries that have a name and no number: a sum over the others is then the least that was delivered."""
    told = list(performances)
    counted = {p.delivery for p in told if p.quantity is not None}
    return [p for p in told if p.delivery and p.delivery not in counted and p.total is None and p.scale is None]


def _at_least(count: Count, more: bool) -> Count:
    return Count(count.low, None, count.circa) if more else count


def _after(performance: Performance, total: Performance) -> bool:
    """Whether a delivery came after a total was drawn up, and so is not in it."""
    if performance is total or performance.on is None or total.on is None:
        return False
    if performance.delivery and performance.delivery == total.delivery:
        return False
    return performance.on.start >= total.on.end and performance.on.end > total.on.end


def _latest_by_account(group: list[Performance], field: str) -> list[Telling]:
    told: dict[str, Telling] = {}
    for performance in group:
        count: Count | None = getattr(performance, field)
        if count is not None:
            told.update({account: Telling(account, count, performance) for account in performance.by_account})
    return list(told.values())


def over_accounts(same: list[Performance]) -> Count | None:
    """What was delivered by all accounts taken together, each delivery counted once.

    An older total says only that at least so much had been delivered; the newest totals, with what came after, bound it.
    """
    groups = _deliveries(same)
    newest = _newest_totals(same)
    uncounted = _uncounted(same)
    if not newest:
        ranges = [span_counts([t.count for t in _latest_by_account(group, "quantity")]) for group in groups.values()]
        return _at_least(add_counts(ranges), bool(uncounted)) if ranges else None
    candidates = []
    for telling in newest:
        later = [group for group in groups.values() if all(_after(p, telling.performance) for p in group)]
        ranges = [span_counts([t.count for t in _latest_by_account(group, "quantity")]) for group in later]
        more = any(_after(p, telling.performance) for p in uncounted)
        candidates.append(_at_least(add_counts([telling.count, *ranges]), more))
    return span_counts(candidates)


def _newest_totals(same: list[Performance]) -> list[Telling]:
    totals = [p for p in same if p.total is not None]
    if not totals:
        return []
    last = totals[-1]
    group = [p for p in totals if p is last or (p.delivery and p.delivery == last.delivery) or _overlap(p, last)]
    return _latest_by_account(group, "total")


def _overlap(first: Performance, second: Performance) -> bool:
    if first.on is None or second.on is None:
        return first.on is second.on
    if first.on.start.date() == second.on.start.date():
        return True
    return first.on.start < second.on.end and second.on.start < first.on.end


def differences(same: list[Performance]) -> Iterable[Difference]:
    for name, group in _deliveries(same).items():
        told = _latest_by_account(group, "quantity")
        if _disagree(told):
            yield Difference("delivery", "" if name.startswith("\0") else name, tuple(told))
    newest = _newest_totals(same)
    if _disagree(newest):
        yield Difference("total", "", tuple(newest))
    for account, told_by in _told_by(same).items():
        yield from _own_total(account, told_by)


def _disagree(told: Sequence[Telling]) -> bool:
    """Whether no one number could be meant by all."""
    low = max((t.count.low for t in told), default=0)
    high = min((t.count.high for t in told if t.count.high is not None), default=None)
    return high is not None and high < low and not any(t.count.circa for t in told)


def _own_total(account: str, told: list[Performance]) -> Iterable[Difference]:
    """An account whose deliveries up to its own latest total exceed that total."""
    totals = [p for p in told if p.total is not None]
    if not totals or totals[-1].total is None or totals[-1].total.high is None:
        return
    latest = totals[-1]
    before = [g[-1] for g in _deliveries(told).values() if g[-1] is not latest and not _after(g[-1], latest)]
    summed = add_counts([p.quantity for p in before if p.quantity is not None])
    if (
        latest.total is not None
        and latest.total.high is not None
        and summed.low > latest.total.high
        and not summed.circa
    ):
        yield Difference(
            "own total", "", (Telling(account, latest.total, latest), Telling(account, summed, before[-1]))
        )

"""Numbers: deliveries told twice, totals that disagree, more than was owed, dues that passed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from goodoffices.case.checks.doubt import Doubt
from goodoffices.case.kinds import Claim, Note, Obligation, Performance
from goodoffices.case.model import Case

__all__ = ["counts_that_disagree", "dues_that_passed", "more_than_owed"]


def counts_that_disagree(case: Case) -> Iterator[Doubt]:
    """W605: two counts of one delivery that differ, and nothing in the record that says so."""
    told: dict[tuple[str, str], list[Performance]] = defaultdict(list)
    for performance in case.of(Performance):
        if performance.delivery and performance.quantity is not None:
            told[case.standing(performance.obligation), performance.delivery].append(performance)
    remarks: tuple[Note | Claim, ...] = (*case.of(Note), *case.of(Claim))
    noted = {about for remark in remarks for about in (*remark.about, *remark.rests_on)}
    for (_, delivery), accounts in told.items():
        first = accounts[0]
        for other in accounts[1:]:
            if other.quantity != first.quantity and not {first.id, other.id} & noted:
                yield Doubt(
                    "W605",
                    f'the delivery "{delivery}" is counted {first.quantity} by "{first.id}" and {other.quantity} by "{other.id}"',
                    other,
                    ("quantity",),
                    help="correct one, or enter a note about the difference",
                )
    yield from _totals(case)


def _totals(case: Case) -> Iterator[Doubt]:
    """One account whose total is not the sum of the deliveries that it counted."""
    sums: dict[tuple[str, tuple[str, ...]], int] = defaultdict(int)
    for performance in case.of(Performance):
        key = case.standing(performance.obligation), performance.by_account
        if performance.quantity is not None and performance.quantity.exact:
            sums[key] += performance.quantity.low
        total = performance.total
        if total is not None and total.exact and key in sums and sums[key] != total.low:
            yield Doubt(
                "W605",
                f'"{performance.id}" gives a total of {total}; the deliveries by that account add up to {sums[key]:,}',
                performance,
                ("total",),
                help="enter the missing delivery, or a note about the difference",
            )


def more_than_owed(case: Case) -> Iterator[Doubt]:
    """W612: one account that counts more delivered than was owed."""
    delivered: dict[tuple[str, tuple[str, ...]], int] = defaultdict(int)
    for performance in case.of(Performance):
        owed = case.entry(case.standing(performance.obligation))
        if not isinstance(owed, Obligation) or owed.quantity is None or performance.quantity is None:
            continue
        if owed.unit and performance.unit and owed.unit != performance.unit:
            continue
        key = owed.id, performance.by_account
        delivered[key] += performance.quantity.low
        high = owed.quantity.high
        if high is not None and not owed.quantity.circa and delivered[key] > high:
            yield Doubt(
                "W612",
                f'{delivered[key]:,} delivered by "{performance.id}" and before, but "{owed.id}" owes {owed.quantity}',
                performance,
                ("quantity",),
                help="check whether a delivery is entered twice, or belongs to another obligation",
            )


def dues_that_passed(case: Case, now: datetime) -> Iterator[Doubt]:
    """W603: an obligation past due of which nothing was done."""
    done = {case.standing(performance.obligation) for performance in case.of(Performance)}
    for obligation in case.of(Obligation):
        if obligation.due is not None and obligation.due.end < now and obligation.id not in done:
            yield Doubt(
                "W603",
                f'"{obligation.id}" was due on {obligation.due.last_day}, and no performance is entered',
                obligation,
                ("due",),
                help="enter what was done, or a performance with scale: 0",
            )

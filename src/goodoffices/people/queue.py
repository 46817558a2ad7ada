"""What a person should look at, in the order of what it decides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from goodoffices.people.reconciliation import Match, Reconciliation
from goodoffices.people.record import PersonRecord

__all__ = ["QueueItem", "review_queue"]

_AGREED = 2.0
_STEPS = {"contradicted": 0, "": 1, "changed": 2, "unsure": 3}


@dataclass(frozen=True, slots=True)
class QueueItem:
    """A pair to be judged.

    Parameters
    ----------
    match : Match
    list_a, list_b : str
        The lists of its records; one list twice where the pair may be a repeat.
    worth : float
        How many pairs the answer is expected to settle, 0 or more; twice that where a category agreed in the exchange is
        touched.
    others : int
        How many other pairs share a record with it.
    why : str
        ``contradicted``, ``changed`` (a row has, since it was judged), ``unsure``, or nothing for a pair not yet judged.
    """

    match: Match
    list_a: str
    list_b: str
    worth: float
    others: int
    why: str = ""


def review_queue(found: Reconciliation, agreed: Collection[str] = ()) -> tuple[QueueItem, ...]:
    """The pairs for review, within the lists and across them.

    The worth of a pair is :math:`p (1 + \\sum_o p_o)`: the probability that the answer will be "the same", which accepts it,
    times the pair itself and the pairs o that share a record with it and would be settled too. It is highest just below the
    threshold, for pairs that a rule holds back, and where several partners compete. It is doubled where one of the records
    is of a category of ``agreed``. Pairs on which judgements contradict one another come first; after the others come those
    whose rows have changed since, and at the end those that were left unsure.

    Parameters
    ----------
    agreed : collection of str
        Categories by which the exchange is agreed, as the lists write them; letter case does not count.

    Examples
    --------
    >>> from goodoffices.people import PersonList, PersonRecord, reconcile
    >>> a = PersonList("a", (PersonRecord("1", surname="Коваль", given="Микола", born="1990-05-07", number="AB123456"),))
    >>> b = PersonList("b", (PersonRecord("9", surname="Koval", given="Nikolai", born="1990-05-07", number="CE987654"),))
    >>> [(item.match.id_a, item.match.id_b, item.others) for item in review_queue(reconcile(a, b))]
    [('1', '9', 0)]
    """
    (a, _, _), (b, _, _) = found.lists
    wanted = {category.casefold() for category in agreed}
    first = _of_category(found, wanted) if wanted else frozenset()
    settled: defaultdict[tuple[str, str], float] = defaultdict(float)
    number: defaultdict[tuple[str, str], int] = defaultdict(int)
    for match in found.matches:
        for record in ((a, match.id_a), (b, match.id_b)):
            settled[record] += match.probability
            number[record] += 1
    items = []
    for match, one, other in _open(found, a, b):
        own = 1 if one != other else 0
        records = (one, match.id_a), (other, match.id_b)
        others = sum(settled[record] for record in records) - 2 * own * match.probability
        worth = match.probability * (1 + max(others, 0.0)) * (_AGREED if first & set(records) else 1.0)
        count = sum(number[record] for record in records) - 2 * own
        items.append(QueueItem(match, one, other, round(worth, 6), count, _why(match)))
    return tuple(sorted(items, key=lambda item: (_STEPS[item.why], -item.worth)))


def _open(found: Reconciliation, a: str, b: str) -> Iterable[tuple[Match, str, str]]:
    for matches, one, other in ((found.matches, a, b), (found.repeats_a, a, a), (found.repeats_b, b, b)):
        for match in matches:
            if match.decision == "review" or _why(match) == "changed":
                yield match, one, other
    for match in found.judged_apart:
        if _why(match) == "changed":
            yield match, a, b


def _why(match: Match) -> str:
    if match.judged in ("contradicted", "unsure"):
        return match.judged
    return "changed" if match.judged and match.reasons[0].endswith("the row has changed since") else ""


def _of_category(found: Reconciliation, wanted: Collection[str]) -> frozenset[tuple[str, str]]:
    if found.evidence is None:
        return frozenset()

    def of(people: str, rows: Iterable[PersonRecord]) -> set[tuple[str, str]]:
        return {(people, row.id) for row in rows if row.category.casefold() in wanted}

    return frozenset(of(found.evidence.a.id, found.evidence.a.rows) | of(found.evidence.b.id, found.evidence.b.rows))

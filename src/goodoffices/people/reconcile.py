"""Two lists of people brought together.

The order of the steps: repeats within each list; pairs across the lists, with probabilities learned from the lists;
what other partners say for and against a pair; the rules of look-alikes; the decision; and only then one partner for each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.diagnose import UsageError
from goodoffices.people.assignment import assign
from goodoffices.people.blocking import Candidates, KeyCount, count_pairs, find_candidates
from goodoffices.people.columns import Columns, columns_of
from goodoffices.people.levels import Levels, compare_pairs
from goodoffices.people.lookalike import LOOKALIKES, look_alikes
from goodoffices.people.model import Model, fit_model
from goodoffices.people.personlist import PersonList
from goodoffices.people.reasons import reasons_of
from goodoffices.people.reconciliation import Match, Reconciliation
from goodoffices.people.record import PersonRecord
from goodoffices.people.rivals import with_rivals

__all__ = ["BUDGET", "LOWEST", "THRESHOLD", "expected_pairs", "reconcile"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

THRESHOLD = 0.7
LOWEST = 0.05
NAME_ALONE = 0.975
BUDGET = 20_000_000


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Compared pairs with their probabilities."""

    left: Ints
    right: Ints
    levels: Levels
    probability: Floats
    rule: NDArray[np.int8]
    rival: NDArray[np.bool_]


def expected_pairs(a: PersonList, b: PersonList) -> tuple[KeyCount, ...]:
    """How many pairs each key would bring, counted before they are made.

    A pair that shares several keys is counted for each.
    """
    columns = columns_of(a.rows, b.rows)
    left, right = _sides(columns)
    return count_pairs(columns, left, right)


def _sides(columns: Columns) -> tuple[Ints, Ints]:
    return np.arange(columns.split), np.arange(columns.split, len(columns.surname))


def reconcile(
    a: PersonList,
    b: PersonList,
    *,
    threshold: float = THRESHOLD,
    lowest: float = LOWEST,
    budget: int = BUDGET,
    seed: int = 0,
    progress: Callable[[str], None] | None = None,
) -> Reconciliation:
    """Bring two lists of people together.

    Parameters
    ----------
    a, b : PersonList
    threshold : float
        Pairs at least so likely are accepted, unless a rule of look-alikes asks for review; in (0, 1).
    lowest : float
        Pairs at least so likely are kept for review; in (0, threshold].
    budget : int
        About how many pairs may be compared.
    seed : int
        Of the pairs that are drawn at random to learn how strangers agree.
    progress : callable, optional
        Told in words what is being done; never a name.

    Raises
    ------
    UsageError
        When a threshold is outside its range, or the budget is not positive.

    Examples
    --------
    >>> from goodoffices.people import PersonList, PersonRecord
    >>> a = PersonList("a", (PersonRecord("1", surname="Коваль", given="Микола", patronymic="Іванович", born="1990-05-07"),))
    >>> b = PersonList("b", (PersonRecord("9", surname="Koval", given="Nikolai", born="1990-07-05"),))
    >>> found = reconcile(a, b)
    >>> found.matches[0].reasons[1:]
    ('given name agrees', 'birth date: day and month swapped')
    """
    if not 0 < lowest <= threshold < 1:
        raise UsageError("thresholds must be between 0 and 1, the lower not above the upper")
    if budget < 1:
        raise UsageError("the budget must be at least 1 pair")
    tell = progress or (lambda _: None)
    tell(f"reading {len(a):,} and {len(b):,} rows")
    columns = columns_of(a.rows, b.rows)
    left, right = _sides(columns)
    found = find_candidates(columns, left, right, budget)
    tell(f"comparing {len(found):,} pairs of the {len(a) * len(b):,} possible")
    levels = compare_pairs(columns, found.left, found.right)
    model = fit_model(columns, found.left, found.right, levels, seed=seed)
    across = model.posterior(levels, found.left, found.right)[0]
    tell("looking for repeats within each list")
    within = [_repeats(columns, side, model, budget) for side in (left, right)]
    pairs = _weighed(found, levels, across, within, (len(a), len(b)))
    tell("assigning one partner to each")
    return _result(a, b, model, pairs, found, within, (threshold, lowest, seed))


def _repeats(columns: Columns, side: Ints, model: Model, budget: int) -> _Pairs:
    found = find_candidates(columns, side, side, budget)
    levels = compare_pairs(columns, found.left, found.right)
    own = model.with_shares(levels, found.left, found.right, max(len(side) * (len(side) - 1) // 2, 1))
    probability = own.posterior(levels, found.left, found.right)[0]
    kept = probability >= LOWEST
    levels = levels.take(kept)
    return _Pairs(
        found.left[kept], found.right[kept], levels, probability[kept], look_alikes(levels), np.zeros(int(kept.sum()), bool)
    )  # fmt: skip


def _weighed(
    found: Candidates, levels: Levels, probability: Floats, within: list[_Pairs], sizes: tuple[int, int]
) -> _Pairs:
    """The pairs worth keeping, after better partners have been heard."""
    kept = np.flatnonzero(probability >= 1e-3)
    left, right = found.left[kept], found.right[kept]
    first = probability[kept]
    repeats = [
        {(int(i) << 32) + int(j) for i, j, p in zip(w.left, w.right, w.probability, strict=True) if p >= 0.5}
        for w in within
    ]
    expected = sum(float(w.probability.sum()) for w in within)
    extra = min(max(2 * expected / max(sum(sizes), 1), 0.005), 0.5)
    second = with_rivals(first, left, right, (repeats[0], repeats[1]), extra, sizes)
    levels = levels.take(kept)
    return _Pairs(left, right, levels, second, look_alikes(levels), second < 0.5 * first)


def _result(
    a: PersonList,
    b: PersonList,
    model: Model,
    pairs: _Pairs,
    found: Candidates,
    within: list[_Pairs],
    settings: tuple[float, float, int],
) -> Reconciliation:
    threshold, lowest, seed = settings
    describe = _Describe((*a.rows, *b.rows), model, threshold)
    kept = np.flatnonzero(pairs.probability >= lowest)
    kept = kept[np.argsort(-pairs.probability[kept], kind="stable")]
    matches = describe.matches(pairs, kept)
    alike = np.flatnonzero((pairs.probability < lowest) & np.isin(pairs.rule, (1, 2, 3)))
    accepted = [n for n, match in enumerate(matches) if match.decision == "accepted"]
    places = [(int(pairs.left[kept[n]]), int(pairs.right[kept[n]]), matches[n].probability) for n in accepted]
    touched_a, touched_b = {m.id_a for m in matches}, {m.id_b for m in matches}
    return Reconciliation(
        lists=((a.id, a.version, len(a)), (b.id, b.version, len(b))),
        matches=matches,
        repeats_a=describe.matches(within[0], np.argsort(-within[0].probability, kind="stable")),
        repeats_b=describe.matches(within[1], np.argsort(-within[1].probability, kind="stable")),
        assigned=tuple((matches[accepted[n]].id_a, matches[accepted[n]].id_b) for n in assign(places)),
        look_alikes=describe.matches(pairs, alike, "rejected"),
        only_a=tuple(row.id for row in a.rows if row.id not in touched_a),
        only_b=tuple(row.id for row in b.rows if row.id not in touched_b),
        pair_counts=found.counts,
        compared=len(found),
        threshold=threshold,
        lowest=lowest,
        seed=seed,
    )


class _Describe:
    """Makes matches, with their decisions and reasons, of compared pairs."""

    def __init__(self, rows: tuple[PersonRecord, ...], model: Model, threshold: float) -> None:
        self.rows, self.threshold = rows, threshold
        self.frequency = model.frequency["surname"]

    def matches(self, pairs: _Pairs, places: Ints, decision: str = "") -> tuple[Match, ...]:
        left, right = pairs.left[places], pairs.right[places]
        fields = tuple(pairs.levels.fields)
        columns = (
            left.tolist(),
            right.tolist(),
            pairs.probability[places].tolist(),
            zip(*(level[places].tolist() for level in pairs.levels.fields.values()), strict=True),
            np.maximum(self.frequency[left], self.frequency[right]).tolist(),
            [LOOKALIKES[rule] for rule in pairs.rule[places].tolist()],
            pairs.rival[places].tolist(),
        )
        return tuple(
            self._match(
                self.rows[i],
                self.rows[j],
                probability,
                decision or self._decision(probability, rule),
                reasons_of(fields, levels, frequency, rule, rival),
                rule,
            )
            for i, j, probability, levels, frequency, rule, rival in zip(*columns, strict=True)
        )

    def _decision(self, probability: float, rule: str) -> str:
        # Where nothing but a name speaks for a pair, the name must be rare enough to stand alone.
        needed = max(NAME_ALONE, self.threshold) if rule == "name alone" else self.threshold
        return "accepted" if probability >= needed and rule in ("", "name alone") else "review"

    @staticmethod
    def _match(
        one: PersonRecord, other: PersonRecord, probability: float, decision: str, reasons: tuple[str, ...], rule: str
    ) -> Match:
        return Match(
            id_a=one.id,
            id_b=other.id,
            probability=round(probability, 6),
            decision=decision,
            reasons=reasons,
            look_alike=rule,
            differs=_differs(one, other) if decision == "accepted" else (),
        )


def _differs(one: PersonRecord, other: PersonRecord) -> tuple[str, ...]:
    return tuple(
        name
        for name in ("born", "category", "captured", "rank")
        if (x := getattr(one, name)) and (y := getattr(other, name)) and not _same(name, x, y)
    )


def _same(name: str, x: str, y: str) -> bool:
    if name in ("born", "captured"):
        shorter = min(len(x), len(y))
        return x[:shorter] == y[:shorter]
    return x.casefold() == y.casefold()

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
from goodoffices.people.blocking import KeyCount, count_pairs
from goodoffices.people.cells import without_collection
from goodoffices.people.columns import Columns, columns_of
from goodoffices.people.engine import Likely, Search, engine_of, search
from goodoffices.people.levels import Levels
from goodoffices.people.lookalike import LOOKALIKES, look_alikes
from goodoffices.people.model import Model
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
PAIRS_A_ROW = 15


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
    budget: int | None = None,
    seed: int = 0,
    engine: str = "memory",
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
        How many pairs the keys may bring; by default twenty million, or fifteen for each row of the two lists where that is more.
    seed : int
        Of the pairs that are drawn at random to learn from.
    engine : str
        ``memory``, ``duckdb`` or ``spark``: what makes and compares the pairs. The answer is the same.
    progress : callable, optional
        Told in words what is being done; never a name.

    Raises
    ------
    UsageError
        When a threshold is outside its range, the budget is not positive, or there is no such engine.
    MissingExtra
        When what the engine needs is not installed.

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
    if budget is not None and budget < 1:
        raise UsageError("the budget must be at least 1 pair")
    tell = progress or (lambda _: None)
    tell(f"reading {len(a):,} and {len(b):,} rows")
    columns = columns_of(a.rows, b.rows)
    found = search(columns, engine_of(engine), budget=budget or _budget(a, b), seed=seed, tell=tell)
    within = [_kept(side, side.probability) for side in found.within]
    pairs = _weighed(found.across, within, (len(a), len(b)))
    tell("assigning one partner to each")
    with without_collection():
        return _result(a, b, found, pairs, within, (threshold, lowest, seed))


def _budget(a: PersonList, b: PersonList) -> int:
    return max(BUDGET, PAIRS_A_ROW * (len(a) + len(b)))


def _kept(found: Likely, probability: Floats) -> _Pairs:
    rival = probability < 0.5 * found.probability
    return _Pairs(found.left, found.right, found.levels, probability, look_alikes(found.levels), rival)


def _weighed(found: Likely, within: list[_Pairs], sizes: tuple[int, int]) -> _Pairs:
    """The pairs after better partners have been heard."""
    repeats = [np.sort((w.left[w.probability >= 0.5] << 32) + w.right[w.probability >= 0.5]) for w in within]
    expected = sum(float(w.probability.sum()) for w in within)
    extra = min(max(2 * expected / max(sum(sizes), 1), 0.005), 0.5)
    weighed = with_rivals(found.probability, found.left, found.right, (repeats[0], repeats[1]), extra, sizes)
    return _kept(found, weighed)


def _result(
    a: PersonList,
    b: PersonList,
    found: Search,
    pairs: _Pairs,
    within: list[_Pairs],
    settings: tuple[float, float, int],
) -> Reconciliation:
    threshold, lowest, seed = settings
    describe = _Describe((*a.rows, *b.rows), found.model, threshold)
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
        pair_counts=found.blocks.counts,
        compared=found.across.compared,
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

"""Two lists of people brought together.

The order of the steps: repeats within each list; pairs across the lists, with probabilities learned from the lists;
what other partners say for and against a pair; the rules of look-alikes; the decision, over which a person's judgement
stands; and only then one partner for each. The model is learned without the judgements: they move the pairs that were
judged, what follows from those, and the other pairs of the records that were judged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from goodoffices.diagnose import UsageError
from goodoffices.people.assignment import assign
from goodoffices.people.blocking import KeyCount, count_pairs
from goodoffices.people.cells import without_collection
from goodoffices.people.columns import Columns, columns_of
from goodoffices.people.description import Description, accepted
from goodoffices.people.engine import Likely, Search, engine_of, search
from goodoffices.people.engine.likely import compare, scored
from goodoffices.people.evidence import Evidence, Pairs, verdicts_of
from goodoffices.people.judgement import Judgement
from goodoffices.people.judgement_consequence import in_line
from goodoffices.people.judgement_standing import Judged, Standing, standing_of
from goodoffices.people.lookalike import look_alikes, steady_fields
from goodoffices.people.personlist import PersonList
from goodoffices.people.reconciliation import Match, Reconciliation
from goodoffices.people.rivals import rival_bits, with_bits

__all__ = ["BUDGET", "LOWEST", "THRESHOLD", "expected_pairs", "reconcile"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

THRESHOLD = 0.7
LOWEST = 0.05
BUDGET = 20_000_000
PAIRS_A_ROW = 15


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
    judgements: Iterable[Judgement] = (),
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
    judgements : iterable of Judgement
        What was decided before, of these lists, of other versions of them or of others, in the order in which it was recorded.
    progress : callable, optional
        Told in words what is being done; never a name.

    Raises
    ------
    UsageError
        When a threshold is outside its range, the budget is not positive, there is no such engine, or there are judgements
        and the two lists have one id.
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
    _require(threshold, lowest, budget)
    standing = standing_of(judgements, a, b)
    tell = progress or (lambda _: None)
    tell(f"reading {len(a):,} and {len(b):,} rows")
    columns = columns_of(a.rows, b.rows)
    found = search(columns, engine_of(engine), budget=budget or _budget(a, b), seed=seed, tell=tell)
    evidence = _weighed(found, columns, standing, (a, b), threshold)
    tell("assigning one partner to each")
    with without_collection():
        return _result(evidence, found, (threshold, lowest, seed))


def _require(threshold: float, lowest: float, budget: int | None) -> None:
    """Settings that are within their ranges."""
    if not 0 < lowest <= threshold < 1:
        raise UsageError("thresholds must be between 0 and 1, the lower not above the upper")
    if budget is not None and budget < 1:
        raise UsageError("the budget must be at least 1 pair")


def _budget(a: PersonList, b: PersonList) -> int:
    return max(BUDGET, PAIRS_A_ROW * (len(a) + len(b)))


def _weighed(
    found: Search, columns: Columns, standing: Standing, lists: tuple[PersonList, PersonList], threshold: float
) -> Evidence:
    """The pairs after judgements and better partners have been heard."""
    steady = steady_fields(found.model.m)
    repeats = []
    for number, side in enumerate(found.within):
        pairs, judged = _with_judged(side, found, columns, standing, number + 1)
        none = np.zeros((2, len(pairs.left)))
        rule = look_alikes(pairs.levels, steady)
        repeats.append(
            Pairs(pairs.left, pairs.right, pairs.levels, pairs.probability, none, pairs.probability, rule, judged)
        )
    expected = sum(float(side.probability.sum()) for side in found.within)
    sizes = (len(lists[0]), len(lists[1]))
    extra = min(max(2 * expected / max(sum(sizes), 1), 0.005), 0.5)
    pairs, judged = _with_judged(found.across, found, columns, standing, 0)
    # Pairs that only a judgement brought in do not count for how many records have a partner.
    plain = np.where(np.arange(len(pairs.left)) < len(found.across.left), pairs.probability, 0.0)
    verdicts = verdicts_of(judged, len(pairs.left))
    heard = np.select([verdicts == "same", verdicts == "different"], [1.0, 0.0], pairs.probability)
    known = (_codes(repeats[0], threshold), _codes(repeats[1], threshold))
    bits = rival_bits(plain, pairs.left, pairs.right, known, extra, sizes, heard)
    across = Pairs(
        pairs.left, pairs.right, pairs.levels, pairs.probability, bits, with_bits(pairs.probability, bits),
        look_alikes(pairs.levels, steady), judged,
    )  # fmt: skip
    groups = (across, repeats[0], repeats[1])
    across, *repeats = in_line(groups, tuple(accepted(pairs, threshold) for pairs in groups), standing, threshold)
    return Evidence(*lists, found.model, across, (repeats[0], repeats[1]), standing)


def _codes(repeats: Pairs, threshold: float) -> Ints:
    """Accepted repeats, as :func:`rival_bits` takes them."""
    taken = accepted(repeats, threshold)
    return np.sort((repeats.left[taken].astype(np.int64) << 32) + repeats.right[taken])


def _with_judged(
    pairs: Likely, found: Search, columns: Columns, standing: Standing, kind: int
) -> tuple[Likely, tuple[Judged | None, ...]]:
    """The pairs, with those added that were judged and not found, and what was judged of each.

    ``kind`` is 0 for pairs across the lists, 1 and 2 for those within A and within B.
    """
    split = columns.split
    mine = {
        pair: judged
        for pair, judged in standing.pairs.items()
        if kind == (1 if pair[1] < split else 2 if pair[0] >= split else 0)
    }
    if not mine:
        return pairs, ()
    there = set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    more = [pair for pair, judged in mine.items() if pair not in there and judged.verdict != "different"]
    if more:
        left, right = (np.array(side, dtype=pairs.left.dtype) for side in zip(*more, strict=True))
        pairs = Likely.joined([pairs, scored(compare(columns, left, right), found.model, 0.0, 0)])
    return pairs, tuple(mine.get(pair) for pair in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def _result(evidence: Evidence, found: Search, settings: tuple[float, float, int]) -> Reconciliation:
    threshold, lowest, seed = settings
    a, b, pairs = evidence.a, evidence.b, evidence.across
    describe = Description((*a.rows, *b.rows), evidence.model, threshold)
    verdicts = pairs.verdicts()
    apart = verdicts == "different"
    kept = _likeliest(pairs, ~apart & ((pairs.probability >= lowest) | (verdicts != "")))
    matches = describe.matches(pairs, kept)
    alike = np.flatnonzero((verdicts == "") & (pairs.probability < lowest) & np.isin(pairs.rule, (1, 2, 3)))
    chosen = [n for n, match in enumerate(matches) if match.decision == "accepted"]
    # What was judged goes before what is likely.
    weight = [matches[n].probability + (_JUDGED if matches[n].judged else 1e-9) for n in chosen]
    places = [(int(pairs.left[kept[n]]), int(pairs.right[kept[n]]), w) for n, w in zip(chosen, weight, strict=True)]
    touched_a, touched_b = {m.id_a for m in matches}, {m.id_b for m in matches}
    return Reconciliation(
        lists=((a.id, a.version, len(a)), (b.id, b.version, len(b))),
        matches=matches,
        repeats_a=_repeats(describe, evidence.within[0]),
        repeats_b=_repeats(describe, evidence.within[1]),
        assigned=tuple((matches[chosen[n]].id_a, matches[chosen[n]].id_b) for n in assign(places)),
        look_alikes=describe.matches(pairs, alike, "rejected"),
        only_a=tuple(row.id for row in a.rows if row.id not in touched_a),
        only_b=tuple(row.id for row in b.rows if row.id not in touched_b),
        pair_counts=found.blocks.counts,
        compared=found.across.compared,
        threshold=threshold,
        lowest=lowest,
        seed=seed,
        judged_apart=describe.matches(pairs, _likeliest(pairs, apart)),
        evidence=evidence,
    )


_JUDGED = 10.0


def _likeliest(pairs: Pairs, some: NDArray[np.bool_]) -> Ints:
    """Places of some pairs, the likeliest first."""
    places = np.flatnonzero(some)
    return places[np.argsort(-pairs.probability[places], kind="stable")]


def _repeats(describe: Description, pairs: Pairs) -> tuple[Match, ...]:
    return describe.matches(pairs, _likeliest(pairs, pairs.verdicts() != "different"))

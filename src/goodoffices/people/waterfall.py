"""Why a pair has its probability: an account in bits, from what is believed before the lists are seen to the last adjustment.

A bit doubles the odds. The steps add up to the logarithm of the odds (Good 1950, "weight of evidence"; Splink draws the same
as a waterfall). What is not additive, the rules of look-alikes and a person's judgement, follows in words.

References
----------
Good, I. J. (1950), Probability and the weighing of evidence, London: Griffin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.diagnose import UsageError
from goodoffices.people.columns import columns_of
from goodoffices.people.description import NAME_ALONE, Description
from goodoffices.people.evidence import Evidence, Pairs
from goodoffices.people.judgement_standing import Judged
from goodoffices.people.levels import LEVELS, Levels, compare_pairs
from goodoffices.people.lookalike import LOOKALIKES, look_alikes, steady_fields
from goodoffices.people.reasons import FIELD_WORDS, RULE_WORDS, rarity
from goodoffices.people.reconciliation import Reconciliation

__all__ = ["Step", "Waterfall", "bits_of", "held_back", "waterfall"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the account.

    Parameters
    ----------
    what : str
        In words, without names.
    bits : float
        What it adds to the logarithm of the odds, to base 2.
    """

    what: str
    bits: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The account of one pair.

    Parameters
    ----------
    id_a, id_b : str
    steps : tuple of Step
        They add up to :attr:`bits`.
    probability : float
        In [0, 1].
    decision : str
        ``accepted``, ``review`` or ``rejected``.
    held : tuple of str
        What decides beside the probability: rules of look-alikes, the threshold, a judgement.
    silent : tuple of str
        Fields that one of the two records does not give.
    """

    id_a: str
    id_b: str
    steps: tuple[Step, ...]
    probability: float
    decision: str
    held: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def bits(self) -> float:
        """The logarithm of the odds, to base 2."""
        return sum(step.bits for step in self.steps)


def bits_of(evidence: Evidence, pairs: Pairs, places: NDArray[Any], across: bool = True) -> dict[str, Floats]:
    """The steps of many pairs at once, in bits, shape (n_places,) each.

    ``prior``; each field; ``look-alikes``: that brothers, twins and namesakes agree too; ``partners a`` and ``partners b``.
    Within one list the first and ``look-alikes`` are one number, in ``prior``.
    """
    model, levels = evidence.model, pairs.levels.take(places)
    left, right = pairs.left[places], pairs.right[places]
    fields = {name: model.field_weight(name, levels, left, right) for name in LEVELS}
    if across:
        weights = model.weights(levels, left, right) + np.log(model.shares)[:, None]
        prior = np.full(len(places), np.log2(model.shares[0] / model.shares[1]))
        alike = (weights[1] - np.logaddexp.reduce(weights[1:], axis=0)) / np.log(2)
    else:
        first = np.clip(pairs.first[places], 1e-12, 1 - 1e-12)
        prior = np.log2(first / (1 - first)) - np.sum(list(fields.values()), axis=0)
        alike = np.zeros(len(places))
    partners = pairs.partners[:, places]
    return {"prior": prior, **fields, "look-alikes": alike, "partners a": partners[0], "partners b": partners[1]}


def held_back(pairs: Pairs, place: int, threshold: float, lowest: float) -> tuple[str, ...]:
    """What decides of a pair beside its probability, in words."""
    said = []
    judged = pairs.judged[place] if pairs.judged else None
    probability, rule = float(pairs.probability[place]), LOOKALIKES[int(pairs.rule[place])]
    if judged is not None:
        said.append(f"{judged.reason}: this stands over what is computed")
    if rule == "name alone":
        said.append(f"{RULE_WORDS[rule]}: accepted from {max(NAME_ALONE, threshold):g} only")
    elif rule:
        said.append(f"{RULE_WORDS[rule]}: never accepted unless a person says so, however likely it is")
    if judged is None and probability < lowest:
        said.append(f"below {lowest:g}: not kept for review")
    elif judged is None and probability < threshold:
        said.append(f"below the threshold of {threshold:g}: for review")
    return tuple(said)


def waterfall(found: Reconciliation, id_a: str, id_b: str, within: str = "") -> Waterfall:
    """The account of any pair, whether it was compared or not.

    Parameters
    ----------
    found : Reconciliation
    id_a, id_b : str
        Ids of the records.
    within : str
        The id of the list, where both are of one list.

    Raises
    ------
    UsageError
        When there is no such record, or the two are one.

    Examples
    --------
    >>> from goodoffices.people import PersonList, PersonRecord, reconcile
    >>> a = PersonList("a", (PersonRecord("1", surname="Коваль", given="Микола", born="1990-05-07"),))
    >>> b = PersonList("b", (PersonRecord("9", surname="Koval", given="Nikolai", born="1990-07-05"),))
    >>> account = waterfall(reconcile(a, b), "1", "9")
    >>> [step.what for step in account.steps][1:4]
    ['surname: same', 'surname: on these lists rare: about 1 in 2,500', 'given name: same']
    >>> round(account.probability, 6) == round(1 / (1 + 2 ** -account.bits), 6)
    True
    """
    evidence = found.evidence
    if evidence is None:
        raise UsageError("this reconciliation was kept without what explains it", "reconcile the lists again")
    i, j = _places(evidence, id_a, id_b, within)
    pairs = evidence.across if not within else evidence.within[0 if j < len(evidence.a) else 1]
    place = pairs.place(i, j)
    unseen = place is None
    if place is None:
        pairs, place = _compared(evidence, i, j, across=not within), 0
    bits = {name: float(b[0]) for name, b in bits_of(evidence, pairs, np.array([place]), not within).items()}
    levels = {name: int(level[place]) for name, level in pairs.levels.fields.items()}
    (match,) = Description((*evidence.a.rows, *evidence.b.rows), evidence.model, found.threshold).matches(
        pairs, np.array([place])
    )
    held = held_back(pairs, place, found.threshold, found.lowest)
    if unseen:
        held = ("the lists gave no cause to compare these two, or they were too unlikely to be kept", *held)
    decision = match.decision
    if not match.judged and match.probability < found.lowest:
        decision = "rejected"
    return Waterfall(
        id_a, id_b, tuple(_steps(evidence, bits, levels, i, j, within)), float(pairs.probability[place]), decision, held,
        tuple(FIELD_WORDS[name] for name, level in levels.items() if level == 0),
    )  # fmt: skip


def _steps(
    evidence: Evidence, bits: dict[str, float], levels: dict[str, int], i: int, j: int, within: str
) -> list[Step]:
    model = evidence.model
    one_in = round(1 / max(float(model.shares[0]), 1e-12))
    first = (
        "before anything is compared: how often a list repeats a person, and look-alikes"
        if within
        else f"before anything is compared: about 1 pair in {one_in:,} is one person"
    )
    steps = [Step(first, bits["prior"])]
    for name, level in levels.items():
        if level == 0:
            continue
        word = FIELD_WORDS[name]
        frequency = model.frequency.get(name)
        if frequency is not None and level == 1:
            usual = float(np.log2(model.m[name][1] / model.u[name][1]))
            steps.append(Step(f"{word}: same", usual))
            steps.append(
                Step(f"{word}: on these lists {rarity(float(max(frequency[i], frequency[j])))}", bits[name] - usual)
            )
        else:
            steps.append(Step(f"{word}: {LEVELS[name][level]}", bits[name]))
    if not within:
        steps.append(Step("brothers, twins and namesakes agree in as much", bits["look-alikes"]))
    for side, key in (("A", "partners a"), ("B", "partners b")):
        if bits[key]:
            words = "has a likely partner besides" if bits[key] < 0 else "has no other likely partner"
            steps.append(Step(f"the record of {side} {words}", bits[key]))
    return steps


def _places(evidence: Evidence, id_a: str, id_b: str, within: str) -> tuple[int, int]:
    lists = {evidence.a.id: (evidence.a, 0), evidence.b.id: (evidence.b, len(evidence.a))}
    if within and within not in lists:
        raise UsageError("that is neither of the two lists", f"one of: {evidence.a.id}, {evidence.b.id}")
    found = []
    sides = (within, within) if within else (evidence.a.id, evidence.b.id)
    both = (lists[within],) * 2 if within else ((evidence.a, 0), (evidence.b, len(evidence.a)))
    for id, side, (people, first) in zip((id_a, id_b), sides, both, strict=True):
        place = next((place for place, row in enumerate(people.rows) if row.id == id), None)
        if place is None:
            raise UsageError(f"the list {side} has no row of that id", "give the id of A first, then that of B")
        found.append(first + place)
    if found[0] == found[1]:
        raise UsageError("these are one row")
    return min(found), max(found)


def _compared(evidence: Evidence, i: int, j: int, *, across: bool) -> Pairs:
    """A pair that was not kept, compared now."""
    rows = (*evidence.a.rows, *evidence.b.rows)
    columns = columns_of((rows[i],), (rows[j],))
    levels: Levels = compare_pairs(columns, np.array([0]), np.array([1]))
    left, right = np.array([i]), np.array([j])
    model = evidence.model
    first = model.posterior(levels, left, right)[0]
    judged: tuple[Judged | None, ...] = (evidence.standing.pairs.get((i, j)),)
    rule = look_alikes(levels, steady_fields(model.m))
    return Pairs(left, right, levels, first, np.zeros((2, 1)), first, rule, judged if across else ())

"""Compared pairs as matches, with their decisions and reasons."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.evidence import Pairs
from goodoffices.people.judgement_standing import Judged
from goodoffices.people.lookalike import LOOKALIKES
from goodoffices.people.model import Model
from goodoffices.people.reasons import reasons_of
from goodoffices.people.reconciliation import Match
from goodoffices.people.record import PersonRecord
from goodoffices.people.terms import category_of, rank_of

__all__ = ["NAME_ALONE", "Description", "accepted"]

NAME_ALONE = 0.975
_DECISIONS = {"same": "accepted", "different": "rejected", "unsure": "review", "contradicted": "review"}


def accepted(pairs: Pairs, threshold: float) -> NDArray[np.bool_]:
    """Which pairs are accepted: by the lists, by the rules of look-alikes, and by judgement above both."""
    # Where nothing but a name speaks for a pair, the name must be rare enough to stand alone.
    alone = LOOKALIKES.index("name alone")
    needed = np.where(pairs.rule == alone, max(NAME_ALONE, threshold), threshold)
    found = (pairs.probability >= needed) & np.isin(pairs.rule, (0, alone))
    verdicts = pairs.verdicts()
    return np.asarray((found & (verdicts == "")) | (verdicts == "same"))


class Description:
    """Makes matches of pairs."""

    def __init__(self, rows: tuple[PersonRecord, ...], model: Model, threshold: float) -> None:
        self.rows, self.threshold = rows, threshold
        self.frequency = model.frequency["surname"]

    def matches(self, pairs: Pairs, places: NDArray[Any], decision: str = "") -> tuple[Match, ...]:
        """The pairs at some places, in that order; all with one decision where it is given."""
        left, right = pairs.left[places], pairs.right[places]
        fields = tuple(pairs.levels.fields)
        rival = pairs.probability[places] < 0.5 * pairs.first[places]
        taken = np.where(accepted(pairs, self.threshold)[places], "accepted", "review")
        columns = (
            left.tolist(),
            right.tolist(),
            pairs.probability[places].tolist(),
            zip(*(level[places].tolist() for level in pairs.levels.fields.values()), strict=True),
            np.maximum(self.frequency[left], self.frequency[right]).tolist(),
            [LOOKALIKES[rule] for rule in pairs.rule[places].tolist()],
            rival.tolist(),
            [decision] * len(places) if decision else taken.tolist(),
            [pairs.judged[place] for place in places.tolist()] if pairs.judged else [None] * len(places),
        )
        return tuple(
            self._match(self.rows[i], self.rows[j], probability, decision, rule, judged,
                        reasons_of(fields, levels, frequency, rule, rival, judged.reason if judged else ""))
            for i, j, probability, levels, frequency, rule, rival, decision, judged in zip(*columns, strict=True)
        )  # fmt: skip

    @staticmethod
    def _match(
        one: PersonRecord,
        other: PersonRecord,
        probability: float,
        decision: str,
        rule: str,
        judged: Judged | None,
        reasons: tuple[str, ...],
    ) -> Match:
        if judged:
            decision = _DECISIONS[judged.verdict]
        return Match(
            id_a=one.id,
            id_b=other.id,
            probability=round(probability, 6),
            decision=decision,
            reasons=reasons,
            look_alike=rule,
            differs=_differs(one, other) if decision == "accepted" else (),
            judged=judged.verdict if judged else "",
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
    of = rank_of if name == "rank" else category_of
    return of(x) == of(y)

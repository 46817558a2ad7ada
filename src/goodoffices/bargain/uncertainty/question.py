"""What to ask next: questions with two answers, each put to one party in its own terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.uncertainty.gain import Estimate, choice_gain, opening_gain
from goodoffices.bargain.uncertainty.record import Share, Sweep
from goodoffices.bargain.uncertainty.unknown import Unknown

__all__ = ["Question", "questions"]

Flags = NDArray[np.bool_]
By = Literal["opening", "choice"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Parameters
    ----------
    party : int
        Whom to ask.
    kind : {'weights', 'options', 'half'}
        Which of two issues weighs more; which of two options of an issue is worth more; in which half of its range a
        number lies.
    text : str
    first, second : Unknown
        What is compared; of ``half`` the same twice.
    yes : Share
        Readings in which the answer is yes (for a comparison: in which the first is larger).
    opening : Estimate
        Bits of the uncertainty about the zone that the answer takes away on average.
    choice : Estimate
        How much better the choice of a package becomes on average, as a share of the best geometric mean of gains.
    """

    party: int
    kind: Literal["weights", "options", "half"]
    text: str
    first: Unknown
    second: Unknown
    yes: Share
    opening: Estimate
    choice: Estimate

    def as_json(self, domain: Domain) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "ask": domain.parties[self.party].id,
            "kind": self.kind,
            "question": self.text,
            "yes": self.yes.as_json(),
            "opening": self.opening.as_json(),
            "choice": self.choice.as_json(),
        }


def questions(found: Sweep, domain: Domain, first: int | None = 10, by: By = "choice") -> tuple[Question, ...]:
    """Questions whose answer is not known yet, the most helpful first.

    Parameters
    ----------
    found : Sweep
        Of this domain.
    domain : Domain
    first : int or None
        How many; None for all.
    by : {'choice', 'opening'}
        What should become surer; ties by the other.
    """
    asked = []
    for kind, text, one, other, yes in _candidates(found, domain):
        if yes.all() or not yes.any():
            continue
        answers = yes.astype(np.int64)
        share = Share(int(yes.sum()), len(yes))
        gains = opening_gain(answers, found.opened), choice_gain(answers, found.shares)
        asked.append(Question(one.party, kind, text, one, other, share, *gains))

    def helpful(question: Question) -> tuple[float, float]:
        gains = -round(question.choice.value, 12), -round(question.opening.value, 12)
        return gains if by == "choice" else gains[::-1]

    return tuple(sorted(asked, key=helpful)[:first])


_Candidate = tuple[Literal["weights", "options", "half"], str, Unknown, Unknown, Flags]


def _candidates(found: Sweep, domain: Domain) -> Iterator[_Candidate]:
    numbers = list(enumerate(found.unknowns))
    for column, unknown in numbers:
        middle = (unknown.low + unknown.high) / 2
        if unknown.kind != "weight":
            # A weight has no unit that a party could answer in.
            yield "half", _halving(unknown, domain, middle), unknown, unknown, found.values[:, column] < middle
    for (a, one), (b, other) in combinations(numbers, 2):
        if one.party != other.party or one.kind != other.kind or one.kind == "reservation":
            continue
        if one.kind == "worth" and one.issue != other.issue:
            continue
        kind: Literal["weights", "options"] = "weights" if one.kind == "weight" else "options"
        yield kind, _comparing(one, other, domain), one, other, found.values[:, a] > found.values[:, b]


def _comparing(one: Unknown, other: Unknown, domain: Domain) -> str:
    party, issue = domain.parties[one.party].label, domain.issues[one.issue]
    if one.kind == "weight":
        return f'Does {party} weigh "{issue.label}" or "{domain.issues[other.issue].label}" more?'
    options = issue.option_label(one.option), issue.option_label(other.option)
    return f'On "{issue.label}", does {party} prefer "{options[0]}" or "{options[1]}"?'


def _halving(unknown: Unknown, domain: Domain, middle: float) -> str:
    party = domain.parties[unknown.party].label
    if unknown.kind == "reservation":
        return f"Would {party} accept a package worth less than {middle:.3g} to it?"
    issue = domain.issues[unknown.issue]
    return (
        f'On "{issue.label}", is "{issue.option_label(unknown.option)}" worth less than {middle:.3g} to {party}, '
        "where 0 is the worst and 1 the best?"
    )

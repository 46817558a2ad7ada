"""The numbers that are not known, one by one, with names that a reader understands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.drawing import Drawn
from goodoffices.bargain.partial import PartialPreferences, tighten

__all__ = ["Unknown", "named_unknown", "unknowns_of"]

_NARROW = 1e-12


@dataclass(frozen=True, slots=True)
class Unknown:
    """One number of one party.

    Parameters
    ----------
    kind : {'weight', 'worth', 'reservation'}
    party : int
        Index of the party.
    issue, option : int
        Indices, or -1 where there is none.
    low, high : float
        What is possible, orders considered.
    """

    kind: Literal["weight", "worth", "reservation"]
    party: int
    issue: int = -1
    option: int = -1
    low: float = 0.0
    high: float = 1.0

    def value(self, drawn: Sequence[Drawn]) -> NDArray[np.float64]:
        """What it is in each reading of a block, one block per party: (BLOCK,) float; weights unscaled."""
        own = drawn[self.party]
        if self.kind == "weight":
            return own.weights[:, self.issue]
        if self.kind == "worth":
            return own.worths[self.issue][:, self.option]
        return own.reservation if own.reservation is not None else np.zeros(len(own.weights))

    def as_json(self, domain: Domain) -> dict[str, Any]:
        """Names and range."""
        issue = domain.issues[self.issue] if self.issue >= 0 else None
        return {
            "kind": self.kind,
            "party": domain.parties[self.party].id,
            "issue": issue.id if issue else None,
            "option": issue.options[self.option] if issue and self.option >= 0 else None,
            "range": [self.low, self.high],
            "label": named_unknown(self, domain),
        }


def unknowns_of(known: Sequence[PartialPreferences]) -> tuple[Unknown, ...]:
    """Every number that has more than one possible value, party by party: weights, worths, reservation value.

    A reservation value that is not stated but follows from the status quo is none of its own.

    Examples
    --------
    >>> one, half = Interval(1, 1), Interval(0, 0.5)
    >>> [u.kind for u in unknowns_of([PartialPreferences("a", (one, half), ((one,), (half, one)), reservation=half)])]
    ['weight', 'worth', 'reservation']
    """
    found = []
    for at, partial in enumerate(known):
        tight = tighten(partial)
        numbers: list[tuple[Unknown, Interval]] = [
            (Unknown("weight", at, n), weight) for n, weight in enumerate(tight.weights)
        ]
        for issue, options in enumerate(tight.worths):
            numbers += [(Unknown("worth", at, issue, n), worth) for n, worth in enumerate(options)]
        if tight.reservation is not None:
            numbers.append((Unknown("reservation", at), tight.reservation))
        for name, interval in numbers:
            if interval.high - interval.low > _NARROW:
                found.append(Unknown(name.kind, at, name.issue, name.option, interval.low, interval.high))
    return tuple(found)


def named_unknown(unknown: Unknown, domain: Domain) -> str:
    """In words: whose number, and of what."""
    party = domain.parties[unknown.party].label
    if unknown.kind == "reservation":
        return f"the reservation value of {party}"
    issue = domain.issues[unknown.issue]
    if unknown.kind == "weight":
        return f'how much "{issue.label}" weighs for {party}'
    return f'what "{issue.option_label(unknown.option)}" on "{issue.label}" is worth to {party}'

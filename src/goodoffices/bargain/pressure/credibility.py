"""How likely a pressure must be to come true for it to open the zone, or to close it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.case_domain import CaseDomain
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.pressure.alternative import bands_of, base_of
from goodoffices.bargain.pressure.effect import CERTAIN, Effect
from goodoffices.bargain.pressure.ground import TOLERANCE, Ground

__all__ = ["Credibility", "credibilities", "probabilities"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Credibility:
    """What one pressure does to the zone, all others as they are.

    Parameters
    ----------
    pressure : str
        Id of the pressure, or of the effect where it stands alone.
    parties : tuple of str
        Whom it moves.
    day : date
        The first day on which it is felt as fully as within the days looked at.
    without, certain : bool
        Whether the zone is open on that day without it, and with it come true, at the middles of all ranges.
    verdict : {'opens', 'closes', 'opens and closes', 'no difference'}
        Over all probabilities from 0 to 1.
    open_with : tuple of Interval
        The probabilities with which the zone is open, at the middles of all ranges; none where with none.
    opens_from : (float or None, float or None)
        The least probability with which the zone is open: at best and at worst within all ranges; None: with none.
    given : Interval
        The probability that was entered.
    """

    pressure: str
    parties: tuple[str, ...]
    day: date
    without: bool
    certain: bool
    verdict: Literal["opens", "closes", "opens and closes", "no difference"]
    open_with: tuple[Interval, ...]
    opens_from: tuple[float | None, float | None]
    given: Interval

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "pressure": self.pressure,
            "parties": list(self.parties),
            "day": self.day.isoformat(),
            "without": self.without,
            "certain": self.certain,
            "verdict": self.verdict,
            "open_with": [[span.low, span.high] for span in self.open_with],
            "opens_from": list(self.opens_from),
            "given": [self.given.low, self.given.high],
        }


def credibilities(
    source: Domain | CaseDomain, ground: Ground, effects: Sequence[Effect], first: date, last: date
) -> tuple[Credibility, ...]:
    """For each pressure: with what probability the zone is open once it is felt in full.

    Effects of one pressure come true together, so they share one probability. Each is taken on the first day on which
    its effects are largest, between `first` and `last`; what the others add on that day counts at their own
    probabilities. What is not felt on any of the days is left out.

    Parameters
    ----------
    source : Domain or CaseDomain
    ground : Ground
        Of the same domain.
    effects : sequence of Effect
    first, last : date
    """
    groups: dict[str, list[Effect]] = {}
    for effect in effects:
        groups.setdefault(effect.group, []).append(effect)
    numbers = np.arange(first.toordinal(), last.toordinal() + 1)
    base = base_of(source, ground)
    found = []
    for name, members in groups.items():
        sure = [replace(effect, probability=CERTAIN) for effect in members]
        shares = sum(np.abs(effect.changes(numbers)[:, 1]) for effect in sure)
        at = int(np.argmax(shares))
        if not np.any(shares):
            continue
        day = numbers[at : at + 1]
        others = [effect for effect in effects if effect.group != name]
        rest = bands_of(base, ground.parties, others, day)[0][0]
        moved = bands_of(np.zeros_like(base), ground.parties, sure, day)[0][0]
        found.append(_credibility(ground, name, members, date.fromordinal(int(day[0])), rest, moved))
    return tuple(found)


def _credibility(
    ground: Ground, name: str, members: Sequence[Effect], day: date, rest: Floats, moved: Floats
) -> Credibility:
    spans = probabilities(ground, rest[:, 1], moved[:, 1])
    without = bool(spans) and spans[0].low <= 0
    certain = bool(spans) and spans[-1].high >= 1
    within = bool(spans)
    both = len(spans) > 1 or (within and not without and not certain)
    verdict: Literal["opens", "closes", "opens and closes", "no difference"] = "no difference"
    if both:
        verdict = "opens and closes"
    elif within and without != certain:
        verdict = "opens" if certain else "closes"
    best, worst = probabilities(ground, rest[:, 0], moved[:, 0]), probabilities(ground, rest[:, 2], moved[:, 2])
    parties = tuple(dict.fromkeys(effect.party for effect in members))
    low = min(effect.probability.low for effect in members)
    high = max(effect.probability.high for effect in members)
    return Credibility(
        name,
        parties,
        day,
        without,
        certain,
        verdict,
        spans,
        (best[0].low if best else None, worst[0].low if worst else None),
        Interval(low, high),
    )


def probabilities(ground: Ground, rest: Floats, moved: Floats) -> tuple[Interval, ...]:
    """The probabilities with which the zone is open, as intervals that do not touch, ascending.

    Every efficient vector is acceptable for one interval of probabilities: ``rest + p * moved <= worth`` for everybody
    who must accept. The zone is open on the union of these intervals.

    Parameters
    ----------
    ground : Ground
    rest : (n_parties,) float
        What the parties have without agreement if the pressure does not come.
    moved : (n_parties,) float
        What it adds if it comes.
    """
    room = ground.worths - ground.thresholds(rest) + TOLERANCE
    slope = np.concatenate([moved, np.zeros(len(ground.inner))])
    pieces = []
    for columns in ground.enough:
        low, high = np.zeros(len(room)), np.ones(len(room))
        for column in columns:
            if slope[column] == 0:
                high = np.where(room[:, column] >= 0, high, -1.0)
            elif slope[column] < 0:
                low = np.maximum(low, room[:, column] / slope[column])
            else:
                high = np.minimum(high, room[:, column] / slope[column])
        kept = low <= high
        pieces.append(np.stack([low[kept], high[kept]], axis=1))
    return _union(np.concatenate(pieces) if pieces else np.zeros((0, 2)))


def _union(pieces: Floats) -> tuple[Interval, ...]:
    joined: list[list[float]] = []
    for low, high in pieces[np.lexsort((pieces[:, 1], pieces[:, 0]))].tolist():
        if joined and low <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], high)
        else:
            joined.append([low, high])
    return tuple(Interval(low, high) for low, high in joined)

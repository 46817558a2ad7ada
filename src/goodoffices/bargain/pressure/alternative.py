"""What each party has without agreement, day by day."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.case_domain import CaseDomain
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.pressure.effect import Effect, Reading
from goodoffices.bargain.pressure.ground import Ground
from goodoffices.diagnose import UsageError

__all__ = ["bands_of", "base_of", "not_joint", "the_domain"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def the_domain(source: Domain | CaseDomain) -> Domain:
    """The domain itself."""
    return source.domain if isinstance(source, CaseDomain) else source


def base_of(source: Domain | CaseDomain, ground: Ground) -> Floats:
    """Reservation values before any effect: (n_parties, 3), least, middle and largest.

    Of a case the ranges that were entered count; the middle is the definite reading of the domain.
    """
    result = np.repeat(ground.base[:, None], 3, axis=1)
    if isinstance(source, CaseDomain):
        for row, known in enumerate(source.known):
            if known.reservation is not None:
                result[row, 0] = min(known.reservation.low, result[row, 1])
                result[row, 2] = max(known.reservation.high, result[row, 1])
    return result


def bands_of(
    base: Floats,
    parties: Sequence[str],
    effects: Sequence[Effect],
    days: Ints,
    reading: Reading = "realised",
    horizon: int = 0,
) -> tuple[Floats, Floats]:
    """The bands, and what each effect adds to them.

    Parameters
    ----------
    base : (n_parties, 3) float
    parties : sequence of str
    effects : sequence of Effect
    days : (n_days,) int64
        As :meth:`datetime.date.toordinal` has them.
    reading, horizon
        See :meth:`.Effect.shares`.

    Returns
    -------
    bands : (n_days, n_parties, 3) float
    added : (n_days, n_effects, 3) float

    Raises
    ------
    UsageError
        Where an effect is of a party that is not there.
    """
    added = np.zeros((len(days), len(effects), 3))
    bands = np.repeat(base[None], len(days), axis=0)
    for at, effect in enumerate(effects):
        if effect.party not in parties:
            raise UsageError(
                f'the effect "{effect.id}" is of "{effect.party}", which is no party here',
                f"name one of: {', '.join(parties)}",
            )
        added[:, at] = effect.changes(days, reading, horizon)
        bands[:, list(parties).index(effect.party)] += added[:, at]
    return bands, added


def not_joint(effects: Sequence[Effect]) -> tuple[str, ...]:
    """Pressures whose several effects are known only in ranges: taken each by itself, the bands are wider than need be."""
    groups: dict[str, list[Effect]] = {}
    for effect in effects:
        groups.setdefault(effect.group, []).append(effect)
    return tuple(name for name, members in groups.items() if len(members) > 1 and any(map(_vague, members)))


def _vague(effect: Effect) -> bool:
    spans = [span for span in (effect.first, effect.last, effect.since) if span is not None]
    chance: Interval = effect.probability
    return chance.low < chance.high or any(early < late for early, late in spans)

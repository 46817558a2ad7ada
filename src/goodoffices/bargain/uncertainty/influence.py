"""Which of the unknown numbers matter most for the answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.uncertainty.gain import Estimate, choice_gain, jackknife, opening_gain
from goodoffices.bargain.uncertainty.record import Sweep
from goodoffices.bargain.uncertainty.unknown import Unknown

__all__ = ["Influence", "influences"]

Floats = NDArray[np.float64]

_CLASSES = 8
_PER_CLASS = 12


@dataclass(frozen=True, slots=True)
class Influence:
    """How much one number decides.

    Parameters
    ----------
    unknown : Unknown
    opening_share : Estimate
        Share of the variance of "is a zone open" that goes with it alone: the first-order index of Sobol', by the ratio of
        correlation between classes of the number, corrected for chance.
    opening : Estimate
        Bits of the uncertainty about the zone that knowing it takes away, on average.
    choice : Estimate
        How much better the choice of a package is if it is known (expected value of perfect information on it), as a
        share of the best geometric mean of gains.
    """

    unknown: Unknown
    opening_share: Estimate
    opening: Estimate
    choice: Estimate

    def as_json(self, domain: Domain) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "unknown": self.unknown.as_json(domain),
            "opening_share": self.opening_share.as_json(),
            "opening": self.opening.as_json(),
            "choice": self.choice.as_json(),
        }


def influences(found: Sweep) -> tuple[Influence, ...]:
    """Every unknown number of a sweep, the most influential first (by choice, then by opening).

    The range of a number is cut into classes of equally many readings, up to eight; what differs inside a class counts as
    not known, so that what is told is a little less than what perfect knowledge would give.

    References
    ----------
    I. M. Sobol', Sensitivity Estimates for Nonlinear Mathematical Models, Mathematical Modelling and Computational
    Experiment 1 (1993) 407-414. M. Strong, J. E. Oakley, Medical Decision Making 33 (2013) 755-766.
    T. L. Kelley, An Unbiased Correlation Ratio Measure, Proc. National Academy of Sciences 21 (1935) 554-559.
    """
    result = []
    for column, unknown in enumerate(found.unknowns):
        answers = classes_of(found.values[:, column])
        result.append(
            Influence(
                unknown,
                _first_order(answers, found.opened),
                opening_gain(answers, found.opened),
                choice_gain(answers, found.shares),
            )
        )
    order = sorted(result, key=lambda i: (-round(i.choice.value, 12), -round(i.opening.value, 12)))
    return tuple(order)


def classes_of(values: Floats) -> NDArray[np.int64]:
    """Classes of equally many readings, equal values in one class: (draws,) float -> (draws,) int from 0 on."""
    count = max(2, min(_CLASSES, len(values) // _PER_CLASS))
    cuts = np.quantile(values, np.arange(1, count) / count)
    return np.unique(np.searchsorted(np.unique(cuts), values, side="right"), return_inverse=True)[1].reshape(-1)


def _first_order(answers: NDArray[np.int64], opened: NDArray[np.bool_]) -> Estimate:
    if opened.all() or not opened.any():
        return Estimate(0.0, 0.0)
    values = opened.astype(np.float64)
    return jackknife(lambda keep: _ratio(answers[keep], values[keep]), len(opened))


def _ratio(answers: NDArray[np.int64], values: Floats) -> float:
    """Kelley's epsilon squared: the ratio of correlation without what chance adds to it."""
    total = float(((values - values.mean()) ** 2).sum()) if len(values) else 0.0
    counts = np.bincount(answers)
    sums = np.bincount(answers, weights=values)
    kinds = int((counts > 0).sum())
    if total <= 0 or len(values) <= kinds or kinds < 2:
        return 0.0
    means = np.divide(sums, counts, out=np.zeros(len(sums)), where=counts > 0)
    inside = float(((values - means[answers]) ** 2).sum())
    return 1.0 - (inside / (len(values) - kinds)) / (total / (len(values) - 1))

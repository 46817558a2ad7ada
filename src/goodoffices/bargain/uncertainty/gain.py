"""What it would be worth to know something, estimated from the readings of a sweep.

Two things can be gained: certainty about whether a zone is open (bits of entropy), and a better choice among packages
(share of the best geometric mean of gains, see :class:`.record.Standing`).

References
----------
M. Strong, J. E. Oakley, An Efficient Method for Computing Single-Parameter Partial Expected Value of Perfect Information,
Medical Decision Making 33 (2013) 755-766 (the conditional means by classes of a sorted sample).
G. A. Miller, Note on the Bias of Information Estimates, in H. Quastler (ed.), Information Theory in Psychology, 1955.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Estimate", "choice_gain", "entropy", "jackknife", "opening_gain"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_PARTS = 10


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number and its standard error; as it is estimated, it can come out slightly below 0 where it is 0."""

    value: float
    error: float

    def as_json(self) -> dict[str, Any]:
        """``value``, ``error``."""
        return {"value": self.value, "error": self.error if math.isfinite(self.error) else None}


def entropy(opened: NDArray[np.bool_]) -> float:
    """What is not known about the zone, in bits: 0 where it is open in all readings or in none, 1 in half of them."""
    share = float(opened.mean())
    return sum(-p * math.log2(p) for p in (share, 1 - share) if p > 0) + 0.0


def opening_gain(answers: Ints, opened: NDArray[np.bool_]) -> Estimate:
    """Entropy of "is a zone open" that the answer to a question takes away, on average, in bits.

    The mutual information of both, less the bias of Miller's first order; the error by leaving out a tenth of the readings
    at a time.

    Parameters
    ----------
    answers : (draws,) int
        Which answer each reading gives, 0, 1, ...
    opened : (draws,) bool
    """
    if opened.all() or not opened.any():
        return Estimate(0.0, 0.0)
    return jackknife(lambda keep: _information(answers[keep], opened[keep]), len(opened))


def _information(answers: Ints, opened: NDArray[np.bool_]) -> float:
    if not len(answers):
        return 0.0
    counts = np.zeros((int(answers.max()) + 1, 2))
    np.add.at(counts, (answers, opened.astype(np.int64)), 1)
    joint = counts / counts.sum()
    expected = joint.sum(axis=1, keepdims=True) * joint.sum(axis=0, keepdims=True)
    held = joint > 0
    found = float((joint[held] * np.log2(joint[held] / expected[held])).sum())
    rows, columns = (int((counts.sum(axis=axis) > 0).sum()) for axis in (1, 0))
    return found - (rows - 1) * (columns - 1) / (2 * len(answers) * math.log(2))


def jackknife(estimate: Callable[[NDArray[np.bool_]], float], draws: int) -> Estimate:
    """An estimate from the readings that a mask keeps, and its error by leaving out a tenth of them at a time.

    References
    ----------
    J. W. Tukey, Bias and Confidence in Not-Quite Large Samples, Annals of Mathematical Statistics 29 (1958) 614.
    """
    whole = estimate(np.ones(draws, dtype=bool))
    parts = min(_PARTS, draws)
    if parts < 2:
        return Estimate(whole, float("nan"))
    group = np.arange(draws) % parts
    without = np.array([estimate(group != part) for part in range(parts)])
    return Estimate(whole, float(np.sqrt((parts - 1) / parts * ((without - without.mean()) ** 2).sum())))


def choice_gain(answers: Ints, shares: Floats) -> Estimate:
    """How much better the best package is on average if the answer is known before choosing.

    For each answer the package with the largest mean is chosen on one half of the readings and judged on the other, and
    the other way round, so that a choice is not praised for the luck it was chosen by; likewise for the choice without an
    answer.

    Parameters
    ----------
    answers : (draws,) int
    shares : (draws, n_packages) float in [0, 1]
        What each package reaches of the best, in each reading.
    """
    draws = len(answers)
    if draws < 4 or not shares.shape[1]:
        return Estimate(0.0, float("nan"))
    half = np.arange(draws) % 2 == 0
    rows = np.arange(draws)
    kinds = int(answers.max()) + 1
    gains = np.zeros(draws)
    for learn in (half, ~half):
        test = ~learn
        plain = int(shares[learn].mean(axis=0).argmax())
        belongs = (answers[learn][None, :] == np.arange(kinds)[:, None]).astype(np.float64)
        chosen = (belongs @ shares[learn]).argmax(axis=1)
        # An answer that the half does not have says nothing about what to choose.
        chosen[belongs.sum(axis=1) == 0] = plain
        gains[test] = shares[rows[test], chosen[answers[test]]] - shares[test, plain]
    return Estimate(float(gains.mean()), float(gains.std(ddof=1) / np.sqrt(draws)))

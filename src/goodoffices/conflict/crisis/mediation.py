"""The best that a mediator can do between two who do not know each other's strength (Hörner, Morelli & Squintani)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.crisis.given import within
from goodoffices.diagnose import UsageError

__all__ = ["Mediation", "mediation_by_program", "optimal_mediation", "unmediated"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Mediation:
    """How likely peace is.

    Parameters
    ----------
    peace : float
        Overall.
    strong_strong, strong_weak, weak_weak : float
        By who meets whom.
    """

    peace: float
    strong_strong: float
    strong_weak: float
    weak_weak: float

    assumptions = (
        "Each side is strong or weak, independently and equally likely so, and alone knows which. War destroys a known part "
        "of what is in dispute; the strong beat the weak with known probability.",
        "The mediator hears both in confidence and recommends a division, or says nothing and leaves them to war. It knows "
        "nothing of its own and can force nothing, but keeps to its manner of recommending, known beforehand.",
        "Without a mediator both speak openly at the same time, and then divide or fight.",
    )


def _checked(strong: float, beats: float, left: float) -> tuple[float, float]:
    q = within("the chance of being strong", strong, 0, 1, open_low=True, open_high=True)
    p = within("the chance that the strong beat the weak", beats, 0.5, 1)
    theta = within("what war leaves", left, 0, 1, open_high=True)
    if p * theta <= 0.5:
        raise UsageError(
            "the strong have no reason to fight the weak: what they expect of war is no more than half",
            "peace by equal shares is certain; the model asks for beats * left above 0.5",
        )
    return q / (1 - q), (p * theta - 0.5) / (0.5 - theta / 2)


def _mediation(q: float, parts: tuple[float, float, float]) -> Mediation:
    hh, hl, ll = parts
    return Mediation(q * q * hh + 2 * q * (1 - q) * hl + (1 - q) ** 2 * ll, hh, hl, ll)


def optimal_mediation(strong: float, beats: float, left: float) -> Mediation:
    """The greatest probability of peace with a mediator; an arbitrator who could force a division would do no better.

    Parameters
    ----------
    strong : float
        q in (0, 1): how likely each side is strong.
    beats : float
        p in [0.5, 1]: how likely the strong beat the weak.
    left : float
        theta in [0, 1): what war leaves of 1.

    Raises
    ------
    UsageError
        Where a number lies outside its range, or p theta is at most 1/2.

    Examples
    --------
    >>> round(optimal_mediation(0.5, 0.8, 0.8).peace, 6), round(unmediated(0.5, 0.8, 0.8).peace, 6)
    (0.857143, 0.794118)

    References
    ----------
    .. [1] Hörner, J., Morelli, M. & Squintani, F. (2015). Mediation and peace. Review of Economic Studies 82, 1483-1501.
    """
    ratio, gamma = _checked(strong, beats, left)
    if ratio >= gamma:
        return _mediation(strong, (1.0, 1.0, 1.0))
    if ratio <= gamma / 2:
        return _mediation(strong, (0.0, 1 / (1 + gamma - 2 * ratio), 1.0))
    return _mediation(strong, ((2 * ratio - gamma) / (ratio * (gamma + 1 - ratio)), 1.0, 1.0))


def mediation_by_program(strong: float, beats: float, left: float) -> Mediation:
    """The same as the optimum of a linear program, solved by going through all its corners: a check on the closed form.

    The unknowns are the probabilities of peace of each meeting, and the expected share of the strong against the weak.
    Both types must expect no less than by war, and no more by claiming to be the other.
    """
    _checked(strong, beats, left)
    game = _Program(strong, beats, left)
    return game.solve([*game.participation(), *game.honesty()])


def unmediated(strong: float, beats: float, left: float) -> Mediation:
    """The greatest probability of peace when both speak openly and then divide or fight, by the same kind of program.

    A division must then be better than war for each *after* it knows whom it faces, and whoever has lied can still fight.
    """
    _checked(strong, beats, left)
    game = _Program(strong, beats, left)
    return game.solve([*game.after_knowing(), *game.honesty_with_war()])


class _Program:
    """Rows (a, b) mean a . (HH, HL, X, LL) >= b, where X is HL times the share of the strong."""

    def __init__(self, q: float, p: float, theta: float) -> None:
        self.q, self.p, self.theta = q, p, theta

    def _strong(self) -> tuple[Floats, float]:
        """What a strong side expects, as a row and a constant."""
        q, p, theta = self.q, self.p, self.theta
        row = np.array([q * (1 - theta) / 2, -(1 - q) * p * theta, 1 - q, 0.0])
        return row, q * theta / 2 + (1 - q) * p * theta

    def _weak(self) -> tuple[Floats, float]:
        q, p, theta = self.q, self.p, self.theta
        row = np.array([0.0, q * (1 - (1 - p) * theta), -q, (1 - q) * (1 - theta) / 2])
        return row, q * (1 - p) * theta + (1 - q) * theta / 2

    def _weak_as_strong(self) -> tuple[Floats, float]:
        q, p, theta = self.q, self.p, self.theta
        row = np.array([q * (0.5 - (1 - p) * theta), -(1 - q) * theta / 2, 1 - q, 0.0])
        return row, q * (1 - p) * theta + (1 - q) * theta / 2

    def participation(self) -> list[tuple[Floats, float]]:
        """Both types expect no less than by war: what is added to the value of war is at least 0."""
        return [(self._strong()[0], 0.0), (self._weak()[0], 0.0)]

    def honesty(self) -> list[tuple[Floats, float]]:
        """Neither type gains by claiming to be the other, where a division once recommended is kept."""
        q, p, theta = self.q, self.p, self.theta
        strong_as_weak = np.array([0.0, q * (1 - theta / 2), -q, (1 - q) * (0.5 - p * theta)])
        return [
            self._no_gain(self._weak(), self._weak_as_strong()),
            self._no_gain(self._strong(), (strong_as_weak, self._strong()[1])),
        ]

    def after_knowing(self) -> list[tuple[Floats, float]]:
        """Against the weak the strong get at least what war would bring, and leave as much."""
        p, theta = self.p, self.theta
        return [(np.array([0.0, -p * theta, 1.0, 0.0]), 0.0), (np.array([0.0, 1 - (1 - p) * theta, -1.0, 0.0]), 0.0)]

    def honesty_with_war(self) -> list[tuple[Floats, float]]:
        """Neither gains by claiming to be the other, where it may still fight when it sees the division."""
        q = self.q
        rows = [self._no_gain(self._weak(), self._weak_as_strong())]
        # A strong side that passed for weak always fights the weak, and takes from the strong the better of share and war.
        against_strong = (np.array([0.0, q * (1 - self.theta / 2), -q, 0.0]), np.zeros(4))
        rows += [self._no_gain(self._strong(), (row, self._strong()[1])) for row in against_strong]
        return rows

    @staticmethod
    def _no_gain(true: tuple[Floats, float], claimed: tuple[Floats, float]) -> tuple[Floats, float]:
        return true[0] - claimed[0], claimed[1] - true[1]

    def solve(self, rows: list[tuple[Floats, float]]) -> Mediation:
        """The best corner of the set that the rows and the bounds leave."""
        one = np.eye(4)
        bounds = [(one[k], 0.0) for k in range(4)] + [(-one[k], -1.0) for k in (0, 1, 3)] + [(one[1] - one[2], 0.0)]
        a = np.array([row for row, _ in (*rows, *bounds)])
        b = np.array([limit for _, limit in (*rows, *bounds)])
        picks = np.array(list(combinations(range(len(a)), 4)))
        sides = a[picks]
        regular = np.abs(np.linalg.det(sides)) > 1e-12
        corners = np.linalg.solve(sides[regular], b[picks[regular]][:, :, None])[:, :, 0]
        feasible = corners[(corners @ a.T >= b - 1e-10).all(axis=1)]
        weight = np.array([self.q**2, 2 * self.q * (1 - self.q), 0.0, (1 - self.q) ** 2])
        best = np.clip(feasible[np.argmax(feasible @ weight)], 0.0, 1.0)
        return _mediation(self.q, (float(best[0]), float(best[1]), float(best[3])))

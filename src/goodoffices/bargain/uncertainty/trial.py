"""One block of readings: what each of them says, and how it judges a list of packages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package, acceptable, feasible, utilities
from goodoffices.bargain.drawing import Drawn, draw_block
from goodoffices.bargain.frontier import frontier
from goodoffices.bargain.partial import PartialPreferences
from goodoffices.bargain.preference import PartyPreferences
from goodoffices.bargain.solution.disagreement import disagreement_of
from goodoffices.bargain.solution.listed import from_frontier
from goodoffices.bargain.solution.record import Solution
from goodoffices.bargain.uncertainty.unknown import Unknown

__all__ = ["NAMES", "Judged", "Setting", "Trial", "explore", "judge", "reading_of", "trial_of"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NAMES = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")
_TOLERANCE = 1e-9
_CELLS = 4_000_000
_LISTED = 50


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """What every block needs.

    Parameters
    ----------
    domain : Domain
        Issues, constraints, status quo; of its parties what is no preference (title, veto).
    known : tuple of PartialPreferences
        One per party, in the order of the domain.
    seed : int
    """

    domain: Domain
    known: tuple[PartialPreferences, ...]
    seed: int

    def drawn(self, block: int) -> tuple[Drawn, ...]:
        """A block of readings of each party."""
        return tuple(draw_block(partial, self.seed, block, at) for at, partial in enumerate(self.known))


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What one reading says.

    Parameters
    ----------
    frontier : (n, n_parties) float
        Worths of the efficient packages, exact.
    packages : tuple of tuple of int
        One for each of these worths, of those acceptable to all where there are any; the largest products of gains first,
        and no more than 50.
    solutions : dict of Solution
    """

    frontier: Floats
    packages: tuple[Package, ...]
    solutions: dict[str, Solution]

    @property
    def open(self) -> bool:
        """Whether some package is acceptable to all."""
        return self.solutions["nash"].utilities is not None


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What a block of readings says of some packages: the first axis is the reading, the second the package."""

    efficient: Flags
    accepted: Flags
    picked: dict[str, Flags]
    worth: Floats
    regret: Floats
    share: Floats
    unknown: Floats


def reading_of(domain: Domain, parties: Sequence[PartyPreferences], known: Sequence[PartialPreferences]) -> Domain:
    """The domain with one definite reading of every party.

    A party of whom no reservation value is known has what the status quo is worth to it in that reading, where the
    domain has one; otherwise the value that the domain gives it.
    """
    read = []
    at_rest = None if domain.status_quo is None else np.array([domain.status_quo])
    for own, party, partial in zip(domain.parties, parties, known, strict=True):
        held = party.reservation
        if partial.reservation is None:
            held = own.reservation if at_rest is None else float(party.utility.worth(at_rest)[0])
        read.append(replace(own, utility=party.utility, reservation=held))
    return replace(domain, parties=tuple(read))


def explore(setting: Setting, block: int, count: int) -> tuple[Trial, ...]:
    """The frontier and the solutions of each of the first ``count`` readings of a block."""
    drawn = setting.drawn(block)
    trials = []
    for row in range(count):
        read = reading_of(setting.domain, [own.party(row) for own in drawn], setting.known)
        trials.append(trial_of(read))
    return tuple(trials)


def trial_of(read: Domain) -> Trial:
    """The frontier and the solutions of one definite reading."""
    found = frontier(read)
    base = disagreement_of(read, "reserved")
    solutions = from_frontier(found, base, NAMES, packages=1)
    gains = found.utilities - np.array(base)
    fit = np.flatnonzero((gains >= -_TOLERANCE).all(axis=1))
    rows = fit[np.argsort(-gains[fit].prod(axis=1), kind="stable")] if len(fit) else np.arange(len(found))
    return Trial(found.utilities, tuple(found.packages(row, 1)[0] for row in rows[:_LISTED].tolist()), solutions)


def judge(
    setting: Setting,
    block: int,
    trials: Sequence[Trial],
    packages: NDArray[np.int64],
    unknowns: Sequence[Unknown],
) -> Judged:
    """How each reading of a block judges some packages, given what :func:`explore` found."""
    drawn = setting.drawn(block)
    count, rows = len(trials), len(packages)
    possible = feasible(setting.domain, packages)
    efficient, accepted = np.zeros((count, rows), dtype=bool), np.zeros((count, rows), dtype=bool)
    picked = {name: np.zeros((count, rows), dtype=bool) for name in NAMES}
    worth = np.zeros((count, rows, len(setting.known)))
    regret, share = np.zeros_like(worth), np.zeros((count, rows))
    for row, trial in enumerate(trials):
        read = reading_of(setting.domain, [own.party(row) for own in drawn], setting.known)
        worth[row] = utilities(read, packages)
        efficient[row] = possible & ~_dominated(worth[row], trial.frontier)
        accepted[row] = possible & acceptable(read, packages).all(axis=1)
        for name, solution in trial.solutions.items():
            if solution.utilities is not None:
                near = np.abs(worth[row] - np.array(solution.utilities)) <= _TOLERANCE
                picked[name][row] = possible & near.all(axis=1)
        if trial.open:
            best = trial.solutions["nash"]
            regret[row] = np.maximum(np.array(best.ideal) - worth[row], 0.0)
            share[row] = np.where(accepted[row], _share(worth[row], best), 0.0)
    numbers = [unknown.value(drawn)[:count] for unknown in unknowns]
    values = np.stack(numbers, axis=1) if numbers else np.zeros((count, 0))
    return Judged(efficient, accepted, picked, worth, regret, share, values)


def _share(worth: Floats, best: Solution) -> Floats:
    """Geometric mean of the gains, as a share of the largest that any package has."""
    gains = np.maximum(worth - np.array(best.disagreement), 0.0).prod(axis=1)
    largest = float(np.maximum(np.array(best.utilities) - np.array(best.disagreement), 0.0).prod())
    if largest <= 0:
        return np.ones(len(worth))  # nobody can gain without a loss to another: nothing is lost
    return np.asarray(np.minimum(gains / largest, 1.0) ** (1 / worth.shape[1]))


def _dominated(worth: Floats, efficient: Floats) -> Flags:
    """Which vectors an efficient one beats."""
    result = np.zeros(len(worth), dtype=bool)
    step = max(1, _CELLS // max(1, efficient.size))
    for start in range(0, len(worth), step):
        part = worth[start : start + step]
        over = np.ones((len(part), len(efficient)), dtype=bool)
        above = np.zeros_like(over)
        for column in range(worth.shape[1]):
            excess = efficient[None, :, column] - part[:, None, column]
            over &= excess >= -_TOLERANCE
            above |= excess > _TOLERANCE
        result[start : start + step] = (over & above).any(axis=1)
    return result

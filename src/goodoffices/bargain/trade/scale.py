"""The worths of packages so that they can be compared: equal where they count as equal, and as shares of a range."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package, acceptable, as_packages, utilities
from goodoffices.bargain.frontier.factors import Factors, factors_of
from goodoffices.bargain.solution.disagreement import extremes

__all__ = ["Scale", "accepted", "scale_of"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Scale:
    """How the packages of one domain are compared.

    Parameters
    ----------
    domain : Domain
    factors : Factors
        For the lattices on which worths are equal or not.
    span : tuple of float
        What lies between the least and the most that a feasible package gives each party; 1 where nothing does.
    """

    domain: Domain
    factors: Factors
    span: tuple[float, ...]

    def keys(self, worths: Floats) -> Ints:
        """Whole numbers that are equal where worths count as equal: (n, n_parties) -> (n, n_parties) int64."""
        steps = np.empty(worths.shape, dtype=np.int64)
        for column, party in enumerate(self.domain.parties):
            plain = (worths[:, column] - party.utility.offset) / party.utility.scale
            steps[:, column] = self.factors.lattices[column].steps(plain)
        return self.factors.rounded(steps)

    def worths(self, packages: Iterable[Package] | Ints) -> Floats:
        """The worth of packages to the parties, each in its own unit."""
        return utilities(self.domain, packages)

    def gains(self, before: Package, packages: Iterable[Package] | Ints) -> Floats:
        """What packages give more than one of them; exactly 0 where the worths count as equal."""
        return self.more(self.worths([before]), self.worths(packages))

    def more(self, base: Floats, worths: Floats) -> Floats:
        """By how much worths exceed one row of them; exactly 0 where they count as equal."""
        same = self.keys(worths) == self.keys(base)
        return np.where(same, 0.0, worths - base)

    def shares(self, gains: Floats) -> Floats:
        """Gains as shares of each party's range."""
        return np.asarray(gains / np.array(self.span))


def scale_of(domain: Domain, tolerance: float = 1e-9) -> Scale:
    """The scale of a domain.

    Parameters
    ----------
    domain : Domain
    tolerance : float
        See :func:`.frontier.frontier`.
    """
    least, most = (np.array(ends) for ends in extremes(domain))
    span = np.where(np.isfinite(most - least) & (most > least), most - least, 1.0)
    return Scale(domain, factors_of(domain, tolerance=tolerance), tuple(span.tolist()))


def accepted(domain: Domain, packages: Iterable[Package] | Ints) -> NDArray[np.bool_]:
    """Which packages are an agreement: accepted by all who must accept, and by as many as the quorum asks for.

    Returns
    -------
    (n_packages,) bool
        Shared constraints aside.
    """
    votes = acceptable(domain, as_packages(domain, packages))
    if domain.quorum is None or domain.quorum >= len(domain.parties):
        return np.asarray(votes.all(axis=1))
    needed = np.array([party.veto for party in domain.parties], dtype=bool)
    return np.asarray(votes[:, needed].all(axis=1) & (votes.sum(axis=1) >= domain.quorum))

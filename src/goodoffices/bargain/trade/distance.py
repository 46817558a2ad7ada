"""How far a package is from another: issues changed, and steps taken on issues whose options are ordered."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package

__all__ = ["Distance"]

Ints = NDArray[np.int64]


class Distance:
    """From one package: first the number of issues changed, then the steps.

    An issue whose options stand for numbers is moved by as many steps as options lie between; on any other issue a change
    is one step.

    Parameters
    ----------
    domain : Domain
    package : tuple of int
    """

    def __init__(self, domain: Domain, package: Package) -> None:
        self.steps = [_steps(domain, issue, option) for issue, option in enumerate(package)]
        self.unit = 1 + sum(int(steps.max()) for steps in self.steps)
        """What one issue more costs: more than all steps together."""
        self.costs: list[Ints] = [steps + self.unit * (steps > 0) for steps in self.steps]

    def apart(self, cost: int) -> tuple[int, int]:
        """Issues changed and steps, from a sum of costs."""
        return divmod(int(cost), self.unit)

    def of(self, package: Package) -> int:
        """The cost of a package."""
        return sum(int(costs[option]) for costs, option in zip(self.costs, package, strict=True))


def _steps(domain: Domain, issue: int, option: int) -> Ints:
    values = domain.issues[issue].values
    count = domain.counts[issue]
    if values is None:
        rank = np.zeros(count, dtype=np.int64)
    else:
        rank = np.searchsorted(np.unique(np.array(values)), np.array(values)).astype(np.int64)
    steps = np.maximum(np.abs(rank - rank[option]), 1)
    steps[option] = 0
    return np.asarray(steps, dtype=np.int64)

"""The frontier of two parties whose issues are densely joined, one solver run for each efficient vector.

Among the packages that give the second party more than the last vector found, the one that is best for the first party,
and of these best for the second, is the next; where there is none the list is complete.

References
----------
Y. Y. Haimes, L. S. Lasdon, D. A. Wismer, On a Bicriterion Formulation of the Problems of Integrated System
Identification and System Optimization, IEEE Transactions on Systems, Man, and Cybernetics 1 (1971) 296-297.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from goodoffices.bargain.domain import Domain, Package, utilities
from goodoffices.bargain.frontier.acceptance import Acceptance
from goodoffices.bargain.frontier.factors import Factors
from goodoffices.bargain.frontier.model import Model, Row, model_of, settled
from goodoffices.bargain.frontier.trellis import TooDense

__all__ = ["REACH", "listed_by_solver"]

REACH = 10**7
"""Largest sum of whole numbers that a solver's tolerance leaves exact here."""

SECONDS = 120.0


def listed_by_solver(
    domain: Domain, factors: Factors, accept: Acceptance | None, watch: Callable[[int], None] | None = None
) -> list[Package]:
    """One package for each efficient vector of at most two parties, the best for the first party first.

    Raises
    ------
    TooDense
        For more parties, divisible or numberless issues, or where the solver does not finish.
    MissingExtra
        Without the extra ``solve``.
    """
    parties = len(domain.parties)
    if parties > 2 or len(factors.judges) > parties or not all(lattice.exact for lattice in factors.lattices):
        raise TooDense
    model = model_of(domain, divisible=False)
    rows = [_whole(model, factors, party) for party in range(parties)]
    reach = [sum(abs(c) for c in row.values()) for row in rows]
    if max(reach) > REACH:
        raise TooDense
    if accept:
        for party, row in enumerate(rows):
            if math.isfinite(accept.thresholds[party]):
                model.row(row, float(accept.thresholds[party]) - 0.25, math.inf)
    second = rows[1] if parties == 2 else {}
    objective = dict(rows[0])
    for variable, value in second.items():
        objective[variable] = objective.get(variable, 0.0) + value / (4 * reach[1])
    found: list[Package] = []
    while True:
        best = model.maximise(objective, seconds=SECONDS)
        if best.values is None and best.bound == -math.inf:
            return found
        if best.values is None or best.bound - best.best > 1e-4 / max(reach[-1], 1):
            raise TooDense
        package = settled(model, best.values)
        found.append(package)
        if watch:
            watch(len(found))
        if parties == 1:
            return found
        value = sum(c for v, c in second.items() if best.values[v] > 0.5)
        exact = float(np.rint(_steps(domain, factors, 1, package)))
        model.row(second, max(value, exact) + 0.5, math.inf)


def _whole(model: Model, factors: Factors, party: int) -> Row:
    """A party's worth in steps of its lattice, without the offset."""
    unit = factors.lattices[party].per_unit / factors.judges[party].utility.scale
    return {variable: float(round(value * unit)) for variable, value in model.worths[party][0].items()}


def _steps(domain: Domain, factors: Factors, party: int, package: Package) -> float:
    utility = factors.judges[party].utility
    worth = float(utilities(domain, [package])[0, party])
    return (worth - utility.offset) / utility.scale * factors.lattices[party].per_unit

"""Solutions of densely joined or divisible issues, by mixed-integer programming, with the solver's proven bound.

The logarithm of the Nash product is concave: tangents bound it from above, and each round adds those at the package
found, until the bound meets it.

References
----------
M. A. Duran, I. E. Grossmann, An Outer-Approximation Algorithm for a Class of Mixed-Integer Nonlinear Programs,
Mathematical Programming 36 (1986) 307-339.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier.model import Model, Outcome, Row, model_of
from goodoffices.bargain.solution.concept import CONCEPTS, Concept
from goodoffices.bargain.solution.record import Solution, Vector

__all__ = ["Mixture", "solve_programme"]

Floats = NDArray[np.float64]
GAP = 1e-7
NEAR = 1e-5
ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Mixture:
    """A solution in which divisible issues are shared out.

    Parameters
    ----------
    solution : Solution
        Without packages where an issue is really divided.
    shares : tuple of tuple of float
        For each issue the share of each option.
    """

    solution: Solution
    shares: tuple[tuple[float, ...], ...]


def solve_programme(
    domain: Domain,
    disagreement: Sequence[float],
    names: Sequence[str] | None = None,
    *,
    divisible: bool = True,
    seconds: float = 60.0,
) -> dict[str, Mixture]:
    """Solutions by mixed-integer programming.

    Parameters
    ----------
    domain : Domain
        Without ratios and conditions.
    disagreement : sequence of float
        One worth per party.
    names : sequence of str, optional
        Of :data:`.concept.CONCEPTS` except ``equal_gain``; by default these.
    divisible : bool
        False settles divisible issues whole.
    seconds : float
        For each run of the solver; where it does not finish, the answer carries its gap.

    Raises
    ------
    MissingExtra
        Without the extra ``solve``.
    GoodOfficesError
        For ratios and conditions.
    """
    task = _Task(domain, np.asarray(disagreement, dtype=np.float64), model_of(domain, divisible=divisible), seconds)
    for party in range(len(domain.parties)):
        task.model.row(task.row(party), task.offset(party), math.inf)
    ideal, certain = task.ideal()
    chosen = [CONCEPTS[name] for name in names or CONCEPTS if name != "equal_gain"]
    if ideal is None:
        return {c.name: Mixture(_record(task, c, None, None, None, np.zeros(0)), ()) for c in chosen}
    return {c.name: _solved(task, c, ideal, certain) for c in chosen}


@dataclass(slots=True)
class _Task:
    """One programme, with everybody's worth at least the disagreement."""

    domain: Domain
    base: Floats
    model: Model
    seconds: float

    def row(self, party: int) -> Row:
        return self.model.worths[party][0]

    def offset(self, party: int) -> float:
        """What the sum of a party's terms is at the point of disagreement."""
        return float(self.base[party] - self.model.worths[party][1])

    def gains(self, values: tuple[float, ...]) -> Floats:
        rows = [sum(c * values[v] for v, c in row.items()) for row, _ in self.model.worths]
        return np.array([total - self.offset(party) for party, total in enumerate(rows)])

    def ideal(self) -> tuple[Floats | None, bool]:
        found = np.zeros(len(self.base))
        certain = True
        for party in range(len(self.base)):
            best = self.model.maximise(self.row(party), seconds=self.seconds)
            if best.values is None and best.bound == -math.inf:
                return None, True
            found[party] = max(best.bound - self.offset(party), 0.0)
            certain = certain and best.bound - best.best <= GAP * max(abs(best.bound), 1.0)
        return found, certain


def _solved(task: _Task, concept: Concept, ideal: Floats, certain: bool) -> Mixture:
    if concept.name == "nash":
        best, bound = _product(task, ideal)
    elif concept.name == "utilitarian":
        best = task.model.maximise(_sum([task.row(p) for p in range(len(ideal))]), seconds=task.seconds)
        bound = best.bound - sum(task.offset(p) for p in range(len(ideal)))
    else:
        scale = ideal if concept.scaled and (ideal > 0).any() else np.ones(len(ideal))
        best, bound = _least(task, scale)
    if best.values is None:
        return Mixture(_record(task, concept, None, bound, None, ideal), ())
    gains = np.maximum(task.gains(best.values), 0.0)
    value = float(concept.score(gains[None], ideal)[0])
    exact = certain or not concept.scaled
    shares = tuple(tuple(best.values[v] if v >= 0 else 0.0 for v in row) for row in task.model.options)
    record = _record(task, concept, best.values, max(bound, value), (value, exact), ideal)
    return Mixture(record, shares)


def _sum(rows: list[Row]) -> Row:
    total: Row = {}
    for row in rows:
        for variable, value in row.items():
            total[variable] = total.get(variable, 0.0) + value
    return total


def _least(task: _Task, scale: Floats) -> tuple[Outcome, float]:
    """The largest least gain, and among packages that have it the largest sum."""
    model = copy.deepcopy(task.model)
    level = model.variable(0.0, math.inf)
    for party, unit in enumerate(scale):
        if unit > 0:
            model.row({**task.row(party), level: -float(unit)}, task.offset(party), math.inf)
    first = model.maximise({level: 1.0}, seconds=task.seconds)
    if first.values is None:
        return first, first.bound
    model.lower[level] = first.best - 1e-9
    second = model.maximise(_sum([task.row(p) for p in range(len(scale))]), seconds=task.seconds)
    return (second if second.values is not None else first), first.bound


def _product(task: _Task, ideal: Floats) -> tuple[Outcome, float]:
    """Outer approximation of the sum of logarithms, refined at every package found."""
    model = copy.deepcopy(task.model)
    parties = range(len(ideal))
    if not (ideal > 0).all():
        best = model.maximise(_sum([task.row(p) for p in parties]), seconds=task.seconds)
        return best, 0.0
    logs = [model.variable(-60.0, math.log(float(ideal[p])) + 1e-9) for p in parties]
    objective = dict.fromkeys(logs, 1.0)
    for share in (1.0, 0.6, 0.35, 0.15):
        _tangents(task, model, logs, ideal * share)
    best, value, bound = Outcome(None, -math.inf, math.inf), -math.inf, math.inf
    for _ in range(ROUNDS):
        found = model.maximise(objective, seconds=task.seconds)
        bound = min(bound, found.bound)
        if found.values is None:
            break
        gains = np.maximum(task.gains(found.values), 1e-12 * ideal)
        if float(np.log(gains).sum()) > value:
            best, value = found, float(np.log(gains).sum())
        if bound - value <= GAP:
            break
        _tangents(task, model, logs, np.maximum(gains, 1e-3 * ideal))
    return best, math.exp(min(bound, 700.0))


def _tangents(task: _Task, model: Model, logs: list[int], at: Floats) -> None:
    for party, (log, gain) in enumerate(zip(logs, at.tolist(), strict=True)):
        # log(g) <= log(a) + (g - a) / a
        row = {variable: -value / gain for variable, value in task.row(party).items()}
        model.row({**row, log: 1.0}, -math.inf, math.log(gain) - 1.0 - task.offset(party) / gain)


def _record(
    task: _Task,
    concept: Concept,
    values: tuple[float, ...] | None,
    bound: float | None,
    found: tuple[float, bool] | None,
    ideal: Floats,
) -> Solution:
    value, certain = found or (None, True)
    close = value is not None and bound is not None and bound - value <= NEAR * max(abs(bound), 1e-6)
    packages: tuple[Package, ...] = ()
    worths: Vector | None = None
    if values is not None:
        worths = tuple((task.gains(values) + task.base).tolist())
        rows = [[values[v] if v >= 0 else 0.0 for v in row] for row in task.model.options]
        if all(max(row) > 1 - 1e-6 for row in rows):
            packages = (tuple(int(np.argmax(row)) for row in rows),)
    infeasible = values is None and bound is None
    return Solution(
        name=concept.name,
        utilities=worths,
        packages=packages,
        ways=0,
        ties=(),
        value=value,
        bound=bound,
        exact=infeasible or (close and certain),
        disagreement=tuple(task.base.tolist()),
        ideal=tuple((task.base + ideal).tolist()) if len(ideal) else (),
        parties=tuple(party.id for party in task.domain.parties),
        method="mixed-integer programme (HiGHS), to five digits",
        citation=concept.citation,
        inputs=task.domain.fingerprint,
        reason=""
        if values is not None
        else ("no package is good enough for every party" if infeasible else "none was found in time"),
    )

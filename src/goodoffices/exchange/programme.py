"""How many of each group go in each stage, as a mixed-integer programme.

One whole number for each group and stage. The points of a group are a concave function of how many of it have gone by a stage,
so that segments of equal points, filled from the highest, give them exactly (separable concave programming). The solver
is HiGHS, from the extra ``solve``.
"""

from __future__ import annotations

import importlib.util
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from goodoffices.bargain.frontier.model import INFINITE, Model
from goodoffices.diagnose import GoodOfficesError, MissingExtra
from goodoffices.exchange.group import Group
from goodoffices.exchange.requirement import Requirement, Row
from goodoffices.exchange.selection import Measure

__all__ = ["Counts", "Programme", "Solved", "points_of", "require_solver"]

Counts = tuple[tuple[int, ...], ...]
"""For each group, how many of its units go in each stage."""


@dataclass(frozen=True, slots=True)
class Solved:
    """A best solution.

    Parameters
    ----------
    counts : Counts
    value, bound : int
        What it reaches, and what no plan exceeds; equal where it is proven to be best.
    """

    counts: Counts
    value: int
    bound: int


@dataclass(slots=True)
class Programme:
    """The variables, and rows added one requirement at a time.

    Parameters
    ----------
    groups : sequence of Group
    measures : sequence of Measure
    stages : int
    seconds : float
        For each solution.
    done : int
        Stages that lie behind: those of their groups went, all of them.
    """

    groups: Sequence[Group]
    measures: Sequence[Measure]
    stages: int
    seconds: float
    done: int = 0
    model: Model = field(default_factory=Model)
    places: list[list[int]] = field(default_factory=list)
    switches: dict[tuple[str, int], int] = field(default_factory=dict)
    index: dict[Measure, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.model.variable(0.0, 0.0)  # a programme without any variable is no programme to the solver
        self.index = {measure: at for at, measure in enumerate(self.measures)}
        for group in self.groups:
            many = float(len(group.units))
            columns = [
                self.model.variable(many if t < self.done else 0.0, many, whole=True)
                if group.head.first <= t <= group.head.last
                else -1
                for t in range(self.stages)
            ]
            self.places.append(columns)
            self.model.row({c: 1.0 for c in columns if c >= 0}, 0.0, many)

    def row(self, row: Row) -> dict[int, float]:
        """The coefficients of a row."""
        at = self.index[row.measure]
        found: dict[int, float] = {}
        for group, columns in zip(self.groups, self.places, strict=True):
            if group.counts[at]:
                for t in row.stages:
                    if columns[t] >= 0:
                        found[columns[t]] = float(group.counts[at])
        if row.switch is not None:
            if row.switch not in self.switches:
                self.switches[row.switch] = self.model.variable(0.0, 1.0, whole=True)
            found[self.switches[row.switch]] = float(row.times)
        return found

    def require(self, requirements: Iterable[Requirement]) -> None:
        """Add what must hold."""
        for requirement in requirements:
            for row in requirement.rows:
                least = -INFINITE if row.least is None else float(row.least)
                most = INFINITE if row.most is None else float(row.most)
                self.model.row(self.row(row), least, most)

    def linear(self, worth: Callable[[Group, int], int]) -> dict[int, float]:
        """An objective that says what one unit of a group is worth in a stage."""
        return {
            column: float(worth(group, t))
            for group, columns in zip(self.groups, self.places, strict=True)
            for t, column in enumerate(columns)
            if column >= 0
        }

    def points(self) -> dict[int, float]:
        """The objective of the points of all groups."""
        objective: dict[int, float] = {}
        for group, columns in zip(self.groups, self.places, strict=True):
            for upto in range(self.stages):
                gone = [c for c in columns[: upto + 1] if c >= 0]
                if not gone:
                    continue
                marginal = group.ends if upto == self.stages - 1 else group.slopes
                segments = [(value, len(list(run))) for value, run in groupby(marginal)]
                if len(segments) == 1:
                    for column in gone:
                        objective[column] = objective.get(column, 0.0) + segments[0][0]
                    continue
                filled = [self.model.variable(0.0, float(length)) for _, length in segments]
                objective.update({c: float(value) for c, (value, _) in zip(filled, segments, strict=True)})
                self.model.row(dict.fromkeys(filled, 1.0) | dict.fromkeys(gone, -1.0), -INFINITE, 0.0)
        return objective

    def solve(self, objective: dict[int, float], value: Callable[[Counts], int]) -> Solved | None:
        """The best counts, or None where there are none.

        Parameters
        ----------
        objective : dict
        value : callable
            The objective of counts in whole numbers, which the solver's own is checked against.

        Raises
        ------
        GoodOfficesError
            Where the time is over before any solution, or the solver's solution is none.
        """
        outcome = self.model.maximise(objective, seconds=self.seconds, within=0.99)
        if outcome.values is None:
            if outcome.bound == -INFINITE:
                return None
            raise GoodOfficesError(
                f"no plan was found in {self.seconds:g} seconds, nor a proof that there is none", "give more time"
            )
        chosen = outcome.values
        counts = tuple(tuple(round(chosen[c]) if c >= 0 else 0 for c in columns) for columns in self.places)
        reached = value(counts)
        if abs(reached - outcome.best) > 0.5:
            raise GoodOfficesError(
                "the solver's plan has other points than it says", "report this; nothing was written"
            )
        # All points are whole numbers: a bound that lies less than one above is no better plan.
        return Solved(counts, reached, max(reached, math.floor(outcome.bound + 1e-4)))


def require_solver() -> None:
    """Say before any work that the solver is missing.

    Raises
    ------
    MissingExtra
    """
    if importlib.util.find_spec("highspy") is None:
        raise MissingExtra("planning an exchange", "solve")


def points_of(groups: Sequence[Group], counts: Counts) -> int:
    """The points of a plan in whole numbers."""
    total = 0
    for group, row in zip(groups, counts, strict=True):
        gone = 0
        for t, many in enumerate(row):
            left = len(row) - 1 - t
            total += left * sum(group.slopes[gone : gone + many]) + sum(group.ends[gone : gone + many])
            gone += many
    return total

"""Why there is no plan, and the least that would have to be eased.

The smallest set of requirements that cannot hold together is found by implicit hitting sets: every way of dropping a few
requirements so that the rest can hold must drop one of it; a smallest set that meets all such ways known so far either
cannot hold, and is the answer, or shows another way.

References
----------
A. Ignatiev, A. Previti, M. Liffiton, J. Marques-Silva, Smallest MUS Extraction with Minimal Hitting Set Dualization, CP 2015.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goodoffices.bargain.frontier.model import INFINITE, Model, Outcome
from goodoffices.diagnose import GoodOfficesError
from goodoffices.exchange.group import Group
from goodoffices.exchange.programme import Programme
from goodoffices.exchange.requirement import Requirement, Row
from goodoffices.exchange.selection import Measure

__all__ = ["Impossibility", "explain_impossibility"]

ROUNDS = 200
"""Hitting sets tried before the smallest set is given up for one from which nothing can be left out."""


@dataclass(frozen=True, slots=True)
class Impossibility:
    """Why there is no plan.

    Parameters
    ----------
    conflict : tuple of str
        Requirements that cannot hold together, though any fewer of them can. With them stand always: nobody against his
        will, families together, nobody twice.
    smallest : bool
        True where no other such set has fewer.
    relaxation : tuple of str
        What would have to be granted for a plan: the fewest requirements eased, and those by the least.
    """

    conflict: tuple[str, ...]
    smallest: bool
    relaxation: tuple[str, ...]


def explain_impossibility(
    groups: Sequence[Group],
    measures: Sequence[Measure],
    requirements: Sequence[Requirement],
    seconds: float,
    done: int = 0,
) -> Impossibility:
    """Find the smallest conflict and the smallest relaxation of requirements that cannot all hold."""
    desk = _Desk(groups, measures, requirements, seconds, done)
    first, relaxation = desk.relax()
    ways = [first]
    for _ in range(ROUNDS):
        held = _hit(ways, seconds)
        way = desk.way(held)
        if not way:
            return Impossibility(_words(requirements, held), True, relaxation)
        ways.append(way)
    held = set(range(len(requirements)))
    for at in range(len(requirements)):
        if not desk.can_hold(held - {at}):
            held.discard(at)
    return Impossibility(_words(requirements, held), False, relaxation)


def _words(requirements: Sequence[Requirement], held: Iterable[int]) -> tuple[str, ...]:
    return tuple(requirements[at].words for at in sorted(held))


@dataclass(frozen=True, slots=True)
class _Desk:
    groups: Sequence[Group]
    measures: Sequence[Measure]
    requirements: Sequence[Requirement]
    seconds: float
    done: int

    def _programme(self) -> Programme:
        first = self.groups[0].head if self.groups else None
        stages = 1 + max((t for r in self.requirements for row in r.rows for t in row.stages), default=0)
        stages = max(stages, 1 + max((g.head.last for g in self.groups), default=0)) if first else stages
        return Programme(self.groups, self.measures, stages, self.seconds, self.done)

    def can_hold(self, held: set[int]) -> bool:
        """True where these can hold together."""
        programme = self._programme()
        programme.require(self.requirements[at] for at in sorted(held))
        outcome = programme.model.maximise({}, seconds=self.seconds)
        return outcome.bound != -INFINITE and bool(self._found(outcome))

    def way(self, held: set[int]) -> set[int]:
        """The fewest others to drop so that the rest can hold; empty where ``held`` alone cannot."""
        programme = self._programme()
        drops = {}
        programme.require(self.requirements[at] for at in sorted(held))
        for at, requirement in enumerate(self.requirements):
            if at not in held:
                drops[at] = programme.model.variable(0.0, 1.0, whole=True)
                for row in requirement.rows:
                    _droppable(programme, row, drops[at])
        outcome = programme.model.maximise(dict.fromkeys(drops.values(), -1.0), seconds=self.seconds, within=0.99)
        if outcome.values is None and outcome.bound == -INFINITE:
            return set()
        values = self._found(outcome)
        return {at for at, drop in drops.items() if values[drop] > 0.5}

    def _found(self, outcome: Outcome) -> tuple[float, ...]:
        if outcome.values is None:
            raise GoodOfficesError(
                f"there is no plan, and {self.seconds:g} seconds were too few to find out why", "give more time"
            )
        return outcome.values

    def relax(self) -> tuple[set[int], tuple[str, ...]]:
        """The fewest requirements to ease, and by how much at least."""
        programme = self._programme()
        drops: list[int] = []
        slacks: list[list[tuple[int, int]]] = []
        for requirement in self.requirements:
            drop = programme.model.variable(0.0, 1.0, whole=True)
            drops.append(drop)
            slacks.append([slack for row in requirement.rows for slack in _easable(programme, row, drop)])
        fewest = programme.model.maximise(dict.fromkeys(drops, -1.0), seconds=self.seconds, within=0.99)
        # With everything eased nobody goes, and that is a plan: only time can be missing.
        known = self._found(fewest)
        programme.model.row(dict.fromkeys(drops, 1.0), 0.0, float(round(-fewest.best)))
        least = programme.model.maximise(
            {slack: -1.0 / unit for row in slacks for slack, unit in row}, seconds=self.seconds
        )
        values = least.values or known
        eased = {at for at, drop in enumerate(drops) if values[drop] > 0.5}
        words = []
        for at in sorted(eased):
            amount = sum(-(-round(values[slack]) // unit) for slack, unit in slacks[at])
            words.append(self.requirements[at].easing.format(n=amount))
        return eased, tuple(words)


def _reach(programme: Programme, coefficients: dict[int, float]) -> tuple[float, float]:
    """The least and the most that a row can be."""
    most = sum(max(times, 0.0) * programme.model.upper[column] for column, times in coefficients.items())
    least = sum(min(times, 0.0) * programme.model.upper[column] for column, times in coefficients.items())
    return least, most


def _droppable(programme: Programme, row: Row, drop: int) -> None:
    coefficients = programme.row(row)
    low, high = _reach(programme, coefficients)
    if row.least is not None:
        programme.model.row(coefficients | {drop: max(row.least - low, 0.0)}, float(row.least), INFINITE)
    if row.most is not None:
        programme.model.row(coefficients | {drop: min(row.most - high, 0.0)}, -INFINITE, float(row.most))


def _easable(programme: Programme, row: Row, drop: int) -> list[tuple[int, int]]:
    coefficients = programme.row(row)
    low, high = _reach(programme, coefficients)
    found = []
    for bound, missing, sign in ((row.least, (row.least or 0) - low, 1.0), (row.most, high - (row.most or 0), -1.0)):
        if bound is None:
            continue
        slack = programme.model.variable(0.0, max(missing, 0.0), whole=True)
        programme.model.row({slack: 1.0, drop: -max(missing, 0.0)}, -INFINITE, 0.0)
        least, most = (float(bound), INFINITE) if sign > 0 else (-INFINITE, float(bound))
        programme.model.row(coefficients | {slack: sign}, least, most)
        found.append((slack, row.unit))
    return found


def _hit(ways: Sequence[set[int]], seconds: float) -> set[int]:
    """A smallest set that has a member of each."""
    model = Model()
    columns = {at: model.variable(0.0, 1.0, whole=True) for at in sorted(set().union(*ways))}
    for way in ways:
        model.row({columns[at]: 1.0 for at in way}, 1.0, INFINITE)
    outcome = model.maximise(dict.fromkeys(columns.values(), -1.0), seconds=seconds, within=0.99)
    assert outcome.values is not None  # noqa: S101 - all of them are one
    return {at for at, column in columns.items() if outcome.values[column] > 0.5}

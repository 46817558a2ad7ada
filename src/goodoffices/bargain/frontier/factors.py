"""A domain in whole numbers: what each option adds by itself, and the machines for everything that joins issues.

Columns are what is added up: one per judge (each party, then the factions whose acceptance is asked for), then the
numerators and the denominators of ratios. Issues that nothing joins fall into blocks of their own.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.constraint import Constraint
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.frontier.lattice import Lattice, lattice_of
from goodoffices.bargain.preference import Box, Faction, PartyPreferences, Ratio, Table, Utility

__all__ = ["Factors", "Quotient", "factors_of", "scope_of"]

Ints = NDArray[np.int64]
Judge = PartyPreferences | Faction


@dataclass(frozen=True, slots=True)
class Quotient:
    """A ratio in a judge's utility: which columns hold numerator and denominator.

    Parameters
    ----------
    judge, over, under : int
        Columns.
    factor : int
        Steps of the judge's lattice are ``over * factor / under``.
    empty : int
        Steps where the denominator is 0.
    scope : tuple of int
        The issues that decide it.
    """

    judge: int
    over: int
    under: int
    factor: int
    empty: int
    scope: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Factors:
    """A domain taken apart.

    Parameters
    ----------
    domain : Domain
    judges : tuple
        The parties in order, then factions.
    lattices : tuple of Lattice
        One per judge, for the sum of the terms before the judge's own offset and scale.
    single : tuple of (n_options, n_columns) int64
        What each option adds by itself, one array per issue.
    tables : tuple of (tuple of int, array)
        Joint tables ``(..., n_columns)``, one per set of issues.
    boxes : tuple of (Box, (n_columns,) int64)
    constraints : tuple of (Constraint, int or None)
        Shared ones (None), and the conditions of a judge (its column).
    quotients : tuple of Quotient
    otherwise : (n_judges,) int64
        Steps of a judge whose condition is broken.
    blocks : tuple of tuple of int
        The issues that something joins, and each other issue alone.
    allowed : tuple of (n_options,) bool
        Options of joined issues that are looked at; empty: all.
    """

    domain: Domain
    judges: tuple[Judge, ...]
    lattices: tuple[Lattice, ...]
    single: tuple[Ints, ...]
    tables: tuple[tuple[tuple[int, ...], Ints], ...]
    boxes: tuple[tuple[Box, Ints], ...]
    constraints: tuple[tuple[Constraint, int | None], ...]
    quotients: tuple[Quotient, ...]
    otherwise: Ints
    blocks: tuple[tuple[int, ...], ...]
    allowed: tuple[NDArray[np.bool_], ...] = ()

    @property
    def columns(self) -> int:
        """The number of columns."""
        return int(self.single[0].shape[1])

    @property
    def exact(self) -> bool:
        """True where worths are equal only if they are exactly equal."""
        return all(lattice.exact and not lattice.cell for lattice in self.lattices)

    def rounded(self, steps: Ints) -> Ints:
        """Numbers that are equal where the worths count as equal in the end: (n, n_judges or fewer) int64."""
        result = steps.copy()
        for column, lattice in enumerate(self.lattices[: steps.shape[1]]):
            if lattice.cell:
                result[:, column] = np.rint(steps[:, column] / lattice.cell)
        return result

    @property
    def shifts(self) -> Ints:
        """Binary digits that do not count, per judge."""
        return np.array([lattice.shift for lattice in self.lattices], dtype=np.int64)

    def worths(self, steps: Ints) -> NDArray[np.float64]:
        """Steps of the parties in their own unit: (n, n_parties) int64 -> (n, n_parties) float."""
        result = np.empty(steps.shape)
        for column, party in enumerate(self.judges[: steps.shape[1]]):
            raw = self.lattices[column].worth(steps[:, column])
            utility = party.utility
            result[:, column] = (
                raw if (utility.offset, utility.scale) == (0.0, 1.0) else raw * utility.scale + utility.offset
            )
        return result

    def threshold(self, judge: int, worth: float, tolerance: float = 1e-9) -> int:
        """The least number of steps that is worth at least `worth` to a judge, up to `tolerance` of its unit."""
        utility, lattice = self.judges[judge].utility, self.lattices[judge]
        steps = (worth - utility.offset) / utility.scale * lattice.per_unit
        return int(np.ceil(steps - max(tolerance / utility.scale * lattice.per_unit, 1e-6)))


def scope_of(constraint: Constraint) -> tuple[int, ...]:
    """The issues of a constraint; the first of the domain where it speaks of none, so that it is read somewhere."""
    return constraint.scope or (0,)


def factors_of(
    domain: Domain,
    *,
    tolerance: float = 1e-9,
    factions: bool = False,
    allowed: tuple[NDArray[np.bool_], ...] = (),
) -> Factors:
    """Take a domain apart.

    Parameters
    ----------
    domain : Domain
    tolerance : float
        Used for the judges whose numbers have no exact lattice, see :func:`.lattice.lattice_of`.
    factions : bool
        True adds a column for each faction with a veto and a reservation.
    allowed : tuple of (n_options,) bool
        See :class:`Factors`.
    """
    judges: list[Judge] = list(domain.parties)
    if factions:
        judges += [f for party in domain.parties for f in party.factions if f.veto and f.reservation is not None]
    unders = _denominators(judges)
    common = [_common(judge, domain.counts) for judge in judges]
    lattices = [_lattice(judge, tolerance, common[i]) for i, judge in enumerate(judges)]
    ratios = [(i, ratio) for i, judge in enumerate(judges) for ratio in judge.utility.terms if isinstance(ratio, Ratio)]
    width = len(judges) + len(ratios) + len(unders)
    build = _Builder(domain, width)
    quotients = []
    for i, judge in enumerate(judges):
        for term in judge.utility.terms:
            if not isinstance(term, Ratio):
                build.add(term, i, lattices[i])
        for condition in judge.utility.conditions:
            build.constraints.append((condition, i))
    for at, (i, ratio) in enumerate(ratios):
        over, under = len(judges) + at, len(judges) + len(ratios) + unders.index(ratio.under)
        for table in ratio.over:
            build.add(table, over, lattices[i])
        whole = _denominator_lattice(ratio)
        quotients.append(
            Quotient(i, over, under, int(whole.per_unit), int(lattices[i].steps(ratio.empty)), ratio.scope or (0,))
        )
    for at, tables in enumerate(unders):
        for table in tables:
            build.add(table, len(judges) + len(ratios) + at, _denominator_lattice(Ratio((), tables)))
    return Factors(
        domain=domain,
        judges=tuple(judges),
        lattices=tuple(lattices),
        single=tuple(build.single),
        tables=tuple(build.tables.items()),
        boxes=tuple(build.boxes.values()),
        constraints=tuple(build.constraints),
        quotients=tuple(quotients),
        otherwise=_otherwise(judges, lattices),
        blocks=_blocks(domain, judges),
        allowed=allowed,
    )


def _otherwise(judges: list[Judge], lattices: list[Lattice]) -> NDArray[np.int64]:
    """What a package is worth to each judge whose own conditions it does not meet, in steps."""
    worths = [(judge.utility.otherwise - judge.utility.offset) / judge.utility.scale for judge in judges]
    return np.array(
        [int(lattice.steps(worth)) for lattice, worth in zip(lattices, worths, strict=True)], dtype=np.int64
    )


class _Builder:
    """What has been gathered so far."""

    def __init__(self, domain: Domain, width: int) -> None:
        self.counts = domain.counts
        self.width = width
        self.single = [np.zeros((count, width), dtype=np.int64) for count in domain.counts]
        self.tables: dict[tuple[int, ...], Ints] = {}
        self.boxes: dict[tuple[object, ...], tuple[Box, Ints]] = {}
        self.constraints: list[tuple[Constraint, int | None]] = [(c, None) for c in domain.constraints]

    def add(self, term: Table | Box, column: int, lattice: Lattice) -> None:
        if isinstance(term, Box):
            if len(term.issues) == 1:
                inside = slice(max(term.low[0], 0), term.high[0] + 1)
                self.single[term.issues[0]][inside, column] += int(lattice.steps(term.value))
                return
            key = (term.issues, term.low, term.high)
            _, gain = self.boxes.setdefault(key, (term, np.zeros(self.width, dtype=np.int64)))
            gain[column] += int(lattice.steps(term.value))
        elif len(term.issues) == 1:
            self.single[term.issues[0]][:, column] += lattice.steps(term.values)
        else:
            order = np.argsort(term.issues)
            values = lattice.steps(np.transpose(term.values, order))
            whole = self.tables.setdefault(term.scope, np.zeros((*values.shape, self.width), dtype=np.int64))
            whole[..., column] += values


def _denominators(judges: list[Judge]) -> list[tuple[Table, ...]]:
    found: list[tuple[Table, ...]] = []
    for judge in judges:
        for term in judge.utility.terms:
            if isinstance(term, Ratio) and term.under not in found:
                found.append(term.under)
    return found


def _denominator_lattice(ratio: Ratio) -> Lattice:
    numbers = np.concatenate([table.values.ravel() for table in ratio.under] or [np.zeros(1)])
    return lattice_of(numbers, sum(float(table.values.max(initial=0.0)) for table in ratio.under), 1e-12)


def _common(judge: Judge, counts: tuple[int, ...]) -> int:
    """A number that every denominator of the judge's ratios divides; 0 where there is none of use."""
    common = 1
    for term in judge.utility.terms:
        if not isinstance(term, Ratio):
            continue
        lattice = _denominator_lattice(term)
        if not lattice.exact:
            return 0
        sums = {0}
        for table in term.under:
            sums = {a + int(b) for a in sums for b in np.unique(lattice.steps(table.values))}
            if len(sums) > 4096:
                return 0
        common = int(np.lcm.reduce([common, *sorted(s for s in sums if s > 0)], dtype=object))
        if common > 2**40:
            return 0
    return common


def _lattice(judge: Judge, tolerance: float, common: int) -> Lattice:
    numbers, reach = _numbers(judge.utility)
    whole = reach * judge.utility.scale
    # A share of the power of ten below the largest worth, in the unit of the terms.
    fine = tolerance * (10.0 ** math.floor(math.log10(whole)) if whole >= 10 else 1.0) / judge.utility.scale
    if common > 1:
        exact = lattice_of(numbers, reach * common, 0.0)
        if exact.exact:
            steps = exact.per_unit * common
            return Lattice(steps, True, 0, steps * fine if steps * fine > 1 else 0.0)
    if common != 1:
        # The quotient is no whole number of steps: a grid, whatever the numbers are.
        numbers = np.append(numbers, [np.pi, np.e])
    return lattice_of(numbers, reach, fine)


def _numbers(utility: Utility) -> tuple[NDArray[np.float64], float]:
    """Every number that enters a sum of a utility's terms, and a bound of the sums."""
    numbers: list[NDArray[np.float64]] = [np.zeros(1)]
    reach = 0.0
    for term in utility.terms:
        for part in term.over if isinstance(term, Ratio) else (term,):
            values = np.array([part.value]) if isinstance(part, Box) else part.values.ravel()
            numbers.append(values)
            reach += float(np.abs(values).max(initial=0.0))
        if isinstance(term, Ratio):
            numbers.append(np.array([term.empty]))
            reach += abs(term.empty)
    if utility.conditions:
        numbers.append(np.array([(utility.otherwise - utility.offset) / utility.scale]))
    return np.concatenate(numbers), reach


def _blocks(domain: Domain, judges: list[Judge]) -> tuple[tuple[int, ...], ...]:
    """Issues joined by a term, a constraint or, where a judge has conditions, by everything that judge values."""
    leader = list(range(len(domain.issues)))

    def find(issue: int) -> int:
        while leader[issue] != issue:
            issue = leader[issue]
        return issue

    scopes = [scope_of(c) for c in domain.constraints]
    for judge in judges:
        terms = [t.scope for t in judge.utility.terms]
        scopes += terms
        if judge.utility.conditions:
            scopes.append(tuple(chain(*terms, *(scope_of(c) for c in judge.utility.conditions))))
    for scope in scopes:
        for issue in scope:
            leader[find(issue)] = find(scope[0])
    groups: dict[int, list[int]] = {}
    for issue in range(len(domain.issues)):
        groups.setdefault(find(issue), []).append(issue)
    return tuple(tuple(group) for group in groups.values())

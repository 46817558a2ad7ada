"""Several parties at once: who lets whom go to whom, so that each gets as many as it gives.

Between two parties only the number of people matters to the others, and of so many the ones of most worth go. What is left to
decide is one number for each pair of parties: a circulation in a network of a few nodes, whose value is concave in each
number. Its linear programme has whole solutions and prices that prove it (Ahuja, Magnanti, Orlin, Network Flows, 1993,
chapters 9 and 14). Bundles make it a mixed-integer programme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.frontier.model import INFINITE, Model
from goodoffices.diagnose import GoodOfficesError, UsageError
from goodoffices.exchange.programme import require_solver

__all__ = ["Circulation", "Released", "circulate"]

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Circulation:
    """People held by one party and wanted by another.

    Parameters
    ----------
    parties : tuple of str
    holder, receiver : (n,) int
        Places among the parties.
    worth : (n,) int
        Of the release of each person: what it is worth to the receiver less what it costs the holder.
    order : (n,) float, optional
        Among equals the lowest goes first; by default the one who is listed first.
    barred : (n,) bool, optional
        Those whom a party vetoes, or who do not want to go.
    bundles : tuple of tuple of int
        People who go together or not at all.
    slack : dict of str to int
        By party, by how many more it may give than it gets, or get than it gives; 0 where it is not named.
    most : dict of str to int
        By party, how many it gives at most.
    """

    parties: tuple[str, ...]
    holder: Whole
    receiver: Whole
    worth: Whole
    order: NDArray[Any] | None = None
    barred: NDArray[np.bool_] | None = None
    bundles: tuple[tuple[int, ...], ...] = ()
    slack: Mapping[str, int] = field(default_factory=dict)
    most: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        count = len(self.holder)
        if len(self.receiver) != count or len(self.worth) != count:
            raise UsageError("holder, receiver and worth differ in length", "give one of each for every person")
        for given in (self.order, self.barred):
            if given is not None and len(given) != count:
                raise UsageError("order or barred differs in length from the people", "give one for every person")
        for ends in (self.holder, self.receiver):
            if count and not 0 <= int(ends.min()) <= int(ends.max()) < len(self.parties):
                raise UsageError("somebody is held or wanted by a party that is not there", "count parties from 0")
        if bool((self.holder == self.receiver).any()):
            raise UsageError("somebody is held by the party that wants him", "leave him out")
        for name in {*self.slack, *self.most} - set(self.parties):
            raise UsageError(f'"{name}" is not a party of this exchange', f"one of: {', '.join(self.parties)}")
        together = [at for bundle in self.bundles for at in bundle]
        if len(set(together)) < len(together) or any(not 0 <= at < count for at in together):
            raise UsageError("the bundles name somebody twice, or nobody", "join bundles that share a person")


@dataclass(frozen=True, slots=True, eq=False)
class Released:
    """Who goes.

    Parameters
    ----------
    goes : (n,) bool
    between : (k, k) int
        How many each party (row) gives to each (column).
    value, bound : int
        The worth of all who go, and what no other exchange exceeds.
    prices : tuple of int, or None
        Of each party, where they prove the value (without slack, limits and bundles): everybody goes whose worth is above the
        price of the receiver less that of the holder, and nobody whose worth is below.
    """

    goes: NDArray[np.bool_]
    between: Whole
    value: int
    bound: int
    prices: tuple[int, ...] | None = None

    @property
    def proven(self) -> bool:
        """True where no other exchange is worth more."""
        return self.value == self.bound


def circulate(problem: Circulation, *, seconds: float = 60.0) -> Released:
    """Find the exchange of most worth in which each party gets as many as it gives.

    Nobody at all is always an exchange, so that there is one.

    Raises
    ------
    MissingExtra
        Without the extra ``solve``.
    GoodOfficesError
        Where the time is over before any exchange is found.

    Examples
    --------
    >>> import numpy as np
    >>> from goodoffices.exchange import Circulation, circulate
    >>> found = circulate(Circulation(("a", "b", "c"), np.array([0, 1, 2, 0]), np.array([1, 2, 0, 2]), np.array([5, 1, -2, 9])))
    >>> found.goes.tolist(), found.value, found.proven
    ([False, False, True, True], 7, True)
    """
    require_solver()
    size, count = len(problem.parties), len(problem.holder)
    free = np.ones(count, dtype=bool) if problem.barred is None else ~problem.barred.astype(bool)
    bundles = [list(bundle) for bundle in problem.bundles if all(free[at] for at in bundle)]
    for together in problem.bundles:
        free[list(together)] = False
    sorted_, starts, runs = _runs(problem, free)
    model, columns = _model(problem, runs, bundles)
    objective = {column: float(worth) for column, (_, _, worth, _) in zip(columns, runs, strict=True)}
    first = len(model.lower) - len(bundles)
    objective |= {first + k: float(problem.worth[bundle].sum()) for k, bundle in enumerate(bundles)}
    outcome = model.maximise(objective, seconds=seconds, within=0.99)
    if outcome.values is None:
        raise GoodOfficesError(f"no exchange was found in {seconds:g} seconds", "give more time")
    goes = np.zeros(count, dtype=bool)
    for start, column in zip(starts, columns, strict=True):
        goes[sorted_[start : start + round(outcome.values[column])]] = True
    for k, bundle in enumerate(bundles):
        goes[bundle] = round(outcome.values[first + k]) == 1
    between = np.zeros((size, size), dtype=np.int64)
    np.add.at(between, (problem.holder[goes], problem.receiver[goes]), 1)
    value = int(problem.worth[goes].sum())
    _check(problem, between, value, outcome.best)
    bound = max(value, int(np.floor(outcome.bound + 1e-4)))
    return Released(goes, between, value, bound, None if problem.bundles else _prices(problem, goes))


def _runs(problem: Circulation, free: NDArray[np.bool_]) -> tuple[Whole, list[int], list[tuple[int, int, int, int]]]:
    """People of the same two parties and the same worth, side by side: holder, receiver, worth, how many."""
    who = np.flatnonzero(free)
    if not len(who):
        return who, [], []
    worth = problem.worth[who]
    span = int(worth.max()) - int(worth.min()) + 1
    pair = problem.holder[who].astype(np.int64) * len(problem.parties) + problem.receiver[who]
    key = pair * span + (worth - worth.min())
    by = np.argsort(key, kind="stable") if problem.order is None else np.lexsort((problem.order[who], key))
    sorted_, keys = who[by], key[by]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    lengths = np.diff(np.r_[starts, len(keys)])
    heads = sorted_[starts]
    runs = zip(
        problem.holder[heads].tolist(),
        problem.receiver[heads].tolist(),
        problem.worth[heads].tolist(),
        lengths.tolist(),
        strict=True,
    )
    return sorted_, starts.tolist(), list(runs)


def _model(
    problem: Circulation, runs: Sequence[tuple[int, int, int, int]], bundles: Sequence[list[int]]
) -> tuple[Model, list[int]]:
    model = Model()
    whole = bool(bundles)
    balance: list[dict[int, float]] = [{} for _ in problem.parties]
    given: list[dict[int, float]] = [{} for _ in problem.parties]
    model.variable(0.0, 0.0)
    columns = []
    for holder, receiver, _, many in runs:
        column = model.variable(0.0, float(many), whole=whole)
        columns.append(column)
        balance[holder][column], balance[receiver][column] = 1.0, -1.0
        given[holder][column] = 1.0
    for bundle in bundles:
        column = model.variable(0.0, 1.0, whole=True)
        for at in bundle:
            holder, receiver = int(problem.holder[at]), int(problem.receiver[at])
            balance[holder][column] = balance[holder].get(column, 0.0) + 1.0
            balance[receiver][column] = balance[receiver].get(column, 0.0) - 1.0
            given[holder][column] = given[holder].get(column, 0.0) + 1.0
    for at, name in enumerate(problem.parties):
        slack = float(problem.slack.get(name, 0))
        model.row(balance[at], -slack, slack)
        if name in problem.most:
            model.row(given[at], -INFINITE, float(problem.most[name]))
    return model, columns


def _check(problem: Circulation, between: Whole, value: int, told: float) -> None:
    """Count again what the solver says."""
    more = between.sum(axis=1) - between.sum(axis=0)
    slack = np.array([problem.slack.get(name, 0) for name in problem.parties])
    most = np.array([problem.most.get(name, len(problem.holder)) for name in problem.parties])
    if (np.abs(more) > slack).any() or (between.sum(axis=1) > most).any() or abs(value - told) > 0.5:
        raise GoodOfficesError("the solver's exchange does not keep its rules when counted again", "report this")


def _prices(problem: Circulation, goes: NDArray[np.bool_]) -> tuple[int, ...] | None:
    """Prices of the parties that prove the value, by shortest ways in what is left of the network; None where none do."""
    if problem.slack or problem.most:
        return None
    size = len(problem.parties)
    allowed = np.ones(len(goes), dtype=bool) if problem.barred is None else ~problem.barred.astype(bool)
    # One more from a to b costs less its worth, one fewer costs its worth: no way round may cost less than nothing.
    ways: dict[tuple[int, int], int] = {}
    for mask, sign in ((allowed & ~goes, -1), (goes, 1)):
        pair = problem.holder[mask] * size + problem.receiver[mask]
        cost = sign * problem.worth[mask]
        cheapest = np.full(size * size, np.iinfo(np.int64).max)
        np.minimum.at(cheapest, pair, cost)
        for at in np.flatnonzero(cheapest < np.iinfo(np.int64).max).tolist():
            a, b = divmod(at, size) if sign < 0 else divmod(at, size)[::-1]
            ways[a, b] = min(ways.get((a, b), int(cheapest[at])), int(cheapest[at]))
    prices = [0] * size
    for _ in range(size + 1):
        before = list(prices)
        for (a, b), cost_ in ways.items():
            prices[b] = min(prices[b], prices[a] + cost_)
        if before == prices:
            return tuple(-price for price in prices)
    return None

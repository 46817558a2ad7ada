"""Every package that differs from one in a single issue or in two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Package, feasible
from goodoffices.bargain.trade.scale import Scale

__all__ = ["MOST_PAIRS", "Neighbours", "neighbours_of"]

MOST_PAIRS = 1_000_000
"""More changes of two issues than this are not looked at unless asked for."""

CELLS = 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """Feasible packages near one, without those in which one of two changes makes no difference to anybody.

    Parameters
    ----------
    package : tuple of int
        The one.
    moves : (n, 4) int64
        Issue and option, and again issue and option; the second issue is -1 where only one changes.
    gains : (n, n_parties) float
        In the unit of each party; exactly 0 where the worths count as equal.
    singles, pairs : int
        How many changes of one issue and of two were looked at, before the shared constraints.
    whole : bool
        False where there were too many pairs to look at.
    """

    package: Package
    moves: NDArray[np.int64]
    gains: NDArray[np.float64]
    singles: int
    pairs: int
    whole: bool

    def packages(self, rows: NDArray[np.intp]) -> list[Package]:
        """The packages of some rows."""
        found = []
        for issue, option, other, second in self.moves[rows].tolist():
            package = list(self.package)
            package[issue] = option
            if other >= 0:
                package[other] = second
            found.append(tuple(package))
        return found


def neighbours_of(scale: Scale, package: Package, pairs_most: int = MOST_PAIRS) -> Neighbours:
    """The neighbours of a package.

    Parameters
    ----------
    scale : Scale
    package : tuple of int
        Feasible or not.
    pairs_most : int
        Where there are more changes of two issues, only those of one are looked at.
    """
    counts = scale.domain.counts
    options = [[o for o in range(count) if o != package[issue]] for issue, count in enumerate(counts)]
    sizes = [len(some) for some in options]
    pairs = (sum(sizes) ** 2 - sum(size**2 for size in sizes)) // 2
    alone = [(issue, option, -1, -1) for issue, some in enumerate(options) for option in some]
    singles = np.array(alone, dtype=np.int64).reshape(-1, 4)
    moves, gains = [singles], [_gains(scale, package, singles)]
    # A change that breaks a constraint by itself is like none that is made with another.
    kept = _feasible(scale, package, singles)
    lone = np.where(kept[:, None], gains[0], np.nan)
    start = np.cumsum([0, *sizes])
    whole = pairs <= pairs_most
    for batch in _pairs(options, max(CELLS // len(counts), 1)) if whole else ():
        gain = _gains(scale, package, batch)
        real = np.ones(len(batch), dtype=bool)
        for issue, option in (batch[:, :2].T, batch[:, 2:].T):
            row = start[issue] + option - (option > np.array(package)[issue])
            real &= (gain != lone[row]).any(axis=1)
        moves.append(batch[real])
        gains.append(gain[real])
    steps, worth = np.concatenate(moves), np.concatenate(gains)
    kept = _feasible(scale, package, steps)
    return Neighbours(package, steps[kept], worth[kept], len(singles), pairs, whole)


def _pairs(options: list[list[int]], size: int) -> Iterator[NDArray[np.int64]]:
    batch: list[NDArray[np.int64]] = []
    held = 0
    for first, second in combinations(range(len(options)), 2):
        grid = np.array([(first, a, second, b) for a in options[first] for b in options[second]], dtype=np.int64)
        batch.append(grid.reshape(-1, 4))
        held += len(grid)
        if held > size:
            yield np.concatenate(batch)
            batch, held = [], 0
    if held:
        yield np.concatenate(batch)


def _spread(package: Package, moves: NDArray[np.int64]) -> NDArray[np.int64]:
    rows = np.arange(len(moves))
    result = np.tile(np.array(package, dtype=np.int64), (len(moves), 1))
    result[rows, moves[:, 0]] = moves[:, 1]
    both = moves[:, 2] >= 0
    result[rows[both], moves[both, 2]] = moves[both, 3]
    return result


def _gains(scale: Scale, package: Package, moves: NDArray[np.int64]) -> NDArray[np.float64]:
    return scale.gains(package, _spread(package, moves))


def _feasible(scale: Scale, package: Package, moves: NDArray[np.int64]) -> NDArray[np.bool_]:
    if not scale.domain.constraints:
        return np.ones(len(moves), dtype=bool)
    size = max(CELLS // len(package), 1)
    parts = [
        feasible(scale.domain, _spread(package, moves[at : at + size])) for at in range(0, max(len(moves), 1), size)
    ]
    return np.concatenate(parts)

"""The frontier as far as it can be listed: whole, within epsilon, or the efficient packages that weighted sums find.

With many parties nearly every package is efficient, and the list is longer than anybody reads or any machine holds. Then
the packages are listed that maximise some weighted sum of what the parties have; each of them is efficient, and the point
where everybody has the most says how far from all others they can be at most.

References
----------
A. M. Geoffrion, Proper Efficiency and the Theory of Vector Maximization, J. Math. Anal. Appl. 22 (1968) 618-630.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package, utilities
from goodoffices.bargain.frontier.acceptance import Disagreement
from goodoffices.bargain.frontier.block import Block, joint_of, plain_of
from goodoffices.bargain.frontier.compute import Progress, feasible_of, frontier, parts_of
from goodoffices.bargain.frontier.dominance import maxima
from goodoffices.bargain.frontier.record import Frontier

__all__ = ["TooLong", "list_frontier", "rows_of", "some_of_frontier"]

Floats = NDArray[np.float64]

LIMITS = {1: 1_000_000, 2: 1_000_000, 3: 80_000, 4: 100_000}
"""Vectors kept at a time, by number of parties; comparing them takes about half a minute then."""
FEWER = 50_000
"""The same for more parties."""
TOGETHER, OF_MORE = 40_000_000, 15_000_000
"""Numbers kept over all issues together (320 MB); with three parties and more, which take longer to compare."""
DIRECTIONS = 600


class TooLong(Exception):
    """The list would be longer than is worth having."""


def list_frontier(
    domain: Domain,
    *,
    rational: Disagreement | None = None,
    epsilon: float | None = None,
    tolerance: float = 1e-9,
    progress: Progress | None = None,
    limit: int | None = None,
) -> Frontier:
    """The frontier, if it is not too long.

    Parameters
    ----------
    domain, rational, epsilon, tolerance, progress
        See :func:`.compute.frontier`.
    limit : int, optional
        Vectors kept at a time; by default as many as compare in about half a minute.

    Raises
    ------
    TooLong
        As soon as that can be foreseen.
    """
    most = LIMITS.get(len(domain.parties), FEWER) if limit is None else limit
    before, together = 1, 0

    def watch(done: int, stages: int, kept: int) -> None:
        nonlocal before, together
        if progress:
            progress(done, stages, kept)
        # The list grows from issue to issue about as it did before.
        if done != stages and kept * max(kept / max(before, 1), 1.0) > 2 * most:
            raise TooLong
        together += kept * len(domain.parties)
        if together > (TOGETHER if len(domain.parties) < 3 else OF_MORE):
            raise TooLong
        before = kept

    return frontier(domain, tolerance=tolerance, rational=rational, epsilon=epsilon, progress=watch)


def rows_of(found: Frontier, rows: NDArray[np.intp], size: int | None = None) -> Frontier:
    """Some rows of a frontier, in the order given; ``size`` tells how many there were to choose from."""
    worths = np.ascontiguousarray(found.utilities[rows])
    worths.flags.writeable = False
    nodes = tuple(found._nodes[int(row)] for row in rows) if found._nodes else ()
    given = tuple(found._given[int(row)] for row in rows) if found._given else ()
    return replace(found, utilities=worths, size=len(rows) if size is None else size, _nodes=nodes, _given=given)


def some_of_frontier(
    domain: Domain, most: Floats, base: Floats | None, also: list[Package], tolerance: float = 1e-9
) -> Frontier:
    """Efficient packages that weighted sums find, where there are too many to list.

    Parameters
    ----------
    domain : Domain
    most : (n_parties,) float
        The most that each party can have in any package that counts.
    base : (n_parties,) float, optional
        Only packages that give every party at least this.
    also : list of package
        Efficient packages that are known already (the solutions).
    tolerance : float
        See :func:`.compute.frontier`.

    Returns
    -------
    Frontier
        Not exact; ``slack`` is what no package exceeds some listed one by, in each party's unit. Empty where no package
        was met that is good enough.
    """
    packages = list(dict.fromkeys([*also, *_supported(domain, tolerance)]))
    worths = utilities(domain, packages)
    if base is not None:
        good = np.asarray((worths >= base - tolerance).all(axis=1)).tolist()
        packages, worths = [p for p, ok in zip(packages, good, strict=True) if ok], worths[np.array(good, dtype=bool)]
    rounded = np.round(worths / max(tolerance, 1e-12)).astype(np.int64)
    kept = maxima(rounded) if len(rounded) else np.zeros(0, dtype=np.intp)
    kept = kept[np.lexsort(-worths[kept].T[::-1])]
    worths = np.ascontiguousarray(worths[kept])
    worths.flags.writeable = False
    return Frontier(
        domain=domain.name,
        inputs=domain.fingerprint,
        parties=tuple(party.id for party in domain.parties),
        outcomes=domain.size,
        feasible=feasible_of(domain),
        method=f"too long to list: efficient packages found by {DIRECTIONS} weighted sums, and the solutions",
        exact=False,
        epsilon=0.0,
        slack=_slack(worths, most),
        tolerance=tolerance,
        parameters=(("rational", None if base is None else tuple(base.tolist())), ("tolerance", tolerance)),
        size=len(worths),
        utilities=worths,
        complete=False,
        _given=tuple(packages[int(k)] for k in kept),
    )


def _slack(worths: Floats, most: Floats) -> tuple[float, ...]:
    """How far the nearest listed package is from the point where everybody has the most."""
    if not len(worths):
        return (float("inf"),) * len(most)
    short = most - worths
    span = np.where(np.ptp(worths, axis=0) > 0, np.ptp(worths, axis=0), 1.0)
    nearest = int((short / span).max(axis=1).argmin())
    return tuple(np.maximum(short[nearest], 0.0).tolist())


def _supported(domain: Domain, tolerance: float) -> list[Package]:
    """A package for each of many weighted sums of the worths; none where issues are joined by ratios."""
    parts = parts_of(domain, tolerance=tolerance)
    factors = parts.factors
    if factors.quotients:
        return []
    blocks: list[Block] = []
    for block, trellis in zip(factors.blocks, parts.trellises, strict=True):
        blocks.append(plain_of(factors, block[0]) if trellis is None else joint_of(factors, trellis, factors.shifts))
    if any(not len(block.vectors) for block in blocks):
        return []
    count = len(domain.parties)
    span = np.sum([np.ptp(block.vectors[:, :count], axis=0) for block in blocks], axis=0).astype(np.float64)
    weights = np.random.default_rng(0).dirichlet(np.ones(count), DIRECTIONS) / np.where(span > 0, span, 1.0)
    picks = [(block.vectors[:, :count] @ weights.T).argmax(axis=0) for block in blocks]
    found: dict[Package, None] = {}
    for direction in range(DIRECTIONS):
        settled: dict[int, int] = {}
        for part, rows in zip(blocks, picks, strict=True):
            settled.update(zip(part.issues, next(part.settlements(int(rows[direction]))), strict=True))
        found[tuple(settled[issue] for issue in sorted(settled))] = None
    return list(found)

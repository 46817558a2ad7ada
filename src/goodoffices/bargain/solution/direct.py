"""Solutions without the list: branch and bound over the same blocks, for frontiers too long to write down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier.acceptance import acceptance_of
from goodoffices.bargain.frontier.block import Block, joint_of, plain_of
from goodoffices.bargain.frontier.chain import Chain, chain_of, reading_order
from goodoffices.bargain.frontier.compute import Parts, parts_of
from goodoffices.bargain.solution.concept import CONCEPTS, Concept, best_rows
from goodoffices.bargain.solution.dual import Goal, Walk, least_goal, nash_goal, sum_goal, walk
from goodoffices.bargain.solution.record import Solution, Vector

__all__ = ["LIMIT", "solve_direct"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
LIMIT = 60_000
"""Partial packages kept at a time; where there would be more, the answer comes with a proven gap instead."""
STAGES = 100
"""The same over all stages together, as a multiple: more than that only thousands of issues need."""


HOW = "branch and bound with weighted sums"


class _TooMany(Exception):
    """More partial packages than the limit."""


@dataclass(slots=True)
class _Task:
    """One domain, one point of disagreement."""

    parts: Parts
    blocks: list[Block]
    base: Floats
    limit: int

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids."""
        return tuple(party.id for party in self.parts.factors.domain.parties)

    @property
    def worths(self) -> list[Floats]:
        """What each block's settlements are worth, without the offsets."""
        return [block.vectors[:, : len(self.base)] / self.unit for block in self.blocks]

    @property
    def unit(self) -> Floats:
        """Steps in one unit of worth."""
        factors = self.parts.factors
        pairs = zip(factors.lattices, factors.judges, strict=True)
        return np.array([lattice.per_unit / judge.utility.scale for lattice, judge in pairs])

    @property
    def shift(self) -> Floats:
        """What is taken off a sum of worths to make gains."""
        return np.asarray(self.base - np.array([judge.utility.offset for judge in self.parts.factors.judges]))


def solve_direct(
    domain: Domain,
    disagreement: Sequence[float],
    names: Sequence[str] | None = None,
    *,
    packages: int = 10,
    limit: int = LIMIT,
    tolerance: float = 1e-9,
) -> dict[str, Solution]:
    """Solutions by branch and bound, without the frontier.

    A partial package is given up when another is better for everybody, when it can no longer be good enough for a party,
    or when a weighted sum proves that nothing as good as the best known package can come of it.

    Parameters
    ----------
    domain : Domain
    disagreement : sequence of float
        One worth per party.
    names : sequence of str, optional
        Which of :data:`.concept.CONCEPTS` except ``equal_gain``, which only the whole frontier decides.
    packages : int
        How many packages of each solution are listed.
    limit : int
        Partial packages kept at a time; beyond it the best known package is returned with its proven bound.
    tolerance : float
        See :func:`.compute.frontier`.

    Raises
    ------
    GoodOfficesError
        Where the issues depend on one another too densely.
    """
    parts = parts_of(domain, tolerance=tolerance)
    factors = parts.factors
    blocks: list[Block] = []
    for block, trellis in zip(factors.blocks, parts.trellises, strict=True):
        blocks.append(plain_of(factors, block[0]) if trellis is None else joint_of(factors, trellis, factors.shifts))
    chosen = [CONCEPTS[name] for name in names or CONCEPTS if name != "equal_gain"]
    base = np.asarray(disagreement, dtype=np.float64)
    task = _Task(parts, reading_order(blocks), base, limit)
    if any(not len(block.vectors) for block in blocks):
        return {c.name: _none(task, c, "no package keeps the constraints") for c in chosen}
    ideal, certain = _ideal(task)
    if ideal is None:
        return {c.name: _none(task, c, "no package is good enough for every party") for c in chosen}
    return {c.name: _solution(task, c, ideal, certain, packages) for c in chosen}


def _goal(concept: Concept, ideal: Floats) -> Goal:
    if concept.name == "nash":
        return nash_goal(len(ideal))
    if concept.name == "utilitarian":
        return sum_goal(np.ones(len(ideal)))
    if concept.name == "egalitarian":
        return least_goal(np.ones(len(ideal)))
    return least_goal(ideal)


def _ideal(task: _Task) -> tuple[Floats | None, bool]:
    """The largest gain of each party among packages good enough for all; False where one of them is only bounded."""
    parties = len(task.base)
    ideal = np.zeros(parties)
    certain = True
    for party in range(parties):
        goal = sum_goal(np.eye(parties)[party])
        seen = walk(task.worths, task.shift, goal)
        if seen.value >= seen.bound - 1e-12 * max(abs(seen.bound), 1.0):
            ideal[party] = seen.value
            continue
        chain = _branch(task, goal, seen)
        if chain is None:
            ideal[party], certain = seen.bound, False
        elif not len(chain.vectors):
            return None, True
        else:
            ideal[party] = float(_gains(task, chain.vectors)[:, party].max())
    return np.maximum(ideal, 0.0), certain


def _gains(task: _Task, vectors: Ints) -> Floats:
    return task.parts.factors.worths(vectors) - task.base


def _branch(task: _Task, goal: Goal, seen: Walk) -> Chain | None:
    """All partial packages that may still be as good as the best known; None where there are too many."""
    factors = task.parts.factors
    accept = acceptance_of(factors, tuple(task.base.tolist()))
    directions = np.array(seen.directions)
    value = seen.value if np.isfinite(seen.value) else 0.0
    slack = 1e-9 * max(abs(value), 1e-9)
    known = np.isfinite(seen.value)
    floors = np.array([goal.cut(w, value - slack) if known else -np.inf for w in directions])
    floors -= 1e-9 * np.abs(directions).sum(axis=1)
    rays = directions / task.unit
    best = [block.vectors.max(axis=0) for block in task.blocks]
    best_along = [(block.vectors @ rays.T).max(axis=0) for block in task.blocks]
    rest = np.cumsum([np.zeros_like(best[0]), *best[:0:-1]], axis=0)[::-1]
    rest_along = np.cumsum([np.zeros(len(rays)), *best_along[:0:-1]], axis=0)[::-1]
    off = directions @ task.shift

    def passes(stage: int, vectors: Ints) -> NDArray[np.bool_]:
        keep = accept.passes(vectors + rest[stage])
        alive = np.flatnonzero(keep)
        along = vectors[alive] @ rays.T + rest_along[stage] - off
        keep[alive] = (along >= floors).all(axis=1)
        if int(keep.sum()) > 4 * task.limit:
            raise _TooMany
        return keep

    together = 0

    def watch(kept: int) -> None:
        nonlocal together
        together += kept
        if kept > task.limit or together > STAGES * task.limit:
            raise _TooMany

    try:
        return chain_of(task.blocks, factors.shifts, factors.shifts, passes, watch)
    except _TooMany:
        return None


def _solution(task: _Task, concept: Concept, ideal: Floats, certain: bool, packages: int) -> Solution:
    goal = _goal(concept, ideal)
    seen = walk(task.worths, task.shift, goal)
    chain = _branch(task, goal, seen)
    if chain is None:
        return _bounded(task, concept, ideal, seen)
    gains = np.maximum(_gains(task, chain.vectors), 0.0)
    value, rows = best_rows(concept, gains, ideal)
    worths = task.parts.factors.worths(chain.vectors)
    exact = certain or not concept.scaled
    return Solution(
        name=concept.name,
        utilities=_vector(worths[rows[0]]),
        packages=_first(chain, rows[0], packages),
        ways=chain.ways()[rows[0]],
        ties=tuple(_vector(worths[row]) for row in rows[1:]),
        value=value,
        bound=value if exact else seen.bound,
        exact=exact,
        disagreement=_vector(task.base),
        ideal=_vector(task.base + ideal),
        parties=task.parties,
        method=HOW,
        citation=concept.citation,
        inputs=task.parts.factors.domain.fingerprint,
    )


def _first(chain: Chain, row: int, packages: int) -> tuple[Package, ...]:
    return tuple(islice(chain.packages(row), packages))


def _bounded(task: _Task, concept: Concept, ideal: Floats, seen: Walk) -> Solution:
    """The best package met, with the proof of how much better another could be."""
    how = "ascent, bounded by weighted sums"
    if seen.gains is None:
        return _none(task, concept, "no package good enough for every party was met, and none was excluded", how)
    settled: dict[int, int] = {}
    for block, row in zip(task.blocks, seen.picks, strict=True):
        settled.update(zip(block.issues, next(block.settlements(row)), strict=True))
    return Solution(
        name=concept.name,
        utilities=_vector(seen.gains + task.base),
        packages=(tuple(settled[issue] for issue in sorted(settled)),),
        ways=0,
        ties=(),
        value=seen.value,
        bound=seen.bound,
        exact=False,
        disagreement=_vector(task.base),
        ideal=_vector(task.base + ideal),
        parties=task.parties,
        method=how,
        citation=concept.citation,
        inputs=task.parts.factors.domain.fingerprint,
    )


def _none(task: _Task, concept: Concept, reason: str, how: str = HOW) -> Solution:
    return Solution(
        name=concept.name,
        utilities=None,
        packages=(),
        ways=0,
        ties=(),
        value=None,
        bound=None,
        exact=how == HOW,
        disagreement=_vector(task.base),
        ideal=(),
        parties=task.parties,
        method=how,
        citation=concept.citation,
        inputs=task.parts.factors.domain.fingerprint,
        reason=reason,
    )


def _vector(row: Floats) -> Vector:
    return tuple(float(x) for x in row)

"""The efficient frontier of any domain: blocks by themselves, then put together.

>>> from goodoffices.bargain import Domain, DomainIssue, PartyPreferences, Table, Utility
>>> peace = Domain("demo",
...     (DomainIssue("truce", ("none", "30 days")), DomainIssue("monitors", ("no", "yes"))),
...     (PartyPreferences("norda", Utility((Table((0,), [0, 7]), Table((1,), [0, 3])))),
...      PartyPreferences("suda", Utility((Table((0,), [4, 0]), Table((1,), [0, 6]))))))
>>> found = frontier(peace)
>>> found.utilities.tolist(), [found.packages(row) for row in range(len(found))], found.exact
([[10.0, 6.0], [3.0, 10.0]], [((1, 1),), ((0, 1),)], True)
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package, utilities
from goodoffices.bargain.frontier.acceptance import Acceptance, Disagreement, acceptance_of, asks_factions
from goodoffices.bargain.frontier.block import Block, ideal_of, joint_of, plain_of
from goodoffices.bargain.frontier.chain import Chain, chain_of, reading_order
from goodoffices.bargain.frontier.dominance import maxima
from goodoffices.bargain.frontier.factors import Factors, factors_of, scope_of
from goodoffices.bargain.frontier.model import useful_options
from goodoffices.bargain.frontier.programme import listed_by_solver
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.trellis import STATES, TooDense, Trellis, trellis_of
from goodoffices.bargain.preference import PartyPreferences, Utility
from goodoffices.diagnose import MissingExtra, UsageError

__all__ = ["Parts", "Progress", "feasible_of", "frontier", "parts_of"]

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
LEAN_STATES = 600_000
Progress = Callable[[int, int, int], None]
"""``progress(stages done, stages, vectors kept)``, stages 0 where they are not known beforehand; what it raises ends the computation."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """A domain taken apart into blocks, before anything is compared.

    Parameters
    ----------
    factors : Factors
    trellises : tuple of (Trellis or None)
        One per block of ``factors``; None for an issue that nothing joins.
    ideals : tuple of (n_judges,) float
        Upper bounds of what each block gives each judge; ``inf`` where that is not a sum, ``-inf`` where the block has
        no feasible settlement.
    """

    factors: Factors
    trellises: tuple[Trellis | None, ...]
    ideals: tuple[Floats, ...]

    @property
    def feasible(self) -> int:
        """The number of feasible packages."""
        counts = self.factors.domain.counts
        each = zip(self.factors.blocks, self.trellises, strict=True)
        return math.prod(trellis.count() if trellis else counts[block[0]] for block, trellis in each)


def parts_of(domain: Domain, *, tolerance: float = 1e-9, factions: bool = False, lean: bool = False) -> Parts:
    """Take a domain apart.

    Parameters
    ----------
    domain : Domain
    tolerance : float
        See :func:`.lattice.lattice_of`.
    factions : bool
        See :func:`.factors.factors_of`.
    lean : bool
        True sets aside the options of joined issues that are never better than another of their issue: no vector is
        lost, but packages of equal worth are.

    Raises
    ------
    TooDense
        Where the issues depend on one another too densely.
    """
    allowed = tuple(useful_options(domain)) if lean else ()
    factors = factors_of(domain, tolerance=tolerance, factions=factions, allowed=allowed)
    joined = {scope_of(c)[0] for c, _ in factors.constraints} | {q.scope[0] for q in factors.quotients}
    trellises: list[Trellis | None] = []
    ideals = []
    for block in factors.blocks:
        if len(block) == 1 and block[0] not in joined:
            trellises.append(None)
            ideals.append(factors.single[block[0]][:, : len(factors.judges)].max(axis=0).astype(np.float64))
        else:
            trellis = trellis_of(factors, block, LEAN_STATES if lean else STATES)
            trellises.append(trellis)
            ideals.append(ideal_of(factors, trellis)[0].max(axis=0))
    return Parts(factors, tuple(trellises), tuple(ideals))


def frontier(
    domain: Domain,
    *,
    tolerance: float = 1e-9,
    rational: Disagreement | None = None,
    epsilon: float | None = None,
    top: int | None = None,
    progress: Progress | None = None,
) -> Frontier:
    """The efficient packages: those that no package beats for one party without loss to another.

    A package is left out only where another gives every party at least as much and one party more. Packages with equal
    worths are all kept behind their vector. Worths are undiscounted.

    Parameters
    ----------
    domain : Domain
    tolerance : float
        Worths that round to the same multiple of it are equal (for worths of 10 and more: of so many tenths, hundredths
        and so on of them). Said in the result where it could matter at all; see :mod:`.lattice`.
    rational : {'zero', 'reserved', 'minimum', 'accepted'} or sequence of float, optional
        Only packages that give every party at least this, see :data:`.acceptance.Disagreement`. Except for ``accepted``
        with factions, what is efficient among these is efficient among all.
    epsilon : float, optional
        Share of each party's range. The list is then shorter: for every package some listed vector is worse by no more
        than `epsilon` of the range for any party. Not applied inside ratios.
    top : int, optional
        List only so many, those with the largest products of gains (as shares of the range; over `rational` where given).
    progress : callable, optional
        See :data:`Progress`.

    Returns
    -------
    Frontier
        Empty only where no package keeps the constraints, or none is good enough for `rational`.

    Raises
    ------
    UsageError
        Where a parameter is out of range.
    GoodOfficesError
        Where the issues depend on one another too densely for an exact answer.

    References
    ----------
    E. Rollon, J. Larrosa, Bucket Elimination for Multiobjective Optimization Problems, J. Heuristics 12 (2006) 307-328.
    H. T. Kung, F. Luccio, F. P. Preparata, On Finding the Maxima of a Set of Vectors, J. ACM 22 (1975) 469-476.
    C. H. Papadimitriou, M. Yannakakis, On the Approximability of Trade-offs, FOCS 2000, 86-92 (for `epsilon`).
    """
    _check(tolerance, epsilon, top)
    asked = (("rational", rational), ("epsilon", epsilon), ("top", top), ("tolerance", tolerance))
    found = _found(domain, tolerance, rational, epsilon, progress)
    if top is not None and top < len(found.steps):
        return _record(domain, found.only(_largest(found.steps, found.accept, top)), len(found.steps), asked)
    return _record(domain, found, len(found.steps), asked)


def _record(domain: Domain, found: _Found, size: int, asked: tuple[tuple[str, Any], ...]) -> Frontier:
    """What was found, as it is given to others."""
    parameters = dict(asked)
    worths = found.factors.worths(found.steps)
    worths.flags.writeable = False
    return Frontier(
        domain=domain.name,
        inputs=domain.fingerprint,
        parties=tuple(party.id for party in domain.parties),
        outcomes=domain.size,
        feasible=found.feasible,
        method=found.method,
        exact=not any(found.slack),
        epsilon=parameters["epsilon"] or 0.0,
        slack=found.slack,
        tolerance=0.0 if found.factors.exact else parameters["tolerance"],
        parameters=asked,
        size=size,
        utilities=worths,
        complete=found.complete,
        _chain=found.chain,
        _nodes=found.nodes,
        _given=found.given,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """What one of the methods found."""

    factors: Factors
    accept: Acceptance | None
    feasible: int
    method: str
    slack: tuple[float, ...]
    steps: Ints
    complete: bool
    chain: Chain | None = None
    nodes: tuple[tuple[int, ...], ...] = ()
    given: tuple[Package, ...] = ()

    def only(self, rows: list[int]) -> _Found:
        """Some of the vectors."""
        nodes = tuple(self.nodes[k] for k in rows) if self.nodes else ()
        given = tuple(self.given[k] for k in rows) if self.given else ()
        return replace(self, steps=self.steps[rows], nodes=nodes, given=given)


def _found(
    domain: Domain,
    tolerance: float,
    rational: Disagreement | None,
    epsilon: float | None,
    progress: Progress | None,
) -> _Found:
    factions = asks_factions(domain, rational)
    try:
        return _merged(parts_of(domain, tolerance=tolerance, factions=factions), rational, epsilon, progress, True)
    except TooDense:
        factors = factors_of(domain, tolerance=tolerance, factions=factions)
    accept = acceptance_of(factors, rational) if rational is not None else None
    try:
        return _solved(domain, factors, accept, progress)
    except (TooDense, MissingExtra):
        parts = parts_of(domain, tolerance=tolerance, factions=factions, lean=True)
        return _merged(parts, rational, epsilon, progress, False)


def _merged(
    parts: Parts, rational: Disagreement | None, epsilon: float | None, progress: Progress | None, complete: bool
) -> _Found:
    factors = parts.factors
    accept = acceptance_of(factors, rational) if rational is not None else None
    shifts, slack = _shifts(parts, epsilon)
    feasible = parts.feasible if complete else feasible_of(factors.domain)
    chain = _chain(parts, shifts, accept, progress) if feasible else None
    empty = np.zeros((0, len(factors.domain.parties)), dtype=np.int64)
    steps, nodes = _last(factors, chain, accept) if chain else (empty, ())
    method = "merge and prune" if not any(parts.trellises) else "bucket elimination, merge and prune"
    if not complete:
        method += ", without options that are never better than another"
    return _Found(factors, accept, feasible, method, slack, steps, complete, chain, nodes)


def _solved(domain: Domain, factors: Factors, accept: Acceptance | None, progress: Progress | None) -> _Found:
    def watch(kept: int) -> None:
        if progress:
            progress(kept, 0, kept)

    packages = listed_by_solver(domain, factors, accept, watch)
    worths = utilities(domain, packages)
    columns = [
        lattice.steps((worths[:, k] - judge.utility.offset) / judge.utility.scale)
        for k, (lattice, judge) in enumerate(zip(factors.lattices, factors.judges, strict=True))
    ]
    steps = np.stack(columns, axis=1)
    method = "one mixed-integer programme for each vector (HiGHS)"
    none = (0.0,) * len(domain.parties)
    return _Found(factors, accept, feasible_of(domain), method, none, steps, False, given=tuple(packages))


def feasible_of(domain: Domain) -> int:
    """The number of packages that keep the shared constraints, whatever they are worth; exact however large.

    Raises
    ------
    TooDense
        Where the constraints alone join too many issues.
    """
    if not domain.constraints:
        return domain.size
    nobody = (PartyPreferences("nobody", Utility(())),)
    return parts_of(replace(domain, parties=nobody, quorum=None)).feasible


def _check(tolerance: float, epsilon: float | None, top: int | None) -> None:
    if not 0 <= tolerance < 1:
        raise UsageError(f"a tolerance of {tolerance} is no share of a range", "say a number from 0 up to 1")
    if epsilon is not None and not 0 <= epsilon < 1:
        raise UsageError(f"an epsilon of {epsilon} is no share of a range", "say a number from 0 up to 1")
    if top is not None and top < 1:
        raise UsageError(f"the best {top} are none", "say a number of 1 or more")


def _span(parts: Parts) -> Floats:
    """Upper bound of each judge's range, in steps."""
    factors = parts.factors
    judges = len(factors.judges)
    span = np.zeros(judges)
    for values in factors.single:
        span += np.ptp(values[:, :judges], axis=0)
    for _, table in factors.tables:
        span += np.ptp(table.reshape(-1, factors.columns)[:, :judges], axis=0)
    for _, gain in factors.boxes:
        span += np.abs(gain[:judges])
    return span


def _shifts(parts: Parts, epsilon: float | None) -> tuple[Ints, tuple[float, ...]]:
    """Binary digits dropped at each comparison, and what all comparisons together may cost each party."""
    factors = parts.factors
    parties = len(factors.domain.parties)
    fine = factors.shifts
    if not epsilon:
        return fine, (0.0,) * parties
    stages = sum(len(block) for block in factors.blocks)
    allowed = np.maximum(_span(parts) * epsilon / stages, 1.0)
    shifts = np.maximum(np.floor(np.log2(allowed)).astype(np.int64), fine)
    cost = np.where(shifts > fine, stages * 2.0**shifts, 0.0)
    unit = [
        lattice.per_unit / judge.utility.scale for lattice, judge in zip(factors.lattices, factors.judges, strict=True)
    ]
    return shifts, tuple((cost[:parties] / np.array(unit)[:parties]).tolist())


def _chain(parts: Parts, shifts: Ints, accept: Acceptance | None, progress: Progress | None) -> Chain:
    factors = parts.factors
    stages = sum(len(t.issues) for t in parts.trellises if t) + len(factors.blocks)
    done = 0

    def watch(kept: int) -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, stages, kept)

    total = np.sum(parts.ideals, axis=0)
    blocks: list[Block] = []
    for at, (block, trellis) in enumerate(zip(factors.blocks, parts.trellises, strict=True)):
        if trellis is None:
            blocks.append(plain_of(factors, block[0]))
            continue
        elsewhere = np.sum([ideal for k, ideal in enumerate(parts.ideals) if k != at] or [np.zeros_like(total)], axis=0)
        passes = (lambda upper, rest=elsewhere: accept.passes(upper + rest)) if accept else None
        blocks.append(joint_of(factors, trellis, shifts, passes, watch))
    blocks = reading_order(blocks)
    rest = np.cumsum([block.vectors.max(axis=0, initial=-(2**60)) for block in reversed(blocks)], axis=0)[::-1]
    rest = np.concatenate([rest[1:], np.zeros((1, rest.shape[1]), dtype=np.int64)])

    def wanted(stage: int, vectors: Ints) -> NDArray[np.bool_]:
        return accept.passes(vectors + rest[stage]) if accept else np.ones(len(vectors), dtype=bool)

    return chain_of(blocks, factors.shifts, shifts, wanted if accept else None, watch)


def _last(factors: Factors, chain: Chain, accept: Acceptance | None) -> tuple[Ints, tuple[tuple[int, ...], ...]]:
    """The parties' part of what was kept, once the factions have had their say; which kept vectors stand behind each."""
    parties = len(factors.domain.parties)
    alive = np.arange(len(chain.vectors))
    if accept:
        alive = alive[accept.passes(chain.vectors)]
    vectors = chain.vectors[alive][:, :parties]
    keys = factors.rounded(vectors)
    if len(factors.judges) == parties and factors.exact:
        order = np.lexsort(-vectors.T[::-1])
        return vectors[order], tuple((int(alive[k]),) for k in order)
    best = maxima(keys)
    best = best[np.lexsort(-vectors[best].T[::-1])]
    names = {tuple(key): at for at, key in enumerate(keys[best].tolist())}
    members: list[list[int]] = [[] for _ in names]
    for node, key in zip(alive.tolist(), keys.tolist(), strict=True):
        if tuple(key) in names:
            members[names[tuple(key)]].append(node)
    return vectors[best], tuple(tuple(m) for m in members)


def _largest(steps: Ints, accept: Acceptance | None, top: int) -> list[int]:
    """Rows with the largest products of gains, in the order of the rows."""
    parties = steps.shape[1]
    base = steps.min(axis=0).astype(np.float64)
    if accept:
        given = accept.thresholds[:parties]
        base = np.where(np.isfinite(given), given, base)
    span = np.maximum(steps.max(axis=0) - base, 1.0)
    gains = np.maximum((steps - base) / span, 0.0)
    order = np.lexsort((-gains.sum(axis=1), -gains.prod(axis=1)))
    return sorted(order[:top].tolist())

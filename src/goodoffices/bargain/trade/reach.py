"""The package nearest to a draft among those that all accept, with some issues held or forced to change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier.acceptance import Acceptance, acceptance_of
from goodoffices.bargain.frontier.automaton import DEAD
from goodoffices.bargain.frontier.block import Block, Plain, Watch, joint_of, thin
from goodoffices.bargain.frontier.chain import Chain, chain_of, reading_order
from goodoffices.bargain.frontier.compute import Parts, parts_of
from goodoffices.bargain.frontier.factors import Factors
from goodoffices.bargain.frontier.model import Model, model_of, settled
from goodoffices.bargain.frontier.trail import coarse
from goodoffices.bargain.frontier.trellis import TooDense, Trellis
from goodoffices.bargain.preference import Faction, PartyPreferences, Table, Utility
from goodoffices.bargain.trade.distance import Distance
from goodoffices.bargain.trade.scale import Scale
from goodoffices.bargain.trade.wall import walls_of
from goodoffices.diagnose import GoodOfficesError

__all__ = ["LIMIT", "Reach", "least_shares", "reach_of"]

LIMIT = 150_000
"""Partial packages kept at a time; where there would be more, a solver is asked."""

LONGER = 1_000_000
"""The same where no solver can be asked."""

Allowed = Sequence[NDArray[np.bool_]]
Passes = Callable[[int, NDArray[np.int64]], NDArray[np.bool_]]
SECONDS = 120.0
"""For one run of the solver."""

NEARNESS = "\0nearness"


class _TooMany(Exception):
    """More partial packages than the limit."""


@dataclass(slots=True, eq=False)
class Reach:
    """A domain with the distance from a draft counted beside the parties' worths.

    Parameters
    ----------
    scale : Scale
    draft : tuple of int
    distance : Distance
    parts : Parts or None
        None where the issues are joined too densely: then a solver is asked.
    models : list of Model
        One per group of parties that is enough for an agreement; made when needed.
    solver : bool
        Whether the solver was asked.
    """

    scale: Scale
    draft: Package
    distance: Distance
    parts: Parts | None
    models: list[Model]
    solver: bool = False

    @property
    def everything(self) -> list[NDArray[np.bool_]]:
        """Every option of every issue."""
        return [np.ones(count, dtype=bool) for count in self.scale.domain.counts]

    def nearest(self, allowed: Allowed, least: int = 0, most: int | None = None) -> Package | None:
        """The nearest package that all accept: fewest issues changed, then fewest steps, then the largest least gain.

        Parameters
        ----------
        allowed : sequence of (n_options,) bool
            The options that each issue may have.
        least, most : int
            It is known that fewer changed issues do not suffice; more are not looked at.

        Returns
        -------
        tuple of int, or None
            None where no package is accepted.
        """
        most = len(allowed) if most is None else most
        # Issues that may not stay as they are change anyway.
        forced = sum(not on[option] for on, option in zip(allowed, self.draft, strict=True))
        changes = range(max(least, forced), most + 1)
        if self.parts is not None and not self.solver:
            try:
                return self._by_merging(self.parts, allowed, changes, LIMIT)
            except _TooMany:
                pass
        try:
            return self._by_solver(allowed, most)
        except GoodOfficesError:
            if self.parts is None:
                raise
            self.solver = False
        try:
            return self._by_merging(self.parts, allowed, changes, LONGER)
        except _TooMany:
            raise TooDense from None

    def _by_merging(self, parts: Parts, allowed: Allowed, changes: range, limit: int) -> Package | None:
        factors = parts.factors
        accept = acceptance_of(factors, "accepted")
        at = len(self.scale.domain.parties)
        watch = _watch(limit)
        blocks = _blocks(parts, allowed, watch)
        if any(not len(block.vectors) for block in blocks):
            return None
        blocks = reading_order(blocks)
        if _passes(blocks, accept, watch) is None:
            return None
        for count in changes:
            thresholds = accept.thresholds.copy()
            thresholds[at] = -(count * self.distance.unit + self.distance.unit - 1) * factors.lattices[at].per_unit
            wanted = replace(accept, thresholds=thresholds)
            passes = _passes(blocks, wanted, watch)
            if passes is None:
                continue
            chain = chain_of(blocks, factors.shifts, factors.shifts, passes, watch)
            if len(chain.vectors):
                return self._best(chain, at)
        return None

    def _best(self, chain: Chain, at: int) -> Package:
        near = chain.vectors[:, at]
        rows = np.flatnonzero(near == near.max()).tolist()
        packages = [next(chain.packages(row)) for row in rows]
        shares = least_shares(self.scale, self.draft, packages)
        return packages[max(range(len(packages)), key=shares.__getitem__)]

    def _by_solver(self, allowed: Allowed, most: int) -> Package | None:
        self.solver = True
        if not self.models:
            self.models = [_model(domain) for domain in _coalitions(self)]
        best: tuple[float, Package] | None = None
        for model in self.models:
            found = self._solved(model, allowed, most)
            if found and (best is None or found[0] > best[0]):
                best = found
        return best[1] if best else None

    def _solved(self, model: Model, allowed: Allowed, most: int) -> tuple[float, Package] | None:
        upper = list(model.upper)
        for row, on in zip(model.options, allowed, strict=True):
            for variable, open_ in zip(row, on.tolist(), strict=True):
                if variable >= 0 and not open_:
                    upper[variable] = 0.0
        task = replace(model, upper=upper, rows=list(model.rows))
        near = model.worths[-1][0]
        task.row(near, -float(most * self.distance.unit + self.distance.unit - 1), 0.0)
        found = task.maximise(near, seconds=SECONDS)
        if found.values is None and found.bound == -np.inf:
            return None
        if found.values is None or found.bound - found.best > 0.5:
            raise TooDense
        return found.best, settled(model, found.values)


def least_shares(scale: Scale, draft: Package, packages: Sequence[Package]) -> list[list[float]]:
    """What packages give over the reservation values (over the draft where there is none), the least share first."""
    worths = scale.worths(list(packages))
    rest = scale.worths([draft])[0]
    parties = scale.domain.parties
    base = np.array([rest[k] if p.reservation is None else p.reservation for k, p in enumerate(parties)])
    shares: list[list[float]] = np.round(np.sort(scale.shares(worths - base), axis=1), 12).tolist()
    return shares


def reach_of(scale: Scale, draft: Package) -> Reach:
    """Prepare the search from a draft."""
    distance = Distance(scale.domain, draft)
    domain = _extended(scale.domain, distance)
    factions = any(party.factions for party in domain.parties)
    try:
        parts: Parts | None = parts_of(domain, factions=factions)
    except TooDense:
        parts = None
    return Reach(scale, draft, distance, parts, [])


def _nearness(distance: Distance) -> PartyPreferences:
    tables = tuple(Table((issue,), -costs.astype(float)) for issue, costs in enumerate(distance.costs))
    return PartyPreferences(NEARNESS, Utility(tables), None)


def _extended(domain: Domain, distance: Distance) -> Domain:
    """The domain with nearness as one more party, without whom there is no agreement."""
    quorum = None if domain.quorum is None else domain.quorum + 1
    return replace(domain, parties=(*domain.parties, _nearness(distance)), quorum=quorum)


def _coalitions(reach: Reach) -> list[Domain]:
    """For each group of parties that is enough: a domain in which all of them and their factions must accept."""
    domain = reach.scale.domain
    quorum = len(domain.parties) if domain.quorum is None else domain.quorum
    free = [party for party in domain.parties if not party.veto and quorum < len(domain.parties)]
    held = [party for party in domain.parties if party not in free]
    found = []
    for others in combinations(free, max(quorum - len(held), 0)):
        judges = [judge for party in (*held, *others) for judge in party.judges if _asks(judge)]
        people = tuple(PartyPreferences(judge.id, judge.utility, judge.reservation) for judge in judges)
        found.append(replace(domain, parties=(*people, _nearness(reach.distance)), quorum=None))
    return found


def _asks(judge: PartyPreferences | Faction) -> bool:
    return judge.reservation is not None and (isinstance(judge, PartyPreferences) or judge.veto)


def _model(domain: Domain) -> Model:
    model = model_of(domain, divisible=False)
    for (row, offset), party in zip(model.worths, domain.parties, strict=True):
        if party.reservation is not None:
            model.row(row, party.reservation - offset - 1e-9, float("inf"))
    return model


def _watch(limit: int) -> Watch:
    def watch(kept: int) -> None:
        if kept > limit:
            raise _TooMany

    return watch


def _passes(blocks: list[Block], accept: Acceptance, watch: Watch) -> Passes | None:
    passes = walls_of(blocks, accept)
    if passes is None:
        return None

    def counted(stage: int, vectors: NDArray[np.int64]) -> NDArray[np.bool_]:
        keep = passes(stage, vectors)
        watch(int(keep.sum()) // 4)
        return keep

    return counted


def _blocks(parts: Parts, allowed: Allowed, watch: Watch) -> list[Block]:
    """The efficient settlements of each block with the options that are allowed."""
    factors = parts.factors
    blocks: list[Block] = []
    for block, trellis in zip(factors.blocks, parts.trellises, strict=True):
        if trellis is None:
            blocks.append(_plain(factors, block[0], allowed[block[0]]))
        else:
            blocks.append(joint_of(factors, _held(trellis, allowed), factors.shifts, None, watch))
    return blocks


def _plain(factors: Factors, issue: int, allowed: NDArray[np.bool_]) -> Plain:
    options = np.flatnonzero(allowed)
    values = factors.single[issue][options][:, : len(factors.judges)]
    kept = np.sort(thin(values, factors.shifts))
    keys = coarse(values, factors.shifts)
    members = tuple(tuple(options[(keys == keys[k]).all(axis=1)].tolist()) for k in kept)
    return Plain((issue,), values[kept], members)


def _held(trellis: Trellis, allowed: Allowed) -> Trellis:
    onward = tuple(
        np.where(allowed[issue][None, :], after, DEAD)
        for issue, after in zip(trellis.issues, trellis.onward, strict=True)
    )
    return replace(trellis, onward=onward)

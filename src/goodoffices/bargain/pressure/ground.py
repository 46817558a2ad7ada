"""What can be had at all: the efficient worths, and whom a package must satisfy. Pressure moves neither."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, utilities
from goodoffices.bargain.frontier import Frontier, Progress, frontier
from goodoffices.bargain.preference import PartyPreferences
from goodoffices.bargain.solution.disagreement import disagreement_of

__all__ = ["TOLERANCE", "Ground", "ground_of"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

TOLERANCE = 1e-9
"""A worth that misses a reservation value by no more counts as enough."""

_MOST_LISTED = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A domain as far as reservation values that move are concerned.

    A package that gives everybody at least as much as an accepted one is accepted too; so there is an acceptable package
    if and only if there is an efficient one, and the frontier is needed once only, however many days are looked at.

    Parameters
    ----------
    domain : Domain
    frontier : Frontier
        Of the parties and of the factions that can refuse.
    worths : (n, n_judges) float
        Its vectors: the parties first, then the factions.
    slack : (n_judges,) float
        By how much a vector may be too low; 0 where the frontier is exact.
    inner : (n_judges - n_parties,) float
        Reservation values of the factions. No effect moves them.
    enough : tuple of tuple of int
        Sets of columns: a package is accepted where it satisfies all of one set. One set, unless there is a quorum.
    base : (n_parties,) float
        Reservation values before any effect; the worst feasible package of a party without one.
    """

    domain: Domain
    frontier: Frontier
    worths: Floats
    slack: Floats
    inner: Floats
    enough: tuple[tuple[int, ...], ...]
    base: Floats

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids of the parties."""
        return tuple(party.id for party in self.domain.parties)

    def accepted(self, reservations: Floats, *, hopeful: bool = False) -> Flags:
        """Which efficient vectors are good enough.

        Parameters
        ----------
        reservations : (n_parties,) float
        hopeful : bool
            True gives each vector what an inexact frontier may be too low by.

        Returns
        -------
        (n,) bool
        """
        return self.passes(self.worths + self.slack if hopeful else self.worths, reservations)

    def passes(self, worths: Floats, reservations: Floats) -> Flags:
        """Which worths for all judges are good enough: (n, n_judges) float -> (n,) bool."""
        met = worths >= self.thresholds(reservations) - TOLERANCE
        result = np.zeros(len(worths), dtype=bool)
        for columns in self.enough:
            result |= met[:, list(columns)].all(axis=1)
        return result

    def thresholds(self, reservations: Floats) -> Floats:
        """The reservation values of all judges: those of the parties as given, those of the factions as they are."""
        return np.concatenate([reservations, self.inner])

    def counted(self) -> Iterator[Floats]:
        """The worths of all feasible packages for all judges, in parts; nothing where there are too many to look at."""
        if self.domain.size > _MOST_LISTED:
            return
        whole = np.stack([axis.ravel() for axis in np.indices(self.domain.counts)], axis=1).astype(np.int64)
        kept = np.ones(len(whole), dtype=bool)
        for constraint in self.domain.constraints:
            kept &= constraint.holds(whole)
        yield utilities(replace(self.domain, parties=_judges(self.domain), quorum=None), whole[kept])


def ground_of(domain: Domain, *, frontier_found: Frontier | None = None, progress: Progress | None = None) -> Ground:
    """The ground of a domain.

    Parameters
    ----------
    domain : Domain
    frontier_found : Frontier, optional
        Of the same domain, not cut by ``rational`` or ``top``; used where no faction has a say of its own.
    progress : callable, optional
        As for :func:`.frontier.frontier`.
    """
    judges = _judges(domain)
    everybody = replace(domain, parties=judges, quorum=None)
    found = frontier_found if len(judges) == len(domain.parties) else None
    if found is not None:
        asked = dict(found.parameters)
        found = None if asked.get("rational") is not None or asked.get("top") is not None else found
    found = found or frontier(everybody, progress=progress)
    inner = np.array([judge.reservation for judge in judges[len(domain.parties) :]], dtype=np.float64)
    base = np.array(disagreement_of(domain, "reserved"), dtype=np.float64)
    slack = np.array(found.slack, dtype=np.float64)
    return Ground(domain, found, found.utilities, slack, inner, _enough(domain), base)


def _judges(domain: Domain) -> tuple[PartyPreferences, ...]:
    """The parties, then every faction that can refuse, as parties of their own."""
    inside = tuple(
        PartyPreferences(f"{party.id}/{faction.id}", faction.utility, faction.reservation, title=faction.title)
        for party in domain.parties
        for faction in party.factions
        if faction.veto and faction.reservation is not None
    )
    return (*domain.parties, *inside)


def _enough(domain: Domain) -> tuple[tuple[int, ...], ...]:
    """For each choice of parties that is enough: their columns and those of their factions."""
    own: list[tuple[int, ...]] = []
    column = len(domain.parties)
    for at, party in enumerate(domain.parties):
        inside = sum(1 for faction in party.factions if faction.veto and faction.reservation is not None)
        own.append((at, *range(column, column + inside)))
        column += inside
    must = [at for at, party in enumerate(domain.parties) if party.veto]
    may = [at for at, party in enumerate(domain.parties) if not party.veto]
    if domain.quorum is None or domain.quorum >= len(domain.parties):
        must, may = [*must, *may], []
    wanted = max((domain.quorum or 0) - len(must), 0) if may else 0
    return tuple(tuple(column for at in (*must, *chosen) for column in own[at]) for chosen in combinations(may, wanted))

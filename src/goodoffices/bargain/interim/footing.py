"""Where the parties stand without agreement, and what a partial agreement must give each of them.

A partial agreement settles some issues and leaves the rest as they are. Two readings of "at least as good as no agreement":

``reserved``
    Each party has at least its reservation value (what it could have elsewhere). A party that names none is measured
    against the status quo; a faction that names none refuses nothing.
``status_quo``
    Each party, and each faction with a veto, has at least what the status quo is worth to it.

The two differ where a party could do better, or would do worse, than the status quo by breaking off. A red line says what
a party will not sign: a condition that the status quo itself breaks counts only for agreements that touch its issues.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain, Package, as_packages
from goodoffices.bargain.preference import Faction, PartyPreferences
from goodoffices.diagnose import UsageError

__all__ = ["Footing", "Judge", "Reading", "footing_of"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Judge = PartyPreferences | Faction
Reading = Literal["reserved", "status_quo"]
READINGS = ("reserved", "status_quo")


@dataclass(frozen=True, slots=True, eq=False)
class Footing:
    """A domain, its status quo and what each judge asks for.

    Parameters
    ----------
    domain : Domain
    status_quo : tuple of int
    reading : {'reserved', 'status_quo'}
    judges : tuple
        The parties in order, then the factions with a veto.
    owners : tuple of int
        The party of each judge.
    at_rest : (n_judges,) float
        What the status quo is worth to each.
    base : (n_judges,) float
        What each has without agreement by the reading; ``-inf`` for a faction that refuses nothing.
    least : (n_parties,) float
        What each party must gain over it, 0 or more.
    """

    domain: Domain
    status_quo: Package
    reading: str
    judges: tuple[Judge, ...]
    owners: tuple[int, ...]
    at_rest: Floats
    base: Floats
    least: Floats

    @property
    def parties(self) -> int:
        """The number of parties."""
        return len(self.domain.parties)

    @property
    def needs(self) -> Floats:
        """What each judge must get beyond the status quo: (n_judges,) float."""
        asked = self.base.copy()
        asked[: self.parties] += self.least
        slack = 1e-9 * np.maximum(1.0, np.abs(self.at_rest))
        return np.asarray(asked - self.at_rest - slack)

    @property
    def required(self) -> NDArray[np.bool_]:
        """The judges without whom there is no agreement: (n_judges,) bool."""
        quorum = self.domain.quorum
        everybody = quorum is None or quorum >= self.parties
        return np.array([everybody or self.domain.parties[owner].veto for owner in self.owners])

    def worth(self, judge: Judge, packages: Ints) -> Floats:
        """What partial agreements are worth to a judge, its conditions counted where their issues are touched.

        Parameters
        ----------
        judge : PartyPreferences or Faction
        packages : (n_packages, n_issues) int
        """
        result = replace(judge.utility, conditions=()).worth(packages)
        touched = packages != np.array(self.status_quo)
        for condition in judge.utility.conditions:
            concerned = touched[:, list(condition.scope)].any(axis=1)
            result[concerned & ~condition.holds(packages)] = judge.utility.otherwise
        return np.asarray(result)

    def accepts(self, gains: Floats) -> NDArray[np.bool_]:
        """Which gains over the status quo are enough for all who must agree: (n, n_judges) float -> (n,) bool."""
        met = gains >= self.needs
        domain, required = self.domain, self.required
        result = met[:, required].all(axis=1)
        if domain.quorum is not None and not required.all():
            votes = np.zeros(len(gains), dtype=np.int64)
            for party in range(self.parties):
                votes += met[:, [owner == party for owner in self.owners]].all(axis=1)
            result &= votes >= domain.quorum
        return np.asarray(result)

    def over_base(self, gains: Floats) -> Floats:
        """Gains of the parties over having no agreement: (n, n_judges) float -> (n, n_parties) float."""
        count = self.parties
        return np.asarray(gains[:, :count] + self.at_rest[:count] - self.base[:count])


def footing_of(
    domain: Domain,
    reading: str = "reserved",
    status_quo: Package | None = None,
    least: float | Sequence[float] = 0.0,
) -> Footing:
    """Say what a partial agreement must give.

    Parameters
    ----------
    domain : Domain
    reading : {'reserved', 'status_quo'}
    status_quo : tuple of int, optional
        By default the domain's.
    least : float or sequence of float
        What each party must gain over having no agreement, in its own unit; 0 or more.

    Raises
    ------
    UsageError
        Where the domain has no status quo and none is given, or a parameter means nothing.
    """
    if reading not in READINGS:
        raise UsageError(f'"{reading}" is no reading of having no agreement', "say reserved or status_quo")
    rest = domain.status_quo if status_quo is None else tuple(status_quo)
    if rest is None:
        raise UsageError(
            "a partial agreement leaves issues as they are, and the domain does not say how they are",
            "name a status quo: one option per issue",
        )
    try:
        package = as_packages(domain, [rest])
    except ValueError as fault:
        raise UsageError(f"the status quo is no package: {fault}", "name one option per issue") from None
    more = (
        np.broadcast_to(np.asarray(least, dtype=np.float64), (len(domain.parties),)) if _fits(least, domain) else None
    )
    if more is None or not (np.isfinite(more).all() and (more >= 0).all()):
        raise UsageError("a least gain is a number of 0 or more, or one per party")
    judges: list[Judge] = list(domain.parties)
    owners = list(range(len(judges)))
    for at, party in enumerate(domain.parties):
        vetoes = [faction for faction in party.factions if faction.veto]
        judges += vetoes
        owners += [at] * len(vetoes)
    at_rest = np.array([float(replace(judge.utility, conditions=()).worth(package)[0]) for judge in judges])
    base = at_rest.copy()
    if reading == "reserved":
        for at, judge in enumerate(judges):
            if judge.reservation is not None:
                base[at] = judge.reservation
            elif at >= len(domain.parties):
                base[at] = -np.inf
    return Footing(domain, rest, reading, tuple(judges), tuple(owners), at_rest, base, more)


def _fits(least: float | Sequence[float], domain: Domain) -> bool:
    return np.ndim(least) == 0 or np.shape(least) == (len(domain.parties),)

"""What the parties have without agreement, as numbers; the least and the most that they can have with one."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.frontier.acceptance import Disagreement
from goodoffices.bargain.frontier.compute import frontier
from goodoffices.bargain.preference import Box, PartyPreferences, Ratio, Table, Term, Utility
from goodoffices.diagnose import UsageError

__all__ = ["disagreement_of", "extremes"]

Worths = tuple[float, ...]


def extremes(domain: Domain) -> tuple[Worths, Worths]:
    """The least and the most that any feasible package gives each party.

    Parameters
    ----------
    domain : Domain

    Returns
    -------
    least, most : tuple of float
        ``nan`` where no package is feasible.
    """
    least = tuple(-_most(domain, _turned(party.utility)) for party in domain.parties)
    return least, tuple(_most(domain, party.utility) for party in domain.parties)


def _most(domain: Domain, utility: Utility) -> float:
    alone = replace(domain, parties=(PartyPreferences("one", utility),), quorum=None)
    values = frontier(alone).utilities
    return float(values[0, 0]) + 0.0 if len(values) else float("nan")


def _turned(utility: Utility) -> Utility:
    """The utility of somebody who wants the opposite."""
    terms: list[Term] = []
    for term in utility.terms:
        if isinstance(term, Table):
            terms.append(Table(term.issues, -term.values))
        elif isinstance(term, Box):
            terms.append(replace(term, value=-term.value))
        else:
            terms.append(Ratio(tuple(Table(t.issues, -t.values) for t in term.over), term.under, -term.empty))
    return replace(utility, terms=tuple(terms), offset=-utility.offset, otherwise=-utility.otherwise)


def disagreement_of(domain: Domain, point: Disagreement) -> Worths:
    """The worths of a point of disagreement.

    Parameters
    ----------
    domain : Domain
    point : {'zero', 'reserved', 'minimum', 'accepted'} or sequence of float
        With ``reserved`` and ``accepted`` a party without a reservation value is taken to have its worst feasible
        package: it refuses nothing.

    Raises
    ------
    UsageError
        Where there are not as many numbers as parties, or the name means nothing.
    """
    if not isinstance(point, str):
        worths = tuple(float(worth) for worth in point)
        if len(worths) != len(domain.parties):
            raise UsageError(f"a point of disagreement has {len(domain.parties)} worths, one per party")
        return worths
    if point == "zero":
        return (0.0,) * len(domain.parties)
    if point == "minimum":
        return extremes(domain)[0]
    if point not in ("reserved", "accepted"):
        raise UsageError(f'"{point}" is no point of disagreement', "say zero, reserved, minimum or accepted")
    if all(party.reservation is not None for party in domain.parties):
        return tuple(float(party.reservation or 0.0) for party in domain.parties)
    least = [-_most(domain, _turned(p.utility)) if p.reservation is None else p.reservation for p in domain.parties]
    return tuple(float(worth) for worth in least)

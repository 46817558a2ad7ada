"""The parts of a package: what each issue that it settles is worth to each party, and who gives it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.interim.footing import footing_of
from goodoffices.bargain.interim.tranche.schedule import Part
from goodoffices.diagnose import UsageError

__all__ = ["parts_of_package"]


def parts_of_package(
    domain: Domain, package: Package, status_quo: Package | None = None
) -> tuple[tuple[tuple[int, ...], Part], ...]:
    """One part for each issue that a package changes; issues whose worth is joined make one part.

    A part is given by the party that it costs something, where that is one party; otherwise it takes everybody. Whether it
    can be undone or divided is not in a domain: nothing is taken to be.

    Parameters
    ----------
    domain : Domain
    package : tuple of int
    status_quo : tuple of int, optional
        By default the domain's.

    Returns
    -------
    tuple of (tuple of int, Part)
        The issues of each part; its name is their labels.

    Raises
    ------
    UsageError
        Without a status quo, or where the package changes nothing.

    Examples
    --------
    >>> from goodoffices.bargain import DomainIssue, PartyPreferences, Table, Utility
    >>> talks = Domain("talks", (DomainIssue("truce", ("none", "30 days")), DomainIssue("prisoners", ("kept", "freed"))),
    ...     (PartyPreferences("norda", Utility((Table((0,), [0, 8]), Table((1,), [0, 2])))),
    ...      PartyPreferences("suda", Utility((Table((0,), [0, -3]), Table((1,), [0, 4]))))), status_quo=(0, 0))
    >>> [(part.name, part.worth, part.giver) for _, part in parts_of_package(talks, (1, 1))]
    [('truce', (8.0, -3.0), 1), ('prisoners', (2.0, 4.0), None)]
    """
    footing = footing_of(domain, "status_quo", status_quo)
    rest = footing.status_quo
    changed = [at for at, (old, new) in enumerate(zip(rest, package, strict=True)) if old != new]
    if not changed:
        raise UsageError("the package is the status quo: there is nothing to carry out")
    found = []
    for group in _joined(domain, changed):
        some = list(rest)
        for issue in group:
            some[issue] = package[issue]
        rows = np.array([some])
        worths = [
            float(replace(party.utility, conditions=()).worth(rows)[0] - footing.at_rest[at])
            for at, party in enumerate(domain.parties)
        ]
        worths = [0.0 if abs(worth) < 1e-12 else worth for worth in worths]
        losers = [at for at, worth in enumerate(worths) if worth < 0]
        giver = losers[0] if len(losers) == 1 and len(worths) > 1 else None
        issues = tuple(sorted(group))
        name = " and ".join(domain.issues[issue].label for issue in issues)
        found.append((issues, Part(name, tuple(worths), giver)))
    return tuple(found)


def _joined(domain: Domain, changed: list[int]) -> list[set[int]]:
    """The issues in groups whose worths do not depend on one another."""
    groups: list[set[int]] = [{at} for at in changed]
    for party in domain.parties:
        for term in party.utility.terms:
            joined = [group for group in groups if group & set(term.scope)]
            if len(joined) > 1:
                groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    return sorted(groups, key=min)

"""Whether there is anything that everybody accepts, and how many packages, without ever listing them."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.bargain.analysis.listing import TooLong, list_frontier
from goodoffices.bargain.domain import Domain
from goodoffices.bargain.frontier.acceptance import Disagreement, acceptance_of, asks_factions
from goodoffices.bargain.frontier.compute import parts_of
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.frontier.tally import Tally, share, tally
from goodoffices.bargain.frontier.trellis import TooDense
from goodoffices.bargain.statistics import Zone

__all__ = ["LIMIT", "counted_zone"]

LIMIT = 20_000
"""Different sums that are told apart; with more, numbers of packages are bounded."""


def counted_zone(
    domain: Domain, standard: Disagreement, met: bool | None, whole: Frontier | None = None
) -> Zone | None:
    """The zone of possible agreement.

    Parameters
    ----------
    domain : Domain
    standard : {'zero', 'reserved', 'minimum', 'accepted'} or sequence of float
        What a package must give the parties; with ``accepted`` the factions with a veto and the quorum count.
    met : bool or None
        Whether a package is known that gives every party at least its own part of the standard.
    whole : Frontier, optional
        All efficient packages: without factions and quorum they decide whether the zone is open.

    Returns
    -------
    Zone or None
        None where it could not be decided.
    """
    try:
        parts = parts_of(domain, factions=asks_factions(domain, standard))
    except TooDense:
        if met is None or domain.quorum is not None or any(party.factions for party in domain.parties):
            return None
        unknown = Tally(int(met), domain.size if met else 0, not met, "not counted: issues are joined too densely")
        return Zone(met, unknown, None if met else 0.0)
    found = tally(parts, acceptance_of(parts.factors, standard), LIMIT)
    if not found.exact:
        # Beyond 2**62 the numbers are floats, whose last digits may exceed the whole.
        found = replace(found, most=min(found.most, parts.feasible))
    plain = domain.quorum is None and not any(party.factions for party in domain.parties)
    if found.least > 0 or found.most == 0:
        opened = found.least > 0
    elif plain and met is not None:
        opened = met
    else:
        try:
            opened = list_frontier(domain, rational=standard).size > 0
        except (TooLong, TooDense):
            return None
    return Zone(opened, found, share(found, parts.feasible))

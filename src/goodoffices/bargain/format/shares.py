"""An additive utility as weights and worths from 0 to 1, as most formats want it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Domain
from goodoffices.bargain.preference import PartyPreferences
from goodoffices.diagnose import DomainError

__all__ = ["share_out"]


def share_out(domain: Domain, party: PartyPreferences, format: str) -> list[tuple[float, NDArray[np.float64]]]:
    """Weight and worths of each issue, their product being the party's own worths.

    A constant is added to the options of the first issue. The weights add up to the party's best worth.

    Raises
    ------
    DomainError
        Where the utility is not additive, or a worth is below 0.
    """
    utility = party.utility
    if utility.joint:
        raise DomainError(
            format,
            f"the format cannot hold the interdependent worths of {party.id}",
            "write goodoffices JSON, which holds all",
        )
    shares = []
    for n, worths in enumerate(utility.tables(domain.counts)):
        own = worths + utility.offset if n == 0 else worths
        if own.min() < 0:
            issue = domain.issues[n].id
            raise DomainError(
                format,
                f'the format cannot hold worths below 0, as {party.id} has them for "{issue}"',
                "write goodoffices JSON, a table or NegMAS",
            )
        weight = float(own.max())
        shares.append((weight, own / weight if weight > 0 else np.zeros(len(own))))
    return shares

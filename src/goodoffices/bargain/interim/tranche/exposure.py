"""How far each party has gone out on a limb after each tranche."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from goodoffices.bargain.interim.tranche.schedule import Schedule

__all__ = ["Exposure", "exposures"]


@dataclass(frozen=True, slots=True)
class Exposure:
    """A party after a tranche.

    Parameters
    ----------
    party : str
    tranche : int
        From 0.
    given, got : float
        What its losses and its gains so far come to, as far as they cannot be undone.
    after : float
        ``given - got``: what it has lost if everything ends here; below 0 where it is ahead.
    if_default : float
        The same if another party, the one whose default harms it most, defaults in this tranche.
    share : float or None
        The larger of the two, as a share of what it gains from the whole; None where it gains nothing from it.
    """

    party: str
    tranche: int
    given: float
    got: float
    after: float
    if_default: float
    share: float | None

    @property
    def greatest(self) -> float:
        """The larger of the two, 0 or more."""
        return max(self.after, self.if_default, 0.0)

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "party": self.party,
            "tranche": self.tranche,
            "given": self.given,
            "got": self.got,
            "after": self.after,
            "if_default": self.if_default,
            "share": self.share,
        }


def exposures(schedule: Schedule) -> tuple[Exposure, ...]:
    """The exposure of each party after each tranche, tranche by tranche.

    Examples
    --------
    >>> from goodoffices.bargain.interim.tranche.schedule import Part
    >>> parts = (Part("wounded", (-2, 3), giver=0), Part("corridor", (4, -1), giver=1, reversible=0.5))
    >>> plan = Schedule(("norda", "suda"), parts, ((1, 0), (0, 1)))
    >>> [(e.party, e.tranche, e.after, e.if_default, e.share) for e in exposures(plan)][:2]
    [('norda', 0, 2.0, 2.0, 1.0), ('suda', 0, -3.0, 0.0, 0.0)]
    """
    worths, stays = schedule.worths, schedule.stays
    whole = schedule.flows.sum(axis=0)
    found = []
    for tranche in range(schedule.tranches):
        kept = (schedule.done(tranche + 1) * stays)[:, None] * worths
        given = np.maximum(-kept, 0.0).sum(axis=0)
        got = np.maximum(kept, 0.0).sum(axis=0)
        for party, name in enumerate(schedule.parties):
            others = (other for other in range(len(schedule.parties)) if other != party)
            lost = max(-float(schedule.after_default(tranche, other)[party]) for other in others) + 0.0
            after = float(given[party] - got[party]) + 0.0
            greatest = max(after, lost, 0.0)
            share = greatest / float(whole[party]) if whole[party] > 1e-12 else None
            found.append(Exposure(name, tranche, float(given[party]), float(got[party]), after, lost, share))
    return tuple(found)

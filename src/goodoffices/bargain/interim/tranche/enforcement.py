"""Whether a schedule holds by itself: at every tranche, going on must be worth at least as much as taking and not giving.

After a default nobody gives any more, which is itself an equilibrium where giving costs. So "everybody gives as long as
nobody has defaulted" is subgame perfect exactly if no party gains by defaulting once, at any tranche.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.bargain.interim.tranche.hazard import checked_discounts, defaulted
from goodoffices.bargain.interim.tranche.schedule import Schedule

__all__ = ["Enforcement", "Temptation", "enforcement"]


@dataclass(frozen=True, slots=True)
class Temptation:
    """What a party weighs at one tranche.

    Parameters
    ----------
    party : str
    tranche : int
        From 0.
    onward : float
        What carrying on to the end still brings it, from this tranche on.
    default : float
        What it gets by not giving in this tranche: what the others give in it and what is taken back.
    """

    party: str
    tranche: int
    onward: float
    default: float

    @property
    def excess(self) -> float:
        """By how much default is worth more; 0 or less where the party goes on."""
        return self.default - self.onward

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "party": self.party,
            "tranche": self.tranche,
            "onward": self.onward,
            "default": self.default,
            "excess": self.excess,
        }


@dataclass(frozen=True, slots=True)
class Enforcement:
    """Whether a schedule holds by itself, and what would make it.

    Parameters
    ----------
    holds : bool
        No party gains by defaulting at any tranche.
    temptations : tuple of Temptation
        For every tranche and party.
    bonds : tuple of float
        For each party the smallest deposit with a third party, lost on its first default and otherwise returned, that
        makes the schedule hold; 0 where none is needed. In the party's own unit.
    citation : str
    """

    holds: bool
    temptations: tuple[Temptation, ...]
    bonds: tuple[float, ...]
    citation: str

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "holds": self.holds,
            "temptations": [temptation.as_json() for temptation in self.temptations],
            "bonds": list(self.bonds),
            "citation": self.citation,
        }


def enforcement(
    schedule: Schedule, discounts: Sequence[float] | None = None, bonds: Sequence[float] | None = None
) -> Enforcement:
    """Check a schedule against default, tranche by tranche.

    Parameters
    ----------
    schedule : Schedule
    discounts : sequence of float, optional
        What the time of one tranche leaves of a worth, per party, in (0, 1]; by default 1.
    bonds : sequence of float, optional
        Deposits that are there already, lost on default.

    References
    ----------
    L. G. Telser, A Theory of Self-enforcing Agreements, J. Business 53 (1980) 27-44 (continuation against one gain; the
    last step needs something beyond it). J. Watson, Starting Small and Renegotiation, J. Economic Theory 85 (1999) 52-90.
    D. Ray, The Time Structure of Self-Enforcing Agreements, Econometrica 70 (2002) 547-582. D. Blackwell, Discounted
    Dynamic Programming, Annals of Mathematical Statistics 36 (1965) 226-235 (one deviation suffices).

    Examples
    --------
    >>> from goodoffices.bargain.interim.tranche.schedule import Part
    >>> parts = (Part("wounded", (-2, 3), giver=0), Part("corridor", (4, -1), giver=1))
    >>> found = enforcement(Schedule(("norda", "suda"), parts, ((1, 0), (0, 1))))
    >>> found.holds, found.bonds
    (False, (0.0, 1.0))
    """
    factors = checked_discounts(schedule, discounts)
    held = tuple(bonds) if bonds is not None else (0.0,) * len(schedule.parties)
    temptations = []
    needed = [0.0] * len(schedule.parties)
    for party, name in enumerate(schedule.parties):
        onward = 0.0
        for tranche in reversed(range(schedule.tranches)):
            onward = float(schedule.flows[tranche, party]) + factors[party] * onward
            default = defaulted(schedule, tranche, party, party) - held[party]
            temptations.append(Temptation(name, tranche, onward + 0.0, default + 0.0))
            needed[party] = max(needed[party], default - onward)
    temptations.sort(key=lambda t: (t.tranche, schedule.parties.index(t.party)))
    slack = 1e-9 * max(1.0, *(abs(worth) for part in schedule.parts for worth in part.worth))
    return Enforcement(
        all(more <= slack for more in needed),
        tuple(temptations),
        tuple(more + 0.0 if more > slack else 0.0 for more in needed),
        "L. G. Telser, A Theory of Self-enforcing Agreements, J. Business 53 (1980) 27-44",
    )

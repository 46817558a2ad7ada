"""What is handed over, by whom, in how many tranches, and what becomes of it where somebody defaults.

A part of an agreement is worth something to each party once it is carried out: less than nothing, as a rule, to the one
who gives it. A party *defaults* in a tranche by not giving what is its to give; parts that need everybody (a truce) then
fail too. After a default nobody gives any more, and each takes back what can be taken back: of what was carried out,
``1 - reversible`` stands.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.diagnose import UsageError

__all__ = ["Part", "Schedule"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is carried out.

    Parameters
    ----------
    name : str
    worth : tuple of float
        To each party, once it is carried out in full, over the status quo; in the party's own unit.
    giver : int or None
        The party that can withhold it; None: it takes everybody.
    reversible : float in [0, 1]
        The share that is undone once somebody has defaulted.
    divisible : bool
        True where it can be spread over several tranches, each share worth its share.
    """

    name: str
    worth: tuple[float, ...]
    giver: int | None = None
    reversible: float = 0.0
    divisible: bool = False

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "name": self.name,
            "worth": list(self.worth),
            "giver": self.giver,
            "reversible": self.reversible,
            "divisible": self.divisible,
        }


@dataclass(frozen=True, slots=True)
class Schedule:
    """Which share of each part is carried out in which tranche.

    Parameters
    ----------
    parties : tuple of str
    parts : tuple of Part
    shares : tuple of tuple of float
        One row per tranche, one number in [0, 1] per part; those of a part add up to 1.

    Raises
    ------
    UsageError
        Where a number is out of its range, a part is left out or a part that is not divisible is divided.

    Examples
    --------
    >>> wounded = Part("wounded", (-2, 3), giver=0)
    >>> corridor = Part("corridor", (4, -1), giver=1, reversible=0.5)
    >>> plan = Schedule(("norda", "suda"), (wounded, corridor), ((1, 0), (0, 1)))
    >>> plan.flows.tolist(), plan.standing(1).tolist()
    ([[-2.0, 3.0], [4.0, -1.0]], [-2.0, 3.0])
    """

    parties: tuple[str, ...]
    parts: tuple[Part, ...]
    shares: tuple[tuple[float, ...], ...]

    def __post_init__(self) -> None:
        check_parts(self.parties, self.parts)
        if not self.shares or any(len(row) != len(self.parts) for row in self.shares):
            raise UsageError("a schedule has at least one tranche, and each tranche a share of every part (0: none)")
        for part, column in zip(self.parts, zip(*self.shares, strict=True), strict=True):
            if not all(0 <= share <= 1 for share in column) or abs(sum(column) - 1) > 1e-9:
                raise UsageError(f"{part.name}: the shares of its tranches do not add up to 1", "name every tranche")
            if not part.divisible and max(column) < 1 - 1e-9:
                raise UsageError(
                    f"{part.name} is spread over tranches", "say that it is divisible, or name one tranche"
                )

    @property
    def tranches(self) -> int:
        """The number of tranches."""
        return len(self.shares)

    @property
    def worths(self) -> Floats:
        """(n_parts, n_parties) float."""
        return np.array([part.worth for part in self.parts], dtype=np.float64)

    @property
    def stays(self) -> Floats:
        """The share of each part that stands after a default: (n_parts,) float."""
        return np.array([1 - part.reversible for part in self.parts])

    @property
    def flows(self) -> Floats:
        """What each tranche brings where everybody gives: (n_tranches, n_parties) float."""
        return np.asarray(np.array(self.shares) @ self.worths)

    def done(self, tranche: int) -> Floats:
        """The share of each part that is carried out after so many tranches: (n_parts,) float."""
        return np.asarray(np.array(self.shares)[:tranche].sum(axis=0))

    def standing(self, tranche: int) -> Floats:
        """What each party is left with where everything ends after so many tranches: (n_parties,) float."""
        return np.asarray((self.done(tranche) * self.stays) @ self.worths)

    def delivered(self, tranche: int, defaulter: int) -> Floats:
        """The share of each part that is carried out in a tranche (from 0) in which one party defaults: (n_parts,)."""
        given = [part.giver is not None and part.giver != defaulter for part in self.parts]
        return np.asarray(np.array(self.shares[tranche]) * given)

    def after_default(self, tranche: int, defaulter: int) -> Floats:
        """What each party is left with where one defaults in a tranche (from 0): (n_parties,) float."""
        return np.asarray(((self.done(tranche) + self.delivered(tranche, defaulter)) * self.stays) @ self.worths)

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "parties": list(self.parties),
            "parts": [part.as_json() for part in self.parts],
            "shares": [list(row) for row in self.shares],
        }


def check_parts(parties: tuple[str, ...], parts: tuple[Part, ...]) -> None:
    """Refuse what means nothing.

    Raises
    ------
    UsageError
    """
    if len(parties) < 2:
        raise UsageError("tranches are exchanged between at least two parties")
    if not parts:
        raise UsageError("a schedule has at least one part")
    for part in parts:
        if len(part.worth) != len(parties) or not all(math.isfinite(worth) for worth in part.worth):
            raise UsageError(f"{part.name}: a part has one number per party")
        if not 0 <= part.reversible <= 1:
            raise UsageError(f"{part.name}: {part.reversible} is no share", "say a number from 0 to 1")
        if part.giver is not None and not 0 <= part.giver < len(parties):
            raise UsageError(f"{part.name}: its giver is none of the parties")

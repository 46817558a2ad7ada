"""What has been agreed: parity, counts, shares, all for all, the living before the dead."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from goodoffices.exchange.selection import Selection

__all__ = ["EVERYBODY", "Count", "Everyone", "LivingFirst", "Parity", "Rule", "Share"]

EVERYBODY = Selection()
"""All people of both sides."""


@dataclass(frozen=True, slots=True)
class Parity:
    """In every stage one side gives as much as the other.

    Parameters
    ----------
    first, second : str
        The sides.
    among : Selection
        Who is counted; others go without return (the seriously wounded, Geneva Convention III, article 109).
    rates : tuple of (str, str, int)
        Side, category or mark (empty: the whole side), how much one of them counts, at least 0. Thirty for each
        civilian of the first side is ``(first, "civilian", 30)``.
    slack : int
        By how much the two may differ in a stage, at least 0.
    """

    first: str
    second: str
    among: Selection = EVERYBODY
    rates: tuple[tuple[str, str, int], ...] = ()
    slack: int = 0


@dataclass(frozen=True, slots=True)
class Count:
    """At least, or at most, so many: in each stage, or in all up to one.

    Parameters
    ----------
    among : Selection
    least, most : int, optional
    each : bool
        In each stage; otherwise in all stages together.
    by : str
        Up to and with the stage of this name; empty: the last.
    """

    among: Selection
    least: int | None = None
    most: int | None = None
    each: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """In each stage at most this share of those who go.

    Parameters
    ----------
    among : Selection
    most : Fraction
        From 0 to 1, of all who go from the same side (from all sides where the selection names none).
    """

    among: Selection
    most: Fraction


@dataclass(frozen=True, slots=True)
class Everyone:
    """All for all: everyone who is meant and who can be planned goes.

    Parameters
    ----------
    among : Selection
    by : str
        Up to and with the stage of this name; empty: the last.
    """

    among: Selection
    by: str = ""


@dataclass(frozen=True, slots=True)
class LivingFirst:
    """Remains are handed over by a side in a stage only if none of its living goes in a later one."""

    side: str


Rule: TypeAlias = Parity | Count | Share | Everyone | LivingFirst

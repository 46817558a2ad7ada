"""What a plan is to be good for: whose release counts how much, how early, and what is fair among equals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goodoffices.diagnose import UsageError
from goodoffices.exchange.person import Person
from goodoffices.exchange.selection import Selection

__all__ = ["FAIRNESS", "Aim", "draw_of", "fingerprint_of_ids", "months_held"]

FAIRNESS = ("none", "longest-held", "lottery", "family-ties")
"""What may decide among people of equal priority."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Points for the release of each person; a plan has the most points that any plan can have.

    With ``T`` stages a person of ``p`` points who goes in stage ``t`` (from 1) adds ``p * (T - t + 1)`` where earliness
    is ``weighted``, and ``p + (T - t + 1)`` where it is ``even``. Who stays adds nothing.

    Parameters
    ----------
    points : tuple of (str, int)
        Category or mark, points at least 0; the highest that applies holds.
    otherwise : int
        Points where none applies.
    earliness : str
        ``weighted`` or ``even``.
    order : tuple of Selection
        Before all points: the earliest release of the first of these, then of the second, and so on.
    fairness : str
        One of :data:`FAIRNESS`: further points for each month held, by lot, or for each who has family on the list.
    fairness_points : int
        For each month; the most that a lot can bring; for each of a family. At least 0.
    seed : str
        Of the lottery.
    counted_on : date, optional
        The day up to which months are counted; needed for ``longest-held``.
    """

    points: tuple[tuple[str, int], ...] = ()
    otherwise: int = 1
    earliness: str = "weighted"
    order: tuple[Selection, ...] = ()
    fairness: str = "none"
    fairness_points: int = 1
    seed: str = ""
    counted_on: date | None = None

    def __post_init__(self) -> None:
        if self.fairness not in FAIRNESS:
            raise UsageError(f'"{self.fairness}" is not a choice of fairness', f"one of: {', '.join(FAIRNESS)}")
        if self.earliness not in ("weighted", "even"):
            raise UsageError(f'"{self.earliness}" is not a way to count earliness', "one of: weighted, even")
        if min((self.otherwise, self.fairness_points, *(points for _, points in self.points))) < 0:
            raise UsageError("points cannot be negative", "give 0 to those whose release is not sought")
        if self.fairness == "longest-held" and self.counted_on is None:
            raise UsageError("longest-held needs the day up to which months are counted", "add counted_on:")
        if self.fairness == "lottery" and not self.seed:
            raise UsageError("a lottery needs a seed that all can check", "add seed:")

    def priority(self, person: Person) -> int:
        """The points of a person before any fairness."""
        fits = [points for name, points in self.points if name == person.category or name in person.marks]
        return max(fits) if fits else self.otherwise

    def fair(self, person: Person) -> int:
        """The points of a person by the choice of fairness."""
        if self.fairness == "longest-held" and self.counted_on is not None:
            return self.fairness_points * months_held(person.held_since, self.counted_on)
        if self.fairness == "lottery":
            return draw_of(self.seed, person.id) % (self.fairness_points + 1)
        if self.fairness == "family-ties":
            return self.fairness_points * bool(person.family)
        return 0


def draw_of(seed: str, id: str) -> int:
    """The lot of a person: the first eight bytes of SHA-256 of the seed, a line end and the id.

    Whoever knows the seed and the ids draws the same lots. A seed that nobody could choose (the numbers of a public
    lottery on a day after the list was closed) keeps it from being picked to suit someone.

    Examples
    --------
    >>> from goodoffices.exchange import draw_of
    >>> draw_of("2025-06-02", "n1") == draw_of("2025-06-02", "n1") != draw_of("2025-06-03", "n1")
    True
    """
    return int.from_bytes(hashlib.sha256(f"{seed}\n{id}".encode()).digest()[:8], "big")


def fingerprint_of_ids(ids: Iterable[str]) -> str:
    """SHA-256 of the ids, sorted, each with a line end: what is published before the seed of a lottery is drawn.

    Examples
    --------
    >>> from goodoffices.exchange import fingerprint_of_ids
    >>> fingerprint_of_ids(["n2", "n1"]) == fingerprint_of_ids(["n1", "n2"]) != fingerprint_of_ids(["n1"])
    True
    """
    return hashlib.sha256("".join(f"{id}\n" for id in sorted(ids)).encode()).hexdigest()


def months_held(since: date | None, on: date) -> int:
    """Whole months; 0 where it is not known or lies ahead.

    Examples
    --------
    >>> from datetime import date
    >>> from goodoffices.exchange.aim import months_held
    >>> months_held(date(2022, 4, 16), date(2025, 6, 15))
    37
    """
    if since is None:
        return 0
    return max((on.year - since.year) * 12 + on.month - since.month - (on.day < since.day), 0)

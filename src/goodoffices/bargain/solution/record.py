"""The frozen result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.bargain.domain import Package

__all__ = ["Solution", "Vector"]

Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """What one idea of a fair or good agreement picks.

    Parameters
    ----------
    name : str
    utilities : tuple of float, or None
        In the order of ``parties``; None where no package is good enough for all, see ``reason``.
    packages : tuple of tuple of int
        Packages with these worths: the first few of ``ways``.
    ways : int
        How many packages have these worths; 0 where not counted.
    ties : tuple of tuple of float
        Other worths that the idea holds equally good.
    value : float or None
        What is maximised (minimised for ``equal_gain``), at ``utilities``.
    bound : float or None
        No package has a better value: the certificate. Equal to ``value`` where exact.
    exact : bool
        True where nothing better exists (up to the tolerance of the frontier). False: ``bound`` says how much better.
    disagreement, ideal : tuple of float
        What the parties have without agreement; the most each could have in a package good enough for all.
    parties : tuple of str
    method : str
        How it was found.
    citation : str
        Who proposed the idea, and where.
    inputs : str
        Fingerprint of the domain.
    reason : str
        Why there is no solution, or empty.
    """

    name: str
    utilities: Vector | None
    packages: tuple[Package, ...]
    ways: int
    ties: tuple[Vector, ...]
    value: float | None
    bound: float | None
    exact: bool
    disagreement: Vector
    ideal: Vector
    parties: tuple[str, ...]
    method: str
    citation: str
    inputs: str
    reason: str = ""

    @property
    def gap(self) -> float:
        """By how much, as a share of the bound, something better could exist; 0 where exact."""
        if self.exact or self.value is None or not self.bound:
            return 0.0
        return abs(self.bound - self.value) / abs(self.bound)

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON: ``utilities``, ``packages``, ``exact`` and how they were found."""
        return {
            "utilities": None if self.utilities is None else list(self.utilities),
            "packages": [list(package) for package in self.packages],
            "exact": self.exact,
            "ways": self.ways,
            "ties": [list(tie) for tie in self.ties],
            "value": self.value,
            "bound": self.bound,
            "disagreement": list(self.disagreement),
            "ideal": list(self.ideal),
            "method": self.method,
            "citation": self.citation,
            "reason": self.reason,
        }

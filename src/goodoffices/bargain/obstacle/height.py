"""How far some judges can be brought while others have what they must."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.bargain.domain import Package

__all__ = ["Height"]


@dataclass(frozen=True, slots=True)
class Height:
    """How far the least favoured of some judges can be brought.

    Parameters
    ----------
    value : float
        The largest least excess over what was asked, as a share of each one's scale; ``-inf`` where nothing was found.
    bound : float
        No package does better; ``-inf`` where no package gives the others what they must have.
    package : tuple of int, or None
    worths : tuple of float
        Of the package, for each judge.
    """

    value: float
    bound: float
    package: Package | None = None
    worths: tuple[float, ...] = ()

    @property
    def exact(self) -> bool:
        """True where the bound is met."""
        return self.value >= self.bound - 1e-9 * max(1.0, abs(self.bound))

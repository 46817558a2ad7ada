"""The frozen results of a sweep, each figure with how sure it is."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.domain import Package
from goodoffices.bargain.uncertainty.unknown import Unknown

__all__ = ["Mean", "Pick", "Share", "Standing", "Sweep"]

_NORMAL_95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """How many of some readings.

    Examples
    --------
    >>> often = Share(9, 10)
    >>> often.value, [round(end, 3) for end in often.interval]
    (0.9, [0.596, 0.982])
    """

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share; ``nan`` of no reading."""
        return self.count / self.of if self.of else math.nan

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of Wilson, which stays within 0 and 1 also where the count is 0 or all.

        References
        ----------
        E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, J. American Statistical
        Association 22 (1927) 209-212.
        """
        if not self.of:
            return 0.0, 1.0
        square = _NORMAL_95**2
        centre = (self.count + square / 2) / (self.of + square)
        spread = self.value * (1 - self.value) / self.of + square / (4 * self.of**2)
        half = _NORMAL_95 * math.sqrt(spread) / (1 + square / self.of)
        low = 0.0 if self.count == 0 else max(centre - half, 0.0)
        return low, 1.0 if self.count == self.of else min(centre + half, 1.0)

    def as_json(self) -> dict[str, Any]:
        """``share``, ``interval``, ``count``, ``of``."""
        return {"share": _number(self.value), "interval": list(self.interval), "count": self.count, "of": self.of}


@dataclass(frozen=True, slots=True)
class Mean:
    """A number over some readings: mean, its standard error, the least and the greatest drawn.

    All ``nan`` of no reading; the error also of a single one.
    """

    value: float
    error: float
    least: float
    greatest: float

    @classmethod
    def of(cls, values: NDArray[np.float64]) -> Mean:
        """Of independent values."""
        count = len(values)
        if not count:
            return cls(math.nan, math.nan, math.nan, math.nan)
        error = float(values.std(ddof=1)) / math.sqrt(count) if count > 1 else math.nan
        return cls(float(values.mean()), error, float(values.min()), float(values.max()))

    def as_json(self) -> dict[str, Any]:
        """``mean``, ``error``, ``least``, ``greatest``; null of no reading."""
        names = ("mean", "error", "least", "greatest")
        return dict(zip(names, map(_number, (self.value, self.error, self.least, self.greatest)), strict=True))


@dataclass(frozen=True, slots=True)
class Standing:
    """How one package stands over all readings.

    Parameters
    ----------
    package : tuple of int
    efficient, acceptable, both : Share
        No package beats it; every party has at least its reservation value; both.
    picked : tuple of (str, Share)
        How often each solution picks it (or a package of the same worths).
    worth : tuple of Mean
        Per party.
    regret : tuple of Mean
        Per party, over the readings with an open zone: how much less it is worth than the most that the party has in a
        package acceptable to all.
    loss : Mean
        Over the same readings: 1 less the geometric mean of the gains as a share of the largest (that of the Nash
        solution); 1 where it is not acceptable to all.
    """

    package: Package
    efficient: Share
    acceptable: Share
    both: Share
    picked: tuple[tuple[str, Share], ...]
    worth: tuple[Mean, ...]
    regret: tuple[Mean, ...]
    loss: Mean

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "package": list(self.package),
            "efficient": self.efficient.as_json(),
            "acceptable": self.acceptable.as_json(),
            "both": self.both.as_json(),
            "picked": {name: share.as_json() for name, share in self.picked},
            "worth": [mean.as_json() for mean in self.worth],
            "regret": [mean.as_json() for mean in self.regret],
            "loss": self.loss.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Pick:
    """How steady one solution is.

    Parameters
    ----------
    name : str
    central : tuple of int, or None
        What it picks in the central reading.
    same : Share
        Readings in which it picks that again (or a package of the same worths).
    none : Share
        Readings in which no package is acceptable to all.
    different : int
        Different packages picked.
    most : tuple of (tuple of int, Share)
        Those picked most often, ties by the first listed.
    """

    name: str
    central: Package | None
    same: Share
    none: Share
    different: int
    most: tuple[tuple[Package, Share], ...]

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "central": None if self.central is None else list(self.central),
            "same": self.same.as_json(),
            "none": self.none.as_json(),
            "different": self.different,
            "most": [{"package": list(package), **share.as_json()} for package, share in self.most],
        }


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """What many readings of the same knowledge say.

    Parameters
    ----------
    domain : str
    inputs : str
        Fingerprint of the domain and of what is known.
    parties : tuple of str
    draws, seed : int
    method, citation : str
    open : Share
        Readings in which some package is acceptable to all.
    frontier : tuple of int
        The least, the median and the largest number of efficient worths.
    standings : tuple of Standing
        Packages, the most often efficient and acceptable first.
    complete : bool
        True where these are all feasible packages.
    picks : tuple of Pick
    least_greatest_loss, least_mean_loss : int or None
        Which of the ``standings`` has the smallest greatest and the smallest mean loss; None where no zone opened.
    unknowns : tuple of Unknown
    values : (draws, n_unknowns) float
        The numbers drawn.
    opened : (draws,) bool
    shares : (draws, n_standings) float
        1 less the loss; 0 where no zone is open.
    """

    domain: str
    inputs: str
    parties: tuple[str, ...]
    draws: int
    seed: int
    method: str
    citation: str
    open: Share
    frontier: tuple[int, int, int]
    standings: tuple[Standing, ...]
    complete: bool
    picks: tuple[Pick, ...]
    least_greatest_loss: int | None
    least_mean_loss: int | None
    unknowns: tuple[Unknown, ...] = field(repr=False)
    values: NDArray[np.float64] = field(repr=False)
    opened: NDArray[np.bool_] = field(repr=False)
    shares: NDArray[np.float64] = field(repr=False)

    def standing(self, package: Package) -> Standing | None:
        """How one package stands, where it was looked at."""
        return next((standing for standing in self.standings if standing.package == tuple(package)), None)

    def as_json(self, first: int | None = 20) -> dict[str, Any]:
        """A mapping for JSON, with the first few packages (None: with all)."""
        return {
            "draws": self.draws,
            "seed": self.seed,
            "open": self.open.as_json(),
            "frontier": dict(zip(("least", "median", "greatest"), self.frontier, strict=True)),
            "packages": [standing.as_json() for standing in self.standings[:first]],
            "looked_at": len(self.standings),
            "complete": self.complete,
            "solutions": {pick.name: pick.as_json() for pick in self.picks},
            "least_greatest_loss": self._package(self.least_greatest_loss),
            "least_mean_loss": self._package(self.least_mean_loss),
            "method": self.method,
            "citation": self.citation,
            "inputs": self.inputs,
        }

    def _package(self, at: int | None) -> list[int] | None:
        return None if at is None else list(self.standings[at].package)


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None

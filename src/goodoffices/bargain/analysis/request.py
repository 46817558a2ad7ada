"""What is asked."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.bargain.frontier.acceptance import Disagreement
from goodoffices.bargain.interim.tranche.plan import Plan
from goodoffices.bargain.pressure.question import Question
from goodoffices.diagnose import UsageError

__all__ = ["POINTS", "Request"]

POINTS = ("zero", "reserved", "minimum", "accepted")
"""The points of disagreement that have a name."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked about a domain; every field has the value that a first look wants.

    Parameters
    ----------
    disagreement : {'zero', 'reserved', 'minimum', 'accepted'} or sequence of float
        What the parties have without agreement, see :data:`.acceptance.Disagreement`.
    rational : bool
        True: of the efficient packages only those that give every party at least the disagreement.
    epsilon : float or None
        From 0 up to 1, a share of each party's range: a shorter list, see :func:`.compute.frontier`.
    top : int or None
        List only so many efficient packages, those with the largest products of gains; 1 or more.
    tolerance : float
        Worths that round to the same multiple of it are equal; from 0 up to 1.
    step : int or None
        On the way to the Nash package, issues settled in one step at most; 1 or more.
    plan : Plan or None
        How a package is carried out in tranches.
    parts : tuple of str, or None
        Which of :data:`.compute.PARTS` are worked out beside frontier, solutions and zone; None: those that are quick.
    limit : int or None
        Partial packages kept at a time, beyond which :class:`.listing.TooLong` is raised; None: as many as compare in
        about half a minute, and beyond that a list of some.
    pressure : Question or None
        The effects of pressure that the part ``pressure`` follows; without one there is no such part.

    draft : str or None
        A package of which all is told, see :func:`.trade.read_package`; numbers are those of the listed frontier, names
        those of the solutions.
    compare : tuple of two str, or None
        Two packages named likewise, between which the books are kept.
    samples : int or None
        Readings of what is known, 0 for none; None: as many as are quick.
    seed : int
        Of the readings, 0 or more.
    workers : int
        Processes that work on the readings, 1 or more; the answer does not depend on them.

    Raises
    ------
    UsageError
        Where a number is out of its range.
    """

    disagreement: Disagreement = "reserved"
    rational: bool = False
    epsilon: float | None = None
    top: int | None = None
    tolerance: float = 1e-9
    parts: tuple[str, ...] | None = None
    limit: int | None = None
    step: int | None = None
    plan: Plan | None = None
    draft: str | None = None
    compare: tuple[str, str] | None = None
    pressure: Question | None = None
    samples: int | None = None
    seed: int = 0
    workers: int = 1

    def __post_init__(self) -> None:
        if isinstance(self.disagreement, str) and self.disagreement not in POINTS:
            raise UsageError(f'"{self.disagreement}" is no point of disagreement', f"say one of {', '.join(POINTS)}")
        if self.epsilon is not None and not 0 <= self.epsilon < 1:
            raise UsageError(f"an epsilon of {self.epsilon} is no share of a range", "say a number from 0 up to 1")
        if self.top is not None and self.top < 1:
            raise UsageError(f"the best {self.top} are none", "say a number of 1 or more")
        if self.samples is not None and self.samples < 0:
            raise UsageError(f"{self.samples} readings are none", "say a number of 0 or more")
        if self.seed < 0 or self.workers < 1:
            raise UsageError("a seed is 0 or more, and there is at least 1 worker", "say other numbers")

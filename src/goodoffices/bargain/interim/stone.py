"""Ways from the status quo to a package, as records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.bargain.domain import Package

__all__ = ["Sequence", "Step", "SteppingStones", "WaysOfLength"]


@dataclass(frozen=True, slots=True)
class Step:
    """One partial agreement on the way.

    Parameters
    ----------
    issues : tuple of int
        Settled in this step.
    package : tuple of int
        What holds after it.
    worths : tuple of float
        Of the parties, after it.
    change : tuple of float
        What it adds for each party.
    share, left : tuple of (float or None)
        Of each party's gain from the whole: what the step brings, and what is still to come after it. None for a party
        that gains nothing from the whole.
    """

    issues: tuple[int, ...]
    package: Package
    worths: tuple[float, ...]
    change: tuple[float, ...]
    share: tuple[float | None, ...]
    left: tuple[float | None, ...]

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "issues": list(self.issues),
            "package": list(self.package),
            "utilities": list(self.worths),
            "change": list(self.change),
            "share": list(self.share),
            "left": list(self.left),
        }


@dataclass(frozen=True, slots=True)
class Sequence:
    """Partial agreements one after the other.

    Parameters
    ----------
    steps : tuple of Step
    progress : float
        The least share of its whole gain that a step brings a party.
    last : float
        The least share of its whole gain that a party still has before it in the last step.
    """

    steps: tuple[Step, ...]
    progress: float
    last: float

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"steps": [step.as_json() for step in self.steps], "progress": self.progress, "last": self.last}


@dataclass(frozen=True, slots=True)
class WaysOfLength:
    """Sequences of one length.

    Parameters
    ----------
    count : int
        Steps.
    even : Sequence
        The one with the most even progress: its least ``progress`` is the largest.
    lasting : Sequence
        The one that keeps the last step most worth taking: its ``last`` is the largest, then its progress up to it.
    """

    count: int
    even: Sequence
    lasting: Sequence

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"count": self.count, "even": self.even.as_json(), "lasting": self.lasting.as_json()}


@dataclass(frozen=True, slots=True)
class SteppingStones:
    """The ways from the status quo to a package.

    Parameters
    ----------
    domain, inputs : str
    parties : tuple of str
    status_quo, target : tuple of int
    rule : {'step', 'start'}
        Nobody is worse off than at the step before, or than at the start.
    most : int or None
        Issues settled in one step.
    gains : tuple of float
        What each party gains from the target over the status quo.
    by_steps : tuple of WaysOfLength
        The shortest first; empty where there is no way.
    together : int or None
        No way does without a step that settles so many issues at once. None where there is no way.
    farthest : tuple of int
        Where there is no way: the issues that can be settled at most before every next step costs somebody.
    exact : bool
    method : str
    reason : str
        Why there is no way, or empty.
    """

    domain: str
    inputs: str
    parties: tuple[str, ...]
    status_quo: Package
    target: Package
    rule: str
    most: int | None
    gains: tuple[float, ...]
    by_steps: tuple[WaysOfLength, ...]
    together: int | None
    farthest: tuple[int, ...]
    exact: bool
    method: str
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "status_quo": list(self.status_quo),
            "target": list(self.target),
            "rule": self.rule,
            "most": self.most,
            "gains": list(self.gains),
            "by_steps": [ways.as_json() for ways in self.by_steps],
            "together": self.together,
            "farthest": list(self.farthest),
            "exact": self.exact,
            "method": self.method,
            "reason": self.reason,
            "inputs": self.inputs,
        }

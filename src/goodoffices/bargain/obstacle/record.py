"""The frozen result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goodoffices.bargain.domain import Package
from goodoffices.bargain.obstacle.concession import Move, Slack
from goodoffices.bargain.obstacle.issue import IssueView
from goodoffices.bargain.obstacle.requirement import Requirement

__all__ = ["BlockingSet", "Coalition", "Obstacles", "Opening"]


@dataclass(frozen=True, slots=True)
class BlockingSet:
    """Requirements that no package meets together, and of which none can be spared.

    Parameters
    ----------
    requirements : tuple of int
        Places in :attr:`Obstacles.requirements`; empty where no package exists at all.
    proofs : tuple of tuple of int
        For each of them a package that meets all the others.
    words : str
    """

    requirements: tuple[int, ...]
    proofs: tuple[Package, ...]
    words: str

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "requirements": list(self.requirements),
            "proofs": [list(package) for package in self.proofs],
            "words": self.words,
        }


@dataclass(frozen=True, slots=True)
class Opening:
    """Requirements without which all the others can be met, while giving up fewer of them does not suffice.

    Parameters
    ----------
    requirements : tuple of int
    package : tuple of int
        Meets all the others.
    words : str
    """

    requirements: tuple[int, ...]
    package: Package
    words: str

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {"requirements": list(self.requirements), "package": list(self.package), "words": self.words}


@dataclass(frozen=True, slots=True)
class Coalition:
    """Parties that suffice for the quorum.

    Parameters
    ----------
    parties : tuple of str
        Ids.
    possible : bool or None
        Whether some package meets all that they require; None where it was not decided.
    package : tuple of int, or None
    """

    parties: tuple[str, ...]
    possible: bool | None
    package: Package | None

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        package = None if self.package is None else list(self.package)
        return {"parties": list(self.parties), "possible": self.possible, "package": package}


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What blocks an agreement, what opens the way, and what is nearest to closing it.

    Parameters
    ----------
    domain, inputs : str
        Name and fingerprint of the domain.
    possible : bool or None
        Whether some package meets everything (with a quorum: everything that a sufficient set of parties requires); None
        where the limits did not suffice to tell.
    package : tuple of int, or None
        One that does.
    requirements : tuple of Requirement
    blocking : tuple of BlockingSet
        The smallest first; empty where an agreement is possible.
    openings : tuple of Opening
        What to give up altogether, the fewest first.
    complete : bool
        True where ``blocking`` and ``openings`` hold all there are.
    moves : tuple of Move
        Reservation values that are lowered by a measure: one, two, all; then with red lines or rules given up.
    slack : tuple of Slack
        Where an agreement is possible: how much each reservation value could rise, the nearest to blocking first.
    common_slack : float or None
        The share of its range by which all of them could rise at once.
    issues : tuple of IssueView
        Empty where the issues are joined so densely that only a solver answers.
    coalitions : tuple of Coalition
        Empty where there is no quorum.
    vetoes : str
        Which refusals block under a quorum, in words; empty without one.
    idle : tuple of str
        Red lines that refuse nothing, in words, with the reason.
    exact : bool
        True where nothing was left undecided and every measure is exact.
    method, citation : str
    parameters : tuple of (str, object)
    """

    domain: str
    inputs: str
    possible: bool | None
    package: Package | None
    requirements: tuple[Requirement, ...]
    blocking: tuple[BlockingSet, ...]
    openings: tuple[Opening, ...]
    complete: bool
    moves: tuple[Move, ...]
    slack: tuple[Slack, ...]
    common_slack: float | None
    issues: tuple[IssueView, ...]
    coalitions: tuple[Coalition, ...]
    vetoes: str
    idle: tuple[str, ...]
    exact: bool
    method: str
    citation: str
    parameters: tuple[tuple[str, Any], ...]

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON; requirements are named by their place, packages are option indices."""
        lists = ("requirements", "blocking", "openings", "moves", "slack", "issues", "coalitions")
        plain = (
            "possible", "complete", "common_slack", "vetoes", "exact", "method", "citation", "inputs",
        )  # fmt: skip
        result: dict[str, Any] = {name: getattr(self, name) for name in plain}
        result["package"] = None if self.package is None else list(self.package)
        result["idle"] = list(self.idle)
        result["parameters"] = dict(self.parameters)
        for name in lists:
            result[name] = [item.as_json() for item in getattr(self, name)]
        return result

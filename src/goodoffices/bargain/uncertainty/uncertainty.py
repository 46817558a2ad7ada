"""How sure the answers of an analysis are, all in one record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.frontier import Progress
from goodoffices.bargain.partial import PartialPreferences
from goodoffices.bargain.uncertainty.certain import Certainty, certainty
from goodoffices.bargain.uncertainty.influence import Influence, influences
from goodoffices.bargain.uncertainty.opening import Opening, opening
from goodoffices.bargain.uncertainty.question import Question, questions
from goodoffices.bargain.uncertainty.record import Sweep
from goodoffices.bargain.uncertainty.sweep import sweep

__all__ = ["Uncertainty", "uncertainty"]


@dataclass(frozen=True, slots=True, eq=False)
class Uncertainty:
    """What is sure, what is likely, what matters, and what to ask.

    Parameters
    ----------
    domain : Domain
    sweep : Sweep
    certain : tuple of Certainty
        Of the first few packages of the sweep, and of those asked for.
    opening : Opening
    influences : tuple of Influence
    questions : tuple of Question
    """

    domain: Domain
    sweep: Sweep
    certain: tuple[Certainty, ...]
    opening: Opening
    influences: tuple[Influence, ...]
    questions: tuple[Question, ...]

    def as_json(self, first: int | None = 20) -> dict[str, Any]:
        """A mapping for JSON: what :meth:`.Sweep.as_json` holds, and the rest beside it."""
        return {
            **self.sweep.as_json(first),
            "certain": [found.as_json() for found in self.certain],
            "zone": self.opening.as_json(self.domain),
            "influences": [found.as_json(self.domain) for found in self.influences[:first]],
            "questions": [found.as_json(self.domain) for found in self.questions],
        }


def uncertainty(
    known: Sequence[PartialPreferences],
    domain: Domain,
    draws: int,
    seed: int,
    executor: Executor | None = None,
    *,
    packages: Iterable[Package] = (),
    shown: int = 10,
    progress: Progress | None = None,
) -> Uncertainty:
    """Everything of this package about what is known.

    Parameters
    ----------
    known, domain, draws, seed, executor, packages, progress
        As for :func:`.sweep.sweep`.
    shown : int
        Packages of which is said what is certain, and questions.
    """
    asked = [tuple(package) for package in packages]
    found = sweep(known, domain, draws, seed, executor, packages=asked, progress=progress)
    few = dict.fromkeys([*asked, *(standing.package for standing in found.standings[:shown])])
    for at in (found.least_greatest_loss, found.least_mean_loss):
        if at is not None:
            few[found.standings[at].package] = None
    others = [standing.package for standing in found.standings]
    return Uncertainty(
        domain,
        found,
        tuple(certainty(known, domain, package, others) for package in few),
        opening(known, domain, others),
        influences(found),
        questions(found, domain, shown),
    )

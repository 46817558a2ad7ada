"""Whether some requirements can be met together, and how far reservation values are from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from goodoffices.bargain.domain import Domain, Package
from goodoffices.bargain.obstacle.height import Height
from goodoffices.bargain.obstacle.programme import Programme
from goodoffices.bargain.obstacle.requirement import Requirements
from goodoffices.bargain.obstacle.search import LIMIT, Terrain, terrain_of
from goodoffices.bargain.preference import PartyPreferences, Utility
from goodoffices.diagnose import GoodOfficesError

__all__ = ["Oracle", "Undecided", "members"]

_KEPT = 4_000


class Undecided(GoodOfficesError):
    """A question that was not decided within the limits."""

    def __init__(self) -> None:
        super().__init__(
            "whether some requirements can be met together was not decided within the limits",
            "allow more partial packages (limit) or more questions (questions)",
        )


def members(bits: int) -> tuple[int, ...]:
    """The numbers in a bit set.

    Examples
    --------
    >>> members(0b1101)
    (0, 2, 3)
    """
    return tuple(n for n in range(bits.bit_length()) if bits >> n & 1)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A package, what it meets, and a coalition that it satisfies."""

    package: Package
    met: int


class Oracle:
    """Answers questions about one domain and remembers the packages that it met.

    Parameters
    ----------
    requirements : Requirements
    questions : int
        Searches that may be made; what is remembered costs none.
    limit : int
        Partial packages kept at a time in a search.
    """

    def __init__(self, requirements: Requirements, questions: int, limit: int = LIMIT) -> None:
        self.requirements = requirements
        self.left = questions
        self.limit = limit
        self.bounded = False
        self.solved = False
        self._terrains: dict[tuple[int, tuple[int, ...]], Terrain | Programme] = {}
        self._answers: list[_Answer] = []
        self._impossible: list[int] = []
        self._coalitions = [requirements.of_coalition(coalition) for coalition in requirements.coalitions]
        if requirements.domain.status_quo is not None:
            self._remember(requirements.domain.status_quo, 0)

    def ask(self, wanted: int) -> Package | None:
        """A package that meets the requirements, for one of the coalitions; None where there is none.

        Parameters
        ----------
        wanted : int
            Bit set of requirements.

        Raises
        ------
        Undecided
            Where the limits do not suffice.
        """
        parts = list(dict.fromkeys(wanted & counted for counted in self._coalitions))
        for part in parts:
            for answer in self._answers:
                if part & ~answer.met == 0:
                    return answer.package
        for part in parts:
            found = self._ask_one(part)
            if found is not None:
                return found
        return None

    def ask_of(self, wanted: int) -> Package | None:
        """The same for all requirements of the bit set, whoever has them."""
        for answer in self._answers:
            if wanted & ~answer.met == 0:
                return answer.package
        return self._ask_one(wanted)

    def _ask_one(self, wanted: int) -> Package | None:
        if any(blocked & ~wanted == 0 for blocked in self._impossible):
            return None
        found = self._search(wanted, {})
        if found.package is None:
            if found.bound > -np.inf:
                self.bounded = True
                raise Undecided
            self._impossible.append(wanted)
        return found.package

    def met(self, package: Package) -> int:
        """Bit set of what a package meets."""
        row = self.requirements.met(np.array([package], dtype=np.int64))[0]
        return reduce(lambda bits, n: bits | 1 << int(n), np.flatnonzero(row).tolist(), 0)

    def height(self, wanted: int, moving: dict[int, float]) -> Height:
        """The best for some reservation values that may move, while the rest of the requirements are met.

        Parameters
        ----------
        wanted : int
            Bit set of requirements, the moving reservation values among them.
        moving : dict of int to float
            Requirements and what one unit of height is for each, in the unit of the party.

        Returns
        -------
        Height
            Over the coalitions the best; a moving value that a coalition does not need counts for nothing there.
        """
        best = Height(-np.inf, -np.inf)
        bound = -np.inf
        for part in dict.fromkeys(wanted & counted for counted in self._coalitions):
            inside = {n: unit for n, unit in moving.items() if part >> n & 1}
            found = self._search(part, inside)
            bound = max(bound, found.bound)
            if found.value > best.value or best.package is None:
                best = found
        return replace(best, bound=bound)

    def _search(self, wanted: int, moving: dict[int, float]) -> Height:
        if self.left <= 0:
            raise Undecided
        self.left -= 1
        items = self.requirements.items
        held = [n for n in members(wanted) if items[n].kind == "reservation"]
        rules = sum(1 << n for n in members(wanted) if items[n].kind != "reservation")
        terrain = self._terrain(rules, tuple(held))
        levels = [float(items[n].reservation or 0.0) for n in held] or [0.0]
        scale = [moving.get(n, 0.0) for n in held] or [0.0]
        found = terrain.height(levels, scale, self.limit)
        if found.package is not None:
            self._remember(found.package, rules | sum(1 << n for n in held if n not in moving))
        return found

    def _remember(self, package: Package, met: int) -> None:
        met |= self.met(package)
        if len(self._answers) < _KEPT and not any(met & ~answer.met == 0 for answer in self._answers):
            self._answers.append(_Answer(package, met))

    def _terrain(self, rules: int, held: tuple[int, ...]) -> Terrain | Programme:
        key = (rules, held)
        if key not in self._terrains:
            items = self.requirements.items
            voices = self.requirements.voices
            judges = tuple(
                PartyPreferences(f"{n}", voices[items[n].voice or 0].utility, items[n].reservation) for n in held
            )
            self._terrains[key] = terrain_of(_judged(self.requirements, rules, judges))
            self.solved |= isinstance(self._terrains[key], Programme)
        return self._terrains[key]


def _judged(requirements: Requirements, rules: int, judges: tuple[PartyPreferences, ...]) -> Domain:
    """The domain with some rules kept by everybody, and with these judges alone."""
    kept = [requirements.items[n] for n in members(rules)]
    nobody = (PartyPreferences("nobody", Utility(())),)
    constraints = tuple(dict.fromkeys(item.constraint for item in kept if item.constraint is not None))
    return replace(requirements.domain, parties=judges or nobody, constraints=constraints, quorum=None, status_quo=None)

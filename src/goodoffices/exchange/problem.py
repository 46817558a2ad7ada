"""What is to be planned: people, stages, rules, and what the plan is to be good for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from goodoffices.diagnose import UsageError
from goodoffices.exchange.aim import Aim
from goodoffices.exchange.person import Person
from goodoffices.exchange.rule import Count, Everyone, Parity, Rule

__all__ = ["Problem", "Stage"]


@dataclass(frozen=True, slots=True)
class Stage:
    """One handover.

    Parameters
    ----------
    name : str
    day : date, optional
    seats : tuple of (str, int)
        Side, how many of those it holds can be brought; a side that is not named has no limit.
    places : tuple of (str, int)
        Place, how many of those held there can be brought, for each side; 0 where the place is closed.
    vehicles : tuple of (str, tuple of int)
        Side, the seats of each of its vehicles; who sits in which is said by :func:`~goodoffices.exchange.seat_people`.
        Their sum is no limit here: that is ``seats``.
    """

    name: str
    day: date | None = None
    seats: tuple[tuple[str, int], ...] = ()
    places: tuple[tuple[str, int], ...] = ()
    vehicles: tuple[tuple[str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """An exchange of two sides to be planned.

    Parameters
    ----------
    sides : tuple of (str, str)
    stages : tuple of Stage
        In order.
    people : tuple of Person
    rules : tuple of Rule
    aim : Aim
    reserves : int
        Substitutes to be named for each side in each stage.

    Raises
    ------
    UsageError
        Where names do not fit together: a side or a stage that is not there, an id twice, days out of order.
    """

    sides: tuple[str, str]
    stages: tuple[Stage, ...]
    people: tuple[Person, ...]
    rules: tuple[Rule, ...] = ()
    aim: Aim = field(default_factory=Aim)
    reserves: int = 0

    def __post_init__(self) -> None:
        names = [stage.name for stage in self.stages]
        if len(set(self.sides)) != 2:
            raise UsageError("an exchange has two sides with different names", "name them in sides:")
        if not names or len(set(names)) < len(names):
            raise UsageError("the stages need names that differ, and there must be one", "name them in stages:")
        days = [stage.day for stage in self.stages if stage.day]
        if days != sorted(days):
            raise UsageError("the days of the stages are out of order", "put the earlier stage first")
        for person in self.people:
            if person.side not in self.sides:
                raise UsageError(f'"{person.side}" is not a side of this exchange', f"one of: {', '.join(self.sides)}")
        twice = [id for id, count in Counter(person.id for person in self.people).items() if count > 1]
        if twice:
            raise UsageError(f'the id "{twice[0]}" stands for two people', "give each person an id of his own")
        for rule in self.rules:
            self._fits(rule, names)

    def _fits(self, rule: Rule, names: list[str]) -> None:
        if isinstance(rule, Count | Everyone) and rule.by and rule.by not in names:
            raise UsageError(
                f'a rule speaks of the stage "{rule.by}", which is not there', f"one of: {', '.join(names)}"
            )
        if isinstance(rule, Parity):
            sides = {rule.first, rule.second}
        else:
            sides = {getattr(rule, "side", "") or getattr(getattr(rule, "among", None), "side", "")} - {""}
        for side in sorted(sides - set(self.sides)):
            raise UsageError(
                f'a rule speaks of the side "{side}", which is not there', f"one of: {', '.join(self.sides)}"
            )

    def place_of(self, stage: str) -> int:
        """The number of a stage from 0; the last for an empty name."""
        return [s.name for s in self.stages].index(stage) if stage else len(self.stages) - 1

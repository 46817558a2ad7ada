"""The zone of possible agreement over time, as a frozen result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias

from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.domain import Package
from goodoffices.bargain.pressure.effect import Days, Effect, Reading

__all__ = ["Band", "Day", "Move", "Period", "State", "ZoneOverTime"]

State: TypeAlias = Literal["open", "perhaps", "closed"]
"""``open``: some package is acceptable wherever in their ranges the numbers lie; ``closed``: none is; else ``perhaps``."""

Vector: TypeAlias = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """What one party has without agreement on one day: the least, the middle and the most that it can be worth to it."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Move:
    """An effect that changed since the day before: by its place in the list, from what it added to what it adds."""

    effect: int
    before: Interval
    after: Interval


@dataclass(frozen=True, slots=True)
class Day:
    """The zone at the end of one day; it stays so until the next entry.

    Parameters
    ----------
    day : date
    bands : tuple of Band
        One per party.
    state : {'open', 'perhaps', 'closed'}
    sure, possible : int
        Efficient vectors acceptable to all for certain, and for some numbers within the ranges.
    packages : (int, int) or None
        The same for all packages; None where there are too many to look at each.
    nash : tuple of float or None
        The Nash solution with the middles of the bands; None where no package is acceptable there.
    nash_packages : tuple of tuple of int
        The first few packages with these worths.
    entered, left : tuple of int
        Efficient vectors that became possible, and that no longer are: rows of :attr:`ZoneOverTime.worths`.
    moves : tuple of Move
        Why.
    """

    day: date
    bands: tuple[Band, ...]
    state: State
    sure: int
    possible: int
    packages: tuple[int, int] | None
    nash: Vector | None
    nash_packages: tuple[Package, ...]
    entered: tuple[int, ...]
    left: tuple[int, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """Consecutive days with the zone in one state."""

    first: date
    last: date
    state: State
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class ZoneOverTime:
    """How the zone opens and closes.

    Parameters
    ----------
    domain, inputs : str
        Name and fingerprint of the domain.
    parties, labels : tuple of str
    reading : {'realised', 'anticipated'}
        What the bands count: what has come by the day, or also what the party can expect.
    horizon : int
        Days that a party looks ahead.
    first, last : date
    effects : tuple of Effect
    days : tuple of Day
        The first day, and every day on which a band changes.
    worths : tuple of tuple of float
        The efficient vectors that are possible on any of the days, in the order of the parties.
    packages : tuple of tuple of tuple of int
        For each of them its first packages.
    ceiling : tuple of float
        The most that each party can have in any feasible package.
    method : str
    exact : bool
        True where the bands and states are the narrowest that the ranges allow.
    notes : tuple of str
        What was left out, and why a result is only a bound.
    """

    domain: str
    inputs: str
    parties: tuple[str, ...]
    labels: tuple[str, ...]
    reading: Reading
    horizon: int
    first: date
    last: date
    effects: tuple[Effect, ...]
    days: tuple[Day, ...]
    worths: tuple[Vector, ...]
    packages: tuple[tuple[Package, ...], ...]
    ceiling: Vector
    method: str
    exact: bool
    notes: tuple[str, ...] = ()

    def at(self, day: date) -> Day:
        """How it is on a day.

        Raises
        ------
        ValueError
            Where the day is not between the first and the last.
        """
        if not self.first <= day <= self.last:
            raise ValueError(f"{day} is not between {self.first} and {self.last}")
        return next(found for found in reversed(self.days) if found.day <= day)

    @property
    def periods(self) -> tuple[Period, ...]:
        """Days of one state taken together."""
        starts = [at for at, day in enumerate(self.days) if not at or self.days[at - 1].state != day.state]
        ends = [self.days[at].day.toordinal() - 1 for at in starts[1:]] + [self.last.toordinal()]
        return tuple(
            Period(self.days[at].day, date.fromordinal(end), self.days[at].state, self.days[at].moves)
            for at, end in zip(starts, ends, strict=True)
        )

    def first_day(self, *states: State) -> Day | None:
        """The first day in one of these states."""
        return next((day for day in self.days if day.state in states), None)

    def reason(self, day: date, move: Move, *, dated: bool = True) -> str:
        """One move of a day in words, with the pressure that it rests on, and how its days are known."""
        effect = self.effects[move.effect]
        label = self.labels[self.parties.index(effect.party)]
        source = f" ({effect.pressure})" if effect.pressure else ""
        when = f"; {effect.when}" if dated and effect.when else ""
        return f"{label}: {effect.words}{source} {_verb(effect, day, move)}{when}"

    def turns(self, day: date, moves: Iterable[Move]) -> tuple[Move, ...]:
        """Those of the moves of a day that begin, end or may: without what only goes on."""
        return tuple(move for move in moves if _verb(self.effects[move.effect], day, move) != "goes on")

    def as_json(self) -> dict[str, Any]:
        """A mapping for JSON."""
        return {
            "reading": self.reading,
            "horizon": self.horizon,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "parties": list(self.parties),
            "effects": [_effect(effect) for effect in self.effects],
            "periods": [
                {"first": p.first.isoformat(), "last": p.last.isoformat(), "state": p.state, "reasons": [self.reason(p.first, m) for m in p.moves]}
                for p in self.periods
            ],
            "days": [self._day(day) for day in self.days],
            "utilities": [list(worth) for worth in self.worths],
            "packages": [[list(package) for package in packages] for packages in self.packages],
            "ceiling": list(self.ceiling),
            "method": self.method,
            "exact": self.exact,
            "inputs": self.inputs,
            "notes": list(self.notes),
        }  # fmt: skip

    def _day(self, day: Day) -> dict[str, Any]:
        return {
            "day": day.day.isoformat(),
            "reservations": [[band.low, band.middle, band.high] for band in day.bands],
            "state": day.state,
            "sure": day.sure,
            "possible": day.possible,
            "acceptable": None if day.packages is None else list(day.packages),
            "nash": None
            if day.nash is None
            else {"utilities": list(day.nash), "packages": [list(package) for package in day.nash_packages]},
            "entered": list(day.entered),
            "left": list(day.left),
            "reasons": [self.reason(day.day, move) for move in day.moves],
        }


_NOTHING = Interval(0.0, 0.0)


def _verb(effect: Effect, day: date, move: Move) -> str:
    """What became of an effect on a day."""
    fresh = move.before == _NOTHING
    if move.after == _NOTHING:
        return "is over"
    if day < effect.first[0]:
        unsure = effect.since is not None and day < effect.since[1]
        return "may be expected" if unsure else "is expected"
    if day < effect.first[1]:
        return "may have begun" if fresh or day == effect.first[0] else "goes on"
    return "has begun" if fresh or day == effect.first[1] else "goes on"


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "id": effect.id,
        "party": effect.party,
        "pressure": effect.pressure,
        "change": [effect.change.low, effect.change.high],
        "probability": [effect.probability.low, effect.probability.high],
        "first": _span(effect.first),
        "last": _span(effect.last),
        "since": _span(effect.since),
        "pace": effect.pace,
        "expected": effect.expected,
        "what": effect.what,
        "when": effect.when,
        "reason": effect.reason,
    }


def _span(days: Days | None) -> list[str] | None:
    return None if days is None else [day.isoformat() for day in days]

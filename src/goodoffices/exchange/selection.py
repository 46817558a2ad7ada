"""Of whom a rule speaks, and what it counts of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from goodoffices.exchange.person import Person

__all__ = ["Measure", "Rate", "Selection", "Weighed"]


class Measure(Protocol):
    """What a rule counts of a person, a whole number; measures are values and can be compared."""

    def of(self, person: Person) -> int:
        """The count."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Those to whom all of this applies; what is left empty applies to all.

    Parameters
    ----------
    side : str
    categories : tuple of str
        Any of these, as category or as mark.
    place : str
    prosecuted, living : bool, optional

    Examples
    --------
    >>> from goodoffices.exchange import Person, Selection
    >>> str(Selection("norda", ("wounded", "ill"), living=True))
    'living wounded or ill of norda'
    >>> Selection("norda", ("ill",)).of(Person("n1", "norda", "officer", ("ill",)))
    1
    """

    side: str = ""
    categories: tuple[str, ...] = ()
    place: str = ""
    prosecuted: bool | None = None
    living: bool | None = None

    def of(self, person: Person) -> int:
        """1 for those who are meant, 0 for others."""
        return int(
            (not self.side or person.side == self.side)
            and (not self.place or person.place == self.place)
            and (self.prosecuted is None or person.prosecuted == self.prosecuted)
            and (self.living is None or person.living == self.living)
            and (
                not self.categories
                or person.category in self.categories
                or any(mark in self.categories for mark in person.marks)
            )
        )

    def __str__(self) -> str:
        return " ".join(self._words())

    def _words(self) -> Iterator[str]:
        if self.living is not None:
            yield "living" if self.living else "dead"
        if self.prosecuted is not None:
            yield "prosecuted" if self.prosecuted else "not prosecuted"
        yield " or ".join(self.categories) if self.categories else "people"
        if self.side:
            yield f"of {self.side}"
        if self.place:
            yield f"at {self.place}"


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the other side one person is exchanged for, with a sign for the side.

    Parameters
    ----------
    first, second : str
        Sides; those of the first count for it, those of the second against.
    among : Selection
        Others count 0.
    rates : tuple of (str, str, int)
        Side, category or mark, how much one of them counts; the first that fits holds, and 1 where none does. An empty
        category is the whole side.
    """

    first: str
    second: str
    among: Selection
    rates: tuple[tuple[str, str, int], ...]

    def of(self, person: Person) -> int:
        """Positive on the first side, negative on the second."""
        sign = (person.side == self.first) - (person.side == self.second)
        if not sign or not self.among.of(person):
            return 0
        for side, category, rate in self.rates:
            if side == person.side and (not category or category == person.category or category in person.marks):
                return sign * rate
        return sign


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sum of selections, each times a whole number."""

    terms: tuple[tuple[int, Selection], ...]

    def of(self, person: Person) -> int:
        """The sum for one person."""
        return sum(times * selection.of(person) for times, selection in self.terms)

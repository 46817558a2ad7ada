"""A person who may be exchanged, as a plan sees him: an id and what the rules count, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Person"]


@dataclass(frozen=True, slots=True)
class Person:
    """One person, or the remains of one, held by one side and wanted by the other.

    Parameters
    ----------
    id : str
        Pseudonymous; it is the only thing that a plan writes of anybody.
    side : str
        The side that holds the person.
    category : str
        As the agreement calls it (``wounded``, ``officer``, ``civilian``); empty where it says nothing.
    marks : tuple of str
        Further grounds of priority (``ill``, ``under-25``, ``woman``); rules name them like categories.
    place : str
        Where the person is held; empty where it does not matter.
    family : str
        Those of one family (of either side) go in one stage or stay together; empty for none.
    willing : bool
        False: never planned, and nobody of the family either (Geneva Convention III, article 109).
    prosecuted : bool
        Detained for proceedings (article 115).
    held_since : date, optional
    living : bool
        False for remains.
    waits : str
        Why the person cannot be planned yet, and nobody of the family: the lists are not agreed on him. Empty for those
        who can.
    """

    id: str
    side: str
    category: str = ""
    marks: tuple[str, ...] = ()
    place: str = ""
    family: str = ""
    willing: bool = True
    prosecuted: bool = False
    held_since: date | None = None
    living: bool = True
    waits: str = ""

    @property
    def profile(self) -> tuple[object, ...]:
        """All that rules can tell one person from another by."""
        return (self.side, self.category, self.marks, self.place, self.prosecuted, self.living)

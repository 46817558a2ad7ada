"""What of a row both sides write the same way, whatever the alphabet: the ground on which hidden lists can meet.

A keyed hash of two spellings of one name has nothing in common. So each side folds its rows before it hashes: surnames
to what they sound like, given names and patronymics to their line in the table of given names, dates to numbers. The same
folding as the open reconciliation uses.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files

from goodoffices.names import skeleton
from goodoffices.people.columns import UNKNOWN, Columns, columns_of
from goodoffices.people.record import PersonRecord

__all__ = ["Folded", "fold_rows", "folding_mark"]

_PROBES = (
    "Згурський",
    "Zghurskyi",
    "Щербак",
    "Chtcherbak",
    "Олійник",
    "Şevçenko",
    "Цыбульский",
    "Юрій",
    "Иосиф",
    "محمد",
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A row folded; empty texts and zeros where it says nothing.

    Parameters
    ----------
    id : str
        The list's own id of the row. It is never hashed and never leaves the side.
    surname, given, father : str
        ``#12`` is the twelfth line of the table of given names.
    initial : str
        First letter of the given name as it sounds.
    initial_only : bool
        The given name is no more than its initial.
    year, month, day : int
        Of birth; month and day are 0 where only the year is known.
    number : str
        Service number, letters and digits alone.
    """

    id: str
    surname: str = ""
    given: str = ""
    father: str = ""
    initial: str = ""
    initial_only: bool = False
    year: int = 0
    month: int = 0
    day: int = 0
    number: str = ""

    @property
    def born(self) -> str:
        """The birth date with day and month in order of size, so that swapping them changes nothing; empty without one."""
        return f"{self.year}-{min(self.month, self.day)}-{max(self.month, self.day)}" if self.month else ""


def fold_rows(rows: Iterable[PersonRecord]) -> tuple[Folded, ...]:
    """The rows folded, in their order.

    Examples
    --------
    >>> fold_rows([PersonRecord("1", surname="Шевченко", given="Микола", born="1990-05-07"),
    ...            PersonRecord("2", surname="Shevchenko", given="Nikolai", born="1990-07-05")])[1].surname
    'SevCenko'
    """
    listed = list(rows)
    if not listed:
        return ()
    columns = columns_of(listed, ())
    return tuple(_row(columns, n, row.id) for n, row in enumerate(listed))


def _row(columns: Columns, n: int, id: str) -> Folded:
    surname, given, father = int(columns.surname[n]), int(columns.given[n]), int(columns.father[n])
    sound, letter = int(columns.given_sound[n]), int(columns.given_initial[n])
    heard = columns.given_sounds.words[sound] if sound >= 0 else ""
    day, number = int(columns.day[n]), int(columns.number[n])
    born = date.fromordinal(day) if day > 0 else None
    return Folded(
        id=id,
        surname=columns.sounds.words[surname] if surname >= 0 else "",
        given="" if given < 0 else f"#{given}" if given < UNKNOWN else heard,
        father=(
            "" if father < 0 else f"#{father}" if father < UNKNOWN else columns.father_sounds.words[father - UNKNOWN]
        ),
        initial=heard[:1] or (chr(letter) if letter >= 0 else ""),
        initial_only=letter >= 0,
        year=max(int(columns.year[n]), 0),
        month=born.month if born else 0,
        day=born.day if born else 0,
        number=columns.numbers.words[number] if number >= 0 else "",
    )


@cache
def folding_mark() -> str:
    """Sixteen hexadecimal digits that change when the folding does: two sides with different ones cannot meet."""
    table = (files("goodoffices.names") / "data" / "given-names.txt").read_bytes()
    return sha256(table + "\x1f".join(map(skeleton, _PROBES)).encode()).hexdigest()[:16]

"""A person as one list has him: what the list says, as it says it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FIELDS", "PersonRecord"]


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """One row of a list of people. Every field is the text of the list, or empty where the list has none.

    The fields are those of the Third Geneva Convention (1949), articles 17 and 122, and those by which exchanges are
    agreed.

    Parameters
    ----------
    id : str
        The list's own id of the row, unique in the list.
    full_name, surname, given, patronymic : str
        The name in one field, in parts, or both.
    sex : str
        ``m``, ``f`` or empty.
    born : str
        ISO date, or ``YYYY`` where only the year is known.
    birth_place, unit, rank, number, category : str
        ``number`` is the army or service number; ``category`` the group by which an exchange is agreed.
    captured : str
        ISO date.
    captured_place, father, mother, power : str
        ``mother`` is her maiden name; ``power`` the Power on which the person depends.
    line : int
        Line of the file, from 1.
    """

    id: str
    full_name: str = ""
    surname: str = ""
    given: str = ""
    patronymic: str = ""
    sex: str = ""
    born: str = ""
    birth_place: str = ""
    unit: str = ""
    rank: str = ""
    number: str = ""
    category: str = ""
    captured: str = ""
    captured_place: str = ""
    father: str = ""
    mother: str = ""
    power: str = ""
    line: int = 0


FIELDS = tuple(name for name in PersonRecord.__dataclass_fields__ if name != "line")
"""The fields that a column may fill, ``id`` first."""

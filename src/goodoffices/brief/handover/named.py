"""Names joined to ids, on the machine of whoever may see them, for a sheet and for nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.people import PersonList

__all__ = ["Named", "named_on_lists"]


@dataclass(frozen=True, slots=True)
class Named:
    """What a sheet shows of a person beside the id.

    Parameters
    ----------
    name : str
        As the list writes it, in its own script.
    born, number : str
        Date of birth, service number; empty where the list has none.
    """

    name: str = field(repr=False)
    born: str = field(default="", repr=False)
    number: str = field(default="", repr=False)


def named_on_lists(lists: Iterable[PersonList], ids: Iterable[str]) -> Mapping[str, Named]:
    """Those of the ids whom a list names.

    Raises
    ------
    UsageError
        Where an id stands on two of the lists for people of different names: nobody is guessed at.
    """
    wanted = set(ids)
    found: dict[str, Named] = {}
    for one in lists:
        for row in one.rows:
            if row.id not in wanted:
                continue
            name = row.full_name or " ".join(part for part in (row.surname, row.given, row.patronymic) if part)
            named = Named(name, row.born, row.number)
            if found.setdefault(row.id, named) != named:
                raise UsageError(
                    f'the id "{row.id}" stands on two lists for two people',
                    "give the lists from which the plan was made",
                )
    return {id: named for id, named in found.items() if named.name}

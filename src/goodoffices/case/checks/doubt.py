"""A doubt about an item, before its place in the file is looked up."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.case.entity import Item
from goodoffices.case.kinds import Entry

__all__ = ["Doubt"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a desk officer would query.

    Parameters
    ----------
    code, message : str
    item : Item or Entry
        In whose lines the doubt lies.
    path : tuple of (str or int)
        Keys and list positions from the item to the value in doubt; as much of it as is there is used.
    label, help : str
    notes : tuple of str
    """

    code: str
    message: str
    item: Item | Entry
    path: tuple[str | int, ...] = ()
    label: str = ""
    help: str = ""
    notes: tuple[str, ...] = ()

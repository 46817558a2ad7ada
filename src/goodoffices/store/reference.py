"""A version of a list in a store, named in one word: ``lists.db#side-a@2``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from goodoffices.diagnose import UsageError
from goodoffices.people import PersonList
from goodoffices.store.keys import Key
from goodoffices.store.opening import open_store

__all__ = ["Reference", "parse_reference", "resolve"]


@dataclass(frozen=True, slots=True)
class Reference:
    """Which version of which list of which store; the newest without a number."""

    store: str
    list: str
    number: int | None = None


def parse_reference(text: str) -> Reference | None:
    """Read a reference; nothing for a text that is none, such as the name of a file.

    Raises
    ------
    UsageError
        When the list or the number of its version cannot be read.

    Examples
    --------
    >>> parse_reference("lists.db#side-a@2")
    Reference(store='lists.db', list='side-a', number=2)
    >>> parse_reference("postgresql://desk@host/talks#side-a").number, parse_reference("side-a.csv")
    (None, None)
    """
    store, mark, rest = text.rpartition("#")
    if not mark or Path(text).is_file():
        return None
    name, at, number = rest.partition("@")
    if not store or not name or (at and not (number.isascii() and number.isdigit() and int(number))):
        raise UsageError("the version of a list cannot be read", "write it as lists.db#side-a@2, or lists.db#side-a")
    return Reference(store, name, int(number) if at else None)


def resolve(reference: str | Reference, key: Key | None = None) -> PersonList:
    """The rows of a version of a list, from its store.

    Parameters
    ----------
    reference : str or Reference
        ``lists.db#side-a@2``; without ``@2`` the newest.
    key : Path or str, optional
        The key file (a path) or passphrase (a text) of the store.

    Raises
    ------
    UsageError
        When the text is no reference.
    StoreError, SealError
        As :func:`~goodoffices.store.open_store`, and when the store has no such version.
    """
    found = parse_reference(reference) if isinstance(reference, str) else reference
    if found is None:
        raise UsageError("this is no version of a list in a store", "write it as lists.db#side-a@2")
    with open_store(found.store, key) as store:
        return store.version(found.list, found.number)

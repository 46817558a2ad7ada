"""One person's ids through the versions of a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goodoffices.people.change import ListChange, changes_between
from goodoffices.people.personlist import PersonList

__all__ = ["trace_back"]


def trace_back(versions: Iterable[PersonList], first: int, number: int, person: str) -> Mapping[int, str]:
    """The id that a person has on each version, as far as he can be followed from one.

    Parameters
    ----------
    versions : iterable of PersonList
        One after another.
    first : int
        Number of the first of them.
    number, person : int, str
        The id ``person`` on version ``number``.

    Returns
    -------
    mapping of int to str
        A version on which he is not, or beyond which he cannot be followed, has none.

    Examples
    --------
    >>> from goodoffices.people import PersonRecord
    >>> one = PersonList("a", (PersonRecord("1", surname="Koval", born="1990"),))
    >>> two = PersonList("a", (PersonRecord("1", surname="Moroz", born="1985"), PersonRecord("2", surname="Koval", born="1990")))
    >>> trace_back([one, two], 1, 2, "2"), trace_back([one, two], 1, 2, "1")
    ({2: '2', 1: '1'}, {2: '1'})
    """
    changes: dict[int, ListChange] = {}
    before: PersonList | None = None
    for k, people in enumerate(versions, first):
        if before is not None:
            changes[k] = changes_between(before, people)
        before = people
    ids = {number: person}
    for k in range(number, first, -1):
        if k not in changes or k not in ids:
            break
        change, here = changes[k], ids[k]
        was = {renumbering.now: renumbering.was for renumbering in change.renumbered}
        if here not in change.added:
            ids[k - 1] = was.get(here, here)
    for k in range(number + 1, first + len(changes) + 1):
        if k not in changes or k - 1 not in ids:
            break
        change, here = changes[k], ids[k - 1]
        now = {renumbering.was: renumbering.now for renumbering in change.renumbered}
        if here not in change.gone:
            ids[k] = now.get(here, here)
    return ids

"""Entries of a case that news may be compared with: those of the record that everybody may see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from goodoffices.case import PUBLIC, Case, Entry

__all__ = ["public_entries"]

E = TypeVar("E", bound=Entry)


def public_entries(case: Case | None, kind: type[E], *, replaced: bool = False) -> Iterator[E]:
    """The public entries of a kind, by time.

    What a party confided, and the mediator's own notes, are neither cited by a proposal nor merged with news: a line of
    the public record must not show that they are there.

    Parameters
    ----------
    case : Case or None
    kind : type
        A kind of entry; ``Entry`` itself for all kinds.
    replaced : bool
        With those that were superseded or withdrawn.
    """
    for entry in case.record if case else ():
        if (
            not isinstance(entry, kind)
            or entry.audience != PUBLIC
            or entry.place.path.startswith(("private/", "mediator/"))
        ):
            continue
        if case is not None and (replaced or entry.id not in case.replaced):
            yield entry

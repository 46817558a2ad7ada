"""An entry of the record: all of its fields, its history, what names it, and the words of its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.responses import Response

from goodoffices.case import Entry, Withdrawal
from goodoffices.web.fields import lay_out
from goodoffices.web.refusal import NotThere
from goodoffices.web.view import Visit

__all__ = ["Link", "show_entry"]

_NAMING = {
    "rests_on": "rests on this",
    "contests": "contests this",
    "obligation": "tells what was done of it",
    "agreement": "comes from it",
    "about": "is about this",
    "answered_by": "is answered by this",
    "reciprocal": "is owed in return",
    "round": "was at this round",
    "text": "has this text",
}


@dataclass(frozen=True, slots=True)
class Link:
    """Another entry, and what it has to do with this one."""

    entry: Entry
    says: str


def show_entry(visit: Visit) -> Response:
    """The page of an entry.

    Raises
    ------
    NotThere
        Where this viewer has no such entry, whether or not somebody else has.
    """
    entry = visit.case.entry(visit.path["id"])
    if entry is None:
        raise NotThere
    return visit.page(
        "record",
        "entry.html",
        entry=entry,
        sheaf=lay_out(visit, entry),
        history=tuple(_history(visit, entry)),
        namers=tuple(_namers(visit, entry)),
    )


def _history(visit: Visit, entry: Entry) -> Iterator[Link]:
    """The versions of an entry, newest first, where there is more than one."""
    case = visit.case
    newest, seen = entry, {entry.id}
    later: list[Link] = []
    while (by := case.entry(case.replaced.get(newest.id, ""))) is not None and by.id not in seen:
        seen.add(by.id)
        later.append(Link(by, "withdrew it" if isinstance(by, Withdrawal) else "superseded it"))
        newest = by
    older = case.history(entry.id)[1:]
    if later or older:
        yield from reversed(later)
        yield Link(entry, "this entry")
        yield from (Link(e, "earlier version") for e in older)


def _namers(visit: Visit, entry: Entry) -> Iterator[Link]:
    """The entries that name this one, other than as its versions."""
    for key, other in visit.volume.namers.get(entry.id, ()):
        if key not in ("supersedes", "of"):
            yield Link(other, _NAMING.get(key, f"names it under {key.replace('_', ' ')}"))

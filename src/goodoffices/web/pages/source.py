"""Sources: what was read, and which words of it the record rests on."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from goodoffices.case import Entry, Span
from goodoffices.web.fields import lay_out
from goodoffices.web.refusal import NotThere
from goodoffices.web.view import Visit

__all__ = ["Quoted", "list_sources", "show_source"]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A span of a source, and the entries that rest on it.

    Parameters
    ----------
    span : Span
    entries : tuple of Entry
    """

    span: Span
    entries: tuple[Entry, ...]


def list_sources(visit: Visit) -> Response:
    """All sources that this viewer may see, with how many entries rest on each."""
    namers = visit.volume.namers
    counts = {
        id: len({e.id for _, e in namers.get(id, ()) if e.id not in visit.case.replaced}) for id in visit.case.sources
    }
    return visit.page("sources", "sources.html", counts=counts)


def show_source(visit: Visit) -> Response:
    """The page of a source.

    Raises
    ------
    NotThere
        Where this viewer has no such source, whether or not somebody else has.
    """
    source = visit.case.sources.get(visit.path["id"])
    if source is None:
        raise NotThere
    return visit.page("sources", "source.html", source=source, quoted=_quoted(visit, source.id))


def _quoted(visit: Visit, source: str) -> tuple[Quoted, ...]:
    """The words that entries rest on, in the order of the text."""
    found: dict[Span, dict[str, Entry]] = {}
    for entry in {e.id: e for _, e in visit.volume.namers.get(source, ())}.values():
        for span in lay_out(visit, entry).spans:
            if span.source == source:
                found.setdefault(span, {})[entry.id] = entry
    quoted = [Quoted(span, tuple(entries.values())) for span, entries in found.items()]
    return tuple(sorted(quoted, key=lambda q: (q.span.start is None, q.span.start or 0, q.span.end or 0, q.span.at)))

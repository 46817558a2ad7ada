"""One page a file: each takes a :class:`~goodoffices.web.view.Visit` and gives a response."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response

from goodoffices.web.pages.brief import show_brief, take_brief
from goodoffices.web.pages.entry import show_entry
from goodoffices.web.pages.now import show_now
from goodoffices.web.pages.positions import show_positions
from goodoffices.web.pages.record import show_record
from goodoffices.web.pages.source import list_sources, show_source
from goodoffices.web.view import Visit

__all__ = ["ROUTES"]

ROUTES: tuple[tuple[str, Callable[[Visit], Response]], ...] = (
    ("/", show_now),
    ("/record", show_record),
    ("/record/{id}", show_entry),
    ("/positions", show_positions),
    ("/brief", show_brief),
    ("/brief/{format}", take_brief),
    ("/sources", list_sources),
    ("/sources/{id}", show_source),
)
"""Every address behind the session, and the page that answers there."""

"""Brief: the document for the next round, or for one chosen in the address, and its downloads."""

from __future__ import annotations

from starlette.responses import Response

from goodoffices.web.refusal import NotThere
from goodoffices.web.view import Visit

__all__ = ["show_brief", "take_brief"]


def show_brief(visit: Visit) -> Response:
    raise NotThere


def take_brief(visit: Visit) -> Response:
    raise NotThere

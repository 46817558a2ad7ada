"""The source entry of a document, and its id in the case."""

from __future__ import annotations

import re
from typing import Any

from goodoffices.case import Case
from goodoffices.names import fold_name
from goodoffices.read.document import Document

__all__ = ["slug", "source_fields", "source_id"]

_TYPES = {"mail": "letter", "pdf": "document", "docx": "document"}
_LONGEST = 48


def slug(words: str, longest: int = _LONGEST) -> str:
    """Words as an id of the case format.

    Examples
    --------
    >>> slug("Türkiye Today"), slug("The Harbour Post!"), slug("Отчёт")
    ('turkiye-today', 'the-harbour-post', '')
    """
    # ``fold_name`` orders the words; one at a time keeps their order.
    parts = [fold_name(word).replace(" ", "-") for word in re.split(r"[\W_]+", words)]
    plain = "-".join(p for p in (re.sub(r"[^a-z0-9-]+", "", part) for part in parts) if p)
    return re.sub(r"-{2,}", "-", plain)[:longest].strip("-")


def source_id(document: Document, case: Case | None) -> str:
    """The id under which the case has this document, or would have it: outlet and day.

    A document is known by its fingerprint, whatever its name.
    """
    if case:
        known = next((s.id for s in case.sources.values() if s.sha256 and s.sha256 == document.sha256), "")
        if known:
            return known
    outlet = slug(document.outlet.value if document.outlet else "") or slug(document.name.rsplit(".", 1)[0]) or "source"
    day = document.published.when.start.date().isoformat() if document.published else ""
    # A file that is named after its day has it already.
    wanted = outlet if day and day in outlet else "-".join(part for part in (outlet, day) if part)
    if wanted[0].isdigit():
        wanted = f"source-{wanted}"
    taken = _taken(case) if case else set()
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _taken(case: Case) -> set[str]:
    return {*case.sources, *case.parties, *case.people, *case.places, *case.issues, *case.by_id}


def source_fields(document: Document) -> dict[str, Any]:
    """What the case keeps of a document: not its text, but its fingerprint and its length."""
    published = document.published.when.iso() if document.published else ""
    found = {
        "title": document.title.value if document.title else document.name,
        "type": _TYPES.get(document.format, "article"),
        "outlet": document.outlet.value if document.outlet else "",
        "author": document.author.value if document.author else "",
        "published": published,
        "updated": [stamp.when.iso() for stamp in document.updated],
        "language": document.language,
        "sha256": document.sha256,
        "length": str(len(document.text)),
    }
    return {key: value for key, value in found.items() if value}

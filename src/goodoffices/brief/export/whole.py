"""The whole visible case as one JSON document."""

from __future__ import annotations

import json
from typing import Any

from goodoffices.brief.export.items import shown_fields
from goodoffices.case import Case, Entry, Item
from goodoffices.positions.plain import plain, utc_text

__all__ = ["FORMAT", "json_bytes", "whole_case"]

FORMAT = "goodoffices-case/1"
"""Name and version of the document's shape."""


def whole_case(case: Case) -> dict[str, Any]:
    """The case as plain values.

    Keys stand in this order: the head (``format``, ``made_for``, ``case``, ``title``, ``summary``, ``zone``, ``zones``, ``mediator``,
    ``alphabet``, ``as_of``, ``hindsight``, ``clock``, ``fingerprint``), then ``parties``, ``people``, ``places``, ``issues``, ``sources`` and ``record``,
    lists in the order of the case; inside an item, ``kind`` and then its fields in the order of the format
    reference, left out where nothing is said; ``replaced_by`` comes last on an entry no longer in force.
    """
    return {
        "format": FORMAT,
        "made_for": str(case.reader),
        "case": case.id,
        "title": case.title,
        "summary": case.summary,
        "zone": case.zone,
        "zones": plain(case.zones),
        "mediator": case.mediator,
        "alphabet": case.alphabet,
        "as_of": utc_text(case.as_of) if case.as_of else None,
        "hindsight": case.hindsight,
        "clock": utc_text(case.clock),
        "fingerprint": case.fingerprint,
        "parties": [_item(case, item) for item in case.parties.values()],
        "people": [_item(case, item) for item in case.people.values()],
        "places": [_item(case, item) for item in case.places.values()],
        "issues": [_item(case, item) for item in case.issues.values()],
        "sources": [_item(case, item) for item in case.sources.values()],
        "record": [_entry(case, entry) for entry in case.record],
    }


def _item(case: Case, item: Item | Entry) -> dict[str, Any]:
    shown = {field.key for field in shown_fields(case, type(item))}
    return {key: value for key, value in plain(item).items() if key in shown}


def _entry(case: Case, entry: Entry) -> dict[str, Any]:
    found = {"kind": entry.kind} | _item(case, entry)
    return found | {"replaced_by": case.replaced[entry.id]} if entry.id in case.replaced else found


def json_bytes(case: Case) -> bytes:
    """The document, indented by two spaces, in UTF-8."""
    return (json.dumps(whole_case(case), ensure_ascii=False, indent=2) + "\n").encode("utf-8")

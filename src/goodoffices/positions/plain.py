"""Values as plain mappings, lists and words, ready for JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from goodoffices.case import Audience, Count, Duration, Estimate, Reader, When
from goodoffices.case.record import fields_of
from goodoffices.positions.table import IssueTable, PositionTable

__all__ = ["plain", "plain_table", "utc_text"]


def utc_text(moment: datetime) -> str:
    """A moment in UTC, ISO 8601 with ``Z``."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def plain(value: Any) -> Any:
    """Any value of a case or of a result as JSON holds it.

    An item of the case keeps the names and the order of its fields in the file and leaves out what it does not say;
    a result keeps every field. Times become mappings with their local and UTC bounds.

    Parameters
    ----------
    value : object
        A value of a case, a result of this floor, or a collection of such.

    Examples
    --------
    >>> from goodoffices.case import Span
    >>> plain(Span(source="paper", start=0, end=4))
    {'source': 'paper', 'start': 0, 'end': 4}
    """
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Duration):
        return value.text
    if isinstance(value, Audience | Reader):
        return str(value)
    if isinstance(value, Count):
        return {"text": str(value), "low": value.low, "high": value.high, "circa": value.circa}
    if isinstance(value, Estimate):  # as in the file: both ends, the likeliest value between them
        return [end for end in (value.low, value.likely, value.high) if end is not None]
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    cls: type = type(value)
    declared = _declared(cls)
    if declared:
        return {key: plain(found) for key, name, default in declared if (found := getattr(value, name)) != default}
    return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}


@cache
def _declared(cls: type) -> tuple[tuple[str, str, Any], ...]:
    defaults = {f.name: f.default for f in dataclasses.fields(cls)}
    return tuple((d.key, d.attribute, defaults[d.attribute]) for d in fields_of(cls).values())


def _when(when: When) -> dict[str, Any]:
    found: dict[str, Any] = {
        "iso": when.iso(),
        "grain": when.grain,
        "start": when.start.isoformat(),
        "end": when.end.isoformat(),
        "start_utc": utc_text(when.start),
        "end_utc": utc_text(when.end),
        "zone": when.zone,
        "within": when.within,
        "circa": when.circa,
        "reason": when.reason,
        "words": when.words,
        "weekday": when.weekday,
    }
    return {key: value for key, value in found.items() if value not in ("", False)}


def plain_table(table: PositionTable) -> dict[str, Any]:
    """The table of positions as JSON holds it: option by option, a cell for each party."""
    found: dict[str, Any] = plain(dataclasses.replace(table, issues=()))
    found["issues"] = [_issue(issue, table.parties) for issue in table.issues]
    return found


def _issue(table: IssueTable, parties: tuple[str, ...]) -> dict[str, Any]:
    ground = {g.option: g for g in table.ground}
    options = [
        {
            "id": option.id,
            "title": option.title,
            "ground": plain(ground.get(option.id)),
            "cells": [plain(table.cell(party, option.id)) for party in parties],
        }
        for option in table.issue.options
    ]
    return {
        "id": table.issue.id,
        "title": table.issue.title,
        "ordered": table.issue.ordered,
        "state": table.state,
        "options": options,
        "distances": plain(table.distances),
    }

"""What of an item an export shows, and the spans inside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from goodoffices.case import Case, Entry, Item, Span
from goodoffices.case.record import Declared, Record, fields_of
from goodoffices.case.shape import ListOf, Shape

__all__ = ["inner", "items_of", "shown_fields", "spans_in"]

# Who at the desk typed an entry is the mediator's own business, however public the entry itself is.
_DESK_ONLY = frozenset({"entered_by"})


def shown_fields(case: Case, cls: type) -> tuple[Declared, ...]:
    """The fields of a class that an export for the case's reader carries, in the order of the format."""
    internal = case.reader.tier in ("mediator", "desk")
    return tuple(d for d in fields_of(cls).values() if internal or d.attribute not in _DESK_ONLY)


def items_of(case: Case) -> Iterator[tuple[str, Item | Entry]]:
    """Everything lasting and every entry of a case, each with the word for its sort, in the order of the case."""
    groups = {
        "party": case.parties,
        "person": case.people,
        "place": case.places,
        "issue": case.issues,
        "source": case.sources,
    }
    for name, group in groups.items():
        for item in group.values():
            yield name, item
    for entry in case.record:
        yield entry.kind, entry


def inner(shape: Shape) -> type | None:
    """The class of the smaller items that a field holds, if it holds such."""
    shape = shape.item if isinstance(shape, ListOf) else shape
    return shape.cls if isinstance(shape, Record) else None


def spans_in(value: Any, part: str = "") -> Iterator[tuple[str, Span]]:
    """Every span of an item with the part of it that the span stands behind (``voices[1]``; empty for the whole).

    Only what the reader sees is counted, so that the numbers have no gaps.
    """
    for field in fields_of(type(value)).values():
        held = inner(field.shape)
        if held is None:
            continue
        found = getattr(value, field.attribute)
        if held is Span:
            yield from ((part, span) for span in found)
            continue
        for n, smaller in enumerate(found, 1):
            name = f"{field.key}[{n}]"
            yield from spans_in(smaller, f"{part}.{name}" if part else name)

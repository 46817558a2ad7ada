"""An entry laid out field by field, as its class declares them: a new kind of entry needs no template of its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goodoffices.case import Count, Duration, Entry, Member, Span, When
from goodoffices.case.record import Declared, Record, fields_of
from goodoffices.case.shape import Choice, Digest, ListOf, Ref, Shape
from goodoffices.web.view import Visit

__all__ = ["Part", "Row", "Sheaf", "lay_out"]

_APART = frozenset({"id", "says", "supersedes", "entered", "entered_by", "audience", "kind"})
"""Fields of an entry that its page shows in places of their own."""

_LABELS = {
    "on": "When",
    "by": "By",
    "by_account": "By the account of",
    "rests_on": "Rests on",
    "answered_by": "Answered by",
    "on_air": "On air",
    "from": "Since",
    "to": "To",
    "size": "Size in all",
    "of": "Entry",
    "sha256": "SHA-256",
    "term": "Time given",
    "until": "Until",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a field.

    Parameters
    ----------
    text : str
    href : str
        Where the thing itself is shown.
    when : When or None
        A time, to be shown with its zones and its reason.
    rows : tuple of Row
        The fields of a smaller item.
    notes : tuple of int
        Numbers of the spans that say so.
    code : bool
        True for a fingerprint or another machine's word.
    """

    text: str = ""
    href: str = ""
    when: When | None = None
    rows: tuple[Row, ...] = ()
    notes: tuple[int, ...] = ()
    code: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A field with its values.

    Parameters
    ----------
    label : str
    parts : tuple of Part
    doc : str
        What the field means.
    """

    label: str
    parts: tuple[Part, ...]
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Sheaf:
    """An entry laid out.

    Parameters
    ----------
    rows : tuple of Row
    spans : tuple of Span
        All spans of the entry and its smaller items, each once; a note ``n`` means ``spans[n - 1]``.
    """

    rows: tuple[Row, ...]
    spans: tuple[Span, ...]


def lay_out(visit: Visit, entry: Entry) -> Sheaf:
    """Lay an entry out, in the order in which its class declares the fields."""
    reading = _Reading(visit, entry)
    for span in entry.says:
        reading.note(span)
    own = {field.name for field in dataclasses.fields(Entry)}
    declared = fields_of(type(entry)).values()
    ordered = [*(f for f in declared if f.attribute not in own), *(f for f in declared if f.attribute in own)]
    rows = tuple(reading.rows(entry, [f for f in ordered if f.key not in _APART or f.attribute not in own]))
    return Sheaf(rows, tuple(reading.spans))


class _Reading:
    """Lays out the fields of one entry and numbers the spans that it meets."""

    def __init__(self, visit: Visit, entry: Entry) -> None:
        self.visit = visit
        self.entry = entry
        self.spans: dict[Span, int] = {}

    def note(self, span: Span) -> int:
        return self.spans.setdefault(span, len(self.spans) + 1)

    def rows(self, item: Any, declared: list[Declared]) -> Iterator[Row]:
        defaults = {f.name: f.default for f in dataclasses.fields(item)}
        for field in declared:
            value = getattr(item, field.attribute)
            silent = value in ("", (), None, {}) or (value == "unknown" and isinstance(field.shape, Choice))
            if silent or (value == defaults[field.attribute] and isinstance(value, bool)):
                continue
            parts = tuple(self._parts(value, field.shape))
            if parts:
                yield Row(_LABELS.get(field.key, field.key.replace("_", " ").capitalize()), parts, field.doc)

    def _parts(self, value: Any, shape: Shape) -> Iterator[Part]:
        if isinstance(shape, ListOf):
            for one in value:
                yield from self._parts(one, shape.item)
        elif isinstance(shape, Record):
            yield self._smaller(value, shape.cls)
        elif isinstance(value, Mapping):
            yield from (self._choice(key, chosen) for key, chosen in value.items())
        elif isinstance(shape, Ref):
            yield from self._reference(value)
        elif isinstance(value, When):
            yield Part(self.visit.when(value), when=value)
        else:
            yield Part(_plain(value, shape), code=isinstance(shape, Digest))

    def _reference(self, id: str) -> Iterator[Part]:
        href = self.visit.href(id)
        if href:
            yield Part(self.visit.name(id), href)

    def _smaller(self, item: Any, cls: type) -> Part:
        declared = [f for f in fields_of(cls).values() if f.key not in ("says", "audience", "entered")]
        notes = tuple(self.note(span) for span in getattr(item, "says", ()))
        if isinstance(item, Member):
            item = dataclasses.replace(item, office=self._office(item))
        return Part(rows=tuple(self.rows(item, declared)), notes=notes)

    def _office(self, member: Member) -> str:
        """The title of the office that a member's line names by its id."""
        person = self.visit.case.people.get(member.person)
        offices = person.offices if person else ()
        return next((o.title for o in offices if o.id == member.office), "") if member.office else ""

    def _choice(self, key: str, chosen: Any) -> Part:
        """A pair of a mapping: an option and its stance or value, or an issue and its option."""
        case = self.visit.case
        if key in case.issues:
            option = case.option(key, str(chosen))
            return Part(f"{case.issues[key].title}: {option.title if option else chosen}", self.visit.href(key))
        found = next((o for issue in self.entry.issue if (o := case.option(issue, key))), None)
        said = f"{found.title if found else key}: {_plain(chosen, Choice())}"
        return Part(said, self.visit.href(self.entry.issue[0]) if found and self.entry.issue else "")


def _plain(value: Any, shape: Shape) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Count | Duration):
        return str(value)
    if isinstance(value, tuple):
        low, high = value
        return f"{low:g}" if low == high else f"{low:g} to {high:g}"
    if isinstance(shape, Choice):
        return str(value).replace("-", " ")
    return str(value)

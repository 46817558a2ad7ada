"""A case as tables: one for each kind, one for each list inside it, and one for all spans.

Columns follow from the declarations of the fields, in their order: a time becomes its text, its local and UTC bounds
and how well it is known; a count its text and bounds; a list of words one cell; a list of smaller items a table of
its own, joined by ``owner`` and ``part``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from goodoffices.brief.export.items import inner, items_of, shown_fields, spans_in
from goodoffices.case import KINDS, Case, Entry, Issue, Item, Party, Person, Place, Source, Span, When
from goodoffices.case.estimate import Estimated, Figure
from goodoffices.case.record import Declared, fields_of
from goodoffices.case.shape import Count, Flag, ListOf, MapOf, Number, Quantity, Shape, Time, Whole

__all__ = ["Column", "Table", "tables_of"]

_ITEMS: dict[str, type] = {"party": Party, "person": Person, "place": Place, "issue": Issue, "source": Source}


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Parameters
    ----------
    name : str
    type : {"text", "whole", "number", "flag", "moment", "texts", "wholes"}
        What its cells hold; ``moment`` is a datetime in UTC, ``texts`` and ``wholes`` are tuples.
    """

    name: str
    type: str = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a case.

    Parameters
    ----------
    name : str
        The kind (``round``), or the kind and the field of a list inside it (``round_delegations``).
    columns : tuple of Column
    rows : tuple of tuple
        In the order of the case; None for an empty cell.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]


Read = Callable[[Any], Any]
_Made = tuple[Column, Read]


def tables_of(case: Case) -> tuple[Table, ...]:
    """Every table of a case, empty ones included: the case, what lasts, the kinds in their order, the spans."""
    held: dict[str, list[Item | Entry]] = {name: [] for name in (*_ITEMS, *KINDS)}
    for name, item in items_of(case):
        held[name].append(item)
    tables = [_head(case)]
    for name, items in held.items():
        tables += _of_class(case, name, _ITEMS.get(name) or KINDS[name], [(i.id, "", i) for i in items])
    tables.append(_spans(case))
    return tuple(tables)


def _head(case: Case) -> Table:
    cells: list[tuple[Column, Any]] = [
        (Column("id"), case.id),
        (Column("title"), case.title),
        (Column("summary"), case.summary),
        (Column("zone"), case.zone),
        (Column("mediator"), case.mediator),
        (Column("alphabet"), case.alphabet),
        (Column("as_of", "moment"), case.as_of and _utc(case.as_of)),
        (Column("clock", "moment"), _utc(case.clock)),
        (Column("hindsight", "flag"), case.hindsight),
        (Column("fingerprint"), case.fingerprint),
        (Column("made_for"), str(case.reader)),
    ]
    return Table("case", tuple(c for c, _ in cells), (tuple(v for _, v in cells),))


Placed = tuple[str, str, Any]
"""Id of the item that it is in, the part of that item, and the value."""


def _of_class(case: Case, name: str, cls: type, found: list[Placed]) -> Iterator[Table]:
    whole = name in _ITEMS or name in KINDS
    made: list[_Made] = []
    below: list[Declared] = []
    for field in shown_fields(case, cls):
        if inner(field.shape) or isinstance(field.shape, MapOf):
            below.append(field)
        else:
            made += _columns(field.key, field.attribute, field.shape)
    if "says" in fields_of(cls):
        made += _provenance()
    if issubclass(cls, Entry):
        made.append((Column("in_force", "flag"), lambda e: e.id not in case.replaced))
        made.append((Column("replaced_by"), lambda e: case.replaced.get(e.id)))
    first = () if whole else (Column("owner"), Column("part"))
    columns = (*first, *(column for column, _ in made), Column("made_for"))
    rows = (
        (*((owner, part) if first else ()), *(read(value) for _, read in made), str(case.reader))
        for owner, part, value in found
    )
    yield Table(name, columns, tuple(rows))
    for field in below:
        if inner(field.shape) is not Span:
            yield from _below(case, f"{name}_{field.key}", field, found)


def _below(case: Case, name: str, field: Declared, found: list[Placed]) -> Iterator[Table]:
    held = inner(field.shape)
    if held is not None:
        smaller = [
            (owner, ".".join(filter(None, (part, f"{field.key}[{n}]"))), item)
            for owner, part, value in found
            for n, item in enumerate(getattr(value, field.attribute), 1)
        ]
        yield from _of_class(case, name, held, smaller)
    elif isinstance(field.shape, MapOf):
        made = list(_columns("value", "", field.shape.value))
        columns = (Column("owner"), Column("part"), Column("key"), *(column for column, _ in made), Column("made_for"))
        rows = (
            (owner, part, str(key), *(read(item) for _, read in made), str(case.reader))
            for owner, part, value in found
            for key, item in getattr(value, field.attribute).items()
        )
        yield Table(name, columns, tuple(rows))


def _columns(key: str, attribute: str, shape: Shape) -> Iterator[_Made]:
    """The columns of one field, each with how its cell is read from the item (or from the value, without attribute)."""
    value = partial(_attribute, attribute)

    def column(suffix: str, type: str, read: Read) -> _Made:
        return Column(f"{key}{suffix}", type), lambda item: None if (v := value(item)) is None else read(v)

    if isinstance(shape, Time):
        yield column("", "text", When.iso)
        yield column("_start", "text", lambda w: w.start.isoformat())
        yield column("_end", "text", lambda w: w.end.isoformat())
        yield column("_start_utc", "moment", lambda w: _utc(w.start))
        yield column("_end_utc", "moment", lambda w: _utc(w.end))
        yield column("_within", "flag", lambda w: w.within)
        yield column("_circa", "flag", lambda w: w.circa)
        yield column("_reason", "text", lambda w: w.reason or None)
    elif isinstance(shape, Quantity):
        yield column("", "text", Count.__str__)
        yield column("_low", "whole", lambda c: c.low)
        yield column("_high", "whole", lambda c: c.high)
        yield column("_circa", "flag", lambda c: c.circa)
    elif isinstance(shape, Number):
        yield column("_low", "number", lambda r: r[0])
        yield column("_high", "number", lambda r: r[1])
    elif isinstance(shape, Estimated):
        yield column("_low", "number", lambda e: e.low)
        yield column("_high", "number", lambda e: e.high)
        yield column("_likely", "number", lambda e: e.likely)
    elif isinstance(shape, Figure):
        yield column("", "number", _same)
    elif isinstance(shape, ListOf):
        yield column("", "texts", lambda values: tuple(map(str, values)))
    else:
        type = "flag" if isinstance(shape, Flag) else "whole" if isinstance(shape, Whole) else "text"
        yield column("", type, _word if type == "text" else _same)


def _attribute(name: str, item: Any) -> Any:
    return getattr(item, name) if name else item


def _same(value: Any) -> Any:
    return value


def _word(value: Any) -> str | None:
    return getattr(value, "text", None) or str(value) or None


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _provenance() -> Iterator[_Made]:
    """The spans behind an item as a whole, side by side in four lists."""

    def read(item: Any, attribute: str) -> tuple[Any, ...]:
        return tuple(getattr(span, attribute) for span in item.says)

    for name, type in (("source", "texts"), ("start", "wholes"), ("end", "wholes"), ("exact", "texts")):
        yield Column(name, type), partial(read, attribute=name)


def _spans(case: Case) -> Table:
    made = [m for field in fields_of(Span).values() for m in _columns(field.key, field.attribute, field.shape)]
    columns = (Column("owner"), Column("part"), *(column for column, _ in made), Column("made_for"))
    rows: Iterable[tuple[Any, ...]] = (
        (item.id, part, *(read(span) for _, read in made), str(case.reader))
        for _, item in items_of(case)
        for part, span in spans_in(item)
    )
    return Table("spans", columns, tuple(rows))

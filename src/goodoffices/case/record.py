"""From a mapping of the file to a frozen value, field by field, as the class itself declares them."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from goodoffices.case.prune import written_audience
from goodoffices.case.reading import ABSENT, Reading, nearest
from goodoffices.case.shape import Shape
from goodoffices.text import Mapping, Node, Scalar

__all__ = ["Declared", "Record", "fields_of", "given", "read_record"]

T = TypeVar("T")


def given(shape: Shape, doc: str, *, key: str = "", default: Any = dataclasses.MISSING) -> Any:
    """Declare a field of an item.

    Parameters
    ----------
    shape : Shape
        What it may hold.
    doc : str
        One line for the reference page.
    key : str
        Its name in the file, where that is not a Python name (``from``).
    default : object
        Its value where the file does not give it; without one the field is required.
    """
    return dataclasses.field(default=default, metadata={"shape": shape, "doc": doc, "key": key})


class Declared(NamedTuple):
    """A field as declared: its attribute, its key in the file, shape, line of documentation, and whether it must be given."""

    attribute: str
    key: str
    shape: Shape
    doc: str
    required: bool


def fields_of(cls: type) -> dict[str, Declared]:
    """The declared fields of an item's class by their key in the file."""
    if cls not in _FIELDS:
        found = (
            Declared(
                f.name,
                f.metadata["key"] or f.name,
                f.metadata["shape"],
                f.metadata["doc"],
                f.default is dataclasses.MISSING,
            )
            for f in dataclasses.fields(cls)
            if "shape" in f.metadata
        )
        _FIELDS[cls] = {declared.key: declared for declared in found}
    return _FIELDS[cls]


_FIELDS: dict[type, dict[str, Declared]] = {}


class _Plan(NamedTuple):
    """How to read a class, worked out once: a large case reads a hundred thousand items."""

    readers: dict[str, tuple[str, Callable[[Node, Reading], Any]]]
    required: frozenset[str]
    alone: bool
    name_others: Callable[[Mapping, Reading], None] | None


_PLANS: dict[type, _Plan] = {}


def _plan(cls: type) -> _Plan:
    declared = fields_of(cls).values()
    alone = any(f.name == "place" for f in dataclasses.fields(cls))  # an item with an id and a place of its own
    return _Plan(
        {field.key: (field.attribute, field.shape.read) for field in declared},
        frozenset(field.attribute for field in declared if field.required),
        alone,
        getattr(cls, "name_others", None) if alone else None,
    )


def read_record(cls: type[T], node: Mapping, reading: Reading, extra: dict[str, Any] | None = None) -> T | None:
    """Read one item.

    Every fault of every field is noted; the item is built where all that is required could be read.

    Parameters
    ----------
    cls : type
        A frozen dataclass whose fields are declared with :func:`given`.
    node : Mapping
    reading : Reading
    extra : dict, optional
        Values of fields that do not stand in the item's own lines (its place, the head of its file).

    Returns
    -------
    object or None
    """
    plan = _PLANS.get(cls) or _PLANS.setdefault(cls, _plan(cls))
    values: dict[str, Any] = dict(extra) if extra else {}
    before = reading.owner, reading.within, reading.since
    if plan.alone:
        values["place"] = reading.begin(node)
        reading.since = ""
    else:
        _narrow(node, reading)
    readers = plan.readers
    for key, item in node.items.items():
        found = readers.get(key)
        if found is None:
            if key != "kind":
                _unknown(cls, node, key, reading)
        elif item.__class__ is not Scalar or item.text or not item.plain:  # a key without a value says nothing
            value = found[1](item, reading)
            if value is not ABSENT:
                values[found[0]] = value
    if plan.name_others is not None:
        plan.name_others(node, reading)
    reading.owner, reading.within, reading.since = before
    if not values.keys() >= plan.required:
        _missing(cls, node, values, reading)
        return None
    return cls(**values)


def _narrow(node: Mapping, reading: Reading) -> None:
    """A part of an item may be for fewer readers, or have been entered later, than the item."""
    if "audience" in node.items:
        reading.within &= written_audience(node)
    stamp = node.items.get("entered")
    if isinstance(stamp, Scalar) and stamp.text:
        reading.since = stamp.text


def _missing(cls: type, node: Mapping, values: dict[str, Any], reading: Reading) -> None:
    """Tell which required fields are not given; one that was given wrongly has been told of already."""
    for field in fields_of(cls).values():
        written = node.items.get(field.key)
        if (
            field.required
            and field.attribute not in values
            and (written is None or (isinstance(written, Scalar) and not written.text))
        ):
            reading.fault(
                "E202", f'{_noun(cls)} needs the field "{field.key}"', node, help=f"add {field.key}: {field.doc}"
            )


def _noun(cls: type) -> str:
    name = str(getattr(cls, "kind", "") or cls.__name__.lower())
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _unknown(cls: type, node: Mapping, key: str, reading: Reading) -> None:
    meant = nearest(key, fields_of(cls))
    help = f'perhaps "{meant}" is meant' if meant else "remove it, or keep it in a note"
    # The fields of its own come last in a class; those that every item has are seldom what was meant.
    known = [name for name in reversed(fields_of(cls)) if name not in node.items]
    label = f"fields: {', '.join(known[:_SHOWN])}" + (", ..." if len(known) > _SHOWN else "")
    reading.fault_at_key("E201", f'{_noun(cls)} has no field "{key}"', node, key, label=label, help=help)


_SHOWN = 10


class Record(Shape):
    """A smaller item inside another one."""

    def __init__(self, cls: type) -> None:
        self.cls = cls
        self.name = f"{cls.__name__.lower()} (see below)"

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            keys = ", ".join(fields_of(self.cls))
            return reading.fault(
                "E203", f"{_noun(self.cls)} belongs here, as a mapping", node, help=f"its fields: {keys}"
            )
        value = read_record(self.cls, node, reading)
        return ABSENT if value is None else value

    def schema(self) -> dict[str, Any]:
        return {"$ref": f"#/$defs/{self.cls.__name__}"}

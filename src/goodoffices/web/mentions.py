"""Which items an entry names, found by the shapes that its fields declare: no list of fields to keep for each kind."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from goodoffices.case.record import Record, fields_of
from goodoffices.case.shape import AudienceMark, Choice, Digest, ListOf, Ref, Shape
from goodoffices.case.when import When

__all__ = ["fold", "mentions", "words_of"]


@cache
def _naming_fields(cls: type[Any]) -> tuple[tuple[str, str, type | None], ...]:
    """The fields of a class that name items: attribute, key in the file, and for a smaller item inside its class."""
    found: list[tuple[str, str, type | None]] = []
    for field in fields_of(cls).values():
        inner = _inner(field.shape)
        if isinstance(inner, Ref):
            found.append((field.attribute, field.key, None))
        elif isinstance(inner, Record):
            found.append((field.attribute, field.key, inner.cls))
    return tuple(found)


def _inner(shape: Shape) -> Shape:
    return shape.item if isinstance(shape, ListOf) else shape


def mentions(item: Any, within: str = "") -> Iterator[tuple[str, str]]:
    """What an item names, as (key of the field, id); a smaller item's fields come under the key that holds it.

    Examples
    --------
    >>> from goodoffices.case import Note
    >>> list(mentions(Note(id="n1", text="why?", about=("r1",), ask=("egypt",))))
    [('about', 'r1'), ('ask', 'egypt')]
    """
    for attribute, key, cls in _naming_fields(item.__class__):
        value = getattr(item, attribute)
        parts = value if isinstance(value, tuple) else (value,) if value else ()
        for part in parts:
            if cls is None:
                yield within or key, part
            else:
                yield from mentions(part, within or key)


@cache
def _word_fields(cls: type[Any]) -> tuple[str, ...]:
    """The fields that a person would search in: not the words of the format itself, nor by whom and when it was put in."""
    found = (f for f in fields_of(cls).values() if not isinstance(_inner(f.shape), AudienceMark | Choice | Digest))
    return tuple(f.attribute for f in found if f.key not in ("entered", "entered_by"))


def words_of(item: Any) -> Iterator[str]:
    """Every text that an item holds, its smaller items included, without fingerprints and the words of the format."""
    for attribute in _word_fields(item.__class__):
        yield from _words(getattr(item, attribute))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(part)
    elif isinstance(value, When):
        yield from (part for part in (value.iso(), value.reason, value.words) if part)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield key
            yield from _words(part)
    elif hasattr(type(value), "__dataclass_fields__") and fields_of(type(value)):
        yield from words_of(value)
    elif value is not None and not isinstance(value, bool | float | int):
        yield str(value)


def fold(text: str) -> str:
    """A text for searching: without case, accents and the width of its letters.

    Examples
    --------
    >>> fold("\N{LATIN CAPITAL LETTER C WITH CEDILLA}ıra\N{LATIN SMALL LETTER G WITH BREVE}an") == fold("ciragan")
    True
    """
    plain = unicodedata.normalize("NFKD", text.casefold().replace("\N{LATIN SMALL LETTER DOTLESS I}", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c))

"""Which items an entry names, found by the shapes that its fields declare: no list of fields to keep for each kind."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from goodoffices.case.record import Record, fields_of
from goodoffices.case.shape import Digest, ListOf, Ref, Shape

__all__ = ["fold", "mentions", "words_of"]


@cache
def _naming_fields(cls: type) -> tuple[tuple[str, str, type | None], ...]:
    """The fields of a class that name items: attribute, key in the file, and for a smaller item inside its class."""
    found = []
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
    for attribute, key, cls in _naming_fields(type(item)):
        value = getattr(item, attribute)
        parts = value if isinstance(value, tuple) else (value,) if value else ()
        for part in parts:
            if cls is None:
                yield within or key, part
            else:
                yield from mentions(part, within or key)


@cache
def _word_fields(cls: type) -> tuple[str, ...]:
    return tuple(f.attribute for f in fields_of(cls).values() if not isinstance(f.shape, Digest))


def words_of(item: Any) -> Iterator[str]:
    """Every text that an item holds, its smaller items included, without fingerprints."""
    for attribute in _word_fields(type(item)):
        yield from _words(getattr(item, attribute))


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _words(part)
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


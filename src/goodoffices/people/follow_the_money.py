"""FollowTheMoney: its entities of the schema Person as the rows of a list.

A file is a JSON array of entities, an object with ``entities`` or ``results``, or one entity a line, each with ``id``,
``schema`` and ``properties`` (lists of values), as in FollowTheMoney 4.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from goodoffices.diagnose import Diagnostic, Place
from goodoffices.people.record import FIELDS
from goodoffices.people.sheet import Sheet

__all__ = ["is_follow_the_money", "sheet_of_entities"]

_PROPERTIES = {
    "full_name": ("name",),
    "surname": ("lastName",),
    "given": ("firstName",),
    # The schema calls the patronymic fatherName.
    "patronymic": ("fatherName", "secondName", "middleName"),
    "sex": ("gender",),
    "born": ("birthDate",),
    "birth_place": ("birthPlace",),
    "number": ("idNumber",),
    "rank": ("title",),
    "power": ("citizenship", "nationality", "country"),
}


def is_follow_the_money(data: bytes) -> bool:
    """Whether this is JSON that speaks of a schema and of properties near its beginning."""
    head = data[:65536].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head[:1] in (b"{", b"[") and b'"schema"' in head and b'"properties"' in head


def sheet_of_entities(data: bytes, name: str) -> Sheet:
    """The people as rows, with headings that are the fields of :class:`~goodoffices.people.record.PersonRecord`.

    Entities of another schema are passed over. An entity that is none is a diagnostic, and the others are read.

    Parameters
    ----------
    data : bytes
    name : str
        Of the file, for diagnostics.
    """
    said: list[Diagnostic] = []
    rows = [(1, FIELDS)]
    for line, entity in _entities(data, name, said):
        if not isinstance(entity, dict) or not isinstance(entity.get("properties", {}), dict):
            said.append(Diagnostic("W979", "this is no entity", Place(name, line, 1), help="write it again"))
            continue
        if entity.get("schema") != "Person":
            continue
        properties = entity.get("properties", {})
        cells = dict.fromkeys(FIELDS, "") | {"id": _text(entity.get("id"))}
        for field, names in _PROPERTIES.items():
            values = next((found for key in names if (found := _values(properties.get(key)))), [])
            if len(values) > 1:
                help = "nothing need be done: the first was compared"
                said.append(Diagnostic("W978", f"{field}: {len(values)} values", Place(name, line, 1), help=help))
            cells[field] = values[0] if values else ""
        rows.append((line, tuple(cells[field] for field in FIELDS)))
    refused = [d for d in said if d.code == "E951"]
    return Sheet(() if refused else tuple(rows), diagnostics=tuple(refused or said))


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int) else ""


def _values(found: Any) -> list[str]:
    several = found if isinstance(found, list) else [found]
    return [text for value in several if (text := _text(value))]


def _entities(data: bytes, name: str, said: list[Diagnostic]) -> Iterator[tuple[int, Any]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        said.append(Diagnostic("E951", "the file is not UTF-8", Place(name, line, 1), help="save it as UTF-8"))
        return
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        for number, words in enumerate(text.split("\n"), 1):
            if words.strip():
                try:
                    yield number, json.loads(words)
                except (ValueError, RecursionError):
                    yield number, None
        return
    if isinstance(whole, dict) and "schema" not in whole:
        whole = next((whole[key] for key in ("entities", "results") if isinstance(whole.get(key), list)), [])
    # Within one JSON text only the order is known: a place is the number of the entity.
    yield from enumerate(whole if isinstance(whole, list) else [whole], 1)

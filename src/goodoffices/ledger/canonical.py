"""One way to write a value: the subset of RFC 8785 (JSON Canonicalization Scheme) that the ledger uses.

UTF-8; no white space; the names of an object sorted by UTF-16 code units; strings escaped as in RFC 8785, section
3.2.2.2; integers between -(2**53 - 1) and 2**53 - 1. There are no fractions: their spelling is where programs differ.
Nothing is normalised: two spellings of a letter are two texts.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

__all__ = ["canonical_json", "parse_canonical"]

_LARGEST = 2**53 - 1
_DEEPEST = 64


def canonical_json(value: Any) -> bytes:
    """Write ``value`` in the one way.

    Parameters
    ----------
    value : dict, list, tuple, str, int, bool or None
        Nested at most 64 deep; names of objects are text.

    Raises
    ------
    ValueError
        For fractions, larger integers, text that is not Unicode, and other types; the message says where.

    Examples
    --------
    >>> canonical_json({"b": [1, True, None], "a": "Ïstanbul\\n"}).decode()
    '{"a":"Ïstanbul\\\\n","b":[1,true,null]}'
    """
    text = json.dumps(_ordered(value, "", 0), ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")


def parse_canonical(line: bytes) -> Any:
    """Read a value that was written by :func:`canonical_json`, and nothing else.

    Raises
    ------
    ValueError
        When the bytes are not UTF-8, not JSON, name a thing twice, or are not spelled the one way.
    """
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise ValueError(f"byte {fault.start + 1} is not UTF-8") from None
    if text.startswith("\ufeff"):
        raise ValueError("it begins with a byte-order mark")
    try:
        value = json.loads(text, object_pairs_hook=_once, parse_float=_no_fraction, parse_constant=_no_fraction)
        written = canonical_json(value)
    except json.JSONDecodeError as fault:
        raise ValueError(f"it is not JSON: {fault.msg} at column {fault.colno}") from None
    except RecursionError:
        raise ValueError(f"it is nested more than {_DEEPEST} deep") from None
    if written != line:
        place = next(
            (n for n, (a, b) in enumerate(zip(written, line, strict=False)) if a != b), min(len(written), len(line))
        )
        raise ValueError(f"it is not spelled canonically from byte {place + 1} on")
    return value


def _ordered(value: Any, place: str, depth: int) -> Any:
    if depth > _DEEPEST:
        raise ValueError(f"it is nested more than {_DEEPEST} deep")
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _unicode(value, place)
    if isinstance(value, int):
        if abs(value) > _LARGEST:
            raise ValueError(f"{place or 'the value'} is an integer beyond 2**53 - 1")
        return value
    if isinstance(value, list | tuple):
        return [_ordered(item, f"{place}[{n}]", depth + 1) for n, item in enumerate(value)]
    if isinstance(value, dict):
        for name in value:
            if not isinstance(name, str):
                raise ValueError(f"{place or 'the value'} has a name that is not text")  # noqa: TRY004
            _unicode(name, place)
        names = sorted(value) if all(map(str.isascii, value)) else sorted(value, key=lambda n: n.encode("utf-16-be"))
        return {name: _ordered(value[name], f"{place}.{name}" if place else name, depth + 1) for name in names}
    raise ValueError(f"{place or 'the value'} is of a type that cannot be written: {type(value).__name__}")


def _unicode(text: str, place: str) -> str:
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise ValueError(f"{place or 'the value'} holds half a surrogate pair")
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise ValueError(f"it names {twice!r} twice")
    return value


def _no_fraction(text: str) -> NoReturn:
    raise ValueError(f"{text} is not a whole number")

"""Conflicts in JSON: what both forms have in common, read with the place of every fault."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from goodoffices.conflict.conflict import NO_STATE, Conflict, build_conflict
from goodoffices.conflict.feasible import Pattern
from goodoffices.conflict.option import DecisionMaker, Option
from goodoffices.diagnose import UsageError

__all__ = [
    "JsonFault",
    "Keys",
    "check_option",
    "count_of",
    "graph_of",
    "load_json",
    "makers_of",
    "offset_of",
    "options_of",
    "ranking_groups",
    "take",
    "whole",
]

Keys: TypeAlias = tuple[str | int, ...]
"""The way to a value: keys of mappings and places in lists."""

_SORTS: dict[type, str] = {dict: "a mapping", list: "a list", str: "text"}
_BLANK = re.compile(r"[ \t\n\r]*")


class JsonFault(UsageError):
    """A fault of a conflict in JSON.

    Parameters
    ----------
    code, message, help : str
    keys : tuple
        Where it is.
    offset : int, optional
        Where in the text, if the text is not JSON at all.
    """

    def __init__(self, code: str, message: str, help: str, keys: Keys = (), offset: int | None = None) -> None:
        super().__init__(message, help)
        self.code = code
        self.keys = keys
        self.offset = offset


def load_json(text: str) -> dict[str, Any]:
    """A JSON object.

    Raises
    ------
    JsonFault
        Where the text is none.
    """
    try:
        found = json.loads(text)
    except json.JSONDecodeError as fault:
        raise JsonFault("E105", f"this is not JSON: {fault.msg}", "correct the text here", (), fault.pos) from None
    except RecursionError:
        raise JsonFault("E105", "this is not JSON: too deeply nested", "give a conflict", (), 0) from None
    if not isinstance(found, dict):
        raise JsonFault("E203", "the file holds no conflict", "begin with a mapping of options and decision makers")
    return found


def take(data: Any, keys: Keys, kind: type) -> Any:
    """The value at the end of a way.

    Raises
    ------
    JsonFault
        Where it is missing (E202), or of another sort (E203).
    """
    for depth, key in enumerate(keys):
        if isinstance(key, str) and (not isinstance(data, dict) or key not in data):
            raise JsonFault("E202", f'the field "{key}" is missing', f"add {key}:", keys[:depth])
        data = data[key]
    if not isinstance(data, kind):
        raise JsonFault("E203", f"{_SORTS[kind]} belongs here", f"write {_SORTS[kind]}", keys)
    return data


def count_of(data: Any, keys: Keys) -> int:
    """How many items the list at the end of a way has; none where there is no list."""
    *way, last = keys
    return len(take(data, keys, list)) if take(data, tuple(way), dict).get(str(last)) is not None else 0


def whole(value: Any, keys: Keys) -> int:
    """A whole number, or its digits."""
    if isinstance(value, bool) or not (isinstance(value, int) or (isinstance(value, str) and value.strip().isdigit())):
        raise JsonFault("E208", f"{json.dumps(value)[:40]} is not a whole number", "write a number", keys)
    return int(value)


def options_of(data: Mapping[str, Any], directions: Mapping[str, str], field: str) -> list[Option]:
    """The options of a file."""
    found = []
    for place in range(len(take(data, ("options",), list))):
        here: Keys = ("options", place)
        name = take(data, (*here, "name"), str)
        word = take(data, here, dict).get(field, "both")
        if not isinstance(word, str) or word not in directions:
            raise JsonFault(
                "E207",
                f"{json.dumps(word)} is not a direction",
                f"write one of: {', '.join(directions)}",
                (*here, field),
            )
        found.append(Option(f"o{place + 1}", name, directions[word]))
    return found


def makers_of(data: Mapping[str, Any], field: str, options: Sequence[Option]) -> list[DecisionMaker]:
    """The decision makers of a file; every option has one."""
    found = []
    owned: set[int] = set()
    for place in range(len(take(data, (field,), list))):
        here: Keys = (field, place)
        name = take(data, (*here, "name"), str)
        listed = take(data, (*here, "options"), list)
        places = [whole(item, (*here, "options", k)) for k, item in enumerate(listed)]
        for k, one in enumerate(places):
            check_option(one, options, (*here, "options", k))
        owned.update(places)
        found.append(DecisionMaker(f"d{place + 1}", name, tuple(sorted(set(places)))))
    for place, option in enumerate(options):
        if place not in owned:
            raise JsonFault(
                "E801", f'the option "{option.name}" has no owner', "name it under a decision maker", ("options", place)
            )
    if not found:
        raise JsonFault("E202", "there is no decision maker", f"add one to {field}", (field,))
    return found


def check_option(place: int, options: Sequence[Option], keys: Keys) -> int:
    """The place of an option, which must be there."""
    if not 0 <= place < len(options):
        raise JsonFault(
            "E802", f"there is no option {place}", f"options are counted from 0 to {len(options) - 1}", keys
        )
    return place


def graph_of(
    makers: Sequence[DecisionMaker],
    options: Sequence[Option],
    patterns: Iterable[Pattern],
    names: tuple[str, str],
    keys: Keys,
) -> Conflict:
    """The conflict without preferences; ``keys`` lead to what cannot be."""
    try:
        return build_conflict(makers, options, tuple(patterns), id=names[0], title=names[1])
    except UsageError as fault:
        code = "E806" if fault.message == NO_STATE else "E809"
        raise JsonFault(code, fault.message, fault.help, keys) from None


def ranking_groups(ranking: Sequence[Any], size: int, who: str, keys: Keys) -> list[list[int]]:
    """Groups of places from state numbers, tied ones as sub-lists.

    Raises
    ------
    JsonFault
        Where the ranking misses or repeats states, or names one that is not there.
    """
    groups: list[list[int]] = []
    seen: set[int] = set()
    for k, item in enumerate(ranking):
        members = item if isinstance(item, list) else [item]
        numbers = [whole(one, (*keys, k)) for one in members]
        for number in numbers:
            if not 1 <= number <= size:
                raise JsonFault(
                    "E807",
                    f"there is no state {number}",
                    f"the feasible states have the numbers 1 to {size:,}",
                    (*keys, k),
                )
            if number in seen:
                raise JsonFault(
                    "E803", f"the ranking of {who} has state {number} twice", "keep one of the two", (*keys, k)
                )
            seen.add(number)
        groups.append([number - 1 for number in numbers])
    missing = [number for number in range(1, size + 1) if number not in seen]
    if missing:
        shown = ", ".join(map(str, missing[:6])) + (f" and {len(missing) - 6} more" if len(missing) > 6 else "")
        raise JsonFault("E803", f"the ranking of {who} misses states: {shown}", "place every feasible state once", keys)
    return [group for group in groups if group]


def offset_of(text: str, keys: Keys) -> int:
    """Where in a JSON text the value at the end of a way begins; the nearest place on the way where it is not there.

    >>> offset_of('{"a": [1, {"b": 2}]}', ("a", 1, "b"))
    16
    """
    decoder = json.JSONDecoder()

    def skip(place: int) -> int:
        blank = _BLANK.match(text, place)
        return blank.end() if blank else place

    at = skip(0)
    for key in keys:
        opening = text[at]
        begin, place, at = at, 0, skip(at + 1)
        while text[at] not in "}]":
            name: str | int = place
            if opening == "{":
                name, at = decoder.raw_decode(text, at)
                at = skip(skip(at) + 1)  # past the colon
            if name == key:
                break
            at = skip(decoder.raw_decode(text, at)[1])
            at = skip(at + 1) if text[at] == "," else at
            place += 1
        else:
            return begin
    return at

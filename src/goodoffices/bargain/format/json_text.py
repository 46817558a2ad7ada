"""JSON as nodes with their places, so that a fault in a profile names line and column."""

from __future__ import annotations

import bisect
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path

from goodoffices.bargain.format.reading import Reading, Spot
from goodoffices.text import Mapping, Node, Scalar, Sequence

__all__ = ["read_json"]

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_DEEPEST = 64


class _Fault(Exception):
    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.at = at


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self.doubled: list[tuple[str, tuple[int, int]]] = []

    def place(self, at: int) -> tuple[int, int]:
        line = bisect.bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def document(self) -> Node:
        node, at = self.value(self.skip(0), 0)
        at = self.skip(at)
        if at != len(self.text):
            raise _Fault("more follows after the end of the value", at)
        return node

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        if depth > _DEEPEST:
            raise _Fault(f"the nesting is deeper than {_DEEPEST} levels", at)
        letter = self.text[at : at + 1]
        if letter == "{":
            return self.mapping(at, depth)
        if letter == "[":
            return self.sequence(at, depth)
        if letter == '"':
            content, end = self.string(at)
            return Scalar(content, *self.place(at), end - at, False), end
        found = _WORD.match(self.text, at)
        if not found:
            raise _Fault("a value is missing", at)
        word = found.group()
        known = word in ("true", "false", "null", "NaN", "Infinity", "-Infinity")
        if not known and not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", word):
            raise _Fault(f'"{word[:40]}" is neither a number nor a text in quotes', at)
        return Scalar("" if word == "null" else word, *self.place(at), len(word)), found.end()

    def string(self, at: int) -> tuple[str, int]:
        try:
            content, end = scanstring(self.text, at + 1, True)
        except ValueError as fault:
            raise _Fault("a text is not closed, or holds what JSON does not allow", getattr(fault, "pos", at)) from None
        return str(content), int(end)

    def mapping(self, at: int, depth: int) -> tuple[Node, int]:
        result = Mapping(*self.place(at))
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "}":
            return result, at + 1
        while True:
            if self.text[at : at + 1] != '"':
                raise _Fault("a name in double quotes is expected", at)
            start = at
            key, at = self.string(at)
            at = self.skip(at)
            if self.text[at : at + 1] != ":":
                raise _Fault("a colon is expected", at)
            node, at = self.value(self.skip(at + 1), depth + 1)
            if key in result.items:
                self.doubled.append((key, self.place(start)))
            else:
                result.items[key] = node
                result.keys[key] = self.place(start)
            at, done = self.next(at, "}")
            if done:
                return result, at

    def sequence(self, at: int, depth: int) -> tuple[Node, int]:
        result = Sequence(*self.place(at))
        at = self.skip(at + 1)
        if self.text[at : at + 1] == "]":
            return result, at + 1
        while True:
            node, at = self.value(at, depth + 1)
            result.items.append(node)
            at, done = self.next(at, "]")
            if done:
                return result, at

    def next(self, at: int, close: str) -> tuple[int, bool]:
        at = self.skip(at)
        letter = self.text[at : at + 1]
        if letter == close:
            return at + 1, True
        if letter != ",":
            raise _Fault(f'"," or "{close}" is expected', at)
        return self.skip(at + 1), False


def read_json(reading: Reading, path: Path) -> Node | None:
    """The value of a JSON file as nodes (``null`` is an empty plain scalar), or None with a fault of ``reading``."""
    source = reading.text(path)
    if source is None:
        return None
    scanner = _Scanner(source.text)
    try:
        node = scanner.document()
    except _Fault as fault:
        reading.fault(
            "E702", f"this is not JSON: {fault}", Spot(*scanner.place(fault.at)), help="correct the file here"
        )
        return None
    for key, place in scanner.doubled:
        reading.fault("E709", f'"{key}" stands twice', Spot(*place), help="keep one of the two")
    return node

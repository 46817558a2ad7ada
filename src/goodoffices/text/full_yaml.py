"""Any YAML of the subset, read from the events of libyaml, with places; what lies outside is a diagnostic."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from goodoffices.text.node import Mapping, Node, Scalar, Sequence

__all__ = ["YamlFault", "read_full"]

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # a platform without the compiled loader: slower, the same events
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_DEEPEST = 40

Complaint = Callable[[str, str, int, int, int], None]


class YamlFault(Exception):
    """The text is not YAML from here on.

    Attributes
    ----------
    message : str
    line, column : int
        From 1.
    """

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


def read_full(text: str, complain: Complaint, line: int = 1, column: int = 1) -> Node | None:
    """Read one document; None where it holds nothing.

    Parameters
    ----------
    text : str
    complain : callable of (code, message, line, column, width)
        Told of what is outside the subset (anchors, tags, merges) and of keys given twice; reading goes on.
    line, column : int
        Where the text begins in its file.

    Raises
    ------
    YamlFault
        Where it is not YAML.
    """
    try:
        events = _parse(text)
        return _Composer(events, complain, line - 1, column - 1).document()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        if mark and fault.context_mark and mark.index >= len(text.rstrip("\n")):
            mark = fault.context_mark  # what is never closed is shown where it was opened
        mark = _Breaks(text).true(mark) if mark and _ODD_BREAK.search(text) else mark
        message = " ".join(part for part in (fault.context, fault.problem) if part)
        raise YamlFault(message, (mark.line if mark else 0) + line, (mark.column if mark else 0) + 1) from None
    except yaml.YAMLError as fault:
        position = getattr(fault, "position", None)
        where = text.count("\n", 0, position) if isinstance(position, int) else 0
        raise YamlFault(str(getattr(fault, "reason", "not YAML")), where + line, 1) from None


# Line ends to YAML 1.1, and to no editor.
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")


def _parse(text: str) -> Iterator[Any]:
    events = iter(yaml.parse(text, Loader=_Loader))
    return _Breaks(text).correct(events) if _ODD_BREAK.search(text) else events


class _Breaks:
    """Where the lines of a text begin, as an editor counts them."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def true(self, mark: Any) -> Any:
        line = bisect_right(self.starts, mark.index) - 1
        return yaml.Mark(mark.name, mark.index, line, mark.index - self.starts[line], None, 0)

    def correct(self, events: Iterator[Any]) -> Iterator[Any]:
        for event in events:
            event.start_mark, event.end_mark = self.true(event.start_mark), self.true(event.end_mark)
            yield event


class _Composer:
    def __init__(self, events: Iterator[Any], complain: Complaint, line: int, column: int) -> None:
        self.events = events
        self.complain = complain
        self.line = line
        self.column = column
        self.depth = 0
        self.last: Any = None  # where the last collection ended

    def place(self, mark: Any) -> tuple[int, int]:
        return mark.line + self.line + 1, mark.column + 1 + (self.column if mark.line == 0 else 0)

    def document(self) -> Node | None:
        result: Node | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.complain(
                        "E116",
                        "a second document begins here; a file of a case holds one",
                        *self.place(event.start_mark),
                        3,
                    )
            elif isinstance(
                event, yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent | yaml.AliasEvent
            ):
                node = self.node(event)
                if documents == 1:
                    result = node
        if isinstance(result, Scalar) and result.plain and not result.text:
            return None
        return result

    def node(self, event: Any) -> Node:
        # The stubs of PyYAML leave marks optional; the parser sets both on every event.
        start, end = event.start_mark, event.end_mark
        anchor, tag = event.anchor, getattr(event, "tag", None)
        line, column = self.place(start)
        if isinstance(event, yaml.AliasEvent):
            self.complain("E106", "an alias is outside the YAML subset of a case", line, column, len(anchor) + 1)
            return Scalar("", line, column, 1)
        if anchor:
            self.complain("E106", "an anchor is outside the YAML subset of a case", line, column, len(anchor) + 1)
        if tag:
            self.complain("E106", "a tag is outside the YAML subset of a case", line, column, 1)
        if isinstance(event, yaml.ScalarEvent):
            width = end.column - start.column if start.line == end.line else 1
            return Scalar(event.value, line, column, max(width, 1), event.implicit[0])
        self.depth += 1
        if self.depth > _DEEPEST:
            raise YamlFault(f"the nesting is deeper than {_DEEPEST} levels", line, column)
        node = self.mapping(line, column) if isinstance(event, yaml.MappingStartEvent) else self.sequence(line, column)
        self.depth -= 1
        if getattr(event, "flow_style", False):
            node.width = max(self.last.column - start.column, 1) if self.last.line == start.line else 1
        return node

    def mapping(self, line: int, column: int) -> Mapping:
        result = Mapping(line, column)
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                self.last = event.end_mark
                break
            key = self.node(event)
            value = self.node(next(self.events))
            if not isinstance(key, Scalar):
                self.complain("E107", "a key must be a word", key.line, key.column, 1)
                continue
            if key.text in result.items:
                first = result.keys[key.text][0]
                self.complain(
                    "E107",
                    f'the key "{key.text}" stands twice (first in line {first})',
                    key.line,
                    key.column,
                    key.width,
                )
                continue
            if key.text == "<<" and key.plain:
                self.complain("E106", "a merge is outside the YAML subset of a case", key.line, key.column, 2)
                continue
            result.items[key.text] = value
            result.keys[key.text] = (key.line, key.column)
        return result

    def sequence(self, line: int, column: int) -> Sequence:
        result = Sequence(line, column)
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                self.last = event.end_mark
                break
            result.items.append(self.node(event))
        return result

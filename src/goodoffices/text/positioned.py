"""YAML with a place for every piece, and as many faults at once as a file has."""

from __future__ import annotations

import re

from goodoffices.diagnose import Diagnostic, Place
from goodoffices.text.full_yaml import YamlFault, read_full
from goodoffices.text.node import Mapping, Node, Sequence
from goodoffices.text.plain_yaml import NotPlain, read_plain
from goodoffices.text.source import SourceFile, excerpt_of

__all__ = ["Positioned", "read_positioned"]


class Positioned:
    """A text file of a case, read: its node, and what was wrong with it.

    Attributes
    ----------
    source : SourceFile
    node : Node or None
        None where the file holds nothing that could be read.
    diagnostics : list of Diagnostic
    """

    __slots__ = ("_lines", "diagnostics", "node", "source")

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = list(source.diagnostics)
        self.node: Node | None = None
        self._lines: list[str] | None = None

    def fault(
        self,
        code: str,
        message: str,
        line: int,
        column: int,
        width: int = 1,
        *,
        label: str = "",
        help: str = "",
        notes: tuple[str, ...] = (),
    ) -> None:
        """Note a fault at a place of this file, with the line as it stands there."""
        if self._lines is None:
            self._lines = self.source.text.split("\n")
        text = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        excerpt, offset = excerpt_of(text, column, width)
        place = Place(self.source.path, line, column, max(width, 1))
        self.diagnostics.append(Diagnostic(code, message, place, label, help, notes, excerpt, offset))

    def complain(self, code: str, message: str, line: int, column: int, width: int) -> None:
        """The same, as the full reader calls it."""
        self.fault(code, message, line, column, width, help=_HELP.get(code, ""))


_HELP = {
    "E106": "write the value out; anchors, aliases, tags and merges are not used in a case",
    "E107": "keep one of the two",
    "E116": "move it to a file of its own",
}


def read_positioned(source: SourceFile) -> Positioned:
    """Read the YAML of one file.

    A syntax fault does not hide what follows it: the file is then read entry by entry, and each entry that cannot
    be read is one diagnostic.
    """
    result = Positioned(source)
    if not source.readable:
        return result
    text = source.text

    def full(chunk: str, line: int, column: int) -> Node:
        node = read_full(chunk, result.complain, line, column)
        if node is None:
            raise NotPlain
        return node

    found = len(result.diagnostics)
    try:
        result.node = read_plain(text, full)
    except (NotPlain, YamlFault, RecursionError):
        del result.diagnostics[found:]
        try:
            result.node = read_full(text, result.complain)
        except YamlFault as fault:
            del result.diagnostics[found:]
            result.node = _entry_by_entry(result, text)
            if len(result.diagnostics) == found:
                _report(result, fault)  # each piece is YAML by itself, but together they are not
    return result


_TOP = re.compile(r"^(?:- |[^\s#\-][^\n]*:)", re.MULTILINE)
_INDENTED = re.compile(r"^ {1,4}- ", re.MULTILINE)


def _entry_by_entry(result: Positioned, text: str) -> Node | None:
    """Read every top-level item or key by itself; the indented list beneath a key likewise."""
    starts = [m.start() for m in _TOP.finditer(text)]
    if not starts or text[: starts[0]].strip():
        starts.insert(0, 0)
    whole: Mapping | Sequence | None = None
    for start, stop in zip(starts, [*starts[1:], len(text)], strict=True):
        node = _piece(result, text, start, stop)
        if isinstance(node, Sequence):
            whole = whole if isinstance(whole, Sequence) else Sequence(node.line, node.column)
            whole.items.extend(node.items)
        elif isinstance(node, Mapping):
            whole = whole or Mapping(node.line, node.column)
            if isinstance(whole, Mapping):
                _add_keys(result, whole, node)
    return whole


def _add_keys(result: Positioned, whole: Mapping, node: Mapping) -> None:
    for key, item in node.items.items():
        line, column = node.keys[key]
        if key in whole.items:
            result.complain(
                "E107", f'the key "{key}" stands twice (first in line {whole.keys[key][0]})', line, column, len(key)
            )
            continue
        whole.items[key] = item
        whole.keys[key] = (line, column)


def _piece(result: Positioned, text: str, start: int, stop: int) -> Node | None:
    line = text.count("\n", 0, start) + 1
    found = len(result.diagnostics)
    try:
        return read_full(text[start:stop], result.complain, line)
    except YamlFault as found_fault:
        fault = found_fault
        del result.diagnostics[found:]
        inner = [m.start() for m in _INDENTED.finditer(text, start, stop)]
        if text.startswith("- ", start) or not inner or not _TOP.match(text, start):
            _report(result, fault)
            return None
    # A key whose indented list has a fault: keep the list's other items.
    depth = min(text.index("-", i) - i for i in inner)
    bounds = [i for i in inner if text.index("-", i) - i == depth]
    node = Mapping(line, 1)
    key = text[start : text.index(":", start)]
    items = Sequence(text.count("\n", 0, bounds[0]) + 1, depth + 1)
    for first, last in zip(bounds, [*bounds[1:], stop], strict=True):
        where = text.count("\n", 0, first) + 1
        try:
            piece = read_full(text[first:last], result.complain, where)
        except YamlFault as inner_fault:
            _report(result, inner_fault)
            continue
        if isinstance(piece, Sequence):
            items.items.extend(piece.items)
    if len(result.diagnostics) == found:
        _report(result, fault)  # every item is YAML by itself: the fault lies between them
    node.items[key] = items
    node.keys[key] = (line, 1)
    return node


def _report(result: Positioned, fault: YamlFault) -> None:
    lines = result.source.text.split("\n")
    number, column = fault.line, fault.column
    if number > len(lines):
        number, column = len(lines), len(lines[-1]) + 1
    line = lines[number - 1]
    if "\t" in line[: len(line) - len(line.lstrip())]:
        result.fault(
            "E103",
            "a tab stands in the indentation",
            number,
            line.index("\t") + 1,
            help="indent with two spaces; this entry was not read",
        )
        return
    result.fault(
        "E105",
        f"this is not YAML: {fault.message}",
        number,
        column,
        help="check quotes, colons and indentation; this entry was not read",
    )

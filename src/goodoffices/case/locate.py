"""Where in a file a field of an item stands: looked up again when there is something to say about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goodoffices.case.checks.doubt import Doubt
from goodoffices.diagnose import Diagnostic, Place
from goodoffices.text import Mapping, Node, Scalar, Sequence, read_positioned, read_source
from goodoffices.text.source import excerpt_of

__all__ = ["Locator"]


class Locator:
    """Turns doubts into diagnostics with file, line, column and the line itself.

    Values of a case keep only where they begin; the few that are in doubt are looked up in their file again.
    """

    __slots__ = ("_folder", "_items", "_lines")

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: dict[str, list[str]] = {}
        self._items: dict[str, dict[str, Mapping]] = {}

    def diagnose(self, doubt: Doubt) -> Diagnostic:
        """A diagnostic at the value in doubt, or at its item where the value is not written."""
        place = doubt.item.place
        node: Node | None = self._find(place.path, doubt.item.id)
        for step in doubt.path:
            below = _below(node, step)
            if below is None:
                break
            node = below
            place = Place(place.path, node.line, node.column, max(node.width, 1))
        return self.with_line(Diagnostic(doubt.code, doubt.message, place, doubt.label, doubt.help, doubt.notes))

    def with_line(self, diagnostic: Diagnostic) -> Diagnostic:
        """The same with the line as it stands in the file."""
        place = diagnostic.place
        if diagnostic.excerpt or not place.line:
            return diagnostic
        lines = self._read(place.path)
        if place.line > len(lines):
            return diagnostic
        excerpt, offset = excerpt_of(lines[place.line - 1], place.column, place.width)
        return Diagnostic(
            diagnostic.code,
            diagnostic.message,
            place,
            diagnostic.label,
            diagnostic.help,
            diagnostic.notes,
            excerpt,
            offset,
        )

    def _read(self, path: str) -> list[str]:
        if path not in self._lines:
            sealed = path.endswith(".age")  # what was sealed is not quoted
            self._lines[path] = [] if sealed else read_source(self._folder, path).text.split("\n")
        return self._lines[path]

    def _find(self, path: str, id: str) -> Mapping | None:
        if path not in self._items:
            sealed = path.endswith(".age")
            node = None if sealed else read_positioned(read_source(self._folder, path)).node
            self._items[path] = dict(_items(node))
        return self._items[path].get(id)


def _below(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.items.get(step)
    if isinstance(step, int):
        if isinstance(node, Sequence):
            return node.items[step] if step < len(node.items) else None
        return node if step == 0 else None  # a single item may stand without a list
    return None


def _items(node: Node | None) -> Iterator[tuple[str, Mapping]]:
    if isinstance(node, Mapping):
        mark = node.items.get("id")
        if isinstance(mark, Scalar):
            yield mark.text, node
            return
        for below in node.items.values():
            yield from _items(below)
    elif isinstance(node, Sequence):
        for below in node.items:
            yield from _items(below)

"""``rests_on`` and ``reason`` in a conflict file: read, and held against the entries of the case."""

from __future__ import annotations

from collections.abc import Mapping

from goodoffices.case.audience import Audience
from goodoffices.conflict.files.lines import Lines
from goodoffices.conflict.ground import Ground
from goodoffices.text import Node

__all__ = ["GROUND_FIELDS", "Grounds"]

GROUND_FIELDS = ("rests_on", "reason")


class Grounds:
    """The grounds of a file as they are met.

    Parameters
    ----------
    lines : Lines
    entries : mapping of str to Audience, optional
        The entries of the case with their audiences; None for a file outside a case, of which no name can be checked.
    """

    __slots__ = ("_entries", "_lines", "_named", "found")

    def __init__(self, lines: Lines, entries: Mapping[str, Audience] | None) -> None:
        self._lines = lines
        self._entries = entries
        self._named: list[tuple[str, Node]] = []
        self.found: list[Ground] = []

    def note(self, about: str, what: str, fields: Mapping[str, Node]) -> None:
        """Note the ground that stands beside something; nothing where none does."""
        nodes = self._lines.items(fields.get("rests_on"))
        names = tuple(self._lines.text(node) for node in nodes)
        why = self._lines.text(fields.get("reason"))
        if not names and not why:
            return
        self._named += zip(names, nodes, strict=True)
        self.found.append(Ground(about, what, why, names))

    def check(self, audience: Audience) -> None:
        """E205 for a name that no entry has, E302 for one that the readers of the file may not see."""
        if self._entries is None:
            return
        for name, node in self._named:
            if name not in self._entries:
                self._lines.fault(
                    "E205", f'there is no entry "{name}"', node, help="name the id of an entry of the case"
                )
            elif not audience.covers(self._entries[name]):
                self._lines.fault(
                    "E302", f'"{name}" is for {self._entries[name]}, this file for {audience}', node,
                    help="give the file a stricter audience, or leave the name out",
                )  # fmt: skip

"""What a field may hold: how it is read, how it is described, and its JSON Schema, declared once.

A field of an entry names a shape (``Ref("party")``, ``ListOf(Text())``, ``Time()``); the reader, the reference page
and the schema export all follow from it.
"""

from __future__ import annotations

from typing import Any

from goodoffices.case.reading import Reading
from goodoffices.text import Node, Scalar, Sequence

__all__ = ["Shape"]


class Shape:
    """What a field may hold."""

    name = "value"

    def read(self, node: Node, reading: Reading) -> Any:
        """The value, or ``ABSENT`` after a fault has been noted."""
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """JSON Schema (2020-12) of the field as it stands in the file."""
        return {"type": "string"}

    def describe(self) -> str:
        """A few words for the reference page."""
        return self.name

    def scalar(self, node: Node, reading: Reading) -> str | None:
        """The text of a scalar; None, with a fault noted, for anything else."""
        if type(node) is Scalar:
            return node.text
        found = "a list" if isinstance(node, Sequence) else "a mapping"
        reading.fault("E203", f"{found} stands where {self.describe()} belongs", node, help=f"write {self.describe()}")
        return None

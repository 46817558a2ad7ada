"""Fields that hold several values: lists and mappings."""

from __future__ import annotations

from typing import Any

from goodoffices.case.reading import ABSENT, Reading
from goodoffices.case.shape.shape import Shape
from goodoffices.text import Mapping, Node, Scalar, Sequence

__all__ = ["FrozenMap", "ListOf", "MapOf"]


class ListOf(Shape):
    """Several; a single one may be written without a list."""

    def __init__(self, item: Shape) -> None:
        self.item = item
        self.name = f"list of: {item.describe()}"

    def read(self, node: Node, reading: Reading) -> Any:
        if type(node) is not Sequence:
            value = self.item.read(node, reading)
            return ABSENT if value is ABSENT else (value,)
        values = [self.item.read(item, reading) for item in node.items]
        return tuple(value for value in values if value is not ABSENT)

    def schema(self) -> dict[str, Any]:
        one = self.item.schema()
        return {"anyOf": [one, {"type": "array", "items": one}]}


class MapOf(Shape):
    """A mapping from words to values."""

    def __init__(self, key: Shape, value: Shape) -> None:
        self.key = key
        self.value = value
        self.name = f"mapping of {key.describe()} to {value.describe()}"

    def read(self, node: Node, reading: Reading) -> Any:
        if not isinstance(node, Mapping):
            return reading.fault("E203", f"a {self.describe()} belongs here", node, help="write one key: value a line")
        result: dict[str, Any] = {}
        for key, item in node.items.items():
            line, column = node.keys[key]
            word = self.key.read(Scalar(key, line, column, len(key)), reading)
            value = self.value.read(item, reading)
            if word is not ABSENT and value is not ABSENT:
                result[word] = value
        return FrozenMap(result)

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "additionalProperties": self.value.schema()}


class FrozenMap(dict[str, Any]):
    """A mapping that nobody changes, so that a frozen value may hold it and be hashed."""

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))

    def __setitem__(self, key: str, value: Any) -> None:
        raise TypeError("a value of a case is never changed; supersede the entry")

"""What a YAML file holds, each piece with its place; a value stays text until its field says otherwise."""

from __future__ import annotations

from typing import TypeAlias

__all__ = ["Mapping", "Node", "Scalar", "Sequence"]


class Scalar:
    """A word, a number or a text, exactly as written: ``NO``, ``0123`` and ``12:30`` stay what they are.

    Not a dataclass: a large case holds a million of these, and they live only while a file is read.

    Attributes
    ----------
    text : str
        The value, quotes and folding undone.
    line, column : int
        Of its first character, from 1, in code points.
    width : int
        Code points on its first line.
    plain : bool
        True where it was written without quotes; an empty plain scalar is "no value".
    """

    __slots__ = ("column", "line", "plain", "text", "width")

    def __init__(self, text: str, line: int, column: int, width: int, plain: bool = True) -> None:
        self.text = text
        self.line = line
        self.column = column
        self.width = width
        self.plain = plain

    def __repr__(self) -> str:
        return f"Scalar({self.text!r} at {self.line}:{self.column})"


class Mapping:
    """Keys and values in the order of the file.

    Attributes
    ----------
    items : dict of str to Node
    keys : dict of str to (int, int)
        Line and column of each key.
    """

    __slots__ = ("column", "items", "keys", "line", "width")

    def __init__(self, line: int, column: int) -> None:
        self.items: dict[str, Node] = {}
        self.keys: dict[str, tuple[int, int]] = {}
        self.line = line
        self.column = column
        self.width = 1

    def __repr__(self) -> str:
        return f"Mapping({self.items!r})"


class Sequence:
    """Items in the order of the file."""

    __slots__ = ("column", "items", "line", "width")

    def __init__(self, line: int, column: int) -> None:
        self.items: list[Node] = []
        self.line = line
        self.column = column
        self.width = 1

    def __repr__(self) -> str:
        return f"Sequence({self.items!r})"


Node: TypeAlias = Scalar | Mapping | Sequence

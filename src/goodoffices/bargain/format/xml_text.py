"""XML as elements with their places; a document type or an entity is refused, so that no file can grow in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from goodoffices.bargain.format.reading import Reading, Spot

__all__ = ["Element", "read_xml"]

_DEEPEST = 64


class Element:
    """An element; not a dataclass, since a large profile has a hundred thousand that live only while it is read.

    Attributes
    ----------
    tag : str
        As written.
    attributes : dict of str to str
    children : list of Element
    line, column : int
        Of its ``<``, from 1.
    """

    __slots__ = ("attributes", "children", "column", "line", "tag", "width")

    def __init__(self, tag: str, attributes: dict[str, str], line: int, column: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Element] = []
        self.line = line
        self.column = column
        self.width = len(tag) + 1

    def get(self, name: str) -> str | None:
        """An attribute, or None."""
        return self.attributes.get(name)

    def all(self, *tags: str) -> list[Element]:
        """The children with one of these tags, whatever their case."""
        return [child for child in self.children if child.tag.lower() in tags]

    def deep(self, tag: str) -> Iterator[Element]:
        """Those of a tag among all that it holds, in the order of the file."""
        for child in self.children:
            if child.tag.lower() == tag:
                yield child
            yield from child.deep(tag)


class _Refused(Exception):
    """A document type or an entity, or nesting without end."""


class _Tree:
    def __init__(self, parser: expat.XMLParserType) -> None:
        self.parser = parser
        self.root: Element | None = None
        self.open: list[Element] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        element = Element(tag, attributes, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        if len(self.open) >= _DEEPEST:
            raise _Refused(f"the elements are nested deeper than {_DEEPEST} levels")
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def end(self, _tag: str) -> None:
        self.open.pop()

    def refuse(self, *_: object) -> None:
        raise _Refused("the file declares a document type or an entity")


def read_xml(reading: Reading, path: Path) -> Element | None:
    """The root element of a file, or None with a fault of ``reading``."""
    data = reading.open(path)
    if data is None:
        return None
    reading.show(data.decode("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n"))
    parser = expat.ParserCreate()
    tree = _Tree(parser)
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.StartDoctypeDeclHandler = tree.refuse
    parser.EntityDeclHandler = tree.refuse
    parser.ExternalEntityRefHandler = None
    try:
        # Files of the field often begin with blank lines, which XML allows only where there is no declaration.
        parser.Parse(_without_lead(data), True)
    except _Refused as fault:
        where = Spot(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        reading.fault("E703", str(fault), where, help="remove it; nothing of the file was read")
        return None
    except expat.ExpatError as fault:
        where = Spot(fault.lineno, fault.offset + 1)
        reading.fault("E702", f"this is not XML: {expat.ErrorString(fault.code)}", where, help="correct the file here")
        return None
    except (ValueError, LookupError) as fault:
        reading.fault("E702", f"this is not XML: {fault}", help="save the file as UTF-8")
        return None
    return tree.root


def _without_lead(data: bytes) -> bytes:
    """The bytes with line ends before an XML declaration turned into nothing that shifts a later line."""
    stripped = data.lstrip(b" \t\r\n")
    if len(stripped) == len(data) or not stripped.startswith(b"<?xml"):
        return data
    end = stripped.find(b"?>")
    lead = data[: len(data) - len(stripped)]
    if end < 0:
        return data
    # Moved behind the declaration, the blank lines keep every later line where it is in the file.
    return stripped[: end + 2] + lead + stripped[end + 2 :]

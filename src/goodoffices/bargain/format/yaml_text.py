"""YAML of the field as nodes with their places: its tags say nothing that matters here, and aliases are refused."""

from __future__ import annotations

from pathlib import Path

from goodoffices.bargain.format.reading import Reading, Spot
from goodoffices.text import Node
from goodoffices.text.full_yaml import YamlFault, read_full

__all__ = ["read_yaml"]


def read_yaml(reading: Reading, path: Path) -> Node | None:
    """The first document of a YAML file, or None with a fault of ``reading``."""
    source = reading.text(path)
    if source is None:
        return None

    def complain(code: str, message: str, line: int, column: int, width: int) -> None:
        if code == "E107":
            reading.fault("E709", message, Spot(line, column), help="keep one of the two")
        elif "alias" in message or "merge" in message:
            reading.fault("E704", "an alias or a merge is not read", Spot(line, column), help="write the value out")

    try:
        node = read_full(source.text, complain)
    except YamlFault as fault:
        where = Spot(fault.line, fault.column)
        reading.fault("E702", f"this is not YAML: {fault.message}", where, help="correct the file here")
        return None
    except RecursionError:
        reading.fault("E702", "this is not YAML that can be read: it is nested too deeply")
        return None
    if node is None and not reading.failed:
        reading.fault("E702", "the file is empty")
    return node

"""Fields that name something: an id, or a reference to what has one."""

from __future__ import annotations

import re
import sys
from typing import Any

from goodoffices.case.reading import ABSENT, Naming, Reading
from goodoffices.case.shape.shape import Shape
from goodoffices.text import Node, Scalar

__all__ = ["Ident", "OptionRef", "Ref"]

_ID = re.compile(r"[a-z0-9][a-z0-9._\-]{0,79}\Z")
_ID_HELP = "use small letters, digits, dots and hyphens, at most 80"


class Ident(Shape):
    """The id under which other lines name this item."""

    name = "id"

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        if not _ID.match(text):
            return reading.fault("E209", f'"{text}" cannot be an id', node, help=_ID_HELP)
        return sys.intern(text)

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[a-z0-9][a-z0-9._-]{0,79}$"}


class Ref(Shape):
    """The id of another item.

    Parameters
    ----------
    *targets : str
        The sorts that it may be.
    loose : bool
        True where the line means the same to a reader for whom the other item is not there.
    """

    def __init__(self, *targets: str, loose: bool = False) -> None:
        self.targets = targets
        self.loose = loose
        self.name = "id of " + " or ".join(_article(t) for t in targets)

    def read(self, node: Node, reading: Reading) -> Any:
        if type(node) is not Scalar:
            return self.scalar(node, reading) or ABSENT
        reading.namings.append(
            Naming(
                self.targets,
                node.text,
                reading.path,
                node.line,
                node.column,
                reading.owner,
                self.loose,
                reading.within,
                reading.since,
            )
        )
        return node.text

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "x-ref": list(self.targets)}


class OptionRef(Ref):
    """The id of an option: of the issue in whose lines it stands, or ``issue/option``."""

    def __init__(self) -> None:
        super().__init__("option")

    def read(self, node: Node, reading: Reading) -> Any:
        text = self.scalar(node, reading)
        if text is None:
            return ABSENT
        reading.names(self.targets, text if "/" in text else f"{reading.owner}/{text}", node.line, node.column)
        return sys.intern(text)


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"

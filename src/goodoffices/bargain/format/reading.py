"""One attempt to read a domain: the files, guarded, and every fault found on the way with its place."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from goodoffices.diagnose import Diagnostic, Place, Report
from goodoffices.text import Mapping, Node, Scalar, Sequence, SourceFile, source_of
from goodoffices.text.source import LONGEST_FILE, excerpt_of

__all__ = ["LARGEST_NUMBER", "Located", "Reading", "Spot", "as_number"]

LARGEST_NUMBER = 1e30
"""Worths beyond this leave no room for products of gains."""


class Located(Protocol):
    """Anything with a place in a file."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """A line and a column of the current file, from 1."""

    line: int
    column: int


class Reading:
    """The faults of one reading, and the checks that every format needs.

    Parameters
    ----------
    root : Path
        The folder that the paths of faults are relative to.

    Attributes
    ----------
    diagnostics : list of Diagnostic
    path : str
        The file being read, relative to ``root``.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.diagnostics: list[Diagnostic] = []
        self.path = ""
        self._lines: list[str] = []

    @property
    def failed(self) -> bool:
        """True once there is an error."""
        return any(d.level == "error" for d in self.diagnostics)

    def report(self) -> Report:
        """What was found, in the order of file and line."""
        return Report.of(self.diagnostics)

    def fault(self, code: str, message: str, where: Located | None = None, *, label: str = "", help: str = "") -> None:
        """Note a fault at a place of the current file, or of the file as a whole."""
        if where is None or where.line < 1:
            self.diagnostics.append(Diagnostic(code, message, Place(self.path), label, help))
            return
        text = self._lines[where.line - 1] if where.line <= len(self._lines) else ""
        width = max(getattr(where, "width", 1), 1)
        excerpt, offset = excerpt_of(text, where.column, width)
        place = Place(self.path, where.line, where.column, width)
        self.diagnostics.append(Diagnostic(code, message, place, label, help, (), excerpt, offset))

    def open(self, path: Path) -> bytes | None:
        """The bytes of a file, which becomes the current one; None with a fault where they cannot be had."""
        self.path = path.name if path == self.root else path.relative_to(self.root).as_posix()
        self._lines = []
        try:
            if not path.is_file():
                self.fault("E701", "this is not a regular file", help="name a file or a folder of a domain")
                return None
            if path.stat().st_size > LONGEST_FILE:
                self.fault("E701", f"the file is larger than {LONGEST_FILE:,} bytes", help="split the domain")
                return None
            return path.read_bytes()
        except OSError as fault:
            self.fault("E701", f"the file cannot be read: {fault.strerror}", help="check its permissions")
            return None

    def text(self, path: Path) -> SourceFile | None:
        """A file as UTF-8 text; None with a fault where it is none."""
        data = self.open(path)
        if data is None:
            return None
        source = source_of(self.path, data)
        self.show(source.text)
        wrong = [d for d in source.diagnostics if d.code in ("E101", "E115")]
        self.diagnostics.extend(wrong)
        return None if wrong else source

    def show(self, text: str) -> None:
        """The text that faults of the current file quote."""
        self._lines = text.split("\n")

    def mapping(self, node: Node | None, what: str) -> Mapping | None:
        """``node`` as a mapping, or None with a fault."""
        if isinstance(node, Mapping):
            return node
        self.fault("E702", f"{what} must be a mapping of names to values", node)
        return None

    def sequence(self, node: Node | None, what: str) -> Sequence | None:
        """``node`` as a list, or None with a fault."""
        if isinstance(node, Sequence):
            return node
        self.fault("E702", f"{what} must be a list", node)
        return None

    def number(self, node: Node | None, what: str) -> float | None:
        """``node`` as a finite number, or None with a fault."""
        if isinstance(node, Scalar):
            return self.numeral(node.text, what, node)
        self.fault("E707", f"{what} must be a number", node)
        return None

    def numeral(self, text: str | None, what: str, where: Located | None) -> float | None:
        """A text as a finite number, or None with a fault."""
        value = as_number(text)
        if value is None or not math.isfinite(value):
            shown = "missing" if text is None else f'"{text}"'
            self.fault("E707", f"{what} is {shown}, which is not a finite number", where, help="write a decimal number")
            return None
        if abs(value) > LARGEST_NUMBER:
            self.fault(
                "E707", f'{what} is "{text}", which is too large to reckon with', where, help="use a larger unit"
            )
            return None
        return value


_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?\.?inf(inity)?|\.?nan", re.IGNORECASE)


def as_number(text: str | None) -> float | None:
    """A numeral of XML, JSON or YAML as a float (``.inf`` and ``NaN`` included), or None."""
    if text is None:
        return None
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    return float(text.lower().replace(".inf", "inf").replace(".nan", "nan"))

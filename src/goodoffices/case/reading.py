"""One file under the reader's eyes: where faults are noted, and which other things its lines name."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Iterable
from typing import NamedTuple

from goodoffices.case.audience import PUBLIC, Audience
from goodoffices.diagnose import Place
from goodoffices.text import Mapping, Node, Positioned, Scalar

__all__ = ["ABSENT", "Absent", "Naming", "Reading", "nearest"]


class Absent:
    """The value of a field that could not be read; a fault has been noted."""

    __slots__ = ()


ABSENT = Absent()


class Naming(NamedTuple):
    """A line that names another thing of the case.

    Parameters
    ----------
    targets : tuple of str
        What it may be: ``party``, ``person``, ``issue``, ``option``, ``source``, ``entry``, ``round`` ...
    name : str
        Its id; an option is ``issue/option``.
    path : str
    line, column : int
    owner : str
        Id of the item in whose lines it stands; empty outside any.
    loose : bool
        True where the line means the same to a reader for whom the other thing is not there.
    within : Audience
        What the part of the item in which the line stands asks of its reader, beyond the item itself.
    since : str
        When that part was put into the case, as written, where that was later than the item itself.
    """

    targets: tuple[str, ...]
    name: str
    path: str
    line: int
    column: int
    owner: str
    loose: bool = False
    within: Audience = PUBLIC
    since: str = ""


class Reading:
    """A file being read into typed values.

    Attributes
    ----------
    file : Positioned
    zone : str
        In which days begin, unless a time says otherwise.
    namings : list of Naming
        Filled as the file is read, resolved when all files have been.
    owner : str
        The item now being read.
    within : Audience
        What the part of it now being read asks of its reader.
    since : str
        When the part of it now being read was put into the case, where that is written.
    placed : bool
        False where the values read keep no place: line numbers would tell a reader how much is left out.
    """

    __slots__ = ("file", "namings", "owner", "path", "placed", "since", "within", "zone")

    def __init__(self, file: Positioned, zone: str, namings: list[Naming], *, placed: bool = True) -> None:
        self.file = file
        self.path = file.source.path
        self.zone = zone
        self.namings = namings
        self.owner = ""
        self.within = PUBLIC
        self.since = ""
        self.placed = placed

    def fault(
        self, code: str, message: str, node: Node, *, label: str = "", help: str = "", notes: tuple[str, ...] = ()
    ) -> Absent:
        """Note a fault at a node."""
        self.file.fault(code, message, node.line, node.column, node.width, label=label, help=help, notes=notes)
        return ABSENT

    def fault_at_key(
        self, code: str, message: str, mapping: Mapping, key: str, *, label: str = "", help: str = ""
    ) -> Absent:
        """Note a fault at a key."""
        line, column = mapping.keys[key]
        self.file.fault(code, message, line, column, len(key), label=label, help=help)
        return ABSENT

    def begin(self, item: Mapping) -> Place:
        """Begin an item with an id of its own: what its lines name, it names."""
        mark = item.items.get("id", item)
        self.owner = sys.intern(mark.text) if isinstance(mark, Scalar) else ""
        return Place(self.path, mark.line, mark.column, mark.width) if self.placed else Place("")

    def names(self, targets: tuple[str, ...], name: str, line: int, column: int, *, loose: bool = False) -> None:
        """Note that a line names another thing."""
        self.namings.append(Naming(targets, name, self.path, line, column, self.owner, loose, self.within, self.since))


def nearest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """The known word that was most likely meant, or nothing; ``alike`` from 0 to 1 says how near it must be."""
    close = difflib.get_close_matches(word, list(known), n=1, cutoff=alike)
    return close[0] if close else ""

"""A fault of the data as a value: what, where, why, and how to repair it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Diagnostic", "Place", "Report"]

_LEVELS = {"E": "error", "W": "warning", "N": "note"}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of one line of a file.

    Parameters
    ----------
    path : str
        Relative to the case folder, with ``/`` between folders.
    line, column : int
        From 1; columns count code points. Line 0 means the file as a whole.
    width : int
        Code points marked, at least 1.
    """

    path: str
    line: int = 0
    column: int = 0
    width: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault or doubt, with one cause and one repair.

    Parameters
    ----------
    code : str
        ``E204``, ``W601``, ``N101``; each has a page (``goodoffices explain E204``).
    message : str
        One sentence, without a full stop.
    place : Place
        Where.
    label : str
        A few words beneath the marks: what would have been right.
    help : str
        One sentence: the repair.
    notes : tuple of str
        Further places or reasons.
    excerpt : str
        The line as it stands in the file (shortened around the marks if it is long), or empty.
    offset : int
        How many code points were cut from the left of the excerpt.
    """

    code: str
    message: str
    place: Place
    label: str = ""
    help: str = ""
    notes: tuple[str, ...] = ()
    excerpt: str = ""
    offset: int = 0

    @property
    def level(self) -> str:
        """``error``, ``warning`` or ``note``, from the first letter of the code."""
        return _LEVELS[self.code[0]]

    def to_json(self) -> dict[str, Any]:
        """The diagnostic as plain values, keys in a fixed order."""
        return {
            "code": self.code,
            "level": self.level,
            # A file name may hold bytes that are no text; JSON and a terminal take text only.
            "file": self.place.path.encode("utf-8", "backslashreplace").decode(),
            "line": self.place.line,
            "column": self.place.column,
            "width": self.place.width,
            "message": self.message,
            "label": self.label,
            "help": self.help,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Report:
    """All the diagnostics of one reading, in the order of file and line."""

    diagnostics: tuple[Diagnostic, ...] = ()
    files: int = field(default=0, compare=False)
    entries: int = field(default=0, compare=False)

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic], *, files: int = 0, entries: int = 0) -> Report:
        """Sort, and drop what is said twice."""
        ordered = sorted(set(diagnostics), key=lambda d: (d.place, d.code, d.message))
        return cls(tuple(ordered), files, entries)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)

    def at_level(self, level: str) -> tuple[Diagnostic, ...]:
        """Those of one level."""
        return tuple(d for d in self.diagnostics if d.level == level)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps an entry from being read as written."""
        return self.at_level("error")

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What a careful desk officer would query."""
        return self.at_level("warning")

    @property
    def clean(self) -> bool:
        """True where there is neither an error nor a warning."""
        return not self.errors and not self.warnings

    def to_json(self) -> dict[str, Any]:
        """The report as plain values."""
        return {
            "files": self.files,
            "entries": self.entries,
            "errors": len(self.errors),
            "warnings": len(self.warnings),
            "diagnostics": [d.to_json() for d in self.diagnostics],
        }

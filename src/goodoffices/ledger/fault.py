"""What is wrong with a ledger, a checkpoint or a proof, as a value: where, which hash or signature, what was expected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Fault"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold.

    Parameters
    ----------
    what : str
        ``form`` (a line is no record), ``leaf`` (a record's text and its leaf hash disagree), ``order`` (numbering),
        ``unfinished`` (an interrupted append), ``fork`` (a signed head is of another history), ``truncated`` (a signed
        head covers more than is there), ``signature``, ``checkpoint`` (a file that is no checkpoint), ``unsigned``
        (a required signature is missing), ``proof``, ``opening``.
    message : str
        One sentence, without a full stop.
    file : str
        The file's name, where there is one.
    line : int
        From 1; 0 where the fault is not of one line.
    record : int or None
        The record's number, from 0.
    expected, found : str
        The two values that differ, in hexadecimal for hashes.
    help : str
        What to do.
    """

    what: str
    message: str
    file: str = ""
    line: int = 0
    record: int | None = None
    expected: str = ""
    found: str = ""
    help: str = ""

    @property
    def place(self) -> str:
        """``ledger.jsonl:7 (record 6)``, as far as known."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where} (record {self.record})" if self.record is not None else where

    def __str__(self) -> str:
        lines = [f"{self.place}: {self.message}" if self.place else self.message]
        if self.expected:
            lines.append(f"  expected {self.expected}")
        if self.found:
            lines.append(f"  found    {self.found}")
        if self.help:
            lines.append(f"  help: {self.help}")
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        """The fault as plain values."""
        return {
            "what": self.what,
            "message": self.message,
            "file": self.file,
            "line": self.line,
            "record": self.record,
            "expected": self.expected,
            "found": self.found,
            "help": self.help,
        }

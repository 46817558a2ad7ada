"""The value of a drawn conflict: the conflict itself, and from what each part of it was made."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.conflict.files.form import ConflictFile
from goodoffices.conflict.ground import Ground

__all__ = ["DrawnConflict"]


@dataclass(frozen=True, slots=True, eq=False)
class DrawnConflict:
    """A conflict drawn from a case.

    Parameters
    ----------
    file : ConflictFile
        As if it had been read from a file; for the reader of the case.
    options, wishes : tuple of Ground
        Where each option, and each wish of a decision maker, comes from.
    notes : tuple of str
        What was inferred, and what was left out, a sentence each.
    """

    file: ConflictFile
    options: tuple[Ground, ...]
    wishes: tuple[Ground, ...]
    notes: tuple[str, ...]

"""Conflicts of the literature: facts re-keyed from the sources that each file cites."""

from __future__ import annotations

from pathlib import Path

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.files.source import read_conflict
from goodoffices.diagnose import UsageError

__all__ = ["LITERATURE", "literature"]

_HERE = Path(__file__).parent

LITERATURE: tuple[str, ...] = ("cuba-1962", "elmira-1991", "prisoners", "syria-iraq-1975")
"""Their ids."""


def literature(name: str) -> Conflict:
    """A conflict of the literature by id.

    Raises
    ------
    UsageError
        Where there is none of that id.

    Examples
    --------
    >>> literature("cuba-1962").size
    12
    """
    if name not in LITERATURE:
        raise UsageError(f'"{name}" is not among the conflicts of the literature', f"one of: {', '.join(LITERATURE)}")
    found, _ = read_conflict(_HERE / f"{name}.yaml")
    assert found is not None  # noqa: S101 - the files of this folder are tested to be clean
    return found.conflict

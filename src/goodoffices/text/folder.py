"""Folders made when they are needed."""

from __future__ import annotations

from pathlib import Path

from goodoffices.diagnose import FolderError

__all__ = ["make_folder"]


def make_folder(path: Path) -> None:
    """Make a folder and those above it; one that exists will do.

    Raises
    ------
    FolderError
        When it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise FolderError(
            f"the folder {path} cannot be made: {fault.strerror}", "check what stands there, and the permissions"
        ) from fault

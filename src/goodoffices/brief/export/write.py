"""The files of an export, put in their place in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from goodoffices.brief.export.bundle import Bundle
from goodoffices.diagnose import FolderError
from goodoffices.text import write_atomic

__all__ = ["write_bundle"]


def write_bundle(bundle: Bundle, path: Path) -> None:
    """Write an export whole or not at all.

    A single file takes the place of a file of that name. Several files go into a new folder, which appears under its
    name once it is complete; a folder that is there already is never written into.

    Parameters
    ----------
    bundle : Bundle
    path : Path
        The file, or the new folder.

    Raises
    ------
    FolderError
        Where a folder of that name is there already, or the place cannot be written to.
    """
    if path.is_dir():
        raise FolderError(f"{path} is a folder that is there already", "name a new one, or a file")
    if not bundle.folder:
        ((_, content),) = bundle.files
        write_atomic(path, content)
        return
    if path.exists() or path.is_symlink():
        raise FolderError(f"{path} is there already", "this export makes a folder: name a new one")
    try:
        made = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    except OSError as fault:
        raise FolderError(
            f"{path} cannot be written: {fault.strerror or fault}", "check the folder and its permissions"
        ) from fault
    try:
        for name, content in bundle.files:
            write_atomic(made / name, content)
        made.chmod(0o777 & ~_umask())
        made.rename(path)
    except OSError as fault:
        raise FolderError(
            f"{path} cannot be written: {fault.strerror or fault}", "check the folder and its permissions"
        ) from fault
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current

"""Writes that either happen whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from goodoffices.diagnose import FolderError

__all__ = ["write_atomic"]


def write_atomic(path: Path, content: bytes | str, *, mode: int | None = None) -> None:
    """Replace ``path`` by ``content`` in one step.

    The content goes to a new file in the same folder, is flushed to the disk and then renamed over ``path``: a
    reader sees the old file or the new one, and a crash leaves the old one.

    Parameters
    ----------
    path : Path
        An existing file keeps its permissions.
    content : bytes or str
        Text is written as UTF-8 with the line ends it has.
    mode : int, optional
        Permissions of a new file (``0o600`` for a key); by default what the process creates.

    Raises
    ------
    FolderError
        When the folder is missing or cannot be written to.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if mode is None:
            mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask()
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            temporary = Path(name)
            temporary.chmod(mode)
            temporary.replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as fault:
        raise FolderError(
            f"{path} cannot be written: {fault.strerror or fault}", "check the folder and its permissions"
        ) from fault


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current

"""One writer at a time: an advisory lock on the ledger's file."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from goodoffices.diagnose import LedgerError

__all__ = ["hold", "opened", "read_locked"]

_STEP = 0.02


def hold(handle: int, path: Path, *, wait: float, shared: bool = False) -> None:
    """Take the lock on an open file, trying for ``wait`` seconds.

    Raises
    ------
    LedgerError
        When another process keeps it.
    """
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise LedgerError(
                    f"{path.name} is in use by another process", "wait until it has finished, and repeat"
                ) from None
            time.sleep(_STEP)
        else:
            return


@contextmanager
def opened(path: Path, flags: int) -> Iterator[int]:
    """An open file descriptor, closed at the end; faults of the system as :class:`LedgerError`."""
    try:
        handle = os.open(path, flags | os.O_CLOEXEC, 0o666)
    except FileNotFoundError:
        raise LedgerError(f"there is no ledger at {path}", "begin one with: goodoffices ledger append") from None
    except OSError as fault:
        raise LedgerError(f"{path} cannot be opened: {fault.strerror}") from fault
    try:
        yield handle
    finally:
        os.close(handle)


def read_locked(path: Path, *, wait: float = 2.0) -> bytes:
    """The bytes of the file while nobody writes to it.

    Raises
    ------
    LedgerError
        When it is missing, unreadable or being written to for longer than ``wait`` seconds.
    """
    with opened(path, os.O_RDONLY) as handle:
        # Some network and read-only file systems have no locks; nobody can append there with this program either.
        with suppress(OSError):
            hold(handle, path, wait=wait, shared=True)
        try:
            with os.fdopen(handle, "rb", closefd=False) as stream:
                return stream.read()
        except OSError as fault:
            raise LedgerError(f"{path} cannot be read: {fault.strerror}") from fault

"""The case in memory, once for each audience, read again when its files change."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

from goodoffices.case import load_case
from goodoffices.case.folder import case_files
from goodoffices.diagnose import GoodOfficesError
from goodoffices.web.refusal import FaultyCase
from goodoffices.web.volume import Volume

__all__ = ["Shelf"]

Signature = tuple[tuple[str, int, int, int], ...]


class Shelf:
    """Holds a volume of the case for each audience that asked.

    Parameters
    ----------
    folder : Path
    as_of : str or None
    hindsight : bool
    identities : sequence of Path
    passphrase : str or None
        As :func:`~goodoffices.case.load_case` takes them.
    """

    def __init__(
        self,
        folder: Path,
        *,
        as_of: str | None = None,
        hindsight: bool = False,
        identities: Sequence[Path] = (),
        passphrase: str | None = None,
    ) -> None:
        self.folder = folder
        self._as_of = as_of
        self._hindsight = hindsight
        self._identities = tuple(identities)
        self._passphrase = passphrase
        self._lock = threading.Lock()
        self._volumes: dict[str, tuple[Signature, Volume]] = {}

    def volume(self, audience: str) -> Volume:
        """The case as that audience sees it, as its files stand now.

        Raises
        ------
        FaultyCase
            Where they cannot be read; what is wrong with them is for ``goodoffices check`` to say.
        """
        with self._lock:
            try:
                # Taken before reading: a file that changes meanwhile is read again at the next request.
                signature = _signature(self.folder)
                kept = self._volumes.get(audience)
                if kept is not None and kept[0] == signature:
                    return kept[1]
                volume = self._read(audience)
            except (GoodOfficesError, OSError):
                self._volumes.pop(audience, None)
                raise FaultyCase from None
            self._volumes[audience] = (signature, volume)
            return volume

    def open(self, audience: str) -> Volume:
        """The first reading, whose faults are the user's and are told as such.

        Raises
        ------
        GoodOfficesError
            Where the folder is no case, the audience none of its audiences, or ``as_of`` no time.
        """
        with self._lock:
            signature = _signature(self.folder)
            volume = self._read(audience)
            self._volumes[audience] = (signature, volume)
            return volume

    def _read(self, audience: str) -> Volume:
        case, report = load_case(
            self.folder,
            audience,
            self._as_of,
            hindsight=self._hindsight,
            identities=self._identities,
            passphrase=self._passphrase,
        )
        codes = {diagnostic.code for diagnostic in report}
        return Volume(case, faulty="N306" in codes, sealed="N304" in codes, folder=self.folder)


def _signature(folder: Path) -> Signature:
    """Name, time, size and number of every file of the case: a saved file changes at least one."""
    found = []
    conflicts = sorted(f"conflicts/{path.name}" for path in (folder / "conflicts").glob("*.yaml"))
    for name in (*(file.path for file in case_files(folder)), *conflicts):
        stat = (folder / name).stat()
        found.append((name, stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(found)

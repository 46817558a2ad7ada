"""Whether a list that is shown is the one that a ledger fixed. Needs no store and no key."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from goodoffices.diagnose import UsageError
from goodoffices.ledger import canonical_json, read_ledger
from goodoffices.people.opening import read_content
from goodoffices.people.reading import read_list

__all__ = ["VersionCheck", "check_opening"]

_FORMAT = "goodoffices-list-version/1"
_TEXTS = ("format", "list", "fingerprint", "file_sha256", "salt")
_LARGEST = 1 << 20
_UNCHANGED = "it is what goodoffices lists opening wrote, unchanged"


@dataclass(frozen=True, slots=True)
class VersionCheck:
    """What came of checking.

    Parameters
    ----------
    list, version, rows : str, int, int
        What the opening says.
    agrees : str
        ``file`` where the file is byte for byte the one that came, ``rows`` where its rows are, empty where neither is.
    record, recorded_at : int, str
        The record of the ledger that fixed it; -1 and empty where there is none.
    """

    list: str
    version: int
    rows: int
    agrees: str
    record: int = -1
    recorded_at: str = ""

    @property
    def holds(self) -> bool:
        """Whether it is the list, and the ledger has it."""
        return bool(self.agrees) and self.record >= 0


def check_opening(opening: Path, file: Path, ledger: Path) -> VersionCheck:
    """Check a list against an opening and a ledger.

    Parameters
    ----------
    opening : Path
        JSON, as ``goodoffices lists opening`` writes it.
    file : Path
        The list that is shown: the file as it came, or its rows in any form that is read.
    ledger : Path
        A case folder or the ledger's file.

    Raises
    ------
    UsageError
        When the opening or the list cannot be read.
    LedgerError
        When the ledger cannot be read or does not verify.
    """
    said = _read(opening)
    try:
        commitment = hashlib.sha256(canonical_json(said)).hexdigest()
    except ValueError:
        raise UsageError(f"{opening} is no opening of a list", _UNCHANGED) from None
    content = read_content(file)
    agrees = "file" if hashlib.sha256(content).hexdigest() == said["file_sha256"] else ""
    if not agrees and read_list(file, content=content)[0].fingerprint() == said["fingerprint"]:
        agrees = "rows"
    chain = read_ledger(ledger)
    chain.require_sound()
    found = [r for r in chain.records if r.kind == "list-version" and r.body.get("sha256") == commitment]
    place = (found[0].seq, found[0].at) if found else (-1, "")
    return VersionCheck(str(said["list"]), int(said["version"]), int(said["rows"]), agrees, *place)


def _read(path: Path) -> dict[str, str | int]:
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path} is no opening of a list: it is too large")
        found = json.loads(path.read_bytes())
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}", "check the name of the file") from None
    except (ValueError, RecursionError):
        found = None
    fit = isinstance(found, dict) and set(found) == {*_TEXTS, "version", "rows"} and found["format"] == _FORMAT
    if (
        not fit
        or not all(isinstance(found[name], str) for name in _TEXTS)
        or not all(type(found[name]) is int for name in ("version", "rows"))
    ):
        raise UsageError(f"{path} is no opening of a list", _UNCHANGED)
    opening: dict[str, str | int] = found
    return opening

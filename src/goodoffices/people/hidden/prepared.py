"""A prepared list: what a side gives away. No name, no id of its own, no order of its own."""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from goodoffices.diagnose import UsageError
from goodoffices.people.hidden.filters import BITS
from goodoffices.people.hidden.tags import SLOTS, TAG
from goodoffices.text.atomic import write_atomic

__all__ = ["FORMAT", "MODES", "Prepared", "parse_prepared", "read_prepared", "write_prepared"]

FORMAT = "goodoffices-prepared/1"
MODES = {
    "exact": sum(SLOTS.values()) * TAG,
    "fuzzy": BITS // 8,
    "fuzzy-folded": BITS // 16,
    "fuzzy-salted": BITS // 8,
}
"""Each mode with the bytes that it makes of a row."""
_PSEUDONYM = re.compile(r"[0-9a-f]{16}")
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LARGEST = 1 << 30


@dataclass(frozen=True, slots=True)
class Prepared:
    """A prepared list.

    Parameters
    ----------
    side, round : str
        Whose list it is, and for which round of reconciling. Lists of different rounds cannot be compared.
    mode : str
        One of :data:`MODES`.
    folding : str
        Mark of the folding (:func:`~goodoffices.people.hidden.folding.folding_mark`).
    key : str
        Mark of the shared key: equal where the keys are, and no help in finding a key.
    rows : tuple of (str, bytes)
        Pseudonym and what was made of the row, in the order of the pseudonyms.
    """

    side: str
    round: str
    mode: str
    folding: str
    key: str
    rows: tuple[tuple[str, bytes], ...]

    def __post_init__(self) -> None:
        for what, text in (("side", self.side), ("round", self.round)):
            if not _LABEL.fullmatch(text):
                raise UsageError(
                    f"the name of the {what} cannot be used",
                    "up to 64 letters of the Latin alphabet, digits, dots, hyphens and underscores",
                )

    def __len__(self) -> int:
        return len(self.rows)

    def header(self) -> dict[str, Any]:
        """What stands in the first line."""
        return {
            "format": FORMAT, "side": self.side, "round": self.round, "mode": self.mode, "folding": self.folding,
            "key": self.key, "rows": len(self.rows),
        }  # fmt: skip

    def content(self) -> bytes:
        """The file: a header, a line for each row, and a fingerprint of all that."""
        lines = [json.dumps(self.header(), sort_keys=True)]
        lines += [f"{pseudonym} {base64.b64encode(made).decode()}" for pseudonym, made in self.rows]
        body = "".join(f"{line}\n" for line in lines).encode()
        return body + f"sha256 {sha256(body).hexdigest()}\n".encode()

    def fingerprint(self) -> str:
        """SHA-256 of the file, in hexadecimal."""
        return sha256(self.content()).hexdigest()


def write_prepared(prepared: Prepared, path: Path) -> None:
    """Write the file, readable by its owner alone: it is for the mediator and nobody else."""
    write_atomic(path, prepared.content(), mode=0o600)


def read_prepared(path: Path) -> Prepared:
    """Read and check a prepared list.

    Raises
    ------
    UsageError
        When it cannot be read, is damaged, or is of another version.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"{path.name} is larger than 1 GiB", "prepare the list in parts")
        return parse_prepared(path.read_bytes(), path.name)
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}", "give a file made by `hidden prepare`") from None


def parse_prepared(content: bytes, name: str = "the file") -> Prepared:
    """Read the bytes of a prepared list.

    Raises
    ------
    UsageError
        As :func:`read_prepared`.
    """
    body, mark, last = content.rpartition(b"sha256 ")
    try:
        header = json.loads(body.partition(b"\n")[0])
    except (ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or not str(header.get("format", "")).startswith("goodoffices-prepared/"):
        raise UsageError(f"{name} is not a prepared list", "make one with: goodoffices hidden prepare LIST")
    if header["format"] != FORMAT:
        raise UsageError(
            f"{name} is of another version of the format than {FORMAT}",
            "both sides and the mediator need the same version of this program",
        )
    if not mark or last != f"{sha256(body).hexdigest()}\n".encode():
        raise UsageError(f"{name} is damaged: its fingerprint does not fit", "ask its side to send it again")
    try:
        rows = tuple(_row(line) for line in body.decode("ascii").splitlines()[1:])
        side, round, mode, folding, key = (str(header[part]) for part in ("side", "round", "mode", "folding", "key"))
        found = Prepared(side, round, mode, folding, key, rows)
        sound = header["rows"] == len(rows) and len(dict(rows)) == len(rows)
        sound = sound and all(len(made) == MODES[found.mode] for _, made in rows)
    except (KeyError, ValueError, UnicodeDecodeError, binascii.Error):
        sound = False
    if not sound:
        raise UsageError(f"{name} is not a sound prepared list", "ask its side to make it again")
    return found


def _row(line: str) -> tuple[str, bytes]:
    pseudonym, _, made = line.partition(" ")
    if not _PSEUDONYM.fullmatch(pseudonym):
        raise ValueError("no pseudonym")
    return pseudonym, base64.b64decode(made, validate=True)

"""Openings: what one audience needs in order to show that a file is as it was when the case was fixed.

A fix records one root over salted fingerprints. Who holds the opening of a file (its fingerprint, its nonce and its
path in the tree) can show what that file was; who does not learns neither its name nor that it existed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.canonical import canonical_json
from goodoffices.ledger.chain import Ledger
from goodoffices.ledger.fault import Fault
from goodoffices.ledger.merkle import hash_leaf, verify_inclusion

__all__ = ["OPENING", "Fingerprint", "Opened", "Opening", "check_opening", "fingerprint", "read_opening"]

OPENING = "goodoffices-opening/1"
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A file at a moment, salted so that its leaf hash cannot be guessed.

    Parameters
    ----------
    path : str
        Relative to the case folder, with ``/`` between folders.
    sha256 : str
        Of the file's bytes, hexadecimal.
    size : int
        Bytes.
    nonce : str
        32 random bytes, hexadecimal.
    """

    path: str
    sha256: str
    size: int
    nonce: str

    def leaf(self) -> bytes:
        """The leaf hash over the canonical JSON of the four."""
        return hash_leaf(
            canonical_json({"path": self.path, "sha256": self.sha256, "size": self.size, "nonce": self.nonce})
        )


@dataclass(frozen=True, slots=True)
class Opening:
    """The openings of one audience at one fix.

    Parameters
    ----------
    origin : str
        The ledger's name.
    record : int
        The number of the record of kind ``fix``.
    root : bytes
        The root of the fix, 32 bytes.
    size : int
        Leaves of the fix, dummies included.
    audience : str
        Whom the openings are for.
    files : tuple of (Fingerprint, int, tuple of bytes)
        Each file with its place among the leaves and its inclusion proof.
    """

    origin: str
    record: int
    root: bytes
    size: int
    audience: str
    files: tuple[tuple[Fingerprint, int, tuple[bytes, ...]], ...]

    def to_json(self) -> dict[str, Any]:
        """The opening as plain values, as in its file."""
        return {
            "format": OPENING,
            "origin": self.origin,
            "record": self.record,
            "root": self.root.hex(),
            "size": self.size,
            "audience": self.audience,
            "files": [
                {
                    "path": file.path,
                    "sha256": file.sha256,
                    "size": file.size,
                    "nonce": file.nonce,
                    "index": index,
                    "proof": [step.hex() for step in proof],
                }
                for file, index, proof in self.files
            ],
        }


@dataclass(frozen=True, slots=True)
class Opened:
    """One file of an opening: ``same``, ``altered``, ``missing`` or ``unproven``, and the details."""

    path: str
    status: str
    detail: str
    expected: str = ""
    found: str = ""

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "path": self.path,
            "status": self.status,
            "detail": self.detail,
            "expected": self.expected,
            "found": self.found,
        }


def fingerprint(path: Path) -> tuple[str, int]:
    """SHA-256 in hexadecimal and size in bytes of a regular file, read once.

    Raises
    ------
    LedgerError
        When it cannot be read, or changes meanwhile.
    """
    digest, size = sha256(), 0
    try:
        with path.open("rb") as stream:
            before = path.stat()
            while block := stream.read(_BLOCK):
                digest.update(block)
                size += len(block)
            after = path.stat()
    except OSError as fault:
        raise LedgerError(f"{path} cannot be read: {fault.strerror}") from fault
    if (before.st_size, before.st_mtime_ns, before.st_ino) != (
        after.st_size,
        after.st_mtime_ns,
        after.st_ino,
    ) or size != after.st_size:
        raise LedgerError(f"{path} changed while it was being read", "close the program that writes to it, and repeat")
    return digest.hexdigest(), size


def read_opening(content: bytes | str) -> Opening:
    """Read an opening's file.

    Raises
    ------
    LedgerError
        When it is none; the message says why.
    """
    try:
        value = json.loads(content)
        if value["format"] != OPENING:
            raise LedgerError(f"the file is not an opening: its format is not {OPENING}")
        files = tuple(
            (
                Fingerprint(str(f["path"]), str(f["sha256"]), int(f["size"]), str(f["nonce"])),
                int(f["index"]),
                tuple(bytes.fromhex(step) for step in f["proof"]),
            )
            for f in value["files"]
        )
        return Opening(
            str(value["origin"]),
            int(value["record"]),
            bytes.fromhex(value["root"]),
            int(value["size"]),
            str(value["audience"]),
            files,
        )
    except KeyError as fault:
        raise LedgerError(f"the file is not an opening: {fault} is missing") from None
    except (ValueError, TypeError, RecursionError, AttributeError):
        raise LedgerError("the file is not an opening: it is damaged, or another kind of file") from None


def check_opening(
    ledger: Ledger, opening: Opening, folder: Path | None = None, *, file: Path | None = None
) -> tuple[tuple[Opened, ...], tuple[Fault, ...]]:
    """Compare the files of an opening with what was fixed.

    Parameters
    ----------
    ledger : Ledger
        The ledger, or a copy, in which the fix is recorded.
    opening : Opening
    folder : Path, optional
        The folder with the files; by default the ledger's own.
    file : Path, optional
        Compare this one file alone, wherever it is. It stands for the path of the opening with which it shares most
        of its ending (``lists/a.csv`` before ``a.csv``), or for the only one.

    Returns
    -------
    tuple of Opened, tuple of Fault
        What became of each file; and faults, where the opening does not belong to the ledger's record.
    """
    faults = _belongs(ledger, opening)
    files = opening.files if file is None else (_chosen(opening, file),)
    base = ledger.path.parent if folder is None else folder
    results = []
    for fixed, index, proof in files:
        if not verify_inclusion(fixed.leaf(), index, opening.size, proof, opening.root):
            detail = "the opening does not lead to the root of the fix: the opening was altered"
            results.append(Opened(fixed.path, "unproven", detail, expected=f"root {opening.root.hex()}"))
        else:
            results.append(_compare(fixed, file if file is not None else _inside(base, fixed.path)))
    return tuple(results), faults


def _belongs(ledger: Ledger, opening: Opening) -> tuple[Fault, ...]:
    def fault(message: str, expected: str = "", found: str = "") -> tuple[Fault, ...]:
        return (Fault("opening", message, ledger.path.name, record=opening.record, expected=expected, found=found),)

    if opening.origin != ledger.origin:
        return fault("the opening is of another ledger", ledger.origin, opening.origin)
    record = next((r for r in ledger.records if r.seq == opening.record), None)
    if record is None or record.kind != "fix":
        return fault(f"the ledger has no fix in record {opening.record}")
    expected = (record.body.get("root"), record.body.get("size"))
    if expected != (opening.root.hex(), opening.size):
        return fault(
            "the opening does not belong to this fix",
            f"root {expected[0]} over {expected[1]} leaves",
            f"root {opening.root.hex()} over {opening.size} leaves",
        )
    return ()


def _chosen(opening: Opening, file: Path) -> tuple[Fingerprint, int, tuple[bytes, ...]]:
    parts = file.resolve().parts

    def shared(path: str) -> int:
        ours = path.split("/")
        return next(
            (n for n, (a, b) in enumerate(zip(reversed(ours), reversed(parts), strict=False)) if a != b), len(ours)
        )

    if len(opening.files) == 1:
        return opening.files[0]
    ranked = sorted(opening.files, key=lambda f: -shared(f[0].path))
    if not ranked or not shared(ranked[0][0].path):
        raise LedgerError(f"no file named {file.name} is in this opening", "see its files by leaving out --file")
    if shared(ranked[0][0].path) == shared(ranked[1][0].path):
        raise LedgerError(
            f"several files named {file.name} are in this opening", "put the file under a folder named as in the case"
        )
    return ranked[0]


def _inside(base: Path, path: str) -> Path | None:
    """The file, or None where the opening's path would lead out of the folder."""
    parts = path.split("/")
    return base.joinpath(*parts) if all(re.fullmatch(r"(?!\.{1,2}$)[^\x00]+", p) for p in parts) else None


def _compare(fixed: Fingerprint, path: Path | None) -> Opened:
    was = f"sha256 {fixed.sha256}, {fixed.size} bytes"
    if path is None:
        return Opened(fixed.path, "missing", "its path does not lead into the folder", expected=was)
    if not path.is_file():
        sealed = path.with_name(f"{path.name}.age")
        detail = (
            f"there is {sealed.name}: open it to another place and give that with --file"
            if sealed.is_file()
            else "there is no such file"
        )
        return Opened(fixed.path, "missing", detail, expected=was)
    digest, size = fingerprint(path)
    if (digest, size) == (fixed.sha256, fixed.size):
        return Opened(fixed.path, "same", "it is byte for byte what was fixed", expected=was)
    return Opened(
        fixed.path, "altered", "it is not what was fixed", expected=was, found=f"sha256 {digest}, {size} bytes"
    )

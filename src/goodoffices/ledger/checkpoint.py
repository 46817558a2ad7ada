"""Checkpoints: a head that several have signed, one file for each size in ``checkpoints/``.

References
----------
C2SP, "Transparency Log Checkpoints" (c2sp.org/tlog-checkpoint).
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.chain import Head, Ledger
from goodoffices.ledger.fault import Fault
from goodoffices.ledger.note import Note, PublicKey, Signature

__all__ = ["CHECKPOINTS_FOLDER", "Checkpoint", "check_heads", "head_text", "load_checkpoints", "parse_checkpoint"]

CHECKPOINTS_FOLDER = "checkpoints"
_SIZE = re.compile(r"0|[1-9][0-9]{0,15}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A head with its signatures.

    Parameters
    ----------
    head : Head
    note : Note
    file : str
        Where it was read, for messages.
    line : int
        The line of the ledger where it is embedded; 0 for a file of its own.
    record : int or None
        The record in which it is embedded.
    """

    head: Head
    note: Note
    file: str = ""
    line: int = 0
    record: int | None = None

    def __str__(self) -> str:
        return str(self.note)

    def signers(self, keys: Iterable[PublicKey]) -> tuple[tuple[PublicKey, Signature], ...]:
        """The known keys with a valid signature, in the order of the lines."""
        known = tuple(keys)
        return tuple((k, s) for s in self.note.signatures for k in known if k.verifies(self.note.text, s))


def head_text(head: Head) -> str:
    """The three lines that are signed: origin, size, root in base64.

    >>> from goodoffices.ledger.merkle import EMPTY_ROOT
    >>> head_text(Head("example.org/talks", 0, EMPTY_ROOT)).splitlines()[:2]
    ['example.org/talks', '0']
    """
    return f"{head.origin}\n{head.size}\n{b64encode(head.root).decode()}\n"


def parse_checkpoint(content: bytes | str, file: str = "", line: int = 0, record: int | None = None) -> Checkpoint:
    """Read a checkpoint. Extension lines are kept, since they are signed, and mean nothing here.

    Raises
    ------
    LedgerError
        When it is none; the message says why.
    """
    note = Note.parse(content)
    lines = note.text[:-1].split("\n")
    if len(lines) < 3 or not all(lines):
        raise LedgerError("it is not a checkpoint: it does not begin with origin, size and root")
    if not _SIZE.fullmatch(lines[1]):
        raise LedgerError(f"it is not a checkpoint: {lines[1][:30]!r} is not a size")
    try:
        root = b64decode(lines[2], validate=True)
    except (binascii.Error, ValueError):
        root = b""
    if len(root) != 32:
        raise LedgerError("it is not a checkpoint: its third line is not a SHA-256 root in base64")
    return Checkpoint(Head(lines[0], int(lines[1]), root), note, file, line, record)


def load_checkpoints(place: Path) -> tuple[tuple[Checkpoint, ...], tuple[Fault, ...]]:
    """The checkpoints in a folder (``*.txt``) or in one file, by size; a missing place holds none.

    Files that are no checkpoints become faults.
    """
    if not place.exists():
        return (), ()
    within = place.is_dir()
    paths = sorted(p for p in place.glob("*.txt") if not p.name.startswith(".")) if within else [place]
    found: list[Checkpoint] = []
    faults: list[Fault] = []
    for path in paths:
        name = f"{place.name}/{path.name}" if within else path.name
        try:
            found.append(parse_checkpoint(path.read_bytes(), name))
        except OSError as fault:
            faults.append(Fault("checkpoint", f"it cannot be read: {fault.strerror}", name))
        except LedgerError as fault:
            faults.append(Fault("checkpoint", fault.message, name, help=fault.help))
    return tuple(sorted(found, key=lambda c: (c.head.size, c.file))), tuple(faults)


def check_heads(ledger: Ledger, checkpoints: Sequence[Checkpoint], signed_by: Sequence[str] = ()) -> tuple[Fault, ...]:
    """Whether the ledger has the heads that the checkpoints name: the faults, in order of size.

    Parameters
    ----------
    ledger : Ledger
    checkpoints : sequence of Checkpoint
        By size.
    signed_by : sequence of str
        For each checkpoint, who is known to have signed it, as text for the message; empty for nobody.
    """
    faults: list[Fault] = []
    sound = 0
    for n, checkpoint in enumerate(checkpoints):
        who = signed_by[n] if n < len(signed_by) else ""
        fault = _check_head(ledger, checkpoint, who, sound)
        if fault is None:
            sound = max(sound, checkpoint.head.size)
        else:
            faults.append(fault)
    return tuple(faults)


def _check_head(ledger: Ledger, checkpoint: Checkpoint, who: str, sound: int) -> Fault | None:
    head = checkpoint.head
    place = (checkpoint.file, checkpoint.line, checkpoint.record)
    signers = f"signed by {who}" if who else "signed by no known key"
    if head.origin != ledger.origin:
        return Fault("checkpoint", "the head is of another ledger", *place, expected=ledger.origin, found=head.origin)
    if checkpoint.record is not None and head.size > checkpoint.record:
        return Fault("checkpoint", f"record {checkpoint.record} cannot hold the head over {head.size} records", *place)
    if head.size > len(ledger):
        first, last = len(ledger), head.size - 1
        missing = f"record {first} is" if first == last else f"records {first} to {last} are"
        message = f"{missing} missing: a head over {head.size} records is {signers}, and the ledger has {len(ledger)}"
        return Fault("truncated", message, *place, expected=f"{head.size} records", found=f"{len(ledger)} records")
    root = ledger.tree.root(head.size)
    if root == head.root:
        return None
    return Fault(
        "fork",
        f"fork: the head over {head.size} records {signers} is of another history than this ledger; {_where(ledger, head, sound)}",
        *place,
        expected=f"root {head.root.hex()} (in the checkpoint)",
        found=f"root {root.hex()} (over the first {head.size} records as they stand)",
        help="compare the two copies record by record: goodoffices ledger verify --against OTHER",
    )


def _where(ledger: Ledger, head: Head, sound: int) -> str:
    """Which records can have been altered, as far as the heads and the claimed leaf hashes tell."""
    if ledger.claimed.root(head.size) == head.root:
        altered = [str(n) for n in range(head.size) if ledger.tree.leaf(n) != ledger.claimed.leaf(n)]
        return f"the leaf hashes as written do add up to it, so the text of record {', '.join(altered)} was altered after signing"
    last = head.size - 1
    return (
        f"the difference lies in record {last}"
        if sound == last
        else f"the difference lies in records {sound} to {last}"
    )

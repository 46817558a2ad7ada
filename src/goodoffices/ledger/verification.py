"""Verifying a ledger with nothing but its file and the public keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.chain import Head, Ledger, read_ledger
from goodoffices.ledger.checkpoint import (
    CHECKPOINTS_FOLDER,
    Checkpoint,
    check_heads,
    load_checkpoints,
    parse_checkpoint,
)
from goodoffices.ledger.fault import Fault
from goodoffices.ledger.note import PublicKey

__all__ = ["Signed", "Verification", "check_signatures", "compare_ledgers", "verify_ledger"]


@dataclass(frozen=True, slots=True)
class Signed:
    """The largest head of this ledger that a known key signed.

    ``at`` is the time in a cosignature, empty for the keeper's signature, which bears none.
    """

    name: str
    size: int
    at: str
    file: str

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {"name": self.name, "size": self.size, "at": self.at, "file": self.file}


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found: the head, who signed how much of it, and every fault."""

    head: Head
    faults: tuple[Fault, ...]
    signed: tuple[Signed, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """True where nothing is wrong."""
        return not self.faults

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "origin": self.head.origin,
            "size": self.head.size,
            "root": self.head.root.hex(),
            "sound": self.sound,
            "signed": [s.to_json() for s in self.signed],
            "faults": [f.to_json() for f in self.faults],
            "notes": list(self.notes),
        }


def verify_ledger(
    where: Path, keys: Sequence[PublicKey] = (), *, checkpoints: Path | None = None, require: Sequence[str] = ()
) -> Verification:
    """Check every record, every head that was signed, and every signature.

    Parameters
    ----------
    where : Path
        A case folder, or a copy of ``ledger.jsonl`` alone.
    keys : sequence of PublicKey
        Whom to believe. Without any, only the file's own consistency is checked.
    checkpoints : Path, optional
        A folder of checkpoints or one file; by default ``checkpoints/`` beside the ledger. Those embedded in the
        ledger are checked in any case.
    require : sequence of str
        Names that must have signed a head over all records, closing ``checkpoint`` records aside.

    Raises
    ------
    LedgerError
        When there is no ledger, or a required name has no public key. Faults of the ledger are values.
    """
    for name in require:
        if all(key.name != name for key in keys):
            raise LedgerError(f"there is no public key of {name!r}", "give its file or folder with --keys")
    ledger = read_ledger(where)
    place = ledger.path.parent / CHECKPOINTS_FOLDER if checkpoints is None else checkpoints
    if checkpoints is not None and not checkpoints.exists():
        raise LedgerError(f"there are no checkpoints at {checkpoints}")
    beside, faults = load_checkpoints(place)
    embedded, no_notes = _embedded(ledger)
    found = sorted((*embedded, *beside), key=lambda c: c.head.size)
    signers = [", ".join(key.name for key, _ in checkpoint.signers(keys)) for checkpoint in found]
    wrong = check_heads(ledger, found, signers)
    bad = [fault for checkpoint in found for fault in check_signatures(checkpoint, keys)]
    off = {(fault.file, fault.line) for fault in wrong}
    signed = _largest([c for c in found if (c.file, c.line) not in off], keys)
    missing = _unsigned(ledger, signed, require)
    return Verification(
        ledger.head(),
        (*ledger.faults, *faults, *no_notes, *wrong, *bad, *missing),
        signed,
        (*_notes(ledger, signed), *_strangers(found, keys)),
    )


def check_signatures(checkpoint: Checkpoint, keys: Sequence[PublicKey]) -> tuple[Fault, ...]:
    """Signatures that claim to be by a known key and are not."""
    return tuple(
        Fault(
            "signature",
            f"the signature of {key.name!r} on the head over {checkpoint.head.size} records is false",
            checkpoint.file,
            checkpoint.line,
            checkpoint.record,
            expected=f"an Ed25519 signature by {key}",
            found=str(signature),
        )
        for signature in checkpoint.note.signatures
        for key in keys
        if key.signs_as(signature) and not key.verifies(checkpoint.note.text, signature)
    )


def compare_ledgers(one: Ledger, other: Ledger) -> Fault | None:
    """The first record in which two copies differ; None where the shorter is a beginning of the longer."""
    for n in range(min(len(one), len(other))):
        if one.tree.leaf(n) != other.tree.leaf(n):
            return Fault(
                "fork",
                f"the two copies part at record {n}",
                one.path.name,
                n + 1,
                n,
                expected=f"leaf {other.tree.leaf(n).hex()} (in {other.path})",
                found=f"leaf {one.tree.leaf(n).hex()} (in {one.path})",
            )
    return None


def _embedded(ledger: Ledger) -> tuple[list[Checkpoint], list[Fault]]:
    found: list[Checkpoint] = []
    faults: list[Fault] = []
    for index, record in enumerate(ledger.records):
        if record.kind != "checkpoint":
            continue
        note = record.body.get("note")
        try:
            if not isinstance(note, str):
                raise LedgerError("it is not a checkpoint: its body has no note")  # noqa: TRY301
            found.append(parse_checkpoint(note, ledger.path.name, index + 1, record.seq))
        except LedgerError as fault:
            faults.append(Fault("checkpoint", fault.message, ledger.path.name, index + 1, record.seq))
    return found, faults


def _largest(checkpoints: Sequence[Checkpoint], keys: Sequence[PublicKey]) -> tuple[Signed, ...]:
    largest: dict[str, Signed] = {}
    for checkpoint in checkpoints:
        for key, signature in checkpoint.signers(keys):
            known = largest.get(key.name)
            if known is None or checkpoint.head.size > known.size:
                largest[key.name] = Signed(key.name, checkpoint.head.size, key.signed_at(signature), checkpoint.file)
    return tuple(largest[name] for name in sorted(largest))


def _unsigned(ledger: Ledger, signed: Sequence[Signed], require: Sequence[str]) -> list[Fault]:
    needed = ledger.covered_by
    by_name = {s.name: s.size for s in signed}
    faults = []
    for name in dict.fromkeys(require):
        size = by_name.get(name, 0)
        if size < max(needed, 1):
            rest = f"record {size}" if size + 1 >= needed else f"records {size} to {needed - 1}"
            message = f"{name!r} has signed no head of this ledger" if not size else f"{name!r} has not signed {rest}"
            faults.append(
                Fault(
                    "unsigned",
                    message,
                    expected=f"a head over {needed} records or more",
                    found=f"{size} records signed",
                )
            )
    return faults


def _notes(ledger: Ledger, signed: Sequence[Signed]) -> list[str]:
    notes = [
        f"record {later.seq} bears an earlier time ({later.at}) than record {earlier.seq} ({earlier.at}): clocks differ"
        for earlier, later in zip(ledger.records, ledger.records[1:], strict=False)
        if later.at < earlier.at
    ]
    covered = max((s.size for s in signed), default=0)
    if covered < ledger.covered_by:
        what = "no record is" if not covered else f"records {covered} to {len(ledger) - 1} are not"
        notes.append(f"{what} under a head signed by a known key")
    return notes


def _strangers(checkpoints: Sequence[Checkpoint], keys: Sequence[PublicKey]) -> list[str]:
    if not keys:
        return []
    names = {
        f"{s.name!r} (key id {s.key_id.hex()})"
        for c in checkpoints
        for s in c.note.signatures
        if not any(key.signs_as(s) for key in keys)
    }
    return [f"signatures by {name} were not checked: that key is not known here" for name in sorted(names)]

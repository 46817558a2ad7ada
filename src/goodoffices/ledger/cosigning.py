"""Signing a head, and bringing the signatures of several together."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.chain import Head, Ledger, read_ledger
from goodoffices.ledger.checkpoint import (
    CHECKPOINTS_FOLDER,
    Checkpoint,
    check_heads,
    head_text,
    load_checkpoints,
    parse_checkpoint,
)
from goodoffices.ledger.fault import Fault
from goodoffices.ledger.lock import hold, opened
from goodoffices.ledger.note import Note, PublicKey, Signature, SigningKey
from goodoffices.ledger.record import Record
from goodoffices.ledger.writer import writing
from goodoffices.text import write_atomic
from goodoffices.text.folder import make_folder

__all__ = ["cosign", "embed", "merge", "seen_path"]


def seen_path(key_file: Path) -> Path:
    """Where a signer's own memory is kept: ``russia.seen.json`` beside ``russia.key``."""
    return key_file.with_name(f"{key_file.stem}.seen.json")


def cosign(
    where: Path, key: SigningKey, *, seen: Path | None = None, size: int | None = None, at: datetime | None = None
) -> Checkpoint:
    """Sign a head of the ledger, after making sure that it continues every head this key signed before.

    Parameters
    ----------
    where : Path
        A case folder or the ledger's file; the checkpoint goes to ``checkpoints/<size>.txt`` beside it.
    key : SigningKey
    seen : Path, optional
        The signer's own memory (:func:`seen_path`): a JSON object from origin to the last size and root signed.
        Without it only the checkpoints beside the ledger are remembered, and whoever keeps those can drop them.
    size : int, optional
        Sign the head over so many records; by default the newest head.
    at : datetime, optional
        The time in a cosignature; now by default.

    Raises
    ------
    LedgerError
        When the ledger does not verify or does not continue a head signed before: then nothing is signed.
    """
    ledger = read_ledger(where)
    ledger.require_sound()
    if not len(ledger):
        raise LedgerError("the ledger is empty: there is no head to sign")
    folder = ledger.path.parent / CHECKPOINTS_FOLDER
    # Two runs with one key must not both find that they may sign: the folder of the memory is locked, or the ledger.
    lock = ledger.path if seen is None else seen.parent
    with opened(lock, os.O_RDONLY) as handle:
        hold(handle, lock, wait=2.0)
        memory = _remembered(seen, key.public)
        present = _sound_checkpoints(ledger, folder)
        signed = [c.head for c in present if c.signers([key.public])]
        if ledger.origin in memory:
            signed.append(memory[ledger.origin])
        for head in signed:
            _require_continuation(ledger, head, key.public.name)
        size = _size_to_sign(ledger, present, size)
        if (largest := max((head.size for head in signed), default=0)) > size:
            raise LedgerError(
                f"{key.public.name!r} signed a head over {largest} records already, and cannot go back to {size}"
            )
        head = ledger.head(size)
        if seen is not None:
            # Remembered before it is signed: a crash between the two may cost a signature, never the memory of one.
            memory[ledger.origin] = head
            _remember(seen, memory)
        return _with_signatures(folder, head, [key.sign(head_text(head), at)], [key.public])


def merge(where: Path, content: bytes | str, keys: Sequence[PublicKey]) -> Checkpoint:
    """Add the signatures of a checkpoint that came back from a signer to the ledger's own copy.

    Raises
    ------
    LedgerError
        When the head is not one of this ledger, or a signature is not by a known key.
    """
    ledger = read_ledger(where)
    ledger.require_sound()
    came = parse_checkpoint(content, "the checkpoint")
    if wrong := check_heads(ledger, [came], [_names(came, keys)]):
        raise LedgerError(_sentence(wrong[0]), wrong[0].help)
    for signature in came.note.signatures:
        if not any(key.verifies(came.note.text, signature) for key in keys):
            raise LedgerError(
                f"the signature of {signature.name!r} on the head over {came.head.size} records is not by a known key",
                "compare the public key with its owner, and give its folder with --keys",
            )
    if came.note.text != head_text(came.head):
        raise LedgerError("the checkpoint has extension lines, which this ledger does not use")
    return _with_signatures(ledger.path.parent / CHECKPOINTS_FOLDER, came.head, came.note.signatures, keys)


def embed(where: Path, keys: Sequence[PublicKey], *, at: datetime | None = None) -> Record:
    """Record the newest checkpoint, so that a copy of the file alone carries its signatures.

    Raises
    ------
    LedgerError
        When there is no checkpoint, it is embedded already, or no signature on it is by a known key.
    """
    with writing(where, create=False) as writer:
        present = _sound_checkpoints(writer.ledger, writer.ledger.path.parent / CHECKPOINTS_FOLDER)
        if not present:
            raise LedgerError("there is no checkpoint to embed", "sign one with: goodoffices ledger cosign")
        newest = present[-1]
        good = [signature for _, signature in newest.signers(keys)]
        if not good:
            raise LedgerError(f"no signature on {newest.file} is by a known key", "give the public keys with --keys")
        note = str(Note(newest.note.text, tuple(good)))
        if any(record.kind == "checkpoint" and record.body.get("note") == note for record in writer.ledger.records):
            raise LedgerError(f"the signatures of {newest.file} are in the ledger already")
        return writer.append("checkpoint", {"note": note}, at=at)


def _size_to_sign(ledger: Ledger, present: Sequence[Checkpoint], size: int | None) -> int:
    if size is not None:
        return size
    # Several signatures belong on one head: join the newest checkpoint while only embedded checkpoints follow it.
    newest = present[-1].head.size if present else 0
    return newest if newest >= ledger.covered_by else len(ledger)


def _sound_checkpoints(ledger: Ledger, folder: Path) -> tuple[Checkpoint, ...]:
    checkpoints, faults = load_checkpoints(folder)
    if wrong := (*faults, *check_heads(ledger, checkpoints)):
        raise LedgerError(f"the ledger does not verify: {_sentence(wrong[0])}", wrong[0].help)
    return checkpoints


def _require_continuation(ledger: Ledger, head: Head, name: str) -> None:
    if head.size > len(ledger):
        raise LedgerError(
            f"{name!r} signed a head over {head.size} records, and this ledger has only {len(ledger)}: records were removed",
            "do not sign; keep this copy and the checkpoint as evidence",
        )
    if (root := ledger.tree.root(head.size)) != head.root:
        raise LedgerError(
            f"fork: {name!r} signed root {head.root.hex()} over {head.size} records, and this ledger gives {root.hex()}",
            "do not sign; keep this copy and the checkpoint as evidence",
        )


def _with_signatures(
    folder: Path, head: Head, signatures: Iterable[Signature], keys: Sequence[PublicKey]
) -> Checkpoint:
    path = folder / f"{head.size}.txt"
    text = head_text(head)
    old = parse_checkpoint(path.read_bytes()).note if path.exists() else Note(text, ())
    kept = list(old.signatures)
    for signature in signatures:
        # A second cosignature by one key on one head would only add a later time.
        if not any(s.name == signature.name and any(k.verifies(text, s) for k in keys) for s in kept):
            kept.append(signature)
    note = Note(text, tuple(kept))
    if note != old or not path.exists():
        make_folder(folder)
        write_atomic(path, str(note))
    return Checkpoint(head, note, f"{folder.name}/{path.name}")


def _remembered(seen: Path | None, key: PublicKey) -> dict[str, Head]:
    if seen is None or not seen.exists():
        return {}
    try:
        value: dict[str, dict[str, Any]] = json.loads(seen.read_bytes())
        return {origin: Head(origin, int(head["size"]), bytes.fromhex(head["root"])) for origin, head in value.items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise LedgerError(
            f"the memory of {key.name!r} in {seen.name} is damaged",
            "restore it from a copy; without it this key cannot notice that the ledger was rewritten",
        ) from None


def _remember(seen: Path, memory: dict[str, Head]) -> None:
    value = {origin: {"size": head.size, "root": head.root.hex()} for origin, head in sorted(memory.items())}
    write_atomic(seen, json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def _names(checkpoint: Checkpoint, keys: Sequence[PublicKey]) -> str:
    return ", ".join(key.name for key, _ in checkpoint.signers(keys))


def _sentence(fault: Fault) -> str:
    return f"{fault.place}: {fault.message}" if fault.place else fault.message

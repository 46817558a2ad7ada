"""Proofs on paper: that a record is in the ledger, and that a later ledger continues an earlier one.

A proof is a JSON document that can be checked with the public keys alone, by someone who has not seen the ledger.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.chain import Head, Ledger
from goodoffices.ledger.checkpoint import CHECKPOINTS_FOLDER, Checkpoint, load_checkpoints, parse_checkpoint
from goodoffices.ledger.fault import Fault
from goodoffices.ledger.merkle import hash_leaf, verify_consistency, verify_inclusion
from goodoffices.ledger.note import PublicKey
from goodoffices.ledger.record import Record
from goodoffices.ledger.verification import check_signatures

__all__ = [
    "CONSISTENCY",
    "INCLUSION",
    "check_proof",
    "parse_head",
    "parse_proof",
    "prove_consistency",
    "prove_inclusion",
]

INCLUSION = "goodoffices-inclusion/1"
CONSISTENCY = "goodoffices-consistency/1"


def prove_inclusion(ledger: Ledger, seq: int, size: int | None = None) -> dict[str, Any]:
    """A proof that record ``seq`` is under the head over ``size`` records.

    Without ``size``: under the smallest head of ``checkpoints/`` that covers the record, since that one is signed, or
    else under the whole ledger. The proof holds the record itself and hashes of others, never their text.

    Raises
    ------
    LedgerError
        When the ledger does not verify or has no such record.
    """
    ledger.require_sound()
    signed = _checkpoints(ledger)
    if not 0 <= seq < len(ledger):
        raise LedgerError(f"there is no record {seq}: the ledger has records 0 to {len(ledger) - 1}")
    if size is None:
        size = min((n for n in signed if n > seq), default=len(ledger))
    if not seq < size <= len(ledger):
        raise LedgerError(f"record {seq} is not under a head over {size} records of this ledger of {len(ledger)}")
    return {
        "format": INCLUSION,
        "record": ledger.records[seq].to_json(),
        "head": _head(ledger.head(size), signed.get(size)),
        "path": [step.hex() for step in ledger.tree.inclusion_proof(seq, size)],
    }


def prove_consistency(ledger: Ledger, first: int, second: int | None = None) -> dict[str, Any]:
    """A proof that the head over ``second`` records (all by default) continues the head over ``first``.

    Raises
    ------
    LedgerError
        When the ledger does not verify or has not so many records.
    """
    ledger.require_sound()
    second = len(ledger) if second is None else second
    if not 0 <= first <= second <= len(ledger):
        raise LedgerError(
            f"{first} and {second} are not two sizes, the smaller first, of a ledger of {len(ledger)} records"
        )
    signed = _checkpoints(ledger)
    return {
        "format": CONSISTENCY,
        "first": _head(ledger.head(first), signed.get(first)),
        "second": _head(ledger.head(second), signed.get(second)),
        "path": [step.hex() for step in ledger.tree.consistency_proof(first, second)],
    }


def parse_proof(content: bytes | str) -> dict[str, Any]:
    """Read a proof document.

    Raises
    ------
    LedgerError
        When it is neither an inclusion nor a consistency proof.
    """
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        raise LedgerError("the proof is not JSON") from None
    if not isinstance(value, dict) or value.get("format") not in (INCLUSION, CONSISTENCY):
        raise LedgerError(f"the file is not a proof: its format is neither {INCLUSION} nor {CONSISTENCY}")
    return value


def parse_head(text: str) -> Head:
    """A head as ``SIZE:ROOT`` in hexadecimal, or the head of a checkpoint.

    Raises
    ------
    LedgerError
        When it is neither.
    """
    size, colon, root = text.strip().partition(":")
    if colon and size.isascii() and size.isdigit() and len(root) == 64:
        try:
            return Head("", int(size), bytes.fromhex(root))
        except ValueError:
            pass
    return parse_checkpoint(text).head


def check_proof(
    proof: dict[str, Any], *, heads: Sequence[Head] = (), keys: Sequence[PublicKey] = (), require: Sequence[str] = ()
) -> tuple[Fault, ...]:
    """Check a proof against heads that are trusted for themselves or for their signatures.

    Parameters
    ----------
    proof : dict
        As :func:`parse_proof` gives it.
    heads : sequence of Head
        Heads the checker knows from elsewhere; one with an empty origin stands for any ledger. Each must be one of the proof's.
    keys : sequence of PublicKey
        Whose signatures on the proof's heads count. Where neither a known head nor a signature vouches for the (later)
        head, that is a fault: the arithmetic alone proves nothing.
    require : sequence of str
        Names that must have signed it.
    """
    try:
        if proof["format"] == INCLUSION:
            claims, faults = _check_inclusion(proof)
        else:
            claims, faults = _check_consistency(proof)
    except (KeyError, TypeError, ValueError, AttributeError, LedgerError) as fault:
        return (Fault("proof", f"the proof is malformed: {_malformed(fault)}"),)
    return (*faults, *_check_trust(claims, heads, keys, require))


def _check_inclusion(proof: dict[str, Any]) -> tuple[list[tuple[Head, Checkpoint | None]], list[Fault]]:
    fields = proof["record"]
    record = Record(int(fields["seq"]), fields["at"], fields["kind"], fields["body"], bytes.fromhex(fields["leaf"]))
    head, checkpoint = _read_head(proof["head"])
    leaf = hash_leaf(record.data())
    faults = []
    if leaf != record.leaf:
        faults.append(
            Fault(
                "leaf",
                "the text of the record and its leaf hash disagree",
                record=record.seq,
                expected=f"leaf {leaf.hex()} (the hash of the text as it stands)",
                found=f"leaf {record.leaf.hex()} (written in the proof)",
            )
        )
    if not verify_inclusion(leaf, record.seq, head.size, _path(proof), head.root):
        faults.append(
            Fault(
                "proof",
                f"the path does not lead from record {record.seq} to the head over {head.size} records",
                record=record.seq,
                expected=f"root {head.root.hex()}",
            )
        )
    return [(head, checkpoint)], faults


def _check_consistency(proof: dict[str, Any]) -> tuple[list[tuple[Head, Checkpoint | None]], list[Fault]]:
    first, second = _read_head(proof["first"]), _read_head(proof["second"])
    one, two = first[0], second[0]
    faults = []
    if one.origin != two.origin:
        faults.append(Fault("proof", "the two heads are of different ledgers", expected=one.origin, found=two.origin))
    if not verify_consistency(one.size, one.root, two.size, two.root, _path(proof)):
        faults.append(
            Fault(
                "fork" if one.size == two.size else "proof",
                f"the head over {two.size} records does not continue the head over {one.size}",
                expected=f"root {one.root.hex()} over {one.size} records",
                found=f"root {two.root.hex()} over {two.size} records",
            )
        )
    return [first, second], faults


def _check_trust(
    claims: Sequence[tuple[Head, Checkpoint | None]],
    heads: Sequence[Head],
    keys: Sequence[PublicKey],
    require: Sequence[str],
) -> list[Fault]:
    faults: list[Fault] = []
    for known in heads:
        of_size = [head for head, _ in claims if head.size == known.size and known.origin in ("", head.origin)]
        if not of_size:
            faults.append(Fault("proof", f"the proof has no head over {known.size} records of that ledger"))
        elif of_size[0].root != known.root:
            message = f"the proof's head over {known.size} records is not the one that is known"
            faults.append(
                Fault("fork", message, expected=f"root {known.root.hex()}", found=f"root {of_size[0].root.hex()}")
            )
    for _, checkpoint in claims:
        if checkpoint is not None:
            faults.extend(check_signatures(checkpoint, keys))
    last, checkpoint = claims[-1]
    signers = {key.name for key, _ in checkpoint.signers(keys)} if checkpoint is not None else set()
    faults.extend(
        Fault("unsigned", f"{name!r} has not signed the head over {last.size} records")
        for name in require
        if name not in signers
    )
    if not signers and all(known.size != last.size for known in heads):
        faults.append(
            Fault(
                "unsigned",
                f"nobody vouches for the head over {last.size} records: no known key signed it and it was not given",
                help="give the public keys with --keys, or a head that you trust with --head",
            )
        )
    return faults


def _checkpoints(ledger: Ledger) -> dict[int, Checkpoint]:
    checkpoints, _ = load_checkpoints(ledger.path.parent / CHECKPOINTS_FOLDER)
    return {c.head.size: c for c in checkpoints if c.head.size <= len(ledger) and c.head == ledger.head(c.head.size)}


def _head(head: Head, checkpoint: Checkpoint | None) -> dict[str, Any]:
    value: dict[str, Any] = {"origin": head.origin, "size": head.size, "root": head.root.hex()}
    return value | {"checkpoint": str(checkpoint)} if checkpoint is not None else value


def _read_head(value: dict[str, Any]) -> tuple[Head, Checkpoint | None]:
    head = Head(str(value["origin"]), int(value["size"]), bytes.fromhex(value["root"]))
    if "checkpoint" not in value:
        return head, None
    checkpoint = parse_checkpoint(value["checkpoint"], "the proof's checkpoint")
    if checkpoint.head != head:
        raise LedgerError("its checkpoint is of another head")
    return head, checkpoint


def _path(proof: dict[str, Any]) -> list[bytes]:
    return [bytes.fromhex(step) for step in proof["path"]]


def _malformed(fault: Exception) -> str:
    return f"{fault} is missing" if isinstance(fault, KeyError) else str(fault)

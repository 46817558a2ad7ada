"""Floor 1: the ledger, a chain of records that two hostile sides can both check.

Records stand one a line in ``ledger.jsonl``; a Merkle tree (RFC 9162) is built over them; heads of the tree are signed
by the mediator and each party; a case's files are fixed by recording one salted root.

>>> import tempfile
>>> from pathlib import Path
>>> with tempfile.TemporaryDirectory() as folder:
...     _ = append(Path(folder), "note", {"text": "The lists were exchanged."})
...     ledger = read_ledger(Path(folder))
...     [record.kind for record in ledger.records], verify_ledger(Path(folder)).sound
(['ledger', 'note'], True)
"""

from goodoffices.ledger.canonical import canonical_json, parse_canonical
from goodoffices.ledger.chain import LEDGER_NAME, Head, Ledger, ledger_path, parse_ledger, read_ledger
from goodoffices.ledger.checkpoint import (
    CHECKPOINTS_FOLDER,
    Checkpoint,
    head_text,
    load_checkpoints,
    parse_checkpoint,
)
from goodoffices.ledger.cosigning import cosign, embed, merge, seen_path
from goodoffices.ledger.fault import Fault
from goodoffices.ledger.fixing import OPENINGS_FOLDER, Fix, audience_slug, files_to_fix, fix, is_fixable
from goodoffices.ledger.keys import (
    KEYS_FOLDER,
    generate_key,
    load_public_key,
    load_public_keys,
    load_signing_key,
)
from goodoffices.ledger.merkle import EMPTY_ROOT, Tree, hash_leaf, hash_node, verify_consistency, verify_inclusion
from goodoffices.ledger.note import KEEPER, WITNESS, Note, PublicKey, Signature, SigningKey
from goodoffices.ledger.opening import Fingerprint, Opened, Opening, check_opening, fingerprint, read_opening
from goodoffices.ledger.proof import check_proof, parse_head, parse_proof, prove_consistency, prove_inclusion
from goodoffices.ledger.record import OWN_KINDS, Record, make_record, read_record, utc
from goodoffices.ledger.verification import Signed, Verification, compare_ledgers, verify_ledger
from goodoffices.ledger.writer import Repair, Writer, append, repair, start, writing

__all__ = [
    "CHECKPOINTS_FOLDER",
    "EMPTY_ROOT",
    "KEEPER",
    "KEYS_FOLDER",
    "LEDGER_NAME",
    "OPENINGS_FOLDER",
    "OWN_KINDS",
    "WITNESS",
    "Checkpoint",
    "Fault",
    "Fingerprint",
    "Fix",
    "Head",
    "Ledger",
    "Note",
    "Opened",
    "Opening",
    "PublicKey",
    "Record",
    "Repair",
    "Signature",
    "Signed",
    "SigningKey",
    "Tree",
    "Verification",
    "Writer",
    "append",
    "audience_slug",
    "canonical_json",
    "check_opening",
    "check_proof",
    "compare_ledgers",
    "cosign",
    "embed",
    "files_to_fix",
    "fingerprint",
    "fix",
    "generate_key",
    "hash_leaf",
    "hash_node",
    "head_text",
    "is_fixable",
    "ledger_path",
    "load_checkpoints",
    "load_public_key",
    "load_public_keys",
    "load_signing_key",
    "make_record",
    "merge",
    "parse_canonical",
    "parse_checkpoint",
    "parse_head",
    "parse_ledger",
    "parse_proof",
    "prove_consistency",
    "prove_inclusion",
    "read_ledger",
    "read_opening",
    "read_record",
    "repair",
    "seen_path",
    "start",
    "utc",
    "verify_consistency",
    "verify_inclusion",
    "verify_ledger",
    "writing",
]

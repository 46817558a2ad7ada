"""Versions of a manifest, and who signed them, in the ledger of a case: each once, however often it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from goodoffices.diagnose import LedgerError
from goodoffices.exchange.manifest_folder import Version
from goodoffices.ledger import Record, ledger_path, read_ledger, verify_ledger, writing

__all__ = ["KIND", "SIGNED", "record_versions", "recording_faults"]

KIND = "manifest"
"""Kind of the record of a version: exchange, stage, version, counts and fingerprint, no id."""

SIGNED = "manifest-signature"
"""Kind of the record of a signature: fingerprint of the version, and the line of the signature."""


def record_versions(case: Path, versions: Sequence[Version]) -> tuple[Record, ...]:
    """Record what the ledger of a case does not hold yet.

    What was interrupted is completed by asking again: nothing is recorded twice.

    Parameters
    ----------
    case : Path
        A case folder; its ledger is begun where there is none.
    versions : sequence of Version

    Returns
    -------
    tuple of Record
        Those that are new.

    Raises
    ------
    LedgerError
        Where the ledger does not verify, is in use, or holds another manifest of one of the versions.
    """
    with writing(case) as writer:
        held = list(writer.ledger.records)
        known = {(r.kind, _key(r.body)) for r in held if r.kind in (KIND, SIGNED)}
        wanted: list[tuple[str, dict[str, Any]]] = []
        for version in versions:
            body = version.manifest.body()
            if other := _other(held, body):
                raise LedgerError(
                    f"the ledger holds another manifest of this stage as version {body['version']} (record {other.seq})",
                    "compare the folder with the one from which that was recorded",
                )
            wanted.append((KIND, body))
            wanted += [(SIGNED, _signature(version, str(line))) for line in version.signatures]
        fresh = [(kind, body) for kind, body in wanted if (kind, _key(body)) not in known]
        return writer.append_all(fresh) if fresh else ()


def recording_faults(case: Path, versions: Iterable[Version]) -> tuple[str, ...]:
    """What the ledger of a case does not bear out of these versions; nothing where it bears out all.

    Raises
    ------
    LedgerError
        Where there is no ledger.
    """
    verification = verify_ledger(case)
    if not verification.sound:
        return (f"the ledger at {ledger_path(case)} does not verify",)
    records = [record for record in read_ledger(case).records if record.kind == KIND]
    listed = list(versions)
    held = {record.body.get("sha256") for record in records}
    missing = [v.manifest for v in listed if v.manifest.sha256 not in held]
    found = [f"version {manifest.version} is not in the ledger" for manifest in missing]
    newest = listed[-1].manifest
    later = [r.body["version"] for r in records if _stage(r.body) == (newest.exchange, newest.stage)]
    if max(later, default=0) > newest.version:
        found.append(f"the ledger knows of a version {max(later)}, which is not here")
    return tuple(found)


def _signature(version: Version, line: str) -> dict[str, Any]:
    manifest = version.manifest
    return {
        "exchange": manifest.exchange,
        "stage": manifest.stage,
        "version": manifest.version,
        "sha256": manifest.sha256,
        "signature": line,
    }


def _key(body: dict[str, Any]) -> tuple[str, str]:
    return str(body.get("sha256")), str(body.get("signature", ""))


def _stage(body: dict[str, Any]) -> tuple[Any, Any]:
    return body.get("exchange"), body.get("stage")


def _other(records: Iterable[Record], body: dict[str, Any]) -> Record | None:
    for record in records:
        same = record.kind == KIND and _stage(record.body) == _stage(body)
        if same and record.body.get("version") == body["version"] and record.body.get("sha256") != body["sha256"]:
            return record
    return None

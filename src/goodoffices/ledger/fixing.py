"""Fixing a case: its files' fingerprints at a moment, in one record that betrays none of them."""

from __future__ import annotations

import json
import random
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.chain import LEDGER_NAME
from goodoffices.ledger.checkpoint import CHECKPOINTS_FOLDER
from goodoffices.ledger.merkle import Tree
from goodoffices.ledger.opening import Fingerprint, Opening, fingerprint
from goodoffices.ledger.record import Record, make_record
from goodoffices.ledger.writer import writing
from goodoffices.text import write_atomic
from goodoffices.text.folder import make_folder

__all__ = ["OPENINGS_FOLDER", "Fix", "audience_slug", "files_to_fix", "fix", "is_fixable"]

OPENINGS_FOLDER = "openings"
_LEAST = 16
_NEVER = {OPENINGS_FOLDER, CHECKPOINTS_FOLDER, "seals"}


@dataclass(frozen=True, slots=True)
class Fix:
    """What a fix recorded, and the opening files by audience."""

    record: Record
    openings: tuple[tuple[str, Path], ...]


def is_fixable(path: PurePosixPath) -> bool:
    """Whether a file of the case folder (relative path) can be fixed.

    Not the ledger itself, openings, checkpoints, seals, private keys, and hidden files.

    >>> [is_fixable(PurePosixPath(p)) for p in ("case.yaml", "openings/3/room.json", "keys/russia.key", ".git/HEAD")]
    [True, False, False, False]
    """
    if any(part.startswith(".") for part in path.parts) or path.parts[0] in _NEVER:
        return False
    return (
        not (len(path.parts) == 1 and path.name.startswith(LEDGER_NAME))
        and path.suffix != ".key"
        and not path.name.endswith(".seen.json")
    )


def files_to_fix(folder: Path) -> tuple[Path, ...]:
    """Every regular file of the case folder that can be fixed, sorted; symbolic links are not followed."""
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if is_fixable(PurePosixPath(path.relative_to(folder).as_posix())) and path.is_file() and not path.is_symlink()
    )


def fix(
    folder: Path, files: Iterable[tuple[Path, str]], *, reason: str = "", at: datetime | None = None, wait: float = 2.0
) -> Fix:
    """Record the fingerprints of a case's files at this moment.

    Each file becomes a leaf over its path, SHA-256, size and a random nonce; random leaves fill the tree up to a power
    of two, at least 16; the leaves are shuffled. The record holds the root and ``reason``. What is needed to show a
    file later goes to ``openings/<record>/<audience>.json``, for each audience its own files only (mode 0600).

    Parameters
    ----------
    folder : Path
        The case folder; a missing ledger is begun.
    files : iterable of (Path, str)
        Each file with its audience (``public``, ``room``, ``party:russia``, ``mediator``).
    reason : str
        Why, in words that all who see the ledger may read.
    at : datetime, optional
        When, with a time zone; now by default.
    wait : float
        Seconds to wait for another process that is writing to the ledger.

    Raises
    ------
    LedgerError
        When a file is outside the folder, cannot be fixed, is given twice or changes while it is read, or the ledger
        does not verify. Then nothing is recorded.
    """
    fixed = [(_fingerprint(folder, path), audience) for path, audience in files]
    if len({file.path for file, _ in fixed}) != len(fixed):
        raise LedgerError("a file is given twice")
    if not fixed:
        raise LedgerError("there is no file to fix")
    size = max(_LEAST, 1 << (len(fixed) - 1).bit_length())
    places = list(range(size))
    # The order of the leaves must not tell which file is whose.
    random.SystemRandom().shuffle(places)
    leaves = [secrets.token_bytes(32) for _ in range(size)]
    for place, (file, _) in zip(places, fixed, strict=False):
        leaves[place] = file.leaf()
    tree = Tree(leaves)
    body: dict[str, Any] = {"root": tree.root().hex(), "size": size}
    if reason:
        body["reason"] = reason
    make_record(0, "fix", body, at)  # what cannot be recorded is refused before any opening is written
    with writing(folder, wait=wait, at=at) as writer:
        by_audience: dict[str, list[tuple[Fingerprint, int, tuple[bytes, ...]]]] = {}
        for place, (file, audience) in zip(places, fixed, strict=False):
            by_audience.setdefault(audience, []).append((file, place, tree.inclusion_proof(place)))
        openings = [
            Opening(
                writer.origin, writer.size, tree.root(), size, audience, tuple(sorted(items, key=lambda i: i[0].path))
            )
            for audience, items in sorted(by_audience.items())
        ]
        # Openings first: without them the record could never be used, and without the record they say nothing.
        written = _write_openings(folder, writer.size, openings)
        record = writer.append("fix", body, at=at)
    return Fix(record, written)


def audience_slug(audience: str) -> str:
    """An audience as a file name.

    >>> audience_slug("party:russia"), audience_slug("named:Ö. Ak")
    ('party-russia', 'named-cafc5fa4')
    """
    if re.fullmatch(r"[a-z0-9]+(:[a-z0-9-]+)?", audience):
        return audience.replace(":", "-")
    head = re.match(r"[a-z]*", audience)
    return f"{head[0] if head and head[0] else 'audience'}-{sha256(audience.encode()).hexdigest()[:8]}"


def _fingerprint(folder: Path, path: Path) -> Fingerprint:
    inside = path if path.is_absolute() else folder / path
    try:
        relative = PurePosixPath(inside.resolve(strict=True).relative_to(folder.resolve()).as_posix())
    except FileNotFoundError:
        raise LedgerError(f"there is no file {path}") from None
    except (ValueError, OSError):
        raise LedgerError(
            f"{path} is outside the case folder", "fix only files of the case; links are not followed"
        ) from None
    if inside.is_symlink() or not inside.is_file():
        raise LedgerError(f"{path} is not a regular file", "fix only files of the case; links are not followed")
    if not is_fixable(relative):
        raise LedgerError(
            f"{relative} cannot be fixed",
            "the ledger, openings, checkpoints, seals, private keys and hidden files never are",
        )
    digest, size = fingerprint(inside)
    return Fingerprint(str(relative), digest, size, secrets.token_hex(32))


def _write_openings(folder: Path, seq: int, openings: Iterable[Opening]) -> tuple[tuple[str, Path], ...]:
    place = folder / OPENINGS_FOLDER / str(seq)
    if place.exists():
        # Left by a fix that was interrupted, or from a ledger that was cut back: evidence either way, so it is kept.
        place.rename(next(p for n in range(1, 10**6) if not (p := place.with_name(f"{seq}-unused-{n}")).exists()))
    make_folder(place)
    written = []
    for opening in openings:
        path = place / f"{audience_slug(opening.audience)}.json"
        write_atomic(path, json.dumps(opening.to_json(), ensure_ascii=False, indent=1) + "\n", mode=0o600)
        written.append((opening.audience, path))
    return tuple(written)

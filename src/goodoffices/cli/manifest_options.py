"""What the verbs of ``goodoffices manifest`` share: which folder, which ledger, what is told of a version."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.exchange import Manifest, ManifestFolder

__all__ = [
    "FOLDER_ARGUMENT",
    "LEDGER_OPTION",
    "counts_of",
    "lines_of",
    "manifest_folder",
    "pair_in_words",
    "record_in_ledger",
]

FOLDER_ARGUMENT = click.argument(
    "folder", metavar="MANIFEST", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
LEDGER_OPTION = click.option(
    "--ledger",
    "case",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="CASE",
    help="Record the fingerprint (no id) in the ledger of this case folder.",
)


def manifest_folder(path: Path) -> ManifestFolder:
    """The folder of a manifest."""
    from goodoffices.exchange import ManifestFolder

    return ManifestFolder(path)


def pair_in_words(text: str, manifest: Manifest) -> tuple[str, str]:
    """The side, and the receiver between several parties, from ``norda`` or ``norda:suda``; the receiver may be left empty.

    Raises
    ------
    UsageError
        Where these are no parties of the manifest.
    """
    known = manifest.signing
    pairs = {side: (side, "") for side in known}
    if manifest.receivers:
        pairs |= {f"{side}:{other}": (side, other) for side in known for other in known if side != other}
    if text not in pairs:
        raise UsageError(f'"{text}" is no side of the manifest', f"one of: {', '.join(pairs)}")
    return pairs[text]


def record_in_ledger(case: Path | None, folder: Path) -> None:
    """Record what the ledger of a case does not hold yet; nothing without a case."""
    if case is None:
        return
    from goodoffices.exchange import record_versions

    records = record_versions(case, manifest_folder(folder).versions())
    for one in records:
        click.echo(f"record {one.seq}: {one.kind}, version {one.body['version']}, leaf {one.leaf.hex()}", err=True)
    if not records:
        click.echo("the ledger holds all of it already", err=True)


def counts_of(manifest: Manifest) -> str:
    """How many each side brings, between several parties for each receiver."""
    from goodoffices.exchange.manifest import pair_words

    return ", ".join(f"{count:,} by {pair_words(*pair)}" for pair, count in manifest.between.items()) or "nobody"


def lines_of(manifest: Manifest) -> list[str]:
    """What is told of a version: no id."""
    day = f", {manifest.day}" if manifest.day else ""
    lines = [
        f"{manifest.exchange}, stage {manifest.stage}{day}: version {manifest.version}",
        f"people: {counts_of(manifest)}",
        *(f"step {at}: {step}" for at, step in enumerate(manifest.steps, 1)),
        *(f"text: {name}, sha256 {digest}" for name, digest in manifest.texts),
        f"sha256: {manifest.sha256}",
    ]
    if manifest.reason:
        lines.insert(1, f"changed: {manifest.reason} (at the wish of {manifest.asked_by or 'nobody named'})")
    return lines

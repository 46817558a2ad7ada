"""A ledger of a few records, and three signers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodoffices.ledger import (
    Checkpoint,
    SigningKey,
    append,
    cosign,
    generate_key,
    load_public_keys,
    load_signing_key,
    seen_path,
    start,
)

NOON = datetime(2025, 7, 23, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Talks:
    folder: Path
    secrets: Path

    @property
    def path(self) -> Path:
        return self.folder / "ledger.jsonl"

    @property
    def keys(self):
        return load_public_keys([self.folder / "keys"])

    def key(self, name: str) -> SigningKey:
        return load_signing_key(self.secrets / f"{name}.key")

    def sign(self, name: str, size: int | None = None) -> Checkpoint:
        return cosign(self.folder, self.key(name), seen=seen_path(self.secrets / f"{name}.key"), size=size, at=NOON)

    def note(self, text: str) -> int:
        return append(self.folder, "note", {"text": text}, at=NOON).seq

    def forge(self, record: int, old: bytes, new: bytes) -> None:
        """Alter a record, and its leaf hash with it, as one who controls the file can."""
        from goodoffices.ledger import make_record, read_record

        lines = self.path.read_bytes().splitlines()
        found = read_record(lines[record])
        text = found.body["text"].replace(old.decode(), new.decode())
        lines[record] = make_record(record, found.kind, {"text": text}, NOON).line()[:-1]
        self.path.write_bytes(b"\n".join(lines) + b"\n")


@pytest.fixture
def talks(tmp_path) -> Talks:
    made = Talks(tmp_path / "istanbul", tmp_path / "secrets")
    (made.folder / "keys").mkdir(parents=True)
    start(made.folder, origin="example.org/istanbul", at=NOON)
    for n in range(1, 5):
        made.note(f"Point {n} was agreed.")
    for name in ("mediator", "russia", "ukraine"):
        key = generate_key(name, made.secrets, keeper=name == "mediator")
        (made.folder / "keys" / f"{name}.pub").write_text(f"{key}\n")
    return made

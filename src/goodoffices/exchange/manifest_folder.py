"""The manifests of one stage in a folder: each version in a file that never changes, its signatures in another.

``manifest-1.json`` holds ids and is readable by its owner alone. ``manifest-1.note`` is what was signed, with the
signatures under it; it holds no id and can be sent. A folder has one writer at a time, and every file is written in one
step: whoever reads finds a version whole or not at all, and a signature that was reported stays.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from goodoffices.diagnose import FolderError, LedgerError, UsageError
from goodoffices.exchange.manifest import Manifest, parse_manifest, signers
from goodoffices.ledger.lock import hold
from goodoffices.ledger.note import Note, PublicKey, Signature, SigningKey
from goodoffices.text import write_atomic
from goodoffices.text.folder import make_folder

__all__ = ["ManifestFolder", "Version"]

_FILE = re.compile(r"manifest-([1-9][0-9]{0,5})\.json")
_LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Version:
    """One version, and what was signed of it.

    Parameters
    ----------
    manifest : Manifest
    signatures : tuple of Signature
        As they lie there; :func:`~goodoffices.exchange.signers` says whose they are.
    """

    manifest: Manifest
    signatures: tuple[Signature, ...]

    def signed_by(self, keys: Iterable[PublicKey]) -> tuple[str, ...]:
        """Whose keys signed this version."""
        return signers(self.manifest, self.signatures, keys)


@dataclass(frozen=True, slots=True)
class ManifestFolder:
    """The folder of one stage.

    Parameters
    ----------
    path : Path
    """

    path: Path

    def versions(self) -> tuple[Version, ...]:
        """All versions, the first first, each held against the one before.

        Raises
        ------
        UsageError
            Where there is none, one is missing, one is no manifest, or one does not follow the one before.
        """
        found: list[Version] = []
        numbers = sorted(int(m[1]) for file in self._listed() if (m := _FILE.fullmatch(file.name)))
        for number in numbers:
            manifest = self._manifest(number)
            if manifest.version != len(found) + 1 or number != manifest.version:
                raise UsageError(f"version {len(found) + 1} of the manifest is missing in {self.path}", _COPY)
            last = found[-1].manifest if found else None
            if last is not None and (manifest.before, manifest.exchange, manifest.stage) != (
                last.sha256, last.exchange, last.stage,
            ):  # fmt: skip
                raise UsageError(f"version {number} of the manifest does not follow version {number - 1}", _COPY)
            found.append(Version(manifest, self._signatures(manifest)))
        if not found:
            raise UsageError(f"there is no manifest in {self.path}", "make one with: goodoffices manifest make")
        return tuple(found)

    def version(self, number: int | None = None) -> Version:
        """One version; the newest by default."""
        found = self.versions()
        if number is not None and not 1 <= number <= len(found):
            raise UsageError(f"there is no version {number}", f"one of 1 to {len(found)}")
        return found[-1 if number is None else number - 1]

    def add(self, manifest: Manifest) -> bool:
        """Put a version into the folder; False where it lay there already, the same to the byte.

        Raises
        ------
        UsageError
            Where another manifest of this version lies there, or the one before does not.
        """
        make_folder(self.path)
        with self._alone():
            there = self.versions() if any(_FILE.fullmatch(file.name) for file in self._listed()) else ()
            if manifest.version <= len(there):
                if there[manifest.version - 1].manifest == manifest:
                    return False
                raise UsageError(
                    f"{self.path} holds another manifest of version {manifest.version}",
                    "change it with: goodoffices manifest follow; or give a new folder",
                )
            if manifest.version != len(there) + 1 or (there and there[-1].manifest.sha256 != manifest.before):
                raise UsageError("this version does not follow the newest in the folder", "follow the newest")
            write_atomic(self._file(manifest.version), manifest.data(), mode=0o600)
            return True

    def sign(self, key: SigningKey, number: int | None = None) -> tuple[Version, bool]:
        """Add the signature of a key; False with the version where the key has signed it already."""
        with self._alone():
            found = self.version(number)
            if found.signed_by([key.public]):
                return found, False
            signatures = (*found.signatures, key.sign(found.manifest.text()))
            self._keep(found.manifest, signatures)
            return Version(found.manifest, signatures), True

    def merge(self, content: bytes, keys: Iterable[PublicKey]) -> tuple[Version, tuple[str, ...]]:
        """Add signatures that came back: those of known keys, over a version that lies here.

        Returns
        -------
        Version
        tuple of str
            Whose signatures are new.

        Raises
        ------
        LedgerError
            Where it is no signed note, is over another text, or bears no signature by any of the keys.
        """
        note, known = Note.parse(content), tuple(keys)
        with self._alone():
            found = next((v for v in self.versions() if v.manifest.text() == note.text), None)
            if found is None:
                raise LedgerError(
                    "what was signed is no version that lies here", "compare the fingerprints with the one who signed"
                )
            valid = [s for s in note.signatures if any(key.verifies(note.text, s) for key in known)]
            if not valid:
                raise LedgerError("none of the signatures is by a known key", "add the .pub file of the one who signed")
            before = found.signed_by(known)
            fresh = [s for s in valid if not any(key.signs_as(s) and key.name in before for key in known)]
            signatures = (*found.signatures, *fresh)
            if fresh:
                self._keep(found.manifest, signatures)
            return Version(found.manifest, signatures), tuple(s.name for s in fresh)

    def note_file(self, number: int) -> Path:
        """Where the signatures of a version are."""
        return self.path / f"manifest-{number}.note"

    def _file(self, number: int) -> Path:
        return self.path / f"manifest-{number}.json"

    def _listed(self) -> list[Path]:
        try:
            return sorted(self.path.iterdir())
        except OSError as fault:
            raise FolderError(
                f"{self.path} cannot be read: {fault.strerror}", "give the folder of a manifest"
            ) from None

    def _manifest(self, number: int) -> Manifest:
        file = self._file(number)
        try:
            large = file.stat().st_size > _LARGEST
            content = b"" if large else file.read_bytes()
        except OSError as fault:
            raise FolderError(f"{file} cannot be read: {fault.strerror}", "check its permissions") from None
        if large:
            raise UsageError(f"{file} is too large for a manifest", _COPY)
        try:
            return parse_manifest(content)
        except UsageError as fault:
            raise UsageError(f"{file}: {fault.message}", fault.help) from None

    def _signatures(self, manifest: Manifest) -> tuple[Signature, ...]:
        file = self.note_file(manifest.version)
        try:
            content = file.read_bytes()
        except FileNotFoundError:
            return ()
        except OSError as fault:
            raise FolderError(f"{file} cannot be read: {fault.strerror}", "check its permissions") from None
        note = Note.parse(content)
        if note.text != manifest.text():
            raise LedgerError(
                f"{file.name} was signed over another manifest than version {manifest.version}",
                "set the file aside, and have the version signed again",
            )
        return note.signatures

    def _keep(self, manifest: Manifest, signatures: tuple[Signature, ...]) -> None:
        write_atomic(self.note_file(manifest.version), str(Note(manifest.text(), signatures)))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other writers of the folder out; the lock ends with the process, however that ends."""
        try:
            handle = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as fault:
            raise FolderError(
                f"{self.path} cannot be opened: {fault.strerror}", "give the folder of a manifest"
            ) from None
        try:
            hold(handle, self.path, wait=5.0)
            yield
        finally:
            os.close(handle)


_COPY = "take the folder whole from whoever made it"

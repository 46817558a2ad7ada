"""Sealed files: encrypted to the people who may open them, and destroyed by destroying a small key.

``private/russia.yaml`` becomes three files::

    private/russia.yaml.age             the content, encrypted to a fresh key of its own
    seals/private/russia.yaml.key.age   that key, encrypted to the recipients or with a passphrase
    seals/private/russia.yaml.json      who they are, in the open

The first may travel in version control and on a memory stick: without the second nobody opens it, and the second is
small enough to be kept in few places and destroyed there.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from goodoffices.diagnose import SealError
from goodoffices.text import agefile
from goodoffices.text.atomic import write_atomic
from goodoffices.text.folder import make_folder

__all__ = [
    "SEALS_FOLDER",
    "SUFFIX",
    "Destroyed",
    "Recipient",
    "Seal",
    "destroy_key",
    "is_sealed",
    "open_sealed",
    "read_seal",
    "remove_recipients",
    "seal_file",
    "unseal_file",
]

SUFFIX = ".age"
SEALS_FOLDER = "seals"
FORMAT = "goodoffices-seal/1"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who can open a sealed file: a public key (``age1...`` or ``ssh-...``) and a label in plain words."""

    key: str
    label: str = ""

    def __str__(self) -> str:
        return f"{self.label} ({self.key})" if self.label else self.key


@dataclass(frozen=True, slots=True)
class Seal:
    """Who can open a sealed file, as the open part of its seal says.

    Parameters
    ----------
    file : str
        The sealed file, relative to the case folder.
    sealed : str
        When, UTC.
    recipients : tuple of Recipient
    passphrase : bool
        True where a passphrase opens it, and then no recipient does.
    destroyed : str
        When its key was destroyed, UTC; empty while it can be opened.
    """

    file: str
    sealed: str
    recipients: tuple[Recipient, ...] = ()
    passphrase: bool = False
    destroyed: str = ""

    def to_json(self) -> dict[str, Any]:
        """The seal as plain values, as in its file."""
        return {
            "format": FORMAT,
            "file": self.file,
            "sealed": self.sealed,
            "passphrase": self.passphrase,
            "recipients": [{"key": r.key, "label": r.label} for r in self.recipients],
            "destroyed": self.destroyed,
        }


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What taking access away did: the fingerprints of the sealed file before and after (empty when nothing opens it)."""

    file: str
    at: str
    was: str
    now: str = ""


def is_sealed(path: Path) -> bool:
    """Whether a path names a sealed file."""
    return path.suffix == SUFFIX


def seal_file(
    folder: Path,
    file: Path,
    recipients: Sequence[Recipient] = (),
    *,
    passphrase: str | None = None,
    at: datetime | None = None,
) -> Path:
    """Replace a file by its sealed form, which has been opened again for a test before the plain file is removed.

    Parameters
    ----------
    folder : Path
        The case folder.
    file : Path
        The plain file in it.
    recipients : sequence of Recipient
        Who may open it.
    passphrase : str, optional
        Instead of recipients.
    at : datetime, optional
        The time in the seal; now by default.

    Returns
    -------
    Path
        The sealed file.

    Raises
    ------
    SealError
        When there is nobody to seal to, or both recipients and a passphrase; when the file is outside the folder, a
        link, sealed already, or changed meanwhile. The plain file is then still there.
    """
    _require_one_way(recipients, passphrase)
    path, relative = _to_seal(folder, file)
    sealed = path.with_name(path.name + SUFFIX)
    content = _read(path, relative)
    secret, public = agefile.generate_identity()
    wrapped = _wrap(secret, recipients, passphrase)
    seal = Seal(f"{relative}{SUFFIX}", _utc(at), tuple(recipients), passphrase is not None)
    key_path, seal_path = _paths(folder, f"{relative}{SUFFIX}")
    make_folder(key_path.parent)
    write_atomic(key_path, wrapped, mode=0o600)
    _write_seal(seal_path, seal)
    write_atomic(sealed, agefile.encrypt(content, [public]))
    if (
        agefile.decrypt(sealed.read_bytes(), agefile.read_identities([secret]), seal.file) != content
        or path.read_bytes() != content
    ):
        sealed.unlink()
        raise SealError(
            f"{relative} changed while it was being sealed", "close the program that writes to it, and repeat"
        )
    _overwrite_and_remove(path)
    return sealed


def open_sealed(
    folder: Path, file: Path, identities: Sequence[str | Path] = (), passphrase: str | None = None
) -> bytes:
    """The content of a sealed file.

    Parameters
    ----------
    folder : Path
        The case folder.
    file : Path
        The sealed file (``private/russia.yaml.age``).
    identities : sequence of str or Path
        age identity files, ssh private keys, or identities as text.
    passphrase : str, optional
        For a file sealed with one, or for an identity file protected by one.

    Raises
    ------
    SealError
        When the key was destroyed, no identity fits, the passphrase is wrong, or a file is damaged.
    MissingExtra
        Without pyrage.
    """
    path, relative = _inside(folder, file)
    key = _unwrap(folder, relative, identities, passphrase)
    return agefile.decrypt(_read(path, relative), key, relative)


def unseal_file(folder: Path, file: Path, identities: Sequence[str | Path] = (), passphrase: str | None = None) -> Path:
    """Replace a sealed file by its plain form and remove the seal; gives the plain file.

    Raises
    ------
    SealError
        As :func:`open_sealed`, and when a plain file of that name exists.
    """
    content = open_sealed(folder, file, identities, passphrase)
    path, relative = _inside(folder, file)
    plain = path.with_name(path.name.removesuffix(SUFFIX))
    if plain.exists():
        raise SealError(f"{relative.removesuffix(SUFFIX)} exists already", "move it away first")
    write_atomic(plain, content, mode=0o600)
    path.unlink()
    for part in _paths(folder, relative):
        part.unlink(missing_ok=True)
    return plain


def read_seal(folder: Path, file: Path) -> Seal:
    """Who can open a sealed file. Needs no key.

    Raises
    ------
    SealError
        When it has no seal, or the seal cannot be read.
    """
    _, relative = _inside(folder, file)
    _, path = _paths(folder, relative)
    try:
        value = json.loads(path.read_bytes())
        if value["format"] != FORMAT:
            raise SealError(f"the seal of {relative} is of another format: {str(value['format'])[:40]!r}")
        return Seal(
            str(value["file"]),
            str(value["sealed"]),
            tuple(Recipient(str(r["key"]), str(r["label"])) for r in value["recipients"]),
            bool(value["passphrase"]),
            str(value["destroyed"]),
        )
    except FileNotFoundError:
        raise SealError(
            f"{relative} has no seal beside it ({path.relative_to(folder)} is missing)", "restore it from a copy"
        ) from None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise SealError(
            f"the seal of {relative} cannot be read: {path.relative_to(folder)} is damaged", "restore it from a copy"
        ) from None


def remove_recipients(
    folder: Path,
    file: Path,
    remove: Sequence[str],
    identities: Sequence[str | Path] = (),
    passphrase: str | None = None,
    *,
    at: datetime | None = None,
) -> Destroyed:
    """Take recipients' access away: encrypt anew under a fresh key, wrapped to those who remain.

    Parameters
    ----------
    remove : sequence of str
        Keys or labels.
    identities, passphrase
        Of somebody who can open the file.

    Raises
    ------
    SealError
        When one of them is no recipient, or nobody would remain (:func:`destroy_key` is for that).
    """
    seal = read_seal(folder, file)
    if seal.passphrase:
        raise SealError(
            f"{seal.file} is sealed with a passphrase and has no recipients", "open it in place and seal it again"
        )
    for name in remove:
        if all(name not in (r.key, r.label) for r in seal.recipients):
            raise SealError(
                f"{name!r} is not a recipient of {seal.file}", f"its recipients: {', '.join(map(str, seal.recipients))}"
            )
    rest = tuple(r for r in seal.recipients if r.key not in remove and (not r.label or r.label not in remove))
    if not rest:
        raise SealError(f"nobody would be left who can open {seal.file}", "to destroy it for everyone, say --everyone")
    path, relative = _inside(folder, file)
    before = _read(path, relative)
    content = open_sealed(folder, file, identities, passphrase)
    old = _identity_lines(folder, relative, identities, passphrase)
    secret, public = agefile.generate_identity()
    key_path, seal_path = _paths(folder, relative)
    after = agefile.encrypt(content, [public])
    # Three steps, each atomic, and between any two of them those who remain can open what is there: both keys are
    # wrapped first, then the content changes, then the old key goes.
    write_atomic(key_path, _wrap(f"{secret}\n{old}", rest, None), mode=0o600)
    write_atomic(path, after)
    write_atomic(key_path, _wrap(secret, rest, None), mode=0o600)
    moment = _utc(at)
    _write_seal(seal_path, Seal(seal.file, moment, rest))
    return Destroyed(seal.file, moment, sha256(before).hexdigest(), sha256(after).hexdigest())


def destroy_key(folder: Path, file: Path, *, at: datetime | None = None) -> Destroyed:
    """Destroy the key of a sealed file for everyone. Needs no identity. The sealed file itself stays.

    The key file is overwritten and removed, as far as the disk allows; copies elsewhere are beyond its reach.

    Raises
    ------
    SealError
        When it was destroyed already.
    """
    path, relative = _inside(folder, file)
    seal = read_seal(folder, file)
    key_path, seal_path = _paths(folder, relative)
    if seal.destroyed:
        raise SealError(f"the key of {relative} was destroyed already, on {seal.destroyed}")
    digest = sha256(_read(path, relative)).hexdigest()
    if key_path.exists():
        _overwrite_and_remove(key_path)
    moment = _utc(at)
    _write_seal(seal_path, Seal(seal.file, seal.sealed, destroyed=moment))
    return Destroyed(seal.file, moment, digest)


def _to_seal(folder: Path, file: Path) -> tuple[Path, str]:
    path, relative = _inside(folder, file)
    if is_sealed(path):
        raise SealError(f"{relative} is sealed already")
    if path.with_name(path.name + SUFFIX).exists():
        raise SealError(
            f"both {relative} and {relative}{SUFFIX} exist", "remove the one that is out of date, and repeat"
        )
    if path.stat().st_nlink > 1:
        raise SealError(
            f"{relative} has a second name (a hard link), under which it would stay readable",
            "remove the other name first",
        )
    return path, relative


def _require_one_way(recipients: Sequence[Recipient], passphrase: str | None) -> None:
    if recipients and passphrase is not None:
        raise SealError(
            "a file is sealed to recipients or with a passphrase, not both", "age allows no mixture: choose one"
        )
    if not recipients and passphrase is None:
        raise SealError("there is nobody to seal to", "name a recipient with -r or -R, or use a passphrase")
    labels = [r.label for r in recipients if r.label]
    if len(set(labels)) != len(labels) or len({r.key for r in recipients}) != len(recipients):
        raise SealError("a recipient is named twice", "give each key once, under a label of its own")


def _wrap(secret: str, recipients: Sequence[Recipient], passphrase: str | None) -> bytes:
    content = f"{secret}\n".encode()
    if passphrase is not None:
        return agefile.encrypt_with_passphrase(content, passphrase)
    return agefile.encrypt(content, [r.key for r in recipients])


def _unwrap(folder: Path, relative: str, identities: Sequence[str | Path], passphrase: str | None) -> tuple[Any, ...]:
    lines = _identity_lines(folder, relative, identities, passphrase).split()
    # Anybody can encrypt to a recipient: what comes out of a key file is never taken for a path.
    if not lines or not all(line.startswith("AGE-SECRET-KEY-1") for line in lines):
        raise SealError(f"the key of {relative} is damaged: it opens, and holds no key", "restore it from a copy")
    return agefile.read_identities(lines)


def _identity_lines(folder: Path, relative: str, identities: Sequence[str | Path], passphrase: str | None) -> str:
    """The file's own identities, one a line: two between the steps of :func:`remove_recipients`, else one."""
    key_path, _ = _paths(folder, relative)
    if not key_path.exists():
        seal = read_seal(folder, folder / relative)
        if seal.destroyed:
            raise SealError(f"the key of {relative} was destroyed on {seal.destroyed}: nobody can open it")
        raise SealError(
            f"the key of {relative} is not here ({key_path.relative_to(folder)} is missing)",
            "ask for that file; the content cannot be opened without it",
        )
    name = f"the key of {relative}"
    wrapped = _read(key_path, name)
    if agefile.needs_passphrase(wrapped):
        if passphrase is None:
            raise SealError(f"{relative} is sealed with a passphrase", "give it when asked, or with --passphrase-file")
        return agefile.decrypt_with_passphrase(wrapped, passphrase, name).decode("utf-8", "replace")
    if not identities:
        raise SealError(f"{relative} is sealed, and no identity was given", "give your age identity file with -i")
    return agefile.decrypt(wrapped, agefile.read_identities(identities, passphrase), name).decode("utf-8", "replace")


def _paths(folder: Path, relative: str) -> tuple[Path, Path]:
    base = folder / SEALS_FOLDER / relative.removesuffix(SUFFIX)
    return base.with_name(f"{base.name}.key.age"), base.with_name(f"{base.name}.json")


def _inside(folder: Path, file: Path) -> tuple[Path, str]:
    here = file.is_absolute() or (file.exists() and file.resolve().is_relative_to(folder.resolve()))
    path = file if here else folder / file
    if path.is_symlink():
        raise SealError(f"{file} is a link", "give the file itself")
    if not path.is_file():
        raise SealError(f"there is no file {file}")
    try:
        return path, path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        raise SealError(f"{file} is outside the case folder") from None


def _read(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SealError(f"{name} cannot be read: {fault.strerror}") from fault


def _write_seal(path: Path, seal: Seal) -> None:
    write_atomic(path, json.dumps(seal.to_json(), ensure_ascii=False, indent=2) + "\n")


def _overwrite_and_remove(path: Path) -> None:
    """Best effort: a flash disk or a journal may keep the old blocks all the same, and the documentation says so."""
    try:
        size = path.stat().st_size
        with path.open("r+b") as stream:
            stream.write(secrets.token_bytes(size))
            stream.flush()
            os.fsync(stream.fileno())
        path.unlink()
    except OSError as fault:
        raise SealError(
            f"{path} could not be overwritten and removed: {fault.strerror}", "it is still there: remove it by hand"
        ) from fault


def _utc(at: datetime | None) -> str:
    return (at or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

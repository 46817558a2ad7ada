"""Keys: a private file for the one who signs, a public line for everybody else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from goodoffices.diagnose import LedgerError
from goodoffices.ledger.note import KEEPER, WITNESS, PublicKey, SigningKey
from goodoffices.text import write_atomic
from goodoffices.text.folder import make_folder

__all__ = ["KEYS_FOLDER", "generate_key", "load_public_key", "load_public_keys", "load_signing_key"]

KEYS_FOLDER = "keys"
_PEM = b"-----BEGIN "
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


def generate_key(name: str, folder: Path, *, keeper: bool = False, passphrase: str | None = None) -> PublicKey:
    """Make a key pair: ``<name>.key`` (mode 0600) and ``<name>.pub`` in ``folder``.

    Parameters
    ----------
    name : str
        Letters, digits, dots, underscores and hyphens: the name under its signatures.
    folder : Path
        Made when it is missing.
    keeper : bool
        True for whoever keeps the ledger (signature type 1), False for those who watch it (type 4, with the time).
    passphrase : str, optional
        Encrypts the private file (PKCS #8, PBES2).

    Raises
    ------
    LedgerError
        When the name cannot be used, or one of the files exists.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        KeySerializationEncryption,
        NoEncryption,
        PrivateFormat,
    )

    if not _FILE_NAME.fullmatch(name):
        raise LedgerError(f"{name!r} cannot name a key", "use letters, digits, dots, underscores and hyphens")
    make_folder(folder)
    secret, public = folder / f"{name}.key", folder / f"{name}.pub"
    for path in (secret, public):
        if path.exists():
            raise LedgerError(f"{path} exists already", "choose another name or folder; a key is never overwritten")
    private = Ed25519PrivateKey.generate()
    key = PublicKey(name, KEEPER if keeper else WITNESS, private.public_key().public_bytes_raw())
    lock: KeySerializationEncryption = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, lock)
    # Text before the first line of a PEM file is allowed (RFC 7468, section 2): the key file says whose it is.
    write_atomic(secret, f"{key}\n".encode() + pem, mode=0o600)
    write_atomic(public, f"{key}\n")
    return key


def load_signing_key(path: Path, *, passphrase: str | None = None) -> SigningKey:
    """Read ``<name>.key``.

    Raises
    ------
    LedgerError
        When it is no key file, the passphrase is missing or wrong, or its first line names another key.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    content = _read(path)
    header, begin, rest = content.partition(_PEM)
    if not begin:
        raise LedgerError(f"{path} is not a private key", "give the file that ends in .key")
    public = (
        PublicKey.parse(header.decode("utf-8", "replace"))
        if header.strip()
        else load_public_key(path.with_suffix(".pub"))
    )
    encrypted = rest.startswith(b"ENCRYPTED ")
    if encrypted and passphrase is None:
        raise LedgerError(
            f"the key {path.name} is protected by a passphrase", "give it when asked, or with --passphrase-file"
        )
    try:
        private = load_pem_private_key(
            begin + rest, passphrase.encode() if encrypted and passphrase is not None else None
        )
    except (ValueError, TypeError):
        why = "the passphrase is wrong, or the file is damaged" if encrypted else "it is damaged"
        raise LedgerError(f"the key {path.name} cannot be read: {why}") from None
    if not isinstance(private, Ed25519PrivateKey) or private.public_key().public_bytes_raw() != public.raw:
        raise LedgerError(f"the key {path.name} does not belong to the public key {public.name!r} in its first line")
    return SigningKey(public, private)


def load_public_key(path: Path) -> PublicKey:
    """Read ``<name>.pub``; blank lines and lines that begin with ``#`` do not count.

    Raises
    ------
    LedgerError
        When it holds no key or more than one.
    """
    lines = [
        line
        for line in _read(path).decode("utf-8", "replace").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    if len(lines) != 1:
        raise LedgerError(f"{path} does not hold one public key", "it is one line: name+id+key")
    try:
        return PublicKey.parse(lines[0])
    except LedgerError as fault:
        raise LedgerError(f"{path}: {fault.message}", fault.help) from None


def load_public_keys(places: Iterable[Path]) -> tuple[PublicKey, ...]:
    """Read public keys from files and folders (``*.pub``), sorted by name.

    Raises
    ------
    LedgerError
        When a place is missing, two keys share a name, or two names share a key: a cosignature does not say its
        name, so one key under two names could pass for two signers.
    """
    paths: list[Path] = []
    for place in places:
        if not place.exists():
            raise LedgerError(f"there are no public keys at {place}")
        paths.extend(sorted(place.glob("*.pub")) if place.is_dir() else [place])
    by_name: dict[str, PublicKey] = {}
    by_raw: dict[bytes, str] = {}
    for key in map(load_public_key, paths):
        if by_name.setdefault(key.name, key) != key:
            raise LedgerError(
                f"two different public keys are named {key.name!r}", "keep the one that its owner confirms"
            )
        if by_raw.setdefault(key.raw, key.name) != key.name:
            raise LedgerError(
                f"{key.name!r} and {by_raw[key.raw]!r} are one and the same key", "each signer needs a key of its own"
            )
    return tuple(by_name[name] for name in sorted(by_name))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise LedgerError(f"{path} cannot be read: {fault.strerror}") from fault

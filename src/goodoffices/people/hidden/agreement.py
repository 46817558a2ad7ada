"""A key that the two sides have and the mediator has not: agreed over a table at which he sits.

Each side makes a pair of keys and gives the public one away, through the mediator if need be. X25519 makes one secret of
either private and the other's public key. Whoever carries the public keys could put his own in their place; then the two
sides have different fingerprints. So the fingerprint is read aloud, by telephone or across the table, and compared.

References
----------
Diffie and Hellman (1976). Langley, Hamburg, Turner (2016), Elliptic curves for security, RFC 7748. Krawczyk and Eronen
(2010), HKDF, RFC 5869. Percival and Josefsson (2016), scrypt, RFC 7914.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field
from hashlib import scrypt, sha256, sha512
from pathlib import Path

from goodoffices.diagnose import FolderError, UsageError
from goodoffices.text.atomic import write_atomic
from goodoffices.text.folder import make_folder

__all__ = ["SharedKey", "agree", "key_of_passphrase", "make_pair", "read_shared_key", "write_shared_key"]

_PRIVATE, _PUBLIC, _SHARED = (
    "goodoffices-hidden-private/1",
    "goodoffices-hidden-public/1",
    "goodoffices-hidden-shared/1",
)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_SHORTEST = 20


@dataclass(frozen=True, slots=True)
class SharedKey:
    """A key that two sides share.

    Parameters
    ----------
    secret : bytes
        32 bytes; never shown.
    fingerprint : str
        Forty digits in groups of five, to be read aloud and compared.
    """

    secret: bytes = field(repr=False)
    fingerprint: str


def make_pair(name: str, folder: Path) -> tuple[Path, Path]:
    """Make ``<name>.hidden.key`` (stays, mode 0600) and ``<name>.hidden.pub`` (goes to the other side).

    Raises
    ------
    UsageError
        When the name cannot be used or one of the files exists.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    if not _NAME.fullmatch(name):
        raise UsageError(
            "the name cannot name a key",
            "up to 64 letters of the Latin alphabet, digits, dots, hyphens and underscores",
        )
    make_folder(folder)
    secret, public = folder / f"{name}.hidden.key", folder / f"{name}.hidden.pub"
    for path in (secret, public):
        if path.exists():
            raise UsageError(f"{path} exists already", "choose another name or folder; a key is never overwritten")
    private = X25519PrivateKey.generate()
    write_atomic(secret, f"{_PRIVATE} {private.private_bytes_raw().hex()}\n", mode=0o600)
    write_atomic(public, f"{_PUBLIC} {private.public_key().public_bytes_raw().hex()}\n")
    return secret, public


def agree(private: Path, public: Path) -> SharedKey:
    """The key of this side's private and the other side's public file; the same from either side.

    Raises
    ------
    UsageError
        When a file is not what it should be, or the public key is one's own or none that can be used.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    own = X25519PrivateKey.from_private_bytes(_read(private, _PRIVATE, "a private key"))
    mine, theirs = own.public_key().public_bytes_raw(), _read(public, _PUBLIC, "a public key")
    if mine == theirs:
        raise UsageError(f"{public.name} is this side's own public key", "give the other side's")
    try:
        secret = own.exchange(X25519PublicKey.from_public_bytes(theirs))
    except ValueError:
        raise UsageError(f"{public.name} is no key that can be used", "ask the other side to make a new pair") from None
    both = b"".join(sorted((mine, theirs)))
    # Both public keys go into the key and into the fingerprint, so that neither can be exchanged unseen.
    key = HKDF(SHA256(), 32, sha256(both).digest(), b"goodoffices-hidden/1").derive(secret)
    return SharedKey(key, _digits(both))


def key_of_passphrase(passphrase: str, label: str) -> SharedKey:
    """A key of a passphrase that both sides agreed out of the mediator's hearing.

    Parameters
    ----------
    passphrase : str
        At least twenty characters. Whoever has a prepared list can try passphrases at leisure; six words drawn by dice
        withstand that, a sentence from a book does not.
    label : str
        The same on both sides, for instance the name of the talks; it need not be secret.

    Raises
    ------
    UsageError
        When the passphrase is shorter.

    Examples
    --------
    >>> key_of_passphrase("lantern otter quilt basin mellow arch", "demo").fingerprint[:11]
    '56653 72318'
    """
    if len(passphrase) < _SHORTEST:
        raise UsageError(
            f"the passphrase is shorter than {_SHORTEST} characters", "draw six words by dice, or agree with key files"
        )
    salt = sha256(f"goodoffices-hidden/1\x1f{label}".encode()).digest()
    secret = scrypt(passphrase.encode(), salt=salt, n=1 << 15, r=8, p=4, maxmem=1 << 27, dklen=32)
    return SharedKey(secret, _digits(sha256(secret + b"fingerprint").digest()))


def write_shared_key(key: SharedKey, path: Path) -> None:
    """Write the key (mode 0600)."""
    if path.exists():
        raise UsageError(f"{path} exists already", "choose another name; a key is never overwritten")
    write_atomic(path, f"{_SHARED} {key.secret.hex()}\n", mode=0o600)


def read_shared_key(path: Path) -> bytes:
    """Read the 32 bytes of a shared key.

    Raises
    ------
    UsageError
        When the file is none.
    """
    return _read(path, _SHARED, "a shared key")


def _read(path: Path, form: str, what: str) -> bytes:
    try:
        kind, _, value = path.read_text("ascii").strip().partition(" ")
        raw = binascii.unhexlify(value)
    except OSError as fault:
        raise FolderError(f"{path} cannot be read: {fault.strerror}") from None
    except ValueError:
        kind, raw = "", b""
    if kind != form or len(raw) != 32:
        raise UsageError(f"{path.name} is not {what}", "see: goodoffices hidden --help")
    return raw


def _digits(data: bytes) -> str:
    """Forty decimal digits. Each try of somebody who looks for keys with equal digits costs him as many hashes as here."""
    digest = sha512(b"goodoffices-hidden-fingerprint/1" + data).digest()
    for _ in range(5000):
        digest = sha512(digest + data).digest()
    number = f"{int.from_bytes(digest) % 10**40:040d}"
    return " ".join(number[n : n + 5] for n in range(0, 40, 5))

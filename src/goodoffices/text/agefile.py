"""age as a library: identities, recipients, encryption, with faults as :class:`SealError` and never a secret in them.

References
----------
The age file encryption format, version 1 (age-encryption.org/v1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from goodoffices.diagnose import MissingExtra, SealError
from goodoffices.text.atomic import write_atomic

__all__ = [
    "decrypt",
    "decrypt_with_passphrase",
    "encrypt",
    "encrypt_with_passphrase",
    "generate_identity",
    "make_identity_file",
    "needs_passphrase",
    "read_identities",
    "read_recipients",
]

_MAGIC = b"age-encryption.org/v1"
_SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 - the public beginning of every identity


class _MissingAge(MissingExtra, SealError):
    """Missing pyrage is a missing extra, and to whoever reads a case a file that cannot be opened."""


def generate_identity() -> tuple[str, str]:
    """A new X25519 identity and its recipient, both as text."""
    identity = _age().x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def make_identity_file(path: Path, passphrase: str | None = None) -> str:
    """Write a new identity to ``path`` (mode 0600) and give its recipient, which is public.

    Raises
    ------
    SealError
        When the file exists.
    MissingExtra
        Without pyrage.
    """
    if path.exists():
        raise SealError(f"{path} exists already", "choose another name; an identity is never overwritten")
    secret, recipient = generate_identity()
    content = f"# public key: {recipient}\n{secret}\n".encode()
    write_atomic(path, encrypt_with_passphrase(content, passphrase) if passphrase else content, mode=0o600)
    return recipient


def read_recipients(path: Path) -> tuple[tuple[str, str], ...]:
    """Recipients of an age recipients file as (key, label); a comment line is the label of the key below it.

    Raises
    ------
    SealError
        When the file cannot be read or holds none.
    """
    found: list[tuple[str, str]] = []
    label = ""
    for line in _read(path).decode("utf-8", "replace").splitlines():
        text = line.strip()
        if text.startswith("#"):
            label = text.lstrip("# ").strip()
        elif text:
            found.append((text, label))
            label = ""
    if not found:
        raise SealError(f"{path} holds no recipient", "it has one age1... or ssh-... key a line")
    return tuple(found)


def read_identities(identities: Iterable[str | Path], passphrase: str | None = None) -> tuple[Any, ...]:
    """Identities from age identity files, ssh private keys, or text that begins with ``AGE-SECRET-KEY-1``.

    An identity file that is itself encrypted with a passphrase is opened with ``passphrase``.

    Raises
    ------
    SealError
        When one cannot be read; the message names the file, never its content.
    """
    found: list[Any] = []
    for given in identities:
        if isinstance(given, str) and given.strip().upper().startswith(_SECRET):
            found.append(_identity(given.strip(), "the identity"))
            continue
        path = Path(given)
        content = _read(path)
        if content.startswith(_MAGIC):
            if passphrase is None:
                raise SealError(
                    f"the identity file {path.name} is protected by a passphrase", "give the passphrase as well"
                )
            content = decrypt_with_passphrase(content, passphrase, path.name)
        if content.startswith(b"-----BEGIN"):
            found.append(_ssh_identity(content, path.name))
            continue
        lines = [line.strip() for line in content.decode("utf-8", "replace").splitlines()]
        secrets = [line for line in lines if line and not line.startswith("#")]
        if not secrets:
            raise SealError(f"{path.name} holds no identity", "it has a line that begins with AGE-SECRET-KEY-1")
        found.extend(_identity(secret, path.name) for secret in secrets)
    return tuple(found)


def needs_passphrase(content: bytes) -> bool:
    """Whether an age file is encrypted with a passphrase (an scrypt stanza stands alone, first)."""
    return content.startswith(_MAGIC + b"\n-> scrypt ")


def encrypt(content: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt to recipients.

    Raises
    ------
    SealError
        When one of them is not a recipient, or there are none.
    """
    if not recipients:
        raise SealError("there is nobody to seal to", "name a recipient with -r or -R, or use a passphrase")
    age = _age()
    keys = [_recipient(age, text) for text in recipients]
    sealed: bytes = age.encrypt(content, keys)
    return sealed


def decrypt(content: bytes, identities: Sequence[Any], name: str) -> bytes:
    """Decrypt with identities (:func:`read_identities`); ``name`` is for messages.

    Raises
    ------
    SealError
        When none of them fits, or the file is damaged.
    """
    age = _age()
    if not content.startswith(_MAGIC):
        raise SealError(f"{name} is not an age file: it is damaged, or was never sealed")
    try:
        plain: bytes = age.decrypt(content, list(identities))
    except age.DecryptError as fault:
        if "matching" in str(fault):
            raise SealError(
                f"{name} is not sealed to the identity that was given", "use the identity of one of its recipients"
            ) from None
        raise SealError(
            f"{name} is damaged: it was altered or cut short after sealing", "restore it from a copy"
        ) from None
    return plain


def encrypt_with_passphrase(content: bytes, passphrase: str) -> bytes:
    """Encrypt with a passphrase (scrypt)."""
    if not passphrase:
        raise SealError("the passphrase is empty")
    sealed: bytes = _age().passphrase.encrypt(content, passphrase)
    return sealed


def decrypt_with_passphrase(content: bytes, passphrase: str, name: str) -> bytes:
    """Decrypt what was encrypted with a passphrase.

    Raises
    ------
    SealError
        When the passphrase is wrong or the file is damaged: age does not tell the two apart.
    """
    age = _age()
    if not content.startswith(_MAGIC):
        raise SealError(f"{name} is not an age file: it is damaged, or was never sealed")
    if not needs_passphrase(content):
        raise SealError(f"{name} is sealed to recipients, not with a passphrase", "give an identity file with -i")
    try:
        plain: bytes = age.passphrase.decrypt(content, passphrase)
    except age.DecryptError:
        raise SealError(f"{name} cannot be opened: the passphrase is wrong, or the file is damaged") from None
    return plain


def _age() -> ModuleType:
    try:
        import pyrage
    except ImportError:
        raise _MissingAge("sealing", "seal") from None
    module: ModuleType = pyrage
    return module


def _identity(secret: str, name: str) -> Any:
    age = _age()
    try:
        return age.x25519.Identity.from_str(secret)
    except age.IdentityError:
        raise SealError(
            f"{name} holds a line that is not an age identity", "it is damaged, or another kind of file"
        ) from None


def _ssh_identity(content: bytes, name: str) -> Any:
    age = _age()
    try:
        return age.ssh.Identity.from_buffer(content)
    except (age.IdentityError, ValueError):
        raise SealError(
            f"the ssh key {name} cannot be used as an identity",
            "use an unencrypted ed25519 or RSA key, or an age identity",
        ) from None


def _recipient(age: ModuleType, text: str) -> Any:
    if text.upper().startswith("AGE-SECRET-KEY-"):
        raise SealError(
            "an identity was given where a recipient is needed", "give its public key, which begins with age1"
        )
    kind = age.ssh if text.startswith("ssh-") else age.x25519
    try:
        return kind.Recipient.from_str(text)
    except age.RecipientError:
        raise SealError(f"{text[:80]!r} is not a recipient", "a recipient begins with age1 or ssh-") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SealError(f"{path} cannot be read: {fault.strerror}") from fault

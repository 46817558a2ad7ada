"""Signed notes: a text that anybody can read, and under it one line for each signature.

    goodoffices/istanbul-2025/5b0c9d2f41aa8e07
    12
    CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

    — mediator Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=

Two kinds of signature, both Ed25519 (RFC 8032): type 1 over the text alone, used by whoever keeps the ledger; type 4,
the timestamped cosignature, used by those who watch it.

References
----------
C2SP, "Note" (c2sp.org/signed-note) and "Transparency Log Cosignatures" (c2sp.org/tlog-cosignature).
"""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from goodoffices.diagnose import LedgerError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

__all__ = ["KEEPER", "WITNESS", "Note", "PublicKey", "Signature", "SigningKey"]

KEEPER = 1
"""Signature type 0x01: Ed25519 over the text of the note."""
WITNESS = 4
"""Signature type 0x04: Ed25519 over ``cosignature/v1``, the time and the text."""

_LARGEST_NOTE = 1024 * 1024
_NAME = re.compile(r"[^\s+]+")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature line: who, with which key, and the bytes.

    Parameters
    ----------
    name : str
        The key's name.
    key_id : bytes
        4 bytes.
    blob : bytes
        64 bytes for type 1; 8 bytes of time and 64 of signature for type 4.
    """

    name: str
    key_id: bytes
    blob: bytes

    def __str__(self) -> str:
        return f"— {self.name} {b64encode(self.key_id + self.blob).decode()}"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Whose signatures to believe: a name, a type of signature and an Ed25519 public key.

    Examples
    --------
    >>> key = PublicKey("russia", WITNESS, bytes(32))
    >>> PublicKey.parse(str(key)) == key
    True
    """

    name: str
    kind: int
    raw: bytes

    @property
    def key_id(self) -> bytes:
        """SHA-256(name, newline, type, key), its first 4 bytes."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.raw).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{b64encode(bytes([self.kind]) + self.raw).decode()}"

    @classmethod
    def parse(cls, text: str) -> PublicKey:
        """Read a verifier key, ``name+id+key``.

        Raises
        ------
        LedgerError
            When it is not one, or its id does not belong to it.
        """
        parts = text.strip().split("+", 2)
        if len(parts) != 3 or not _NAME.fullmatch(parts[0]):
            raise LedgerError("this is not a public key of a ledger", "it is one line: name+id+key")
        try:
            key = b64decode(parts[2], validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != 33 or key[0] not in (KEEPER, WITNESS):
            raise LedgerError(f"the public key of {parts[0]!r} is neither of type 1 nor of type 4 (Ed25519)")
        found = cls(parts[0], key[0], key[1:])
        if found.key_id.hex() != parts[1]:
            raise LedgerError(
                f"the id of the public key of {parts[0]!r} does not belong to it: expected {found.key_id.hex()}, found {parts[1]}",
                "compare it with its owner over a second channel",
            )
        return found

    def signs_as(self, signature: Signature) -> bool:
        """Whether the signature claims to be by this key."""
        return signature.name == self.name and signature.key_id == self.key_id

    def verifies(self, text: str, signature: Signature) -> bool:
        """Whether the signature over ``text`` is by this key."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        if not self.signs_as(signature) or len(signature.blob) != (64 if self.kind == KEEPER else 72):
            return False
        message = text if self.kind == KEEPER else _cosigned(text, int.from_bytes(signature.blob[:8], "big"))
        try:
            Ed25519PublicKey.from_public_bytes(self.raw).verify(signature.blob[-64:], message.encode())
        except (InvalidSignature, ValueError):
            return False
        return True

    def signed_at(self, signature: Signature) -> str:
        """When a cosignature says it was made, UTC; empty for type 1, which does not say."""
        if self.kind == KEEPER or len(signature.blob) != 72:
            return ""
        try:
            return datetime.fromtimestamp(int.from_bytes(signature.blob[:8], "big"), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        except (OverflowError, ValueError, OSError):
            return ""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key with the public one that belongs to it. Its ``repr`` shows the public part alone."""

    public: PublicKey
    private: Ed25519PrivateKey = field(repr=False, compare=False)

    def sign(self, text: str, at: datetime | None = None) -> Signature:
        """Sign the text of a note; ``at`` (now by default) enters a cosignature only."""
        if self.public.kind == KEEPER:
            return Signature(self.public.name, self.public.key_id, self.private.sign(text.encode()))
        moment = int((at or datetime.now(UTC)).timestamp())
        blob = moment.to_bytes(8, "big") + self.private.sign(_cosigned(text, moment).encode())
        return Signature(self.public.name, self.public.key_id, blob)


@dataclass(frozen=True, slots=True)
class Note:
    """A text and its signatures."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(f"{signature}\n" for signature in self.signatures)

    @classmethod
    def parse(cls, content: bytes | str) -> Note:
        """Read a note.

        Raises
        ------
        LedgerError
            When it is not one; the message says why.
        """
        try:
            note = content.decode("utf-8") if isinstance(content, bytes) else content
        except UnicodeDecodeError:
            raise LedgerError("it is not a signed note: it is not UTF-8") from None
        if len(note) > _LARGEST_NOTE:
            raise LedgerError("it is not a signed note: it is too long")
        if any(c < " " and c != "\n" for c in note):
            raise LedgerError(
                "it is not a signed note: it holds control characters", "copy it again without converting its line ends"
            )
        text, blank, under = note.rpartition("\n\n")
        if not blank or not under.endswith("\n"):
            raise LedgerError("it is not a signed note: there is no blank line with signatures below it")
        return cls(text + "\n", tuple(_signature(line) for line in under[:-1].split("\n")))


def _signature(line: str) -> Signature:
    parts = line.split(" ")
    if len(parts) != 3 or parts[0] != "—" or not _NAME.fullmatch(parts[1]):
        raise LedgerError(f"it is not a signed note: {line[:60]!r} is not a signature line")
    try:
        blob = b64decode(parts[2], validate=True)
    except (binascii.Error, ValueError):
        blob = b""
    if len(blob) < 5:
        raise LedgerError(f"it is not a signed note: the signature of {parts[1]!r} is not base64")
    return Signature(parts[1], blob[:4], blob[4:])


def _cosigned(text: str, moment: int) -> str:
    return f"cosignature/v1\ntime {moment}\n{text}"

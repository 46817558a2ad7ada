"""What stands in the store is sealed: nobody reads it, or looks anything up in it, without the data key."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import Protocol

from goodoffices.diagnose import SealError

__all__ = ["Open", "Sealed", "Sealing"]

_NONCE = 12


class Sealing(Protocol):
    """How contents are written, and how ids are looked up."""

    def seal(self, content: bytes, place: str) -> bytes:
        """Content as it stands in the store, bound to its place there."""
        ...

    def open(self, content: bytes, place: str) -> bytes:
        """The content again."""
        ...

    def pseudonym(self, text: str) -> str:
        """What stands for an id in a column that is looked up."""
        ...


class Sealed:
    """Contents encrypted and bound to their places with AES-256-GCM (NIST SP 800-38D), ids replaced by an HMAC of them.

    The two keys are derived from the data key with HKDF (RFC 5869). A nonce is random, so that one data key is good
    for 2**32 contents.

    Parameters
    ----------
    data_key : bytes
        32 bytes.
    """

    def __init__(self, data_key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(derived(data_key, b"goodoffices-store content"))
        self._index = derived(data_key, b"goodoffices-store index")

    def seal(self, content: bytes, place: str) -> bytes:
        """Encrypt; ``place`` is checked when it is opened."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, content, place.encode())

    def open(self, content: bytes, place: str) -> bytes:
        """Decrypt.

        Raises
        ------
        SealError
            When the content was altered, or stood elsewhere.
        """
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(content[:_NONCE], content[_NONCE:], place.encode())
        except (InvalidTag, ValueError):
            raise SealError(
                f"an entry of the store ({place.partition('|')[2]}) was altered or moved after it was sealed",
                "restore the store from a copy",
            ) from None

    def pseudonym(self, text: str) -> str:
        """Sixteen bytes in hexadecimal that say nothing without the key, and are the same each time."""
        return hmac.new(self._index, text.encode("utf-8", "surrogatepass"), sha256).hexdigest()[:32]


class Open:
    """Contents in the clear, for stores that were made so by name."""

    def seal(self, content: bytes, place: str) -> bytes:
        """The content itself."""
        return content

    def open(self, content: bytes, place: str) -> bytes:
        """The content itself."""
        return content

    def pseudonym(self, text: str) -> str:
        """A short hash, to look things up by."""
        return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def derived(key: bytes, purpose: bytes) -> bytes:
    """A key for one purpose from a key (HKDF with SHA-256)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, None, purpose).derive(key)

"""The data key of a store, wrapped by a key file or a passphrase; neither of them is ever in the store."""

from __future__ import annotations

import base64
import secrets
import stat
from hashlib import sha256
from pathlib import Path
from typing import Any

from goodoffices.diagnose import SealError
from goodoffices.store.sealing import derived
from goodoffices.text import write_atomic

__all__ = ["Key", "make_key_file", "read_key_file", "require_outside", "unwrap", "wrap"]

Key = Path | str
"""What opens a store: a key file (a path) or a passphrase (a text)."""

_MARK = "GOODOFFICES-STORE-KEY-1:"
_SCRYPT = {"n": 1 << 16, "r": 8, "p": 1}
"""RFC 7914; 64 MiB."""


def make_key_file(path: Path) -> None:
    """Write a new key file, mode 600.

    Raises
    ------
    SealError
        When the file exists.
    """
    if path.exists():
        raise SealError(f"{path} exists already", "a key is never overwritten; choose another name")
    line = _MARK + base64.b64encode(secrets.token_bytes(32)).decode()
    write_atomic(path, f"# opens a store of lists: keep it secret, and keep a copy elsewhere\n{line}\n", mode=0o600)


def read_key_file(path: Path) -> bytes:
    """The 32 bytes of a key file.

    Raises
    ------
    SealError
        When it cannot be read, is none, or can be read by others than its owner.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise SealError(f"the key file {path} cannot be read", "check its name, and that it is yours") from None
    if mode & 0o077:
        raise SealError(f"the key file {path} can be read by others than its owner", f"chmod 600 {path}")
    for line in lines:
        if line.startswith(_MARK):
            try:
                key = base64.b64decode(line.removeprefix(_MARK), validate=True)
            except ValueError:
                key = b""
            if len(key) == 32:
                return key
    raise SealError(f"{path} is not the key file of a store", f"it has one line that begins with {_MARK}")


def require_outside(key_file: Path, store: Path | None) -> None:
    """Refuse a key file that lies with the store that it opens.

    Raises
    ------
    SealError
    """
    if store is not None and key_file.resolve().is_relative_to(store.resolve().parent):
        raise SealError(
            f"the key file {key_file} would lie in the folder of the store, and whoever takes the one has the other",
            "give a place outside of that folder",
        )


def wrap(data_key: bytes, key: Key) -> dict[str, Any]:
    """The data key as it may stand in the store: as plain values, of no use without ``key``.

    Raises
    ------
    SealError
        For an empty passphrase, or as :func:`read_key_file`.
    """
    if isinstance(key, Path):
        outer = read_key_file(key)
        how: dict[str, Any] = {"by": "key file", "id": _id(outer)}
    else:
        salt = secrets.token_bytes(16)
        how = {"by": "passphrase", "salt": salt.hex(), **_SCRYPT}
        outer = _stretched(key, how)
    nonce = secrets.token_bytes(12)
    return how | {"nonce": nonce.hex(), "key": _cipher(outer).encrypt(nonce, data_key, b"data key").hex()}


def unwrap(wrapped: dict[str, Any], key: Key | None) -> bytes:
    """The data key.

    Raises
    ------
    SealError
        When no key is given, it is of the other sort, or it does not open this store; and when the key was destroyed.
    """
    from cryptography.exceptions import InvalidTag

    by = wrapped.get("by")
    if by == "destroyed":
        raise SealError(f"the key of this store was destroyed on {wrapped.get('at', '')}: nobody can open it")
    if by not in ("key file", "passphrase"):
        raise SealError("the store cannot be opened: its wrapped key is damaged", "restore it from a copy")
    if key is None:
        raise SealError(f"the store is sealed with a {by}", _how_to_give(by))
    if isinstance(key, Path) != (by == "key file"):
        given = "key file" if isinstance(key, Path) else "passphrase"
        raise SealError(f"the store is sealed with a {by}, and a {given} was given", _how_to_give(by))
    outer = read_key_file(key) if isinstance(key, Path) else _stretched(key, wrapped)
    if isinstance(key, Path) and _id(outer) != wrapped.get("id"):
        raise SealError(f"{key} is the key of another store", "give the key file that was made with this one")
    try:
        nonce, content = bytes.fromhex(wrapped["nonce"]), bytes.fromhex(wrapped["key"])
        data_key: bytes = _cipher(outer).decrypt(nonce, content, b"data key")
    except InvalidTag:
        wrong = "the passphrase is wrong, or the store is damaged" if by == "passphrase" else "the store is damaged"
        raise SealError(f"the store cannot be opened: {wrong}", "repeat; else restore the store from a copy") from None
    except (KeyError, ValueError, TypeError):
        raise SealError("the store cannot be opened: its wrapped key is damaged", "restore it from a copy") from None
    return data_key


def _how_to_give(by: Any) -> str:
    return "give it with --key FILE" if by == "key file" else "give it when asked, or with --passphrase-file"


def _id(outer: bytes) -> str:
    return sha256(derived(outer, b"goodoffices-store key id")).hexdigest()[:16]


def _stretched(passphrase: str, how: dict[str, Any]) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    if not passphrase:
        raise SealError("the passphrase is empty")
    try:
        salt, n, r, p = bytes.fromhex(how["salt"]), int(how["n"]), int(how["r"]), int(how["p"])
        # Whoever can write to the store could ask for all the memory there is.
        bounded = {"n": min(n, 1 << 20), "r": min(r, 32), "p": min(p, 16)}
        return Scrypt(salt=salt, length=32, **bounded).derive(passphrase.encode())
    except (KeyError, ValueError, TypeError):
        raise SealError("the store cannot be opened: its wrapped key is damaged", "restore it from a copy") from None


def _cipher(outer: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(derived(outer, b"goodoffices-store wrap"))

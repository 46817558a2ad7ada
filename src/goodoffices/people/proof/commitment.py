"""A version of a list bound by one hash: what its holder can later prove from, and cannot change."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from goodoffices.diagnose import LedgerError, UsageError
from goodoffices.ledger import canonical_json
from goodoffices.people.hidden.folding import fold_rows, folding_mark
from goodoffices.people.personlist import PersonList
from goodoffices.people.proof.forms import forms_of_person
from goodoffices.people.proof.prefix import LENGTH, PrefixTree
from goodoffices.people.proof.vrf import index_of, public_key
from goodoffices.text.atomic import write_atomic

__all__ = ["KIND", "Commitment", "Opener", "commit_list", "read_opener", "text_of", "write_opener"]

KIND = "list-version"
"""Kind of the record that the ledger has of a commitment."""
_FORMAT, _OPENER = "goodoffices-list-commitment/1", "goodoffices-list-opener/1"
_LEAST = 64


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is public of a bound version.

    Parameters
    ----------
    list, version : str
        Which version of which list.
    folding : str
        Mark of the folding of names.
    public : bytes
        Public key of the verifiable random function, 32 bytes.
    salt, root : bytes
        Of the tree, 32 bytes each.
    """

    list: str
    version: str
    folding: str
    public: bytes
    salt: bytes
    root: bytes

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {
            "format": _FORMAT, "list": self.list, "version": self.version, "folding": self.folding,
            "public": self.public.hex(), "salt": self.salt.hex(), "root": self.root.hex(),
        }  # fmt: skip

    @classmethod
    def from_json(cls, value: Any) -> Commitment:
        """Read plain values.

        Raises
        ------
        LedgerError
            When they are no commitment.
        """
        found = None
        try:
            list, version, folding = (str(value[name]) for name in ("list", "version", "folding"))
            public, salt, root = (bytes.fromhex(value[name]) for name in ("public", "salt", "root"))
            found = cls(list, version, folding, public, salt, root)
        except (KeyError, TypeError, ValueError):
            pass
        if found is None or found.to_json() != value or {len(public), len(salt), len(root)} != {LENGTH}:
            raise LedgerError(
                "this is no commitment to a list", "ask its holder for the file that `prove commit` wrote"
            )
        return found

    def digest(self) -> str:
        """SHA-256 of the canonical JSON: what goes into the ledger, in hexadecimal."""
        return sha256(canonical_json(self.to_json())).hexdigest()


@dataclass(frozen=True, slots=True)
class Opener:
    """What the holder keeps to prove from: the secret and the numbers of the forms. No name is in it, but whoever has it
    can try names.
    """

    secret: bytes = field(repr=False)
    commitment: Commitment
    numbers: tuple[bytes, ...] = field(repr=False)

    def tree(self) -> PrefixTree:
        """The tree over the numbers.

        Raises
        ------
        LedgerError
            When it does not have the root that was committed to.
        """
        found = PrefixTree(self.numbers, self.commitment.salt)
        if found.root != self.commitment.root or public_key(self.secret) != self.commitment.public:
            raise LedgerError(
                "the file to prove from does not fit its commitment", "use the file as `prove commit` wrote it"
            )
        return found


def text_of(commitment: Commitment, form: str, text: str) -> bytes:
    """What is hashed for a form: with the list and the version, so that no proof passes for another's."""
    return canonical_json([commitment.list, commitment.version, commitment.folding, form, text])


def commit_list(
    people: PersonList,
    *,
    hide_size: bool = True,
    draw: Callable[[int], bytes] = secrets.token_bytes,
    progress: Callable[[str], None] | None = None,
) -> Opener:
    """Bind a version of a list.

    Parameters
    ----------
    people : PersonList
        Its ``id`` and ``version`` become public with the commitment.
    hide_size : bool
        Fill up to a power of two of at least 64 numbers, so that proofs tell the size of the list only so far.
    draw : callable
        Random bytes.
    progress : callable, optional
        Told in words what is being done.

    Raises
    ------
    UsageError
        When the list is empty.
    """
    if not people.rows:
        raise UsageError("the list has no rows", "a list needs a row of headings and rows of people")
    secret, salt = draw(32), draw(32)
    bare = Commitment(people.id, people.version, folding_mark(), public_key(secret), salt, bytes(32))
    forms = {item for row in fold_rows(people.rows) for item in forms_of_person(row).items()}
    if progress:
        progress(f"binding {len(people):,} rows")
    numbers = {index_of(secret, text_of(bare, form, text)) for form, text in forms}
    size = max(_LEAST, 1 << (len(numbers) - 1).bit_length()) if hide_size else len(numbers)
    while len(numbers) < size:
        numbers.add(draw(LENGTH))
    ordered = tuple(sorted(numbers))
    root = PrefixTree(ordered, salt).root
    return Opener(secret, Commitment(bare.list, bare.version, bare.folding, bare.public, salt, root), ordered)


def write_opener(opener: Opener, folder: Path, name: str) -> tuple[Path, Path]:
    """Write ``<name>.commitment.json`` (public) and ``<name>.opener.json`` (stays with the holder, mode 0600).

    Raises
    ------
    UsageError
        When one of the files exists: an opener that is lost cannot be made again.
    """
    public, own = folder / f"{name}.commitment.json", folder / f"{name}.opener.json"
    for path in (public, own):
        if path.exists():
            raise UsageError(f"{path} exists already", "choose another folder; an opener is never overwritten")
    value = {
        "format": _OPENER, "secret": opener.secret.hex(), "commitment": opener.commitment.to_json(),
        "numbers": [number.hex() for number in opener.numbers],
    }  # fmt: skip
    write_atomic(own, json.dumps(value) + "\n", mode=0o600)
    write_atomic(public, canonical_json(opener.commitment.to_json()) + b"\n")
    return public, own


def read_opener(path: Path) -> Opener:
    """Read the file to prove from.

    Raises
    ------
    LedgerError
        When it is none.
    """
    try:
        value = json.loads(path.read_bytes())
        if value["format"] == _OPENER:
            numbers = tuple(bytes.fromhex(number) for number in value["numbers"])
            return Opener(bytes.fromhex(value["secret"]), Commitment.from_json(value["commitment"]), numbers)
    except OSError as fault:
        raise LedgerError(f"{path} cannot be read: {fault.strerror}") from None
    except (KeyError, TypeError, ValueError, RecursionError):
        pass
    raise LedgerError(
        f"{path.name} is not a file to prove from", "give the file NAME.opener.json that `prove commit` wrote"
    )

"""What the barcodes of a sheet say: which manifest, and which of its people, by id and without a name."""

from __future__ import annotations

from goodoffices.diagnose import UsageError
from goodoffices.exchange.manifest import Manifest

__all__ = ["code_of_manifest", "code_of_person", "person_of_code"]

_HEAD = "GO1/"


def code_of_manifest(manifest: Manifest) -> str:
    """The whole fingerprint of this version."""
    return f"{_HEAD}{manifest.sha256}"


def code_of_person(manifest: Manifest, id: str) -> str:
    """The first twelve digits of the fingerprint, and the id."""
    return f"{_HEAD}{manifest.sha256[:12]}/{id}"


def person_of_code(manifest: Manifest, text: str) -> str:
    """The id that was scanned, or typed as it is.

    Raises
    ------
    UsageError
        Where the code is of another manifest, or of another version of it.

    Examples
    --------
    >>> from goodoffices.exchange import Manifest, code_of_person, person_of_code
    >>> manifest = Manifest("june", "first", "", 1, "", (), (("n1", "norda"),))
    >>> person_of_code(manifest, code_of_person(manifest, "n1")), person_of_code(manifest, " n1 ")
    ('n1', 'n1')
    """
    scanned = text.strip()
    if not scanned.startswith(_HEAD):
        return scanned
    digest, slash, id = scanned.removeprefix(_HEAD).partition("/")
    if not manifest.sha256.startswith(digest) or len(digest) < 12:
        raise UsageError("this code is of another manifest or version", "scan the sheet of this version")
    if not slash:
        raise UsageError("this is the code of the manifest itself", "scan the code of a person")
    return id

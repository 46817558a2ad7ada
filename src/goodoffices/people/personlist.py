"""A list of people: one version of one side's list."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from operator import attrgetter

from goodoffices.people.record import FIELDS, PersonRecord

__all__ = ["PersonList"]

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class PersonList:
    """A version of a list.

    Parameters
    ----------
    id : str
        Which list (``side-a``).
    version : str
        Which version of it; by default the fingerprint of its rows.
    rows : tuple of PersonRecord
        In the order of the file.

    Examples
    --------
    >>> PersonList("a", rows=(PersonRecord("1", surname="Koval"),)).version
    '183d4fef'
    """

    id: str
    rows: tuple[PersonRecord, ...] = field(default=(), repr=False)
    version: str = ""

    def __post_init__(self) -> None:
        if not self.version:
            object.__setattr__(self, "version", self.fingerprint()[:8])

    def __len__(self) -> int:
        return len(self.rows)

    def fingerprint(self) -> str:
        """SHA-256 of the fields of all rows, in hexadecimal; the place in the file does not count."""
        digest = hashlib.sha256()
        fields = attrgetter(*FIELDS)
        for start in range(0, len(self.rows), _AT_ONCE):
            rows = map("\x1f".join, map(fields, self.rows[start : start + _AT_ONCE]))
            digest.update(("\x1e".join(rows) + "\x1e").encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

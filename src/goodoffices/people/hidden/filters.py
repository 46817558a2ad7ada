"""Fuzzy mode: each row as one filter of bits, so that rows that are nearly the same have nearly the same bits.

The pairs of letters of the surname, the given name, the patronymic and the parts of the birth date each set a few bits,
chosen by a keyed hash. How alike two rows are is the Dice coefficient of their filters, ``2 |a & b| / (|a| + |b|)``.

A filter says more than a tag to somebody who has no key: rows that share a common given name share its bits. Three
hardenings: positions drawn at random for each letter pair instead of by double hashing (always); all fields in one filter
(always); and, by choice, folding the filter in half by exclusive or, or salting every letter pair with the year of birth.

References
----------
Schnell, Bachteler, Reiher (2009), Privacy-preserving record linkage using Bloom filters, BMC Medical Informatics and
Decision Making 9:41. Schnell, Bachteler, Reiher (2011), A novel error-tolerant anonymous linking code (one filter a row).
Niedermeyer, Steinmetzer, Kroll, Schnell (2014), Cryptanalysis of basic Bloom filters used for privacy preserving record
linkage, Journal of Privacy and Confidentiality 6(2) (random positions, salting). Schnell and Borgs (2016), XOR-folding for
Bloom filter-based encryptions for privacy-preserving record linkage.
"""

from __future__ import annotations

import hmac
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.hidden.folding import Folded

__all__ = ["BITS", "LETTERS", "features_of", "filter_of", "fold_in_half", "places_of"]

BITS = 1024
"""Length of a filter before folding."""
LETTERS, _NAME, _YEAR, _DAY, _MONTH = 6, 22, 10, 10, 6


def features_of(row: Folded) -> list[tuple[str, int]]:
    """What sets bits, and how many each sets."""
    surname = f"_{row.surname}_" if row.surname else ""
    found = [(f"s {surname[n : n + 2]}", LETTERS) for n in range(len(surname) - 1)]
    if row.given:
        found.append((f"g {row.given}", _NAME))
    elif row.initial:
        found.append((f"i {row.initial}", _NAME // 2))
    if row.father:
        found.append((f"f {row.father}", _NAME))
    if row.year:
        found.append((f"y {row.year}", _YEAR))
    if row.month:
        low, high = sorted((row.month, row.day))
        found += [(f"d {low} {high}", _DAY), (f"m {low}", _MONTH), (f"m {high}", _MONTH)]
    return found


@lru_cache(maxsize=1 << 16)
def places_of(key: bytes, feature: str, count: int) -> tuple[int, ...]:
    drawn = b"".join(hmac.digest(key, f"{n}\x1f{feature}".encode(), "sha256") for n in range((count * 2 + 31) // 32))
    return tuple(int.from_bytes(drawn[2 * n : 2 * n + 2]) % BITS for n in range(count))


def filter_of(row: Folded, key: bytes, *, folded: bool = False, salted: bool = False) -> bytes:
    """The filter of a row: 128 bytes, or 64 when it is folded.

    Parameters
    ----------
    key : bytes
        Of the round and mode, 32 bytes.
    folded : bool
        The two halves joined by exclusive or.
    salted : bool
        Every feature hashed together with the year of birth. Rows of which one has no year, or a wrong one, do not meet.

    Examples
    --------
    >>> len(filter_of(Folded("1", surname="koval"), bytes(32))), len(filter_of(Folded("1"), bytes(32), folded=True))
    (128, 64)
    """
    bits = np.zeros(BITS, dtype=np.uint8)
    salt = f"{row.year} " if salted else ""
    for feature, count in features_of(row):
        bits[list(places_of(key, salt + feature, count))] = 1
    return np.packbits(fold_in_half(bits) if folded else bits).tobytes()


def fold_in_half(bits: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The exclusive or of the two halves."""
    half = len(bits) // 2
    return bits[:half] ^ bits[half:]

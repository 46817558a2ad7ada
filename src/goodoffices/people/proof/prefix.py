"""A tree in which every number has one place, so that its root answers for each number once: there, or not there.

The bits of a number lead from the root to the left or to the right until no other number shares the way. There the way ends:
in the number itself, in another number that shares the way so far, or in nothing. In a sorted list with two neighbours as
proof of absence, whoever made the list could leave it unsorted and prove both; here he would need two inputs with one hash.

Hashes, with a salt of the version in each leaf::

    number   H(0x00 || salt || length of the way || number)
    branch   H(0x01 || left || right)                             H = SHA-256
    nothing  H(0x02 || salt || length of the way || the way)

References
----------
Melara, Blankstein, Bonneau, Felten, Freedman (2015), CONIKS: bringing key transparency to end users, USENIX Security.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from goodoffices.ledger import hash_node

__all__ = ["LENGTH", "PrefixTree", "Way", "check_way"]

LENGTH = 32
"""Bytes of a number."""
_BITS = 8 * LENGTH


@dataclass(frozen=True, slots=True)
class Way:
    """The way of a number, as a proof.

    Parameters
    ----------
    siblings : tuple of bytes
        Hashes beside the way, from the root down; at most 256.
    end : bytes
        The number at which the way ends, or nothing.
    """

    siblings: tuple[bytes, ...]
    end: bytes


def _bit(number: bytes, place: int) -> int:
    return number[place >> 3] >> (7 - (place & 7)) & 1


def _prefix(number: bytes, depth: int) -> bytes:
    """The first ``depth`` bits, the rest zeros."""
    whole = int.from_bytes(number)
    return (whole >> (_BITS - depth) << (_BITS - depth)).to_bytes(LENGTH)


def _leaf(salt: bytes, depth: int, number: bytes) -> bytes:
    return sha256(b"\x00" + salt + depth.to_bytes(2) + number).digest()


def _nothing(salt: bytes, depth: int, number: bytes) -> bytes:
    return sha256(b"\x02" + salt + depth.to_bytes(2) + _prefix(number, depth)).digest()


class PrefixTree:
    """The tree over a set of numbers.

    Parameters
    ----------
    numbers : iterable of bytes
        32 bytes each; in any order, repeats count once.
    salt : bytes
        Of the version, 32 bytes.

    Examples
    --------
    >>> salt, numbers = bytes(32), [bytes([n] * 32) for n in (1, 2, 200)]
    >>> tree = PrefixTree(numbers, salt)
    >>> [check_way(tree.root, salt, bytes([n] * 32), tree.way(bytes([n] * 32))) for n in (2, 3)]
    [True, False]
    """

    __slots__ = ("_hashes", "_numbers", "_salt", "root")

    def __init__(self, numbers: Iterable[bytes], salt: bytes) -> None:
        self._numbers = sorted(set(numbers))
        if any(len(number) != LENGTH for number in self._numbers) or len(salt) != LENGTH:
            raise ValueError("numbers and salt are 32 bytes long")
        self._salt = salt
        self._hashes: dict[tuple[int, int, int], bytes] = {}
        self.root = self._hash(0, len(self._numbers), 0, bytes(LENGTH))

    def __len__(self) -> int:
        return len(self._numbers)

    def _divide(self, low: int, high: int, depth: int) -> int:
        """Where the numbers whose next bit is one begin."""
        first = int.from_bytes(_prefix(self._numbers[low], depth)) | 1 << (_BITS - 1 - depth)
        return bisect_left(self._numbers, first.to_bytes(LENGTH), low, high)

    def _hash(self, low: int, high: int, depth: int, way: bytes) -> bytes:
        """Of the numbers from ``low`` to ``high``, which share the first ``depth`` bits of ``way``."""
        if high == low:
            return _nothing(self._salt, depth, way)
        if high - low == 1:
            return _leaf(self._salt, depth, self._numbers[low])
        known = self._hashes.get((low, high, depth))
        if known is None:
            middle = self._divide(low, high, depth)
            other = (int.from_bytes(_prefix(self._numbers[low], depth)) | 1 << (_BITS - 1 - depth)).to_bytes(LENGTH)
            zero = _prefix(self._numbers[low], depth)
            known = hash_node(self._hash(low, middle, depth + 1, zero), self._hash(middle, high, depth + 1, other))
            self._hashes[low, high, depth] = known
        return known

    def way(self, number: bytes) -> Way:
        """The way of a number, whether it is there or not."""
        low, high, depth, siblings = 0, len(self._numbers), 0, []
        while high - low > 1:
            middle = self._divide(low, high, depth)
            bit = _bit(number, depth)
            zero = _prefix(self._numbers[low], depth)
            one = (int.from_bytes(zero) | 1 << (_BITS - 1 - depth)).to_bytes(LENGTH)
            if bit:
                siblings.append(self._hash(low, middle, depth + 1, zero))
                low = middle
            else:
                siblings.append(self._hash(middle, high, depth + 1, one))
                high = middle
            depth += 1
        return Way(tuple(siblings), self._numbers[low] if high > low else b"")


def check_way(root: bytes, salt: bytes, number: bytes, way: Way) -> bool | None:
    """Whether the number is there (True) or not (False); None where the way does not hold."""
    depth = len(way.siblings)
    if depth > _BITS or any(len(hash) != LENGTH for hash in way.siblings) or len(number) != LENGTH:
        return None
    if way.end and (len(way.end) != LENGTH or _prefix(way.end, depth) != _prefix(number, depth)):
        return None
    here = _leaf(salt, depth, way.end) if way.end else _nothing(salt, depth, number)
    for place in range(depth - 1, -1, -1):
        sibling = way.siblings[place]
        here = hash_node(sibling, here) if _bit(number, place) else hash_node(here, sibling)
    if here != root:
        return None
    return way.end == number

"""The distance between many pairs of short words at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["FAR", "Spellings"]

LONGEST = 20
FAR = 3
"""What is said of pairs that are more than two slips apart."""

_CHUNK = 1 << 14
_BITS = np.array([bin(n).count("1") for n in range(1 << 16)], dtype=np.uint8)


class Spellings:
    """Words laid out as an array of bytes, to be compared by their places.

    Parameters
    ----------
    words : sequence of str
        Of Latin letters, digits or both; only the first twenty letters count.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)
        # "?" stands for letters outside ASCII, which only service numbers may have; longer words are cut.
        raw = np.array([word.encode("ascii", "replace") for word in words] or [b""], dtype=f"S{LONGEST}")
        self.codes = np.ascontiguousarray(raw).view(np.uint8).reshape(len(raw), LONGEST)
        self.length = (self.codes > 0).sum(axis=1).astype(np.int64)
        self.mask = np.zeros(len(raw), dtype=np.uint32)
        for column in self.codes.T:
            self.mask |= np.where(column > 0, np.uint32(1) << (column % np.uint8(32)).astype(np.uint32), np.uint32(0))

    def distance(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int8]:
        """Slips between words, by their places; ``FAR`` where there are more than two.

        The optimal string alignment of :func:`goodoffices.names.edit_distance`.
        """
        found = np.full(len(left), FAR, dtype=np.int8)
        apart = self.mask[left] ^ self.mask[right]
        letters = _BITS[apart & 0xFFFF] + _BITS[apart >> 16]
        near = np.flatnonzero((np.abs(self.length[left] - self.length[right]) <= 2) & (letters <= 4))
        for start in range(0, len(near), _CHUNK):
            part = near[start : start + _CHUNK]
            found[part] = self._align(left[part], right[part])
        return found

    def _align(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int8]:
        a, b = np.ascontiguousarray(self.codes[left].T), np.ascontiguousarray(self.codes[right].T)
        rows, columns = int(self.length[left].max()), int(self.length[right].max())
        ends_a, ends_b = self.length[left], self.length[right]
        result = np.where(ends_a == 0, ends_b, FAR).clip(0, FAR).astype(np.int8)
        here = np.arange(len(left))
        last = np.repeat(np.arange(columns + 1, dtype=np.int8)[:, None], len(left), axis=1)
        before = last
        for i in range(1, rows + 1):
            row = np.full_like(last, LONGEST)
            row[0] = i
            # More than two places off the diagonal there are more than two slips.
            for j in range(max(1, i - 3), min(columns, i + 3) + 1):
                best = np.minimum(last[j], row[j - 1]) + np.int8(1)
                best = np.minimum(best, last[j - 1] + (a[i - 1] != b[j - 1]))
                if i > 1 and j > 1:
                    turned = (a[i - 1] == b[j - 2]) & (a[i - 2] == b[j - 1])
                    best = np.where(turned, np.minimum(best, before[j - 2] + np.int8(1)), best)
                row[j] = best
            done = ends_a == i
            if done.any():
                result[done] = np.minimum(row[ends_b[done], here[done]], FAR)
            before, last = last, row
        return result

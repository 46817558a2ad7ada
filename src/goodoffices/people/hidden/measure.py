"""What a prepared list shows to whoever holds it and has no key."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from goodoffices.people.hidden.prepared import Prepared
from goodoffices.people.hidden.tags import SLOTS, TAG

__all__ = ["Leak", "measure"]


@dataclass(frozen=True, slots=True)
class Leak:
    """What can be seen.

    Parameters
    ----------
    rows : int
        How many people are on the list: never hidden.
    repeats : tuple of (str, int, int)
        For each kind of tag: rows that share their tag with another row, and the size of the largest such group. In fuzzy
        modes one line: rows whose whole filter is that of another row. What is repeated is what frequencies of names can
        be tried on.
    bits : tuple of (float, float)
        Fuzzy modes: share of rows in which the least and the most frequent bit is set. The further they are apart, the more a
        filter shows of common names. ``(0, 0)`` in exact mode.
    """

    rows: int
    repeats: tuple[tuple[str, int, int], ...]
    bits: tuple[float, float] = (0.0, 0.0)


def measure(prepared: Prepared) -> Leak:
    """What a prepared list shows without the key.

    Examples
    --------
    >>> from goodoffices.people import PersonList, PersonRecord
    >>> from goodoffices.people.hidden.preparing import prepare
    >>> people = PersonList("a", tuple(PersonRecord(str(n), surname="Koval", given="Ivan", born=f"19{n}-01-02") for n in (70, 71)))
    >>> [line for line in measure(prepare(people, bytes(32), round="r")[0]).repeats if line[1]]
    [('surname given, dated', 2, 2)]
    """
    made = [row for _, row in prepared.rows]
    if prepared.mode != "exact":
        bits = np.unpackbits(np.frombuffer(b"".join(made), dtype=np.uint8).reshape(len(made), -1), axis=1)
        share = bits.mean(axis=0)
        return Leak(
            len(made), (("whole row", *_groups([[row] for row in made])),), (float(share.min()), float(share.max()))
        )
    found, at = [], 0
    for kind, width in SLOTS.items():
        tags = [[row[at + n * TAG : at + (n + 1) * TAG] for n in range(width)] for row in made]
        found.append((kind, *_groups(tags)))
        at += width * TAG
    return Leak(len(made), tuple(found))


def _groups(tags: list[list[bytes]]) -> tuple[int, int]:
    """Rows that share a tag with another row, and the largest number of rows that share one."""
    count = Counter(tag for row in tags for tag in row)
    return sum(any(count[tag] > 1 for tag in row) for row in tags), max(n for _, n in count.most_common(1))

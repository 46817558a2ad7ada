"""Which pairs are worth comparing: those that share one of several keys.

Two records that share none of the keys are taken to be different people. The keys are chosen so that a true pair with
any one or two faults (a slip in the surname, a wrong year, no date, no patronymic) still shares another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goodoffices.names import coarse
from goodoffices.people.columns import Columns

__all__ = ["Candidates", "KeyCount", "count_pairs", "find_candidates", "keys_of"]

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class KeyCount:
    """How many pairs a key brings.

    Parameters
    ----------
    key : str
        What the records must share.
    pairs : int
        Pairs that share it.
    left_out : int
        Pairs of those that are in groups too large for the budget, and are not compared for this key.
    """

    key: str
    pairs: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to be compared: places in the columns, ``left`` of A and ``right`` of B (or both of one list)."""

    left: Ints
    right: Ints
    counts: tuple[KeyCount, ...]

    def __len__(self) -> int:
        return len(self.left)


def _joined(*columns: Ints) -> Ints:
    """One number for several; -1 where one of them is missing."""
    missing = np.zeros(len(columns[0]), dtype=bool)
    mixed = np.zeros(len(columns[0]), dtype=np.uint64)
    for column in columns:
        missing |= column < 0
        # A multiplicative hash; what falls together by chance is told apart when the pair is compared.
        mixed = (mixed ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.where(missing, np.int64(-1), (mixed >> np.uint64(1)).astype(np.int64))


def _ids(texts: Sequence[str], places: Ints) -> Ints:
    known: dict[str, int] = {}
    table = np.array([known.setdefault(text, len(known)) for text in texts] or [0], dtype=np.int64)
    return np.where(places < 0, -1, table[places])


def keys_of(columns: Columns) -> dict[str, tuple[Ints, Ints]]:
    """For each key, its value for each record as the left and as the right one of a pair."""
    beginning = _ids([sound[:4] for sound in columns.sounds.words], columns.surname)
    end = _ids([sound[-4:] for sound in columns.sounds.words], columns.surname)
    first = _ids([sound[:2] for sound in columns.sounds.words], columns.surname)
    last = _ids([sound[-3:] for sound in columns.sounds.words], columns.surname)
    consonants = _ids([coarse(sound) for sound in columns.sounds.words], columns.surname)
    month_day, turned = _parts_of_day(columns.day)
    shared = {
        "birth date and given name": _joined(columns.day, columns.given),
        "birth date and patronymic": _joined(columns.day, columns.father),
        "birth date and first letters of the surname": _joined(columns.day, first),
        "birth date and last letters of the surname": _joined(columns.day, last),
        "birth date and place or unit": _joined(columns.day, np.where(columns.unit >= 0, columns.unit, columns.place)),
        "service number": _joined(columns.number),
        "surname and given name": _joined(columns.surname, columns.given),
        "surname and patronymic": _joined(columns.surname, columns.father),
        "surname and birth year": _joined(columns.surname, columns.year),
        "given name, patronymic and birth year": _joined(columns.given, columns.father, columns.year),
        "given name, patronymic and day of birth": _joined(columns.given, columns.father, month_day),
        "beginning of the surname, given name and patronymic": _joined(beginning, columns.given, columns.father),
        "end of the surname, given name and patronymic": _joined(end, columns.given, columns.father),
        "consonants of the surname and given name": _joined(consonants, columns.given),
        "beginning of the surname, given name and birth year": _joined(beginning, columns.given, columns.year),
        "given name and day of capture": _joined(columns.given, columns.captured),
        "surname and initial": _initials(columns),
    }
    found = {name: (values, values) for name, values in shared.items()}
    for name, other in (("given name", columns.given), ("first letters of the surname", first)):
        found[f"swapped birth date and {name}"] = _joined(columns.day, other), _joined(turned, other)
    return found


def _initials(columns: Columns) -> Ints:
    return np.where(columns.given < 0, _joined(columns.surname), -1)


def _parts_of_day(day: Ints) -> tuple[Ints, Ints]:
    """Month and day as one number, and the date with the two swapped; -1 where there is none."""
    known = day >= 0
    dates = (np.where(known, day, 1) - 719163).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    years = dates.astype("datetime64[Y]")
    d = (dates - months).astype(np.int64) + 1
    m = (months - years).astype(np.int64) + 1
    turned = (years + np.timedelta64(0, "M")).astype("datetime64[M]") + (d - 1).astype("timedelta64[M]")
    other = turned.astype("datetime64[D]") + (m - 1).astype("timedelta64[D]")
    possible = known & (d <= 12) & (d != m)
    return np.where(known, m * 100 + d, -1), np.where(possible, other.astype(np.int64) + 719163, -1)


@dataclass(frozen=True, slots=True)
class _Groups:
    """Records that share a key, as stretches of an order: those of the right that go with each of the left."""

    left: Ints
    order: Ints
    start: Ints
    count: Ints

    def expand(self, largest: int) -> tuple[Ints, Ints, int]:
        """The pairs, without groups in which one record has more than ``largest`` partners."""
        kept = self.count <= largest
        count = self.count[kept]
        total = int(count.sum())
        left = np.repeat(self.left[kept], count)
        begins = np.repeat(self.start[kept] - np.concatenate(([0], np.cumsum(count)[:-1])), count)
        return left, self.order[begins + np.arange(total)], int(self.count.sum()) - total


def _groups(values: tuple[Ints, Ints], left: Ints, right: Ints) -> _Groups:
    a, b = values[0][left], values[1][right]
    left, right, a, b = left[a >= 0], right[b >= 0], a[a >= 0], b[b >= 0]
    order = np.argsort(b, kind="stable")
    ordered = b[order]
    start = np.searchsorted(ordered, a, "left")
    count = np.searchsorted(ordered, a, "right") - start
    some = count > 0
    return _Groups(left[some], right[order], start[some], count[some])


def count_pairs(columns: Columns, left: Ints, right: Ints) -> tuple[KeyCount, ...]:
    """How many pairs each key would bring, without making them."""
    return tuple(
        KeyCount(name, int(_groups(values, left, right).count.sum())) for name, values in keys_of(columns).items()
    )


def find_candidates(columns: Columns, left: Ints, right: Ints, budget: int) -> Candidates:
    """The pairs of ``left`` and ``right`` that share a key, each once.

    Parameters
    ----------
    left, right : ndarray of int
        Places in the columns; the same for both means pairs within one list.
    budget : int
        About how many pairs may be compared. Each key gets a share; the largest groups of a key (a name that everybody
        has) are left out first, and said.
    """
    keys = keys_of(columns)
    share = max(budget // 4, 1)
    within = left is right
    codes, counts = [], []
    size = len(columns.surname)
    for name, values in keys.items():
        groups = _groups(values, left, right)
        i, j, out = groups.expand(_largest(groups.count, share))
        if within:
            i, j = np.minimum(i, j), np.maximum(i, j)
            i, j = i[i < j], j[i < j]
        counts.append(KeyCount(name, len(i) + out, out))
        codes.append(_sorted_once(i * size + j))
    code = _sorted_once(np.concatenate(codes))
    if len(code) > budget:
        code = _most_shared(codes, budget)
    return Candidates(code // size, code % size, tuple(counts))


def _largest(count: Ints, share: int) -> int:
    """The largest number of partners a record may have so that the key stays within its share."""
    if int(count.sum()) <= share:
        return int(count.max(initial=0))
    ordered = np.sort(count)
    first_too_many = ordered[int(np.searchsorted(np.cumsum(ordered), share, "right"))]
    # All records with so many partners are left out together, not some of them.
    fewer = int(np.searchsorted(ordered, first_too_many, "left"))
    return int(ordered[fewer - 1]) if fewer else 0


def _sorted_once(code: Ints) -> Ints:
    """In order, each once; sorting is many times quicker here than the hashing of ``numpy.unique``."""
    code = np.sort(code)
    return code[np.append(True, code[1:] != code[:-1])] if len(code) else code


def _most_shared(codes: list[Ints], budget: int) -> Ints:
    """Where there are still too many, those that share most keys."""
    code, times = np.unique(np.concatenate(codes), return_counts=True)
    best = np.argsort(-times, kind="stable")[:budget]
    return np.sort(code[best])

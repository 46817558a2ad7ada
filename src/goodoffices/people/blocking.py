"""Which pairs are worth comparing: those that share one of several keys.

Two records that share none of the keys are taken to be different people. The keys are chosen so that a true pair with
any one or two faults (a slip in the surname, a wrong year, no date, no patronymic) still shares another. The pairs are
never all in memory at once: they are made for some records of the left at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.columns import Columns

__all__ = ["Blocks", "Group", "KeyCount", "block", "count_pairs", "keys_of"]

Ints = NDArray[Any]

_CHUNK = 1 << 19


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
class Group:
    """Records that share a key, as stretches of an order: those of the right that go with each of the left.

    Parameters
    ----------
    left : ndarray of int
        Places of the records of the left that have partners, rising.
    order : ndarray of int
        Places of the records of the right, by the value of their key.
    start, count : ndarray of int
        For each of ``left``, where its partners begin in ``order``, and how many there are.
    partners : ndarray of int
        For each of ``left`` how many records share its key; more than ``count`` within one list, where a pair is counted
        once.
    """

    left: Ints
    order: Ints
    start: Ints
    count: Ints
    partners: Ints

    def kept(self, largest: int) -> Group:
        """Without records that have more than ``largest`` partners."""
        some = (self.partners <= largest) & (self.count > 0)
        return Group(self.left[some], self.order, self.start[some], self.count[some], self.partners[some])

    def between(self, first: int, last: int) -> tuple[Ints, Ints]:
        """The pairs of the records of the left from place ``first`` up to, not with, ``last``."""
        begin, end = np.searchsorted(self.left, (first, last))
        count = self.count[begin:end]
        ends = np.cumsum(count, dtype=np.int64)
        begins = np.repeat(self.start[begin:end] - ends + count, count)
        return np.repeat(self.left[begin:end], count), self.order[begins + np.arange(len(begins))]


@dataclass(frozen=True, slots=True)
class Blocks:
    """All the pairs that are to be compared, not yet made.

    Parameters
    ----------
    left, right : ndarray of int
        Places in the columns, rising.
    within : bool
        Whether both sides are one list.
    counts : tuple of KeyCount
    groups : tuple of Group
        For each key, without the groups that are too large.
    """

    left: Ints = field(repr=False)
    right: Ints = field(repr=False)
    within: bool
    counts: tuple[KeyCount, ...]
    groups: tuple[Group, ...] = field(repr=False)

    @property
    def kept(self) -> int:
        """Pairs that share a key, counted for each that they share; those left out are not counted."""
        return sum(count.pairs - count.left_out for count in self.counts)

    def chunks(self) -> list[tuple[int, int]]:
        """Stretches of the left, from place and up to place, that bring about half a million pairs each."""
        if not len(self.left) or not len(self.right):
            return []
        first, last = int(self.left[0]), int(self.left[-1]) + 1
        pairs = np.zeros(last - first)
        for group in self.groups:
            pairs[group.left - first] += group.count
        number = (np.cumsum(pairs) // _CHUNK).astype(np.int64)
        cuts = np.flatnonzero(np.diff(number)) + 1 + first
        return list(zip([first, *cuts.tolist()], [*cuts.tolist(), last], strict=True))

    def pairs(self, first: int, last: int) -> tuple[Ints, Ints]:
        """The pairs of a stretch of the left, each once, in order."""
        codes = []
        size = int(self.right[-1]) + 1
        for group in self.groups:
            left, right = group.between(first, last)
            if self.within:
                left, right = left[left < right], right[left < right]
            codes.append((left.astype(np.int64) - first) * size + right)
        code = _sorted_once(np.concatenate(codes))
        return code // size + first, code % size

    def some(self, wanted: int, seed: int) -> Ints:
        """Records of the left, drawn at random, that together bring about so many pairs; all where there are fewer."""
        # A pair shares about two keys.
        share = 2 * wanted / max(self.kept, 1)
        if share >= 1:
            return self.left
        draw = np.random.default_rng(seed)
        return self.left[np.flatnonzero(draw.random(len(self.left)) < share)]

    def of(self, chosen: Ints) -> Blocks:
        """The same for some records of the left only."""
        wanted = np.zeros(int(self.left[-1]) + 1 if len(self.left) else 1, dtype=bool)
        wanted[chosen] = True
        groups = []
        for group in self.groups:
            some = wanted[group.left]
            groups.append(
                Group(group.left[some], group.order, group.start[some], group.count[some], group.partners[some])
            )
        return Blocks(chosen, self.right, self.within, self.counts, tuple(groups))

    def keys(self, columns: Columns) -> Iterator[tuple[Ints, Ints, Ints, Ints]]:
        """For each key, the records of the left that have partners and their values, and those of the right."""
        for group, (_, a, b) in zip(self.groups, keys_of(columns), strict=True):
            other = self.right[b[self.right] >= 0]
            yield group.left, a[group.left], other, b[other]


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
    table = np.array([known.setdefault(text, len(known)) for text in texts] or [0], dtype=np.int32)
    return np.where(places < 0, -1, table[places])


def keys_of(columns: Columns) -> Iterator[tuple[str, Ints, Ints]]:
    """Each key, with its value for each record as the left and as the right one of a pair; -1 where it has none."""
    beginning = _ids([sound[:4] for sound in columns.sounds.words], columns.surname)
    end = _ids([sound[-4:] for sound in columns.sounds.words], columns.surname)
    first = _ids([sound[:2] for sound in columns.sounds.words], columns.surname)
    last = _ids([sound[-3:] for sound in columns.sounds.words], columns.surname)
    consonants = np.where(columns.surname < 0, -1, columns.consonants[columns.surname])
    turned = _turned(columns)
    place = np.where(columns.unit >= 0, columns.unit, columns.place)
    shared: dict[str, tuple[Ints, ...]] = {
        "birth date and given name": (columns.day, columns.given),
        "birth date and patronymic": (columns.day, columns.father),
        "birth date and first letters of the surname": (columns.day, first),
        "birth date and last letters of the surname": (columns.day, last),
        "birth date and place or unit": (columns.day, place),
        "service number": (columns.number,),
        "surname and given name": (columns.surname, columns.given),
        "surname and patronymic": (columns.surname, columns.father),
        "surname and birth year": (columns.surname, columns.year),
        "given name, patronymic and birth year": (columns.given, columns.father, columns.year),
        "given name, patronymic and day of birth": (columns.given, columns.father, columns.month_day),
        "beginning of the surname, given name and patronymic": (beginning, columns.given, columns.father),
        "end of the surname, given name and patronymic": (end, columns.given, columns.father),
        "consonants of the surname and given name": (consonants, columns.given),
        "beginning of the surname, given name and birth year": (beginning, columns.given, columns.year),
        "given name and day of capture": (columns.given, columns.captured),
        "surname and initial": (np.where(columns.given < 0, columns.surname, -1),),
    }
    for name, parts in shared.items():
        values = _joined(*parts)
        yield name, values, values
    for name, other in (("given name", columns.given), ("first letters of the surname", first)):
        yield f"swapped birth date and {name}", _joined(columns.day, other), _joined(turned, other)


def _turned(columns: Columns) -> Ints:
    """The birth date with day and month swapped; -1 where that is no date, or the same."""
    month, day = columns.month_day // 100, columns.month_day % 100
    possible = (columns.day >= 0) & (day <= 12) & (day != month)
    years = (np.where(possible, columns.year, 1970) - 1970).astype("datetime64[Y]")
    months = years.astype("datetime64[M]") + (np.where(possible, day, 1) - 1).astype("timedelta64[M]")
    other = months.astype("datetime64[D]") + (np.where(possible, month, 1) - 1).astype("timedelta64[D]")
    return np.where(possible, other.astype(np.int64) + 719163, -1)


def _group(a: Ints, b: Ints, left: Ints, right: Ints) -> Group:
    """The records of the left and the right that share a value, -1 being none."""
    within = left is right and a is b
    a, b = a[left], b[right]
    # Within one list the order among equals is that of the places, so that the first of a pair is the smaller.
    order = np.argsort(b, kind="stable").astype(np.int32)
    ordered = b[order]
    # Sorted needles are found many times quicker: they walk through memory in one direction.
    own = order if within else np.argsort(a).astype(np.int32)
    needles = ordered if within else a[own]
    start = np.searchsorted(ordered, needles, "left").astype(np.int32)
    end = np.searchsorted(ordered, needles, "right").astype(np.int32)
    partners = end - start - int(within)
    if within:
        start = np.arange(1, len(own) + 1, dtype=np.int32)
    some = np.flatnonzero((needles >= 0) & (partners > 0))
    some = some[np.argsort(own[some])]
    places = own[some]
    return Group(
        left=left[places].astype(np.int32),
        order=right[order].astype(np.int32),
        start=start[some],
        count=(end - start)[some],
        partners=partners[some],
    )


def count_pairs(columns: Columns, left: Ints, right: Ints) -> tuple[KeyCount, ...]:
    """How many pairs each key would bring, without making them."""
    return tuple(
        KeyCount(name, int(_group(a, b, left, right).count.sum(dtype=np.int64))) for name, a, b in keys_of(columns)
    )


def block(columns: Columns, left: Ints, right: Ints, budget: int) -> Blocks:
    """The pairs of ``left`` and ``right`` that share a key.

    Parameters
    ----------
    left, right : ndarray of int
        Places in the columns, rising; the same for both means pairs within one list.
    budget : int
        How many pairs may be brought by all the keys together; a pair that shares several is counted for each, so that
        fewer are compared. Where there are more, no key may bring more than a share that is the same for all, and of
        a key that would, the largest groups (a name that everybody has) are left out whole, and said.
    """
    names, groups, pairs = [], [], []
    for name, a, b in keys_of(columns):
        group = _group(a, b, left, right)
        names.append(name)
        groups.append(group)
        # How many pairs there are of records with at most so many partners.
        pairs.append(np.cumsum(np.bincount(group.partners, weights=group.count, minlength=1)))
    share = _share(pairs, budget)
    largest = tuple(int(np.searchsorted(sums, share, "right")) - 1 for sums in pairs)
    counts = tuple(
        KeyCount(name, int(sums[-1]), int(sums[-1] - (sums[most] if most >= 0 else 0)))
        for name, sums, most in zip(names, pairs, largest, strict=True)
    )
    kept = tuple(group.kept(most) for group, most in zip(groups, largest, strict=True))
    return Blocks(left, right, left is right, counts, kept)


def _share(pairs: list[Ints], budget: int) -> int:
    """The largest number of pairs that each key may bring so that all together keep to the budget."""

    def total(share: int) -> float:
        places = [int(np.searchsorted(sums, share, "right")) - 1 for sums in pairs]
        return float(sum(sums[place] for sums, place in zip(pairs, places, strict=True) if place >= 0))

    low, high = 0, max(int(sums[-1]) for sums in pairs)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if total(middle) <= budget else (low, middle - 1)
    return low


def _sorted_once(code: Ints) -> Ints:
    """In order, each once; sorting is many times quicker here than the hashing of ``numpy.unique``."""
    code = np.sort(code)
    return code[np.append(True, code[1:] != code[:-1])] if len(code) else code

"""How well the fields of two records agree: a level for each field of each pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.names import same_initial
from goodoffices.people.columns import UNKNOWN, Columns
from goodoffices.people.slips import FAR

__all__ = [
    "LEVELS", "PATTERNS", "Levels", "compare_pairs", "initial_of_given", "other_father", "other_given", "other_number",
    "other_surname",
]  # fmt: skip

Ints = NDArray[Any]
Small = NDArray[np.int8]

LEVELS: dict[str, tuple[str, ...]] = {
    "surname": ("not given", "same", "nearly the same", "similar", "different"),
    "given": ("not given", "same", "nearly the same or a short form", "initial fits", "different"),
    "patronymic": ("not given", "same", "nearly the same", "initial fits", "different"),
    "born": (
        "not given", "same", "day and month swapped", "another day or month", "another year", "year agrees", "same year",
        "another year, no day", "different",
    ),
    "place": ("not given", "same", "different"),
    "unit": ("not given", "same", "different"),
    "number": ("not given", "same", "nearly the same", "different"),
    "captured": ("not given", "same", "within a week", "different"),
    "rank": ("not given", "same", "different"),
    "sex": ("not given", "same", "different"),
}  # fmt: skip
"""The levels of each field, in words; the first says that one of the two has nothing there."""

PATTERNS = int(np.prod([len(levels) for levels in LEVELS.values()]))
"""How many ways there are for two records to agree, over all fields."""


@dataclass(frozen=True, slots=True)
class Levels:
    """A level for each field of each pair, shape (n_pairs,) each."""

    fields: dict[str, Small]

    def __len__(self) -> int:
        return len(self.fields["surname"])

    def take(self, places: NDArray[np.int64] | NDArray[np.bool_]) -> Levels:
        """Some of the pairs."""
        return Levels({name: level[places] for name, level in self.fields.items()})

    def patterns(self) -> NDArray[np.int32]:
        """One number in [0, ``PATTERNS``) for the levels of all fields; the last field counts ones."""
        found = np.zeros(len(self), dtype=np.int32)
        for name, level in self.fields.items():
            found *= len(LEVELS[name])
            found += level
        return found

    @classmethod
    def of_patterns(cls, patterns: Ints) -> Levels:
        """The levels that such numbers stand for."""
        fields: dict[str, Small] = {}
        rest = patterns
        for name, words in reversed(LEVELS.items()):
            fields[name] = (rest % len(words)).astype(np.int8)
            rest = rest // len(words)
        return cls(dict(reversed(fields.items())))

    @classmethod
    def joined(cls, parts: list[Levels]) -> Levels:
        """The levels of several stretches of pairs, one after the other."""
        none = np.zeros(0, dtype=np.int8)
        return cls({name: np.concatenate([none, *(part.fields[name] for part in parts)]) for name in LEVELS})


def compare_pairs(columns: Columns, left: Ints, right: Ints) -> Levels:
    """Compare pairs of records field by field."""
    return Levels(
        {
            "surname": _surnames(columns, left, right),
            "given": _given(columns, left, right),
            "patronymic": _fathers(columns, left, right),
            "born": _born(columns, left, right),
            "place": _equal(columns.place, left, right),
            "unit": _equal(columns.unit, left, right),
            "number": _numbers(columns, left, right),
            "captured": _captured(columns.captured, left, right),
            "rank": _equal(columns.rank, left, right),
            "sex": _equal(columns.sex, left, right),
        }
    )


def _equal(values: Ints, left: Ints, right: Ints) -> Small:
    a, b = values[left], values[right]
    return np.where((a < 0) | (b < 0), 0, np.where(a == b, 1, 2)).astype(np.int8)


def _surnames(columns: Columns, left: Ints, right: Ints) -> Small:
    a, b = columns.surname[left], columns.surname[right]
    level = np.where((a < 0) | (b < 0), 0, np.where(a == b, 1, 4)).astype(np.int8)
    open_ = np.flatnonzero(level == 4)
    level[open_] = other_surname(columns, a[open_], b[open_])
    return level


def other_surname(columns: Columns, x: Ints, y: Ints) -> Small:
    """The level of two surnames that are not the same, by their ids."""
    words = columns.sounds
    slips = words.distance(x, y)
    shorter = np.minimum(words.length[x], words.length[y])
    alike = (columns.consonants[x] == columns.consonants[y]) & (shorter >= 5) & (slips < FAR)
    near = ((slips == 1) & (shorter >= 3)) | alike
    return np.where(near, 2, np.where((slips == 2) & (shorter >= 6), 3, 4)).astype(np.int8)


def _given(columns: Columns, left: Ints, right: Ints) -> Small:
    a, b = columns.given[left], columns.given[right]
    near = columns.near_given[left] | columns.near_given[right]
    level = np.where(a == b, np.where(near, 2, 1), 4).astype(np.int8)
    level[(a < 0) | (b < 0)] = 0
    # Two names that the table knows are told apart by it; a word that it does not know may be one of them misspelt.
    unsure = np.flatnonzero((level == 4) & ((a >= UNKNOWN) | (b >= UNKNOWN) | near))
    x, y = columns.given_sound[left[unsure]], columns.given_sound[right[unsure]]
    level[unsure] = other_given(columns, x, y)
    _initials(level, columns, left, right)
    return level


def other_given(columns: Columns, x: Ints, y: Ints) -> Small:
    """The level of two given names that are not the same, by the ids of their sounds."""
    words = columns.given_sounds
    slips = words.distance(x, y)
    shorter = np.minimum(words.length[x], words.length[y])
    return np.where(((slips == 1) & (shorter >= 3)) | ((slips == 2) & (shorter >= 5)), 2, 4).astype(np.int8)


def _initials(level: Small, columns: Columns, left: Ints, right: Ints) -> None:
    for one, other in ((left, right), (right, left)):
        letter, sound = columns.given_initial[one], columns.given_sound[other]
        some = np.flatnonzero((letter >= 0) & (sound >= 0))
        level[some] = initial_of_given(columns, letter[some], sound[some])
    a, b = columns.given_initial[left], columns.given_initial[right]
    both = (a >= 0) & (b >= 0)
    level[both & (a == b)] = 3


def initial_of_given(columns: Columns, letter: Ints, sound: Ints) -> Small:
    """The level of an initial and a given name, by the id of its sound; each two are looked at once."""
    words = columns.given_sounds.words
    both, place = np.unique(letter.astype(np.int64) << 32 | sound, return_inverse=True)
    pairs = zip((both >> 32).tolist(), (both & 0xFFFFFFFF).tolist(), strict=True)
    level = [3 if same_initial(chr(one), words[other]) else 4 for one, other in pairs]
    return np.array(level, dtype=np.int8)[place]


def _fathers(columns: Columns, left: Ints, right: Ints) -> Small:
    a, b = columns.father[left], columns.father[right]
    near = columns.near_father[left] | columns.near_father[right]
    level = np.where(a == b, np.where(near, 2, 1), 4).astype(np.int8)
    level[(a < 0) | (b < 0)] = 0
    both = np.flatnonzero((level == 4) & (a >= UNKNOWN) & (b >= UNKNOWN))
    level[both] = other_father(columns, a[both], b[both])
    x, y = columns.father_initial[left], columns.father_initial[right]
    # An initial of a father's name says little, and less in another language; it is only held against a pair of initials.
    level[((x >= 0) & (b >= 0)) | ((y >= 0) & (a >= 0))] = 0
    level[(x >= 0) & (x == y)] = 3
    return level


def other_father(columns: Columns, a: Ints, b: Ints) -> Small:
    """The level of two fathers' names that the table does not know and that are not the same, by their ids."""
    slips = columns.father_sounds.distance(a - UNKNOWN, b - UNKNOWN)
    return np.where(slips == 1, 2, 4).astype(np.int8)


def _born(columns: Columns, left: Ints, right: Ints) -> Small:
    a, b = columns.day[left], columns.day[right]
    y, z = columns.year[left], columns.year[right]
    level = np.where((y < 0) | (z < 0), 0, np.where(y == z, 5, 7)).astype(np.int8)
    days = np.flatnonzero((a >= 0) & (b >= 0))
    a, b = a[days], b[days]
    gap = np.abs(y[days] - z[days])
    p, q = columns.month_day[left[days]], columns.month_day[right[days]]
    month, day = p // 100 == q // 100, p % 100 == q % 100
    year = gap == 0
    level[days] = np.select(
        [
            a == b,
            year & (p // 100 == q % 100) & (p % 100 == q // 100),
            year & (month | day),
            month & day & ((gap <= 2) | (gap % 10 == 0)),
            year,
        ],
        [1, 2, 3, 4, 6],
        8,
    )
    return level


def _numbers(columns: Columns, left: Ints, right: Ints) -> Small:
    a, b = columns.number[left], columns.number[right]
    level = np.where((a < 0) | (b < 0), 0, np.where(a == b, 1, 3)).astype(np.int8)
    open_ = np.flatnonzero(level == 3)
    level[open_] = other_number(columns, a[open_], b[open_])
    return level


def other_number(columns: Columns, a: Ints, b: Ints) -> Small:
    """The level of two service numbers that are not the same, by their ids."""
    words = columns.numbers
    return np.where((words.distance(a, b) == 1) & (words.length[a] >= 5), 2, 3).astype(np.int8)


def _captured(day: Ints, left: Ints, right: Ints) -> Small:
    a, b = day[left], day[right]
    gap = np.abs(a - b)
    return np.where((a < 0) | (b < 0), 0, np.where(gap == 0, 1, np.where(gap <= 7, 2, 3))).astype(np.int8)

"""Two lists of people as columns of numbers, so that millions of pairs can be compared at once.

Names are turned into what they sound like and into the lines of the table of given names; dates into days; everything
else into ids of folded texts. The records of A come first, those of B after them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from goodoffices.names import father_of, given_name, habit, patronymic_stem, skeleton, split_name, words_of
from goodoffices.people.record import PersonRecord
from goodoffices.people.slips import Spellings
from goodoffices.people.swapped import looks_swapped

__all__ = ["Columns", "columns_of"]

Ints = NDArray[np.int64]

_FEMININE = re.compile("(?<=[vnk])(?:aia|ia|a|i)$")
_ALIKE = str.maketrans("АВСЕНІКМОРТХУ", "ABCEHIKMOPTXY")
UNKNOWN = 1_000_000
"""Ids of names that the table does not know begin here."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Arrays of one length, shape (n,); -1 where a record says nothing.

    Parameters
    ----------
    split : int
        How many records are of list A.
    surname, given, father : ndarray of int
        Ids of the surname, the given name (line of the table, or above ``UNKNOWN``) and the father's name.
    given_initial, father_initial : ndarray of int
        The letter, where only an initial is given.
    near_given, near_father : ndarray of bool
        Found by a slip or as a short form.
    given_sound : ndarray of int
        Id of the given name as it sounds.
    day, year, number, unit, place, rank, sex, captured : ndarray of int
    sounds, given_sounds, father_sounds, numbers : Spellings
        What the ids of ``surname``, ``given_sound``, ``father`` (above ``UNKNOWN``) and ``number`` stand for.
    swapped : ndarray of bool
        Surname and given name stood in each other's column and were read the other way round.
    """

    split: int
    surname: Ints
    given: Ints
    given_sound: Ints
    given_initial: Ints
    near_given: NDArray[np.bool_]
    father: Ints
    father_initial: Ints
    near_father: NDArray[np.bool_]
    day: Ints
    year: Ints
    number: Ints
    unit: Ints
    place: Ints
    rank: Ints
    sex: Ints
    captured: Ints
    swapped: NDArray[np.bool_]
    sounds: Spellings
    given_sounds: Spellings
    father_sounds: Spellings
    numbers: Spellings


class _Ids:
    """Ids of texts in the order in which they are met; none for the empty text."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def of(self, text: str) -> int:
        if not text:
            return -1
        return self.known.setdefault(text, len(self.known))

    def texts(self) -> Spellings:
        return Spellings(tuple(self.known))


class _Names:
    """The names of records as ids, each spelling looked at once."""

    def __init__(self) -> None:
        self.surnames, self.sounds, self.fathers = _Ids(), _Ids(), _Ids()
        self.surname_of = cache(self._surname)
        self.given_of = cache(self._given)
        self.father_of = cache(self._father)

    def _surname(self, word: str, spelling: str) -> int:
        sound = "".join(skeleton(part, spelling) for part in words_of(word))
        return self.surnames.of(_FEMININE.sub("", sound) if len(sound) > 4 else sound)

    def _given(self, word: str, spelling: str) -> tuple[int, int, int, bool]:
        """Id, id of the sound, initial, whether near."""
        words = words_of(word)
        sound = skeleton(words[0], spelling) if words else ""
        if not sound:
            return -1, -1, -1, False
        if len(sound) == 1:
            return -1, -1, ord(sound), False
        found = given_name(sound)
        heard = self.sounds.of(sound)
        return (found.labels[0] if found.labels else UNKNOWN + heard), heard, -1, found.near or found.short

    def _father(self, word: str, spelling: str) -> tuple[int, int, bool]:
        words = words_of(word)
        sound = skeleton(words[0], spelling) if words else ""
        if not sound:
            return -1, -1, False
        if len(sound) == 1:
            return -1, ord(sound), False
        found = father_of(sound)
        if found.labels:
            return found.labels[0], -1, found.near
        return UNKNOWN + self.fathers.of(patronymic_stem(sound)), -1, False

    def row(self, record: PersonRecord) -> tuple[int, ...]:
        surname, given, patronymic = record.surname, record.given, record.patronymic
        if not (surname and given) and record.full_name:
            parts = split_name(record.full_name)
            surname, given, patronymic = parts.surname, parts.given, patronymic or parts.patronymic
        whole = f"{surname} {given} {patronymic}"
        # Only Latin letters can be spelled in several ways.
        spelling = habit(whole) if whole[0] < "\u0370" or whole[1] < "\u0370" else ""
        swapped = looks_swapped(surname, given, spelling)
        if swapped:
            surname, given = given, surname
        label, sound, initial, near = self.given_of(given, spelling)
        father, father_initial, near_father = self.father_of(patronymic, spelling)
        return (
            self.surname_of(surname, spelling), label, sound, initial, near, father, father_initial, near_father, swapped
        )  # fmt: skip


@cache
def _places() -> dict[str, str]:
    text = (files("goodoffices.people") / "data" / "places.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return {_sound(name): _sound(line[0]) for line in lines for name in line}


def _sound(text: str) -> str:
    return "".join(skeleton(part) for part in words_of(text))


@cache
def _place(text: str) -> str:
    sound = _sound(text)
    return _places().get(sound, sound)


@cache
def _unit(text: str) -> str:
    return (
        "".join(re.findall(r"\d+", text)) + " " + "".join(skeleton(part)[:6] for part in words_of(text)) if text else ""
    )


@cache
def _day(text: str) -> tuple[int, int]:
    """Day as a number, and year; -1 where not known."""
    if len(text) == 4 and text.isdigit():
        return -1, int(text)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return -1, -1
    return found.toordinal(), found.year


def _number(text: str) -> str:
    return "".join(c for c in text.upper().translate(_ALIKE) if c.isalnum())


def columns_of(a: Iterable[PersonRecord], b: Iterable[PersonRecord]) -> Columns:
    """The two lists as arrays, A first."""
    first = list(a)
    records = [*first, *b]
    names, units, places, ranks, numbers = _Names(), _Ids(), _Ids(), _Ids(), _Ids()
    named = np.array([names.row(record) for record in records], dtype=np.int64).reshape(-1, 9)
    born = np.array([_day(record.born) for record in records], dtype=np.int64).reshape(-1, 2)
    sexes = {"m": 0, "f": 1}

    def column(of: Callable[[PersonRecord], int]) -> Ints:
        return np.fromiter((of(record) for record in records), np.int64, len(records))

    return Columns(
        split=len(first),
        surname=named[:, 0],
        given=named[:, 1],
        given_sound=named[:, 2],
        given_initial=named[:, 3],
        near_given=named[:, 4] > 0,
        father=named[:, 5],
        father_initial=named[:, 6],
        near_father=named[:, 7] > 0,
        swapped=named[:, 8] > 0,
        day=born[:, 0],
        year=born[:, 1],
        number=column(lambda r: numbers.of(_number(r.number))),
        unit=column(lambda r: units.of(_unit(r.unit))),
        place=column(lambda r: places.of(_place(r.birth_place))),
        rank=column(lambda r: ranks.of(_sound(r.rank))),
        sex=column(lambda r: sexes.get(r.sex, -1)),
        captured=column(lambda r: _day(r.captured)[0]),
        sounds=names.surnames.texts(),
        given_sounds=names.sounds.texts(),
        father_sounds=names.fathers.texts(),
        numbers=numbers.texts(),
    )

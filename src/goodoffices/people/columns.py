"""Two lists of people as columns of numbers, so that millions of pairs can be compared at once.

Names are turned into what they sound like and into the lines of the table of given names; dates into days; everything
else into ids of folded texts. The records of A come first, those of B after them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.names import coarse, father_of, given_name, habit, patronymic_stem, skeleton, split_name, words_of
from goodoffices.people.cells import without_collection
from goodoffices.people.record import PersonRecord
from goodoffices.people.slips import Spellings
from goodoffices.people.swapped import looks_swapped
from goodoffices.people.terms import place_of, rank_of

__all__ = ["Columns", "columns_of"]

Ints = NDArray[Any]

_FEMININE = re.compile("(?<=[vnk])(?:aia|ia|a|i)$")
_ALIKE = str.maketrans("АВСЕНІКМОРТХУ", "ABCEHIKMOPTXY")
HABITS = ("", "fr", "de", "pl", "tr")
_PLACE_OF = {spelling: place for place, spelling in enumerate(HABITS)}
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
    day, year, month_day, number, unit, place, rank, sex, captured : ndarray of int
        ``month_day`` is a hundred times the month, and the day of the month.
    consonants : ndarray of int
        For each id of a surname the id of its consonants; -1 where it has none.
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
    month_day: Ints
    number: Ints
    unit: Ints
    place: Ints
    rank: Ints
    sex: Ints
    captured: Ints
    swapped: NDArray[np.bool_]
    consonants: Ints
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


class _Numbers(dict[str, int]):
    """Numbers of texts, each looked at once; its rows are kept in the order in which they are met."""

    def __init__(self, of: Callable[[str], tuple[int, ...]]) -> None:
        self.of = of
        self.rows: list[tuple[int, ...]] = []

    def __missing__(self, text: str) -> int:
        self.rows.append(self.of(text))
        number = self[text] = len(self.rows) - 1
        return number

    def table(self, width: int) -> Ints:
        return np.array(self.rows, dtype=np.int32).reshape(-1, width)


class _Names:
    """The names of records as ids, each spelling looked at once."""

    def __init__(self) -> None:
        self.surnames, self.sounds, self.fathers = _Ids(), _Ids(), _Ids()
        self.surname = {spelling: _Numbers(partial(self._surname, spelling)) for spelling in HABITS}
        self.given = {spelling: _Numbers(partial(self._given, spelling)) for spelling in HABITS}
        self.father = {spelling: _Numbers(partial(self._father, spelling)) for spelling in HABITS}

    def _surname(self, spelling: str, word: str) -> tuple[int]:
        sound = "".join(skeleton(part, spelling) for part in words_of(word))
        return (self.surnames.of(_FEMININE.sub("", sound) if len(sound) > 4 else sound),)

    def _given(self, spelling: str, word: str) -> tuple[int, int, int, bool]:
        """Id, id of the sound, initial, whether near."""
        words = words_of(word)
        sound = skeleton(words[0], spelling) if words else ""
        if not sound:
            return -1, -1, -1, False
        # Some single letters have two sounds: Ю, Я.
        if len(words[0]) == 1 or len(sound) == 1:
            return -1, -1, ord(sound[0]), False
        found = given_name(sound)
        heard = self.sounds.of(sound)
        return (found.labels[0] if found.labels else UNKNOWN + heard), heard, -1, found.near or found.short

    def _father(self, spelling: str, word: str) -> tuple[int, int, bool]:
        words = words_of(word)
        sound = skeleton(words[0], spelling) if words else ""
        if not sound:
            return -1, -1, False
        if len(words[0]) == 1 or len(sound) == 1:
            return -1, ord(sound[0]), False
        found = father_of(sound)
        if found.labels:
            return found.labels[0], -1, found.near
        return UNKNOWN + self.fathers.of(patronymic_stem(sound)), -1, False

    def of(self, records: Sequence[PersonRecord]) -> dict[str, Ints]:
        """The columns of the names."""
        size = len(records)
        spelled = np.zeros(size, dtype=np.int8)
        places = np.zeros((3, size), dtype=np.int32)
        swapped = np.zeros(size, dtype=bool)
        for n, record in enumerate(records):
            surname, given, patronymic = record.surname, record.given, record.patronymic
            if not (surname and given) and record.full_name:
                parts = split_name(record.full_name)
                surname, given, patronymic = parts.surname, parts.given, patronymic or parts.patronymic
            whole = f"{surname} {given} {patronymic}"
            spelling = ""
            # Only Latin letters can be spelled in several ways.
            if whole[0] < "\u0370" or whole[1] < "\u0370":
                spelling = habit(whole)
                spelled[n] = _PLACE_OF[spelling]
            if looks_swapped(surname, given, spelling):
                surname, given, swapped[n] = given, surname, True
            places[0, n] = self.surname[spelling][surname]
            places[1, n] = self.given[spelling][given]
            places[2, n] = self.father[spelling][patronymic]
        surnames = _gathered(list(self.surname.values()), 1, spelled, places[0])
        given_names = _gathered(list(self.given.values()), 4, spelled, places[1])
        fathers = _gathered(list(self.father.values()), 3, spelled, places[2])
        return {
            "surname": surnames[0],
            "given": given_names[0],
            "given_sound": given_names[1],
            "given_initial": given_names[2],
            "near_given": given_names[3] > 0,
            "father": fathers[0],
            "father_initial": fathers[1],
            "near_father": fathers[2] > 0,
            "swapped": swapped,
        }


def _gathered(tables: list[_Numbers], width: int, spelled: Ints, places: Ints) -> Ints:
    """The rows of several tables as columns, shape (width, n)."""
    start = np.cumsum([0, *(len(table.rows) for table in tables)], dtype=np.int32)
    joined = np.concatenate([table.table(width) for table in tables])
    return np.ascontiguousarray(joined[start[spelled] + places].T)


def _unit(text: str) -> str:
    return (
        "".join(re.findall(r"\d+", text)) + " " + "".join(skeleton(part)[:6] for part in words_of(text)) if text else ""
    )


@cache
def _day(text: str) -> tuple[int, int, int]:
    """Day as a number, year, and month and day of the month as one number; -1 where not known."""
    if len(text) == 4 and text.isdigit():
        return -1, int(text), -1
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return -1, -1, -1
    return found.toordinal(), found.year, 100 * found.month + found.day


def _number(text: str) -> str:
    return "".join(c for c in text.upper().translate(_ALIKE) if c.isalnum())


def _column(records: Sequence[PersonRecord], field: str, of: Callable[[str], tuple[int, ...]], width: int = 1) -> Ints:
    """The numbers of one field, shape (width, n)."""
    numbers = _Numbers(of)
    places = np.fromiter(map(numbers.__getitem__, map(attrgetter(field), records)), np.int32, len(records))
    return np.ascontiguousarray(numbers.table(width)[places].T) if len(records) else np.zeros((width, 0), np.int32)


def columns_of(a: Iterable[PersonRecord], b: Iterable[PersonRecord]) -> Columns:
    """The two lists as arrays, A first."""
    first = list(a)
    records = [*first, *b]
    names, units, places, ranks, numbers = _Names(), _Ids(), _Ids(), _Ids(), _Ids()
    sexes = {"m": 0, "f": 1}
    with without_collection():
        named = names.of(records)
        day, year, month_day = _column(records, "born", _day, 3)
        return Columns(
            split=len(first),
            **named,
            day=day,
            year=year,
            month_day=month_day,
            number=_column(records, "number", lambda text: (numbers.of(_number(text)),))[0],
            unit=_column(records, "unit", lambda text: (units.of(_unit(text)),))[0],
            place=_column(records, "birth_place", lambda text: (places.of(place_of(text)),))[0],
            rank=_column(records, "rank", lambda text: (ranks.of(rank_of(text)),))[0],
            sex=_column(records, "sex", lambda text: (sexes.get(text, -1),))[0],
            captured=_column(records, "captured", lambda text: (_day(text)[0],))[0],
            consonants=_ids_of(map(coarse, names.surnames.known)),
            sounds=names.surnames.texts(),
            given_sounds=names.sounds.texts(),
            father_sounds=names.fathers.texts(),
            numbers=numbers.texts(),
        )


def _ids_of(texts: Iterable[str]) -> Ints:
    ids = _Ids()
    return np.array([ids.of(text) for text in texts] or [-1], dtype=np.int32)

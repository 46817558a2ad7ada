"""The comparison of two records as SQL, for engines that keep the pairs in tables.

Tables hold numbers only: ids of names, days, keys. No name is ever in them. What needs the letters of two names is asked
of functions that the engine is given (``FUNCTIONS``), which are those of :mod:`goodoffices.people.levels`, so that every
engine gives the same levels. A column of the left record ends in ``_l``, of the right one in ``_r``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.columns import UNKNOWN, Columns
from goodoffices.people.levels import (
    LEVELS,
    initial_of_given,
    other_father,
    other_given,
    other_number,
    other_surname,
)

__all__ = [
    "BRANCHES",
    "COMPARED",
    "FUNCTIONS",
    "PATTERN",
    "Asked",
    "conditions",
    "expression",
    "functions",
    "values_of",
]

Ints = NDArray[Any]

COMPARED = (
    "surname", "given", "given_sound", "given_initial", "near_given", "father", "father_initial", "near_father", "day",
    "year", "birth_month", "birth_day", "number", "unit", "place", "rank", "sex", "captured",
)  # fmt: skip
"""The columns that are compared; each is a number, -1 where the record says nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A function that is asked for the level, and the levels that it may give; the last is the usual."""

    call: str
    levels: tuple[int, ...]


def _equal(column: str) -> list[tuple[str, int | Asked]]:
    a, b = f"{column}_l", f"{column}_r"
    return [(f"{a} < 0 OR {b} < 0", 0), (f"{a} = {b}", 1), ("", 2)]


_NEAR_GIVEN = "near_given_l + near_given_r > 0"
BRANCHES: dict[str, list[tuple[str, int | Asked]]] = {
    "surname": [
        ("surname_l < 0 OR surname_r < 0", 0),
        ("surname_l = surname_r", 1),
        ("", Asked("other_surname(surname_l, surname_r)", (2, 3, 4))),
    ],
    "given": [
        ("given_initial_l >= 0 AND given_initial_l = given_initial_r", 3),
        ("given_initial_l >= 0 AND given_initial_r >= 0", 0),
        (
            "given_initial_l >= 0 AND given_sound_r >= 0",
            Asked("initial_of_given(given_initial_l, given_sound_r)", (3, 4)),
        ),
        (
            "given_initial_r >= 0 AND given_sound_l >= 0",
            Asked("initial_of_given(given_initial_r, given_sound_l)", (3, 4)),
        ),
        ("given_l < 0 OR given_r < 0", 0),
        (f"given_l = given_r AND {_NEAR_GIVEN}", 2),
        ("given_l = given_r", 1),
        (
            f"given_l >= {UNKNOWN} OR given_r >= {UNKNOWN} OR {_NEAR_GIVEN}",
            Asked("other_given(given_sound_l, given_sound_r)", (2, 4)),
        ),
        ("", 4),
    ],
    "patronymic": [
        ("father_initial_l >= 0 AND father_initial_l = father_initial_r", 3),
        ("father_l < 0 OR father_r < 0", 0),
        ("father_l = father_r AND near_father_l + near_father_r > 0", 2),
        ("father_l = father_r", 1),
        (f"father_l >= {UNKNOWN} AND father_r >= {UNKNOWN}", Asked("other_father(father_l, father_r)", (2, 4))),
        ("", 4),
    ],
    "born": [
        ("year_l < 0 OR year_r < 0", 0),
        ("(day_l < 0 OR day_r < 0) AND year_l = year_r", 5),
        ("day_l < 0 OR day_r < 0", 7),
        ("day_l = day_r", 1),
        ("year_l = year_r AND birth_month_l = birth_day_r AND birth_day_l = birth_month_r", 2),
        ("year_l = year_r AND (birth_month_l = birth_month_r OR birth_day_l = birth_day_r)", 3),
        (
            "birth_month_l = birth_month_r AND birth_day_l = birth_day_r"
            " AND (abs(year_l - year_r) <= 2 OR abs(year_l - year_r) % 10 = 0)",
            4,
        ),
        ("year_l = year_r", 6),
        ("", 8),
    ],
    "place": _equal("place"),
    "unit": _equal("unit"),
    "number": [
        ("number_l < 0 OR number_r < 0", 0),
        ("number_l = number_r", 1),
        ("", Asked("other_number(number_l, number_r)", (2, 3))),
    ],
    "captured": [
        ("captured_l < 0 OR captured_r < 0", 0),
        ("captured_l = captured_r", 1),
        ("abs(captured_l - captured_r) <= 7", 2),
        ("", 3),
    ],
    "rank": _equal("rank"),
    "sex": _equal("sex"),
}
"""For each field conditions and the level where the first of them holds; the last has none and always holds."""


def expression(field: str) -> str:
    """The level of a field as one expression."""
    *whens, (_, last) = [
        (condition, found.call if isinstance(found, Asked) else found) for condition, found in BRANCHES[field]
    ]
    return f"CASE {' '.join(f'WHEN {condition} THEN {found}' for condition, found in whens)} ELSE {last} END"


def conditions(field: str) -> list[tuple[str, int]]:
    """The level of a field as conditions that are tried in order; the last is empty and always holds."""
    found: list[tuple[str, int]] = []
    for condition, level in BRANCHES[field]:
        if isinstance(level, int):
            found.append((condition, level))
            continue
        first = f"({condition}) AND " if condition else ""
        found += [(f"{first}{level.call} = {n}", n) for n in level.levels[:-1]]
        found.append((condition, level.levels[-1]))
    return found


def _pattern() -> str:
    found = "0"
    for name, words in LEVELS.items():
        found = f"({found}) * {len(words)} + level_{name}"
    return found


PATTERN = _pattern()
"""The pattern of a pair (see :meth:`Levels.patterns`) of columns ``level_surname`` and so on."""

FUNCTIONS: dict[str, Callable[[Columns, Ints, Ints], NDArray[np.int8]]] = {
    "other_surname": other_surname,
    "other_given": other_given,
    "initial_of_given": initial_of_given,
    "other_father": other_father,
    "other_number": other_number,
}
# Below these there is nothing for a function to look at: some engines ask it of every pair, whatever CASE says.
_LEAST = {"other_father": UNKNOWN}


def functions(columns: Columns) -> dict[str, Callable[[Ints, Ints], Ints]]:
    """The functions that the expressions call, of two columns of ids."""
    return {name: partial(_asked, function, columns, _LEAST.get(name, 0)) for name, function in FUNCTIONS.items()}


def _asked(
    function: Callable[[Columns, Ints, Ints], NDArray[np.int8]], columns: Columns, least: int, a: Ints, b: Ints
) -> Ints:
    a, b = np.asarray(a), np.asarray(b)
    found = np.zeros(len(a), dtype=np.int32)
    some = np.flatnonzero((a >= least) & (b >= least))
    if len(some):
        found[some] = function(columns, a[some], b[some])
    return found


def values_of(columns: Columns, places: Ints) -> dict[str, Ints]:
    """The compared columns of some records, and their ``place``."""
    made = {"birth_month": columns.month_day // 100, "birth_day": columns.month_day % 100}
    found = {name: (made[name] if name in made else getattr(columns, name))[places] for name in COMPARED}
    return {"id_of_row": places.astype(np.int32)} | {name: value.astype(np.int32) for name, value in found.items()}

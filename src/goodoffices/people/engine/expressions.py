"""The comparison of two records as SQL, for engines that keep the pairs in tables.

Tables hold numbers only: ids of names, days, keys. No name is ever in them. What needs the letters of two names is asked
of functions that the engine is given (``FUNCTIONS``), which are those of :mod:`goodoffices.people.levels`, so that every
engine gives the same levels. A column of the left record ends in ``_l``, of the right one in ``_r``.
"""

from __future__ import annotations

from collections.abc import Callable
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

__all__ = ["COMPARED", "EXPRESSIONS", "FUNCTIONS", "PATTERN", "functions", "values_of"]

Ints = NDArray[Any]

COMPARED = (
    "surname", "given", "given_sound", "given_initial", "near_given", "father", "father_initial", "near_father", "day",
    "year", "birth_month", "birth_day", "number", "unit", "place", "rank", "sex", "captured",
)  # fmt: skip
"""The columns that are compared; each is a number, -1 where the record says nothing."""


def _equal(column: str) -> str:
    a, b = f"{column}_l", f"{column}_r"
    return f"CASE WHEN {a} < 0 OR {b} < 0 THEN 0 WHEN {a} = {b} THEN 1 ELSE 2 END"


EXPRESSIONS = {
    "surname": """CASE WHEN surname_l < 0 OR surname_r < 0 THEN 0 WHEN surname_l = surname_r THEN 1
        ELSE other_surname(surname_l, surname_r) END""",
    "given": f"""CASE
        WHEN given_initial_l >= 0 AND given_initial_r >= 0
            THEN CASE WHEN given_initial_l = given_initial_r THEN 3 ELSE 0 END
        WHEN given_initial_l >= 0 AND given_sound_r >= 0 THEN initial_of_given(given_initial_l, given_sound_r)
        WHEN given_initial_r >= 0 AND given_sound_l >= 0 THEN initial_of_given(given_initial_r, given_sound_l)
        WHEN given_l < 0 OR given_r < 0 THEN 0
        WHEN given_l = given_r THEN CASE WHEN near_given_l + near_given_r > 0 THEN 2 ELSE 1 END
        WHEN given_l >= {UNKNOWN} OR given_r >= {UNKNOWN} OR near_given_l + near_given_r > 0
            THEN other_given(given_sound_l, given_sound_r)
        ELSE 4 END""",
    "patronymic": f"""CASE
        WHEN father_initial_l >= 0 AND father_initial_l = father_initial_r THEN 3
        WHEN father_l < 0 OR father_r < 0 THEN 0
        WHEN father_l = father_r THEN CASE WHEN near_father_l + near_father_r > 0 THEN 2 ELSE 1 END
        WHEN father_l >= {UNKNOWN} AND father_r >= {UNKNOWN} THEN other_father(father_l, father_r)
        ELSE 4 END""",
    "born": """CASE
        WHEN year_l < 0 OR year_r < 0 THEN 0
        WHEN day_l < 0 OR day_r < 0 THEN CASE WHEN year_l = year_r THEN 5 ELSE 7 END
        WHEN day_l = day_r THEN 1
        WHEN year_l = year_r AND birth_month_l = birth_day_r AND birth_day_l = birth_month_r THEN 2
        WHEN year_l = year_r AND (birth_month_l = birth_month_r OR birth_day_l = birth_day_r) THEN 3
        WHEN birth_month_l = birth_month_r AND birth_day_l = birth_day_r
            AND (abs(year_l - year_r) <= 2 OR abs(year_l - year_r) % 10 = 0) THEN 4
        WHEN year_l = year_r THEN 6
        ELSE 8 END""",
    "place": _equal("place"),
    "unit": _equal("unit"),
    "number": """CASE WHEN number_l < 0 OR number_r < 0 THEN 0 WHEN number_l = number_r THEN 1
        ELSE other_number(number_l, number_r) END""",
    "captured": """CASE WHEN captured_l < 0 OR captured_r < 0 THEN 0 WHEN captured_l = captured_r THEN 1
        WHEN abs(captured_l - captured_r) <= 7 THEN 2 ELSE 3 END""",
    "rank": _equal("rank"),
    "sex": _equal("sex"),
}
"""The level of each field as an expression."""


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

"""People who are easily taken for one another: twins, brothers and sisters, namesakes.

Explicit rules beside the probabilities: a pair to which one of them applies is never accepted without review, however
much else agrees. A service number that agrees sets them aside, but for a name that stands alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.levels import LEVELS, Levels

__all__ = ["LOOKALIKES", "look_alikes", "steady_fields"]

LOOKALIKES = ("", "twin", "brother or sister", "namesake", "name alone", "another given name", "steady field differs")
"""What a pair may be, by the number that :func:`look_alikes` gives; ``name alone``: nothing but a name speaks for it."""

_STEADY = ("place", "unit", "captured", "sex")
_HARDLY_EVER = 0.005


def steady_fields(m: Mapping[str, NDArray[np.float64]]) -> tuple[str, ...]:
    """The fields that hardly ever differ between two records of one person on these lists: less often than 1 in 200.

    Parameters
    ----------
    m : mapping of str to ndarray
        Shares of the levels of one person, as the model learned them. Short lists cannot show that a field is steady, and
        where units are written in many ways theirs is not.
    """
    return tuple(name for name in _STEADY if m[name][-1] < _HARDLY_EVER)


def look_alikes(levels: Levels, steady: Collection[str] = ()) -> NDArray[np.int8]:
    """Which rule applies to each pair, as a place in ``LOOKALIKES``.

    * twin: surname and birth date agree, the patronymic does not differ, the given name does;
    * brother or sister: surname and patronymic agree, given name and birth date differ;
    * namesake: surname and given name agree, and the birth dates differ by more than a slip, or the service numbers
      differ, or the patronymics differ and no birth date speaks for the pair;
    * name alone: the names agree, one of the two has no birth date, and nothing else agrees;
    * another given name: it differs, whatever else agrees;
    * steady field differs: one of ``steady``, as :func:`steady_fields` gives them, differs.
    """
    f = levels.fields
    surname = np.isin(f["surname"], (1, 2, 3))
    given = np.isin(f["given"], (1, 2, 3))
    born, father = f["born"], f["patronymic"]
    number = np.isin(f["number"], (1, 2))
    other = number | (f["captured"] == 1) | (f["unit"] == 1)
    apart = np.isin(born, (6, 7, 8))
    rules = [
        surname & (f["given"] == 4) & (father != 4) & np.isin(born, (1, 2)) & ~number,
        surname & (f["given"] == 4) & (father == 1) & ~np.isin(born, (1, 2)) & ~number,
        surname
        & given
        & ~number
        & (apart | (f["number"] == 3) | ((father == 4) & ~np.isin(born, (1, 2, 3, 4)) & ~other)),
        (f["given"] == 4) & ~number,
        np.any([f[name] == len(LEVELS[name]) - 1 for name in steady], axis=0) & ~number,
        surname & given & (born == 0) & ~other,
    ]
    return np.select(rules, [1, 2, 3, 5, 6, 4], 0).astype(np.int8)

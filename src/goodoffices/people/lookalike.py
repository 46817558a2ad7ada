"""People who are easily taken for one another: twins, brothers and sisters, namesakes.

Explicit rules beside the probabilities: a pair to which one of them applies is never accepted without review, however
much else agrees. A service number that agrees sets the first three aside.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.people.levels import Levels

__all__ = ["LOOKALIKES", "look_alikes"]

LOOKALIKES = ("", "twin", "brother or sister", "namesake", "name alone")
"""What a pair may be, by the number that :func:`look_alikes` gives; ``name alone``: nothing but a name speaks for it."""


def look_alikes(levels: Levels) -> NDArray[np.int8]:
    """Which rule applies to each pair, as a place in ``LOOKALIKES``.

    * twin: surname and birth date agree, the patronymic does not differ, the given name does;
    * brother or sister: surname and patronymic agree, given name and birth date differ;
    * namesake: surname and given name agree, and the birth dates differ by more than a slip, or the service numbers
      differ, or the patronymics differ and no birth date speaks for the pair;
    * name alone: the names agree, one of the two has no birth date, and nothing else agrees.
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
        surname & given & (born == 0) & ~other,
    ]
    return np.select(rules, [1, 2, 3, 4], 0).astype(np.int8)

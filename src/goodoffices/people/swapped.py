"""Surname and given name in each other's column."""

from __future__ import annotations

from functools import lru_cache

from goodoffices.names import given_name, skeleton

__all__ = ["looks_swapped"]


@lru_cache(maxsize=1 << 20)
def _known(word: str, spelling: str) -> bool:
    return bool(word) and bool(given_name(skeleton(word, spelling)).labels)


def looks_swapped(surname: str, given: str, spelling: str = "") -> bool:
    """Whether the surname is a known given name and the given name, which is more than an initial, is none.

    Examples
    --------
    >>> looks_swapped("Микола", "Коваль"), looks_swapped("Коваль", "Микола"), looks_swapped("Роман", "Богдан")
    (True, False, False)
    """
    return len(given) > 2 and _known(surname, spelling) and not _known(given, spelling)

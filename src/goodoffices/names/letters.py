"""Letters that look alike in two alphabets, and words in which somebody has mixed them."""

from __future__ import annotations

import re

__all__ = ["mixes_alphabets", "one_alphabet"]

_LATIN = "aceiopxyABCEHIKMOPTXYïÏ"
_ALIKE = "асеіорхуАВСЕНІКМОРТХУїЇ"
_BOTH = re.compile("[A-Za-zïÏ].*[\u0400-\u052f]|[\u0400-\u052f].*[A-Za-zïÏ]", re.DOTALL)
_TO_CYRILLIC = str.maketrans(_LATIN, _ALIKE)
_TO_LATIN = str.maketrans(_ALIKE, _LATIN)


def _kinds(word: str) -> tuple[int, int]:
    latin = sum("a" <= c.lower() <= "z" or c in "ïÏ" for c in word)
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in word)
    return latin, cyrillic


def mixes_alphabets(word: str) -> bool:
    """Whether a word has letters of the Latin and of the Cyrillic alphabet.

    Examples
    --------
    >>> mixes_alphabets("Кoвaль"), mixes_alphabets("Коваль")
    (True, False)
    """
    return not word.isascii() and _BOTH.search(word) is not None


def one_alphabet(word: str) -> str:
    """The word with its look-alike letters moved into the alphabet that it is written in.

    That is the alphabet of those letters that exist in one only; failing such, of the greater number. A word of one
    alphabet is returned as it is.

    Examples
    --------
    >>> one_alphabet("Кoвaль") == "Коваль", one_alphabet("Pеtro") == "Petro"
    (True, True)
    """
    if word.isascii():
        return word
    if not mixes_alphabets(word):
        return word
    latin, cyrillic = _kinds(word)
    only_latin = sum(c.isascii() and c.isalpha() and c not in _LATIN for c in word)
    only_cyrillic = sum("\u0400" <= c <= "\u052f" and c not in _ALIKE for c in word)
    to_cyrillic = only_cyrillic > only_latin or (only_cyrillic == only_latin and cyrillic >= latin)
    return word.translate(_TO_CYRILLIC if to_cyrillic else _TO_LATIN)

"""Words in other alphabets than Latin, Cyrillic and Arabic, written in Latin letters.

Georgian, Armenian and Greek by the tables below (national system of Georgia 2002, BGN/PCGN 1981 and UNGEGN 1987), the same
on every machine. All other scripts by the rules of ICU (Unicode CLDR transforms), where PyICU is installed (extra
``scripts``); without it their words are compared letter by letter.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from goodoffices.names.script import script_of

__all__ = ["romanised"]

_GEORGIAN = dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ", (
    "a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "zh", "r", "s", "t", "u", "p", "k", "gh", "q",
    "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h",
), strict=True))  # fmt: skip
_ARMENIAN = dict(zip("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ", (
    "a", "b", "g", "d", "e", "z", "e", "y", "t", "zh", "i", "l", "kh", "ts", "k", "h", "dz", "gh", "ch", "m", "y", "n", "sh",
    "o", "ch", "p", "j", "r", "s", "v", "t", "r", "ts", "v", "p", "k", "o", "f",
), strict=True)) | {"և": "ev"}  # fmt: skip
_GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", (
    "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f", "ch", "ps", "o",
), strict=True)) | dict(zip("άέήίόύώϊϋΐΰ", ("a", "e", "i", "i", "o", "y", "o", "i", "y", "i", "y"), strict=True))  # fmt: skip
_PAIRS = {
    "Armn": (("ու", "u"),),
    "Grek": (("μπ", "b"), ("ντ", "d"), ("γκ", "g"), ("γγ", "ng"), ("τζ", "tz"), ("ου", "ou"), ("ού", "ou"), ("αυ", "av"), ("ευ", "ev")),
}  # fmt: skip
_TABLES = {
    script: str.maketrans(table) for script, table in (("Geor", _GEORGIAN), ("Armn", _ARMENIAN), ("Grek", _GREEK))
}
# By the name of the rule where the general one is not that of names.
_RULES = {"Hani": "Han-Latin/Names", "Hebr": "Hebrew-Latin", "Ethi": "Amharic-Latin/BGN"}


def romanised(word: str) -> str:
    """The word in small Latin letters; as it is where nothing here can write it in them.

    Examples
    --------
    >>> romanised("ბერიძე"), romanised("Հակոբյան"), romanised("Παπαδόπουλος"), romanised("Koval")
    ('beridze', 'hakobyan', 'papadopoulos', 'koval')
    """
    script, low = script_of(word), word.lower()
    if script in _TABLES:
        for letters, one in _PAIRS.get(script, ()):
            low = low.replace(letters, one)
        return low.translate(_TABLES[script])
    if script in ("Latn", "Zyyy"):
        return low
    rule = _icu(_RULES.get(script, "Any-Latin"))
    return str(rule.transliterate(word)) if rule is not None else low


@cache
def _icu(rule: str) -> Any:
    """A transliterator of ICU; None where it is not installed."""
    try:
        import icu
    except ImportError:
        return None
    return icu.Transliterator.createInstance(f"{rule}; Latin-ASCII; Lower")

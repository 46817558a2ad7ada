"""In which script a name is written, and in which direction it runs."""

from __future__ import annotations

import unicodedata
from collections import Counter

__all__ = ["direction", "script_of"]

_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "ARABIC": "Arab", "HEBREW": "Hebr", "GREEK": "Grek", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "DEVANAGARI": "Deva", "BENGALI": "Beng", "ETHIOPIC": "Ethi", "THAI": "Thai", "HANGUL": "Hang",
    "HIRAGANA": "Jpan", "KATAKANA": "Jpan", "CJK": "Hani", "MYANMAR": "Mymr", "KHMER": "Khmr", "SINHALA": "Sinh",
    "TAMIL": "Taml", "TIBETAN": "Tibt", "SYRIAC": "Syrc", "THAANA": "Thaa",
}  # fmt: skip


def script_of(text: str) -> str:
    """The script of most letters, as an ISO 15924 code; ``Zyyy`` where there are none or it is not known here.

    Examples
    --------
    >>> script_of("Умєров"), script_of("Çırağan"), script_of("12:30")
    ('Cyrl', 'Latn', 'Zyyy')
    """
    found = Counter(_SCRIPTS.get(unicodedata.name(c, "").split(" ", 1)[0], "") for c in text if c.isalpha())
    found.pop("", None)
    return min(found, key=lambda script: (-found[script], script)) if found else "Zyyy"


def direction(text: str) -> str:
    """``rtl`` where the first letter with a direction runs from right to left, else ``ltr`` (Unicode Annex 9, P2-P3)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"

"""When two spellings are one but for case, marks and the order of their parts."""

from __future__ import annotations

import unicodedata

__all__ = ["fold_name"]

# Letters that have no decomposition into a plain letter and a mark.
_PLAIN = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ґ": "г", "ё": "е"}
)


def fold_name(name: str) -> str:
    """A key that is equal for spellings that differ only in case, marks, punctuation and order of parts.

    It joins *Kalın* and *Kalin*, *GÜRAK, Metin* and *Metin Gurak*; it does not join scripts, which is a comparison
    with reasons and not an equality.

    Examples
    --------
    >>> fold_name("Gürak, Metin") == fold_name("metin gurak")
    True
    """
    # Compatibility letters (a bold A) show their case only once they are decomposed, and some only after that.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).casefold()
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", plain).translate(_PLAIN))
    letters = "".join(c if c.isalnum() else " " for c in bare if not unicodedata.combining(c))
    return " ".join(sorted(letters.split()))

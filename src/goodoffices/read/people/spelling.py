"""When two spellings of a name in one text are of one person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from goodoffices.names import fold_name

__all__ = ["key_of", "keys_of", "same_person"]

_PREFIX = re.compile(r"\A(?:al|el|ad|an|ar|as|ash|at|az)[-'’]")
_CASE = re.compile(r"(?:ого|ому|ыи|ии|ым|им|ои|ая|ую|ом|ем|ові|еві|а|у|е|я|ю|и|ь|і)\Z")
_SOUNDS = (
    (re.compile(r"(?:iy|yy|ij|yi|ii|y)\Z"), "i"), (re.compile("kh"), "h"), (re.compile("zh"), "j"), (re.compile("ts"), "c"),
    (re.compile("ph"), "f"), (re.compile("ou|oo"), "u"), (re.compile("ee"), "i"), (re.compile("ie|ye"), "e"), (re.compile("w"), "v"),
    (re.compile("q"), "k"), (re.compile("iya"), "ia"), (re.compile("y"), "i"), (re.compile(r"(.)\1"), r"\1"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def key_of(word: str) -> str:
    """A key that is equal for the usual spellings of one word of a name in Latin letters.

    Examples
    --------
    >>> key_of("Zelenskyy") == key_of("Zelensky") == key_of("Zelenskiy"), key_of("al-Burhan") == key_of("Burhan")
    (True, True)
    """
    folded = fold_name(_PREFIX.sub("", word.lower())).replace(" ", "")
    if len(folded) > 4 and "а" <= folded[0] <= "я":
        # The case of a Cyrillic name: Лаврова, Лаврову are Лавров.
        return _CASE.sub("", folded)
    for pattern, sound in _SOUNDS:
        folded = pattern.sub(sound, folded)
    return folded


def keys_of(parts: Sequence[str]) -> tuple[str, ...]:
    """The keys of the words of a name, without small words and "Jr."."""
    kept = [key for key in (key_of(part) for part in parts) if key and key not in {"jr", "sr", "ii", "iii"}]
    return tuple(kept) or tuple(key_of(part) for part in parts)


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names of two or more words may be of one person: the last words agree, and the first do not differ.

    Examples
    --------
    >>> same_person(keys_of(["Sergiy", "Kyslytsya"]), keys_of(["Serhii", "Kyslytsia"]))
    True
    >>> same_person(keys_of(["Haftar", "Khalifa"]), keys_of(["Saddam", "Haftar"]))
    False
    """
    if set(one) <= set(other) or set(other) <= set(one):
        return True
    if one[-1] != other[-1]:
        return False
    first, second = one[0], other[0]
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return first[:3] == second[:3] and abs(len(first) - len(second)) <= 3

"""Words of lists that are one word in several languages: places, ranks, the groups by which exchanges are agreed."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from goodoffices.names import skeleton, words_of

__all__ = ["category_of", "place_of", "rank_of", "sound_of"]


def sound_of(text: str) -> str:
    """All words of a text as they sound, in one."""
    return "".join(skeleton(part) for part in words_of(text))


def place_of(text: str) -> str:
    """A place by the first of the names that the table has for it, else as it sounds.

    Examples
    --------
    >>> place_of("Київ") == place_of("Kiev"), place_of("Озерськ") == place_of("Озерск")
    (True, True)
    """
    sound = sound_of(text)
    return _table("places", None).get(sound, sound)


@lru_cache(maxsize=1 << 12)
def rank_of(text: str) -> str:
    """A rank by its English name, else as it sounds.

    Examples
    --------
    >>> rank_of("старший солдат"), rank_of("Ефрейтор"), rank_of("Kommissar")
    ('lance corporal', 'lance corporal', 'komisar')
    """
    return _term("ranks", text)


@lru_cache(maxsize=1 << 12)
def category_of(text: str) -> str:
    """A group by its English name, else as it sounds.

    Examples
    --------
    >>> category_of("тяжкопоранені"), category_of("Тяжелораненый"), category_of("18-25")
    ('wounded', 'wounded', 'under-25')
    """
    return _term("categories", text)


def _term(table: str, text: str) -> str:
    plain = " ".join(text.casefold().split())
    return _table(table, ";").get(plain) or sound_of(plain) or plain


@cache
def _table(name: str, between: str | None) -> dict[str, str]:
    """Every word of a line by what stands for the line: the sound of its first name, or its first word."""
    text = (files("goodoffices.people") / "data" / f"{name}.txt").read_text("utf-8")
    lines = [
        [part.strip() for part in line.split(between)]
        for line in text.splitlines()
        if line and not line.startswith("#")
    ]
    if between is None:
        return {sound_of(word): sound_of(line[0]) for line in lines for word in line}
    return {word.casefold(): line[0] for line in lines for word in line}

"""Content words of a phrase: small words dropped, endings cut, near synonyms of the field joined."""

from __future__ import annotations

import re
from functools import lru_cache

from goodoffices.names import fold_name

__all__ = ["content_words", "stem", "telling_words"]

_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’][^\W_]+)?")
_SMALL = frozenset(
    """a an the of in on at to for from by with without and or but nor as is are was were be been being it its this that these
    those he she they them his her their we our us you your i my me not no any some all each both such which who whom whose what
    when where why how will would shall should may might can could must has have had having do does did than then there here
    into onto over under between among about against during until since through up down out off more most less least
    very also too only just even still yet again further own same other another if so because while although though amid per via
    including include includes currently new ahead toward towards regarding concerning beside besides plan plans any set""".split()  # noqa: SIM905
)
_ENDINGS = ("ations", "ation", "ments", "ment", "nesses", "ness", "ities", "ity", "ings", "ing", "ions", "ion", "ships", "ship", "ers",
            "ies", "ers", "ed", "es", "er", "al", "ly", "s", "y", "e", "ory", "ial")  # fmt: skip

# Words that mean one thing on the agenda of talks; the first is the name under which they are compared.
_SYNONYMS = (
    "ceasefire truce armistice cease-fire cease",
    "pace dynamic dynamics tempo speed fast faster accelerate accelerated quick quicker intensify",
    "remain remains body bodies corpse dead deceased fallen",
    "prisoner prisoners pow pows captive captives detainee detainees captured hostage hostages",
    "return repatriate repatriation handover",
    "exchange swap swaps trade",
    "territory territorial land region regions",
    "leader leaders president presidents summit head heads",
    "weapon weapons arms armament",
    "alliance nato",
    "corridor corridors passage crossing crossings",
    "child children",
    "withdraw withdrawal pullout pullback retreat",
    "aid relief assistance",
    "third 3rd", "second 2nd", "first 1st",
    "negotiation negotiations talks",
    "meeting meet",
    "defence defense",
)  # fmt: skip


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its ending, synonyms of the field joined.

    Examples
    --------
    >>> stem("territorial") == stem("territory"), stem("bodies") == stem("remains"), stem("demands") == stem("demand")
    (True, True, True)
    """
    plain = word.lower()
    return _JOINED.get(plain) or _cut(plain)


def _cut(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


_JOINED = {word: _cut(group.split()[0]) for group in _SYNONYMS for word in group.split()}


def telling_words(words: str, most: int = 4) -> list[str]:
    """The first words of a phrase that are not small ones, as written: for the name of an entry.

    Examples
    --------
    >>> telling_words("We are going to be sending them weapons")
    ['going', 'sending', 'weapons']
    """
    return [word for word in _WORD.findall(words) if word.lower() not in _SMALL and len(word) > 3][:most]


def content_words(words: str) -> frozenset[str]:
    """The stems of all words but the small ones.

    Examples
    --------
    >>> sorted(content_words("Norda is to abandon any plans to join the alliance"))
    ['abandon', 'allianc', 'join', 'norda']
    """
    joined = re.sub(r"\b(cease|truce)[\s-]fire", "ceasefire", words.replace("’", "'").lower())
    joined = re.sub(r"'s?\b", "", joined)
    return frozenset(
        (word if word[0].isdigit() else stem(fold_name(word) or word))
        for word in _WORD.findall(joined)
        if word not in _SMALL and len(word) > 1
    )

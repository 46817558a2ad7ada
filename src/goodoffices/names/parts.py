"""A name in one field taken apart: surname, given name, patronymic, whatever the order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.names.given import given_name, is_patronymic
from goodoffices.names.sound import habit, skeleton, words_of

__all__ = ["NameParts", "split_name"]

_SURNAME_END = re.compile("(?:enko|Cuk|iuk|ski|ska|Tki|Tka|ov|ova|ev|eva|in|ina|iSin|eT|ian|idze|adze|oglu|zade)$")


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name by its parts, as written; a part that is not there is empty."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""


def split_name(name: str) -> NameParts:
    """Find surname, given name and patronymic in a name written in one field.

    A comma ends the surname. Otherwise the patronymic is known by its ending, the given name by the table or by the
    patronymic that follows it. Where nothing tells them apart the surname is taken to come first, as in lists.

    Examples
    --------
    >>> split_name("Іван Петрович Коваль")
    NameParts(surname='Коваль', given='Іван', patronymic='Петрович')
    >>> split_name("KOVAL, Ivan")
    NameParts(surname='KOVAL', given='Ivan', patronymic='')
    """
    spelling = habit(name)
    before, comma, after = name.partition(",")
    if comma:
        surname = before.strip()
        rest = after.split()
        return NameParts(surname, rest[0] if rest else "", " ".join(rest[1:]))
    words = name.split()
    if len(words) < 2:
        return NameParts(name.strip())
    sounds = [skeleton(word, spelling) for word in words]
    initials = [n for n, word in enumerate(words) if len("".join(words_of(word))) == 1]
    if initials and len(initials) == len(words) - 1:
        (place,) = set(range(len(words))) - set(initials)
        return NameParts(words[place], words[initials[0]], " ".join(words[n] for n in initials[1:]))
    fathers = [n for n in range(1, len(words)) if is_patronymic(sounds[n])]
    # Where two words look like patronymics (Иванович is a surname too) the one after a known given name is.
    father = next((n for n in fathers if given_name(sounds[n - 1]).labels), fathers[0] if fathers else None)
    if father is not None and len(words) > 2:
        given = father - 1
        others = [word for n, word in enumerate(words) if n not in (given, father)]
        return NameParts(" ".join(others), words[given], words[father])
    return _two_or_more(words, sounds)


def _two_or_more(words: list[str], sounds: list[str]) -> NameParts:
    known = [n for n, sound in enumerate(sounds) if given_name(sound).labels]
    if len(known) == 1 and not (known[0] == 1 and len(words) > 2):
        given = known[0]
    else:
        given = 0 if _SURNAME_END.search(sounds[-1]) and not _SURNAME_END.search(sounds[0]) else 1
    if given == 0:
        return NameParts(words[-1], words[0], " ".join(words[1:-1]))
    return (
        NameParts(words[0], words[1], " ".join(words[2:]))
        if given == 1
        else NameParts(words[0], words[given], " ".join(words[1:given] + words[given + 1 :]))
    )

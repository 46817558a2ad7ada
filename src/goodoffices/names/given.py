"""Given names that are one name in several languages, their short forms, and the patronymics made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from goodoffices.names.edit import within_one
from goodoffices.names.sound import habit, skeleton

__all__ = ["GivenName", "father_of", "given_name", "is_patronymic", "patronymic_stem", "same_initial"]

_SUFFIX = re.compile("(?:ov|ev|iv)?(?:iC|iT|ish|itS)$|(?:ov|ev|iv|in|i|)(?:iCna|na)$")
_PATRONYMIC = re.compile(
    "(?:ov|ev|iv)i(?:C|T|ts|S)$|(?:ov|ev|iv|iniC|liC|miC)na$|(?:il|kuzm|luk|fom|nikit)i(?:C|niCna)$"
)
_END = re.compile("[aeiou]+$")


@dataclass(frozen=True, slots=True)
class GivenName:
    """What the table knows of a given name.

    Parameters
    ----------
    labels : tuple of int
        Lines of the table: names that the word may stand for; empty where it is not known.
    short : bool
        A short or pet form.
    near : bool
        Found under a spelling that is one slip away.
    """

    labels: tuple[int, ...] = ()
    short: bool = False
    near: bool = False


@cache
def _table() -> tuple[
    dict[str, tuple[int, ...]], dict[str, tuple[int, ...]], dict[str, int], tuple[frozenset[str], ...]
]:
    """Skeletons of full forms, of short forms, stems of fathers' names, and the first letters of each name."""
    full: dict[str, tuple[int, ...]] = {}
    short: dict[str, tuple[int, ...]] = {}
    stems: dict[str, int] = {}
    initials: list[frozenset[str]] = []
    text = (files("goodoffices.names") / "data" / "given-names.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        forms, *more = (part.split() for part in (line + ";;").split(";"))
        sounds = [skeleton(form, habit(form)) for form in forms]
        for sound in dict.fromkeys(sounds):
            full[sound] = (*full.get(sound, ()), number)
        for sound in dict.fromkeys(skeleton(form, habit(form)) for form in more[0]):
            short[sound] = (*short.get(sound, ()), number)
        for stem in {_END.sub("", sound) for sound in sounds} | {_END.sub("", skeleton(stem)) for stem in more[1]}:
            stems.setdefault(stem, number)
        initials.append(frozenset(sound[0] for sound in sounds if sound))
    return full, short, stems, tuple(initials)


def _shortened(word: str) -> set[str]:
    """The word, and the word with any one letter left out: two words one slip apart share one of these."""
    return {word, *(word[:n] + word[n + 1 :] for n in range(len(word)))}


@cache
def _by_shortened(stems: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for form in _table()[2] if stems else _table()[0]:
        if len(form) >= 4:
            for part in _shortened(form):
                found.setdefault(part, []).append(form)
    return found


def _near(sound: str, stems: bool) -> set[str]:
    """The forms of the table that are one slip away."""
    table = _by_shortened(stems)
    return {form for part in _shortened(sound) for form in table.get(part, ()) if within_one(form, sound)}


@lru_cache(maxsize=1 << 16)
def given_name(sound: str) -> GivenName:
    """What name a skeleton stands for.

    A name one slip away is taken where it is the only one so near and long enough (five letters).

    Examples
    --------
    >>> given_name(skeleton("Николай")) == given_name(skeleton("Mykola"))
    True
    >>> given_name(skeleton("Коля")).short, given_name(skeleton("Миколла")).near
    (True, False)
    """
    full, short, _, _ = _table()
    if sound in full:
        return GivenName(full[sound])
    if sound in short:
        return GivenName(short[sound], short=True)
    if len(sound) < 5:
        return GivenName()
    near = {full[form] for form in _near(sound, stems=False)}
    return GivenName(next(iter(near)), near=True) if len(near) == 1 else GivenName()


def same_initial(initial: str, sound: str) -> bool:
    """Whether a single letter may stand for the name, in any of its languages.

    Examples
    --------
    >>> same_initial("o", skeleton("Александр")), same_initial("b", skeleton("Александр"))
    (True, False)
    """
    if initial[:1] == sound[:1]:
        return True
    initials = _table()[3]
    return any(initial[:1] in initials[label] for label in given_name(sound).labels)


def is_patronymic(sound: str) -> bool:
    """Whether a skeleton has the form of an East Slavic patronymic.

    Examples
    --------
    >>> [is_patronymic(skeleton(w)) for w in ("Іванович", "Petrovna", "Ильич", "Ковальчук")]
    [True, True, True, False]
    """
    return len(sound) >= 4 and _PATRONYMIC.search(sound) is not None


def patronymic_stem(sound: str) -> str:
    """The father's name that is left when the ending of a patronymic is taken off.

    Examples
    --------
    >>> patronymic_stem(skeleton("Миколайович")), patronymic_stem(skeleton("Сергеевна"))
    ('mikol', 'serh')
    """
    return _END.sub("", _SUFFIX.sub("", sound)) or sound


@lru_cache(maxsize=1 << 16)
def father_of(sound: str) -> GivenName:
    """The father's name in the table, from the skeleton of a patronymic.

    Examples
    --------
    >>> father_of(skeleton("Миколаївна")) == father_of(skeleton("Nikolaevich"))
    True
    """
    stems = _table()[2]
    stem = patronymic_stem(sound)
    if stem in stems:
        return GivenName((stems[stem],))
    if len(stem) < 4:
        return GivenName()
    near = {stems[form] for form in _near(stem, stems=True)}
    return GivenName((next(iter(near)),), near=True) if len(near) == 1 else GivenName()

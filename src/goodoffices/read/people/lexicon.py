"""What is known beforehand: countries and their people, organs, offices, given names, places, words of institutions.

The lists stand beside this file as plain text. They hold facts of public knowledge and were written for this purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Known", "Lexicon", "lexicon"]


@dataclass(frozen=True, slots=True)
class Known:
    """What a name of the lists stands for.

    Parameters
    ----------
    kind : {"country", "demonym", "capital", "organ", "party", "outlet", "place"}
    id : str
        Of the country, organ or outlet.
    name : str
        As it is usually written.
    country : str
        For which it speaks; empty for an organisation of its own.
    """

    kind: str
    id: str
    name: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists, read once.

    Parameters
    ----------
    names : dict of str to tuple of (words, Known)
        By first word, the longest first.
    heads : dict of str to str
        Nouns of offices, to their class.
    genders : dict of str to str
        Given names, to "m", "f" or "u".
    institution, domain, geographic, calendar, common, modifier, speech, finite, product : frozenset of str
        Words by the part they play.
    """

    names: dict[str, tuple[tuple[tuple[str, ...], Known], ...]]
    heads: dict[str, str]
    genders: dict[str, str]
    institution: frozenset[str]
    domain: frozenset[str]
    geographic: frozenset[str]
    calendar: frozenset[str]
    common: frozenset[str]
    modifier: frozenset[str]
    speech: frozenset[str]
    finite: frozenset[str]
    product: frozenset[str]


def slug(name: str) -> str:
    """Lower case, with hyphens, for an id."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower().replace(".", "")).split())


def _lines(name: str) -> Iterator[str]:
    text = files("goodoffices.read.people").joinpath("data", name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line


def _countries() -> Iterator[tuple[str, Known]]:
    for line in _lines("countries.txt"):
        id, names, people, capitals = (part.strip() for part in line.split("|"))
        listed = [name.strip() for name in names.split(";")]
        for name in listed:
            yield name, Known("country", id, listed[0], id)
        for word in people.split():
            yield word.replace("_", " "), Known("demonym", id, listed[0], id)
        for name in filter(None, (part.strip() for part in capitals.split(";"))):
            yield name, Known("capital", id, listed[0], id)


def _organs() -> Iterator[tuple[str, Known]]:
    for line in _lines("organs.txt"):
        names, country, kind = (part.strip() for part in line.split("|"))
        listed = [name.strip() for name in names.split(";")]
        joined = kind == "party" or len(listed[0]) > 5
        for name in listed:
            # A line of several bodies of one state lists different ones; a line of one movement, its names.
            own = name if kind in ("outlet", "organ") and not _abbreviates(name, listed[0]) else listed[0]
            yield name, Known(kind, slug(own.removeprefix("the ")), own if joined else name, country)


def _abbreviates(name: str, first: str) -> bool:
    bare, other = name.removeprefix("the ").lower(), first.removeprefix("the ").lower()
    initials = "".join(word[0] for word in other.split())
    return bare == other or other in bare or bare.replace(".", "") == initials


def _places() -> Iterator[tuple[str, Known]]:
    for line in _lines("places.txt"):
        for name in line.split(";"):
            yield name.strip(), Known("place", slug(name), name.strip())


@cache
def lexicon() -> Lexicon:
    """The lists."""
    names: dict[str, dict[tuple[str, ...], Known]] = {}
    for name, known in (*_places(), *_organs(), *_countries()):
        words = tuple(name.replace(",", " ,").split())
        names.setdefault(words[0], {})[words] = known
    heads = {}
    for line in _lines("offices.txt"):
        kind, words_ = line.split(":", 1)
        for word in words_.split():
            heads.setdefault(word, kind)
    genders = {}
    for line in _lines("names.txt"):
        gender, words_ = line.split(":", 1)
        for word in words_.split():
            genders[word] = "u" if genders.get(word, gender) != gender else gender
    sets = dict(line.split(":", 1) for line in _lines("words.txt"))
    return Lexicon(
        {first: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for first, found in names.items()},
        heads,
        genders,
        *(
            frozenset(sets[key].split())
            for key in (
                "institution",
                "domain",
                "geographic",
                "calendar",
                "common",
                "modifier",
                "speech",
                "finite",
                "product",
            )
        ),
    )

"""What is known beforehand: countries and their people, organs, offices, given names, places, words of institutions.

The lists stand beside this file as plain text. They hold facts of public knowledge and were written for this purpose.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from goodoffices.read.document.language import FUNCTION_WORDS
from goodoffices.read.language import language_pack

__all__ = ["Known", "Lexicon", "lexicon", "slug"]


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
    ranks : frozenset of str
        Ranks and forms of address, besides the English ones.
    genitive : bool
        Whether an office is followed by what it is of, without a preposition.
    suffixed : bool
        Whether endings are tied to a name with an apostrophe.
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
    ranks: frozenset[str] = frozenset()
    genitive: bool = False
    suffixed: bool = False


def slug(name: str) -> str:
    """Lower case, with hyphens, for an id."""
    plain = "".join(_plain(c) for c in name.lower().replace(".", "").replace("i\u0307", "i"))
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def _plain(letter: str) -> str:
    """A Latin letter without its marks; any other as it is."""
    bare = unicodedata.normalize("NFKD", letter)[0] if letter > "\x7f" else letter
    return {"ı": "i", "ł": "l", "ø": "o", "đ": "d"}.get(bare, bare if bare < "\x7f" else letter)


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
        # A line of several bodies of one state lists different ones; a line of one movement, its names.
        one = kind == "party" or kind.endswith("=")
        kind = kind.removesuffix("=")
        for name in listed:
            own = listed[0] if one or _abbreviates(name, listed[0]) else name
            yield name, Known(kind, slug(own.removeprefix("the ")), own.removeprefix("the "), country)


def _abbreviates(name: str, first: str) -> bool:
    bare, other = name.removeprefix("the ").lower(), first.removeprefix("the ").lower()
    initials = "".join(word[0] for word in other.split() if word not in {"of", "the", "and", "for", "on", "in"})
    return bare == other or other in bare or bare.replace(".", "") == initials


def _places() -> Iterator[tuple[str, Known]]:
    for line in _lines("places.txt"):
        for name in line.split(";"):
            yield name.strip(), Known("place", slug(name), name.strip())


_SETS = ("institution", "domain", "geographic", "calendar", "common", "modifier", "speech", "finite", "product")
_PACKS = {"tr": "people_turkish.txt", "ru": "people_russian.txt", "uk": "people_ukrainian.txt"}
_NOUN = (
    "",
    "а",
    "у",
    "ом",
    "е",
    "ы",
    "ов",
    "ам",
    "я",
    "ю",
    "ем",
    "и",
    "і",
    "ь",
    "ові",
    "ів",
    "ем",
    "єм",
    "ка",
    "ки",
    "ку",
)
_ADJECTIVE = (
    "ий",
    "ый",
    "ого",
    "ому",
    "им",
    "ім",
    "ом",
    "ая",
    "ой",
    "ую",
    "ое",
    "ие",
    "их",
    "а",
    "ої",
    "ій",
    "у",
    "і",
    "е",
    "ими",
)


def lexicon(language: str = "en") -> Lexicon:
    """The lists of a language: English, Turkish, Ukrainian, Russian, or one that was added; English for any other."""
    own = language_pack(language).people
    return _pack(language, own) if own or language in _PACKS else _english()


def _forms(word: str) -> Iterator[str]:
    word = word.replace("_", " ")
    endings = _NOUN if word.endswith("+") else _ADJECTIVE if word.endswith("*") else None
    if endings is None:
        yield word
    else:
        yield from (word[:-1] + ending for ending in endings)


@cache
def _pack(language: str, own: str = "") -> Lexicon:
    """The lists of another language; its given names beside the English ones, its organisations in the English spelling too."""
    english = _english()
    names: dict[str, dict[tuple[str, ...], Known]] = {}
    heads: dict[str, str] = {}
    genders = dict(english.genders)
    sets: dict[str, set[str]] = {}
    text = own or files("goodoffices.read.language").joinpath(_PACKS[language]).read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        told, listed = (part.strip() for part in line.split("|", 1))
        kind, _, what = told.partition(" ")
        for word in (form for given in listed.split() for form in _forms(given)):
            if kind in {"country", "capital", "organ", "party", "place"}:
                words = tuple(word.split())
                id = what if kind in {"country", "capital"} else slug(word)
                country = "" if kind in {"party", "place"} else what
                demonym = kind == "country" and word[0].islower()
                names.setdefault(words[0], {})[words] = Known("demonym" if demonym else kind, id, word, country)
                if demonym:
                    names.setdefault(word.capitalize(), {})[(word.capitalize(),)] = Known("demonym", id, word, country)
            elif kind == "head":
                heads.setdefault(word.split()[-1], what)
            elif kind == "names":
                genders[word] = what
            else:
                sets.setdefault(kind, set()).add(word)
    return replace(
        english,
        names={first: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for first, found in names.items()},
        heads=heads, genders=genders, institution=frozenset(sets.get("institution", ())), domain=frozenset(),
        geographic=frozenset(), calendar=frozenset(), modifier=frozenset(), product=frozenset(), common=FUNCTION_WORDS,
        speech=frozenset(sets.get("speech", ())), ranks=frozenset(sets.get("rank", ())), genitive=language != "tr", suffixed=language_pack(language).tied_endings,
    )  # fmt: skip


@cache
def _english() -> Lexicon:
    """The English lists."""
    names: dict[str, dict[tuple[str, ...], Known]] = {}
    for name, known in (*_places(), *_organs(), *_countries()):
        words = tuple(name.replace(",", " ,").split())
        names.setdefault(words[0], {})[words] = known
    heads: dict[str, str] = {}
    for line in _lines("offices.txt"):
        kind, words_ = line.split(":", 1)
        for word in words_.split():
            heads.setdefault(word, kind)
    genders: dict[str, str] = {}
    for line in _lines("names.txt"):
        gender, words_ = line.split(":", 1)
        for word in words_.split():
            genders[word] = "u" if genders.get(word, gender) != gender else gender
    sets = dict(line.split(":", 1) for line in _lines("words.txt"))
    kept = {key: frozenset(sets[key].split()) for key in _SETS}
    listed = {first: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for first, found in names.items()}
    return Lexicon(
        listed, heads, genders, institution=kept["institution"], domain=kept["domain"], geographic=kept["geographic"],
        calendar=kept["calendar"], common=kept["common"], modifier=kept["modifier"], speech=kept["speech"],
        finite=kept["finite"], product=kept["product"],
    )  # fmt: skip

"""Countries, their people, organs, outlets and places in a sentence; a capital that stands for its government."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from goodoffices.case import Case, Party
from goodoffices.names import fold_name
from goodoffices.read.document import Span
from goodoffices.read.people.lexicon import Known, Lexicon, slug
from goodoffices.read.people.words import Line, Word

__all__ = ["Naming", "Parties", "find_collectives", "parties_of"]

_AT = frozenset("in at near outside inside across around throughout within via".split())  # noqa: SIM905
_MOVES = frozenset(
    """travel travels travelled traveled travelling traveling trip trips visit visits visited visiting fly flies flew flying flight
    arrive arrives arrived arriving go goes went going return returns returned returning journey head headed heads heading drive drove
    came come comes coming moved move train rushed flown""".split()  # noqa: SIM905
)
_CITY = frozenset(
    [
        "city",
        "capital",
        "streets",
        "centre",
        "center",
        "outskirts",
        "north",
        "south",
        "east",
        "west",
        "mayor",
        "kilometers",
        "kilometres",
        "miles",
        "archbishop",
        "bishop",
    ]
)
_REACHES = frozenset(
    [
        "visit",
        "visits",
        "reach",
        "leave",
        "enter",
        "visited",
        "visiting",
        "left",
        "reached",
        "entered",
        "leaving",
        "toward",
        "towards",
        "capital",
    ]
)
_LOCAL = frozenset(
    """region residents time streets street suburb suburbs mayor airport metro outskirts district area bureau stadium marathon university
    zoo hotel cathedral city summit conference agreement accord talks meeting protocol office correspondent""".split()  # noqa: SIM905
)
_SIDES = {
    "side": "party", "government": "party", "authorities": "party", "leadership": "party", "delegation": "party", "state": "party",
    "administration": "party", "regime": "party", "team": "party", "cabinet": "party",
    "officials": "group", "negotiators": "group", "diplomats": "group", "delegates": "group", "lawmakers": "group", "leaders": "group",
    "forces": "group", "troops": "group", "soldiers": "group", "military": "organ", "army": "organ", "police": "organ", "navy": "organ",
    "air force": "organ", "parliament": "organ", "embassy": "organ", "presidency": "organ", "rebels": "group", "officers": "group",
    "mediators": "group", "fighters": "group", "representatives": "group", "separatists": "group", "militants": "group", "media": "group",
}  # fmt: skip
_BODIES = frozenset(
    """ministry council commission committee parliament assembly senate court agency authority bureau service office department army
    organization organisation university party front movement institute foundation union federation association bank center centre staff
    delegation mission police forces government embassy secretariat board network group administration""".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention of something that is no person.

    Parameters
    ----------
    first, stop : int
        Words of the line, ``stop`` exclusive.
    span, head : Span
    kind : str
        Of the mention.
    actor : str
        Id of what is meant; empty for a place.
    name : str
        Of the actor.
    what : str
        Kind of the actor.
    country : str
        Id of the country or party for which it speaks.
    rule : str
    """

    first: int
    stop: int
    span: Span
    head: Span
    kind: str
    actor: str
    name: str
    what: str
    country: str
    rule: str


@dataclass(frozen=True, slots=True)
class Parties:
    """Parties of a case by their names, and the id that a country has in it.

    Parameters
    ----------
    lists : Lexicon
        With the names of the parties of the case.
    by_name : dict of str to Party
    ids : dict of str to str
        From the id of a country or organ in the lists to that of the case.
    """

    lists: Lexicon
    by_name: dict[str, Party]
    ids: dict[str, str]

    def id(self, own: str) -> str:
        """The id in the case, where it has one."""
        return self.ids.get(own, own)

    def named(self, name: str) -> Party | None:
        """The party of the case that bears this name."""
        return self.by_name.get(fold_name(name.removeprefix("the ")))


@lru_cache(maxsize=16384)
def _folded(name: str) -> str:
    """The names of the lists are folded once, and not for every document."""
    return fold_name(name)


def parties_of(case: Case | None, lists: Lexicon) -> Parties:
    """The names of a case joined to the lists."""
    if case is None:
        return Parties(lists, {}, {})
    by_name: dict[str, Party] = {}
    for party in case.parties.values():
        for name in (
            party.name,
            party.short,
            *party.aka,
            *(text for texts in party.spellings.values() for text in texts),
        ):
            if name:
                by_name.setdefault(fold_name(name.removeprefix("the ")), party)
                if party.of and " of " in name:
                    # The press drops the country: "National Security and Defense Council".
                    by_name.setdefault(fold_name(name.rsplit(" of ", 1)[0]), party)
    ids: dict[str, str] = {}
    for listed in lists.names.values():
        for words, known in listed:
            own = by_name.get(_folded(" ".join(words)))
            if (
                own
                and known.kind not in {"demonym", "place", "outlet"}
                and (known.kind != "capital" or own.role != "organ")
            ):
                ids.setdefault(known.id, own.id)
    names = dict(lists.names)
    for party in case.parties.values():
        kind = "organ" if party.role == "organ" else "party"
        for name in (party.name, party.short, *party.aka):
            words = tuple(word.removesuffix("'s").removesuffix("’s") for word in name.split("(")[0].split())
            if words and not any(known for other, known in names.get(words[0], ()) if other == words):
                new = (words, Known(kind, party.id, party.name, party.of or party.id))
                names[words[0]] = tuple(sorted((*names.get(words[0], ()), new), key=lambda item: -len(item[0])))
    return Parties(replace(lists, names=names), by_name, ids)


def find_collectives(line: Line, parties: Parties, taken: set[int]) -> Iterator[Naming]:
    """Everything in a sentence that is no person and has a name.

    Parameters
    ----------
    line : Line
    parties : Parties
    taken : set of int
        Words that are names of people.
    """
    words = line.words
    number = 0
    while number < len(words):
        word = words[number]
        naming = None
        if number not in taken and word.kind == "L" and word.known:
            naming = _body(line, number, parties) or _known(line, number, word.known, parties)
        elif number not in taken and word.kind in "IN" and word.cap:
            naming = _body(line, number, parties)
        if naming:
            yield naming
        number = max(
            number + 1,
            number + word.reach if word.kind == "L" else 0,
            naming.stop if naming and naming.what == "organ" else 0,
        )


def _span(words: list[Word], first: int, stop: int) -> Span:
    return Span(words[first].start, words[stop - 1].end)


def _known(line: Line, first: int, known: Known, parties: Parties) -> Naming:
    words = line.words
    stop = first + words[first].reach
    head = _span(words, first, stop)
    country = parties.id(known.country) if known.country else ""
    if known.kind in {"country", "demonym", "capital"}:
        id = parties.id(known.id)
        name = known.name
        side = words[stop].low if stop < len(words) and not words[stop].mark else ""
        if side in _SIDES and (known.kind != "capital" or words[stop - 1].possessive):
            return _side(line, first, stop, side, known, parties)
        if known.kind == "capital":
            where = _is_place(words, first, stop)
            if where:
                return Naming(first, stop, head, head, "place", "", words[first].text, "place", id, where)
            return Naming(
                first, stop, head, head, "party", id, name, "country", id, "a capital stands for its government"
            )
        return Naming(first, stop, head, head, known.kind, id, name, "country", id, known.kind)
    if known.kind == "place":
        return Naming(first, stop, head, head, "place", "", known.name, "place", "", "a name of a place")
    if known.kind == "outlet":
        return Naming(first, stop, head, head, "media", known.id, known.name, "outlet", "", "an outlet")
    id = parties.id(known.id)
    return Naming(first, stop, head, head, known.kind, id, known.name, known.kind, country or id, "a name of the lists")


def _side(line: Line, first: int, stop: int, side: str, known: Known, parties: Parties) -> Naming:
    words = line.words
    id = parties.id(known.id)
    span, head = _span(words, first, stop + 1), Span(words[stop].start, words[stop].end)
    what = _SIDES[side]
    if what == "party":
        return Naming(first, stop + 1, span, head, "party", id, known.name, "country", id, f"the {side} of a country")
    named = f"{' '.join(word.text for word in words[first:stop])}{chr(39) + 's' if words[stop - 1].possessive else ''} {side}"
    own = parties.named(named)
    actor = own.id if own else slug(named)
    kind = "organ" if what == "organ" else "description"
    return Naming(
        first, stop + 1, span, head, kind, actor, own.name if own else named, what, id, f"{side} of a country"
    )


def _is_place(words: list[Word], first: int, stop: int) -> str:
    """Why a capital is here a city; empty where it stands for the government."""
    before = words[first - 1] if first else None
    after = words[stop] if stop < len(words) else None
    if after and not after.mark and after.low in _LOCAL and not (words[stop - 1].possessive and after.low == "office"):
        return "a city by the word after it"
    if after and after.text in {"(", "—", "–"} and first == 0:
        return "at the head of a report"
    if before is None or before.mark:
        here = before is not None and before.text == "," and after is not None and after.text in {",", "."}
        return "after a comma, with a mark behind" if here else ""
    if before.kind == "I" and before.cap and not before.possessive:
        return "a part of a name"
    if before.low in _AT:
        return f"after “{before.low}”"
    if before.low in {"to", "from", "for", "of"}:
        near = words[max(0, first - 7) : first - 1]
        if any(word.low in _MOVES for word in near):
            return "where somebody goes"
        if before.low == "of" and near and near[-1].low in _CITY:
            return "a city by the word before it"
    if before.low in _REACHES:
        return "where somebody goes"
    return ""


def _body(line: Line, first: int, parties: Parties) -> Naming | None:
    """A body named by words of institutions: Russian Foreign Ministry, Supreme Court, Tigray People's Front."""
    words = line.words
    stop = first + (words[first].reach if words[first].kind == "L" else 0)
    last = stop
    seen = words[first].kind == "N"
    while stop < len(words) and stop - first < 8:
        word = words[stop]
        if word.kind in "ILN" and word.cap and not (word.kind == "N" and stop > first and last == stop and not seen):
            if word.possessive and word.low not in {"people", "workers", "people's"}:
                last = stop + 1 if word.low in _BODIES else last
                break
            stop += 1
            last = stop if word.low in _BODIES else last
        elif (
            word.kind in "ao"
            and stop + 1 < len(words)
            and words[stop + 1].kind in "IL"
            and words[stop + 1].cap
            and stop > first
        ):
            stop += 1
        elif (
            word.low in _BODIES - {"staff", "group", "party", "team", "union"}
            and words[first].kind == "L"
            and stop > first + 1
        ):
            last = stop + 1
            break
        else:
            break
    if last - first < 2 or (words[first].kind == "L" and last <= first + words[first].reach):
        return None
    known = words[first].known if words[first].kind == "L" else None
    country = parties.id(known.country or known.id) if known and known.kind not in {"place", "outlet"} else ""
    span = _span(words, first, last)
    name = " ".join(
        word.text + ("'s" if word.possessive and place < last - first - 1 else "")
        for place, word in enumerate(words[first:last])
    )
    own = parties.named(name)
    rest = " ".join(word.text for word in words[first + words[first].reach : last]) if country else name
    # "Turkey's Foreign Ministry" and "Turkish Foreign Ministry" are one.
    actor, country = (own.id, own.of or country) if own else (slug(f"{country} {rest}"), country)
    return Naming(
        first, last, span, span, "organ", actor, own.name if own else name, "organ", country, "words of an institution"
    )

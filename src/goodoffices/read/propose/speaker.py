"""For whom somebody speaks, by the words that name the speaker: a spokesman is not who he speaks for, "a group" no party."""

from __future__ import annotations

import re

from goodoffices.case import Case
from goodoffices.names import fold_name
from goodoffices.read.people import Actor

__all__ = ["party_called", "speaks_through"]

_OFFICE = (
    r"(?:spokes(?:man|woman|person|people)|press (?:service|secretary|office)|aides?|advis[eo]rs?|office|representatives?|"
    r"lawyers?|associates?|allies|entourage|camp|staff|deput(?:y|ies)|headquarters|envoys?|negotiators?)"
)
_BEHIND = re.compile(rf"(?:['’]s?|\b)\s*(?:[\w-]+\s+){{0,2}}?{_OFFICE}\Z", re.IGNORECASE)
_FOR = re.compile(rf"\b{_OFFICE}\s+(?:of|for|to)\b", re.IGNORECASE)
_MEDIA = re.compile(
    r"\b(?:media|newspapers?|news agenc(?:y|ies)|agency|television|TV|radio(?! station)|press(?! (?:service|secretary|office|centre|center))|"
    r"dail(?:y|ies)|broadcaster|journalists?|reporters?|analysts?|observers?|experts?|residents?|witness(?:es)?|bloggers?)\b",
    re.IGNORECASE,
)
_SOME = re.compile(r"\A(?:an?|one|some|several|many|most|another|other|two|three|\d+)\s", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:groups?|factions?|rebels?|guerrillas?|opposition|dissidents?|exiles?|movement|fighters|militants?|militias?|separatists?|pro-\w+)\b",
    re.IGNORECASE,
)
_OFFICIAL = re.compile(
    rf"\b(?:officials?|minist(?:er|ers|ry|ries)|government|diplomats?|delegat\w+|statement|command\w*|army|military|forces|"
    rf"generals?|officers?|parliament|council|embassy|authorit(?:y|ies)|leaders?|president|source|mediators?|{_OFFICE})\b",
    re.IGNORECASE,
)
_THE = re.compile(r"\Athe\s+", re.IGNORECASE)


def party_called(case: Case | None, words: str) -> str:
    """The party of the case that these words, and nothing more, name; empty where none is called so.

    Parameters
    ----------
    case : Case or None
    words : str
        "The Chechens".
    """
    plain = fold_name(_THE.sub("", words.strip()))
    for party in case.parties.values() if case and plain else ():
        if any(fold_name(_THE.sub("", name)) == plain for name in (party.name, party.short, *party.aka) if name):
            return party.id
    return ""


def speaks_through(words: str, actor: Actor) -> str:
    """How somebody speaks in these words: "own", "for" (through a spokesman or an office), or "other" (somebody unnamed).

    Parameters
    ----------
    words : str
        That name the speaker: "Lebed's spokesman", "an Iraqi Kurdish group".
    actor : Actor
        Whom the layer of people found in them.

    Examples
    --------
    >>> who = Actor("mira-anset", "person", "Mira Anset")
    >>> [speaks_through(words, who) for words in ("Anset's spokesman", "Prime Minister Mira Anset", "an aide to Anset")]
    ['for', 'own', 'for']
    >>> norda = Actor("norda", "country", "Norda")
    >>> [speaks_through(words, norda) for words in ("a Nordan rebel group", "a Nordan official", "Nordan state media", "Norda")]
    ['other', 'own', 'other', 'own']
    """
    if actor.kind == "person":
        surname = re.escape(actor.name.split()[-1])
        at = re.search(rf"\b{surname}\b", words, re.IGNORECASE)
        if at is None:
            return "own"
        served = re.search(rf"{_FOR.pattern} (?:the )?(?:[\w.'’-]+ ){{0,4}}{surname}\b", words, re.IGNORECASE)
        return "for" if served or _BEHIND.search(words, at.end()) else "own"
    within = _WITHIN.search(words) and not _WITHIN.search(actor.name) and not _OFFICIAL.search(words)
    if _MEDIA.search(words) or (actor.kind in ("country", "party") and within):
        return "other"
    return "other" if _SOME.match(words) and not _OFFICIAL.search(words) else "own"

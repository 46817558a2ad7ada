"""The offices of a person as values, and whether an office is the one that words describe."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goodoffices.case import Case
from goodoffices.read.document import Span
from goodoffices.read.people.actor import Office
from goodoffices.read.people.collective import Naming as Collective
from goodoffices.read.people.collective import Parties
from goodoffices.read.people.holding import Held
from goodoffices.read.people.joining import Known
from goodoffices.read.people.lexicon import Lexicon
from goodoffices.read.people.words import Line

__all__ = ["Post", "describes", "post_of", "posts_of", "side_of"]

_SAME = {
    "defence": "defense",
    "labour": "labor",
    "chairwoman": "chairman",
    "spokeswoman": "spokesman",
    "spy": "intelligence",
}
_EMPTY = frozenset(
    {"the", "a", "an", "of", "for", "to", "and", "former", "acting", "interim", "in", "at", "its", "his", "her"}
)
_REACH = 8
_LEADERS = frozenset({"president", "premier", "monarch", "head", "general-secretary", "commander"})
_STRICT = frozenset(
    "cleric monarch justice local legislator press scholar sport arts trade soldier activist commissioner rank".split()  # noqa: SIM905
)
_SENDS = frozenset({"delegation", "team", "send", "sends", "sent", "represented", "side"})


@dataclass(frozen=True, slots=True)
class Post:
    """An office with what it is compared by.

    Parameters
    ----------
    office : Office
    kind : str
        Class of its noun, or empty.
    words : frozenset of str
        What it says besides, in lower case.
    how : str
    noun : str
        The word that says which office.
    line : int
        Number of its sentence.
    """

    office: Office
    kind: str
    words: frozenset[str]
    how: str
    noun: str = ""
    line: int = -1


def posts_of(
    known: Known, text: str, parties: Parties, case: Case | None, collectives: dict[int, list[Collective]]
) -> list[Post]:
    """The offices that a text gives a person, each once."""
    found: dict[tuple[str, str], Post] = {}
    for naming in known.namings:
        for held in naming.offices:
            if held.how == "form":
                continue
            post = post_of(held, naming.line, text, parties, collectives.get(naming.line.number, []))
            if not post.office.country and case and known.case:
                side = side_of(known, case)
                post = _with_country(post, side) if side else post
            found.setdefault((post.office.title.lower(), post.office.status), post)
    return list(found.values())


def _within(collectives: Sequence[Collective], first: int, stop: int) -> Sequence[Collective]:
    """Those that begin at a word of this range."""
    low = bisect_left(collectives, first, key=lambda one: one.first)
    return collectives[low : bisect_left(collectives, stop, low, key=lambda one: one.first)]


def _with_country(post: Post, side: str) -> Post:
    return replace(post, office=replace(post.office, country=side))


def side_of(known: Known, case: Case) -> str:
    """The party on whose side a person of the case stands, by the latest of their offices."""
    if known.case is None or not known.case.offices:
        return ""
    id, seen = known.case.offices[-1].party, set[str]()
    while id in case.parties and case.parties[id].of and id not in seen:
        seen.add(id)
        id = case.parties[id].of
    return id


def post_of(held: Held, line: Line, text: str, parties: Parties, collectives: Sequence[Collective]) -> Post:
    """One office with its country and organ."""
    words = line.words
    span = Span(words[held.first].start, words[held.stop - 1].end)
    inner = _within(collectives, held.first, held.stop)
    before = [one for one in inner if one.first < held.head]
    kind = _kind(words[held.head].low, parties.lists)
    # An envoy for Syria is not of Syria.
    sent = (
        kind in {"envoy", "adviser"}
        and held.head + 1 < held.stop
        and words[held.head + 1].low in {"for", "to", "on", "in"}
    )
    country = next((one.country for one in (before if sent else (*before, *inner)) if one.country), "")
    if not country and held.first and words[held.first - 1].possessive:
        near = _within(collectives, held.first - _REACH, held.first)
        country = next((one.country for one in near if one.stop == held.first), "")
    if not country:
        country = _side_of_line(line, held.first, collectives) or _sent_by(line, collectives)
    organ = next((one.actor for one in inner if one.what in {"organ", "party"} and one.actor != country), "")
    since = until = ""
    if held.since:
        told = text[words[held.since[0]].start : words[held.since[1] - 1].end]
        since, until = (told, "") if words[held.since[0]].low == "since" else ("", told)
    title = " ".join(text[span.start : span.end].split())
    office = Office(title, span, organ, country, held.status(line), since, until)
    said = _words(line, held.first, held.stop, held.head)
    return Post(office, kind, said, held.how, words[held.head].low, line.number)


def _side_of_line(line: Line, first: int, collectives: Sequence[Collective]) -> str:
    """ "On the Russian side by presidential aide ..." """
    if first and line.words[first - 1].low == "by":
        near = _within(collectives, first - _REACH, first)
        return next((one.country for one in near if one.stop == first - 1 and one.kind == "party"), "")
    return ""


def _sent_by(line: Line, collectives: Sequence[Collective]) -> str:
    """The side whose delegation the sentence lists."""
    first = next((one for one in collectives if one.first <= 3 and one.country), None)
    if first and any(word.low in _SENDS for word in line.words[first.first : first.stop + 4]):
        return first.country
    return ""


def _kind(low: str, lists: Lexicon) -> str:
    for prefix in ("ex-", "vice-", "then-", "co-"):
        low = low.removeprefix(prefix)
    return lists.heads.get(low, "")


def _words(line: Line, first: int, stop: int, head: int) -> frozenset[str]:
    found = set()
    for number in range(first, stop):
        word = line.words[number]
        if number != head and not word.mark and word.low not in _EMPTY:
            found.add(_SAME.get(word.low, word.low))
    return frozenset(found)


def describes(line: Line, first: int, stop: int, head: int, country: str, post: Post, parties: Parties) -> bool:
    """Whether words such as "the Ukrainian leader" may stand for somebody who holds this office."""
    word = line.words[head]
    kind = _kind(word.low, parties.lists)
    prime = "prime" in post.words or post.kind == "premier"
    said = frozenset(
        _SAME.get(one.low, one.low)
        for one in line.words[first:stop]
        if one is not word and not one.mark and one.kind in "IM" and one.low not in _EMPTY
    )
    if country and country not in {post.office.country, post.office.organ}:
        return False
    if country and kind == "head" and word.low in {"head", "chief", "boss"} and post.kind in _LEADERS and not said:
        return True
    if kind in _STRICT and word.low != post.noun:
        return False
    if word.low in {"leader", "strongman"} and (post.kind in _LEADERS or prime):
        return not (said - post.words - {"supreme"})
    if kind == "premier":
        return prime
    if not kind or kind != post.kind:
        return False
    if kind == "minister" and prime != ("prime" in said):
        return False
    if kind == "member":
        return word.low in {"official", "candidate", "nominee"} and said <= post.words
    return said <= post.words


def described(line: Line, lists: Lexicon) -> Iterator[tuple[int, int, int]]:
    """Words such as "the Ukrainian leader": first word, word after the last, and the noun."""
    words = line.words
    number = 0
    while number < len(words):
        if words[number].kind == "d" and words[number].low in {"the", "this", "that", "his", "her", "their", "its"}:
            stop, head = number + 1, -1
            while (
                stop < len(words)
                and stop - number < 7
                and (
                    words[stop].kind in "LIM"
                    or words[stop].kind == "H"
                    or (words[stop].kind == "N" and stop + 1 < len(words) and words[stop + 1].kind in "HI")
                )
            ):
                if words[stop].kind == "H":
                    head = stop
                stop += 1
            if head > number and head == stop - 1 and not words[head].possessive and lists.heads.get(words[head].low):
                yield number, stop, head
            elif head > number and words[head].possessive and lists.heads.get(words[head].low):
                yield number, head + 1, head
            number = max(stop, number + 1)
        else:
            number += 1

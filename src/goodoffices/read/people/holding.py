"""Offices beside a name: before it, after it, and before it with a comma."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.read.people.lexicon import Lexicon
from goodoffices.read.people.marking import FORMS
from goodoffices.read.people.words import Line

__all__ = ["Around", "Held", "office_at", "offices_after", "offices_before"]

_BEFORE = re.compile(
    r"(?P<office>(?:[LIMNHR]|(?<=[ILH])a(?=[ILMH])|(?<=[LIHN])p)*H(?P<tail>od?[LIH]+(?:[aoq]d?[LI]+)*)?)(?P<comma>c)?(?P<rank>R*)\Z"
)
_GENITIVE = re.compile(r"(?P<office>[LIR]*H(?P<tail>[LIHao]+)?)(?P<comma>c)?(?P<rank>R*)\Z")
_RANK = re.compile(r"R+\Z")
_PHRASE = re.compile(r"d?(?:[LIMNR]|H(?!.?[od]?N\Z)|a(?=[ILMH])(?<=[ILMH]a))*H")
_WINDOW = 18
_LONGEST = 16
_SINCE = frozenset({"since", "until", "till", "from"})
_MANNERS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "lady", "madam", "mme", "mx", "messrs", "hon", "lord", "dame", "saint"}
)
_HEADS = frozenset("heads leads chairs commands runs directs headed led chaired commanded co-chairs represents".split())  # noqa: SIM905
_BE = frozenset("is was became becomes remains remained serves served".split())  # noqa: SIM905
_MADE = frozenset("named appointed elected nominated sworn chosen re-elected".split())  # noqa: SIM905
_STATUS = {
    "former": "former", "ex": "former", "late": "former", "one-time": "former", "onetime": "former", "ousted": "former", "outgoing": "",
    "acting": "acting", "interim": "acting", "caretaker": "acting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Held:
    """An office in the words of a sentence.

    Parameters
    ----------
    first, stop : int
        Words of the line, ``stop`` exclusive.
    head : int
        The word that says which office.
    comma : bool
        Whether a comma stands between it and the name after it.
    how : str
        "before", "after", "who leads", "is", "rank".
    since : tuple of int
        Words that say from when or until when; empty where there are none.
    """

    first: int
    stop: int
    head: int
    comma: bool = False
    how: str = "before"
    since: tuple[int, int] | tuple[()] = ()

    def status(self, line: Line) -> str:
        """``former``, ``acting``, ``designate`` or empty."""
        for word in line.words[self.first : self.stop]:
            if word.low in _STATUS:
                return _STATUS[word.low]
            if word.low.startswith(("ex-", "then-", "former-")):
                return "former"
            if word.low.endswith(("-designate", "-elect")) or word.low == "designate":
                return "designate"
        return ""


@dataclass(frozen=True, slots=True)
class Around:
    """What the other names of a sentence take up, by word.

    Parameters
    ----------
    starts : frozenset of int
        Where an office begins that stands directly before a name.
    covered : frozenset of int
        The words of such offices.
    persons : frozenset of int
        Where a name begins that is surely of a person.
    """

    starts: frozenset[int]
    covered: frozenset[int]
    persons: frozenset[int]


def offices_before(
    line: Line, kinds: str, names: Sequence[tuple[int, int]], genitive: bool = False
) -> list[Held | None]:
    """For each name the office that ends before it, directly or with a comma."""
    found: list[Held | None] = []
    for place, (first, stop) in enumerate(names):
        held = _before(line, kinds, first, stop, genitive)
        if held is None and place and found[place - 1] and kinds[names[place - 1][1] : first] in {"a", "c", "ca"}:
            # "Presidents Donald Trump and Vladimir Putin"
            shared = found[place - 1]
            if shared and not shared.comma and line.words[shared.head].low.endswith("s") and shared.how == "before":
                held = shared
        found.append(held)
    return found


def _before(line: Line, kinds: str, first: int, stop: int, genitive: bool) -> Held | None:
    floor = max(0, first - _WINDOW)
    match = (_GENITIVE if genitive else _BEFORE).search(kinds[floor:first])
    words = line.words
    if match is None:
        ranks = _RANK.search(kinds[floor:first])
        if ranks is None:
            return None
        start = floor + ranks.start()
        how = "form" if all(word.low in _MANNERS for word in words[start:first]) else "rank"
        return Held(start, first, first - 1, how=how)
    start, end = floor + match.start("office"), floor + match.end("office")
    comma = match["comma"] is not None
    rank = not comma and bool(match["rank"])
    head = floor + match.start("tail") - 1 if match["tail"] else end - 1
    # A person who possesses the office ("Guterres's envoy"), and a name before a comma, are no part of it.
    for number in range(start, head):
        if kinds[number] == "N" and words[number].possessive:
            start = number + 1
        if kinds[number] == "L" and words[number].possessive and number > start and kinds[number - 1] == "a":
            # "... of Jordan and Qatar's Emir"
            start = number
    opening = words[start].known
    if opening and opening.kind == "place" and start + words[start].reach < head and kinds[start] == "L":
        # "In Istanbul the Russian minister": where, not whose; but "Kirkuk governor" is one office.
        start += words[start].reach
    stop_office = first if rank else end
    if comma and not _closed(line, kinds, start, stop):
        return None
    if words[head].possessive:
        return None
    return Held(start, stop_office, head, comma, "before")


def _closed(line: Line, kinds: str, start: int, stop: int) -> bool:
    """Whether a name after a comma stands in apposition: another mark follows, and the office is somebody's."""
    words = line.words
    closed = stop >= len(words) or words[stop].mark or words[stop].low == "who"
    begins = kinds[start] == "L" or words[start].possessive or words[start].cap
    begins = begins or (start > 0 and (kinds[start - 1] == "d" or words[start - 1].possessive))
    return closed and begins


def offices_after(
    line: Line, kinds: str, names: Sequence[tuple[int, int]], direct: Sequence[Held | None], lists: Lexicon
) -> list[Held | None]:
    """For each name the office that follows it: in apposition, with "who leads", with "is" or "was named".

    ``direct`` are the offices before the names: their words are taken.
    """
    words = line.words
    firm = [(held.first, first) for held, (first, _) in zip(direct, names, strict=True) if held and not held.comma]
    around = Around(
        frozenset(first for first, _ in firm),
        frozenset(number for first, stop in firm for number in range(first, min(stop, first + _WINDOW))),
        frozenset(first for first, stop in names if words[first].low in lists.genders and stop - first > 1),
    )
    found: list[Held | None] = []
    for first, stop in names:
        start, how = _opening(line, stop, first)
        if start < 0:
            found.append(None)
            continue
        if how == "who leads":
            end = _tail(line, kinds, start + 1, around, lists)
            found.append(Held(start, end, start, how=how) if end > start + 1 else None)
            continue
        held = office_at(line, kinds, start, lists, around, how)
        if held and how == "after" and held.stop < len(words) and kinds[held.stop] == "N" and words[held.stop].cap:
            held = None
        found.append(held)
    return found


def office_at(line: Line, kinds: str, start: int, lists: Lexicon, around: Around, how: str = "after") -> Held | None:
    """The office whose words begin here, or None."""
    match = _PHRASE.match(kinds[start : start + _WINDOW])
    if match is None:
        return None
    head = start + match.end() - 1
    if head in around.covered:
        # The office stands directly before another name: it is that one's.
        return None
    while head > start and line.words[head].possessive:
        head -= 1
    if kinds[head] != "H":
        return None
    first = start + (kinds[start] == "d" and line.words[start].low in {"the", "a", "an"})
    if any(
        kinds[number] == "N" and not line.words[number].possessive and number < head - 3
        for number in range(first, head)
    ):
        return None
    end = head + 1
    if end < len(kinds) and (kinds[end] == "o" or line.words[end].low in {"in", "at", "with", "responsible"}):
        end = _tail(line, kinds, end, around, lists)
    since: tuple[int, int] | tuple[()] = ()
    if end < len(kinds) and line.words[end].low in {"since", "until"}:
        since = (end, min(end + 3, len(kinds)))
    return Held(first, end, head, how=how, since=since)


def _opening(line: Line, stop: int, first: int) -> tuple[int, str]:
    """Where an office after a name would begin, and how it is tied to it; -1 where nothing ties one."""
    words = line.words
    count = len(words)
    if stop >= count or words[stop - 1].possessive:
        return -1, ""
    mark = words[stop]
    at = stop
    if mark.mark and mark.text in {",", "(", "-", "–", "—"}:
        at = stop + 1
        if at + 1 < count and words[at].text.isdigit() and words[at + 1].text == ",":
            at += 2
        if at >= count:
            return -1, ""
        if words[at].low != "who":
            return at, "after"
    elif words[stop].low not in _BE | {"who"}:
        made = first and words[first - 1].low in _MADE
        return (stop, "is") if made and not mark.mark else (-1, "")
    if words[at].low == "who":
        at += 1
        if at < count and words[at].low in {"also", "now", "currently"}:
            at += 1
        if at < count and words[at].low in _HEADS:
            return at, "who leads"
        if at + 1 < count and words[at].low in {"had", "has"} and words[at + 1].low == "been":
            return at + 2, "is"
    if at < count and words[at].low in _BE | {"later"}:
        at += 1 + (words[at].low == "later")
        while at < count and words[at].low in {"as", "also", "now", "then", *_MADE}:
            at += 1
        return (at, "is") if at < count else (-1, "")
    return -1, ""


def _tail(line: Line, kinds: str, start: int, around: Around, lists: Lexicon) -> int:
    """Where "of the delegation of Suda" ends: before a mark, a verb, another name with its own office."""
    words = line.words
    starts, persons = around.starts, around.persons
    end = start
    while end < len(words) and end - start < _LONGEST:
        word = words[end]
        if word.mark and word.text not in {"-", "/", "&"}:
            break
        if word.low in lists.finite or word.low in _SINCE - {"from"} or end in starts:
            break
        if kinds[end] == "a" and (
            end + 1 >= len(words) or end + 1 in starts or end + 1 in persons or not _goes_on(kinds[end + 1])
        ):
            break
        if kinds[end] == "x" and not word.cap and word.low in lists.speech:
            break
        end += 1
    while end > start and (kinds[end - 1] in "oqad" or words[end - 1].low in {"the", "who"}):
        end -= 1
    return end


def _goes_on(kind: str) -> bool:
    return kind in "ILNM"


def manner_of(low: str) -> str | None:
    """The gender that a form of address tells; None where it is no form of address."""
    return FORMS.get(low)

"""Of what a number is: the noun, currency or measure beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from goodoffices.read.language.english_quantity import IDENTIFIED, SIDES, STOPS
from goodoffices.read.language.language import Language
from goodoffices.read.language.words import words_in
from goodoffices.read.number.scan import Figure, Word

__all__ = ["Unit", "unit_of"]

_LOOK = 6
_REMAINS = frozenset({"bodies", "remains", "corpses", "тіла", "тел", "тела", "тіл"})
_NOT_PLURAL = frozenset(
    words_in("""
    his its this is was has does us as thus perhaps across always besides towards says wants needs makes takes
    les
""")
)
_IRREGULAR = frozenset(
    words_in("""
    people men women children troops personnel police aircraft forces
""")
)
_STATES = frozenset(
    words_in("""
    killed wounded injured dead missing captured displaced arrested detained freed released
""")
)
_HYPHENED = frozenset(
    words_in("""
    nation member country state point party seat man person page room storey bed vehicle ship truck soldier
""")
)
_VERBAL = ("ed", "ing", "ly")


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted.

    Parameters
    ----------
    kind : str
        Of the mention.
    name, side, rule : str
    start, end : int
        Code points up to which the mention reaches; ``start`` -1 where nothing stands before the number.
    """

    kind: str
    name: str = ""
    side: str = ""
    rule: str = ""
    start: int = -1
    end: int = 0


def unit_of(text: str, words: Sequence[Word], figure: Figure, language: Language) -> Unit | None:
    """The unit of a number; None where it is no number (the pronoun "one", an age)."""
    before = words[figure.first - 1] if figure.first else None
    money = language.quantity.get(before.text) if before else None
    if money and money[0] == "MONEY" and before and before.kind == "mark":
        return Unit("money", money[1], rule="currency before it", start=before.start, end=words[figure.last - 1].end)
    if before and before.text == "%" and figure.kind == "number":
        return Unit("percent", "%", rule="per cent before it", start=before.start, end=words[figure.last - 1].end)
    if before and figure.kind == "number" and language.quantity.get(before.text, ("", ""))[0] == "PERCENTPRE":
        return Unit("percent", "%", rule="per cent before it", start=before.start, end=words[figure.last - 1].end)
    named = _named(text, words, figure, before)
    after = _after(text, words, figure, language)
    if named and (not after or after.rule == "noun as written") and figure.kind == "number":
        return Unit("identifier", rule="number of a name")
    if figure.kind == "ordinal":
        return _ordinal(text, words, figure)
    first = words[figure.first]
    if first.text in language.single and figure.last - figure.first == 1:
        return after if after and _beside(words, figure, language) else None
    if after:
        return after
    if first.text == "one" and figure.last - figure.first == 1:
        return _single(text, words, figure)
    if figure.kind == "loose" and first.text in {"several", "a"}:
        return None
    if before and before.text == "aged":
        return None
    if _age(text, words, figure):
        return None
    return Unit("fraction" if figure.kind == "part" else "count", rule="number without a unit")


def _age(text: str, words: Sequence[Word], figure: Figure) -> bool:
    """``Olena, 45, said``; ``45-year-old``."""
    tail = [word.text for word in words[figure.last : figure.last + 4]]
    if tail[:4] in (["-", "year", "-", "old"], ["-", "month", "-", "old"]):
        return True
    before = words[max(0, figure.first - 2) : figure.first]
    comma = len(before) == 2 and before[1].text == "," and text[before[0].start].isupper()
    return comma and tail[:1] == [","] and words[figure.first].kind == "number" and (figure.low or 0) < 120


def _named(text: str, words: Sequence[Word], figure: Figure, before: Word | None) -> bool:
    """Whether the number belongs to a name: "Article 5", "Boeing 737"."""
    if before is None or words[figure.first].kind != "number":
        return False
    capital = text[before.start].isupper()
    if before.text == "." and figure.first > 1 and words[figure.first - 2].text == "no":
        return True
    if before.kind != "word" or text[before.end : words[figure.first].start] not in {" ", "\u00a0"}:
        return False
    if before.text in IDENTIFIED and (capital or before.text in {"article", "resolution", "paragraph", "flight", "no"}):
        return True
    opens = figure.first < 2 or words[figure.first - 2].text in {".", "!", "?", '"', "“"}
    return capital and not opens and before.text not in STOPS and (figure.low or 0) < 10_000


def _after(text: str, words: Sequence[Word], figure: Figure, language: Language) -> Unit | None:
    """The unit behind the number, past adjectives and nationalities."""
    place, side = figure.last, ""
    if place < len(words) and words[place].text in {"of", "-", "‑", "–"}:
        place += 1
        while (
            place < len(words)
            and words[place - 1].text == "of"
            and words[place].text in {"the", "its", "their", "these", "those", "our"}
        ):
            place += 1
    stop = min(len(words), place + _LOOK)
    if (
        place == figure.last + 1
        and words[figure.last].text in {"-", "‑"}
        and place < len(words)
        and words[place].text in _HYPHENED
    ):
        return Unit("count", words[place].text, side, "noun after a hyphen", end=words[place].end)
    if place + 3 <= len(words) and [w.text for w in words[place : place + 3]] in (
        ["year", "-", "old"],
        ["month", "-", "old"],
    ):
        return None
    for number in range(place, stop):
        word = words[number]
        pair = f"{word.text} {words[number + 1].text}" if number + 1 < len(words) else ""
        entry = language.quantity.get(pair) or _known(word.text, language)
        if entry and (entry[0] in {"MONEY", "NOUN"} or (number == place and entry[0] in {"MEASURE", "PERCENT"})):
            end = words[number + 1].end if pair in language.quantity else word.end
            if language.code != "en" and entry[0] == "NOUN":
                entry, end = _last_noun(words[number:stop], language, entry, end)
            return _entry_unit(words, figure, entry, side, end)
        if (word.kind == "word" and word.text.rstrip(".") in SIDES) or word.text in SIDES:
            side = text[word.start : word.end]
            continue
        if word.text in {"-", "‑"}:
            continue
        if word.kind != "word" or (word.text in STOPS and word.text != "us"):
            break
        if language.code == "en" and _plural(word.text):
            return Unit("count", _singular(word.text), side, "noun as written", end=word.end)
    if figure.last < len(words) and words[figure.last].text in _STATES:
        return Unit("count", words[figure.last].text, side, "what became of them", end=words[figure.last].end)
    return None


def _entry_unit(words: Sequence[Word], figure: Figure, entry: tuple[str, str], side: str, end: int) -> Unit:
    kind = {"MONEY": "money", "MEASURE": "measure", "PERCENT": "percent"}.get(entry[0], "count")
    name = entry[1]
    if kind == "count" and figure.first > 1:
        lead = figure.lead if figure.lead >= 0 else figure.first
        if lead > 1 and words[lead - 1].text == "of" and words[lead - 2].text in _REMAINS:
            return Unit("count", "body", side, "bodies or remains of", end=end)
    if kind == "count" and figure.first and words[figure.first - 1].text in _REMAINS - {"remains"}:
        return Unit("count", "body", side, "bodies or remains of", end=end)  # "тела 1212 солдат"
    return Unit(kind, name, side, "unit behind it", end=end)


def _beside(words: Sequence[Word], figure: Figure, language: Language) -> bool:
    """Whether a unit stands directly behind, as "one soldier" has it."""
    return figure.last < len(words) and _known(words[figure.last].text, language) is not None


def _last_noun(
    words: Sequence[Word], language: Language, entry: tuple[str, Any], end: int
) -> tuple[tuple[str, Any], int]:
    """The last of several nouns where that is the one counted ("200 yaralı asker"), and where it ends."""
    for before, word in pairwise(words):
        further = _known(word.text, language)
        if further is None or further[0] != "NOUN" or not (language.head_last or entry[1] == "person"):
            break
        if language.head_last and before.text not in language.quantity and further[1] != "body":
            break  # A noun with an ending closes the phrase: "200 askerin ülkeye".
        entry, end = further, word.end
    return entry, end


def _known(word: str, language: Language) -> tuple[str, Any] | None:
    """What a word of quantity is, in any of its forms."""
    entry = language.quantity.get(word)
    if entry or not language.endings:
        return entry
    for ending in language.endings:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            entry = language.quantity.get(word[: -len(ending)])
            if entry and entry[0] in {"NOUN", "MONEY"}:
                return entry
    return None


def _plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return (
        word.endswith("s")
        and not word.endswith(("ss", "us", "'s", "’s", "is"))
        and len(word) > 3
        and word not in _NOT_PLURAL
    )


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def _ordinal(text: str, words: Sequence[Word], figure: Figure) -> Unit | None:
    """``third round``; not "First Deputy Minister", "second" alone, "first proposed"."""
    if figure.last >= len(words):
        return None
    following = words[figure.last]
    first = words[figure.first]
    if following.kind != "word" or following.text in STOPS or following.text.endswith(_VERBAL):
        return None
    capital = text[following.start].isupper()
    if len(following.text) == 1 or (capital and text[first.start].isupper()):
        return Unit("identifier", rule="part of a name")
    if capital:
        side = text[following.start : following.end] if following.text in SIDES else ""
        nxt = words[figure.last + 1] if figure.last + 1 < len(words) else None
        if side and nxt and nxt.kind == "word" and nxt.text not in STOPS:
            return Unit("ordinal", nxt.text, side, "ordinal", end=nxt.end)
    return Unit("ordinal", following.text, "", "ordinal", end=following.end)


def _single(text: str, words: Sequence[Word], figure: Figure) -> Unit | None:
    """``one ambulance``; not the pronoun "one"."""
    if figure.last >= len(words):
        return None
    noun = words[figure.last]
    plain = noun.kind == "word" and noun.text not in STOPS and not noun.text.endswith((*_VERBAL, "s"))
    if not plain or noun.text in {"another", "thing", "day", "where", "can"} or text[noun.start].isupper():
        return None
    return Unit("count", noun.text, rule="noun as written", end=noun.end)

"""Pronouns, and what stands as the subject of a sentence, told from the neighbours of a word."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.read.people.joining import Naming
from goodoffices.read.people.words import Line, Word

__all__ = ["PRONOUNS", "is_object", "is_pronoun", "leads_at", "subject_of"]

PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p", "it": "n", "its": "n", "itself": "n",
    "i": "1", "me": "1", "my": "1", "mine": "1", "myself": "1", "we": "1p", "us": "1p", "our": "1p", "ours": "1p", "ourselves": "1p",
}  # fmt: skip
"""To gender ("m", "f"), many ("p"), thing ("n"), or first person ("1", "1p")."""


def subject_of(line: Line, quoted: Sequence[bool], personal: Sequence[tuple[str, Naming]]) -> int:
    """The word at which the name that is the subject begins; -1 where there is none."""
    words = line.words
    open_ = [one for _, one in personal if not quoted[one.first]] or [one for _, one in personal]
    for one in open_:
        before = words[one.first - 1].low if one.first else ""
        after = words[one.stop].low if one.stop < len(words) else ""
        if before in {"said", "says", "added", "told"} or (
            after in {"said", "says", "told", "added", "noted", "insisted", "warned"}
        ):
            return one.first
    for one in open_:
        if words[one.stop - 1].possessive:
            continue
        first = min((held.first for held in one.offices if held.first < one.first), default=one.first)
        while first and words[first - 1].kind in "dLIMHR":
            first -= 1
        if not first or words[first - 1].kind not in "oq":
            return one.first
    return -1


def is_pronoun(words: Sequence[Word], number: int, word: Word, quoted: Sequence[bool]) -> bool:
    """Whether a word is a pronoun that is read here."""
    if word.low not in PRONOUNS or word.mark:
        return False
    if word.text == "US" or (word.low == "i" and word.text != "I"):
        return False
    return not (word.low == "mine" and not quoted[number])


def is_object(words: Sequence[Word], number: int) -> bool:
    """Whether a pronoun is what is acted upon: "praised him", "met her", not "her words"."""
    if words[number].low == "him":
        return True
    after = words[number + 1] if number + 1 < len(words) else None
    return after is None or after.mark or after.kind in "oqad"


def leads_at(words: Sequence[Word], first: int) -> bool:
    """Whether no preposition governs what begins at this word."""
    return not first or words[first - 1].kind not in "oq"

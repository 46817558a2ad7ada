"""What part each word of a sentence may play in a name or an office, as one letter.

L a name of the lists, H the noun of an office, R a rank or form of address, I a word of institutions, M a word that may
stand before an office, N a word that may be a name, p a small word inside names, d an article or possessive pronoun,
o "of" and the like, q "in" and the like, a "and", c a comma, x anything else.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from goodoffices.read.people.lexicon import Lexicon
from goodoffices.read.people.sounding import nominatives
from goodoffices.read.people.words import PARTICLES, Line, Word

__all__ = ["FORMS", "mark_parts"]

FORMS = {
    "mr": "m", "mr.": "m", "messrs": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f",
    "madam": "f", "mme": "f", "dr": "", "prof": "", "hon": "", "rev": "", "tan": "", "sri": "", "datuk": "", "dato": "", "haji": "",
    "sayyid": "m", "don": "", "doña": "f", "baroness": "f", "baron": "m", "count": "", "saint": "", "mx": "", "gen": "", "maj": "",
    "col": "", "lt": "", "lieut": "", "capt": "", "cmdr": "", "adm": "", "brig": "", "sgt": "", "cpl": "", "pvt": "", "insp": "", "supt": "",
    "det": "", "rep": "", "sen": "", "gov": "", "fr": "m", "sr": "", "amb": "", "pres": "", "bishop": "", "hajj": "",
}  # fmt: skip
"""Forms of address, to the gender that they tell."""

_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "your",
        "this",
        "that",
        "another",
        "one",
        "both",
        "every",
        "each",
        "some",
        "any",
    ]
)
_OF = frozenset({"of", "for", "to"})
_BY = frozenset("in at on with from by under over".split())  # noqa: SIM905
_CONTRACTED = re.compile(r"(?:['’](?:m|re|ll|ve|d)|n['’]t)\Z")
_COMPOUND = ("-based", "-listed", "-controlled", "-led", "-backed", "-owned", "-born", "-style", "-registered")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def mark_parts(line: Line, lists: Lexicon, vocabulary: Collection[str]) -> None:
    """Give every word its letter.

    Parameters
    ----------
    line : Line
    lists : Lexicon
    vocabulary : collection of str
        Words that the document writes in lower case: at the start of a sentence they are no names.
    """
    words = line.words
    initial = True
    covered = 0
    for number, word in enumerate(words):
        if word.mark:
            word.kind = "c" if word.text == "," else "x"
            initial = initial or word.text in "\"“”«„:'‘"
            continue
        if word.reach and not _is_given(words, number, lists, word):
            covered = max(covered, number + word.reach)
        if number < covered:
            word.kind = "L"
        else:
            word.kind = _kind(words, number, lists, initial)
            if word.kind == "N" and initial and word.low in vocabulary and not _before_name(words, number, lists):
                word.kind = "x"
        initial = False
    _settle(words, lists)


def _is_given(words: list[Word], number: int, lists: Lexicon, word: Word) -> bool:
    """Whether a country or town is here the name of a person: Jordan Bardella, George Washington."""
    if word.reach != 1 or word.known is None or word.known.kind == "demonym" or word.possessive:
        return False
    after = words[number + 1] if number + 1 < len(words) else None
    if word.low in lists.genders and after and after.cap and not after.reach:
        return (
            after.low not in lists.heads
            and after.low not in lists.institution
            and after.low not in lists.domain
            and after.low not in lists.geographic
        )
    before = words[number - 1] if number else None
    if before is None or before.possessive:
        return False
    town = word.known.kind in {"capital", "place", "country"} and not lists.genitive
    if town and before.kind in "HR" and before.cap and after and after.cap and not after.reach:
        # "Mayor London Breed"
        return after.low not in lists.heads and after.low not in lists.institution and after.low not in lists.domain
    if before.kind != "N":
        return False
    return before.low in lists.genders or (word.known.kind in {"capital", "place"} and not (after and after.cap))


def _before_name(words: list[Word], number: int, lists: Lexicon) -> bool:
    word = words[number]
    after = words[number + 1] if number + 1 < len(words) else None
    return word.low in lists.genders and after is not None and after.cap and after.low not in lists.common


def _is_word_and_name(words: list[Word], number: int, lists: Lexicon, initial: bool) -> bool:
    """Whether a month or small word is a given name, for a name follows: Jan van der Berg, Will Smith."""
    word = words[number]
    if word.low not in lists.genders or not (word.low in lists.common or word.low in lists.calendar):
        return False
    if number + 1 >= len(words) or (initial and word.low in lists.common):
        return False
    after = words[number + 1]
    return after.low in PARTICLES or (after.cap and after.low not in lists.common and after.low not in lists.heads)


def _is_month_name(word: Word, before: Word, after: Word, lists: Lexicon) -> bool:
    """Whether a month or weekday after a given name, with no number behind, is a surname: Theresa May."""
    if word.kind != "x" or not word.cap or word.low not in lists.calendar:
        return False
    return before.kind == "N" and before.low in lists.genders and not after.text[:1].isdigit()


def _opens_name(word: Word, before: Word | None, after: Word | None, lists: Lexicon) -> bool:
    """Whether a word of institutions is here a name before a name: Park Joo-ho."""
    if word.kind not in "HI" or not word.cap or word.low not in lists.genders or after is None or after.kind != "N":
        return False
    return before is None or not (before.cap and before.kind in "NIL")


def _kind(words: list[Word], number: int, lists: Lexicon, initial: bool) -> str:
    word = words[number]
    low = word.low
    if word.cap and _is_word_and_name(words, number, lists, initial):
        return "N"
    if low.endswith(_COMPOUND):
        return "x"
    if low in _DETERMINERS:
        return "d"
    if low in _OF:
        return "o"
    if low in _BY:
        return "q"
    if low in {"and", "&"}:
        return "a"
    if low in PARTICLES and not word.cap:
        return "p"
    if (low in FORMS and word.cap) or low in lists.ranks:
        return "R"
    if low in lists.heads or (low.startswith(("ex-", "vice-", "then-", "co-")) and low.split("-", 1)[1] in lists.heads):
        return "H"
    if low.startswith(("ex-", "then-", "former-")) and low.split("-", 1)[1] in lists.domain:
        return "I"
    if (
        low in lists.institution
        or low in lists.domain
        or (word.cap and (low in lists.geographic or low in lists.product))
    ):
        return "I"
    if low in lists.common or (word.cap and low in lists.calendar):
        return "x"
    if low in lists.modifier:
        return "M" if not word.cap or initial else "I"
    return "N" if word.cap and not _CONTRACTED.search(low) else "x"


_JOINING = frozenset(["и", "і", "й", "та", "ve", "з", "із", "с", "по", "на", "при", "у", "в", "во"])


def _is_named(word: Word, lists: Lexicon) -> bool:
    """Whether a word is a given name in any case."""
    return any(form in lists.genders for form in nominatives(word.low))


def _join_institutions(words: list[Word], lists: Lexicon) -> None:
    """Small words inside the name of an institution, in languages that decline: "совета безопасности и обороны"."""
    for number in range(1, len(words) - 1):
        word, before, after = words[number], words[number - 1], words[number + 1]
        further = words[number + 2] if number + 2 < len(words) else None
        if word.kind == "N" and before.kind in "IH" and after.kind == "N" and further and further.kind == "N":
            # "Президент Норди Олена Липа": a country that no list has, before a given name.
            if _is_named(after, lists) and not _is_named(word, lists):
                word.kind = "I"
            continue
        if word.kind != "x" or word.low not in _JOINING or before.kind not in "IH":
            continue
        if after.kind == "I" or (word.low in {"з", "із", "с"} and after.kind == "L" and before.low.startswith("перег")):
            word.kind = "I"


def _settle(words: list[Word], lists: Lexicon) -> None:
    """What only the neighbours tell: ranks, surnames that are words of offices, small words inside names."""
    last = len(words) - 1
    if lists.genitive or lists.suffixed:
        _join_institutions(words, lists)
    for number, word in enumerate(words):
        before = words[number - 1] if number else None
        after = words[number + 1] if number < last else None
        if word.kind == "H" and lists.heads.get(word.low) == "rank" and word.cap and after and after.kind in "NR":
            word.kind = "R"
        elif word.kind in "HI" and word.cap and before and before.kind == "N" and before.low in lists.genders:
            if (
                not before.possessive
                and not (after and after.kind in "NHIL" and after.cap)
                and not (after and after.kind == "H")
            ):
                word.kind = "N"
        elif _opens_name(word, before, after, lists) or (
            word.low in _SUFFIXES
            and before
            and before.kind == "N"
            and (word.text.isupper() or word.low in {"jr", "sr"})
        ):
            word.kind = "N"
        elif word.kind == "p" and not (
            before
            and before.kind in "Np"
            and not before.possessive
            and after
            and (after.kind == "N" or after.low in PARTICLES)
        ):
            word.kind = "x"
        elif before and after and _is_month_name(word, before, after, lists):
            word.kind = "N"

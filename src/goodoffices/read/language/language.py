"""What the reader must know of a language: its words of time and number, each with its class and value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Entry", "Language"]

Entry = tuple[str, Any]
"""Class of a word (``MONTH``, ``UNIT``, ``SINCE``) and its value (6, "day", None)."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language pack: data only.

    Parameters
    ----------
    code : str
        BCP 47.
    words : mapping of str to Entry
        Words of time, in lower case.
    phrases : mapping of str to Entry
        Phrases of two to five words, in lower case, one space between words. The longest wins.
    numerals : mapping of str to float
        Words that count, below a hundred and their tens.
    scales : mapping of str to int
        Hundred, thousand, million, in all their forms.
    ordinals : mapping of str to int
    endings : tuple of str
        Endings that a word may carry after its stem, the longest first; tried where the word itself is not known.
    proper : frozenset of str
        Words of time that are such only with a capital ("may", "march", "sun").
    future, past : frozenset of str
        Words that tell of what is to come, and of what was.
    past_endings, future_endings : tuple of str
        Endings of verbs of the past ("ed"), and of what is to come.
    future_before : frozenset of str
        Words that tell of what is to come only before "to" or "for" ("set", "agreed").
    planned : frozenset of str
        Verbs that tell of what is to come after "to" ("to host").
    neither : frozenset of str
        Words that end like a verb of the past and are none ("hundred").
    places : mapping of str to str
        Places and the IANA names of their zones.
    quantity : mapping of str to Entry
        Words and phrases around numbers: bounds, units, currencies.
    decimal_comma : bool
        Whether ``1,5`` is one and a half, and ``12 000`` twelve thousand.
    alone : frozenset of str
        Scales that stand without a number before them ("bin", "тысяча").
    shortened : frozenset of str
        Scales written with a full stop ("тыс.").
    single : frozenset of str
        Words for one that are also articles or pronouns: a number only directly before a unit.
    tied_endings : bool
        Whether figures take endings after an apostrophe ("6'sı").
    head_last : bool
        Whether of several nouns the last says what is counted ("200 yaralı asker").
    apart : frozenset of str
        Small words after which a number goes on counting what the one before it counted ("397 from the north, 24 from the south").
    small_words : frozenset of str
        Of an added language: its commonest small words, by which its texts are told from others.
    people : str
        Of an added language: offices, institutions, countries, given names, in the lines of ``people_*.txt``.
    cues : tuple of str
        Of an added language: verbs that say that something was said, in all their forms.
    that : str
        Of an added language: the word that opens a clause after them.
    """

    code: str
    words: Mapping[str, Entry]
    phrases: Mapping[str, Entry] = field(default_factory=dict)
    numerals: Mapping[str, float] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    ordinals: Mapping[str, int] = field(default_factory=dict)
    endings: tuple[str, ...] = ()
    proper: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    past_endings: tuple[str, ...] = ()
    future_endings: tuple[str, ...] = ()
    future_before: frozenset[str] = frozenset()
    planned: frozenset[str] = frozenset()
    neither: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    quantity: Mapping[str, Entry] = field(default_factory=dict)
    decimal_comma: bool = False
    alone: frozenset[str] = frozenset()
    shortened: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()
    tied_endings: bool = False
    apart: frozenset[str] = frozenset()
    head_last: bool = False
    small_words: frozenset[str] = frozenset()
    people: str = ""
    cues: tuple[str, ...] = ()
    that: str = ""

    def phrase_starts(self) -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
        """The phrases by their first word, the longest first."""
        starts: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for phrase, entry in self.phrases.items():
            words = tuple(_WORD.findall(phrase))
            starts.setdefault(words[0], []).append((words, entry))
        for found in starts.values():
            found.sort(key=lambda item: -len(item[0]))
        return starts


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[^\w\s]")

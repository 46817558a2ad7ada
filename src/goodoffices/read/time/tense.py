"""Whether the clause around a time tells of the past or of what is to come."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goodoffices.read.document.span import Span
from goodoffices.read.language.language import Language
from goodoffices.read.language.words import words_in

__all__ = ["tense_of"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[,;:—–.()\"“”]")
_LOOK = 240
_NEAR = 14
_LEAD = frozenset(
    words_in("""
    on at in the by for late early this next last from of around about until before after since в у во о об на
    до к
""")
)
_CLAUSE = frozenset(',;:—–()"“”')
_SPOILS = frozenset(
    words_in("""
    failed able began started managed used continued tried refused went came helped order according
""")
)
_PROGRESSIVE = frozenset(["is", "are", "be", "'s", "’s"])
_PASSIVE = frozenset({"be", "being"})
_HAD_BEEN = frozenset(["due", "scheduled", "planned", "expected", "slated"])
_NOT_PLAIN = frozenset(["to", "did", "didn't", "didn’t", "not", "never", "rarely", "often", "the", "a"])
_SOONEST = frozenset(["soon", "early", "late"])
_EFFECTIVE = frozenset(["payable", "effective", "redeemable", "refundable"])
_FOR = frozenset({"for", "на"})


def tense_of(text: str, sentence: Span, span: Span, language: Language) -> tuple[str, str]:
    """The tense around a time and the word that tells it.

    The nearest verb of the clause decides: the one before the time, or, where the time opens its clause ("On Friday
    the two will meet"), the one behind it.

    Returns
    -------
    tense : {"past", "future", ""}
    cue : str

    Examples
    --------
    >>> from goodoffices.read.language import language_pack
    >>> words = "Moscow said Monday that the envoys will meet on Friday."
    >>> for day in ("Monday", "Friday"):
    ...     start = words.index(day)
    ...     tense_of(words, Span(0, len(words)), Span(start, start + 6), language_pack("en"))
    ('past', 'said')
    ('future', 'will')
    """
    before = _WORD.findall(text[max(sentence.start, span.start - _LOOK) : span.start])
    after = _WORD.findall(text[span.end : min(sentence.end, span.end + _LOOK)])
    if len(before) > 1 and before[-1].lower() in _FOR and not text.startswith(("'", "’"), span.end):
        return "future", f"{before[-2].lower()} {before[-1].lower()}"
    if len(before) > 2 and before[-1].lower() == "as" and before[-2].lower() in _SOONEST and before[-3].lower() == "as":
        return "future", f"as {before[-2].lower()} as"
    told = next((word.lower() for word in reversed(before[-3:]) if word.lower() not in _LEAD), "")
    if told in _EFFECTIVE:
        return "future", told
    lead = len(before)
    while lead and before[lead - 1].lower() in _LEAD:
        lead -= 1
    opens = lead == 0 or before[lead - 1] in _CLAUSE
    back, ahead = _backwards(before, language), _forwards(after, language)
    if opens:
        return ahead[:2] if ahead[0] else back[:2] if back[0] else ("", "")
    if back[0] and ahead[0] and ahead[2] < 2 <= back[2]:
        return ahead[:2]
    return back[:2] if back[0] else ahead[:2] if ahead[0] else ("", "")


def _backwards(words: Sequence[str], language: Language) -> tuple[str, str, int]:
    count = len(words)
    for distance in range(1, min(_NEAR, count) + 1):
        found = _cue(words, count - distance, language)
        if found:
            return found, words[count - distance].lower(), distance - 1
    return "", "", _NEAR


def _forwards(words: Sequence[str], language: Language) -> tuple[str, str, int]:
    for place in range(min(_NEAR, len(words))):
        found, word = _cue(words, place, language), words[place].lower()
        if found == "future" and word in language.future_before and word.endswith(language.past_endings or ("\0",)):
            found = "past"  # "On Tuesday they agreed to meet": the agreement was on Tuesday.
        if found:
            return found, word, place
    return "", "", _NEAR


def _cue(words: Sequence[str], place: int, language: Language) -> str:
    word = words[place].lower()
    before = words[place - 1].lower() if place else ""
    if "had" in (item.lower() for item in words[max(0, place - 5) : place]) and (
        word in language.planned or word in language.future_before or word in _HAD_BEEN
    ):
        return "past"  # "it had been due to expire Friday"
    if word == "meet" and language.code == "en" and before not in _NOT_PLAIN and before not in language.future:
        return "future"
    after = words[place + 1].lower() if place + 1 < len(words) else ""
    if word in language.future or word.endswith(("'ll", "’ll")):
        return "future"
    if after in {"to", "for"} and word in language.future_before:
        return "future"
    if word in language.planned and before == "to":
        lead = words[place - 2].lower() if place > 1 else ""
        return (
            "past"
            if lead in _SPOILS or (lead.endswith("ed") and lead not in language.future_before | language.future)
            else "future"
        )
    if language.code == "en" and word.endswith("ing") and before in _PROGRESSIVE:
        return "future"
    if before in _PASSIVE:
        return ""  # "would be held": the word before decides.
    if word in language.past:
        return "past"
    if word in language.neither or len(word) < 5 or (place and words[place][0].isupper()):
        return ""
    if language.future_endings and word.endswith(language.future_endings):
        return "future"
    if language.past_endings and word.endswith(language.past_endings):
        return "past"
    return ""

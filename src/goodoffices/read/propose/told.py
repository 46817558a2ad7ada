"""What a sentence tells as done or wanted, and what it tells as denied, made up, supposed or asked."""

from __future__ import annotations

import re

from goodoffices.read.document import Span
from goodoffices.read.propose.material import Line, Material

__all__ = ["told_as_fact"]

_SAID = frozenset({"statement", "claim"})
_DENIED = frozenset({"deny", "disprove", "refute", "debunk"})
_MADE_UP = re.compile(
    r"\b(?:fake|deep-?fakes?|doctored|forged|fabricated|made-up|satir\w+|parod\w+|impersonat\w+|hoax\w*|fictional|fictitious)\b",
    re.IGNORECASE,
)
# Words that hold something out as not so, or as supposed, before it is told.
_BEFORE = re.compile(
    r"\b(?:not true|untrue|false|wrong|a lie|a myth|no evidence|nothing shows|incorrect) that\b"
    r"|\b(?:imagine|imagining|suppose|supposing|assume that|assuming that|pretend\w*|hypothe\w+|what if|as if|as though|rumou?r\w*|predict\w*|dream\w*)\b"
    r"|\b(?:in|of) (?:the|a|an|his|her|their|this) (?:\w+ )?(?:novel|film|movie|stage play|sketch|comedy|video game|simulation|war game|scenario|tv series|poem|dream)\b"
    r"|\b(?:ignore|disregard|forget) (?:all |any |the |your )*(?:previous|prior|above|earlier|other) (?:instructions?|prompts?|rules|commands?)\b"
    r"|\bfalse (?:\w+ )?(?:post|report|story|claim|account|quote|quotation|document|letter)s?\b"
    r"|\A\W*Had\b",
    re.IGNORECASE,
)
_CALLED_OFF = re.compile(r"\b(?:cancel(?:l?ed|s)?|calle?d off|calls off|scrapped|scraps)\b[^.;]{0,20}\Z", re.IGNORECASE)
_AFTER = re.compile(
    r"\b(?:is|are|was|were|proved|turned out(?: to be)?) (?:\w+ly )?"
    r"(?:false|untrue|fake|not true|wrong|denied|fabricated|invented|incorrect|baseless|(?:a )?(?:hoax|lie|rumou?r))\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\A[^.!;]{0,200}\?")


def told_as_fact(material: Material, kind: str, span: Span) -> bool:
    """Whether the text stands behind what a rule has found in it.

    What the sentence denies, calls made up or a rumour, supposes, or asks is not told, however it is worded; words in
    quotation marks are still words that somebody said, unless the saying itself is called made up.

    Parameters
    ----------
    material : Material
    kind : str
        Of the entry.
    span : Span
        The words that it rests on.
    """
    number = material.line_at(span.start)
    if number >= len(material.lines) or not material.lines[number].span.overlaps(span):
        return True
    line = material.lines[number]
    own = _own_words(material, line)
    if kind in _SAID:
        return not (_MADE_UP.search(own) or (_BEFORE.search(own) and _orders(own)))
    text = material.text
    around = [one for one in line.said if one.content.overlaps(span)]
    if any(one.attribution.lemma in _DENIED or one.content.of(text).rstrip('"”’» ').endswith("?") for one in around):
        return False
    before = " ".join(text[line.span.start : span.start].split())
    after = " ".join(text[min(span.end, line.span.end) : line.span.end].split())
    held = _BEFORE.search(f"{before} ") or (before == "" and _BEFORE.match(text[span.start : span.end]))
    return not (
        held or _CALLED_OFF.search(before) or _AFTER.search(after) or _ASKED.match(after) or _MADE_UP.search(before)
    )


def _orders(words: str) -> bool:
    return re.match(r"\W*(?:ignore|disregard|forget)\b", words, re.IGNORECASE) is not None


def _own_words(material: Material, line: Line) -> str:
    """The sentence without what is said in it."""
    parts: list[str] = []
    at = line.span.start
    for span in sorted((part.start, part.end) for one in line.said for part in one.attribution.content):
        if span[0] > at:
            parts.append(material.text[at : min(span[0], line.span.end)])
        at = max(at, span[1])
    parts.append(material.text[at : line.span.end])
    return " ".join(" ".join(parts).split())

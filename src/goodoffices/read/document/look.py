"""What a line of a page looks like, before its place among the others is considered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goodoffices.read.document.language import FUNCTION_WORDS
from goodoffices.read.document.line import Line
from goodoffices.read.document.phrase import is_caption, phrase_kind, site_kind
from goodoffices.read.document.timestamp import Found, find_stamps

__all__ = ["Look", "content_words", "look_at"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CASELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_END = re.compile(r"(?:[.!?…。！？؟۔।]|\.{3})[\"'”’»)\]]*\Z|[,;:—–-][\"”»]\Z")
_BULLET = re.compile(r"[•·▪►‣◦*–—-]\s+\S|\(?\d{1,2}[.)]\s+\S|\(?[a-z][.)]\s+\S")
_AROUND = re.compile(
    r"\b(?:published|updated?|posted|modified|created|edited|last|first|on|at|by|date|time|min(?:ute)?s?|read|news|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|local|gmt|utc|am|pm|edt|est|et|bst|"
    r"pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|güncelleme|yayınlanma|son|понеділок|вівторок|середа|четвер|"
    r"п'ятниця|субота|неділя|понедельник|вторник|среда|пятница|суббота|воскресенье|опубліковано|оновлено|опубликовано|обновлено)\b",
    re.IGNORECASE,
)
_LEAST = 8
_LONG = 25
_MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Look:
    """A line and what can be seen of it by itself.

    Parameters
    ----------
    line : Line
    count : int
        Words; for scripts without spaces, characters over two.
    ends : bool
        Whether it ends as a sentence does.
    prose : bool
        Whether it is running text: long enough, ended, and with the small words that sentences have.
    phrase, site : str
        Kind of chrome that its words give, as a whole line or as a sentence of the page about itself.
    caption : bool
    bullet : bool
    stamps : tuple of Found
    stamp : bool
        Whether hardly more than a date stands there.
    content : frozenset of str
        Its longer words, folded.
    """

    line: Line
    count: int
    ends: bool
    prose: bool
    phrase: str
    site: str
    caption: bool
    bullet: bool
    stamps: tuple[Found, ...]
    stamp: bool
    content: frozenset[str]

    @property
    def words(self) -> str:
        """The words of the line."""
        return self.line.words

    @property
    def headline(self) -> bool:
        """Whether it could be a headline: some words, no full stop."""
        return 2 <= self.count <= _LONG and not (self.ends and self.words[-1] in ".。:;,") and not self.stamp


def content_words(line: str) -> frozenset[str]:
    """The longer words of a line that are no small words, in lower case."""
    words = (match.group().lower() for match in _WORD.finditer(line[:4000]))
    return frozenset(word for word in words if len(word) > 3 and word not in FUNCTION_WORDS)


def look_at(line: Line) -> Look:
    """Look at one line."""
    words = line.words
    found = _WORD.findall(words[:4000])
    count = max(len(found), words.count(" ") + 1 if len(words) > 4000 else 0, len(_CASELESS.findall(words[:4000])) // 2)
    ends = bool(_END.search(words[-8:]))
    sample = [word.lower() for word in found[:_MOST_WORDS]]
    small = sum(word in FUNCTION_WORDS for word in sample)
    known = not sample or small >= 0.12 * len(sample) or not words.isascii()
    quote = words[0] in '"“«„' and ends and count >= 3
    linked = line.linked > 0.6
    prose = not linked and ((count >= _LEAST and ends and known) or (count >= _LONG and known) or quote)
    stamps = tuple(find_stamps(words)) if len(words) <= 220 else ()
    return Look(
        line,
        count,
        ends,
        prose,
        phrase_kind(words) if count <= 40 else "",
        site_kind(words) if count <= 200 else "",
        is_caption(words) if count >= 4 else False,
        bool(_BULLET.match(words)),
        stamps,
        bool(stamps) and _only_stamps(words, stamps),
        content_words(words),
    )


def _only_stamps(words: str, stamps: tuple[Found, ...]) -> bool:
    rest, position = [], 0
    for found in stamps:
        rest.append(words[position : found.start])
        position = found.end
    rest.append(words[position:])
    return len(_WORD.findall(_AROUND.sub(" ", " ".join(rest)))) <= 3

"""The numbers of a text before their units: figures, number words, ranges, bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from goodoffices.read.document.span import Span
from goodoffices.read.language.language import Language

__all__ = ["Figure", "Word", "figures_of", "words_of"]

_WORD = re.compile(
    r"(?P<glued>[A-Za-zА-Яа-яІЇЄҐ]{1,6}[-‑]?\d+[A-Za-z]{0,3}(?![\w.,]*\d))|(?P<phone>\+?\d{1,4}(?:[ -]\d{2,4}){3,6})(?![\d,])"
    r"|(?P<number>\d+(?:[.,\u00a0\u202f]\d+)*)(?P<suffix>(?:st|nd|rd|th|k|m|bn|mln|mn|tn)(?!\w))?"
    r"|(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*(?:\.(?:[^\W\d_]\.)+)?)|(?P<mark>US\$|[^\w\s])"
)
_SUFFIX = {"k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}

_PARTICLES = frozenset(["over", "around", "about"])
_PHRASAL = frozenset(
    """hand hands handed handing turn turned turning take takes took taken taking pass passed passing sign signed carry carried
    give gave given giving bring brought bringing win won roll rolled""".split()  # noqa: SIM905
)
"""Verbs of which "over" is a part: "handed over 40 bodies" says nothing of a bound."""
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?![\d.,]*\d)")
_ENDING = re.compile(r"['’][^\W\d_]{1,6}")
_FEW = 100
_SPANS = frozenset(["day", "hour", "week", "month", "year", "minute", "night"])


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark with its place; ``text`` is in lower case."""

    text: str
    kind: str
    start: int
    end: int
    value: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands, before its unit is looked for.

    Parameters
    ----------
    first, last : int
        Places of its words, the last exclusive.
    low, high : float or None
    circa : bool
    kind : {"number", "ordinal", "identifier", "part", "loose"}
    """

    first: int
    last: int
    low: float | None
    high: float | None
    circa: bool = False
    kind: str = "number"
    lead: int = -1


def words_of(text: str, span: Span, language: Language) -> list[Word]:
    """The words of a stretch, figures with their value."""
    found: list[Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        kind = match.lastgroup or "mark"
        start, end = match.span()
        if found and start < found[-1].end:
            continue
        if kind == "suffix":
            kind = "number"
        if kind == "number":
            found.append(_written(text, span, _number(text, match, start, end, language), language))
        else:
            found.append(Word(match.group().lower(), kind, start, end))
    return found


def _written(text: str, span: Span, word: Word, language: Language) -> Word:
    """A number with the groups of three that follow a space ("12 000"), and with its ending ("6'sı")."""
    if word.value is None or word.kind != "number":
        return word
    groups = _GROUPS.match(text, word.start, span.end) if language.decimal_comma else None
    if groups and word.end < groups.end():
        value = _value(re.sub(r"\s", "", groups.group()), True)
        word = Word(groups.group(), "number", word.start, groups.end(), value)
    ending = _ENDING.match(text, word.end, span.end) if language.tied_endings else None
    return replace(word, end=ending.end()) if ending else word


def _number(text: str, match: re.Match[str], start: int, end: int, language: Language) -> Word:
    suffix = match["suffix"] or ""
    value = _value(match["number"], language.decimal_comma)
    if value is None or (start and (text[start - 1].isalnum() or text[start - 1] in "#№")):
        return Word(match.group().lower(), "code", start, end)
    if suffix in {"st", "nd", "rd", "th"}:
        return Word(match.group().lower(), "ordinal", start, end, value)
    return Word(match.group().lower(), "number", start, end, value * _SUFFIX.get(suffix, 1))


def _value(digits: str, decimal_comma: bool) -> float | None:
    """The value of figures with their separators; None of what is no number (a date, a version)."""
    plain = re.sub(r"[\u00a0\u202f]", "", digits)
    if plain.isdigit():
        return int(plain) if len(plain) < 16 else None
    if decimal_comma:
        plain = plain.replace(".", "\x00").replace(",", ".").replace("\x00", ",")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        number = float(plain.replace(",", ""))
        return int(number) if number == int(number) and "." not in plain else number
    if re.fullmatch(r"\d{1,15}\.\d{1,9}", plain):
        return float(plain)
    if re.fullmatch(r"\d{1,15},\d{1,9}", plain):
        return float(plain.replace(",", "."))
    return None


def figures_of(words: Sequence[Word], language: Language) -> Iterator[Figure]:
    """The numbers in a row of words: with scales ("1.2 million"), ranges ("24 to 48") and bounds ("at least")."""
    place, count = 0, len(words)
    while place < count:
        figure = _figure(words, place, language)
        if figure is None:
            place += 1
            continue
        figure = _of_so_many(words, _range(words, figure, language), language)
        yield _bounded(words, figure, language)
        place = figure.last


def _figure(words: Sequence[Word], place: int, language: Language) -> Figure | None:
    word = words[place]
    if word.kind in {"glued", "phone", "code"}:
        return Figure(place, place + 1, None, None, kind="identifier")
    if word.kind == "ordinal":
        return Figure(place, place + 1, word.value, word.value, kind="ordinal")
    phrase = _phrase(words, place, language, {"PART", "LOOSE", "EXACT"})
    if phrase:
        kind, value, stop = phrase
        if kind == "LOOSE":
            while stop < len(words) and words[stop].text in language.scales:
                value, stop = value * language.scales[words[stop].text], stop + 1
            return Figure(place, stop, value, None, True, "loose")
        return Figure(place, stop, value, value, kind="part" if kind == "PART" else "number")
    if word.kind == "number":
        value, stop = word.value or 0, place + 1
    elif word.kind == "word" and word.text in language.numerals:
        value, stop = _spelt(words, place, language)
    elif word.kind == "word" and word.text in language.alone:
        value, stop = _scaled(words, 1, place, language)
    elif word.kind == "word" and word.text in language.ordinals:
        return Figure(place, place + 1, language.ordinals[word.text], language.ordinals[word.text], kind="ordinal")
    else:
        return None
    half = _phrase(words, stop, language, {"HALF"})
    if half:
        value, stop = value + half[1], half[2]
    value, stop = _scaled(words, value, stop, language)
    return Figure(place, stop, value, value)


def _spelt(words: Sequence[Word], place: int, language: Language) -> tuple[float, int]:
    """A number in words below a hundred, "twenty-four"; below a thousand where hundreds are one word."""
    value = language.numerals[words[place].text]
    stop = place + 1
    if value in range(100, 1000, 100) and stop < len(words) and 0 < language.numerals.get(words[stop].text, 0) < 100:
        more, stop = _spelt(words, stop, language)
        return value + more, stop
    if value in range(20, 100, 10):
        after = stop + 1 if stop < len(words) and words[stop].text in {"-", "‑"} else stop
        unit = language.numerals.get(words[after].text, 0) if after < len(words) else 0
        if 0 < unit < 10 and words[after].kind == "word":
            return value + unit, after + 1
    return value, stop


def _scaled(words: Sequence[Word], value: float, stop: int, language: Language) -> tuple[float, int]:
    """Times hundred, thousand, million; with what is added ("two thousand five hundred")."""
    total, limit = value, 4
    while stop < len(words) and limit:
        limit -= 1
        scale = language.scales.get(words[stop].text) or (
            12 if language.quantity.get(words[stop].text) == ("DOZEN", 12) else 0
        )
        if not scale:
            break
        total *= scale
        stop += 1
        if stop + 1 < len(words) and words[stop - 1].text in language.shortened and words[stop].text == ".":
            stop += 1  # "7 тис. тіл"
        after = stop + 1 if stop < len(words) and words[stop].text == "and" and scale < 10**4 else stop
        if after < len(words) and words[after].text in language.numerals and words[after].kind == "word":
            more, end = _spelt(words, after, language)
            if end < len(words) and words[end].text in language.scales and language.scales[words[end].text] < scale:
                more, end = more * language.scales[words[end].text], end + 1
            if more < scale:
                total, stop = total + more, end
        elif language.alone and stop < len(words) and words[stop].kind == "number" and words[stop].value is not None:
            if 0 < (words[stop].value or 0) < scale:
                total, stop = total + (words[stop].value or 0), stop + 1  # "2 bin 500"
        elif stop < len(words) and words[stop].text in language.alone and language.scales[words[stop].text] < scale:
            more, stop = _scaled(words, 1, stop, language)
            total += more  # "bin yüz"
    return total, stop


def _range(words: Sequence[Word], figure: Figure, language: Language) -> Figure:
    """``24-48``, ``24 to 48``, ``between 24 and 48``."""
    stop = figure.last
    if figure.kind != "number" or stop + 1 >= len(words):
        return figure
    link = words[stop].text
    between = figure.first > 0 and words[figure.first - 1].text in {"between", "від", "от"}
    tight = words[stop].start == words[stop - 1].end and words[stop + 1].start == words[stop].end
    joins = link in {"to", "до"} or language.quantity.get(link, ("", ""))[0] == "TO"
    if not (joins or (link in {"-", "–", "‑"} and tight) or (between and link in {"and", "и", "і"})):
        return figure
    other = _figure(words, stop + 1, language)
    if other is None or other.kind != "number" or other.high is None or figure.low is None or other.high <= figure.low:
        return figure
    low = figure.low
    scale = other.high / (words[stop + 1].value or other.high)
    if words[stop + 1].kind == "number" and scale > 1 and figure.last - figure.first == 1:
        low = low * scale if low * scale < other.high else low
    return replace(figure, low=low, high=other.high, last=other.last, lead=figure.first - 1 if between else -1)


def _of_so_many(words: Sequence[Word], figure: Figure, language: Language) -> Figure:
    """``one in five``, ``three out of four``: a part of what follows."""
    stop = figure.last
    if language.code != "en" or figure.kind != "number" or figure.low != figure.high or stop + 1 >= len(words):
        return figure
    link = 1 if words[stop].text == "in" else 2 if [w.text for w in words[stop : stop + 2]] == ["out", "of"] else 0
    other = _figure(words, stop + link, language) if link and stop + link < len(words) else None
    if other is None or other.kind != "number" or not other.low or not figure.low or not figure.low < other.low <= _FEW:
        return figure
    after = words[other.last].text if other.last < len(words) else ""
    if after.rstrip("s") in _SPANS or (link == 1 and words[figure.first].kind == "number"):
        return figure
    share = figure.low / other.low
    return replace(figure, low=share, high=share, last=other.last, kind="part")


def _bounded(words: Sequence[Word], figure: Figure, language: Language) -> Figure:
    """With "at least", "up to", "about" before it, or "or more" behind it."""
    if figure.kind in {"ordinal", "identifier"} or figure.low is None:
        return figure
    for length in (4, 3, 2, 1):
        first = figure.first - length
        if first < 0:
            continue
        phrase = " ".join(word.text for word in words[first : figure.first])
        entry = language.quantity.get(phrase)
        if entry and entry[0] == "BOUND" and not (phrase in _PARTICLES and first and words[first - 1].text in _PHRASAL):
            return _with(replace(figure, lead=first if entry[1] != "exact" else figure.lead), entry[1])
    behind = _phrase(words, figure.last, language, {"BOUNDPOST"})
    if behind:
        return _with(replace(figure, last=behind[2]), str(behind[1]))
    after = [word.text for word in words[figure.last : figure.last + 2]]
    if after in (["or", "more"], ["or", "so"], ["or", "fewer"], ["or", "less"]) or after[:1] == ["+"]:
        bound = {"so": "about", "more": "least"}.get(after[-1], "least" if after[0] == "+" else "most")
        return _with(replace(figure, last=figure.last + (1 if after[0] == "+" else 2)), bound)
    return figure


def _with(figure: Figure, bound: str) -> Figure:
    if bound == "least":
        return replace(figure, high=None)
    if bound == "most":
        return replace(figure, low=0)
    return replace(figure, circa=True) if bound == "about" else figure


def _phrase(words: Sequence[Word], place: int, language: Language, kinds: set[str]) -> tuple[str, Any, int] | None:
    for length in (3, 2, 1):
        if place + length <= len(words):
            entry = language.quantity.get(" ".join(word.text for word in words[place : place + length]))
            if (
                entry
                and entry[0] == "PART"
                and length > 1
                and language.code == "en"
                and not _of_whole(words, place + length)
            ):
                continue  # "a third round" is no third.
            if entry and entry[0] in kinds:
                return entry[0], entry[1], place + length
    return None


def _of_whole(words: Sequence[Word], place: int) -> bool:
    """Whether "of" follows, or nothing that could be counted."""
    return place >= len(words) or words[place].text in {"of", "the", "in", "to"} or words[place].kind == "mark"

"""A text as a row of words with classes: months, units, numbers, signals; all else is "word"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from goodoffices.read.document.span import Span
from goodoffices.read.language.language import Entry, Language
from goodoffices.read.language.words import words_in
from goodoffices.read.time.ambiguity import settle

__all__ = ["Lexeme", "lexemes_of"]

_LEX = re.compile(
    r"""
    (?P<iso>\d{4}-\d\d-\d\d)(?:[T\ ](?P<isotime>\d\d:\d\d(?::\d\d)?)(?P<isozone>Z|[+-]\d\d:?\d\d)?)?(?!\w)
    |(?P<ymd>\d{4}[/.]\d{1,2}[/.]\d{1,2})(?![\w/])
    |(?P<dmy>\d{1,2}(?P<between>[/.-])\d{1,2}(?P=between)(?:\d{4}|\d\d))(?![\w/-])
    |(?P<offset>(?:GMT|UTC)\ ?[+\-−]\d{1,2}(?::?\d\d)?)(?!\w)
    |(?P<ahead>(?:(?<=:\d\d)|(?<=:\d\d\ )|(?<=:\d\d\ \())(?:\+\d\d:?\d\d|[\-−]\d{4}))(?!\w)
    |(?P<mixed>\d{1,3}\ 1/2)(?![\w/])
    |(?P<half>\d{1,2}(?:[:.]\d\d)?[\ \u00a0\u202f]?(?:[ap]\.\ ?m\.|[ap]\.?m(?!\w)|[AP]\.?M\.?(?!\w)))
    |(?P<clock>\d{1,2}:\d\d(?::\d\d)?)(?![\w:])
    |(?P<decade>(?:'|’|\b)\d{2}(?:\d\d)?s)(?!\w)
    |(?P<ordinal>\d{1,3}(?:st|nd|rd|th))(?!\w)
    |(?P<roman>[XVI]{1,5})(?=\s(?:століт|сторіч|век))
    |(?P<quarter>Q[1-4])(?!\w)
    |(?P<number>\d+(?:[.,]\d+)*)(?P<stuck>[%‰°]|[A-Za-z]{1,3}(?!\w))?
    |(?P<word>[^\W\d_]+(?:['’ʼ][^\W\d_]+)*\.?)
    |(?P<tied>(?<=\d)['’][^\W\d_]{1,6}(?!\w))
    |(?P<gap>\n[ \t\r]*\n)
    |(?P<mark>[^\w\s])
    |(?P<rest>\w+)
    """,
    re.VERBOSE,
)
_GLUED = re.compile(r"[\w.,/$€£₽₴#№-]")
_OPEN_ENDED = frozenset(["past", "future"])
_COUNTED = frozenset(["NUM", "UNIT", "FEW", "QUARTER", "QUARTERS", "WEEKEND", "MONTH", "SEASON"])
_MONEY = "$€£₽₴¥₺#№"
_MARKS = {
    ",": "COMMA", "-": "DASH", "–": "DASH", "—": "LONGDASH", "‑": "DASH", "−": "DASH", ".": "DOT", "(": "OPEN", ")": "CLOSE", "/": "SLASH",
    "~": "DASH", "!": "DOT", "?": "DOT", ";": "DOT", ":": "COLON", "'": "POSS", "’": "POSS", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE",
    "«": "QUOTE", "»": "QUOTE", "…": "DOT",
}  # fmt: skip
_DOTTED = frozenset(
    words_in("""
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
""")
)


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word, number or mark, or several already read as one expression.

    Parameters
    ----------
    kind : str
        The class: ``MONTH``, ``NUM``, ``SINCE``, ``WORD``.
    value : object
        Of the class: 6, "day", a clock, an expression.
    start, end : int
        Code points of the text.
    rule : str
        Of an expression: what found it.
    """

    kind: str
    value: Any
    start: int
    end: int
    rule: str = ""


@lru_cache(maxsize=16)
def _starts(language_code: str) -> dict[str, list[tuple[tuple[str, ...], Entry]]]:
    from goodoffices.read.language import language_pack

    return language_pack(language_code).phrase_starts()


def lexemes_of(text: str, spans: tuple[Span, ...], language: Language) -> list[Lexeme]:
    """The lexemes of some stretches of a text, with a ``BREAK`` between them.

    Linear in the length of the stretches.
    """
    found: list[Lexeme] = []
    for span in spans:
        raw = list(_raw(text, span, language))
        found.extend(settle(text, _merged(text, _phrases(text, raw, language), language), language))
        found.append(Lexeme("BREAK", None, span.end, span.end))
    return found


def _raw(text: str, span: Span, language: Language) -> Iterator[Lexeme]:
    words = language.words
    for match in _LEX.finditer(text, span.start, span.end):
        kind = match.lastgroup or ""
        start, end = match.span()
        if kind == "word":
            yield from _word(match.group(), start, language)
        elif kind == "mark":
            yield Lexeme(_MARKS.get(match.group(), "MARK"), match.group(), start, end)
        elif kind == "gap":
            yield Lexeme("BREAK", None, start, end)
        elif kind == "tied":
            yield Lexeme("POSS", None, start, end if language.tied_endings else start + 1)
            if not language.tied_endings:
                yield from _word(match.group()[1:], start + 1, language)
        elif kind == "rest":
            yield Lexeme("WORD", None, start, end)
        else:
            yield from _digits(text, match, kind, words)


def _word(written: str, start: int, language: Language) -> Iterator[Lexeme]:
    """A word looked up whole, without its full stop, without ``'s`` and without its ending."""
    end = start + len(written)
    dotted = written.endswith(".")
    body = written[:-1] if dotted else written
    lower = body.lower()
    lower = lower.replace("i\u0307", "i")
    entry = _entry(lower, body, language)
    rest = ""
    if entry is None and ("'" in lower or "’" in lower or "ʼ" in lower):
        cut = max(lower.rfind("'"), lower.rfind("’"), lower.rfind("ʼ"))
        entry = _entry(lower[:cut], body[:cut], language)
        if entry:
            rest, body = body[cut:], body[:cut]
    if entry is None and language.endings:
        for ending in language.endings:
            if lower.endswith(ending) and len(lower) > len(ending) + 2:
                entry = _entry(lower[: -len(ending)], body, language)
                if entry and entry[0] in {"MONTH", "WEEKDAY", "UNIT", "DAYWORD", "PART", "SEASON"}:
                    break
                entry = None
    kind, value = entry or ("WORD", None)
    keep = dotted and lower in _DOTTED
    stop = start + len(body) + (1 if keep else 0)
    yield Lexeme(kind, value, start, stop)
    if rest:
        yield Lexeme("POSS", None, stop, stop + len(rest))
        stop += len(rest)
    if dotted and not keep:
        yield Lexeme("DOT", ".", end - 1, end)


def _entry(lower: str, written: str, language: Language) -> Entry | None:
    if lower in language.proper and not written[:1].isupper():
        return None
    entry = language.words.get(lower)
    if entry:
        return entry
    number = language.numerals.get(lower)
    if number is not None:
        return ("NUM", int(number) if number == int(number) else number)
    if lower in language.scales:
        return ("SCALE", language.scales[lower])
    ordinal = language.ordinals.get(lower)
    return ("ORD", ordinal) if ordinal is not None else None


def _digits(text: str, match: re.Match[str], kind: str, words: object) -> Iterator[Lexeme]:
    start, end = match.span()
    before = text[start - 1] if start else " "
    written = match.group()
    if (
        (before.isalnum() and kind != "ahead")
        or before in _MONEY
        or (before in ".,/" and start > 1 and text[start - 2].isdigit())
    ):
        yield Lexeme("WORD", None, start, end)
    elif kind in {"iso", "isotime", "isozone"}:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        yield Lexeme("DATE", ("ymd", year, month, day), start, match.end("iso"))
        if match["isotime"]:
            hour, minute = (int(part) for part in match["isotime"].split(":")[:2])
            yield Lexeme("CLOCK", (hour, minute, True), match.start("isotime"), match.end("isotime"))
            if match["isozone"]:
                yield Lexeme("ZONE", _offset(match["isozone"]), match.start("isozone"), end)
    elif kind in {"ymd", "dmy"}:
        first, second, third = (int(part) for part in re.split(r"[/.-]", written))
        dotted = "." in written
        yield Lexeme(
            "DATE", ("ymd" if kind == "ymd" else "dotted" if dotted else "slashed", first, second, third), start, end
        )
    elif kind == "mixed":
        yield Lexeme("NUM", int(written.split()[0]) + 0.5, start, end)
    elif kind in {"offset", "ahead"}:
        yield Lexeme("ZONE", _offset(written), start, end)
    elif kind in {"half", "clock"}:
        yield _clock(written, start, end)
    elif kind == "decade":
        digits = int(re.sub(r"\D", "", written))
        round_ten = digits % 10 == 0
        yield Lexeme(
            "DECADE" if round_ten else "WORD",
            digits if digits > 99 else 1900 + digits if digits > 20 else 2000 + digits,
            start,
            end,
        )
    elif kind == "ordinal":
        yield Lexeme("ORD", int(written[:-2]), start, end)
    elif kind == "roman":
        yield Lexeme("ORD", _roman(written), start, end)
    elif kind == "quarter":
        yield Lexeme("QTR", int(written[1]), start, end)
    else:
        yield _number(match, start, end)


def _number(match: re.Match[str], start: int, end: int) -> Lexeme:
    digits = match["number"]
    if match["stuck"]:
        return Lexeme("WORD", None, start, end)
    if digits.isdigit():
        if len(digits) == 4 and 1000 <= int(digits) < 2200:
            return Lexeme("YEAR", int(digits), start, end)
        if len(digits) > 6:
            return Lexeme("WORD", None, start, end)
        return Lexeme("NUM" if len(digits) != 4 or digits[0] != "0" else "PACKED", int(digits), start, end)
    dotted = re.fullmatch(r"(\d{1,2})\.(\d\d)", digits)
    if dotted and int(dotted[1]) < 24 and int(dotted[2]) < 60:
        return Lexeme("DOTCLOCK", (int(dotted[1]), int(dotted[2]), int(dotted[1]) > 12), start, end)
    plain = digits.replace(",", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
        return Lexeme("NUM", int(plain), start, end)
    if re.fullmatch(r"\d+[.,]\d+", digits):
        return Lexeme("NUM", float(digits.replace(",", ".")), start, end)
    return Lexeme("WORD", None, start, end)


def _clock(written: str, start: int, end: int) -> Lexeme:
    digits = re.findall(r"\d+", written)
    hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    half = re.search(r"[ap]", written.lower())
    if minute > 59 or hour > 24 or (half and not 0 <= hour <= 23):
        return Lexeme("WORD", None, start, end)
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.group() == "p" else 0)
    return Lexeme("CLOCK", (hour % 24, minute, bool(half) or hour > 12 or written[0] == "0"), start, end)


def _offset(written: str) -> str:
    digits = re.sub(r"[^\d+\-−]", "", written).replace("−", "-")
    if not digits:
        return "UTC"
    sign, body = digits[0], digits[1:]
    hours, minutes = (body[:2], body[2:]) if len(body) != 3 else (body[:1], body[1:])
    if int(hours) > 14 or int(minutes or 0) > 59:
        return "UTC"
    return f"{sign}{int(hours):02}:{int(minutes or 0):02}"


def _roman(written: str) -> int:
    values = {"I": 1, "V": 5, "X": 10}
    numbers = [values[char] for char in written]
    return sum(-n if n < max(numbers[i:]) else n for i, n in enumerate(numbers))


def _phrases(text: str, raw: list[Lexeme], language: Language) -> list[Lexeme]:
    """Phrases of several words become one lexeme."""
    starts = _starts(language.code)
    found: list[Lexeme] = []
    place, count = 0, len(raw)
    while place < count:
        lexeme = raw[place]
        options = starts.get(text[lexeme.start : lexeme.end].lower()) if lexeme.kind != "BREAK" else None
        for words, (kind, value) in options or ():
            stop = _phrase_end(text, raw, place, words)
            if stop and words[-1] in _OPEN_ENDED and stop < count and raw[stop].kind in _COUNTED:
                # "in the past two weeks" goes on; "in the past" alone is vague.
                continue
            if stop:
                lexeme = Lexeme(kind, value, lexeme.start, raw[stop - 1].end)
                place = stop - 1
                break
        found.append(lexeme)
        place += 1
    return found


def _phrase_end(text: str, raw: list[Lexeme], place: int, words: tuple[str, ...]) -> int:
    """Where the phrase ends, counted in lexemes; 0 where it does not stand here."""
    number = 0
    stop = place
    while number < len(words):
        if stop >= len(raw):
            return 0
        written = text[raw[stop].start : raw[stop].end].lower()
        if raw[stop].kind == "POSS" and number and words[number - 1] == written:
            return 0
        if written != words[number]:
            joined = written + text[raw[stop + 1].start : raw[stop + 1].end].lower() if stop + 1 < len(raw) else ""
            if joined != words[number]:
                return 0
            stop += 1
        stop += 1
        number += 1
    return stop


def _merged(text: str, raw: list[Lexeme], language: Language) -> list[Lexeme]:
    """Numbers of several words ("twenty-four", "two hundred") become one; so do ordinals ("twenty-first")."""
    found: list[Lexeme] = []
    for lexeme in raw:
        if lexeme.kind == "SCALE":
            if found and found[-1].kind in {"NUM", "ART"} and isinstance(found[-1].value, int | float):
                found[-1] = Lexeme("NUM", found[-1].value * lexeme.value, found[-1].start, lexeme.end)
            else:
                found.append(Lexeme("WORD", None, lexeme.start, lexeme.end))
            continue
        if (
            lexeme.kind in {"NUM", "ORD"}
            and isinstance(lexeme.value, int)
            and 0 < lexeme.value < 10
            and text[lexeme.start].isalpha()
        ):
            tens = found[-2] if len(found) > 1 and found[-1].kind == "DASH" else found[-1] if found else None
            if tens and tens.kind == "NUM" and tens.value in range(20, 100, 10) and text[tens.start].isalpha():
                if found[-1].kind == "DASH":
                    found.pop()
                found[-1] = Lexeme(lexeme.kind, tens.value + lexeme.value, tens.start, lexeme.end)
                continue
        found.append(lexeme)
    return found

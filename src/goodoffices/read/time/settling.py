"""Lexemes of languages other than English, settled by their neighbours: years that count, hours of the clock, halves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodoffices.read.language.language import Language

if TYPE_CHECKING:
    from goodoffices.read.time.lexeme import Lexeme

__all__ = ["settle_other"]

_BEFORE_CLOCK = frozenset(
    {"IN", "HOURWORD", "SINCE", "FROM", "UNTIL", "BY", "ABOUT", "PART", "ZONE", "LOCALPRE", "DAYWORD"}
)
_TIES = frozenset({"DASH", "AND", "POSS", "UNTIL", "HOURWORD"})
_NO_CLOCK = frozenset({"PERCENT", "SCALE", "UNIT", "NUM"})


def settle_other(text: str, lexemes: list[Lexeme], language: Language) -> list[Lexeme]:
    """The same row, each lexeme as its neighbours make it; linear in its length."""
    found: list[Lexeme] = []
    skip = 0
    for place, lexeme in enumerate(lexemes):
        if skip:
            skip -= 1
            continue
        before, after = found[-1] if found else None, lexemes[place + 1] if place + 1 < len(lexemes) else None
        if lexeme.kind == "YEAR":
            found.append(_counted(text, lexeme, before, after, language))
        elif lexeme.kind == "DOTCLOCK" and _is_clock(text, before, after, found, language):
            found.append(_as(lexeme, "CLOCK", lexeme.value))
        elif lexeme.kind in {"NUM", "ORD"} and before and before.kind in {"IN", "HOURWORD", "BY"} and after:
            hour, skip = _hour(text, lexemes, place, before)
            found.append(hour)
        elif lexeme.kind == "ANDHALF" and before and before.kind == "NUM":
            found[-1] = type(lexeme)("NUM", before.value + 0.5, before.start, lexeme.end)
        else:
            found.append(lexeme)
    return found


def _as(lexeme: Lexeme, kind: str, value: object, end: int = 0) -> Lexeme:
    return type(lexeme)(kind, value, lexeme.start, end or lexeme.end)


def _counted(text: str, lexeme: Lexeme, before: Lexeme | None, after: Lexeme | None, language: Language) -> Lexeme:
    """Four figures that count something, and are no year: "1200 esir"."""
    if after and (after.kind == "YEARWORD" or (before and before.kind == "MONTH")):
        return lexeme
    word = text[after.start : after.end].lower() if after else ""
    if not 1850 <= lexeme.value <= 2100 or language.quantity.get(word, ("", ""))[0] == "NOUN":
        return _as(lexeme, "NUM", lexeme.value)
    return lexeme


def _is_clock(text: str, before: Lexeme | None, after: Lexeme | None, found: list[Lexeme], language: Language) -> bool:
    """Whether "19.30" is a time of day: after a word for hours, a part of the day or another clock, or with an ending."""
    if after and after.kind in _NO_CLOCK:
        return False
    if before and before.kind in _BEFORE_CLOCK:
        return True
    if language.tied_endings and after and after.kind == "POSS":
        return True
    tied = before is not None and before.kind in _TIES
    return tied and any(lexeme.kind == "CLOCK" for lexeme in found[-4:])


def _hour(text: str, lexemes: list[Lexeme], place: int, before: Lexeme) -> tuple[Lexeme, int]:
    """ "В 7 часов утра", "о 7-й", "о 15 годині": a clock; and how many lexemes behind the number belong to it."""
    lexeme, value = lexemes[place], lexemes[place].value
    if not isinstance(value, int) or not 0 <= value <= 24:
        return lexeme, 0
    more = place + 1
    if (
        lexemes[more].kind == "DASH"
        and more + 1 < len(lexemes)
        and lexemes[more + 1].end - lexemes[more + 1].start < 3
        and text[lexemes[more].start - 1].isdigit()
        and text[lexemes[more + 1].start].isalpha()
    ):
        more += 2
    hours = more < len(lexemes) and lexemes[more].kind == "UNIT" and lexemes[more].value == "hour"
    if hours:
        more += 1
    elif more == place + 1 or before.kind != "HOURWORD":
        return lexeme, 0
    return _as(lexeme, "CLOCK", (value % 24, 0, value > 12), lexemes[more - 1].end), more - place - 1

"""Words that are times only in some company: May, March, fall, second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodoffices.read.language.language import Language
from goodoffices.read.language.words import words_in
from goodoffices.read.time.settling import settle_other

if TYPE_CHECKING:
    from goodoffices.read.time.lexeme import Lexeme

__all__ = ["settle"]

_BEFORE = frozenset(
    words_in("""
    IN SINCE UNTIL BY FROM TO LAST NEXT THIS EARLY OF DURING BETWEEN THROUGH AFTER BEFORE THE NUM ORD PREVIOUS
    COMING PAST EDGE OPEN THAT EVERY UPTO
""")
)
_AFTER = frozenset(["NUM", "ORD", "YEAR"])
_VERB = frozenset(["ON", "FOR", "IN", "TO", "INTO"])
_SEASON = frozenset(
    words_in("""
    IN SINCE UNTIL BY LAST NEXT THIS EARLY OF DURING PREVIOUS COMING PAST EVERY THAT THE FOLLOWING
""")
)


def settle(text: str, lexemes: list[Lexeme], language: Language) -> list[Lexeme]:
    """The same row, with what is no time after all turned into plain words."""
    if language.code != "en":
        return settle_other(text, lexemes, language)
    found = list(lexemes)
    for place, lexeme in enumerate(lexemes):
        if lexeme.kind not in {"MONTH", "SEASON", "HALF", "FALL"}:
            continue
        before = lexemes[place - 1].kind if place else "BREAK"
        after = lexemes[place + 1].kind if place + 1 < len(lexemes) else "BREAK"
        written = text[lexeme.start : lexeme.end].lower().rstrip(".")
        if lexeme.kind == "MONTH" and written in {"may", "march", "mar", "jan", "dec", "april", "june", "august"}:
            if not _month(text, lexemes, place, before, after, written):
                found[place] = _plain(lexeme)
        elif lexeme.kind == "SEASON" and not _season(lexemes, place, before, after, written):
            found[place] = _plain(lexeme)
    return found


def _plain(lexeme: Lexeme) -> Lexeme:
    return type(lexeme)("WORD", None, lexeme.start, lexeme.end)


def _month(text: str, lexemes: list[Lexeme], place: int, before: str, after: str, written: str) -> bool:
    lexeme = lexemes[place]
    if after in _AFTER:
        return True
    if after in {"COMMA", "DASH", "SLASH"} and place + 2 < len(lexemes) and lexemes[place + 2].kind == "YEAR":
        return True
    if before == "WORD" and text[lexemes[place - 1].start].isupper() and text[lexeme.start - 1] == " ":
        # "Theresa May", "Fredric March"; but "Moscow. April talks" has a full stop between.
        return written not in {"may", "march", "mar", "jan", "dec"} and _common(text, lexemes, place)
    if written in {"april", "june", "august"}:
        return True
    if written == "march" and after in _VERB and before not in {"IN", "SINCE", "UNTIL", "BY", "LAST", "EARLY"}:
        return False
    if before in {"DASH", "AND", "COMMA", "OR"} and place > 1:
        return lexemes[place - 2].kind in {"MONTH", "EARLY", "YEAR"}
    return before in _BEFORE


def _common(text: str, lexemes: list[Lexeme], place: int) -> bool:
    """Whether what follows ``Paris April`` is no family name."""
    if place + 1 >= len(lexemes):
        return True
    following = lexemes[place + 1]
    return not (following.kind == "WORD" and text[following.start].isupper())


def _season(lexemes: list[Lexeme], place: int, before: str, after: str, written: str) -> bool:
    if after == "YEAR" or (
        after == "OF" and place + 2 < len(lexemes) and lexemes[place + 2].kind in {"YEAR", "THIS", "LAST", "NEXT"}
    ):
        return True
    if written in {"fall", "spring"} and before == "THE":
        return (
            place > 1 and lexemes[place - 2].kind in {"IN", "SINCE", "BY", "UNTIL", "DURING", "OVER"} and after != "OF"
        )
    return before in _SEASON

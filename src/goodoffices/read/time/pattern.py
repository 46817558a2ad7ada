"""Patterns over classes of words: a regular expression whose letters are the classes of lexemes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from goodoffices.read.time.lexeme import Lexeme

__all__ = ["Caught", "Rule", "classes_of", "reduce_row"]

_NAMES: dict[str, str] = {}
_NAME = re.compile(r"[A-Z][A-Z0-9]+")
_SPACES = re.compile(r"\s+")
_GROUP = re.compile(r"\(\?P<(\w+)>")
_FIRST = 0xE000


def _letter(name: str) -> str:
    return _NAMES.setdefault(name, chr(_FIRST + len(_NAMES)))


def classes_of(row: Sequence[Lexeme]) -> str:
    """The classes of a row of lexemes, one code point each."""
    return "".join([_NAMES.get(lexeme.kind) or _letter(lexeme.kind) for lexeme in row])


@dataclass(frozen=True, slots=True)
class Caught:
    """What a pattern caught.

    Parameters
    ----------
    row : sequence of Lexeme
    match : re.Match
        Over the classes of the row.
    """

    row: Sequence[Lexeme]
    match: re.Match[str]

    def lexeme(self, name: str) -> Lexeme | None:
        """The first lexeme of a group."""
        start = self.match.start(name) if name in self.match.re.groupindex else -1
        return self.row[start] if start >= 0 and self.match.end(name) > start else None

    def value(self, name: str) -> Any:
        """The value of the first lexeme of a group; None where it did not take part."""
        found = self.lexeme(name)
        return found.value if found else None

    def kind(self, name: str) -> str:
        """The class of the first lexeme of a group; empty where it did not take part."""
        found = self.lexeme(name)
        return found.kind if found else ""

    def before(self, number: int = 1) -> Lexeme | None:
        """The lexeme so many places before the match."""
        place = self.match.start() - number
        return self.row[place] if place >= 0 else None

    def after(self) -> Lexeme | None:
        """The lexeme behind the match."""
        place = self.match.end()
        return self.row[place] if place < len(self.row) else None


class Rule:
    """A pattern and what it makes.

    Parameters
    ----------
    name : str
    pattern : str
        A regular expression whose words in capitals are classes of lexemes: ``(?P<n>NUM) UNIT AGO``. A group named
        ``span`` holds the words of the mention; without it they are the whole match.
    make : callable
        Takes what was caught; gives an expression, or None where it is none after all.
    """

    __slots__ = ("make", "name", "regex")

    def __init__(self, name: str, pattern: str, make: Callable[[Caught], Any]) -> None:
        self.name = name
        self.make = make
        kept: list[str] = []

        def keep(match: re.Match[str]) -> str:
            kept.append(match.group())
            return f"\x00{len(kept) - 1}\x00"

        bare = _GROUP.sub(keep, pattern)
        letters = _SPACES.sub("", _NAME.sub(lambda match: _letter(match.group()), bare))
        for number, group in enumerate(kept):
            letters = letters.replace(f"\x00{number}\x00", group)
        self.regex = re.compile(letters)


def reduce_row(row: list[Lexeme], rules: Sequence[Rule]) -> list[Lexeme]:
    """Put an expression in the place of the words that a rule reads as one: the longest first, then the leftmost.

    The patterns have no nested repetition, so that the time is linear in the length of the row.
    """
    classes = classes_of(row)
    found: list[tuple[int, int, int, Rule, re.Match[str]]] = []
    for order, rule in enumerate(rules):
        for match in rule.regex.finditer(classes):
            start, end = match.span("span") if "span" in rule.regex.groupindex else match.span()
            if end > start:
                found.append((start - end, start, order, rule, match))
    if not found:
        return row
    found.sort(key=lambda item: item[:3])
    taken = bytearray(len(row))
    made: dict[int, tuple[int, Lexeme]] = {}
    for length, start, _, rule, match in found:
        end = start - length
        if any(taken[start:end]):
            continue
        expression = rule.make(Caught(row, match))
        if expression is None:
            continue
        taken[start:end] = b"\x01" * (end - start)
        made[start] = (end, Lexeme(expression.sort, expression, row[start].start, row[end - 1].end, rule.name))
    return _replaced(row, made)


def _replaced(row: list[Lexeme], made: dict[int, tuple[int, Lexeme]]) -> list[Lexeme]:
    result: list[Lexeme] = []
    place = 0
    for start in sorted(made):
        end, lexeme = made[start]
        result.extend(row[place:start])
        result.append(lexeme)
        place = end
    result.extend(row[place:])
    return result

"""Option statements: what a decision maker wants, said of options: ``not attack``, ``release if not attack``.

Words, from the loosest: ``iff``, ``if``, ``or`` (``|``), ``and`` (``&``), ``not`` (``-``, ``!``), brackets. An option
stands by its id; a number is the place of an option from 1, as in the literature (``-3 if 1``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Statement", "StatementFault", "parse_statement"]

_TOKEN = re.compile(r"\s*(?:(?P<word>[a-z0-9][a-z0-9._\-]*)|(?P<sign>[()&|!\-~]))", re.IGNORECASE)
_WORDS = ("iff", "if", "or", "and", "not")
_SIGNS = {"&": "and", "|": "or", "!": "not", "-": "not", "~": "not"}
_BINARY = {"iff": 1, "if": 2, "or": 3, "and": 4}


class StatementFault(ValueError):
    """A statement that cannot be read.

    Parameters
    ----------
    message : str
    column : int
        Of the fault within the text, from 0.
    unknown : str
        The word that names no option, if that is the fault.
    """

    def __init__(self, message: str, column: int, unknown: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.unknown = unknown


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as read.

    Parameters
    ----------
    text : str
    parts : tuple
        In reverse Polish order: places of options, and the words that join them.
    """

    text: str
    parts: tuple[int | str, ...]

    def holds(self, states: NDArray[np.int64]) -> NDArray[np.bool_]:
        """In which states the statement holds."""
        stack: list[NDArray[np.bool_]] = []
        for part in self.parts:
            if isinstance(part, int):
                stack.append((states >> np.int64(part) & 1).astype(bool))
            elif part == "not":
                stack.append(~stack.pop())
            else:
                right, left = stack.pop(), stack.pop()
                stack.append(_JOIN[part](left, right))
        return stack[0]


_JOIN = {
    "and": lambda a, b: a & b,
    "or": lambda a, b: a | b,
    "if": lambda a, b: a | ~b,
    "iff": lambda a, b: a == b,
}


def parse_statement(text: str, options: Mapping[str, int]) -> Statement:
    """Read a statement.

    Parameters
    ----------
    text : str
    options : mapping of str to int
        Place of each option by its id.

    Raises
    ------
    StatementFault
        Where it is no statement, with the column.

    Examples
    --------
    >>> parse_statement("release if not attack", {"release": 0, "attack": 2}).parts
    (0, 2, 'not', 'if')
    >>> parse_statement("-3 & 1", {"release": 0, "b": 1, "attack": 2}).parts
    (2, 'not', 0, 'and')
    """
    output: list[int | str] = []
    waiting: list[tuple[str, int]] = []
    wants_value = True
    place = 0
    stripped = text.rstrip()
    while place < len(stripped):
        found = _TOKEN.match(stripped, place)
        if not found:
            at = place + len(stripped[place:]) - len(stripped[place:].lstrip())
            raise StatementFault(f'"{stripped[at]}" has no meaning in a statement', at)
        column, place = found.start("word") if found["word"] else found.start("sign"), found.end()
        token = _SIGNS.get(found["sign"], found["sign"]) if found["sign"] else _word(found["word"], options)
        if wants_value:
            if token in ("not", "("):
                waiting.append((str(token), column))
                continue
            if not isinstance(token, int):
                raise StatementFault(f'an option belongs where "{found[0].strip()}" stands', column)
            if token < 0:
                raise StatementFault(f'"{found["word"]}" is not an option of this conflict', column, found["word"])
            output.append(token)
            _release_nots(output, waiting)
            wants_value = False
        elif found["sign"] == ")":
            _close(output, waiting, column)
        elif isinstance(token, str) and token in _BINARY:
            while waiting and _BINARY.get(waiting[-1][0], 0) >= _BINARY[token]:
                output.append(waiting.pop()[0])
            waiting.append((token, column))
            wants_value = True
        else:
            raise StatementFault(f'"and", "or", "if" or "iff" is missing before "{found[0].strip()}"', column)
    if wants_value:
        raise StatementFault("an option is missing at the end", len(stripped))
    _finish(output, waiting)
    return Statement(stripped.strip(), tuple(output))


def _word(word: str, options: Mapping[str, int]) -> int | str:
    """The place of an option (-1: none such), or a joining word."""
    if word in options:
        return options[word]
    if word.lower() in _WORDS:
        return word.lower()
    if word.isdigit() and 1 <= int(word) <= len(options):
        return int(word) - 1
    return -1


def _release_nots(output: list[int | str], waiting: list[tuple[str, int]]) -> None:
    while waiting and waiting[-1][0] == "not":
        output.append(waiting.pop()[0])


def _close(output: list[int | str], waiting: list[tuple[str, int]], column: int) -> None:
    while waiting and waiting[-1][0] != "(":
        output.append(waiting.pop()[0])
    if not waiting:
        raise StatementFault("this bracket was not opened", column)
    waiting.pop()
    _release_nots(output, waiting)


def _finish(output: list[int | str], waiting: list[tuple[str, int]]) -> None:
    while waiting:
        word, column = waiting.pop()
        if word == "(":
            raise StatementFault("this bracket is not closed", column)
        output.append(word)

"""Words on a line of a terminal: how wide they are, where they break, and how notes are marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from goodoffices.brief.characters import printable
from goodoffices.brief.sheet import Line

__all__ = ["Styled", "fold", "line_words", "note_marks", "note_ranges", "pad", "width_of"]


class Styled(NamedTuple):
    """A line of text and what it is, so that a terminal may set it apart.

    Parameters
    ----------
    style : {"title", "heading", "subheading", "rule", "note", ""}
    text : str
    """

    style: str
    text: str


def width_of(text: str) -> int:
    """Columns that a text takes: two for a wide character, none for a combining one.

    Examples
    --------
    >>> width_of("Зеленський"), width_of("北京")
    (10, 4)
    """
    if text.isascii():
        return len(text)
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, width: int) -> str:
    """The text with blanks up to so many columns."""
    return text + " " * (width - width_of(text))


def fold(text: str, width: int) -> list[str]:
    """Break a text into lines of at most so many columns; a word that is longer is broken too.

    Examples
    --------
    >>> fold("good offices and mediation", 12)
    ['good offices', 'and', 'mediation']
    """
    rows: list[str] = []
    row, used = "", 0
    for word in _words(text, width):
        room = width_of(word)
        if row and used + 1 + room <= width:
            row, used = f"{row} {word}", used + 1 + room
            continue
        if row:
            rows.append(row)
        while room > width:
            piece = _piece(word, width)
            rows.append(piece)
            word = word[len(piece) :]  # noqa: PLW2901 - what is left of it
            room = width_of(word)
        row, used = word, room
    return [*rows, row] if row else rows


def _words(text: str, width: int) -> Iterator[str]:
    """The words of a text; what is too long for a line is split at its no-break spaces."""
    for word in printable(text).replace("\r", " ").replace("\n", " ").replace("\t", " ").split(" "):
        if width_of(word) > width:
            yield from filter(None, word.split("\N{NO-BREAK SPACE}"))
        elif word:
            yield word


def _piece(word: str, width: int) -> str:
    used = 0
    for n, char in enumerate(word):
        used += _columns(char)
        if used > width and n:
            return word[:n]
    return word


def note_ranges(notes: Sequence[int]) -> list[tuple[int, int]]:
    """Notes as ranges of numbers that follow each other.

    Examples
    --------
    >>> note_ranges([7, 8, 9, 12])
    [(7, 9), (12, 12)]
    """
    ranges: list[tuple[int, int]] = []
    for note in sorted(notes):
        if ranges and note == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], note)
        else:
            ranges.append((note, note))
    return ranges


def note_marks(notes: Sequence[int]) -> str:
    """The footnotes of a run, as a text shows them: ``[3]``, ``[7–9, 12]``."""
    if not notes:
        return ""
    shown = (str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a}\N{EN DASH}{b}" for a, b in note_ranges(notes))
    return f"\N{NO-BREAK SPACE}[{', '.join(shown)}]".replace(", ", ",\N{NO-BREAK SPACE}")


def line_words(line: Line) -> str:
    """A line as text, with the marks of its footnotes."""
    return "".join(run.text + note_marks(run.notes) for run in line)

"""Footnotes as plain text: a source that many of them name is named once, with its places after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.brief.sheet import Footnote
from goodoffices.brief.typeset import Styled, fold, line_words

__all__ = ["text_notes"]

_MANY = 4


def text_notes(notes: Sequence[Footnote], width: int) -> Iterator[Styled]:
    """The lines of the footnotes: by source where one has many, then the others in the order of their numbers.

    Under a source with many, a place that has a position is given by that alone; the longer forms quote its words too.
    """
    by_source: dict[str, list[Footnote]] = {}
    for note in notes:
        by_source.setdefault(note.source, []).append(note)
    many = {source: found for source, found in by_source.items() if source and len(found) >= _MANY}
    for found in many.values():
        yield from _paragraph(f"{found[0].line[0].text}: ", [_place(note) for note in found], width)
    others = [note for note in notes if note.source not in many]
    yield from _paragraph("", [_whole(note) for note in others if note.source], width)
    yield from _paragraph("", [_whole(note) for note in others if not note.source], width)


def _whole(note: Footnote) -> str:
    return f"[{note.number}]\N{NO-BREAK SPACE}{line_words(note.line)}"


def _place(note: Footnote) -> str:
    place = [run for run in note.line[1:] if not run.quoted and run.text != ": "]
    if not place or not place[0].text.startswith(", "):
        place = list(note.line[1:])
    where = line_words(tuple(place)).removeprefix(", ").removeprefix(": ")
    return f"[{note.number}] {where}".rstrip().replace(" ", "\N{NO-BREAK SPACE}")


def _paragraph(name: str, notes: Sequence[str], width: int) -> Iterator[Styled]:
    if not notes:
        return
    for n, row in enumerate(fold(name + "; ".join(notes), width - 3)):
        yield Styled("note", f"{' ' if n == 0 else '   '}{row}")

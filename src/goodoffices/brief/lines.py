"""The ways in which the sections of a brief put an entry into a line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from goodoffices.brief.cite import Citations
from goodoffices.brief.sheet import Bullets, Line, Paragraph, Run
from goodoffices.brief.words import handling_marks, plural, sentence_end
from goodoffices.case import Case, Entry

__all__ = ["bold", "entry_line", "left_out", "listed", "text", "well_formed"]

T = TypeVar("T")


def text(words: str) -> Line:
    """A line of plain words."""
    return (Run(words),)


def bold(words: str) -> Line:
    """A line of strong words."""
    return (Run(words, strong=True),)


def entry_line(case: Case, cite: Citations, entry: Entry, *runs: Run) -> Line:
    """The runs, how the entry is to be handled, and its footnotes."""
    runs = well_formed(runs)
    last = runs[-1]
    marks = handling_marks(case, entry)
    if not last.quoted:
        ended = sentence_end(last.text + marks)
        runs = (*runs[:-1], Run(ended, last.strong, last.quoted, last.lang, last.notes))
    remark = f" Remark: {sentence_end(entry.remark)}" if entry.remark else ""
    more = (marks if last.quoted else "") + remark
    return cite.line(*runs, *((Run(more),) if more else ()), notes=cite.of(entry))


def well_formed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs that have text."""
    return tuple(run for run in runs if run.text)


def left_out(count: int, noun: str, nouns: str = "", why: str = "to keep this short") -> tuple[Paragraph, ...]:
    """The line that says how many are left out, and where they are; nothing where none is."""
    if count <= 0:
        return ()
    verb = "is" if count == 1 else "are"
    return (
        Paragraph(
            text(f"{plural(count, noun, nouns)} more {verb} left out {why}; the record of the case has them all.")
        ),
    )


def listed(lines: Sequence[Line]) -> tuple[Bullets, ...]:
    """The lines as a list; nothing where there are none."""
    return (Bullets(tuple(lines)),) if lines else ()

"""What is not known and should be asked: the desk's own questions, and the gaps that the record itself shows."""

from __future__ import annotations

from collections.abc import Iterable

from goodoffices.brief.cite import Citations
from goodoffices.brief.gaps import Gap, find_gaps
from goodoffices.brief.lines import entry_line, left_out, listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Heading, Line, Run
from goodoffices.brief.words import names
from goodoffices.case import Case, Note

__all__ = ["open_questions", "questions"]

_MOST = 60


def open_questions(case: Case) -> tuple[Note, ...]:
    """The questions of the desk that no entry has answered."""
    return tuple(n for n in case.of(Note) if n.type == "question" and not n.answered_by)


def questions(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on what is to be asked."""
    case = matter.case
    noted = open_questions(case)
    blocks: list[Block] = []
    if noted:
        blocks += [
            Heading("Questions of the desk", 3, "desk-questions"),
            *listed([_question(case, n, cite) for n in noted[:_MOST]]),
        ]
        blocks += left_out(len(noted) - _MOST, "question")
    gaps = tuple(find_gaps(matter))
    if gaps:
        blocks += [Heading("Gaps in the record", 3, "gaps"), *listed(tuple(_gaps(case, gaps[:_MOST], cite)))]
        blocks += left_out(len(gaps) - _MOST, "gap")
    return (Heading("Not known: to be asked", anchor="questions"), *blocks) if blocks else ()


def _question(case: Case, note: Note, cite: Citations) -> Line:
    ask = f"Ask {names(case, note.ask)}: " if note.ask else ""
    about = [id for id in note.about if case.entry(id) is None]
    on = f" (on {names(case, about)})" if about and not ask else ""
    return entry_line(case, cite, note, Run(ask, strong=True), Run(f"{note.text}{on}"))


def _gaps(case: Case, gaps: Iterable[Gap], cite: Citations) -> Iterable[Line]:
    for gap in gaps:
        ask = f"Ask {names(case, gap.ask)}: " if gap.ask else ""
        runs = [run for run in (Run(ask, strong=True), Run(gap.words)) if run.text]
        yield cite.line(*runs, notes=cite.computed(gap.how))

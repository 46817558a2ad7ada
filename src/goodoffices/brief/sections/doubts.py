"""Slips and doubts of the sources, judgements and remarks of the desk, and what was taken back."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import entry_line, left_out, listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Heading, Line, Run
from goodoffices.brief.words import names
from goodoffices.case import Case, Note, Withdrawal

__all__ = ["doubts"]

_MOST = 60
_WORDS = {"slip": "Slip", "judgement": "Judgement", "remark": "Remark"}


def doubts(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on slips and doubts."""
    case = matter.case
    notes = [n for kind in _WORDS for n in case.of(Note) if n.type == kind]
    lines = [_line(case, note, cite) for note in notes[:_MOST]]
    taken_back = [w for w in case.of(Withdrawal) if case.entry(w.of)]
    for withdrawal in taken_back[-_MOST:]:
        entry = case.entry(withdrawal.of)
        label = entry.label if entry else withdrawal.of
        lines.append(
            entry_line(
                case,
                cite,
                withdrawal,
                Run("Taken back", strong=True),
                Run(f": {label.rstrip('.')} \N{EN DASH} {withdrawal.reason}"),
            )
        )
    if not lines:
        return ()
    more = len(notes) + len(taken_back) - len(lines)
    return (Heading("Slips, doubts and remarks", anchor="doubts"), *listed(lines), *left_out(more, "note"))


def _line(case: Case, note: Note, cite: Citations) -> Line:
    about = [id for id in note.about if case.entry(id) is None]
    on = f" ({names(case, about)})" if about else ""
    return entry_line(case, cite, note, Run(f"{_WORDS[note.type]}{on}", strong=True), Run(f": {note.text}"))

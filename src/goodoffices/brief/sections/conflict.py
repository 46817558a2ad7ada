"""Where the conflicts described for this reader come to rest, how surely, and what a day changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Heading, Line, Paragraph, Run
from goodoffices.brief.times import day_words
from goodoffices.brief.words import sentence_end

if TYPE_CHECKING:
    from goodoffices.conflict import ConflictFile

__all__ = ["conflict"]

_SHOWN = 3
_SAMPLES = 2_000
_LARGEST = 4_096
"""States; what is larger has a page of its own alone."""


def conflict(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on where it comes to rest; empty where the reader sees no conflict file."""
    if not matter.conflicts:
        return ()
    blocks: list[Block] = [Heading("Where it comes to rest if each moves as it can", anchor="conflict")]
    for file in matter.conflicts:
        blocks += _told(file, matter, cite)
    return tuple(blocks)


def _told(file: ConflictFile, matter: Matter, cite: Citations) -> list[Block]:
    # The engine brings numpy, which a brief without conflicts does not need.
    from goodoffices.brief.conflict.words import judgement, state_words, taken
    from goodoffices.conflict.request import Request, answer
    from goodoffices.diagnose import GoodOfficesError

    how = f"The whole page, with the graph: goodoffices stability CASE --conflict {file.conflict.id} -o stability.html."
    title = Run(f"{sentence_end(file.conflict.title)} ", strong=True)
    if file.conflict.size > _LARGEST:
        return [Paragraph((title, Run(f"Too large for a brief: {file.conflict.size:,} states. {how}")))]
    certain = file.conflict.certain
    try:
        found = answer(file, Request(("SEQ",), samples=0 if certain else _SAMPLES))
    except GoodOfficesError as fault:
        return [Paragraph((title, Run(f"Not worked out: {fault.message}. {how}")))]
    entries = [e for g in file.grounds for id in g.entries if (e := matter.case.entry(id)) is not None]
    notes = (
        *cite.of(*entries),
        *cite.computed("by the graph model for conflict resolution, sequential stability (SEQ)"),
    )
    lines: list[Line] = []
    if certain:
        rests = [Run(f"It rests at {state_words(found, number)}.") for number in found["equilibria"]["SEQ"][:_SHOWN]]
        lines += [cite.line(run, notes=notes) for run in rests]
        lines += [cite.line(Run(words), notes=notes) for words in _here(file)]
    else:
        shares = sorted(found["robust"]["equilibrium"]["SEQ"], key=lambda one: -one["share"])[:_SHOWN]
        for one in shares:
            lead = Run(f"{_capital(taken(found, one['pattern']))}: ", strong=True)
            said = f"nobody moves away in {_percent(one)} of the rankings that fit what is known."
            asked = f" Most hangs on {judgement(found, one['decides'])}" if one["decides"] else ""
            lines.append(cite.line(lead, Run(f"{said}{asked}"), notes=notes))
        lines += [cite.line(Run(words), notes=notes) for words in _days(found)]
    rest = (
        "A judgement, not a forecast: what each prefers is described by whoever entered it, and what nobody could say is left "
        f"unknown. {how}"
    )
    return [Paragraph((title,)), *listed(lines), Paragraph(cite.line(Run(rest), notes=cite.of(*entries) or notes))]


def _here(file: ConflictFile) -> list[str]:
    """Why the conflict stays where it stands, or does not."""
    from goodoffices.conflict.reason import explain_state

    here = file.conflict.status_quo
    if here is None:
        return []
    found = [explain_state(file.conflict, "SEQ", maker, here) for maker in range(len(file.conflict.decision_makers))]
    # One reason for each that leaves; that all stay is told by the state that rests.
    return [" ".join(reason.words(file.conflict)[:2]) for reason in found if not reason.stable]


def _days(found: dict[str, Any]) -> list[str]:
    """From phase to phase: the states whose share changes most."""
    from datetime import date
    from itertools import pairwise

    from goodoffices.brief.conflict.words import taken

    said = []
    phases = found.get("phases", [])
    for before, after in pairwise(phases):
        old, new = ({one["pattern"]: one for one in phase["robust"]["equilibrium"]["SEQ"]} for phase in (before, after))
        moved = sorted({*old, *new}, key=lambda p: (-abs(_share(new.get(p)) - _share(old.get(p))), p))
        parts = [
            f"{taken(found, p)}: {_percent(old.get(p))} before, {_percent(new.get(p))} from then on"
            for p in moved[:_SHOWN]
            if abs(_share(new.get(p)) - _share(old.get(p))) >= 0.05
        ]
        day = day_words(date.fromisoformat(after["since"]), weekday=False)
        said.append(f"What {day} changes: {' | '.join(parts) or 'little'}.")
    return said


def _share(one: dict[str, Any] | None) -> float:
    return float(one["share"]) if one else 0.0


def _percent(one: dict[str, Any] | None) -> str:
    return f"{100 * _share(one):.0f}\N{NO-BREAK SPACE}%"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"

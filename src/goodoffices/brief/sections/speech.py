"""What was said lately: who, in what capacity, where, on which day, in whose words."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import entry_line, left_out, listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Heading, Line, Run
from goodoffices.brief.times import when_words
from goodoffices.brief.words import names, quotation, sentence_end, speaker
from goodoffices.case import Case, Statement

__all__ = ["speech"]

_MOST = 60


def speech(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on statements, the newest first, those without a day last."""
    case = matter.case
    found = case.of(Statement)
    dated = [s for s in found if s.on is not None]
    order = [*reversed(dated), *(s for s in found if s.on is None)]
    if not order:
        return ()
    lines = [_line(case, statement, cite) for statement in order[:_MOST]]
    return (Heading("What was said", anchor="said"), *listed(lines), *left_out(len(order) - _MOST, "statement"))


def _line(case: Case, statement: Statement, cite: Citations) -> Line:
    when = when_words(statement.on, case.zone) if statement.on else "No date"
    setting = f", {statement.setting}" if statement.setting else ""
    to = f", to {names(case, statement.to)}" if statement.to else ""
    said = sentence_end(statement.gist) if statement.words else statement.gist
    who, notes = _speaker(case, statement, cite)
    runs = [
        Run(who, strong=True, notes=notes),
        Run(f" \N{EN DASH} {when}{setting}{to}: {said}"),
    ]
    if statement.words:
        runs += [Run(" " if said else ""), Run(quotation(statement.words), quoted=True)]
        if statement.language and not statement.language.startswith("en"):
            runs.append(Run(f" (translated; original in {statement.language})"))
    return entry_line(case, cite, statement, *(run for run in runs if run.text))


def _speaker(case: Case, statement: Statement, cite: Citations) -> tuple[str, tuple[int, ...]]:
    """Who speaks: with the office that the source names, else the one held then, with its own footnotes."""
    person = case.people.get(statement.by[0]) if len(statement.by) == 1 else None
    if statement.office or person is None:
        return speaker(case, statement.by, statement.office), ()
    offices = person.offices_at(statement.on) if statement.on else person.offices
    title = "; ".join(dict.fromkeys(office.title for office in offices))
    return speaker(case, statement.by, title), cite.of(*offices)

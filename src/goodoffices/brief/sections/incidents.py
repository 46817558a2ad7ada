"""What happened on the ground and bears on the talks."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import entry_line, left_out, listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Heading, Line, Run
from goodoffices.brief.times import when_words
from goodoffices.brief.words import capital, chain, names
from goodoffices.case import Case, Incident

__all__ = ["incidents"]

_MOST = 60


def incidents(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on incidents, the newest first."""
    found = matter.case.of(Incident)
    if not found:
        return ()
    lines = [_line(matter.case, incident, cite) for incident in reversed(found[-_MOST:])]
    return (Heading("Incidents", anchor="incidents"), *listed(lines), *left_out(len(found) - _MOST, "incident"))


def _line(case: Case, incident: Incident, cite: Citations) -> Line:
    when = capital(when_words(incident.on, case.zone)) if incident.on else "No date"
    where = f", {incident.where}" if incident.where else ""
    by = f"; by {names(case, incident.by)}" if incident.by else ""
    target = f"; against {names(case, incident.target)}" if incident.target else ""
    number = f" ({incident.quantity} {incident.unit})".replace(" )", ")") if incident.quantity else ""
    said = f" ({chain(case, incident.voices)})" if incident.voices else ""
    return entry_line(
        case,
        cite,
        incident,
        Run(f"{when}{where}", strong=True),
        Run(f": {incident.what.rstrip('.')}{number}{by}{target}{said}"),
    )

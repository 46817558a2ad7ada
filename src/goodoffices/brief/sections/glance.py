"""The brief in a few counted lines; every one is worked out from the sections below it."""

from __future__ import annotations

from collections import Counter

from goodoffices.brief.cite import Citations
from goodoffices.brief.fulfilment import LEVELS
from goodoffices.brief.gaps import find_gaps
from goodoffices.brief.lines import listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sections.questions import open_questions
from goodoffices.brief.sections.stands import GROUND_WORDS
from goodoffices.brief.sheet import Block, Heading, Line, Run
from goodoffices.brief.times import when_words
from goodoffices.brief.words import listing, names, plural
from goodoffices.case import Pressure

__all__ = ["glance"]

_ABREAST = 3


def glance(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section at the head of the brief."""
    found = (
        _positions(matter, cite),
        _obligations(matter, cite),
        _deadline(matter, cite),
        _claims(matter, cite),
        _open(matter, cite),
    )
    lines = [line for line in found if line]
    return (Heading("At a glance", anchor="glance"), *listed(lines)) if lines else ()


def _line(lead: str, words: str, notes: tuple[int, ...], cite: Citations) -> Line:
    return cite.line(Run(lead, strong=True), Run(f": {words}."), notes=notes)


def _positions(matter: Matter, cite: Citations) -> Line | None:
    tables = [t for t in matter.positions.issues if t.issue.options and t.state]
    if not tables:
        return None
    states = Counter(t.state for t in tables)
    said = listing(f"{count} {GROUND_WORDS[state]}" for state in GROUND_WORDS if state and (count := states[state]))
    moved = ""
    if matter.previous and matter.step:
        moved = (
            f"; since the round before, {plural(len(matter.moves), 'change')} of stance"
            if matter.moves
            else "; no change of stance since the round before"
        )
    return _line(
        "Positions",
        f"of {plural(len(tables), 'issue')}, {said} (by the best option of each){moved}",
        cite.computed("count over the position matrix"),
        cite,
    )


def _obligations(matter: Matter, cite: Citations) -> Line | None:
    found = matter.fulfilments
    if not found:
        return None
    levels = Counter(f.level if f.reported or f.judged else "silent" for f in found)
    words = [
        *((level, LEVELS[level]) for level in (3, 2, 1, 0)),
        (None, "begun, how far not known"),
        ("silent", "with nothing on record"),
    ]
    said = listing(f"{levels[level]} {word}" for level, word in words if levels[level])
    apart = sum(bool(f.differences) for f in found)
    differ = f"; accounts differ on {apart}" if apart else ""
    return _line(
        "Implementation",
        f"of {plural(len(found), 'obligation')}, {said} (Kroc scale){differ}",
        cite.computed("count over the table of obligations"),
        cite,
    )


def _deadline(matter: Matter, cite: Citations) -> Line | None:
    case = matter.case
    live = [
        (deadline, p) for p in case.of(Pressure) if p.status in ("announced", "in-force") and (deadline := p.deadline)
    ]
    ahead = [(deadline, p) for deadline, p in live if deadline.end >= case.clock]
    if not ahead:
        return None
    first = min((deadline for deadline, _ in ahead), key=lambda deadline: deadline.utc())
    same = sorted((p for deadline, p in ahead if deadline.utc() == first.utc()), key=lambda p: (bool(p.rests_on), p.id))
    said = "; ".join(f"by {names(case, p.by)}: {p.what.rstrip('.')}" for p in same[:_ABREAST])
    return _line("Next deadline", f"{when_words(first, case.zone)}, set {said}", cite.of(*same[:_ABREAST]), cite)


def _claims(matter: Matter, cite: Citations) -> Line | None:
    contested = matter.positions.facts.contested
    if not contested:
        return None
    return _line(
        "Facts",
        f"{plural(len(contested), 'point')} on which claims contradict one another",
        cite.computed("count over the claims"),
        cite,
    )


def _open(matter: Matter, cite: Citations) -> Line | None:
    asked, gaps = len(open_questions(matter.case)), sum(1 for _ in find_gaps(matter))
    if not asked + gaps:
        return None
    said = listing(
        part
        for part in (
            plural(asked, "question") + " of the desk" if asked else "",
            plural(gaps, "gap") + " in the record" if gaps else "",
        )
        if part
    )
    return _line("To be asked", said, cite.computed("count over the section on what is not known"), cite)

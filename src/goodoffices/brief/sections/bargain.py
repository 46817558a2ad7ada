"""What could be agreed, on what this reader knows of the preferences; the whole page is that of ``goodoffices analyse``.

It is there for readers who may see a preference, and rests on nothing but the case as they see it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Heading, Line, Paragraph, Run
from goodoffices.brief.words import listing, sentence_end
from goodoffices.case import Case, Preference
from goodoffices.diagnose import DomainError, GoodOfficesError

if TYPE_CHECKING:
    from goodoffices.bargain.analysis import Analysis

__all__ = ["bargain"]

_LIMIT = 2_000
"""Partial packages compared for a brief; with more, the page of its own is to be made."""


def bargain(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on what could be agreed; empty for a reader who sees no preference."""
    told = matter.case.of(Preference)
    if not told:
        return ()
    return (Heading("What could be agreed", anchor="bargain"), *_answer(matter, cite, told))


def _answer(matter: Matter, cite: Citations, told: Sequence[Preference]) -> list[Block]:
    # The engine brings numpy, which a brief without preferences does not need.
    from goodoffices.bargain.analysis import Request, analyse
    from goodoffices.bargain.analysis.listing import TooLong
    from goodoffices.bargain.case_domain import domain_of_case
    from goodoffices.brief.analysis.basis import basis_words

    how = _how(matter.case)
    try:
        made = domain_of_case(matter.case, matter.positions)
        found = analyse(made, Request(rational=True, limit=_LIMIT, parts=()))
    except TooLong:
        why = "Too many packages to compare in a brief."
    except DomainError as fault:
        why = f"Not worked out: {_why_not(fault)}."
    except GoodOfficesError as fault:
        why = f"Not worked out: {fault.message}."
    else:
        notes = (*cite.of(*told), *cite.computed("the worth of every package to every side, from these entries"))
        lines = [_zone(found, cite, notes), *_blocking(found, cite), *_ideas(found, cite)]
        return [*listed(lines), Paragraph((Run(f"This rests on {basis_words(matter.case, told)} {how}"),))]
    return [Paragraph((Run(f"{why} {how}"),))]


def _why_not(fault: DomainError) -> str:
    if len(fault.report):
        return "the preferences contradict one another"
    return fault.message


def _how(case: Case) -> str:
    return f"The whole page, with figures: goodoffices analyse CASE --for {case.reader} -o analysis.html."


def _zone(found: Analysis, cite: Citations, notes: tuple[int, ...]) -> Line:
    from goodoffices.brief.analysis.amounts import tally_words

    head = "Is there a package that all sides could accept? "
    if found.zone is not None and found.zone.open:
        count = tally_words(found.zone.count, found.frontier.feasible)
        words = (
            f"On this reading of what is known, yes: {count} give every side at least what it has without agreement."
        )
    elif found.zone is None:
        words = "Not decided."
    else:
        reason = found.reason or "No package satisfies every side and those inside it that have a say."
        words = f"On this reading of what is known, no. {reason}"
    return cite.line(Run(head, strong=True), Run(words), notes=notes)


def _blocking(found: Analysis, cite: Citations) -> list[Line]:
    """The smallest sets of requirements that no package meets together, where there is none that meets all."""
    if found.zone is None or found.zone.open or not found.frontier.feasible:
        return []
    from goodoffices.bargain.frontier.trellis import TooDense
    from goodoffices.bargain.obstacle import obstacles

    try:
        blocking = obstacles(found.domain, limit=_LIMIT).blocking[:3]
    except TooDense:
        return []
    notes = cite.computed("requirements taken away one by one until a package meets the rest")
    return [cite.line(Run("In the way: ", strong=True), Run(sentence_end(b.words)), notes=notes) for b in blocking]


def _ideas(found: Analysis, cite: Citations) -> list[Line]:
    """What each idea of a good agreement picks; ideas that pick the same stand together."""
    from goodoffices.brief.analysis.amounts import count_words, worth
    from goodoffices.brief.analysis.solutions import IDEAS, picks
    from goodoffices.brief.analysis.view import differing, package_words

    # Of the ideas the smallest difference of gains is left to the whole page.
    chosen = [pick for pick in picks(found) if pick.names != ("equal_gain",)]
    lines = []
    for pick in chosen:
        gives = listing(
            f"{party.label} {worth(value)} (without agreement {worth(base)})"
            for party, value, base in zip(found.domain.parties, pick.worths, found.disagreement, strict=True)
        )
        issues = None
        rest = ""
        if pick is chosen[0] and pick.package is not None and found.domain.status_quo is not None:
            issues = differing([pick.package, found.domain.status_quo])
            rest = "; the rest as it is" if 0 < len(issues) < len(found.domain.issues) else ""
        elif pick.package is not None and chosen[0].package is not None:
            issues = differing([pick.package, chosen[0].package])
            rest = f"; the rest as in {chosen[0].letter}"
        words = package_words(found.domain, pick.package, issues) if pick.package else "divided"
        words = words or "everything as it is"
        if pick.first.ways > 1:
            rest += f" (or {count_words(pick.first.ways - 1, 'other package')} of the same worths)"
        ideas = listing(f"{IDEAS[name][0]} ({IDEAS[name][1]})" for name in pick.names)
        notes = cite.computed(f"exactly, by {found.frontier.method}" if found.frontier.exact else found.frontier.method)
        runs = (
            Run(f"Package {pick.letter}", strong=True),
            Run(f", picked by {ideas}: {words}{rest}. It gives {gives}."),
        )
        lines.append(cite.line(*runs, notes=notes))
    return lines

"""Contested claims side by side, each with its chain of voices; then what nobody has contested."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import bold, entry_line, left_out, listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Heading, Line, Run, Table
from goodoffices.brief.times import short_words
from goodoffices.brief.words import chain, names
from goodoffices.case import Case, Claim
from goodoffices.positions import Contest

__all__ = ["claims"]

_CONTESTS, _UNCONTESTED, _ABREAST = 20, 40, 3


def claims(matter: Matter, cite: Citations) -> tuple[Block, ...]:
    """The section on claims."""
    facts = matter.positions.facts
    blocks: list[Block] = []
    if facts.contested:
        blocks.append(Heading("Contested claims", anchor="claims"))
        blocks += [table for contest in facts.contested[-_CONTESTS:] if (table := _contest(matter.case, contest, cite))]
        blocks += left_out(len(facts.contested) - _CONTESTS, "contested claim")
    if facts.uncontested:
        level = 3 if blocks else 2
        blocks.append(Heading("Claimed, and not contested on record", level, "uncontested"))
        found = [c for f in facts.uncontested[-_UNCONTESTED:] if isinstance(c := matter.case.entry(f.claim), Claim)]
        blocks += listed([_line(matter.case, claim, cite) for claim in reversed(found)])
        blocks += left_out(len(facts.uncontested) - _UNCONTESTED, "claim")
    return tuple(blocks)


def _contest(case: Case, contest: Contest, cite: Citations) -> Table | None:
    found = [c for f in contest.claims if isinstance(c := case.entry(f.claim), Claim)]
    if len(found) < 2:
        return None
    about = dict.fromkeys(id for claim in found for id in claim.issue if id in case.issues)
    about = about or dict.fromkeys(id for claim in found for id in claim.about if case.actor(id))
    caption = f"On {names(case, list(about)[:3])}" if about else "Against each other"
    if len(found) <= _ABREAST:
        head = tuple(bold(_owner(case, claim)) for claim in found)
        return Table(head, (tuple(_line(case, claim, cite) for claim in found),), caption=caption)
    rows = tuple((bold(_owner(case, claim)), _line(case, claim, cite)) for claim in found)
    return Table((bold("Whose claim"), bold("What is claimed")), rows, caption=caption)


def _owner(case: Case, claim: Claim) -> str:
    return case.name(claim.voices[-1].who) if claim.voices else "Nobody named"


def _line(case: Case, claim: Claim, cite: Citations) -> Line:
    number = f" ({claim.quantity} {claim.unit})".replace(" )", ")") if claim.quantity else ""
    when = f"{short_words(claim.on, case.zone)}: " if claim.on else ""
    said = (
        chain(case, claim.voices, claim.that)
        if claim.voices
        else f"{claim.that.rstrip('.')} (nobody is named for this)"
    )
    return entry_line(case, cite, claim, Run(f"{when}{said}{number}"))

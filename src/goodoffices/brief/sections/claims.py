"""Contested claims side by side, each with its chain of voices; then what nobody has contested."""

from __future__ import annotations

from goodoffices.brief.cite import Citations
from goodoffices.brief.lines import bold, entry_line, left_out, listed
from goodoffices.brief.matter import Matter
from goodoffices.brief.sheet import Block, Heading, Line, Paragraph, Run, Table
from goodoffices.brief.times import dated_words, short_words
from goodoffices.brief.words import capital, chain, names
from goodoffices.case import Case, Claim
from goodoffices.positions import Contest

__all__ = ["claims"]

_CONTESTS, _UNCONTESTED, _ABREAST, _TOGETHER = 40, 120, 3, 3


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
        blocks += _uncontested(matter.case, found[::-1], cite)
        blocks += left_out(len(facts.uncontested) - _UNCONTESTED, "claim")
    return tuple(blocks)


def _uncontested(case: Case, found: list[Claim], cite: Citations) -> list[Block]:
    """The claims, newest first; many by one voice on one day stand under its name, in the order of its text."""
    together: dict[tuple[str, ...], list[Claim]] = {}
    for claim in found:
        together.setdefault(_told_together(case, claim), []).append(claim)
    apart = [c for c in found if len(together[_told_together(case, c)]) < _TOGETHER]
    blocks: list[Block] = [*listed([_line(case, claim, cite) for claim in apart])]
    for claims in together.values():
        if len(claims) >= _TOGETHER:
            claims.sort(key=lambda c: (c.says[0].start or 0 if c.says else 0, c.id))
            voice = claims[0].voices[0]
            when = f", {short_words(claims[0].on, case.zone)}" if claims[0].on else ""
            blocks.append(
                Paragraph(
                    (
                        Run(f"{case.name(voice.who)}{when}", strong=True),
                        Run(f", {voice.verb or 'said'} in its own voice:"),
                    )
                )
            )
            blocks += listed([entry_line(case, cite, c, Run(capital(f"{c.that}{_number(c)}"))) for c in claims])
    return blocks


def _told_together(case: Case, claim: Claim) -> tuple[str, ...]:
    """The same for claims that one source makes itself on one day."""
    voices = claim.voices
    if len(voices) == 1 and voices[0].who in case.sources and not voices[0].office and not voices[0].on:
        return (voices[0].who, voices[0].verb, claim.on.iso() if claim.on else "")
    return (claim.id,)


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


def _number(claim: Claim) -> str:
    return f" ({claim.quantity} {claim.unit})".replace(" )", ")") if claim.quantity else ""


def _line(case: Case, claim: Claim, cite: Citations) -> Line:
    said = (
        chain(case, claim.voices, claim.that)
        if claim.voices
        else f"{claim.that.rstrip('.')} (nobody is named for this)"
    )
    words = f"{said.rstrip('.')}{_number(claim)}"
    if claim.on is None:
        return entry_line(case, cite, claim, Run(words))
    if claim.on.within and claim.on.grain != "day":
        # In front it would read as the day of the outermost voice.
        return entry_line(case, cite, claim, Run(f"{words} (said {dated_words(claim.on, case.zone)})"))
    return entry_line(case, cite, claim, Run(f"{short_words(claim.on, case.zone)}: {words}"))

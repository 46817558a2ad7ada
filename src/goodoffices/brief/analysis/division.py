"""Who would have what share of which issue, by several ideas of a fair division, and why they part."""

from __future__ import annotations

from fractions import Fraction

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.solution.division import Division
from goodoffices.bargain.solution.divisions import Divisions
from goodoffices.brief.analysis.amounts import percent, worth
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Heading, Paragraph, Table

__all__ = ["blocks"]

_NAMES = {
    "adjusted_winner": "Adjusted Winner",
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai\N{EN DASH}Smorodinsky",
    "egalitarian": "egalitarian",
}


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on division; empty where the issues cannot all be divided between two parties."""
    found = analysis.division
    if found is None:
        return ()
    first, second = (party.label for party in analysis.domain.parties)
    lead = (
        "Every issue that either party cares for counts as divisible here: who has a share of an issue has that share of "
        f"its points. Points are scaled to 100 for each party and counted from nothing. A share is {first}'s; the rest "
        f"of the issue is {second}'s."
    )
    return (
        Heading("If the issues are divided", anchor="division"),
        Paragraph(text(lead)),
        _table(analysis, found, (first, second)),
        Paragraph(text(found.reason)),
        *_transfers(analysis, found, (first, second)),
    )


def _table(analysis: Analysis, found: Divisions, names: tuple[str, str]) -> Table:
    labels = {issue.id: issue.label for issue in analysis.domain.issues}
    ideas = [division for name in _NAMES if (division := found.divisions.get(name))]
    head = ["Issue", f"Points of {names[0]}", f"Points of {names[1]}", *(_NAMES[d.name] for d in ideas)]
    shares = [dict(division.shares) for division in ideas]
    rows = [
        (text(labels[name]), text(_number(a)), text(_number(b)), *(text(_share(share[name])) for share in shares))
        for name, (a, b) in found.points.items()
    ]
    for which, name in enumerate(names):
        total = [
            sum((pair[which] for pair in found.points.values()), Fraction(0)) if k == which else None for k in (0, 1)
        ]
        points = [text(_number(t) if t is not None else "") for t in total]
        rows.append((bold(f"Points for {name}"), *points, *(bold(_number(d.scores[which])) for d in ideas)))
    return Table(
        tuple(bold(words) for words in head),
        tuple(rows),
        caption=f"Shares of {names[0]} by four ideas of a fair division",
    )


def _transfers(analysis: Analysis, found: Divisions, names: tuple[str, str]) -> list[Block]:
    winner: Division = found.divisions["adjusted_winner"]
    if winner.initial is None or not winner.transfers:
        return []
    labels = {issue.id: issue.label for issue in analysis.domain.issues}
    ahead = 0 if winner.initial[0] >= winner.initial[1] else 1
    given = ", then ".join(f"{_share(part)} of {labels[name]}" for name, part in winner.transfers)
    words = (
        f"Adjusted Winner gives each issue first to whom it is worth more: {_number(winner.initial[0])} points for "
        f"{names[0]}, {_number(winner.initial[1])} for {names[1]}. {names[ahead]} then gives back {given}, those issues "
        "first on which the two differ least, until both have the same."
    )
    return [Paragraph(text(words))]


def _number(value: Fraction) -> str:
    return worth(float(value))


def _share(share: Fraction) -> str:
    if share in (0, 1):
        return "all" if share else "none"
    fraction = f"{share.numerator}/{share.denominator}"
    return fraction if share.denominator < 1000 else percent(float(share))

"""Whether there is anything that all could accept."""

from __future__ import annotations

from goodoffices.bargain.analysis import Analysis
from goodoffices.brief.analysis.amounts import percent, tally_words, worth
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Bullets, Heading, Paragraph, Run, Table
from goodoffices.brief.words import listing

__all__ = ["blocks", "disagreement_words"]

_POINTS = {
    "zero": "nothing (a worth of 0)",
    "reserved": "its reservation value",
    "accepted": "its reservation value",
    "minimum": "its worst package",
}


def disagreement_words(analysis: Analysis) -> str:
    """What each party has without agreement."""
    point = analysis.request.disagreement
    named = _POINTS.get(point, "") if isinstance(point, str) else "a given worth"
    parties = analysis.domain.parties
    told = [f"{party.label} {worth(value)}" for party, value in zip(parties, analysis.disagreement, strict=True)]
    unknown = [party.label for party in parties if party.reservation is None]
    supposed = [
        party.label
        for party, known in zip(parties, analysis.known, strict=False)
        if known.reservation is None and party.reservation is not None
    ]
    if point in ("reserved", "accepted") and supposed:
        whose = "" if len(supposed) == len(parties) else f" of {listing(supposed)}"
        named = "" if not whose else f"each party has {named}; "
        return (
            f"{'; '.join(told)}: {named}no reservation value{whose} is known, the worth of the status quo stands for it"
        )
    if point not in ("reserved", "accepted") or not unknown:
        return f"{'; '.join(told)}: each party has {named}"
    if len(unknown) == len(parties):
        return f"{'; '.join(told)}: no reservation value is known, each party has {_POINTS['minimum']}"
    return (
        f"{'; '.join(told)}: each party has {named}; {listing(unknown)}, of which none is known, {_POINTS['minimum']}"
    )


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on the zone of possible agreement."""
    return (Heading("Is there a package that all could accept?", anchor="zone"), *_answer(analysis))


def _answer(analysis: Analysis) -> list[Block]:
    zone, frontier = analysis.zone, analysis.frontier
    if not frontier.feasible:
        return [Paragraph((Run("No. ", strong=True), Run(analysis.reason))), *_contradiction(analysis)]
    if zone is None:
        return [Paragraph(text("Not decided: the parties' conditions join the issues too densely."))]
    if not zone.open:
        reason = analysis.reason or "No package satisfies every party and those inside it that have a say."
        return [Paragraph((Run("No. ", strong=True), Run(reason))), *_alone(analysis)]
    count = tally_words(zone.count, frontier.feasible)
    said = f"{count} {_standard(analysis)}."
    return [Paragraph((Run("Yes. ", strong=True), Run(said[:1].upper() + said[1:]))), *_alone(analysis)]


def _standard(analysis: Analysis) -> str:
    """What a package in the zone does: for all, or for enough of them; who inside the parties has a say too."""
    domain = analysis.domain
    at_least = "at least what it has without agreement"
    counted = analysis.request.disagreement in ("reserved", "accepted")
    inside = ", and the factions with a veto agree" if counted and any(p.factions for p in domain.parties) else ""
    if not counted or domain.quorum is None or domain.quorum >= len(domain.parties):
        return f"give every party {at_least}{inside}"
    with_veto = [party.label for party in domain.parties if party.veto]
    among = f", {listing(with_veto)} among them" if with_veto else ""
    return f"give {domain.quorum} of the {len(domain.parties)} parties{among}, each {at_least}{inside}: that is enough"


def _contradiction(analysis: Analysis) -> list[Block]:
    from goodoffices.bargain.obstacle.wording import rule_words

    rules = [text(rule.reason or rule_words(analysis.domain, rule)) for rule in analysis.contradiction]
    return [Bullets(tuple(rules))] if len(rules) > 1 else []


def _alone(analysis: Analysis) -> list[Block]:
    """Who could accept how much by itself, and the worths between which everything lies."""
    statistics = analysis.statistics
    head = ["Party", "Without agreement", "Least", "Most", "Most that all could accept"]
    if statistics:
        head.append("Packages it could accept")
    rows = []
    for n, party in enumerate(analysis.domain.parties):
        ideal = analysis.ideal[n] if not analysis.reason else float("nan")
        low, utility = analysis.least[n], party.utility
        least = (
            f"{worth(low)} (crosses its red line)" if utility.conditions and low == utility.otherwise else worth(low)
        )
        cells = [party.label, worth(analysis.disagreement[n]), least, worth(analysis.most[n]), worth(ideal)]
        if statistics:
            share = statistics.acceptable[n]
            exact = share.exact and analysis.frontier.feasible
            cells.append(
                percent(share.least / analysis.frontier.feasible)
                if exact
                else tally_words(share, analysis.frontier.feasible)
            )
        rows.append(tuple(text(cell) for cell in cells))
    return [Table(tuple(bold(h) for h in head), tuple(rows), caption="What packages give each party")]

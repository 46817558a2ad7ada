"""What would open a closed zone, how likely a pressure must be to do so, and what waiting is worth: as tables."""

from __future__ import annotations

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.distribution import Interval
from goodoffices.bargain.pressure import Credibility, Opening, Study, ZoneOverTime
from goodoffices.brief.analysis.amounts import percent, worth
from goodoffices.brief.analysis.view import differing, package_words
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Heading, Line, Paragraph, Table
from goodoffices.brief.times import day_words
from goodoffices.brief.words import listing

__all__ = ["credible", "opened", "waited"]


def opened(analysis: Analysis, study: Study) -> tuple[Block, ...]:
    """The smallest pressure or guarantee that opens the zone on the day of the analysis."""
    zone = study.realised
    day = day_words(study.today, weekday=False)
    heading = Heading(f"What would open the zone on {day}", 3, "openings")
    if not study.openings:
        said = f"Some package is acceptable to all on {day}, at the middles of the ranges: nothing has to move."
        return (heading, Paragraph(text(said)))
    meaning = (
        "By how much what a party has without agreement would have to fall (a pressure), or what it has in the package "
        "rise (a guarantee, something in return elsewhere); for several parties the least sum, and the least if each is "
        "moved alike."
    )
    packages = [opening.packages[0] for opening in study.openings if opening.packages]
    issues = differing(packages)
    rows = [_opening(analysis, zone, opening, issues) for opening in study.openings]
    head = tuple(bold(h) for h in ("Who", "Least amount", "Each alike", "The package that then becomes acceptable"))
    common = [n for n in range(len(analysis.domain.issues)) if n not in issues] if packages else []
    told = []
    if common and issues:
        told.append(Paragraph(text(f"The same in all of them: {package_words(analysis.domain, packages[0], common)}.")))
    table = Table(head, tuple(rows), caption=f"The smallest moves that open the zone on {day}")
    return (heading, Paragraph(text(meaning)), *told, table)


def _opening(analysis: Analysis, zone: ZoneOverTime, opening: Opening, issues: tuple[int, ...]) -> tuple[Line, ...]:
    names = [zone.labels[zone.parties.index(party)] for party in opening.parties]
    if opening.amounts is None:
        cells = (listing(names), "no amount does: others accept no package", "\N{EN DASH}", "\N{EN DASH}")
    else:
        amounts = ", ".join(f"{name} {worth(amount)}" for name, amount in zip(names, opening.amounts, strict=True))
        words = package_words(analysis.domain, opening.packages[0], issues or None)
        alike = worth(opening.equal or 0.0) if len(names) > 1 else "\N{EN DASH}"
        cells = (listing(names), amounts if len(names) > 1 else worth(opening.amounts[0]), alike, words)
    return tuple(text(cell) for cell in cells)


def credible(zone: ZoneOverTime, study: Study) -> tuple[Block, ...]:
    """How likely each pressure must be for the zone to be open."""
    if not study.credibilities:
        return ()
    rows = [tuple(text(cell) for cell in _credibility(zone, found)) for found in study.credibilities]
    head = ("Pressure", "On", "Zone without it", "Zone if it comes", "Open with a probability of", "Entered")
    meaning = (
        "Each pressure by itself, on the first day on which it is felt in full; all others at their own probabilities."
    )
    return (
        Heading("How likely a pressure must be", 3, "credibility"),
        Paragraph(text(meaning)),
        Table(tuple(bold(h) for h in head), tuple(rows), caption="With what probability the zone is open"),
    )


def _credibility(zone: ZoneOverTime, found: Credibility) -> tuple[str, ...]:
    effect = next(e for e in zone.effects if e.group == found.pressure)
    names = listing(zone.labels[zone.parties.index(party)] for party in found.parties)
    spans = " or ".join(_share(span) for span in found.open_with) or "none"
    if found.without and found.certain and len(found.open_with) == 1:
        spans = "any"
    return (
        f"{names}: {effect.words} ({found.pressure})",
        day_words(found.day, weekday=False),
        "open" if found.without else "closed",
        "open" if found.certain else "closed",
        f"{spans}{_doubt(found)}",
        _share(found.given),
    )


def _doubt(found: Credibility) -> str:
    """Between which bounds the least probability lies, where the ranges leave it open."""
    best, worst = found.opens_from
    if best == worst or best is None:
        return ""
    return (
        f"; within the ranges from {percent(best)} at best, {'with none' if worst is None else percent(worst)} at worst"
    )


def _share(span: Interval) -> str:
    return percent(span.low) if span.low == span.high else f"{percent(span.low)} to {percent(span.high)}"


def waited(study: Study) -> tuple[Block, ...]:
    """Agreement today beside agreement on a later day."""
    if len(study.waiting) < 2:
        return ()
    labels = study.realised.labels
    rows = []
    for found in study.waiting:
        how = "agreement" if found.open else "no agreement"
        worths = [worth(value) for value in found.worth]
        gains = ["\N{EN DASH}"] * len(labels) if found.gain is None else [_signed(value) for value in found.gain]
        cells = [day_words(found.day, weekday=False), how, *(f"{w} ({g})" for w, g in zip(worths, gains, strict=True))]
        rows.append(tuple(text(cell) for cell in cells))
    head = ("Agreed on", "Then", *(f"{label} (against today)" for label in labels))
    meaning = (
        "If the parties agreed on that day on the Nash solution, with what each then has without agreement, at the middles "
        "of the ranges; where nothing is acceptable, each has its alternative. What comes day by day is taken off for good."
    )
    return (
        Heading("What waiting is worth", 3, "waiting"),
        Paragraph(text(meaning)),
        Table(tuple(bold(h) for h in head), tuple(rows), caption="The worth of agreeing later"),
    )


def _signed(value: float) -> str:
    plain = worth(abs(value))
    sign = "+" if value > 0 else "\N{MINUS SIGN}"
    return plain if plain == "0" else f"{sign}{plain}"

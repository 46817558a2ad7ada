"""How sure it is: how often each answer holds, what is certain, which unknown matters, what to ask."""

from __future__ import annotations

import math
from collections.abc import Sequence

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.uncertainty import Certainty, Uncertainty
from goodoffices.bargain.uncertainty.gain import Estimate
from goodoffices.bargain.uncertainty.influence import Influence
from goodoffices.bargain.uncertainty.question import Question
from goodoffices.bargain.uncertainty.record import Mean, Share, Standing
from goodoffices.bargain.uncertainty.unknown import named_unknown
from goodoffices.brief.analysis.amounts import percent, worth
from goodoffices.brief.analysis.solutions import IDEAS, picks
from goodoffices.brief.analysis.view import differing, package_words
from goodoffices.brief.figures.shares import ShareBar, ShareGroup, draw_shares
from goodoffices.brief.figures.svg import NARROW
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Bullets, Figure, Heading, Paragraph, Run, Table
from goodoffices.brief.words import capital, plural

__all__ = ["blocks"]

_SHOWN = 6
_ASKED = 6
_PROVEN = {"surely": "; proven: always", "never": "; proven: never"}


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on how sure the answers are; empty where nothing was left open."""
    found = analysis.uncertainty
    if found is None:
        return ()
    return (
        Heading("How sure is that?", anchor="uncertainty"),
        Paragraph(text(_lead(found))),
        *_zone(found),
        *_packages(analysis, found),
        *_solutions(found),
        *_unknowns(found),
        *_questions(found),
        *_method(found),
    )


def _lead(found: Uncertainty) -> str:
    sweep = found.sweep
    least, median, greatest = sweep.frontier
    return (
        f"Not every number is known: {plural(len(sweep.unknowns), 'number')} may lie anywhere in a range. "
        f"{plural(sweep.draws, 'reading')} of them were drawn (seed {sweep.seed}), each analysed by itself. In "
        f"{_sure(sweep.open)} of them some package is acceptable to all. Between {least} and {greatest} worths are efficient, "
        f"{median} in the middle. In brackets: where the share lies with 95 % probability, as far as drawing goes."
    )


def _sure(share: Share) -> str:
    low, high = share.interval
    return f"{percent(share.value)} ({percent(low)} to {percent(high)})"


def _zone(found: Uncertainty) -> list[Block]:
    opening, domain = found.opening, found.domain
    if opening.verdict == "surely" and opening.package is not None:
        if opening.package == domain.status_quo:
            words = "Whatever the numbers are, the parties can accept to leave things as they are, which is what they have anyway."
        else:
            words = f"Whatever the numbers are, this is acceptable to all: {package_words(domain, opening.package)}."
        return [Paragraph((Run("Certain. ", strong=True), Run(words)))]
    if opening.verdict == "never":
        return [
            Paragraph(
                (Run("Certain. ", strong=True), Run("Whatever the numbers are, no package is acceptable to all."))
            )
        ]
    said = "Whether any package is acceptable to all depends on numbers that are not known."
    if opening.verdict == "undecided":
        said = "It is not proven whether every reading has a package acceptable to all."
    if not opening.settlers:
        return [Paragraph(text(f"{said} No single one of them would decide it."))]
    ends = {"surely": "some package is acceptable to all", "never": "no package is acceptable to all"}
    rows = []
    for settler in opening.settlers[:_ASKED]:
        unknown = settler.unknown
        cells = [capital(named_unknown(unknown, domain)), f"{worth(unknown.low)} to {worth(unknown.high)}"]
        low, high = ends.get(settler.at_low, ""), ends.get(settler.at_high, "")
        to, since = settler.up_to, settler.from_on
        cells.append(f"{'up to ' + worth(to) if to is not None else 'at the least'}: {low}" if low else "not decided")
        cells.append(
            f"{'from ' + worth(since) + ' on' if since is not None else 'at the most'}: {high}"
            if high
            else "not decided"
        )
        if to is not None and to >= unknown.high:
            cells[3] = "the same"
        rows.append((*cells, percent(settler.settled)))
    head = ("Number", "Range", "If it is low", "If it is high", "Range that decides")
    caption = "Numbers that would decide alone whether any package is acceptable to all"
    return [Paragraph(text(said)), _table(head, rows, caption)]


def _packages(analysis: Analysis, found: Uncertainty) -> list[Block]:
    letters = {package: pick.letter for pick in picks(analysis) for package in pick.first.packages}
    sweep, domain = found.sweep, found.domain
    shown = _shown(found)
    names = {standing.package: f"Package U{n}" for n, standing in enumerate(shown, start=1)}
    issues = differing([standing.package for standing in shown]) if len(shown) > 1 else None
    lines = []
    for standing in shown:
        words = package_words(domain, standing.package, issues if issues and standing is not shown[0] else None)
        rest = "; the rest as in package U1" if issues and standing is not shown[0] else ""
        same = f" ({letters[standing.package]} above)" if standing.package in letters else ""
        lines.append((Run(f"{names[standing.package]}{same}", strong=True), Run(f": {words}{rest}.")))
    sure = {certain.package: certain for certain in found.certain}
    head = ("Package", "Efficient", "Acceptable to all", "Both", "Picked by Nash", "Mean loss", "Greatest loss drawn")
    rows = [_row(names[s.package], s, sure.get(s.package)) for s in shown]
    looked = "all feasible ones" if sweep.complete else f"{len(sweep.standings)} were looked at"
    most = sweep.least_greatest_loss
    best = (
        f" The smallest greatest loss is that of {names[sweep.standings[most].package].replace('P', 'p', 1)}."
        if most is not None
        else ""
    )
    said = (
        f"Packages that are most often efficient and acceptable to all ({looked}). Loss: what the geometric mean of the "
        "parties' gains falls short of the largest possible in that reading, as a share of it; all of it where a party "
        f"would refuse.{best}"
    )
    return [
        Heading("Packages in all readings", 3, "standings"),
        Paragraph(text(said)),
        Bullets(tuple(lines)),
        _table(head, rows, "How often each package is efficient and acceptable, and what is lost by it"),
        _often(found, shown, names),
        *_regret(found, shown, names),
    ]


def _shown(found: Uncertainty) -> list[Standing]:
    sweep = found.sweep
    rows = list(range(min(_SHOWN, len(sweep.standings))))
    rows += [n for n in (sweep.least_greatest_loss, sweep.least_mean_loss) if n is not None]
    return [sweep.standings[n] for n in dict.fromkeys(rows)]


def _row(name: str, standing: Standing, certain: Certainty | None) -> tuple[str, ...]:
    efficient, acceptable = _sure(standing.efficient), _sure(standing.acceptable)
    if certain:
        efficient += _PROVEN.get(certain.efficient, "")
        acceptable += _PROVEN.get(certain.acceptable, "")
    nash = dict(standing.picked)["nash"]
    loss = standing.loss
    both = percent(standing.both.value)
    return name, efficient, acceptable, both, percent(nash.value), _mean(loss), _loss(loss.greatest)


def _loss(value: float) -> str:
    return percent(value) if math.isfinite(value) else "\N{EN DASH}"


def _mean(mean: Mean) -> str:
    if not math.isfinite(mean.value):
        return "\N{EN DASH}"
    return f"{percent(mean.value)} ± {percent(mean.error)}" if math.isfinite(mean.error) else percent(mean.value)


def _often(found: Uncertainty, shown: Sequence[Standing], names: dict[tuple[int, ...], str]) -> Figure:
    groups = [
        ShareGroup(
            names[s.package],
            (
                ShareBar(f"efficient in {percent(s.efficient.value)}", s.efficient.value, *s.efficient.interval),
                ShareBar(
                    f"acceptable to all in {percent(s.acceptable.value)}",
                    s.acceptable.value,
                    *s.acceptable.interval,
                    True,
                ),
            ),
        )
        for s in shown
    ]
    title = "How often each package is efficient, and acceptable to all"
    told = "; ".join(
        f"{names[s.package]} {percent(s.efficient.value)} and {percent(s.acceptable.value)}" for s in shown
    )
    description = (
        f"Two bars for each package, of {found.sweep.draws} readings: solid, in how many it is efficient; outlined, in how "
        f"many it is acceptable to all. The line across the end: 95 % interval. {told}."
    )
    head = ("Package", "Efficient", "Acceptable to all")
    data = _table(head, [(names[s.package], _sure(s.efficient), _sure(s.acceptable)) for s in shown], title)
    return _figure(groups, title, description, data, "often")


def _regret(found: Uncertainty, shown: Sequence[Standing], names: dict[tuple[int, ...], str]) -> list[Block]:
    if not found.sweep.open.count:
        return []
    labels = [party.label for party in found.domain.parties]
    groups, rows = [], []
    for standing in shown:
        bars = []
        cells = [names[standing.package]]
        for party, mean in zip(labels, standing.regret, strict=True):
            words = f"{party}: {worth(mean.value)} on average, {worth(mean.greatest)} at most"
            bars.append(ShareBar(words, mean.value, mean.least, mean.greatest))
            cells.append(f"{worth(mean.value)} on average, {worth(mean.least)} to {worth(mean.greatest)}")
        groups.append(ShareGroup(names[standing.package], tuple(bars)))
        rows.append(tuple(cells))
    title = "What each party may miss"
    description = (
        "A bar for each party and package: how much less the package is worth to it than the most that it has in a package "
        "acceptable to all, on average over the readings with such a package; the line goes from the least to the greatest "
        "drawn. The frame is a worth of 1."
    )
    data = _table(("Package", *labels), rows, title)
    return [_figure(groups, title, description, data, "regret")]


def _figure(groups: Sequence[ShareGroup], title: str, description: str, data: Table, name: str) -> Figure:
    wide = draw_shares(groups, title, description, name)
    narrow = draw_shares(groups, title, description, f"{name}-narrow", NARROW)
    return Figure(wide, title, description, data, narrow=narrow)


def _solutions(found: Uncertainty) -> list[Block]:
    rows = []
    for pick in found.sweep.picks:
        same = _sure(pick.same) if pick.central is not None else "nothing was picked at first"
        most = percent(pick.most[0][1].value) if pick.most else "\N{EN DASH}"
        rows.append((IDEAS[pick.name][0], same, str(pick.different), most, percent(pick.none.value)))
    head = (
        "Idea",
        "Picks again what it picks above",
        "Different packages picked",
        "The commonest in",
        "No package at all",
    )
    return [
        Heading("How steady the picks are", 3, "steady"),
        _table(head, rows, "How often each idea of a good agreement picks the same in the readings"),
    ]


def _gain(estimate: Estimate, unit: str) -> str:
    if unit == "%":
        value, error = f"{100 * estimate.value:.1f} %", f"{100 * estimate.error:.1f} %"
    else:
        value, error = f"{estimate.value:.3f}", f"{estimate.error:.3f}"
    return f"{value} ± {error}" if math.isfinite(estimate.error) else value


def _told(one: Influence | Question, split: bool) -> bool:
    """Whether anything but noughts would stand in its row."""
    return abs(one.choice.value) >= 0.0005 or (split and abs(one.opening.value) >= 0.0005)


def _unknowns(found: Uncertainty) -> list[Block]:
    if not found.influences:
        return []
    split = 0 < found.sweep.open.count < found.sweep.open.of
    head = ["Number", "Range", "Better choice"]
    rows = []
    for influence in found.influences[:_ASKED]:
        if not _told(influence, split):
            continue
        unknown = influence.unknown
        row = [capital(named_unknown(unknown, found.domain)), f"{worth(unknown.low)} to {worth(unknown.high)}"]
        row.append(_gain(influence.choice, "%"))
        if split:
            row += [_gain(influence.opening_share, "%"), _gain(influence.opening, "bits")]
        rows.append(tuple(row))
    if split:
        head += ["Share of the zone's variance", "Zone, bits"]
    if not rows:
        none = "No number is known to matter: to know any one of them alone would better the choice by under 0.05 %."
        return [Heading("Which unknown matters most", 3, "unknowns"), Paragraph(text(none))]
    return [
        Heading("Which unknown matters most", 3, "unknowns"),
        Paragraph(
            text(
                "Better choice: by how much the mean loss would fall if this number alone were known before a package is "
                "chosen. After ±: one standard error; what lies within two of them of 0 may be nothing."
            )
        ),
        _table(head, rows, "What it would be worth to know a number"),
    ]


def _questions(found: Uncertainty) -> list[Block]:
    if not found.questions:
        return []
    split = 0 < found.sweep.open.count < found.sweep.open.of
    head = ["Question", "In the readings", "Better choice", *(["Zone, bits"] if split else [])]
    rows = []
    for question in found.questions[:_ASKED]:
        if not _told(question, split):
            continue
        first = "yes" if question.kind == "half" else "the first"
        row = [question.text, f"{first} in {percent(question.yes.value)}", _gain(question.choice, "%")]
        rows.append((*row, _gain(question.opening, "bits")) if split else tuple(row))
    if not rows:
        none = "No single answer would better the choice of a package by 0.05 % or more."
        return [Heading("What an answer would bring", 3, "questions"), Paragraph(text(none))]
    return [
        Heading("What an answer would bring", 3, "questions"),
        Paragraph(
            text("Questions whose answer is open, those first that would improve the choice of a package the most.")
        ),
        _table(head, rows, "Questions to a party, and what the answer would bring"),
    ]


def _method(found: Uncertainty) -> list[Block]:
    sweep = found.sweep
    return [
        Paragraph(
            text(
                f"Readings: {sweep.method}; the same seed gives the same figures with any number of workers ({sweep.citation}). "
                f"By proof: {found.opening.method} ({found.opening.citation}). The best of many estimates tends to be "
                "estimated too high; more readings narrow that."
            )
        )
    ]


def _table(head: Sequence[str], rows: Sequence[tuple[str, ...]], caption: str) -> Table:
    return Table(tuple(bold(cell) for cell in head), tuple(tuple(text(cell) for cell in row) for row in rows), caption)

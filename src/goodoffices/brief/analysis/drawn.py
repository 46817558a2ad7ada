"""The figures of an analysis: the plane of each pair of parties, parallel coordinates for more than two."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.domain import feasible, utilities
from goodoffices.brief.analysis.amounts import worth
from goodoffices.brief.analysis.solutions import picks
from goodoffices.brief.figures import NARROW
from goodoffices.brief.figures.marker import SHAPES
from goodoffices.brief.figures.parallel import LINES, ParallelLine, draw_parallel
from goodoffices.brief.figures.plane import Plane, PlaneMark, draw_plane
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Figure, Heading, Table

__all__ = ["blocks"]

Floats = NDArray[np.float64]
PLANES = 6
"""Pairs of parties that are drawn; with more, the parallel coordinates stand for all."""
SAMPLE = 1500
"""Packages drawn at random as the background, where there are more."""


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section with the figures."""
    count = len(analysis.domain.parties)
    if not len(analysis.frontier) or count < 2:
        return ()
    figures: list[Block] = [_parallel(analysis)] if count > 2 else []
    others = _others(analysis)
    pairs = list(combinations(range(count), 2))
    if len(pairs) <= PLANES:
        figures += [_plane(analysis, pair, others) for pair in pairs]
    return (Heading("Packages drawn", anchor="figures"), *figures)


def _others(analysis: Analysis) -> Floats:
    """What packages give that are not efficient: all, or a sample drawn with a fixed seed."""
    domain = analysis.domain
    counts = np.array(domain.counts)
    if domain.size <= SAMPLE:
        packages = np.array(np.unravel_index(np.arange(domain.size), domain.counts)).T
    else:
        packages = np.random.default_rng(0).integers(0, counts, size=(SAMPLE, len(counts)))
    packages = packages[feasible(domain, packages)]
    return utilities(domain, packages)


def _sampled(analysis: Analysis) -> str:
    if analysis.domain.size <= SAMPLE:
        return "All other packages stand behind as faint dots."
    return f"Behind stand {SAMPLE:,} packages drawn at random, as faint dots."


def _plane(analysis: Analysis, pair: tuple[int, int], others: Floats) -> Figure:
    domain, (a, b) = analysis.domain, pair
    names = (domain.parties[a].label, domain.parties[b].label)
    marks = [
        PlaneMark(pick.letter, pick.ideas, (pick.worths[a], pick.worths[b]), SHAPES[n % len(SHAPES)])
        for n, pick in enumerate(picks(analysis))
    ]
    if domain.status_quo is not None:
        row = utilities(domain, [domain.status_quo])[0]
        marks.append(PlaneMark("Q", "status quo", (float(row[a]), float(row[b])), "square", hollow=True))
    columns = [a, b]
    opened = analysis.zone is not None and analysis.zone.open
    plane = Plane(
        names,
        analysis.frontier.utilities[:, columns],
        others[:, columns],
        (analysis.disagreement[a], analysis.disagreement[b]),
        opened,
        len(domain.parties) == 2,
        tuple(marks),
    )
    title = f"What packages give {names[0]} and {names[1]}"
    told = "; ".join(f"{m.letter} ({m.words}) {worth(m.at[0])} and {worth(m.at[1])}" for m in marks)
    line = "The efficient ones form a line of steps" if plane.whole else "The efficient ones are dots"
    description = (
        f"{names[0]} to the right, {names[1]} upwards. {line}: {len(analysis.frontier):,} of them. Broken lines: what they "
        f"have without agreement, {worth(analysis.disagreement[a])} and {worth(analysis.disagreement[b])}. {told}. "
        f"{_sampled(analysis)}"
    )
    return Figure(
        draw_plane(plane, title, description, f"plane-{a}-{b}"),
        title,
        description,
        _data(analysis, marks, names),
        narrow=draw_plane(plane, title, description, f"plane-{a}-{b}-narrow", NARROW),
    )


def _data(analysis: Analysis, marks: list[PlaneMark], names: tuple[str, str]) -> Table:
    head = tuple(bold(word) for word in ("Mark", "What it is", *names))
    rows = [(text(m.letter), text(m.words), text(worth(m.at[0])), text(worth(m.at[1]))) for m in marks]
    return Table(head, tuple(rows), caption=f"{names[0]} and {names[1]}: the marked packages")


def _parallel(analysis: Analysis) -> Figure:
    domain, frontier = analysis.domain, analysis.frontier
    names = [party.label for party in domain.parties]
    lines = [
        ParallelLine(pick.letter, pick.ideas, tuple(pick.worths), SHAPES[n % len(SHAPES)])
        for n, pick in enumerate(picks(analysis))
    ]
    title = "What efficient packages give each party"
    shown = f"{LINES} of {len(frontier):,}, evenly spread," if len(frontier) > LINES else f"{len(frontier)}"
    told = "; ".join(f"{line.letter} ({line.words}): {', '.join(map(worth, line.worths))}" for line in lines)
    description = (
        f"An axis for each party, the most at the top; each line is an efficient package ({shown} drawn). "
        f"{told + '. ' if told else ''}A bar across an axis: what the party has without agreement."
    )
    head = tuple(bold(word) for word in ("Mark", "What it is", *names))
    rows = tuple((text(line.letter), text(line.words), *(text(worth(v)) for v in line.worths)) for line in lines)
    floor_row = (text("\N{EN DASH}"), text("without agreement"), *(text(worth(v)) for v in analysis.disagreement))
    drawn = [
        draw_parallel(names, frontier.utilities, analysis.disagreement, lines, title, description, name, width)
        for name, width in (("parallel", 640.0), ("parallel-narrow", NARROW))
    ]
    return Figure(drawn[0], title, description, Table(head, (*rows, floor_row), caption=title), narrow=drawn[1])

"""The efficient packages as a table that somebody reads."""

from __future__ import annotations

import numpy as np

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.domain import Package
from goodoffices.brief.analysis.amounts import count_words, worth
from goodoffices.brief.analysis.view import differing, package_words
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Heading, Paragraph, Table
from goodoffices.brief.words import plural

__all__ = ["ROWS", "blocks", "shown_rows"]

ROWS = 30
"""Packages that a page shows."""


def shown_rows(analysis: Analysis) -> tuple[int, ...]:
    """Rows of the frontier that a page shows: all, or evenly spread ones, the solutions' among them."""
    frontier = analysis.frontier
    if len(frontier) <= ROWS:
        return tuple(range(len(frontier)))
    picked = {s.utilities for s in analysis.solutions.values() if s.utilities is not None}
    rows = {n for n in range(len(frontier)) if tuple(frontier.utilities[n].tolist()) in picked}
    spread = np.linspace(0, len(frontier) - 1, ROWS).astype(int).tolist()
    for row in spread:
        if len(rows) >= ROWS:
            break
        rows.add(row)
    return tuple(sorted(rows))


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on the frontier."""
    frontier = analysis.frontier
    if not frontier.feasible:
        return ()
    said = [Paragraph(text(_sentence(analysis)))]
    if not len(frontier):
        return (Heading("Efficient packages", anchor="frontier"), *said)
    rows = shown_rows(analysis)
    packages = [frontier.packages(row, 1)[0] for row in rows]
    issues = differing(packages) if len(packages) > 1 else tuple(range(len(analysis.domain.issues)))
    common = [n for n in range(len(analysis.domain.issues)) if n not in issues]
    if common:
        words = package_words(analysis.domain, packages[0], common)
        said.append(Paragraph(text(f"The same in all that are shown: {words}.")))
    more = frontier.size - len(rows)
    tail = []
    if more > 0:
        tail.append(
            Paragraph(
                text(
                    f"{count_words(more, 'more is', 'more are')} not shown. --json lists "
                    f"{'all that were found' if frontier.exact else 'those that were found'}; --top, --epsilon and "
                    "--rational shorten the list."
                )
            )
        )
    return (Heading("Efficient packages", anchor="frontier"), *said, _table(analysis, rows, packages, issues), *tail)


def _sentence(analysis: Analysis) -> str:
    frontier, request = analysis.frontier, analysis.request
    good = " and gives every party at least what it has without agreement" if request.rational else ""
    meaning = f"an efficient package is one that no other beats for one party without loss to another{good}"
    if not frontier.exact and frontier.epsilon:
        return (
            f"{plural(frontier.size, 'package')} stand for all efficient ones ({meaning}): no package is better than "
            f"some listed one by more than {_slack(analysis)}."
        )
    if not frontier.exact:
        return (
            f"There are more efficient packages than can be listed ({meaning}). {plural(frontier.size, 'was', 'were')} "
            f"found and each is efficient; no package is better than some of them by more than {_slack(analysis)}."
        )
    if request.rational and not frontier.size:
        return f"None. Here {meaning}."
    ways = sum(frontier.ways()) if frontier.complete and len(frontier) == frontier.size else frontier.size
    ties = f" (with ties {count_words(ways, 'package')})" if ways > frontier.size else ""
    return f"{plural(frontier.size, 'package')}{ties} of {count_words(frontier.feasible, 'possible one')}: {meaning}."


def _slack(analysis: Analysis) -> str:
    pairs = zip(analysis.domain.parties, analysis.frontier.slack, strict=True)
    return ", ".join(f"{worth(slack)} for {party.label}" for party, slack in pairs)


def _table(analysis: Analysis, rows: tuple[int, ...], packages: list[Package], issues: tuple[int, ...]) -> Table:
    domain, frontier = analysis.domain, analysis.frontier
    ways = frontier.ways()
    head = (
        "No.",
        *(party.label for party in domain.parties),
        "Package; below the first what changes from line to line",
    )
    lines = []
    above: Package | None = None
    for row, package in zip(rows, packages, strict=True):
        words = package_words(domain, package, issues if above is None else differing([above, package]))
        if ways[row] > 1:
            words += f" (or {count_words(ways[row] - 1, 'other package')} of the same worths)"
        above = package
        cells = (str(row + 1), *map(worth, frontier.utilities[row].tolist()), words)
        lines.append(tuple(text(cell) for cell in cells))
    return Table(
        tuple(bold(h) for h in head), tuple(lines), caption="Efficient packages and what each party has of them"
    )

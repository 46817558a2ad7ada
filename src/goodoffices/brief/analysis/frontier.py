"""The efficient packages as a table that somebody reads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from goodoffices.bargain.analysis import Analysis
from goodoffices.bargain.domain import Package
from goodoffices.brief.analysis.amounts import count_words, worth
from goodoffices.brief.analysis.solutions import picks
from goodoffices.brief.analysis.view import differing, package_words
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Heading, Paragraph, Table
from goodoffices.brief.words import plural

__all__ = ["ROWS", "blocks", "shown_rows"]

ROWS = 30
"""Packages that a page shows."""


def shown_rows(analysis: Analysis) -> tuple[int, ...]:
    """Rows of the frontier that a page shows: all, or evenly spread ones, two in three of them such as all could accept.

    Those of the solutions are among them.
    """
    frontier = analysis.frontier
    if len(frontier) <= ROWS:
        return tuple(range(len(frontier)))
    picked = np.array([s.utilities for s in analysis.solutions.values() if s.utilities is not None])
    rows = {int(np.abs(frontier.utilities - worths).max(axis=1).argmin()) for worths in picked}
    good = np.flatnonzero(_good(analysis))
    for some, most in ((good, 2 * ROWS // 3), (np.arange(len(frontier)), ROWS)):
        for row in some[np.unique(np.linspace(0, len(some) - 1, most).astype(int))].tolist() if len(some) else ():
            if len(rows) < most:
                rows.add(row)
    return tuple(sorted(rows))


def _good(analysis: Analysis) -> NDArray[np.bool_]:
    """Which efficient packages give every party at least what it has without agreement."""
    floor = np.array(analysis.disagreement) - analysis.request.tolerance
    return np.asarray((analysis.frontier.utilities >= floor).all(axis=1))


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
    ways, good = frontier.ways(), _good(analysis)
    mixed = 0 < int(good.sum()) < len(good)
    letters = {pick.worths: f" {pick.letter}" for pick in picks(analysis)}
    what = "Package; below the first what changes from line to line"
    head = ("No.", *(["All could accept"] if mixed else []), *(party.label for party in domain.parties), what)
    lines = []
    above: Package | None = None
    for row, package in zip(rows, packages, strict=True):
        words = package_words(domain, package, issues if above is None else differing([above, package]))
        if ways[row] > 1:
            words += f" (or {count_words(ways[row] - 1, 'other package')} of the same worths)"
        above = package
        worths = frontier.utilities[row].tolist()
        accepted = ["yes" if good[row] else "no"] if mixed else []
        cells = (f"{row + 1}{letters.get(tuple(worths), '')}", *accepted, *map(worth, worths), words)
        lines.append(tuple(text(cell) for cell in cells))
    caption = "Efficient packages and what each party has of them"
    return Table(tuple(bold(h) for h in head), tuple(lines), caption=caption)

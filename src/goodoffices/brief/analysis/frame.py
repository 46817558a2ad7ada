"""The sheet: a head, and the parts in the order in which a mediator asks."""

from __future__ import annotations

from collections.abc import Callable

from goodoffices.bargain.analysis import Analysis
from goodoffices.brief.analysis import (
    division,
    drawn,
    frontier,
    interim,
    method,
    obstacle,
    pressure,
    solutions,
    statistics,
    trade,
    uncertainty,
    zone,
)
from goodoffices.brief.analysis.amounts import large
from goodoffices.brief.analysis.view import View, party_names
from goodoffices.brief.number import renumber
from goodoffices.brief.sheet import Block, Line, Run, Sheet
from goodoffices.brief.words import plural

__all__ = ["PARTS", "View", "sheet_of_analysis"]

PARTS: tuple[Callable[[Analysis], tuple[Block, ...]], ...] = (
    zone.blocks,
    obstacle.blocks,
    solutions.blocks,
    division.blocks,
    drawn.blocks,
    trade.blocks,
    interim.blocks,
    pressure.blocks,
    uncertainty.blocks,
    frontier.blocks,
    statistics.blocks,
    method.blocks,
)
"""The sections in the order in which they are read; each is empty where its part is not in the analysis."""


def sheet_of_analysis(analysis: Analysis, view: View | None = None) -> Sheet:
    """Lay an analysis out.

    Parameters
    ----------
    analysis : Analysis
    view : View, optional
        For whom, and what the sheet says of the case; by default nothing.

    Returns
    -------
    Sheet
        To be rendered by :func:`~goodoffices.brief.formats.render_sheet`.
    """
    view = view or View()
    domain = analysis.domain
    facts = [
        ("Parties", party_names(domain)),
        ("Issues", f"{len(domain.issues):,}: {large(analysis.frontier.outcomes)} packages{_kept(analysis)}"),
        *([("No deal", zone.disagreement_words(analysis))] if analysis.frontier.feasible else []),
        *view.facts,
    ]
    lines = [(label, _line(words)) for label, words in facts]
    if view.rests:
        lines.append(("Rests on", view.rests))
    sheet = Sheet(
        title=f"Analysis: {domain.name}",
        subtitle=view.subtitle,
        audience=view.audience,
        facts=tuple(lines),
        blocks=tuple(block for part in PARTS for block in part(analysis)),
        fingerprint=view.fingerprint,
        as_of=view.as_of,
        footnotes=view.footnotes,
    )
    return renumber(sheet)


def _kept(analysis: Analysis) -> str:
    rules = len(analysis.domain.constraints)
    if not rules:
        return ""
    return f", {large(analysis.frontier.feasible)} of which keep {plural(rules, 'shared constraint')}"


def _line(words: str) -> Line:
    return (Run(words),)

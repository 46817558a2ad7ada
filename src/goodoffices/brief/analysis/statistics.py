"""The domain as a whole: how opposed the parties are, what is typical."""

from __future__ import annotations

from itertools import combinations

from goodoffices.bargain.analysis import Analysis
from goodoffices.brief.analysis.amounts import large, percent, worth
from goodoffices.brief.lines import bold, text
from goodoffices.brief.sheet import Block, Heading, Table

__all__ = ["blocks"]


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on statistics; empty where they were not asked for."""
    found = analysis.statistics
    if found is None or not found.feasible:
        return ()
    names = [party.label for party in analysis.domain.parties]
    rows = [
        ("Packages", large(found.outcomes)),
        *([("that keep the shared constraints", large(found.feasible))] if found.feasible < found.outcomes else []),
        ("Efficient", f"{found.efficient:,} ({percent(found.efficient / found.feasible)} of them)"),
        (
            "Opposition",
            f"{percent(found.opposition_share)} of the most possible: how far the nearest package is from giving every "
            "party its best",
        ),
    ]
    if found.mean and found.deviation:
        rows += [
            (f"A package drawn at random gives {name}", f"{worth(mean)} ± {worth(spread)}")
            for name, mean, spread in zip(names, found.mean, found.deviation, strict=True)
        ]
    if found.correlation:
        rows += [
            (
                f"Correlation of {names[a]} and {names[b]}",
                f"{found.correlation[a][b]:+.2f}".replace("-", "\N{MINUS SIGN}"),
            )
            for a, b in combinations(range(len(names)), 2)
        ]
    table = Table(tuple(bold(h) for h in ("Figure", "Value")), tuple((text(a), text(b)) for a, b in rows))
    return (Heading("The negotiation in figures", anchor="statistics"), table)

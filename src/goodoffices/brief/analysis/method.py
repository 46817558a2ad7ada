"""How it was computed, what it rests on, and what was not worked out."""

from __future__ import annotations

from goodoffices.bargain.analysis import Analysis
from goodoffices.brief.analysis.solutions import IDEAS
from goodoffices.brief.lines import listed, text
from goodoffices.brief.sheet import Block, Heading, Line, Run
from goodoffices.brief.words import sentence_end

__all__ = ["blocks"]


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The section on method."""
    frontier = analysis.frontier
    lines: list[Line] = []
    if analysis.known:
        lines.append(text("The worths are one reading of what is known: one point in each range."))
    lines += [text(sentence_end(note)) for note in analysis.notes]
    exact = "exact: nothing efficient is missing" if frontier.exact else "not exact, with the gap that is told above"
    tolerance = (
        f"; worths that round to the same multiple of {frontier.tolerance:g} count as equal"
        if frontier.tolerance
        else ""
    )
    lines.append(text(f"Frontier: {frontier.method}; {exact}{tolerance}."))
    methods = dict.fromkeys(s.method for s in analysis.solutions.values() if s.utilities)
    lines += [text(f"Solutions: {method}.") for method in methods]
    lines += [text(f"{IDEAS[name][0]}: {s.citation}.") for name, s in analysis.solutions.items() if s.utilities]
    if analysis.zone is not None and frontier.feasible:
        bounds = "" if analysis.zone.count.exact else " (bounds, not the number)"
        lines.append(text(f"Number of packages that all could accept: {analysis.zone.count.method}{bounds}."))
    lines.append(text(f"Fingerprint of the domain (SHA-256): {frontier.inputs}."))
    lines += [
        (Run(f"{o.what}", strong=True), Run(f" not worked out: {o.why}.{f' {o.how}.' if o.how else ''}"))
        for o in analysis.omitted
    ]
    return (Heading("How it was computed", anchor="method"), *listed(lines))

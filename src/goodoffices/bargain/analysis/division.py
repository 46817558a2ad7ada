"""The part on division: where every issue can be divided between two parties."""

from __future__ import annotations

from dataclasses import replace

from goodoffices.bargain.analysis.record import Analysis
from goodoffices.bargain.frontier.compute import Progress
from goodoffices.bargain.frontier.record import Frontier
from goodoffices.bargain.solution.divisions import compare_divisions

__all__ = ["with_division"]


def with_division(found: Analysis, whole: Frontier | None, progress: Progress | None) -> Analysis:
    """Adjusted Winner and other ideas side by side; the analysis as it is where the issues cannot be divided."""
    return replace(found, division=compare_divisions(found.domain))

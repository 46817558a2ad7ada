"""From an :class:`~goodoffices.bargain.analysis.Analysis` to a sheet: words, tables and figures, and nothing new."""

from goodoffices.brief.analysis.frame import PARTS, View, sheet_of_analysis

__all__ = ["PARTS", "View", "sheet_of_analysis"]

"""The answer about a conflict as a sheet: where it rests, by which ways, why, since when and how surely."""

from goodoffices.brief.conflict.laid_out import sheet_of_stability

__all__ = ["sheet_of_stability"]

"""A conflict drawn from a case: who decides, what each can do, and what is known of what each prefers."""

from goodoffices.conflict.drawn.draw import conflict_of_case
from goodoffices.conflict.drawn.drawn import DrawnConflict

__all__ = ["DrawnConflict", "conflict_of_case"]

"""Floor 0: text files read with positions and written in one step."""

from goodoffices.text.atomic import write_atomic

__all__ = ["write_atomic"]

"""The page of a reading: a text with its marked spans beside what it proposes for a case."""

from __future__ import annotations

from goodoffices.brief.reading.page import page

__all__ = ["page"]

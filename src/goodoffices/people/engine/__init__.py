"""Engines: how the pairs of two lists are made and compared. All give the same answers; they differ in what they need.

``memory`` for what talks have and up to millions of rows; ``duckdb`` for lists whose pairs do not fit in memory, on one
machine; ``spark`` through Splink, for a cluster.
"""

from goodoffices.people.engine.choice import ENGINES, engine_of
from goodoffices.people.engine.likely import Compared, Engine, Likely
from goodoffices.people.engine.memory import MemoryEngine
from goodoffices.people.engine.search import Search, search

__all__ = ["ENGINES", "Compared", "Engine", "Likely", "MemoryEngine", "Search", "engine_of", "search"]

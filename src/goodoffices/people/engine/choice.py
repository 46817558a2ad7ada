"""Which engine is asked for by name."""

from __future__ import annotations

from goodoffices.diagnose import UsageError
from goodoffices.people.engine.likely import Engine
from goodoffices.people.engine.memory import MemoryEngine

__all__ = ["ENGINES", "engine_of"]

ENGINES = ("memory", "duckdb", "spark")


def engine_of(name: str) -> Engine:
    """The engine of that name.

    Raises
    ------
    UsageError
        When there is none.
    MissingExtra
        When what it needs is not installed.
    """
    if name == "memory":
        return MemoryEngine()
    if name == "duckdb":
        from goodoffices.people.engine.duck import DuckdbEngine

        return DuckdbEngine()
    if name == "spark":
        from goodoffices.people.engine.cluster import SparkEngine

        return SparkEngine()
    raise UsageError(f'there is no engine "{name}"', f"one of: {', '.join(ENGINES)}")

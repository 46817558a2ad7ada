"""The cells of a list as text, whatever the file it came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from goodoffices.diagnose import Diagnostic, Place

__all__ = ["Sheet", "refused"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of cells, with the line of the file at which each stands."""

    rows: tuple[tuple[int, tuple[str, ...]], ...] = field(default=(), repr=False)
    formulas: frozenset[tuple[int, int]] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()


def refused(name: str, message: str, help: str) -> Sheet:
    """No rows, and the reason."""
    return Sheet(diagnostics=(Diagnostic("E951", message, Place(name), help=help),))

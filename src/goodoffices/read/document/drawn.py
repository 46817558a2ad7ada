"""What one format gives: the text as received, its lines, and what the head says."""

from __future__ import annotations

from dataclasses import dataclass

from goodoffices.diagnose import Diagnostic
from goodoffices.read.document.head import Head
from goodoffices.read.document.known import Hidden
from goodoffices.read.document.line import Line

__all__ = ["Drawn"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A text drawn from the bytes of one format.

    Parameters
    ----------
    text : str
    lines : list of Line
    head : Head
    hidden : tuple of Hidden
    encoding : str
    diagnostics : tuple of Diagnostic
    """

    text: str
    lines: list[Line]
    head: Head
    hidden: tuple[Hidden, ...] = ()
    encoding: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()

"""A figure as PNG, for programs that do not draw SVG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from goodoffices.brief.characters import printable
from goodoffices.brief.drawn import figure_size
from goodoffices.brief.sheet import Figure
from goodoffices.diagnose import MissingExtra

__all__ = ["rasterise"]

_TEMPLATE = Path(__file__).parent / "typst" / "figure.typ"
_PIXELS_PER_INCH = 96


def rasterise(figure: Figure, scale: float = 2.0) -> bytes:
    """Draw a figure as PNG, by the same program and with the same fonts as in the PDF.

    Parameters
    ----------
    figure : Figure
    scale : float
        Pixels of the PNG for a pixel of the figure.

    Raises
    ------
    MissingExtra
        Where the typesetter is not installed.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtra("figures in DOCX", "office") from None
    width, _ = figure_size(figure)
    inputs = {"svg": printable(figure.svg), "width": str(width)}
    compiler: Any = typst.Compiler(str(_TEMPLATE), ignore_system_fonts=True, sys_inputs=inputs)
    return bytes(compiler.compile(format="png", ppi=_PIXELS_PER_INCH * scale))

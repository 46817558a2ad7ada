"""How large a figure is drawn, and the words that stand for it."""

from __future__ import annotations

import re

from goodoffices.brief.sheet import Figure

__all__ = ["alternative", "figure_size"]

_OPENING = re.compile(r"<svg\b[^>]*>")
_NUMBER = r"[\"']\s*(\d+(?:\.\d+)?)(?:px)?\s*[\"']"
_DEFAULT = 622.0  # pixels: the width of the text on A4


def alternative(figure: Figure) -> str:
    """What a reader who does not see the figure is told.

    Examples
    --------
    >>> alternative(Figure("<svg/>", "Fulfilment", "1,000 of 1,200 exchanged."))
    'Fulfilment. 1,000 of 1,200 exchanged.'
    """
    return f"{figure.title}. {figure.description}" if figure.description else figure.title


def figure_size(figure: Figure) -> tuple[float, float]:
    """Width and height in pixels (96 an inch), as its opening tag says.

    Examples
    --------
    >>> figure_size(Figure('<svg width="640" height="120"></svg>', "", ""))
    (640.0, 120.0)
    """
    opening = _OPENING.search(figure.svg)
    tag = opening[0] if opening else ""
    found = [re.search(rf"\s{name}={_NUMBER}", tag) for name in ("width", "height")]
    width, height = (float(match[1]) if match and float(match[1]) else 0.0 for match in found)
    return width or _DEFAULT, height or (width or _DEFAULT) / 2

"""The style of a brief in HTML: a calm page, on screen and on paper.

The colours of the figures stand in the drawings themselves; here they are set anew for the dark.
"""

from __future__ import annotations

from importlib.resources import files

__all__ = ["PAGE_STYLE", "STYLE"]

_STYLES = files("goodoffices.brief") / "styles"

STYLE = (_STYLES / "brief.css").read_text("utf-8")
"""The style of ``<article class="brief">``; every rule begins at that class."""

PAGE_STYLE = (_STYLES / "page.css").read_text("utf-8")
"""The style of the page around it, where the brief stands alone."""

"""QR codes (ISO/IEC 18004) as pictures: for paper as SVG, for workbooks as PNG."""

from __future__ import annotations

import io
from typing import Any

from goodoffices.diagnose import MissingExtra

__all__ = ["QUIET", "qr_png", "qr_svg"]

QUIET = 4
"""Modules of white around a code, as the standard asks."""


def qr_svg(text: str) -> str:
    """A code of at least error correction M (15 % of it can be lost), black on white, one unit for each module.

    Raises
    ------
    MissingExtra
        Where the encoder is not installed.
    """
    code = _code(text)
    rows = [bytes(row) for row in code.matrix]
    size = len(rows) + 2 * QUIET
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z" for y, row in enumerate(rows) for x, length in _runs(row)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}h-{size}z"/><path d="{path}"/></svg>'
    )


def qr_png(text: str, scale: int = 3) -> tuple[bytes, int]:
    """The same as PNG, with its width in pixels."""
    code = _code(text)
    stream = io.BytesIO()
    code.save(stream, kind="png", scale=scale, border=QUIET)
    return stream.getvalue(), (len(code.matrix) + 2 * QUIET) * scale


def _code(text: str) -> Any:
    try:
        import segno
    except ImportError:
        raise MissingExtra("barcodes on sheets", "office") from None
    return segno.make_qr(text, error="m")


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where black begins, and how far it goes."""
    found: list[tuple[int, int]] = []
    start = -1
    for x, dark in enumerate([*row, 0]):
        if dark and start < 0:
            start = x
        elif not dark and start >= 0:
            found.append((start, x - start))
            start = -1
    return found

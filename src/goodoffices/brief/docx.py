"""A sheet as DOCX: real styles, real footnotes, drawings with descriptions; the same bytes for the same sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodoffices.brief.characters import printable
from goodoffices.brief.raster import rasterise
from goodoffices.brief.reading_order import web_address
from goodoffices.brief.sheet import Figure, Sheet
from goodoffices.brief.word.body import Body
from goodoffices.brief.word.lines import Lines
from goodoffices.brief.word.markup import Xml, content, document, element
from goodoffices.brief.word.package import (
    core_properties,
    footer,
    footnotes,
    header,
    numbering,
    same_bytes,
    static_part,
)
from goodoffices.diagnose import MissingExtra

if TYPE_CHECKING:
    from goodoffices.brief.word.parts import WordFile

__all__ = ["render_docx"]

_A4 = {"w_w": 11906, "w_h": 16838}
_MARGINS = {
    "w_top": 1474,
    "w_right": 1247,
    "w_bottom": 1361,
    "w_left": 1247,
    "w_header": 737,
    "w_footer": 680,
    "w_gutter": 0,
}


def render_docx(sheet: Sheet) -> bytes:
    """Set a sheet as DOCX.

    Its notes are footnotes under the sheet's own numbers, cited again by reference. The file's properties are its
    title alone: no author, no times, no program.

    Parameters
    ----------
    sheet : Sheet

    Returns
    -------
    bytes

    Raises
    ------
    MissingExtra
        Where python-docx, or for a sheet with figures the typesetter, is not installed.
    """
    try:
        from goodoffices.brief.word.parts import WordFile
    except ImportError:
        raise MissingExtra("DOCX output", "office") from None
    file = WordFile(core_properties(sheet))
    language = {"en": "en-GB"}.get(sheet.language, sheet.language or "en-GB")
    for kind in ("styles", "settings"):
        file.add(kind, static_part(f"{kind}.xml", language))
    section = _section(file.add("header", header(sheet))[1], file.add("footer", footer())[1])
    lines = Lines(sheet)
    laid = Body(sheet, lines, _Gallery(file).hang)
    file.body.content = document(element("w:document", element("w:body", content(list(laid)), section)))
    file.add("numbering", numbering(laid.ordered_lists))
    notes, _ = file.add("footnotes")
    links = {note.number: notes.link(note.url) for note in sheet.footnotes if web_address(note)}
    notes.content = footnotes(sheet, lines, links)
    return same_bytes(file.save())


def _section(header: str, footer: str) -> Xml:
    references = [
        element(f"w:{kind}Reference", w_type="default", r_id=relation)
        for kind, relation in (("header", header), ("footer", footer))
    ]
    return element("w:sectPr", *references, element("w:pgSz", **_A4), element("w:pgMar", **_MARGINS))


class _Gallery:
    """Puts figures into the file, each as SVG and as PNG."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._hung = 0

    def hang(self, figure: Figure) -> tuple[str, str]:
        self._hung += 1
        raster = self._file.image(f"figure{self._hung}.png", rasterise(figure))
        return raster, self._file.image(f"figure{self._hung}.svg", printable(figure.svg).encode())

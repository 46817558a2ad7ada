"""A sheet as PDF: A4, tagged, with bookmarks; the same bytes for the same sheet on every machine."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from goodoffices.brief.characters import printable
from goodoffices.brief.columns import column_widths
from goodoffices.brief.drawn import alternative, figure_size
from goodoffices.brief.marking import marking
from goodoffices.brief.reading_order import data_tables, outline_level, web_address
from goodoffices.brief.sheet import Block, Bullets, Figure, Footnote, Heading, Line, Paragraph, Run, Sheet, Table
from goodoffices.diagnose import MissingExtra

__all__ = ["render_pdf", "without_typesetter"]

_TEMPLATE = Path(__file__).parent / "typst" / "sheet.typ"
_LABELS = {"data": "The figures as tables", "notes": "Sources"}
_TAG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-|\Z)")


def render_pdf(sheet: Sheet) -> bytes:
    """Set a sheet as PDF.

    Its notes stand at the end under the sheet's own numbers, each with links there and back; the tables behind the
    figures stand before them. Only the fonts that come with the typesetter are used; a character that they lack
    is set as an empty box, and the file then does not claim PDF/UA-1 (ISO 14289-1), which forbids that. The file's
    metadata are the title and the language.

    Parameters
    ----------
    sheet : Sheet

    Returns
    -------
    bytes

    Raises
    ------
    MissingExtra
        Where the typesetter is not installed.
    """
    try:
        import typst
    except ImportError:
        raise MissingExtra("PDF output", "office") from None
    inputs = {"sheet": json.dumps(_sheet(sheet), ensure_ascii=True)}
    compiler: Any = typst.Compiler(str(_TEMPLATE), ignore_system_fonts=True, sys_inputs=inputs)
    try:
        pdf: bytes = compiler.compile(format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        pdf = compiler.compile(format="pdf")
    return without_typesetter(pdf)


def without_typesetter(pdf: bytes) -> bytes:
    """Blank the name of the typesetter, in place: every offset in the file stays true."""
    for pattern in (rb"/Creator\(Typst [\d.]+\)", rb"<xmp:CreatorTool>Typst [\d.]+</xmp:CreatorTool>"):
        # The file's own mark is the last: the text before it might say the same.
        *_, last = re.finditer(pattern, pdf)
        pdf = pdf[: last.start()] + b" " * (last.end() - last.start()) + pdf[last.end() :]
    return pdf


def _sheet(sheet: Sheet) -> dict[str, Any]:
    return {
        "title": printable(sheet.title),
        "subtitle": printable(sheet.subtitle),
        "running": printable(sheet.title),
        "marking": printable(marking(sheet)),
        **_language(sheet.language or "en"),
        "labels": _LABELS,
        "facts": [{"label": printable(label), "line": _line(line)} for label, line in sheet.facts],
        "blocks": _blocks(sheet.blocks),
        "data": [_table(table) for table in data_tables(sheet)],
        "footnotes": [_footnote(note) for note in sheet.footnotes],
        "colophon": f"Made from the case with fingerprint (SHA-256) {sheet.fingerprint}" if sheet.fingerprint else "",
    }


def _blocks(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    laid: list[dict[str, Any]] = []
    depth = 0
    for block in blocks:
        if isinstance(block, Heading):
            depth = outline_level(block, depth)
            laid.append({"kind": "heading", "level": depth, "text": printable(block.text)})
        else:
            laid.append(_block(block))
    return laid


def _block(block: Paragraph | Bullets | Table | Figure) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "line": _line(block.line)}
    if isinstance(block, Bullets):
        return {"kind": "steps" if block.ordered else "bullets", "items": [_line(item) for item in block.items]}
    if isinstance(block, Table):
        return {"kind": "table", **_table(block)}
    return {
        "kind": "figure",
        "svg": printable(block.svg),
        "title": printable(block.title),
        "alt": printable(alternative(block)),
        "width": figure_size(block)[0],
        "height": figure_size(block)[1],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": printable(table.caption),
        "widths": column_widths(table),
        "head": [_line(cell) for cell in table.head],
        "rows": [[_line(cell) for cell in row] for row in table.rows],
    }


def _footnote(note: Footnote) -> dict[str, Any]:
    return {"number": note.number, "line": _line(note.line), "url": printable(web_address(note))}


def _line(line: Line) -> list[dict[str, Any]]:
    return [_run(run) for run in line]


def _run(run: Run) -> dict[str, Any]:
    result: dict[str, Any] = {"text": printable(run.text)}
    if run.strong:
        result["strong"] = True
    if run.quoted:
        result["quoted"] = True
    if run.notes:
        result["notes"] = list(run.notes)
    if run.lang and _TAG.match(run.lang):
        result |= _language(run.lang)
    return result


def _language(tag: str) -> dict[str, str | None]:
    found = _TAG.match(tag)
    language, region = found.groups() if found else ("en", None)
    return {"lang": language.lower(), "region": region.upper() if region else None}

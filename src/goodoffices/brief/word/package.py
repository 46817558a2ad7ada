"""The parts of the document in one file that says nothing of who made it, where or when."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from goodoffices.brief.marking import marking
from goodoffices.brief.sheet import Sheet
from goodoffices.brief.word.lines import Lines, paragraph, styled
from goodoffices.brief.word.markup import Xml, content, document, element

__all__ = ["core_properties", "footer", "footnotes", "header", "numbering", "same_bytes", "static_part"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"


def same_bytes(archive: bytes) -> bytes:
    """The archive again, with its entries in order, without times, and stored rather than compressed.

    Compressed bytes depend on the compressor's version; stored ones are the same on every machine.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as packed:
        for name in sorted(given.namelist(), key=_place):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 0
            packed.writestr(entry, given.read(name))
    return result.getvalue()


def _place(name: str) -> tuple[int, str]:
    # Readers that look at the first bytes only expect the list of content types there.
    return (0 if name == "[Content_Types].xml" else 1 if name == "_rels/.rels" else 2, name)


def static_part(name: str, language: str) -> bytes:
    """A part that is the same in every document but for its language."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return text.replace("{language}", language).encode()


def core_properties(sheet: Sheet) -> bytes:
    """The document's properties: its title, and nothing else."""
    names = f'xmlns:cp="{_PACKAGE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    title = element("dc:title", sheet.title)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties {names}>{title}</cp:coreProperties>'.encode()


def header(sheet: Sheet) -> bytes:
    """The running head: title and marking."""
    line = content([styled(sheet.title), element("w:r", element("w:tab")), styled(marking(sheet))])
    return document(element("w:hdr", paragraph("Header", line)))


def footer() -> bytes:
    """The running foot: page and number of pages."""
    line = content([element("w:r", element("w:tab")), _field("PAGE"), styled(" / "), _field("NUMPAGES")])
    return document(element("w:ftr", paragraph("Footer", line)))


def _field(code: str) -> Xml:
    return element("w:fldSimple", styled("1"), w_instr=f" {code} ")


def footnotes(sheet: Sheet, lines: Lines, links: dict[int, str]) -> bytes:
    """The part of footnotes, with the two separators that every such part begins with."""
    separators = [
        element("w:footnote", paragraph("FootnoteText", element("w:r", element(f"w:{kind}"))), w_type=kind, w_id=number)
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    ]
    notes = [lines.footnote(note, links.get(note.number, "")) for note in sheet.footnotes]
    return document(element("w:footnotes", *separators, *notes))


def numbering(ordered_lists: int) -> bytes:
    """The part of numberings: one for bullets, then one for each ordered list."""
    kinds = [_abstract(0, "bullet", "\N{EN DASH}"), _abstract(1, "decimal", "%1.")]
    bullets = element("w:num", element("w:abstractNumId", w_val=0), w_numId=1)
    restart = element("w:lvlOverride", element("w:startOverride", w_val=1), w_ilvl=0)
    counted = [
        element("w:num", element("w:abstractNumId", w_val=1), restart, w_numId=2 + n)
        for n in range(max(1, ordered_lists))
    ]
    return document(element("w:numbering", *kinds, bullets, *counted))


def _abstract(number: int, kind: str, text: str) -> Xml:
    indent = element("w:pPr", element("w:ind", w_left=340, w_hanging=340))
    level = element(
        "w:lvl",
        element("w:start", w_val=1),
        element("w:numFmt", w_val=kind),
        element("w:lvlText", w_val=text),
        element("w:lvlJc", w_val="left"),
        indent,
        w_ilvl=0,
    )
    return element("w:abstractNum", element("w:multiLevelType", w_val="singleLevel"), level, w_abstractNumId=number)

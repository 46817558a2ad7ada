"""The text of a DOCX: paragraphs and cells in their order, inserted words in, deleted and hidden words aside."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from goodoffices.diagnose import Diagnostic, MissingExtra, Place
from goodoffices.read.document.drawn import Drawn
from goodoffices.read.document.head import Head
from goodoffices.read.document.known import Hidden
from goodoffices.read.document.line import Line
from goodoffices.read.document.span import Span

__all__ = ["draw_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNPACKED = 256 * 1024 * 1024
_HEADING = re.compile(r"heading ?([1-6])", re.IGNORECASE)
_OFF = frozenset({"0", "false", "off"})


def draw_docx(data: bytes, name: str) -> Drawn:
    """The text of a DOCX.

    Raises
    ------
    MissingExtra
        Without python-docx.
    """
    try:
        import docx
    except ImportError:
        raise MissingExtra("reading DOCX", "read") from None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(member.file_size for member in archive.infolist())
        if size > _UNPACKED:
            fault = Diagnostic(
                "E903", f"unpacked it has {size:,} bytes; the limit is {_UNPACKED:,}", Place(name), help="save its text"
            )
            return Drawn("", [], Head(), diagnostics=(fault,))
        return _Reader(docx.Document(io.BytesIO(data))).read()
    except (
        zipfile.BadZipFile,
        ValueError,
        KeyError,
        OSError,
        SyntaxError,
        NotImplementedError,
        RuntimeError,
        AttributeError,
        TypeError,
        IndexError,
        EOFError,
        zlib.error,
    ):
        # lxml's faults of syntax are SyntaxErrors, python-docx's of packaging are KeyErrors and ValueErrors.
        fault = Diagnostic(
            "E904", "the DOCX is damaged and cannot be read", Place(name), help="open it elsewhere and save it again"
        )
        return Drawn("", [], Head(), diagnostics=(fault,))


class _Reader:
    def __init__(self, document: Any) -> None:
        self.document = document
        self.pieces: list[str] = []
        self.length = 0
        self.lines: list[Line] = []
        self.hidden: list[Hidden] = []
        self.styles = {style.style_id: style.name or "" for style in document.styles}

    def read(self) -> Drawn:
        for paragraph in self.document.element.body.iter(f"{_W}p"):
            if not any(outer.tag == _FALLBACK for outer in paragraph.iterancestors()):
                self.take(paragraph)
        told = self.document.core_properties
        head = Head(
            title=((told.title or "")[:300].strip(), "title in the DOCX"),
            author=((told.author or "")[:200].strip(), "author in the DOCX"),
        )
        return Drawn("".join(self.pieces), self.lines, head, tuple(self.hidden))

    def take(self, paragraph: Any) -> None:
        words: list[str] = []
        for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}delText"):
            outers = [outer.tag for outer in _within(node, paragraph)]
            if f"{_W}p" in outers or _FALLBACK in outers or f"{_W}tabs" in outers:
                continue  # a text box inside the paragraph has paragraphs of its own
            if node.tag == f"{_W}delText" or f"{_W}moveFrom" in outers:
                self.set_aside(node.text or "", "deleted in a tracked change")
            elif node.tag != f"{_W}t":
                words.append(" ")
            elif rule := _unseen(node):
                self.set_aside(node.text or "", rule)
            else:
                words.append(node.text or "")
        written = "".join(words).strip()
        if not written:
            return
        if self.pieces:
            self.pieces.append("\n\n")
            self.length += 2
        level = self.level(paragraph)
        span = Span(self.length, self.length + len(written))
        self.lines.append(
            Line(span, written, "li" if paragraph.find(f"{_W}pPr/{_W}numPr") is not None else "p", level=level, gap=1)
        )
        self.pieces.append(written)
        self.length += len(written)

    def level(self, paragraph: Any) -> int:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = self.styles.get(style.get(f"{_W}val"), "") if style is not None else ""
        found = _HEADING.match(name)
        return int(found.group(1)) if found else 1 if name.lower() == "title" else 0

    def set_aside(self, words: str, rule: str) -> None:
        if words.strip():
            self.hidden.append(Hidden(words.strip()[:500], len(words), rule))


def _within(node: Any, paragraph: Any) -> list[Any]:
    """What lies between a node and its paragraph."""
    found = []
    for outer in node.iterancestors():
        if outer is paragraph:
            break
        found.append(outer)
    return found


def _unseen(node: Any) -> str:
    """Why the words of a run are not seen, or empty."""
    run = node.getparent()
    style = run.find(f"{_W}rPr") if run is not None and run.tag == f"{_W}r" else None
    if style is None:
        return ""
    vanish = style.find(f"{_W}vanish")
    if vanish is not None and vanish.get(f"{_W}val", "1") not in _OFF:
        return "hidden characters"
    colour, shade = style.find(f"{_W}color"), style.find(f"{_W}shd")
    if colour is not None and (colour.get(f"{_W}val") or "").upper() == "FFFFFF":
        dark = shade is not None and (shade.get(f"{_W}fill") or "auto").upper() not in {"AUTO", "FFFFFF"}
        highlighted = style.find(f"{_W}highlight") is not None
        return "" if dark or highlighted else "white on white"
    return ""

"""A document as a value: what a brief says, before it is text, Markdown, HTML, PDF or DOCX.

Every line is a tuple of runs; a run may carry the numbers of the footnotes that it rests on. Renderers lay the same
blocks out and add nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = ["Block", "Bullets", "Figure", "Footnote", "Heading", "Line", "Paragraph", "Run", "Sheet", "Table"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text set in one way.

    Parameters
    ----------
    text : str
    strong : bool
    quoted : bool
        The words are somebody's own; the quotation marks stand in the text.
    lang : str
        BCP 47 tag, where it is not the sheet's language (a name in another script).
    notes : tuple of int
        Footnotes, by number, that the run rests on; set after the text.
    """

    text: str
    strong: bool = False
    quoted: bool = False
    lang: str = ""
    notes: tuple[int, ...] = ()


Line: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 2 is a section of the sheet."""

    text: str
    level: int = 2
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as the head.

    Parameters
    ----------
    head, rows, caption
    layout : {"grid", "grouped", "running", "index"}
        How plain text, which has little room, may set it: in columns; with the first column as headings over the rows
        that share it; each row as a line of words; or each row cut to one line, since all is told in full elsewhere.
    """

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    caption: str = ""
    layout: str = "grid"


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with its alternatives: a title, a description in words, and its data as a table.

    Parameters
    ----------
    svg : str
        A complete ``<svg>`` element, with ``viewBox``, ``width`` and ``height`` in pixels, ``role="img"``, ``<title>`` and ``<desc>``.
    title, description : str
    data : Table or None
    narrow : str
        The same drawing for a page about 340 pixels wide; empty where there is none.
    """

    svg: str
    title: str
    description: str
    data: Table | None = None
    narrow: str = ""


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Figure


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a line comes from.

    Parameters
    ----------
    number : int
        From 1, without gaps.
    line : Line
        Source, day, span and quotation, or the person whose judgement it is.
    url : str
    entry : str
        Id of the entry it belongs to.
    source : str
        Id of the source, where it names one: the first run is then the source's label, the rest the place in it.
    """

    number: int
    line: Line
    url: str = ""
    entry: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document.

    Parameters
    ----------
    title, subtitle : str
    audience : str
        For whom it was made; printed on it, and nothing stricter is in it.
    facts : tuple of (str, Line)
        The box at its head: label and value.
    blocks : tuple of Block
    footnotes : tuple of Footnote
    fingerprint : str
        SHA-256 of the case as its reader sees it.
    as_of : str
        ISO 8601 moment at which the case stands.
    language : str
    """

    title: str
    subtitle: str = ""
    audience: str = "public"
    facts: tuple[tuple[str, Line], ...] = ()
    blocks: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    fingerprint: str = ""
    as_of: str = ""
    language: str = field(default="en")

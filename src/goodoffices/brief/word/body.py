"""The body of the document: head, blocks, each figure with the table behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from goodoffices.brief.columns import column_widths
from goodoffices.brief.reading_order import captioned, outline_level
from goodoffices.brief.sheet import Block, Bullets, Figure, Heading, Line, Paragraph, Sheet, Table
from goodoffices.brief.word.drawing import drawing
from goodoffices.brief.word.lines import Lines, paragraph, styled
from goodoffices.brief.word.markup import Xml, content, element

__all__ = ["TEXT_WIDTH", "Body", "Picture"]

TEXT_WIDTH = 9412
"""Width of the text on an A4 page with margins of 22 mm, in twentieths of a point."""

Picture = Callable[[Figure], tuple[str, str]]
"""Stores a figure and gives the ids of the relationships to its raster and to its SVG."""


class Body:
    """Lays the blocks of a sheet out.

    Parameters
    ----------
    sheet : Sheet
    lines : Lines
    picture : Picture
    """

    def __init__(self, sheet: Sheet, lines: Lines, picture: Picture) -> None:
        self._sheet = sheet
        self._lines = lines
        self._picture = picture
        self._drawings = 0
        self.ordered_lists = 0

    def __iter__(self) -> Iterator[Xml]:
        """The elements of the body, one after another."""
        yield paragraph("Title", styled(self._sheet.title))
        if self._sheet.subtitle:
            yield paragraph("Subtitle", styled(self._sheet.subtitle))
        if self._sheet.facts:
            yield self._facts()
        depth = 0
        for block in self._sheet.blocks:
            if isinstance(block, Heading):
                depth = outline_level(block, depth)
                yield paragraph(f"Heading{depth}", styled(block.text))
            else:
                yield from self._block(block)
        yield from self._end()

    def _end(self) -> Iterator[Xml]:
        if self._lines.unplaced:
            yield paragraph("Heading1", styled("Further sources"))
            for note in self._lines.unplaced:
                yield self._lines.paragraph(note.line, "Normal")
        if self._sheet.fingerprint:
            yield paragraph(
                "Colophon", styled(f"Made from the case with fingerprint (SHA-256) {self._sheet.fingerprint}")
            )

    def _block(self, block: Block) -> Iterator[Xml]:
        if isinstance(block, Paragraph):
            yield self._lines.paragraph(block.line, "Normal")
        elif isinstance(block, Bullets):
            yield from self._bullets(block)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Figure):
            yield from self._figure(block)

    def _bullets(self, bullets: Bullets) -> Iterator[Xml]:
        if not bullets.ordered:
            for item in bullets.items:
                yield self._lines.paragraph(item, "ListBullet")
            return
        # Every ordered list counts from one: each has a numbering instance of its own, after that of the bullets.
        self.ordered_lists += 1
        number = element("w:numPr", element("w:ilvl", w_val=0), element("w:numId", w_val=1 + self.ordered_lists))
        for item in bullets.items:
            yield self._lines.paragraph(item, "ListNumber", extra=number)

    def _facts(self) -> Xml:
        widths = (TEXT_WIDTH * 18 // 100, TEXT_WIDTH * 82 // 100)
        rows = [
            element(
                "w:tr",
                element("w:trPr", element("w:cantSplit")),
                _cell(widths[0], paragraph("FactLabel", styled(label))),
                _cell(widths[1], self._lines.paragraph(line, "Fact")),
            )
            for label, line in self._sheet.facts
        ]
        return content([_framed("Facts", widths, rows, "", header=False), paragraph("Gap", Xml(""))])

    def _table(self, table: Table) -> Iterator[Xml]:
        if table.caption:
            yield paragraph("Caption", styled(table.caption), extra=element("w:keepNext"))
        shares = column_widths(table)
        widths = tuple(TEXT_WIDTH * share // sum(shares) for share in shares)
        head = element(
            "w:tr",
            element("w:trPr", element("w:cantSplit"), element("w:tblHeader")),
            *self._cells(widths, table.head, strong=True),
        )
        rows = [element("w:tr", _kept(row), *self._cells(widths, row)) for row in table.rows]
        yield _framed("SheetTable", widths, [head, *rows], table.caption, header=True)
        yield paragraph("Gap", Xml(""))

    def _cells(self, widths: tuple[int, ...], row: tuple[Line, ...], *, strong: bool = False) -> list[Xml]:
        keep = element("w:keepNext") if strong else Xml("")
        return [
            _cell(width, self._lines.paragraph(line, "TableText", strong=strong, extra=keep))
            for width, line in zip(widths, row, strict=True)
        ]

    def _figure(self, figure: Figure) -> Iterator[Xml]:
        self._drawings += 1
        raster, vector = self._picture(figure)
        inner = element("w:r", drawing(figure, self._drawings, raster, vector))
        yield paragraph("FigureLine", inner, extra=element("w:keepNext"))
        yield paragraph("Caption", styled(figure.title))
        # The data follow at once, so that the notes stay in the order in which a reader meets them.
        if figure.data:
            yield from self._table(captioned(figure.data, figure))


def _kept(row: tuple[Line, ...]) -> Xml:
    """A row stays on one page unless it is long enough to fill a good part of one."""
    longest = max((sum(len(run.text) for run in line) for line in row), default=0)
    return element("w:trPr", element("w:cantSplit")) if longest < 900 else Xml("")


def _cell(width: int, inner: Xml) -> Xml:
    return element("w:tc", element("w:tcPr", element("w:tcW", w_w=width, w_type="dxa")), inner)


def _framed(style: str, widths: tuple[int, ...], rows: list[Xml], caption: str, *, header: bool) -> Xml:
    properties = element(
        "w:tblPr",
        element("w:tblStyle", w_val=style),
        element("w:tblW", w_w=sum(widths), w_type="dxa"),
        element("w:tblLayout", w_type="fixed"),
        element(
            "w:tblLook",
            w_val="0020" if header else "0000",
            w_firstRow=int(header),
            w_lastRow=0,
            w_firstColumn=0,
            w_lastColumn=0,
            w_noHBand=1,
            w_noVBand=1,
        ),
        element("w:tblCaption", w_val=caption) if caption else Xml(""),
    )
    grid = element("w:tblGrid", *(element("w:gridCol", w_w=width) for width in widths))
    return element("w:tbl", properties, grid, *rows)

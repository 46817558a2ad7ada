"""The sheets of a handover as workbooks: ticked offline, and read back by ``goodoffices handover tick``."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from goodoffices.brief.characters import runs_right_to_left
from goodoffices.brief.handover.barcode import qr_png
from goodoffices.brief.handover.named import Named
from goodoffices.diagnose import MissingExtra, UsageError
from goodoffices.exchange import Manifest, code_of_manifest, code_of_person
from goodoffices.exchange.handover import TICKS
from goodoffices.text.table import safe_cell

__all__ = ["PARTS", "render_handover_workbook"]

PARTS = ("ticks", "boarded", "arrived")
"""The three lists, each a workbook of its own: they are filled by different people at different places."""

_FILLED = ("tick", "boarded", "arrived")
_HEADING_ROW = 5
_EMPTY_ROWS = 12
_SHOWN = 46
"""Points of height of a row, which leave room for a code of 55 pixels."""


def render_handover_workbook(manifest: Manifest, named: Mapping[str, Named], part: str) -> bytes:
    """One of the three lists as XLSX; the cells to be filled offer what they take, and nothing else goes in.

    Parameters
    ----------
    manifest : Manifest
    named : dict of str to Named
        By id.
    part : str
        One of :data:`PARTS`.

    Raises
    ------
    UsageError
        Where there is no such list.
    MissingExtra
        Where the writer of workbooks or the encoder of barcodes is not installed.
    """
    if part not in PARTS:
        raise UsageError(f'there is no list "{part}"', f"one of: {', '.join(PARTS)}")
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingExtra("workbooks", "tables") from None
    book: Any = Workbook()
    book.properties.creator = ""
    book.properties.title = f"{manifest.exchange}, stage {manifest.stage}, version {manifest.version}: {part}"
    sheet = book.active
    sheet.title = part
    _set_page(sheet, manifest)
    heads: tuple[str, ...] = ("id", "side", "tick", "replaced by", "name", "born", "number", "scan", "remark")
    if part != "ticks":
        heads = ("id", "side", part, "name", "born", "number", "scan", "remark")
    receiver_of = dict(manifest.receivers)
    if receiver_of:
        heads = (*heads[:2], "receiver", *heads[2:])
    _set_head(sheet, manifest, part, heads)
    for row, (id, side) in enumerate(manifest.people, _HEADING_ROW + 1):
        who = named.get(id, Named(""))
        values = {"id": id, "side": side, "receiver": receiver_of.get(id, "")}
        values |= {"name": who.name, "born": who.born, "number": who.number}
        for column, head in enumerate(heads, 1):
            _set_cell(sheet.cell(row, column), values.get(head, ""))
        _set_code(sheet, code_of_person(manifest, id), sheet.cell(row, heads.index("scan") + 1).coordinate, 55)
        sheet.row_dimensions[row].height = _SHOWN
    last = _HEADING_ROW + len(manifest.people) + _EMPTY_ROWS
    _set_choice(sheet, heads, manifest, last)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _set_page(sheet: Any, manifest: Manifest) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEADING_ROW}:{_HEADING_ROW}"
    sheet.oddFooter.left.text = f"version {manifest.version}, SHA-256 {manifest.sha256}"
    sheet.oddFooter.left.size = 8
    sheet.oddFooter.right.text = "page &P of &N"
    sheet.freeze_panes = f"B{_HEADING_ROW + 1}"


def _set_head(sheet: Any, manifest: Manifest, part: str, heads: tuple[str, ...]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    day = f", {manifest.day}" if manifest.day else ""
    _set_cell(sheet["A1"], f"{manifest.exchange}, stage {manifest.stage}{day}: {part}")
    _set_cell(sheet["A2"], f"version {manifest.version}")
    _set_cell(sheet["A3"], f"SHA-256 {manifest.sha256}")
    sheet["A1"].font, sheet["A2"].font = Font(bold=True, size=15), Font(bold=True, size=12)
    sheet["A3"].font = Font(size=9)
    for row in (1, 2, 3):
        sheet.cell(row, 1).alignment = Alignment(wrap_text=False, vertical="center")
    widths = {"id": 18, "tick": 15, "replaced by": 16, "name": 40, "number": 16, "scan": 9, "remark": 34}
    for column, head in enumerate(heads, 1):
        cell = sheet.cell(_HEADING_ROW, column, head)
        cell.font = Font(bold=True)
        cell.border = Border(bottom=Side("medium"))
        sheet.column_dimensions[cell.column_letter].width = widths.get(head, 12)
    sheet.row_dimensions[1].height = 24
    sheet.row_dimensions[4].height = 60
    _set_code(sheet, code_of_manifest(manifest), "A4", 78)


def _set_cell(cell: Any, text: str) -> None:
    """Text as text: never a formula, and in the direction in which it is read."""
    from openpyxl.styles import Alignment, Border, Side

    cell.value = safe_cell(text)
    cell.data_type = "s"
    direction = 2 if runs_right_to_left(text) else 0
    cell.alignment = Alignment(vertical="center", wrap_text=True, readingOrder=direction)
    if cell.row > _HEADING_ROW:
        cell.border = Border(bottom=Side("thin"))


def _set_choice(sheet: Any, heads: tuple[str, ...], manifest: Manifest, last: int) -> None:
    """What the cells to be filled take; the empty rows at the end are for those who were not named."""
    from openpyxl.styles import Border, PatternFill, Side
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {head: get_column_letter(column) for column, head in enumerate(heads, 1)}
    filled = next(head for head in _FILLED if head in heads)
    choices = {letters[filled]: TICKS if filled == "tick" else ("yes", "no")}
    sides = manifest.signing
    if sides and not any('"' in side or "," in side for side in sides) and len(",".join(sides)) < 250:
        choices |= {letters[head]: sides for head in ("side", "receiver") if head in heads}
    for column, values in choices.items():
        rule = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True, showErrorMessage=True)
        rule.errorTitle, rule.error = "not one of these", ", ".join(values)[:250]
        sheet.add_data_validation(rule)
        rule.add(f"{column}{_HEADING_ROW + 1}:{column}{last}")
    box = Side("medium")
    for row in range(_HEADING_ROW + 1, last + 1):
        cell = sheet.cell(row, heads.index(filled) + 1)
        cell.border = Border(left=box, right=box, top=box, bottom=box)
        cell.fill = PatternFill("solid", fgColor="FFFFFF")
        sheet.row_dimensions[row].height = _SHOWN if row <= last - _EMPTY_ROWS else 26


def _set_code(sheet: Any, text: str, at: str, pixels: int) -> None:
    from openpyxl.drawing.image import Image

    class Code(Image):  # type: ignore[misc]
        """A picture whose size is known, so that nothing has to open it."""

        def __init__(self, content: bytes) -> None:
            self.ref = io.BytesIO(content)
            self.width = self.height = pixels
            self.format = "png"
            self.anchor = at
            self._content = content

        def _data(self) -> bytes:
            return self._content

    sheet.add_image(Code(qr_png(text)[0]))

"""The sheets of a handover, for those who stand at the border: on paper and as workbooks, with a barcode for each person."""

from goodoffices.brief.handover.named import Named, named_on_lists
from goodoffices.brief.handover.paper import render_handover_pdf
from goodoffices.brief.handover.workbook import PARTS, render_handover_workbook

__all__ = ["PARTS", "Named", "named_on_lists", "render_handover_pdf", "render_handover_workbook"]

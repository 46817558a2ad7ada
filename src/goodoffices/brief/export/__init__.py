"""Exports: the case as other programs read it. They take a :class:`~goodoffices.case.Case` and know nothing beside it."""

from goodoffices.brief.export.bundle import Bundle
from goodoffices.brief.export.make import FORMATS, export_case
from goodoffices.brief.export.write import write_bundle

__all__ = ["FORMATS", "Bundle", "export_case", "write_bundle"]

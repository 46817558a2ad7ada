"""Floor 7: a case becomes the brief for a round of talks, as text, Markdown, HTML, PDF, DOCX or plain values.

The main function is :func:`compose_brief`, from a :class:`~goodoffices.case.Case` to a frozen :class:`Sheet`; the
renderers lay the same sheet out and add nothing. :func:`render_sheet` chooses the renderer.
"""

from goodoffices.brief.compose import compose_brief
from goodoffices.brief.formats import FORMATS, format_of, render_sheet
from goodoffices.brief.sheet import Block, Bullets, Figure, Footnote, Heading, Line, Paragraph, Run, Sheet, Table

__all__ = [
    "FORMATS",
    "Block",
    "Bullets",
    "Figure",
    "Footnote",
    "Heading",
    "Line",
    "Paragraph",
    "Run",
    "Sheet",
    "Table",
    "compose_brief",
    "format_of",
    "render_sheet",
]

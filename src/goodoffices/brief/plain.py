"""A sheet as plain values, for programs."""

from __future__ import annotations

import json
from typing import Any

from goodoffices.brief.sheet import Block, Bullets, Figure, Footnote, Heading, Line, Paragraph, Run, Sheet, Table

__all__ = ["VERSION", "plain_sheet", "render_json"]

VERSION = 1
"""Version of the form; it goes up when a reader of the old form would misread the new one."""


def render_json(sheet: Sheet) -> str:
    """The sheet as JSON: UTF-8, two blanks of indent, keys in a fixed order, a line break at the end.

    The form is that of :func:`plain_sheet`.
    """
    return json.dumps(plain_sheet(sheet), ensure_ascii=False, indent=2) + "\n"


def plain_sheet(sheet: Sheet) -> dict[str, Any]:
    """The sheet as dicts, lists, strings and numbers.

    ``blocks`` are mappings whose ``type`` is ``heading``, ``paragraph``, ``list``, ``table`` or ``figure``; a line is
    a list of runs, a run a mapping with ``text`` and, where they are set, ``strong``, ``quoted``, ``lang`` and ``notes``.

    Examples
    --------
    >>> plain_sheet(Sheet("Brief", blocks=(Paragraph((Run("Held.", notes=(1,)),)),)))["blocks"]
    [{'type': 'paragraph', 'line': [{'text': 'Held.', 'notes': [1]}]}]
    """
    return {
        "form": "goodoffices-sheet",
        "version": VERSION,
        "title": sheet.title,
        "subtitle": sheet.subtitle,
        "audience": sheet.audience,
        "as_of": sheet.as_of,
        "fingerprint": sheet.fingerprint,
        "language": sheet.language,
        "facts": [{"label": label, "line": _line(line)} for label, line in sheet.facts],
        "blocks": [_block(block) for block in sheet.blocks],
        "footnotes": [_footnote(note) for note in sheet.footnotes],
    }


def _line(line: Line) -> list[dict[str, Any]]:
    return [_run(run) for run in line]


def _run(run: Run) -> dict[str, Any]:
    value: dict[str, Any] = {"text": run.text}
    if run.strong:
        value["strong"] = True
    if run.quoted:
        value["quoted"] = True
    if run.lang:
        value["lang"] = run.lang
    if run.notes:
        value["notes"] = list(run.notes)
    return value


def _table(table: Table) -> dict[str, Any]:
    rows = [[_line(cell) for cell in row] for row in table.rows]
    return {"caption": table.caption, "head": [_line(cell) for cell in table.head], "rows": rows}


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Heading):
        return {"type": "heading", "level": block.level, "text": block.text, "anchor": block.anchor}
    if isinstance(block, Paragraph):
        return {"type": "paragraph", "line": _line(block.line)}
    if isinstance(block, Bullets):
        return {"type": "list", "ordered": block.ordered, "items": [_line(item) for item in block.items]}
    if isinstance(block, Table):
        return {"type": "table", **_table(block)}
    return _figure(block)


def _figure(figure: Figure) -> dict[str, Any]:
    data = _table(figure.data) if figure.data else None
    return {"type": "figure", "title": figure.title, "description": figure.description, "svg": figure.svg, "data": data}


def _footnote(note: Footnote) -> dict[str, Any]:
    return {
        "number": note.number,
        "line": _line(note.line),
        "url": note.url,
        "entry": note.entry,
        "source": note.source,
    }

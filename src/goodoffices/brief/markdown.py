"""A sheet as Markdown: CommonMark with tables and footnotes (``[^1]``), for wikis, issue trackers and further editing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goodoffices.brief.characters import printable
from goodoffices.brief.reading_order import web_address
from goodoffices.brief.sheet import Block, Bullets, Figure, Footnote, Heading, Line, Paragraph, Run, Sheet, Table

__all__ = ["escape_markdown", "render_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~^$!&])")
_LINE_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
_URL_UNSAFE = re.compile(r"[\s<>()\\\[\]\"`|]")


# Whatever some reader takes for the end of a line, and so for the end of a table's row.
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


def escape_markdown(text: str) -> str:
    r"""The text so that Markdown shows it as it is, on one line.

    Examples
    --------
    >>> escape_markdown("*not* <b>bold</b>")
    '\\*not\\* \\<b\\>bold\\</b\\>'
    """
    return _SPECIAL.sub(r"\\\1", _BREAKS.sub(" ", printable(text)))


def render_markdown(sheet: Sheet) -> str:
    """Lay a sheet out as Markdown; figures are told by their description and their data.

    Returns
    -------
    str
        Ends with a line break.
    """
    return "\n\n".join(part for part in _parts(sheet) if part) + "\n"


def _parts(sheet: Sheet) -> Iterator[str]:
    yield f"# {_inline((Run(sheet.title),))}"
    yield _inline((Run(sheet.subtitle, strong=True),)) if sheet.subtitle else ""
    if sheet.facts:
        rows = (f"| {escape_markdown(label)} | {_cell(line)} |" for label, line in sheet.facts)
        yield "\n".join(["| | |", "|---|---|", *rows])
    for block in sheet.blocks:
        yield _block(block)
    if sheet.footnotes:
        yield "\n".join(_footnote(note) for note in sheet.footnotes)


def _run(run: Run) -> str:
    marks = "".join(f"[^{note}]" for note in run.notes)
    text = escape_markdown(run.text)
    if run.strong and text.strip():
        # Emphasis may not begin or end with a blank.
        lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        text = f"{lead}**{text.strip()}**{tail}"
    return text + marks


def _inline(line: Line) -> str:
    text = "".join(_run(run) for run in line).strip()
    return _LINE_START.sub(r"\1\\\2", text) if not text[:1].isdigit() else re.sub(r"^(\d+)([.)])", r"\1\\\2", text)


def _cell(line: Line) -> str:
    return "".join(_run(run) for run in line).strip()


def _table(table: Table) -> str:
    rows = [f"| {' | '.join(_cell(cell) for cell in row)} |" for row in table.rows]
    caption = [f"{_inline((Run(table.caption, strong=True),))}", ""] if table.caption else []
    return "\n".join(
        [*caption, f"| {' | '.join(_cell(cell) for cell in table.head)} |", "|---" * len(table.head) + "|", *rows]
    )


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"{'#' * max(2, min(6, block.level))} {_inline((Run(block.text),))}"
    if isinstance(block, Paragraph):
        return _inline(block.line)
    if isinstance(block, Bullets):
        return "\n".join(
            f"{f'{n}.' if block.ordered else '-'} {_inline(item)}" for n, item in enumerate(block.items, 1)
        )
    if isinstance(block, Table):
        return _table(block)
    return _figure(block)


def _figure(figure: Figure) -> str:
    words = _inline((Run(f"Figure: {figure.title}.", strong=True), Run(f" {figure.description}")))
    return f"{words}\n\n{_table(figure.data)}" if figure.data else words


def _footnote(note: Footnote) -> str:
    address = web_address(note)
    link = f" <{_URL_UNSAFE.sub(lambda found: f'%{ord(found[0]):02X}', address)}>" if address else ""
    return f"[^{note.number}]: {_inline(note.line)}{link}"

"""A sheet as one HTML file: no script, no outside request, readable on a phone, in the dark and on paper."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from goodoffices.brief.characters import printable
from goodoffices.brief.reading_order import outline_level, web_address
from goodoffices.brief.sheet import Block, Bullets, Figure, Footnote, Heading, Line, Paragraph, Run, Sheet, Table
from goodoffices.brief.stylesheet import PAGE_STYLE, STYLE

__all__ = ["STYLE", "render_html", "render_html_body"]


def render_html(sheet: Sheet) -> str:
    """A complete page.

    Its content security policy allows its own style sheet, by its hash, and nothing else.

    Returns
    -------
    str
        Well-formed as XML too, but for the document type.
    """
    style = PAGE_STYLE + STYLE
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="{_text(sheet.language or "en")}">\n<head>\n<meta charset="utf-8"/>\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}"/>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>\n'
        '<meta name="referrer" content="no-referrer"/>\n<meta name="color-scheme" content="light dark"/>\n'
        f"<title>{_text(sheet.title)}</title>\n<style>{style}</style>\n</head>\n"
        f'<body class="brief-page">\n<a class="brief-skip" href="#brief-main">Skip to the brief</a>\n<main id="brief-main">\n'
        f"{render_html_body(sheet)}</main>\n</body>\n</html>\n"
    )


def render_html_body(sheet: Sheet) -> str:
    """The sheet as one ``<article class="brief">``, to be put into a page that carries :data:`STYLE`."""
    parts = [f'<article class="brief" lang="{_text(sheet.language or "en")}">\n', _head(sheet)]
    level = 0
    open_section = False
    for block in sheet.blocks:
        if isinstance(block, Heading):
            level = outline_level(block, level)
            if level == 1:
                parts.append(("</section>\n" if open_section else "") + _section(block))
                open_section = True
                continue
        parts.append(_block(block, level))
    parts.append("</section>\n" if open_section else "")
    parts.append(_footnotes(sheet.footnotes))
    parts.append("</article>\n")
    return "".join(parts)


def _text(text: str) -> str:
    return escape(printable(text), quote=True)


def _head(sheet: Sheet) -> str:
    facts = "".join(f"<div><dt>{_text(label)}</dt><dd>{_line(line)}</dd></div>\n" for label, line in sheet.facts)
    subtitle = f'<p class="brief-subtitle">{_text(sheet.subtitle)}</p>\n' if sheet.subtitle else ""
    box = f'<dl class="brief-facts">\n{facts}</dl>\n' if facts else ""
    mark = f'<p class="brief-mark">For: {_text(sheet.audience)}</p>\n'
    return f'<header class="brief-head">\n{mark}<h1>{_text(sheet.title)}</h1>\n{subtitle}{box}</header>\n{_contents(sheet)}'


def _contents(sheet: Sheet) -> str:
    sections = [b for b in sheet.blocks if isinstance(b, Heading) and b.level <= 2 and b.anchor]
    if len(sections) < 3:
        return ""
    items = "".join(f'<li><a href="#{_text(b.anchor)}">{_text(b.text)}</a></li>\n' for b in sections)
    return f'<nav class="brief-contents" aria-label="Contents">\n<ol>\n{items}</ol>\n</nav>\n'


def _section(heading: Heading) -> str:
    named = f' aria-labelledby="{_text(heading.anchor)}"' if heading.anchor else ""
    return f"<section{named}>\n{_heading(heading, 1)}"


def _heading(heading: Heading, level: int) -> str:
    anchor = f' id="{_text(heading.anchor)}"' if heading.anchor else ""
    tag = f"h{min(6, level + 1)}"
    return f"<{tag}{anchor}>{_text(heading.text)}</{tag}>\n"


def _run(run: Run) -> str:
    text = _text(run.text)
    if run.lang:
        text = f'<span lang="{_text(run.lang)}" dir="auto">{text}</span>'
    if run.quoted:
        text = f'<span class="brief-quoted">{text}</span>'
    if run.strong:
        text = f"<strong>{text}</strong>"
    return text + _marks(run.notes)


def _marks(notes: tuple[int, ...]) -> str:
    if not notes:
        return ""
    links = ", ".join(f'<a href="#note-{n}" role="doc-noteref">{n}</a>' for n in notes)
    return f'<sup class="brief-notes">{links}</sup>'


def _line(line: Line) -> str:
    return "".join(_run(run) for run in line)


def _block(block: Block, level: int) -> str:
    if isinstance(block, Heading):
        return _heading(block, level)
    if isinstance(block, Paragraph):
        return f'<p dir="auto">{_line(block.line)}</p>\n'
    if isinstance(block, Bullets):
        tag = "ol" if block.ordered else "ul"
        items = "".join(f'<li dir="auto">{_line(item)}</li>\n' for item in block.items)
        return f"<{tag}>\n{items}</{tag}>\n"
    if isinstance(block, Table):
        return _table(block)
    return _figure(block)


def _table(table: Table) -> str:
    """A table in a frame of its own that scrolls where the page is narrow; cells carry their labels, for stacking.

    The roles are those that the elements have by themselves; they keep them when a narrow page stacks the cells.
    """
    labels = ["".join(run.text for run in cell) for cell in table.head]
    head = "".join(f'<th scope="col" role="columnheader">{_line(cell)}</th>' for cell in table.head)
    rows = []
    for row in table.rows:
        cells = "".join(
            f'<td data-label="{_text(label)}" role="cell" dir="auto">{_line(cell)}</td>'
            if n
            else f'<th scope="row" role="rowheader" dir="auto">{_line(cell)}</th>'
            for n, (label, cell) in enumerate(zip(labels, row, strict=True))
        )
        rows.append(f'<tr role="row">{cells}</tr>\n')
    caption = f"<caption>{_text(table.caption)}</caption>\n" if table.caption else ""
    name = _text(table.caption or "Table")
    top = f'<thead role="rowgroup"><tr role="row">{head}</tr></thead>'
    body = f'{top}\n<tbody role="rowgroup">\n{"".join(rows)}</tbody>'
    return f'<div class="brief-table" role="group" aria-label="{name}" tabindex="0">\n<table role="table">\n{caption}{body}\n</table>\n</div>\n'


def _figure(figure: Figure) -> str:
    data = ""
    if figure.data is not None:
        data = f'<details open="open"><summary>{_text(figure.title)}: the data</summary>\n{_table(figure.data)}</details>\n'
    caption = f"<figcaption>{_text(figure.title)}</figcaption>\n"
    name = _text(f"Figure: {figure.title}")
    wide = " brief-wide" if figure.narrow else ""
    drawing = f'<div class="brief-drawing{wide}" role="group" aria-label="{name}" tabindex="0">{figure.svg}</div>\n'
    if figure.narrow:
        drawing += f'<div class="brief-drawing brief-narrow" role="group" aria-label="{name}">{figure.narrow}</div>\n'
    return f'<figure class="brief-figure">\n{caption}{drawing}{data}</figure>\n'


def _footnotes(footnotes: tuple[Footnote, ...]) -> str:
    if not footnotes:
        return ""
    items = "".join(f'<li id="note-{note.number}" value="{note.number}">{_note(note)}</li>\n' for note in footnotes)
    return f'<section class="brief-footnotes" role="doc-endnotes" aria-labelledby="footnotes">\n<h2 id="footnotes">Footnotes</h2>\n<ol>\n{items}</ol>\n</section>\n'


def _note(note: Footnote) -> str:
    address = web_address(note)
    link = f' <a class="brief-source" href="{_text(address)}" rel="noreferrer noopener">source</a>' if address else ""
    return f"{_line(note.line)}{link}"

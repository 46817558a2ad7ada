"""The forms in which a sheet can be had, and the renderer of each."""

from __future__ import annotations

from pathlib import Path

from goodoffices.brief.sheet import Sheet
from goodoffices.diagnose import UsageError

__all__ = ["FORMATS", "format_of", "render_sheet"]

FORMATS = ("text", "md", "html", "pdf", "docx", "json")
"""The forms, by the word that asks for them."""

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".json": "json",
}


def format_of(path: Path) -> str:
    """The form that a file's name asks for.

    Raises
    ------
    UsageError
        Where its suffix is none of those known.

    Examples
    --------
    >>> format_of(Path("brief.html"))
    'html'
    """
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        raise UsageError(
            f"{path.name} does not say by its suffix what it should be",
            f"end it in one of {', '.join(_SUFFIXES)}, or give --format",
        )
    return found


def render_sheet(sheet: Sheet, form: str) -> bytes:
    """A sheet in one of :data:`FORMATS`; the same bytes for the same sheet.

    Raises
    ------
    UsageError
        Where there is no such form.
    MissingExtra
        Where the form needs a library that is not installed.
    """
    # Each renderer is loaded when it is asked for: the office formats bring large libraries.
    if form == "text":
        from goodoffices.brief.text import render_text

        return render_text(sheet).encode()
    if form == "md":
        from goodoffices.brief.markdown import render_markdown

        return render_markdown(sheet).encode()
    if form == "html":
        from goodoffices.brief.html import render_html

        return render_html(sheet).encode()
    if form == "json":
        from goodoffices.brief.plain import render_json

        return render_json(sheet).encode()
    return _office(sheet, form)


def _office(sheet: Sheet, form: str) -> bytes:
    if form == "pdf":
        from goodoffices.brief.pdf import render_pdf

        return render_pdf(sheet)
    if form == "docx":
        from goodoffices.brief.docx import render_docx

        return render_docx(sheet)
    raise UsageError(f'"{form}" is not a form of a brief', f"one of: {', '.join(FORMATS)}")

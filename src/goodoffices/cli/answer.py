"""The forms in which a verb gives its answer: the options, what cannot be asked, and where it goes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.brief import Sheet

__all__ = ["FORMS", "chosen_form", "deliver", "form_options", "show_sheet", "write_answer"]

FORMS = ("text", "md", "html", "pdf", "docx", "json")
_OFFICE = ("pdf", "docx")


def form_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--format`` and ``--output``: how the answer is laid out, and where it goes."""
    command = click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        help="Write to this file instead of standard output.",
    )(command)
    return click.option(
        "--format", "form", type=click.Choice(FORMS), help="By default from the suffix of --output, else text."
    )(command)


def chosen_form(verb: str, form: str | None, output: Path | None, *, as_json: bool = False) -> str:
    """The form that is asked for, by name or by the suffix of the file.

    Parameters
    ----------
    verb : str
        Names the file that is suggested where there is none.

    Raises
    ------
    UsageError
        For two forms at once, and for an office file that would go to the terminal.
    """
    if as_json and form not in (None, "json"):
        raise UsageError(f"--json and --format {form} are two answers", "give one of them")
    if as_json or form:
        chosen = "json" if as_json else form or ""
    elif output is None:
        chosen = "text"
    else:
        from goodoffices.brief.formats import format_of

        chosen = format_of(output)
    if output is None and chosen in _OFFICE and sys.stdout.isatty():
        raise UsageError(f"a {chosen} file is not for the terminal", f"add -o {verb}.{chosen}")
    return chosen


def deliver(sheet: Sheet, form: str, output: Path | None, told: str, *, width: int = 110) -> None:
    """Lay out a sheet and give it: to the file, to the terminal in its own width, or as it is."""
    from goodoffices.brief.formats import render_sheet

    if output is None and form == "text" and sys.stdout.isatty():
        show_sheet(sheet, width)
    else:
        write_answer(render_sheet(sheet, form), output, told)


def write_answer(content: bytes, output: Path | None, told: str) -> None:
    """Write to the file, all or nothing, and tell on standard error what it is; or to standard output."""
    from goodoffices.text import write_atomic

    if output is None:
        sys.stdout.buffer.write(content)
        return
    write_atomic(output, content)
    click.echo(f"{output}: {told}", err=True)


def show_sheet(sheet: Sheet, most: int) -> None:
    """The text on a terminal: as wide as reads well, headings set apart where the terminal can."""
    from goodoffices.brief.text import styled_lines

    width = min(most, max(60, shutil.get_terminal_size((88, 24)).columns - 2))
    for style, line in styled_lines(sheet, width):
        bold, dim = style in ("title", "heading", "subheading"), style in ("rule", "note")
        click.echo(click.style(line, bold=bold or None, dim=dim or None))

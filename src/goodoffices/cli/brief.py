"""``goodoffices brief``: the document for a round of talks."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.cli.options import audience_option, identity_options, passphrase_of, tell, time_options
from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.brief import Sheet
    from goodoffices.conflict import ConflictFile

__all__ = ["command"]

_FORMATS = ("text", "md", "html", "pdf", "docx", "json")
_OFFICE = ("pdf", "docx")


@click.command("brief")
@click.argument("case", type=click.Path(path_type=Path))
@audience_option
@time_options
@click.option("--round", "round_", metavar="ID", help="The round it is for; by default the next one, else the latest.")
@click.option(
    "--format", "form", type=click.Choice(_FORMATS), help="By default from the suffix of --output, else text."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to this file instead of standard output.",
)
@identity_options
def command(
    case: Path,
    audience: str,
    as_of: str | None,
    hindsight: bool,
    round_: str | None,
    form: str | None,
    output: Path | None,
    identity: tuple[Path, ...],
    passphrase_file: Path | None,
) -> None:
    """Write the brief for a round of talks of the case folder CASE.

    When and where, who sits for whom and what changed, what was agreed and how far it is done, where each side
    stands, what is claimed and contested, what presses, what was said, what is not known: every line with its source.
    """
    from goodoffices.brief import compose_brief, format_of
    from goodoffices.case import load_case

    form = form or (format_of(output) if output else "text")
    if output is None and form in _OFFICE and sys.stdout.isatty():
        raise UsageError(f"a {form} file is not for the terminal", f"add -o brief.{form}")
    passphrase = passphrase_of(passphrase_file)
    loaded, report = load_case(case, audience, as_of, hindsight=hindsight, identities=identity, passphrase=passphrase)
    tell(report)
    conflicts: tuple[ConflictFile, ...] = ()
    if (case / "conflicts").is_dir():
        # Read only where there are some: it brings numpy. What cannot be read is for `check` to tell.
        from goodoffices.conflict import read_case_conflicts

        conflicts, _ = read_case_conflicts(case, loaded.reader, loaded)
    _deliver(compose_brief(loaded, round_, conflicts), form, output)


def _deliver(sheet: Sheet, form: str, output: Path | None) -> None:
    from goodoffices.brief import render_sheet
    from goodoffices.text import write_atomic

    if output is not None:
        write_atomic(output, render_sheet(sheet, form))
        click.echo(f"{output}: {sheet.title}, for {sheet.audience}, as of {sheet.as_of}", err=True)
    elif form == "text" and sys.stdout.isatty():
        _show(sheet)
    else:
        sys.stdout.buffer.write(render_sheet(sheet, form))


def _show(sheet: Sheet) -> None:
    """The text on a terminal: as wide as reads well, headings set apart where the terminal can."""
    from goodoffices.brief.text import styled_lines

    width = min(100, max(60, shutil.get_terminal_size((88, 24)).columns - 2))
    for style, line in styled_lines(sheet, width):
        bold, dim = style in ("title", "heading", "subheading"), style in ("rule", "note")
        click.echo(click.style(line, bold=bold or None, dim=dim or None))

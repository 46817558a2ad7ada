"""``goodoffices remains``: what a log of remains amounts to, who differs, and which results are awaited."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.cli.answer import chosen_form, form_options, show_sheet
from goodoffices.cli.options import day_option
from goodoffices.diagnose import Diagnostic, Place, Report, draw

if TYPE_CHECKING:
    from goodoffices.exchange.remains import Log

__all__ = ["command"]

_SHOWN = 20


@click.command("remains")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--as-of", "as_of", callback=day_option, metavar="DAY", help="As it stood at the end of this day.")
@click.option("--by", default="", metavar="OFFICE", help="By the word of this office and of those whose word it takes.")
@click.option(
    "--extends",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="An earlier copy: tell what of it is not there.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json: the answer as data.")
@form_options
def command(
    folder: Path,
    as_of: date | None,
    by: str,
    extends: Path | None,
    as_json: bool,
    form: str | None,
    output: Path | None,
) -> None:
    """Count what the log in FOLDER holds: bags, persons, who is identified, disputed and returned.

    FOLDER holds remains.yaml and tables of events. Numbers that offices told are held against one another and against the
    items. Exit code 1 where a file holds a fault, or where --extends finds lines that were lost or changed.
    """
    from goodoffices.exchange.remains import answer_of

    form = chosen_form("remains", form, output, as_json=as_json)
    log = _read(folder, told=True)
    day = as_of.isoformat() if as_of else ""
    found = answer_of(log, day, by)
    lost = _lost(_read(extends), log) if extends is not None else ()
    _tell((*_doubts(log.view(day, by)), *lost), folder)
    if form == "json":
        _write((json.dumps(found, ensure_ascii=False, indent=2) + "\n").encode(), output)
    else:
        from goodoffices.brief.formats import render_sheet
        from goodoffices.brief.remains import sheet_of_remains

        sheet = sheet_of_remains(found)
        if output is None and form == "text" and sys.stdout.isatty():
            show_sheet(sheet, 130)
        else:
            _write(render_sheet(sheet, form), output)
    if lost:
        sys.exit(1)


def _read(folder: Path, *, told: bool = False) -> Log:
    from goodoffices.exchange.remains import read_remains

    log, report = read_remains(folder)
    if log is None:
        _tell(report.errors, folder)
        sys.exit(1)
    if told:
        _tell(tuple(report), folder)
    return log


def _doubts(view: Log) -> tuple[Diagnostic, ...]:
    """What cannot all be so, each at the line at which to look first."""
    from goodoffices.exchange.remains import faults_of, graph_of

    found = []
    for point in faults_of(graph_of(view)):
        place = Place(*point.event.place) if point.event is not None else Place("remains.yaml")
        found.append(Diagnostic("W732", point.words, place))
    return tuple(found)


def _lost(earlier: Log, later: Log) -> tuple[Diagnostic, ...]:
    from goodoffices.exchange.remains import removed_since

    return tuple(
        Diagnostic(
            "E734", "this event is not there any more as it was", Place(*event.place), help="the earlier copy has it"
        )
        for event in removed_since(earlier, later)
    )


def _tell(diagnostics: tuple[Diagnostic, ...], folder: Path) -> None:
    ordered = tuple(Report.of(diagnostics))
    for diagnostic in ordered[:_SHOWN]:
        click.echo(draw(diagnostic, root=str(folder)) + "\n", err=True)
    if len(ordered) > _SHOWN:
        click.echo(f"and {len(ordered) - _SHOWN:,} more", err=True)


def _write(content: bytes, output: Path | None) -> None:
    from goodoffices.text import write_atomic

    if output is None:
        sys.stdout.buffer.write(content)
        return
    write_atomic(output, content, mode=0o600)
    click.echo(f"{output}: remains, readable by you alone", err=True)

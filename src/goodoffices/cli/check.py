"""``goodoffices check``: all faults of all files at once."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from goodoffices.cli.options import identity_options, passphrase_of
from goodoffices.diagnose import FolderError, Report, draw

__all__ = ["command"]

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan", "place": "blue", "mark": "magenta"}


@click.command("check")
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
@click.option(
    "--texts",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Hold every span against the texts of sources in this folder (known by fingerprint).",
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until interrupted.")
@click.option("--errors-only", is_flag=True, help="Leave warnings and notes out.")
@identity_options
def command(
    case: Path,
    as_json: bool,
    texts: Path | None,
    watch: bool,
    errors_only: bool,
    identity: tuple[Path, ...],
    passphrase_file: Path | None,
) -> None:
    """Check the case folder CASE: every fault and doubt of every file, with its place and its repair.

    Exit code 0 where there is none, 1 where there are errors or warnings.
    """
    passphrase = passphrase_of(passphrase_file)

    def once() -> Report:
        from goodoffices.case.check import check_case

        report = check_case(case, texts=texts, identities=identity, passphrase=passphrase)
        if (case / "conflicts").is_dir():
            report = _with_conflicts(report, case, identity, passphrase)
        return Report(report.errors, report.files, report.entries) if errors_only else report

    if watch:
        _watch(case, once)
    report = once()
    click.echo(json.dumps(report.to_json(), ensure_ascii=False, indent=2) if as_json else _lay_out(report, case))
    sys.exit(0 if report.clean else 1)


def _with_conflicts(report: Report, case: Path, identities: tuple[Path, ...], passphrase: str | None) -> Report:
    from goodoffices.case import DESK, load_case
    from goodoffices.conflict import read_case_conflicts

    loaded = None
    if not any(fault.code.startswith("E1") for fault in report):
        # What the conflicts rest on is held against the entries, where these can be read.
        loaded, _ = load_case(case, DESK, identities=identities, passphrase=passphrase)
    found, conflicts = read_case_conflicts(case, DESK, loaded)
    return Report.of([*report, *conflicts], files=report.files + conflicts.files, entries=report.entries + len(found))


def _lay_out(report: Report, case: Path) -> str:
    paint = _paint if sys.stdout.isatty() else _plain
    parts = [draw(diagnostic, paint=paint, root=str(case)) for diagnostic in report]
    parts.append(_summary(report, case))
    return "\n\n".join(parts)


def _plain(text: str, _style: str) -> str:
    return text


def _paint(text: str, style: str) -> str:
    return click.style(text, fg=_COLOURS[style], bold=style != "place")


def _summary(report: Report, case: Path) -> str:
    read = f"{_many(report.files, 'file')}, {_many(report.entries, 'item')}"
    if report.clean:
        return f"{case}: clean ({read})"
    return f"{case}: {_many(len(report.errors), 'error')}, {_many(len(report.warnings), 'warning')} ({read}); goodoffices explain CODE says more"


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _watch(case: Path, once: Callable[[], Report]) -> None:
    """Check again whenever something in the folder changes; ends with an interrupt."""
    seen: object = None
    while True:
        state = _state(case)
        if state != seen:
            seen = state
            click.clear()
            try:
                click.echo(_lay_out(once(), case))
            except FolderError as fault:  # a file may be missing for the moment in which it is being saved
                click.echo(f"error: {fault.message}")
        time.sleep(0.3)


def _state(case: Path) -> list[tuple[str, int, int]]:
    found = []
    for path in case.rglob("*.yaml*"):
        try:
            stat = path.stat()
        except OSError:
            continue
        found.append((str(path), stat.st_mtime_ns, stat.st_size))
    return sorted(found)

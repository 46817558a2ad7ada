"""``goodoffices explain``: the page of a code."""

from __future__ import annotations

from pathlib import Path

import click

from goodoffices.diagnose import FolderError, UsageError
from goodoffices.diagnose.catalogue import CODES, index, page
from goodoffices.text import write_atomic

__all__ = ["command"]


@click.command("explain")
@click.argument("code", required=False)
@click.option(
    "--pages",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the page of every code, and their list, into this folder.",
)
def command(code: str | None, pages: Path | None) -> None:
    """Explain the CODE of a fault or doubt; without one, list them all."""
    if pages is not None:
        _write(pages)
        return
    if code is None:
        for entry in CODES.values():
            click.echo(f"{entry.code}  {entry.title}")
        return
    found = CODES.get(code.strip().upper().strip("[]"))
    if found is None:
        raise UsageError(f'there is no code "{code}"', "goodoffices explain lists them all")
    click.echo(page(found), nl=False)


def _write(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise FolderError(
            f"{folder} cannot be made: {fault.strerror or fault}", "give a folder that can be written to"
        ) from fault
    for entry in CODES.values():
        write_atomic(folder / f"{entry.code}.md", page(entry))
    write_atomic(folder / "README.md", index(CODES.values()))
    click.echo(f"{folder}: {len(CODES)} pages and README.md")

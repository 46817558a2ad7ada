"""``goodoffices explain``: the page of a code."""

from __future__ import annotations

import click

from goodoffices.diagnose.catalogue import CODES, page
from goodoffices.diagnose import UsageError

__all__ = ["command"]


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the CODE of a fault or doubt; without one, list them all."""
    if code is None:
        for entry in CODES.values():
            click.echo(f"{entry.code}  {entry.title}")
        return
    found = CODES.get(code.upper().strip("[]"))
    if found is None:
        raise UsageError(f'there is no code "{code}"', "goodoffices explain lists them all")
    click.echo(page(found))

"""``goodoffices schema``: the case format for editors and other programs."""

from __future__ import annotations

import json
from pathlib import Path

import click

__all__ = ["command"]


@click.command("schema")
@click.option("--page", is_flag=True, help="Print the reference page (Markdown) instead.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def command(page: bool, output: Path | None) -> None:
    """Print the JSON Schema (2020-12) of the files of a case."""
    from goodoffices.case.schema import json_schema, reference_page
    from goodoffices.text import write_atomic

    text = reference_page() if page else json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomic(output, text)

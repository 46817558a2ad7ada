"""``goodoffices export``: a case in another program's format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.options import audience_option, identity_options, passphrase_of, tell, time_options
from goodoffices.diagnose import UsageError

__all__ = ["command"]

_FORMATS = ("ics", "csv", "json", "jsonld", "parquet")


@click.command("export")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(_FORMATS),
    required=True,
    help="ics: calendar; csv, parquet: tables; json: the whole case; jsonld: linked data.",
)
@click.option(
    "--kind", metavar="TABLE", help="csv, parquet: only this table (round, position, spans ...), as one file."
)
@click.option("--deadlines", is_flag=True, help="ics: the deadlines of pressure too.")
@audience_option
@time_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File, or for several tables a new folder; otherwise printed.",
)
@identity_options
def command(
    case: Path,
    format_: str,
    kind: str | None,
    deadlines: bool,
    audience: str,
    as_of: str | None,
    hindsight: bool,
    output: Path | None,
    **keys: Any,
) -> None:
    """Export the case folder CASE as far as AUDIENCE may see it.

    The export names its audience and holds nothing stricter; the same case gives the same bytes.
    """
    from goodoffices.brief.export import export_case, write_bundle
    from goodoffices.case import load_case

    identities, passphrase = keys["identity"], passphrase_of(keys["passphrase_file"])
    loaded, report = load_case(case, audience, as_of, hindsight=hindsight, identities=identities, passphrase=passphrase)
    tell(report)
    bundle = export_case(loaded, format_, kind=kind, deadlines=deadlines)
    for remark in bundle.remarks:
        click.echo(f"note: {remark}", err=True)
    if output is not None:
        write_bundle(bundle, output)
        click.echo(f"{output}: {format_}, for {loaded.reader}", err=True)
        return
    if bundle.folder:
        raise UsageError(f"{format_} makes several files", "say where with -o FOLDER, or choose one table with --kind")
    if format_ == "parquet" and sys.stdout.isatty():
        raise UsageError("a Parquet file would upset the terminal", "say where with -o FILE")
    click.echo(bundle.files[0][1], nl=False)

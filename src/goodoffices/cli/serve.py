"""``goodoffices serve``: the workbench in a browser on this machine."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from goodoffices.cli.options import audience_option, identity_options, passphrase_of, time_options

__all__ = ["command"]


@click.command("serve")
@click.argument("case", type=click.Path(path_type=Path))
@audience_option
@time_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="On the loopback interface; 0 for any free one.  [default: 8484, or any free one]",
)
@identity_options
def command(
    case: Path,
    audience: str,
    as_of: str | None,
    hindsight: bool,
    port: int | None,
    identity: tuple[Path, ...],
    passphrase_file: Path | None,
) -> None:
    """Open the workbench of the case folder CASE in a browser on this machine.

    It is read-only, answers on 127.0.0.1 alone, and lets in whoever follows the printed link; the link works once.
    Changed files show at the next page.
    """
    from goodoffices.web.serve import serve_case
    from goodoffices.web.session import Viewer
    from goodoffices.web.shelf import Shelf

    shelf = Shelf(
        case, as_of=as_of, hindsight=hindsight, identities=identity, passphrase=passphrase_of(passphrase_file)
    )
    serve_case(
        shelf, Viewer(audience), port, click.echo, sys.stdin if sys.stdin is not None and sys.stdin.isatty() else None
    )

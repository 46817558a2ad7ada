"""``goodoffices positions``: where each side stands on each option, over time."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.options import audience_option, case_as_asked, identity_options, time_options

__all__ = ["command"]


@click.command("positions")
@click.argument("case", type=click.Path(path_type=Path))
@audience_option
@time_options
@click.option("--issue", metavar="ID", help="Only this issue.")
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
@identity_options
def command(case: Path, issue: str | None, as_json: bool, **asked: Any) -> None:
    """Show where each side of the case folder CASE stands on each option, since when and by whose word.

    Beside it: what moved from round to round, what is common ground, how far apart the sides are, and which claims
    stand against each other. Silence is shown as silence.
    """
    from goodoffices.positions import read_positions
    from goodoffices.positions.page import choose_issue, page_of_positions
    from goodoffices.positions.plain import plain_table

    loaded = case_as_asked(case, asked)
    table = read_positions(loaded)
    if issue is not None:
        table = choose_issue(loaded, table, issue)
    if as_json:
        head = {"made_for": str(loaded.reader), "fingerprint": loaded.fingerprint}
        click.echo(json.dumps(head | plain_table(table), ensure_ascii=False, indent=2))
        return
    # A file or a pipe always gets the same lines, whatever the terminal.
    width = shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
    click.echo("\n".join(page_of_positions(loaded, table, width)))

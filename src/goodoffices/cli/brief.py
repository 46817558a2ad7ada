"""``goodoffices brief``: the document for a round of talks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.answer import chosen_form, deliver, form_options
from goodoffices.cli.options import audience_option, case_as_asked, identity_options, time_options

if TYPE_CHECKING:
    from goodoffices.conflict import ConflictFile

__all__ = ["command"]


@click.command("brief")
@click.argument("case", type=click.Path(path_type=Path))
@audience_option
@time_options
@click.option("--round", "round_", metavar="ID", help="The round it is for; by default the next one, else the latest.")
@form_options
@identity_options
def command(case: Path, round_: str | None, form: str | None, output: Path | None, **asked: Any) -> None:
    """Write the brief for a round of talks of the case folder CASE.

    When and where, who sits for whom and what changed, what was agreed and how far it is done, where each side
    stands, what is claimed and contested, what presses, what was said, what is not known: every line with its source.
    """
    from goodoffices.brief import compose_brief

    form = chosen_form("brief", form, output)
    loaded = case_as_asked(case, asked)
    conflicts: tuple[ConflictFile, ...] = ()
    if (case / "conflicts").is_dir():
        # Read only where there are some: it brings numpy. What cannot be read is for `check` to tell.
        from goodoffices.conflict import read_case_conflicts

        conflicts, _ = read_case_conflicts(case, loaded.reader, loaded)
    sheet = compose_brief(loaded, round_, conflicts)
    deliver(sheet, form, output, f"{sheet.title}, for {sheet.audience}, as of {sheet.as_of}", width=100)

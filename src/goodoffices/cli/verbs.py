"""A group of verbs whose help says what each does in a whole sentence."""

from __future__ import annotations

import click

__all__ = ["Verbs"]


class Verbs(click.Group):
    """Click cuts the line of a verb off at the width of the terminal; here it is wrapped."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        lines = []
        for name in self.list_commands(ctx):
            verb = self.get_command(ctx, name)
            if verb is not None and not verb.hidden:
                lines.append((name, verb.get_short_help_str(limit=1000)))
        with formatter.section("Verbs"):
            formatter.write_dl(lines)

"""The verbs by name; each is loaded when it is called, so that ``--help`` stays quick."""

from __future__ import annotations

import os
import sys
import traceback
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from goodoffices import __version__
from goodoffices.diagnose import GoodOfficesError

__all__ = ["VERBS", "command", "run"]

VERBS: dict[str, tuple[str, str]] = {
    "new": ("goodoffices.cli.new:command", "Make the folder of a new case."),
    "quote": ("goodoffices.cli.quote:command", "Find words in a text and print the span that cites them."),
    "check": ("goodoffices.cli.check:command", "Check a case: every fault and doubt, with its place."),
    "explain": ("goodoffices.cli.explain:command", "Explain the code of a fault, with an example."),
    "format": ("goodoffices.cli.format:command", "Rewrite the files of a case in the canonical style."),
    "schema": ("goodoffices.cli.schema:command", "Print the JSON Schema of the case format."),
    "read": ("goodoffices.cli.read:command", "Read news and documents, and propose entries, each with its words."),
    "positions": ("goodoffices.cli.positions:command", "Show where each side stands on each option, over time."),
    "analyse": ("goodoffices.cli.analyse:command", "Show what all could accept, and which packages are efficient."),
    "stability": ("goodoffices.cli.stability:command", "Show where a conflict comes to rest, and why."),
    "lists": ("goodoffices.cli.lists:command", "Keep lists of people: versions, changes, what is claimed."),
    "reconcile": ("goodoffices.cli.reconcile:command", "Bring two lists of people together."),
    "hidden": ("goodoffices.cli.hidden:command", "Reconcile two lists without showing either."),
    "prove": ("goodoffices.cli.prove:command", "Prove that a name is, or is not, on a version of a list."),
    "plan": ("goodoffices.cli.plan:command", "Plan an exchange of people, proven to be best."),
    "manifest": ("goodoffices.cli.manifest:command", "Make, change, sign and print the list of one stage."),
    "handover": ("goodoffices.cli.handover:command", "Tick who came, and account for a handover."),
    "remains": ("goodoffices.cli.remains:command", "Count and compare what a log of remains holds."),
    "brief": ("goodoffices.cli.brief:command", "Write the brief for a round of talks."),
    "export": ("goodoffices.cli.export:command", "Export a case: calendar, tables, linked data."),
    "ledger": ("goodoffices.cli.ledger:command", "Keep and verify the chain of fingerprints."),
    "seal": ("goodoffices.cli.seal:seal", "Seal a private file to those who may open it."),
    "open": ("goodoffices.cli.seal:open_", "Open a sealed file."),
    "destroy": ("goodoffices.cli.seal:destroy", "Destroy the access to a sealed file."),
    "serve": ("goodoffices.cli.serve:command", "Open the workbench in a browser on this machine."),
}
"""Name of the verb: where it is, and its line in the help."""


class _House(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            from difflib import get_close_matches

            near = get_close_matches(cmd_name, VERBS, 1)
            ctx.fail(f"There is no verb '{cmd_name}'." + (f" Perhaps '{near[0]}' is meant." if near else ""))
        module, _, name = VERBS[cmd_name][0].partition(":")
        found = getattr(import_module(module), name)
        assert isinstance(found, click.Command)  # noqa: S101 - a verb that is none is a fault of this program
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(name, line) for name, (_, line) in VERBS.items()])


@click.group(cls=_House, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="goodoffices")
def command() -> None:
    """Good Offices: the workbench of a mediation team.

    A case is a folder of plain text that holds a peace process: rounds, delegations, statements, positions, claims,
    agreements and obligations, each tied to its source. Begin with: goodoffices check CASE
    """


def run() -> NoReturn:
    """Run a verb; a fault of the request is two lines on stderr, never a traceback."""
    try:
        done = command.main(prog_name="goodoffices", standalone_mode=False)
        code = done if isinstance(done, int) else 0
    except GoodOfficesError as fault:
        click.echo(f"error: {fault.message}", err=True)
        if fault.help:
            click.echo(f"help: {fault.help}", err=True)
        code = fault.exit_code
    except click.exceptions.Exit as left:
        code = left.exit_code
    except click.ClickException as fault:
        fault.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted: nothing was written by halves", err=True)
        code = 130
    except Exception as fault:
        if os.environ.get("GOODOFFICES_DEBUG"):
            raise
        click.echo(_own_fault(fault), err=True)
        code = 70
    sys.exit(code)


def _own_fault(fault: Exception) -> str:
    """What is said of a fault of this program: where it is, and nothing of the case on which it was working."""
    steps = [s for s in traceback.extract_tb(fault.__traceback__) if "goodoffices" in s.filename]
    where = f"{Path(steps[-1].filename).name}:{steps[-1].lineno}" if steps else "outside"
    return (
        f"error: a fault of this program ({type(fault).__name__} at {where}); nothing was written by halves\n"
        "help: please report it; GOODOFFICES_DEBUG=1 shows all, which may hold lines of the case"
    )

"""``goodoffices hidden blind``, ``raise`` and ``common``: private set intersection between the two sides."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from goodoffices.cli.people_list import list_options, read_own_list, require_new

__all__ = ["blind", "common", "raise_"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("blind")
@list_options
@click.option("--round", "round_", required=True, help="Name of the round, the same on both sides, new every time.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The blinded list, for the other side."
)
def blind(round_: str, output: Path, **asked: Any) -> None:
    """Blind LIST for the other side: step 1 of finding what is common without mediator and shared key.

    Beside the blinded list stands OUTPUT.own.json, which stays on this machine.
    """
    from goodoffices.people.hidden import blind as blind_list
    from goodoffices.people.hidden.intersection import write_blinded, write_own

    stays = output.with_name(f"{output.name}.own.json")
    require_new(stays, "without it what the other side sends back means nothing")
    sent, own = blind_list(read_own_list(asked), round=round_, side=asked["side"] or "")
    write_own(own, stays)
    write_blinded(sent, output)
    click.echo(f"{output}: {sent.rows:,} rows, {sum(map(len, sent.points.values())):,} points; goes to the other side")
    click.echo(f"{stays}: stays on this machine")


@click.command("raise")
@click.argument("theirs", type=_FILE)
@click.option(
    "--own", "own_file", required=True, type=_FILE, help="The file OUTPUT.own.json of this side's blinded list."
)
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Keep it, and send a copy back.")
@click.option("--largest", type=click.IntRange(min=1), help="Refuse a list with more rows.")
def raise_(theirs: Path, own_file: Path, output: Path, largest: int | None) -> None:
    """Lock the blinded list THEIRS of the other side a second time: step 2."""
    from goodoffices.diagnose import UsageError
    from goodoffices.people.hidden import raise_again
    from goodoffices.people.hidden.intersection import read_blinded, read_own, write_blinded

    received = read_blinded(theirs)
    # A side can name fewer rows than it sends points for; the points of a kind are at most one a row.
    rows = max([received.rows, *(len(points) for points in received.points.values())])
    if largest is not None and rows > largest:
        raise UsageError(f"the other side's list has {rows:,} rows, more than {largest:,}", "ask why before you go on")
    twice = raise_again(received, read_own(own_file))
    write_blinded(twice, output)
    click.echo(f"{output}: {rows:,} rows of the other side; keep it, and send a copy back")


@click.command("common")
@click.option(
    "--own", "own_file", required=True, type=_FILE, help="The file OUTPUT.own.json of this side's blinded list."
)
@click.option("--returned", required=True, type=_FILE, help="This side's points, as the other side sent them back.")
@click.option("--theirs", required=True, type=_FILE, help="The other side's points, as `raise` wrote them here.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="Write the answers by your own ids (CSV)."
)
def common(own_file: Path, returned: Path, theirs: Path, output: Path) -> None:
    """Find which of your own rows are common: step 3."""
    from goodoffices.cli.hidden import write_own_answers
    from goodoffices.people.hidden import common as common_rows
    from goodoffices.people.hidden.intersection import read_blinded, read_own

    write_own_answers(common_rows(read_own(own_file), read_blinded(returned), read_blinded(theirs)), output)

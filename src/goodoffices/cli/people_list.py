"""A list of people as the argument of a verb."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.people import PersonList

__all__ = ["list_options", "read_own_list"]


def list_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``LIST``, ``--mapping`` and ``--side``: one's own list."""
    command = click.option("--side", help="Whose list it is.  [default: the name of the file]")(command)
    command = click.option(
        "--mapping", type=click.Path(path_type=Path), help="Which column holds what (YAML: field: heading)."
    )(command)
    return click.argument("list_file", metavar="LIST", type=click.Path(path_type=Path))(command)


def read_own_list(asked: dict[str, Any]) -> PersonList:
    """The list; what is odd in it is said in numbers, what cannot be read is refused.

    Raises
    ------
    UsageError
        When the list cannot be read or has no rows.
    """
    from goodoffices.people import read_list, read_mapping

    mapping = read_mapping(asked["mapping"]) if asked["mapping"] else None
    people, report = read_list(asked["list_file"], mapping=mapping)
    if report.errors:
        first = report.errors[0]
        raise UsageError(f"{first.place}: {first.message} [{first.code}]", first.help)
    doubts = len(list(report))
    if doubts:
        click.echo(f"{doubts:,} remarks about the list; goodoffices reconcile says each with its place", err=True)
    if not people.rows:
        raise UsageError("the list has no rows", "a list needs a row of headings and rows of people")
    return people

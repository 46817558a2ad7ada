"""A list of people as the argument of a verb: a file, or a version in a store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.people import PersonList

__all__ = ["list_options", "read_own_list", "require_new", "store_options"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


def list_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``LIST`` and ``--side``, with the options of :func:`store_options`."""
    command = click.option("--side", help="Whose list it is.  [default: the name of the file or list]")(command)
    return click.argument("list_file", metavar="LIST")(store_options(command))


def store_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--mapping`` for a file, ``--store-key`` and ``--store-passphrase-file`` for a version in a store."""
    command = click.option(
        "--store-passphrase-file", type=_FILE, help="File whose first line opens the store, where it is sealed with a passphrase."
    )(command)  # fmt: skip
    command = click.option("--store-key", type=_FILE, help="The key file of the store, where LIST stands in one.")(
        command
    )
    return click.option("--mapping", type=_FILE, help="Which column holds what (YAML: field: heading).")(command)


def require_new(path: Path, without: str) -> None:
    """Refuse to overwrite what stays with a side and cannot be made again.

    Raises
    ------
    UsageError
    """
    if path.exists():
        raise UsageError(f"{path} exists already; {without}", "choose another name for -o, or remove it first")


def read_own_list(asked: Mapping[str, Any]) -> PersonList:
    """The list; what is odd in a file is said in numbers, what cannot be read is refused.

    Parameters
    ----------
    asked : mapping
        ``list_file`` (a file, or ``lists.db#side-a@2``) and what :func:`store_options` brings.

    Raises
    ------
    UsageError
        When the list cannot be read or has no rows.
    """
    from goodoffices.people import read_list, read_mapping

    where = str(asked["list_file"])
    people = _in_store(where, asked)
    if people is None:
        people, report = read_list(Path(where), mapping=read_mapping(asked["mapping"]) if asked["mapping"] else None)
        if report.errors:
            first = report.errors[0]
            raise UsageError(f"{first.place}: {first.message} [{first.code}]", first.help)
        doubts = len(list(report))
        if doubts:
            click.echo(f"{doubts:,} remarks about the list; goodoffices reconcile says each with its place", err=True)
    if not people.rows:
        raise UsageError("the list has no rows", "a list needs a row of headings and rows of people")
    return people


def _in_store(where: str, asked: Mapping[str, Any]) -> PersonList | None:
    """The version of a list in a store; nothing where the text names a file."""
    if "#" not in where or Path(where).is_file():
        return None
    from goodoffices.cli.store_options import key_of_store
    from goodoffices.store import parse_reference, resolve

    reference = parse_reference(where)
    if reference is None:
        return None
    key = key_of_store(reference.store, {"key": asked["store_key"], "passphrase_file": asked["store_passphrase_file"]})
    return resolve(reference, key)

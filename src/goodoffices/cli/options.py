"""Options that several verbs share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.diagnose import Report, UsageError

if TYPE_CHECKING:
    from goodoffices.case import Case

__all__ = [
    "audience_option",
    "case_as_asked",
    "day_option",
    "identity_options",
    "passphrase_of",
    "tell",
    "time_options",
]

Decorated = Callable[..., Any]


def audience_option(command: Decorated) -> Decorated:
    """``--for``: whose view."""
    return click.option(
        "--for",
        "audience",
        default="mediator",
        show_default=True,
        metavar="AUDIENCE",
        help="public, room, party:ID, mediator or named:ID; nothing else is read.",
    )(command)


def time_options(command: Decorated) -> Decorated:
    """``--as-of`` and ``--hindsight``: the case as it stood."""
    command = click.option(
        "--hindsight", is_flag=True, help="With --as-of: keep what was learned later about what had happened by then."
    )(command)
    return click.option(
        "--as-of", "as_of", metavar="TIME", help="The case as it stood then (2025-07-23T16:00+03:00, or a day)."
    )(command)


def day_option(context: click.Context | None, parameter: click.Parameter | None, value: str | None) -> date | None:
    """A day, as the callback of an option."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f'"{value}" is not a day', "write it as 2025-09-30") from None


def identity_options(command: Decorated) -> Decorated:
    """``--identity`` and ``--passphrase-file``: what opens sealed files."""
    command = click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="File whose first line opens files sealed with a passphrase.",
    )(command)
    return click.option(
        "-i",
        "--identity",
        multiple=True,
        type=click.Path(path_type=Path),
        help="age identity file that opens sealed files (may be repeated).",
    )(command)


def passphrase_of(file: Path | None) -> str | None:
    """The first line of a passphrase file."""
    if file is None:
        return None
    try:
        return file.read_text("utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise UsageError(
            f"{file} cannot be read as a passphrase file", "give a text file whose first line is the passphrase"
        ) from None


def case_as_asked(folder: Path, asked: Mapping[str, Any]) -> Case:
    """The case by the options of this module: for whom, as of when, opened with what; its faults told."""
    from goodoffices.case import load_case

    case, report = load_case(
        folder,
        asked["audience"],
        asked["as_of"],
        hindsight=asked["hindsight"],
        identities=asked["identity"],
        passphrase=passphrase_of(asked["passphrase_file"]),
    )
    tell(report)
    return case


def tell(report: Report) -> None:
    """Say on stderr what of a case could not be read, so that nobody takes a part for the whole."""
    for diagnostic in report:
        where = f"{diagnostic.place}: " if diagnostic.place.path else ""
        click.echo(f"{diagnostic.level}: {where}{diagnostic.message}", err=True)
        if diagnostic.help:
            click.echo(f"help: {diagnostic.help}", err=True)

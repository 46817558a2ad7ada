"""Options of the verbs that open a store of lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.options import passphrase_of
from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.store import Key, Store

__all__ = ["key_of_store", "key_options", "open_as_asked", "user_of", "user_option"]

Decorated = Callable[..., Any]


def key_options(command: Decorated) -> Decorated:
    """``--key`` and ``--passphrase-file``: what opens a store. They arrive as ``key`` and ``passphrase_file``."""
    command = click.option(
        "--passphrase-file",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="File whose first line opens a store that is sealed with a passphrase; else it is asked for.",
    )(command)
    return click.option(
        "--key",
        type=click.Path(path_type=Path, dir_okay=False),
        help="The key file of the store.",
    )(command)


def user_option(command: Decorated) -> Decorated:
    """``--user``: under whose name something is recorded."""
    return click.option(
        "--user", metavar="NAME", help="Who records it; may be left out where the store has one user."
    )(command)  # fmt: skip


def key_of_store(where: str, asked: Mapping[str, Any]) -> Key | None:
    """What opens a store, by the options; a passphrase is asked for at the terminal where it is needed and not given."""
    from goodoffices.store import sealed_by

    if asked["key"] is not None and asked["passphrase_file"] is not None:
        raise UsageError("a store is opened with a key file or a passphrase, not both")
    if asked["key"] is not None:
        file: Path = asked["key"]
        return file
    passphrase = passphrase_of(asked["passphrase_file"])
    if passphrase is None and sealed_by(where) == "passphrase":
        passphrase = click.prompt("Passphrase of the store", hide_input=True, err=True)
    return passphrase


def open_as_asked(where: str, asked: Mapping[str, Any]) -> Store:
    """The store, opened by the options; with ``--ledger`` where the verb has it."""
    from goodoffices.store import open_store

    return open_store(where, key_of_store(where, asked), ledger=asked.get("ledger"))


def user_of(store: Store, asked: Mapping[str, Any]) -> str:
    """Under whose name something is recorded: as asked, else the only user who may write.

    Raises
    ------
    UsageError
        When nobody is named and there are several.
    """
    if asked["user"] is not None:
        return str(asked["user"])
    users = [user.name for user in store.users() if not user.ended]
    if len(users) != 1:
        raise UsageError("say who records it", f"--user NAME, one of: {', '.join(users)}")
    return users[0]

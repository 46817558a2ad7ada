"""``goodoffices lists export``, ``opening``, ``verify``, ``check`` and ``destroy``: what is shown, proven, ended."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.lists_page import counted
from goodoffices.cli.store_options import key_options, open_as_asked
from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.people import PersonList

__all__ = ["check", "destroy", "export", "opening", "verify"]

_STORE = click.argument("store")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
_LEDGER = click.option(
    "--ledger",
    type=click.Path(path_type=Path, exists=True),
    help="Case folder, or ledger file, in which the versions are recorded.",
)


@click.command("export")
@_STORE
@click.argument("list_id", metavar="LIST")
@click.argument("number", metavar="[K]", required=False, type=click.IntRange(1))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write (mode 600)."
)  # fmt: skip
@click.option("--original", is_flag=True, help="The file as it came, byte for byte, instead of the rows as CSV.")
@key_options
def export(store: str, list_id: str, number: int | None, output: Path, original: bool, **asked: Any) -> None:
    """Write version K of LIST (the newest) to a file that its owner alone can read."""
    from goodoffices.text import write_atomic

    if output.exists():
        raise UsageError(f"{output} exists already", "choose another name")
    with open_as_asked(store, asked) as opened:
        people = opened.version(list_id, number)
        content = opened.original(list_id, number) if original else _csv(people)
    if original and not content:
        raise UsageError("the file of this version was not kept", "leave out --original")
    write_atomic(output, content, mode=0o600)
    click.echo(
        f"{output}: {list_id}, version {people.version}, {counted(len(people), 'row')}, readable by you alone", err=True
    )


@click.command("opening")
@_STORE
@click.argument("list_id", metavar="LIST")
@click.argument("number", metavar="[K]", required=False, type=click.IntRange(1))
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write (mode 600)."
)  # fmt: skip
@key_options
def opening(store: str, list_id: str, number: int | None, output: Path, **asked: Any) -> None:
    """Write what opens the ledger's record of version K of LIST (the newest), for whoever is shown the list."""
    from goodoffices.text import write_atomic

    if output.exists():
        raise UsageError(f"{output} exists already", "choose another name")
    with open_as_asked(store, asked) as opened:
        k = int(opened.version(list_id, number).version)
        found = opened.versions(list_id)[k - 1]
    write_atomic(output, json.dumps(found.opening(), ensure_ascii=False, indent=2) + "\n", mode=0o600)
    click.echo(f"{output}: opens {found.commitment()}; show it with the list, and to nobody else", err=True)


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--opening", "said", required=True, type=click.Path(path_type=Path), help="What lists opening wrote for it."
)  # fmt: skip
@click.option("--ledger", required=True, type=click.Path(path_type=Path), help="Case folder, or ledger file.")
@_JSON
def verify(file: Path, said: Path, ledger: Path, as_json: bool) -> None:
    """Say whether FILE is the version of a list that the ledger fixed. Needs neither the store nor its key."""
    from dataclasses import asdict

    from goodoffices.people.version_opening import check_opening

    found = check_opening(said, file, ledger)
    if as_json:
        click.echo(json.dumps(asdict(found) | {"holds": found.holds}, ensure_ascii=False, indent=2))
    else:
        what = {"file": "is the file that came", "rows": "has the rows that came", "": "is not what came"}[found.agrees]
        where = f"record {found.record}, {found.recorded_at}" if found.record >= 0 else "no record of the ledger"
        click.echo(
            f"{file.name} {what} as version {found.version} of {found.list} ({counted(found.rows, 'row')}): {where}"
        )
    if not found.holds:
        sys.exit(1)


@click.command("check")
@_STORE
@_LEDGER
@key_options
def check(store: str, **asked: Any) -> None:
    """Open every entry of STORE; with --ledger, record what an interruption left owed to it and compare the two."""
    with open_as_asked(store, asked) as opened:
        faults = opened.check()
        owed = len(opened.owed())
        versions = sum(len(opened.versions(id)) for id in opened.lists())
    for fault in faults:
        click.echo(f"fault: {fault}")
    if owed:
        click.echo(f"{counted(owed, 'version')} owed to the ledger: repeat with --ledger")
    if faults or owed:
        sys.exit(1)
    click.echo(f"sound: {counted(versions, 'version')}, every entry, row and file opened")


@click.command("destroy")
@_STORE
@click.option("--key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Destroy this key file too.")
@click.option("--yes", is_flag=True, help="Do not ask for the store's name.")
def destroy(store: str, key: Path | None, yes: bool) -> None:
    """Destroy the key of STORE for everyone: what it holds stays sealed for ever. Copies of it are beyond reach."""
    from goodoffices.store import destroy_store_key, shown_name

    name = shown_name(store)
    if (
        not yes
        and click.prompt(f"Nobody will be able to open it again. Type {name} to destroy its key", err=True) != name
    ):
        raise UsageError("the name does not match: nothing was destroyed")
    destroy_store_key(store, key)
    click.echo(f"{name}: its key was destroyed; nobody can open it")


def _csv(people: PersonList) -> bytes:
    import csv
    import io

    from goodoffices.people import FIELDS
    from goodoffices.text.table import safe_cell

    filled = [name for name in FIELDS if name == "id" or any(getattr(row, name) for row in people.rows)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(filled)
    writer.writerows([safe_cell(getattr(row, name)) for name in filled] for row in people.rows)
    return text.getvalue().encode("utf-8", "surrogatepass")

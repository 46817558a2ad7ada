"""``goodoffices lists``: keep lists of people, their versions and what is claimed of each person."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.lists_claims import claim, claims, person
from goodoffices.cli.lists_judgements import judgements
from goodoffices.cli.lists_keeping import check, destroy, export, opening, verify
from goodoffices.cli.lists_page import change_lines, counted, plain_version, version_lines
from goodoffices.cli.store_options import key_options, open_as_asked, user_of, user_option
from goodoffices.cli.verbs import Verbs
from goodoffices.diagnose import Report, SealError, UsageError

if TYPE_CHECKING:
    from goodoffices.store import Key

__all__ = ["command"]

_STORE = click.argument("store")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
_LEDGER = click.option(
    "--ledger",
    type=click.Path(path_type=Path, exists=True),
    help="Case folder, or ledger file, in which each version is recorded.",
)


@click.group("lists", cls=Verbs)
def command() -> None:
    """Keep lists of people in a store: every version, who sent it, what changed, and what is claimed of whom.

    STORE is a file (lists.db) or the address of a database (postgresql://user@host/name). What it holds is sealed.
    """


for verb in (claim, claims, judgements, person, check, destroy, export, opening, verify):
    command.add_command(verb)


@command.command("new")
@_STORE
@click.option("--user", default="desk", show_default=True, metavar="NAME", help="The first user who may write.")
@click.option("--party", default="", help="For whom that user works.")
@key_options
@click.option("--passphrase", "ask", is_flag=True, help="Seal it with a passphrase, asked for.")
@click.option("--plain", is_flag=True, help="Do not seal it: whoever has the file reads it.")
def new(store: str, user: str, party: str, ask: bool, plain: bool, **asked: Any) -> None:
    """Make the store STORE, sealed with a key file (made where it is missing) or a passphrase."""
    from goodoffices.store import User, create_store, shown_name

    key = None if plain else _new_key(ask, asked)
    if plain and (ask or any(asked.values())):
        raise UsageError("a store in the clear has no key", "leave out --plain, or the key")
    create_store(store, User(user, party), key=key, in_the_clear=plain).close()
    name = shown_name(store)
    if plain:
        click.echo(f"{name}: not sealed; whoever has it reads it")
    elif isinstance(key, Path):
        click.echo(f"{name}: sealed with {key}; keep a copy of that file elsewhere, without it nobody opens the store")
    else:
        click.echo(f"{name}: sealed with the passphrase; without it nobody opens the store")
    click.echo(f"user: {user}")


@command.command("user")
@_STORE
@click.argument("name")
@click.option("--party", help="For whom the user works.")
@click.option(
    "--public-key", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="The user's NAME.pub."
)  # fmt: skip
@click.option("--end", is_flag=True, help="The user may no longer write; what was recorded stays.")
@user_option
@key_options
def user_(store: str, name: str, party: str | None, public_key: Path | None, end: bool, **asked: Any) -> None:
    """Add the user NAME to STORE, or record what has changed of one."""
    from goodoffices.ledger import load_public_key
    from goodoffices.store import User

    with open_as_asked(store, asked) as opened:
        known = {user.name: user for user in opened.users()}
        before = known.get(name, User(name))
        if end and name not in known:
            raise UsageError("there is no such user", f"the store has: {', '.join(known)}")
        if end and not [user for user in known.values() if not user.ended and user.name != name]:
            raise UsageError("nobody would be left who may write", "add another user first")
        opened.add_user(
            User(
                name,
                before.party if party is None else party,
                before.key if public_key is None else str(load_public_key(public_key)),
                end,
            ),
            by=user_of(opened, asked),
        )
    click.echo(f"{name}: may {'no longer write' if end else 'write'}")


@command.command("add")
@_STORE
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--list", "list_id", required=True, metavar="ID", help="Which list it is a version of: side-a.")
@click.option("--from", "sent_by", required=True, metavar="WHO", help="Who handed it over.")
@click.option("--on", "received_at", default="", metavar="DATE", help="When: 2026-05-07, or a time.  [default: now]")
@click.option("--party", default="", help="Whose list it is.")
@click.option("--note", default="", help="A note in plain words.")
@click.option("--mapping", type=click.Path(path_type=Path), help="Which column holds what (YAML: field: heading).")
@click.option("--again", is_flag=True, help="Record it even if its rows are those of the newest version.")
@_LEDGER
@user_option
@key_options
def add(store: str, file: Path, list_id: str, again: bool, mapping: Path | None, **asked: Any) -> None:
    """Add FILE to STORE as the next version of a list, whole, with the file as it came.

    Only counts are printed, no names.
    """
    from goodoffices.people import read_list, read_mapping
    from goodoffices.people.opening import read_content

    content = read_content(file)
    people, report = read_list(file, list_id, read_mapping(mapping) if mapping else None, content=content)
    _tell(report)
    if report.errors:
        sys.exit(1)
    if not people.rows:
        raise UsageError("the list has no rows", "a list needs a row of headings and rows of people")
    with open_as_asked(store, asked) as opened:
        before = opened.versions(list_id)[-1:]
        if before and before[0].fingerprint == people.fingerprint() and not again:
            raise UsageError(
                f"version {before[0].number} of this list has the same rows", "to record that it was sent again, say --again"
            )  # fmt: skip
        told = {name: asked[name] for name in ("sent_by", "received_at", "party", "note")}
        found = opened.add_version(
            people, by=user_of(opened, asked), file=file.name, original=content, **told
        )  # fmt: skip
        click.echo(f"{list_id}, version {found.number}: {counted(found.rows, 'row')}")
        if before:
            click.echo("\n".join(change_lines(opened.changes(list_id), counts_only=True)))
    if asked["ledger"]:
        click.echo(f"recorded in the ledger: {found.commitment()}")


@command.command("show")
@_STORE
@click.argument("list_id", metavar="[LIST]", required=False)
@_JSON
@key_options
def show(store: str, list_id: str | None, as_json: bool, **asked: Any) -> None:
    """Show the versions in STORE, of all lists or of one, and how much else is kept. No names of people on the lists."""
    with open_as_asked(store, asked) as opened:
        ids = opened.lists() if list_id is None else (list_id,)
        versions = [version for id in ids for version in opened.versions(id)]
        if list_id is not None and not versions:
            raise UsageError("the store has no such list", f"it has: {', '.join(opened.lists()) or 'none'}")
        users = opened.users()
        counts = {"claims": sum(len(opened.claims(id)) for id in ids), "judgements": len(opened.judgements())}
        owed = len(opened.owed())
    if as_json:
        found = {
            "versions": [plain_version(version) for version in versions],
            "users": [{"name": u.name, "party": u.party, "key": u.key, "ended": u.ended} for u in users],
            "owed_to_ledger": owed,
        }
        click.echo(json.dumps(found | counts, ensure_ascii=False, indent=2))
        return
    lines = version_lines(versions) or ["no lists yet"]
    lines += ["", f"{counted(counts['claims'], 'claim')}, {counted(counts['judgements'], 'judgement')}"]
    lines += ["users: " + ", ".join(u.name + (" (no longer writes)" if u.ended else "") for u in users)]
    lines += [f"{counted(owed, 'version')} owed to the ledger: repeat with lists check --ledger"] if owed else []
    click.echo("\n".join(lines))


@command.command("changes")
@_STORE
@click.argument("list_id", metavar="LIST")
@click.argument("numbers", metavar="[K1 K2]", nargs=-1, type=click.IntRange(1))
@click.option("--show", "with_names", is_flag=True, help="Print the names, and what stood and stands in each field.")
@_JSON
@key_options
def changes(store: str, list_id: str, numbers: tuple[int, ...], with_names: bool, as_json: bool, **asked: Any) -> None:
    """Show what changed in LIST from version K1 to K2 (the last two): added, gone, altered, under another id.

    Ids and fields only; with --show also names.
    """
    from goodoffices.people.change import changes_between

    if len(numbers) not in (0, 2):
        raise UsageError("give two versions or none", "goodoffices lists changes STORE LIST 1 3")
    with open_as_asked(store, asked) as opened:
        known = len(opened.versions(list_id))
        if known == 1 and not numbers:
            raise UsageError("the list has one version so far", "there is nothing to compare it with")
        k1, k2 = numbers or (known - 1, known)
        older, newer = opened.version(list_id, k1), opened.version(list_id, k2)
    found = changes_between(older, newer)
    if as_json:
        from dataclasses import asdict

        click.echo(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(change_lines(found, older if with_names else None, newer if with_names else None)))


def _new_key(ask: bool, asked: dict[str, Any]) -> Key:
    from goodoffices.cli.options import passphrase_of

    given = [asked["key"], passphrase_of(asked["passphrase_file"])]
    if sum(value is not None for value in given) + ask > 1:
        raise UsageError("a store is sealed with a key file or a passphrase, not both")
    if ask:
        return str(click.prompt("Passphrase", hide_input=True, confirmation_prompt=True, err=True))
    for value in given:
        if value is not None:
            key: Key = value
            return key
    raise SealError(
        "say what seals the store",
        "--key FILE (made, outside of its folder), --passphrase, --passphrase-file, or --plain",
    )


def _tell(report: Report) -> None:
    """What is odd in a list: each kind once, how often, and where first. None of it holds a name."""
    kinds = Counter(diagnostic.code for diagnostic in report)
    told = set()
    for diagnostic in report:
        if diagnostic.code not in told:
            told.add(diagnostic.code)
            more = f" (and {kinds[diagnostic.code] - 1:,} more)" if kinds[diagnostic.code] > 1 else ""
            click.echo(
                f"{diagnostic.level}[{diagnostic.code}]: {diagnostic.place}: {diagnostic.message}{more}", err=True
            )

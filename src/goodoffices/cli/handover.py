"""``goodoffices handover``: who came, who boarded, who arrived; and the account that follows."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.handover_account import account
from goodoffices.cli.ledger_verify import json_option
from goodoffices.cli.manifest_sheet import lists_options, names_for
from goodoffices.cli.verbs import Verbs
from goodoffices.diagnose import Diagnostic, Report, UsageError, draw

if TYPE_CHECKING:
    from goodoffices.exchange import Handover, Manifest
    from goodoffices.exchange.files import Ticked

__all__ = ["command", "read_handover"]


@click.group("handover", cls=Verbs)
def command() -> None:
    """Tick who came to a handover, tell planned, boarded and arrived apart, and account for it."""


command.add_command(account)


def read_handover(path: Path) -> Handover:
    """A record that ``handover tick`` wrote."""
    from goodoffices.exchange import parse_handover

    try:
        return parse_handover(path.read_bytes())
    except OSError as fault:
        raise UsageError(f"{path} cannot be read: {fault.strerror}", "give a file of handover tick") from None


@command.command("tick")
@click.argument("folder", metavar="MANIFEST", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument(
    "table", required=False, metavar="[SHEET]", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--by", required=True, help="On whose word: the id of a party or a person of the case.")
@click.option("--boarded", metavar="FILE|came", help="List of those who boarded (CSV, XLSX); `came`: all who came.")
@click.option(
    "--arrived", metavar="FILE|boarded", help="List of those who arrived (CSV, XLSX); `boarded`: all who boarded."
)
@click.option("--version", "number", type=click.IntRange(1), help="Of the manifest; the newest by default.")
@lists_options
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The record of the handover."
)
def tick(folder: Path, table: Path | None, output: Path, **asked: Any) -> None:
    """Make the record of a handover: from a SHEET that was filled (ticks.xlsx, or a CSV), or asked person by person.

    Asked, each answer is kept at once in OUTPUT.ticks.csv, and an interrupted session goes on where it stopped.
    """
    from goodoffices.exchange import Handover, data_of_handover
    from goodoffices.exchange.files import read_ticks
    from goodoffices.text import write_atomic

    manifest = _version(folder, asked["number"])
    if not asked["by"].strip() or not asked["by"].isprintable():
        raise UsageError("--by is empty or not on one line", "give the id of a party or a person")
    if asked["boarded"] is None or asked["arrived"] is None:
        raise UsageError(
            "planned, boarded and arrived are three lists",
            "add --boarded FILE (or came) and --arrived FILE (or boarded)",
        )
    if table is None:
        from goodoffices.cli.handover_asking import ask_ticks

        table = output.with_name(output.name + ".ticks.csv")
        if not ask_ticks(manifest, table, names_for(manifest, asked["lists"], asked["mapping"])):
            click.echo(f"not finished; what was ticked is kept in {table}", err=True)
            sys.exit(1)
    ticked, faults = read_ticks(table, manifest)
    _refuse(faults)
    boarded, arrived = _presence(manifest, ticked, asked["boarded"], asked["arrived"])
    found = Handover(
        manifest, asked["by"], ticked.ticks, ticked.unnamed, boarded, arrived, ticked.replaces, ticked.receivers
    )
    write_atomic(output, data_of_handover(found), mode=0o600)
    click.echo("\n".join(_page(found)))
    click.echo(f"written to {output}", err=True)


@command.command("show")
@click.argument("record", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
def show(record: Path, as_json: bool) -> None:
    """Show the record of a handover: the numbers of each side, and everybody who is not on all three lists."""
    from dataclasses import asdict

    from goodoffices.exchange import account_of, departures_of

    found = read_handover(record)
    if as_json:
        value = {
            "by": found.by,
            "accounts": [asdict(one) for one in account_of(found)],
            "departures": [asdict(one) for one in departures_of(found)],
        }
        click.echo(json.dumps(value, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_page(found)))


@command.command("compare")
@click.argument("first", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("second", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@json_option
def compare(first: Path, second: Path, as_json: bool) -> None:
    """Compare two accounts of one handover, person by person. Exit code 1 where they differ: that is to be explained."""
    from dataclasses import asdict

    from goodoffices.exchange import account_of, disagreements_between

    one, other = read_handover(first), read_handover(second)
    found = disagreements_between(one, other)
    if as_json:
        click.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
        sys.exit(1 if found else 0)
    rows = [["side", f"arrived, by {one.by}", f"arrived, by {other.by}"]]
    theirs = {account.pair: account.arrived for account in account_of(other)}
    ours = {account.pair: account.arrived for account in account_of(one)}
    rows += [[side, str(ours.get(side, 0)), str(theirs.get(side, 0))] for side in sorted(ours.keys() | theirs.keys())]
    click.echo("\n".join(_table(rows)))
    if not found:
        click.echo("\nThe two accounts are the same, person by person.")
        return
    click.echo(f"\n{len(found)} to be explained:")
    rows = [["id", "what", f"by {one.by}", f"by {other.by}"]]
    click.echo("\n".join(_table(rows + [[each.id or "-", each.what, each.first, each.second] for each in found])))
    sys.exit(1)


def _version(folder: Path, number: int | None) -> Manifest:
    from goodoffices.exchange import ManifestFolder

    return ManifestFolder(folder).version(number).manifest


def _presence(manifest: Manifest, ticked: Ticked, boarded: str, arrived: str) -> tuple[frozenset[str], frozenset[str]]:
    from goodoffices.exchange.files import read_presence

    came = frozenset({id for id, tick in ticked.ticks.items() if tick == "came"} | ticked.unnamed.keys())
    found: list[frozenset[str]] = []
    for name, given, word in (("boarded", boarded, "came"), ("arrived", arrived, "boarded")):
        if given == word:
            found.append(found[-1] if found else came)
            continue
        if not Path(given).is_file():
            raise UsageError(f"{given} is no file", f"give the list, or the word {word}")
        people, faults = read_presence(Path(given), manifest, ticked, name)
        _refuse(faults)
        found.append(people)
    return found[0], found[1]


def _refuse(faults: Iterable[Diagnostic]) -> None:
    report = Report.of(faults)
    if report.errors:
        click.echo("\n\n".join(draw(fault) for fault in report), err=True)
        sys.exit(1)


def _page(found: Handover) -> list[str]:
    from goodoffices.exchange import account_of, departures_of
    from goodoffices.exchange.manifest import pair_words

    manifest = found.manifest
    rows = [["side", "planned", "came", "boarded", "arrived", "substitutes"]]
    rows += [[a.pair, *map(str, (a.planned, a.came, a.boarded, a.arrived, a.substitutes))] for a in account_of(found)]
    lines = [
        f"{manifest.exchange}, stage {manifest.stage}, version {manifest.version}; by {found.by}",
        "",
        *_table(rows),
    ]
    different = departures_of(found)
    if not different:
        return [*lines, "", "Planned, boarded and arrived are the same people."]
    rows = [["id", "side", "planned", "boarded", "arrived", "ticked"]]
    for one in different:
        rows.append(
            [one.id, pair_words(one.side, one.receiver), *map(_yes, (one.planned, one.boarded, one.arrived)), one.why]
        )
    return [*lines, "", f"{len(different)} not on all three lists:", *_table(rows)]


def _yes(truth: bool) -> str:
    return "yes" if truth else "no"


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    from goodoffices.text.table import lay_out

    return lay_out(rows)

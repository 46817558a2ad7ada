"""``goodoffices hidden``: two lists reconciled without either being shown."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.hidden_intersection import blind, common, raise_
from goodoffices.cli.options import passphrase_of
from goodoffices.cli.people_list import list_options, read_own_list, require_new
from goodoffices.cli.verbs import Verbs
from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.people.hidden import HiddenMatches, Prepared

__all__ = ["command"]

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_MODES = ("exact", "fuzzy", "fuzzy-folded", "fuzzy-salted")


@click.group("hidden", cls=Verbs)
def command() -> None:
    """Reconcile two lists without showing either: each side prepares its own, the mediator matches what was prepared.

    The sides agree on a key that the mediator does not have (key, agree), prepare (prepare), and read the answers (answer). The
    mediator matches (match). Or the two sides do it between themselves, without mediator and key (blind, raise, common). What
    leaks is in docs/explanation/reconciling-without-showing.md.
    """


command.add_command(blind)
command.add_command(raise_)
command.add_command(common)


@command.command("key")
@click.argument("name")
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path), default=".", help="Folder.  [default: this one]"
)
def key_(name: str, folder: Path) -> None:
    """Make a pair of keys: NAME.hidden.key stays, NAME.hidden.pub goes to the other side."""
    from goodoffices.people.hidden import make_pair

    secret, public = make_pair(name, folder)
    click.echo(f"{secret}: stays on this machine")
    click.echo(f"{public}: goes to the other side")


@command.command("agree")
@click.option("--key", "own", type=_FILE, help="This side's own NAME.hidden.key.")
@click.option("--with", "theirs", type=_FILE, help="The other side's NAME.hidden.pub.")
@click.option(
    "--passphrase-file", type=_FILE, help="Instead of key files: a passphrase that both sides know, in the first line."
)
@click.option("--label", default="", help="With a passphrase: the same words on both sides, as the name of the talks.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The shared key, readable by you alone."
)
def agree_(own: Path | None, theirs: Path | None, passphrase_file: Path | None, label: str, output: Path) -> None:
    """Make the key that both sides share, and print its fingerprint.

    Each side reads the fingerprint aloud to the other, by telephone or across the table. If they differ, somebody has put
    his own key in between: stop.
    """
    from goodoffices.people.hidden import agree, key_of_passphrase
    from goodoffices.people.hidden.agreement import write_shared_key

    if passphrase_file is not None and own is None and theirs is None:
        shared = key_of_passphrase(passphrase_of(passphrase_file) or "", label)
    elif passphrase_file is None and own is not None and theirs is not None:
        shared = agree(own, theirs)
    else:
        raise UsageError("say what to agree on", "give --key and --with, or --passphrase-file alone")
    write_shared_key(shared, output)
    click.echo(f"{output}: stays on this machine; never give it to the mediator")
    click.echo(f"fingerprint, to be read aloud to the other side: {shared.fingerprint}")


@command.command("prepare")
@list_options
@click.option("--key", "key_file", required=True, type=_FILE, help="The shared key.")
@click.option(
    "--round", "round_", required=True, help="Name of the round of reconciling, the same on both sides, new every time."
)
@click.option("--mode", type=click.Choice(_MODES), default="exact", show_default=True, help="How rows are hashed.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="The prepared list, for the mediator."
)
def prepare_(key_file: Path, round_: str, mode: str, output: Path, **asked: Any) -> None:
    """Prepare LIST: keyed hashes under pseudonyms, without names, ids or order.

    Beside the prepared list stands OUTPUT.pseudonyms.csv, which stays on this machine.
    """
    from goodoffices.people.hidden import prepare, read_shared_key, write_prepared, write_pseudonyms

    stays = output.with_name(f"{output.name}.pseudonyms.csv")
    require_new(stays, "without it the answers to the list that was sent cannot be read")
    people = read_own_list(asked)
    prepared, pseudonyms = prepare(people, read_shared_key(key_file), round=round_, mode=mode, side=asked["side"] or "")
    write_pseudonyms(pseudonyms, stays)
    write_prepared(prepared, output)
    click.echo(
        f"{output}: {len(prepared):,} rows of {prepared.side}, round {round_}, mode {mode}; goes to the mediator"
    )
    click.echo(f"{stays}: stays on this machine")


@command.command("match")
@click.argument("list_a", metavar="A", type=_FILE)
@click.argument("list_b", metavar="B", type=_FILE)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write the answers for each side and the pairs to this folder.",
)
@click.option(
    "--accept", type=click.FloatRange(0, 1, min_open=True), help="Fuzzy modes: accept pairs at least so alike (0 to 1)."
)
@click.option("--largest", type=click.IntRange(min=1), help="Refuse lists with more rows.")
@click.option(
    "--register",
    type=click.Path(path_type=Path),
    help="Keep a register in this file; refuse a second list of a side in a round.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def match_(
    list_a: Path, list_b: Path, output: Path | None, accept: float | None, largest: int | None, register: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Match two prepared lists A and B, without a key.

    With -o: for-SIDE.csv goes back to each side and holds its own pseudonyms only; pairs.csv stays with the mediator.
    """
    from goodoffices.people.hidden import match_prepared, read_prepared, write_answers
    from goodoffices.people.hidden.matching import require_comparable
    from goodoffices.people.hidden.register import admit

    a, b = read_prepared(list_a), read_prepared(list_b)
    require_comparable(a, b)
    for prepared in (a, b):
        if largest is not None and len(prepared) > largest:
            raise UsageError(
                f"the list of {prepared.side} has {len(prepared):,} rows, more than {largest:,}",
                "ask why: invented rows are a way to read the other list",
            )
    if register is not None:
        admit(register, a, b)
    found = match_prepared(a, b, accept=accept, progress=lambda text: click.echo(f"{text} ...", err=True))
    if output is not None:
        files = write_answers(a, b, found, output)
        click.echo(f"wrote {', '.join(files)} to {output}", err=True)
    counts = _counts(a, b, found)
    click.echo(json.dumps(counts, indent=2) if as_json else _page(counts))


def _counts(a: Prepared, b: Prepared, found: HiddenMatches) -> dict[str, Any]:
    from goodoffices.people.hidden import answers_for

    sides = []
    for prepared, first in ((a, True), (b, False)):
        answers = list(answers_for(prepared, found, first=first).values())
        counted = {name.replace(" ", "_"): answers.count(name) for name in ("matched", "review", "not found")}
        sides.append({"side": prepared.side, "rows": len(prepared), **counted})
    return {
        "round": found.round,
        "mode": found.mode,
        "sides": sides,
        "accepted": len(found.accepted),
        "review": len(found.review),
        "left_out": found.left_out,
    }


def _page(counts: dict[str, Any]) -> str:
    lines = [f"round {counts['round']}, mode {counts['mode']}"]
    lines += [
        f"{side['side']}: {side['rows']:,} rows, {side['matched']:,} matched, {side['review']:,} for review, "
        f"{side['not_found']:,} not found"
        for side in counts["sides"]
    ]
    lines.append(f"pairs: {counts['accepted']:,} accepted, {counts['review']:,} for review")
    if counts["left_out"]:
        lines.append(f"{counts['left_out']:,} pairs left out: they share a hash that more than 200 rows have")
    return "\n".join(lines)


@command.command("answer")
@click.argument("answers", type=_FILE)
@click.option("--pseudonyms", required=True, type=_FILE, help="The file of pseudonyms that stayed on this machine.")
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path), help="Write the answers by your own ids (CSV)."
)
def answer_(answers: Path, pseudonyms: Path, output: Path) -> None:
    """Read the ANSWERS that the mediator sent back (for-SIDE.csv): which of your own rows were found."""
    from goodoffices.people.hidden import read_answers, read_pseudonyms, with_own_ids

    write_own_answers(with_own_ids(read_answers(answers), read_pseudonyms(pseudonyms)), output)


def write_own_answers(rows: list[tuple[str, str]], output: Path) -> None:
    """Write the answers by the list's own ids, and print how many there are of each."""
    from goodoffices.text.atomic import write_atomic
    from goodoffices.text.table import safe_cell

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("id", "answer"))
    writer.writerows((safe_cell(id), answer) for id, answer in rows)
    write_atomic(output, text.getvalue(), mode=0o600)
    for kind in ("matched", "review", "not found"):
        click.echo(f"{sum(answer == kind for _, answer in rows):>9,}  {kind}")


@command.command("measure")
@click.argument("prepared_list", metavar="PREPARED", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def measure_(prepared_list: Path, as_json: bool) -> None:
    """Say what a PREPARED list shows to whoever holds it and has no key: how often the same hash stands in it."""
    from goodoffices.people.hidden import measure, read_prepared

    prepared = read_prepared(prepared_list)
    leak = measure(prepared)
    if as_json:
        kinds = [{"kind": kind, "rows": rows, "largest": largest} for kind, rows, largest in leak.repeats]
        click.echo(
            json.dumps({"mode": prepared.mode, "rows": leak.rows, "repeats": kinds, "bits": leak.bits}, indent=2)
        )
        return
    click.echo(f"{leak.rows:,} rows of {prepared.side}, round {prepared.round}, mode {prepared.mode}")
    click.echo("rows that share a hash with another row of the list, and how many share the most frequent:")
    for kind, rows, largest in leak.repeats:
        click.echo(f"{rows:>9,} {largest if rows else 0:>6,}  {kind}")
    if prepared.mode != "exact":
        click.echo(f"share of rows that set a bit: {leak.bits[0]:.2f} to {leak.bits[1]:.2f}")

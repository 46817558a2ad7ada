"""``goodoffices manifest follow``: the next version of a list, with who goes out, who comes in, and why."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.manifest_options import (
    FOLDER_ARGUMENT,
    LEDGER_OPTION,
    counts_of,
    lines_of,
    manifest_folder,
    pair_in_words,
    record_in_ledger,
)
from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.exchange import Manifest

__all__ = ["follow"]


@click.command("follow")
@FOLDER_ARGUMENT
@click.option(
    "--replace", type=(str, str), multiple=True, metavar="OUT IN", help="Name IN in the place of OUT (may be repeated)."
)
@click.option("--without", multiple=True, metavar="ID", help="Take somebody off (may be repeated).")
@click.option(
    "--add",
    "added",
    type=(str, str),
    multiple=True,
    metavar="ID SIDE[:RECEIVER]",
    help="Name one more; between several parties, with who receives him (may be repeated).",
)
@click.option("--reason", required=True, help="Why, on one line and without a name; stands in the manifest.")
@click.option("--by", "asked_by", required=True, help="At whose wish.")
@click.option(
    "--plan",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the plan: say where IN is not one of its substitutes for OUT, or a bundle is parted.",
)
@LEDGER_OPTION
def follow(folder: Path, case: Path | None, **asked: Any) -> None:
    """Make the next version: a substitute, one fewer, one more. It has to be signed anew."""
    target = manifest_folder(folder)
    before = target.version().manifest
    people, receivers = _changed(before, asked)
    if asked["plan"] is not None:
        _refuse_other_sides(asked["plan"], people)
    after = before.followed_by(people.items(), asked["reason"], asked["asked_by"], receivers)
    if asked["plan"] is not None and before.receivers:
        _bundles(asked["plan"], after)
    elif asked["plan"] is not None:
        _substitutes(asked["plan"], before.stage, asked["replace"])
    target.add(after)
    click.echo("\n".join(lines_of(after)))
    for words in _out_of_balance(before, after):
        click.echo(f"note: {words}", err=True)
    if after.between != before.between:
        click.echo(f"note: before it was {counts_of(before)}; see whether the agreement still holds", err=True)
    record_in_ledger(case, folder)


def _changed(before: Manifest, asked: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """Who is named in the next version: by id the side, and of those who come in the receiver."""
    people, to = dict(before.people), dict(before.receivers)
    out = [*(id for id, _ in asked["replace"]), *asked["without"]]
    for id in out:
        if id not in people:
            raise UsageError(f'"{id}" is not named in version {before.version}', "give the id of somebody who is")
    into = [(new, (people[old], to.get(old, ""))) for old, new in asked["replace"]]
    into += [(new, pair_in_words(words, before)) for new, words in asked["added"]]
    for id in out:
        people.pop(id, None)
    for id, (side, receiver) in into:
        if before.receivers and not receiver:
            raise UsageError("it is not said who receives the person", "write it as: --add ID SIDE:RECEIVER")
        if id in people:
            raise UsageError(f'"{id}" is named already', "give each who comes in once")
        people[id] = side
    receivers = {id: receiver for id, (_, receiver) in into if receiver}
    if people == dict(before.people) and receivers.items() <= to.items():
        raise UsageError("this changes nothing", "say who goes out and who comes in: --replace, --without, --add")
    return people, receivers


def _refuse_other_sides(plan: Path, people: dict[str, str]) -> None:
    """Nobody is named as brought by a side that does not hold him by the plan."""
    from goodoffices.exchange.files import holders_in

    held = holders_in(plan)
    for id, side in people.items():
        if held.get(id, side) != side:
            raise UsageError(
                f'"{id}" is held by {held[id]} and would be brought by {side}', f"name somebody whom {side} holds"
            )


def _out_of_balance(before: Manifest, after: Manifest) -> list[str]:
    """Which parties give more against what they get than before, or less, in words."""
    if not before.receivers:
        return []
    (gave, got), (gives, gets) = _given_and_got(before), _given_and_got(after)
    return [
        f"{party} gives {gives[party]} and gets {gets[party]}; before it gave {gave[party]} and got {got[party]}"
        for party in after.signing
        if gives[party] - gets[party] != gave[party] - got[party]
    ]


def _given_and_got(manifest: Manifest) -> tuple[Counter[str], Counter[str]]:
    return Counter(dict(manifest.people).values()), Counter(dict(manifest.receivers).values())


def _bundles(plan: Path, after: Manifest) -> None:
    """Say which bundles of the plan are parted, and who cannot go by it."""
    from goodoffices.exchange.files import bundles_in

    bundles, barred = bundles_in(plan)
    named = {id for id, _ in after.people}
    members: dict[str, set[str]] = {}
    for id, bundle in bundles.items():
        members.setdefault(bundle, set()).add(id)
    for ids in members.values():
        if ids & named and ids - named:
            stay, go = ", ".join(sorted(ids - named)), ", ".join(sorted(ids & named))
            click.echo(f"note: {go} and {stay} go together or not at all by the plan", err=True)
    for id in sorted(barred & named):
        click.echo(f"note: {id} is vetoed or not willing by the plan", err=True)


def _substitutes(plan: Path, stage: str, replace: tuple[tuple[str, str], ...]) -> None:
    from goodoffices.exchange.files import substitutes_in

    known = substitutes_in(plan, stage)
    for out, into in replace:
        if into not in known or out not in known[into][1]:
            click.echo(
                f"note: {into} is not a substitute that the plan names for {out}: rules may not hold; plan with --after",
                err=True,
            )

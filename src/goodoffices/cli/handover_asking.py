"""A handover ticked at the keyboard, or with a scanner that types; every answer is kept before the next is asked."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.brief.handover import Named
    from goodoffices.exchange import Manifest

__all__ = ["ask_ticks"]

_ANSWERS = {"c": "came", "r": "refused", "p": "replaced", "d": "dead", "s": "someone-else", "a": "absent"}
_HELP = "c came, r refused, p replaced, d dead, s someone else came under the name, a absent; b for another person"


def ask_ticks(manifest: Manifest, draft: Path, named: Mapping[str, Named]) -> bool:
    """Ask for each person who is not ticked yet.

    Parameters
    ----------
    manifest : Manifest
    draft : Path
        The table of ticks so far; written anew after each answer, in one step.
    named : dict of str to Named
        Shown to whoever sits there, and written nowhere.

    Returns
    -------
    bool
        True where all are ticked; False where it was stopped.
    """
    ticks = _kept(draft, manifest)
    click.echo(f"{len(manifest.people)} people, {len(ticks)} ticked. {_HELP}")
    while True:
        left = [id for id, _ in manifest.people if id not in ticks]
        try:
            id = _who(manifest, left, named)
            if id is None:
                return not left
            others = {other for at, (_, other) in ticks.items() if other and at != id}
            tick, other = _what(id, named, {*dict(manifest.people), *others})
        except click.Abort:
            click.echo(err=True)
            return False
        if tick:
            ticks[id] = (tick, other)
            _keep(draft, manifest, ticks)


def _who(manifest: Manifest, left: list[str], named: Mapping[str, Named]) -> str | None:
    """Who is ticked next; None where the session ends."""
    from goodoffices.exchange import person_of_code

    known = {id for id, _ in manifest.people}
    while True:
        following = f"Enter for {left[0]}" if left else "Enter to finish"
        text = click.prompt(f"scan or id ({len(left)} left; {following}; q to stop)", default="", show_default=False)
        if text.strip() == "q":
            raise click.Abort
        if not text.strip():
            return left[0] if left else None
        try:
            id = person_of_code(manifest, text)
        except UsageError as fault:
            click.echo(f"{fault.message}: {fault.help}")
            continue
        if id in known:
            return id
        click.echo("nobody with this id is named; a substitute is told where the one is ticked whom he replaces")


def _what(id: str, named: Mapping[str, Named], taken: Collection[str]) -> tuple[str, str]:
    """The tick, and who came instead; an empty tick where it was somebody else that was meant."""
    who = named.get(id)
    shown = f"{id}  {who.name}  {who.born}".rstrip() if who is not None else id
    while True:
        answer = click.prompt(f"  {shown}: c r p d s a", default="", show_default=False).strip().casefold()
        if answer == "b":
            return "", ""
        # Nothing is ticked by Enter alone: a key pressed once too often must not bring anybody across.
        tick = _ANSWERS.get(answer) or (answer if answer in _ANSWERS.values() else None)
        if tick is None:
            click.echo(f"  {_HELP}")
            continue
        return tick, _instead(taken) if tick == "replaced" else ""


def _instead(taken: Collection[str]) -> str:
    """Who came instead: nobody who is named, and nobody twice."""
    while True:
        other = str(click.prompt("  who came instead (id)")).strip()
        if other and other not in taken:
            return other
        click.echo("  he is named himself, or came for another already")


def _kept(draft: Path, manifest: Manifest) -> dict[str, tuple[str, str]]:
    if not draft.exists():
        return {}
    from goodoffices.exchange.files.ticks import tick_of

    known = {id for id, _ in manifest.people}
    found: dict[str, tuple[str, str]] = {}
    with draft.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            tick = tick_of(row.get("tick") or "")
            if row.get("manifest") != manifest.sha256:
                raise UsageError(f"{draft} was begun for another manifest or version", "set it aside, and begin anew")
            if row["id"] in known and tick:
                found[row["id"]] = (tick, row.get("replaced by") or "")
    return found


def _keep(draft: Path, manifest: Manifest, ticks: Mapping[str, tuple[str, str]]) -> None:
    from goodoffices.exchange.files.outcome import table_of
    from goodoffices.text import write_atomic

    rows = [(id, side, *ticks[id], manifest.sha256) for id, side in manifest.people if id in ticks]
    write_atomic(draft, table_of(("id", "side", "tick", "replaced by", "manifest"), rows), mode=0o600)

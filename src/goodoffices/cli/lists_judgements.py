"""``goodoffices lists judgements``: what clerks decided of pairs, as they decided it."""

from __future__ import annotations

import json
from typing import Any

import click

from goodoffices.cli.store_options import key_options, open_as_asked
from goodoffices.text.table import lay_out

__all__ = ["judgements"]


@click.command("judgements")
@click.argument("store")
@click.option("--show", "with_notes", is_flag=True, help="Print the notes as well, which may hold names.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@key_options
def judgements(store: str, with_notes: bool, as_json: bool, **asked: Any) -> None:
    """Show every judgement in STORE, the first recorded first, by ids. A later one outweighs an earlier one of the same pair."""
    with open_as_asked(store, asked) as opened:
        found = opened.judgements()
    if as_json:
        plain = [
            {
                "a": {"list": j.a.list, "id": j.a.id},
                "b": {"list": j.b.list, "id": j.b.id},
                "verdict": j.verdict,
                "by": j.by,
                "at": j.at.isoformat(),
            }
            | ({"note": j.note} if with_notes else {})
            for j in found
        ]
        click.echo(json.dumps(plain, ensure_ascii=False, indent=2))
        return
    rows = [
        (f"{j.a.id} on {j.a.list}", f"{j.b.id} on {j.b.list}", j.verdict, j.by, j.at.isoformat(timespec="minutes"))
        + ((j.note,) if with_notes else ())
        for j in found
    ]
    head = ("one", "other", "verdict", "by", "at", *(("note",) if with_notes else ()))
    click.echo("\n".join(lay_out([head, *rows], indent="")) if rows else "no judgements yet")

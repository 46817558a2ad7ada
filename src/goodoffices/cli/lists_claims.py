"""``goodoffices lists claim`` and ``person``: what is claimed of one person, and how it stands."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from goodoffices.cli.lists_page import claim_lines, counted, name_of, standing_lines
from goodoffices.cli.options import time_options
from goodoffices.cli.store_options import key_options, open_as_asked, user_of, user_option
from goodoffices.diagnose import UsageError

__all__ = ["claim", "claims", "person"]

_VERSION = click.option(
    "--version", "number", metavar="K", type=click.IntRange(1), help="The version whose ids are meant.  [default: the newest]"
)  # fmt: skip


@click.command("claim")
@click.argument("store")
@click.argument("list_id", metavar="LIST")
@click.argument("id")
@click.argument("kind")
@click.option("--by", "author", required=True, metavar="AUTHOR", help="Who says so: a party, an office, a relative.")
@click.option("--on", default="", metavar="DATE", help="When it was so: 2026-05-07, 2026-05, 2026.")
@click.option("--place", default="", help="Where.")
@click.option("--source", default="", help="From what it is known that the author says so.")
@click.option("--note", default="", help="A note in plain words.")
@click.option("--supersedes", default="", metavar="CLAIM", help="The author's own claim that this one corrects.")
@click.option("--about", default="", metavar="CLAIM", help="With disputed: the claim that is not accepted.")
@_VERSION
@user_option
@key_options
def claim(store: str, list_id: str, id: str, kind: str, **asked: Any) -> None:
    """Record that AUTHOR says KIND of the person ID on LIST: held, seen, wounded, exchanged, refused, died, ...

    Nothing is overwritten: a correction is a further claim. KIND is one of seen, captured, held, not-held, transferred,
    hospital, wounded, ill, recovered, missing, released, exchanged, repatriated, escaped, died, remains, refused,
    consented, prosecuted, convicted, cleared, disputed, withdrawn.
    """
    with open_as_asked(store, asked) as opened:
        more = {name: asked[name] for name in ("on", "place", "source", "note", "supersedes", "about")}
        found = opened.add_claim(
            list_id, id, kind, author=asked["author"], by=user_of(opened, asked), version=asked["number"], **more
        )
    click.echo(f"{found.id}: {found.kind}, says {found.by}; {found.person} on {found.list}, version {found.version}")


@click.command("claims")
@click.argument("store")
@click.argument("list_id", metavar="LIST")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--by", "author", default="", metavar="AUTHOR", help="Who says so, where the table names nobody.")
@_VERSION
@user_option
@key_options
def claims(store: str, list_id: str, file: Path, **asked: Any) -> None:
    """Record the claims in FILE, a table with the headings id, kind, by, on, place, source, note, supersedes, about.

    All of them or, where one cannot be recorded, none.
    """
    from goodoffices.people.claim_draft import read_drafts

    drafts = read_drafts(file, asked["author"])
    if not drafts:
        raise UsageError(f"{file} has no claims", "a row of headings, and below it one row for each claim")
    with open_as_asked(store, asked) as opened:
        found = opened.add_claims(list_id, drafts, by=user_of(opened, asked), version=asked["number"])
    kinds = ", ".join(f"{kind} {n:,}" for kind, n in Counter(c.kind for c in found).most_common())
    click.echo(
        f"{found[0].id} to {found[-1].id}: {counted(len(found), 'claim')} ({kinds}); {list_id}, version {found[0].version}"
    )


@click.command("person")
@click.argument("store")
@click.argument("list_id", metavar="LIST")
@click.argument("id")
@_VERSION
@time_options
@click.option("--show", "with_name", is_flag=True, help="Print the name as well.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@key_options
def person(store: str, list_id: str, id: str, number: int | None, **asked: Any) -> None:
    """Show what is claimed of the person ID on LIST: how it stands, who contradicts whom, and the log.

    The person is followed through the versions of the list, under whatever id each has.
    """
    from goodoffices.people.claim_standing import live_claims, standing

    happened = _moment(asked["as_of"])
    recorded = None if asked["hindsight"] else happened
    with open_as_asked(store, asked) as opened:
        people = opened.version(list_id, number)
        rows = [row for row in people.rows if row.id == id]
        if not rows:
            raise UsageError("the version has no row with this id", "check the id, and the version")
        known = [c for c in opened.claims(list_id, id, number) if recorded is None or c.recorded_at <= recorded]
    found, live = standing(known, happened, recorded), live_claims(known, happened, recorded)
    if asked["as_json"]:
        from dataclasses import asdict

        log = [asdict(c) | {"recorded_at": c.recorded_at.isoformat(), "counts": c in live} for c in known]
        name = {"name": name_of(rows[0])} if asked["with_name"] else {}
        plain = {"list": list_id, "version": people.version, "id": id} | name
        click.echo(json.dumps(plain | {"standing": asdict(found), "claims": log}, ensure_ascii=False, indent=2))
        return
    head = f"{id} on {list_id}, version {people.version}" + (f": {name_of(rows[0])}" if asked["with_name"] else "")
    lines = [head, "", *standing_lines(found, known), "", "claims", *claim_lines(known, live)]
    click.echo("\n".join(lines if known else [head, "", "nothing is claimed so far"]))


def _moment(text: str | None) -> datetime | None:
    from goodoffices.case.when import TimeFault, moment

    try:
        return None if text is None else moment(text, "UTC")
    except TimeFault as fault:
        raise UsageError(str(fault), fault.help) from None

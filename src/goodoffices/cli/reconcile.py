"""``goodoffices reconcile``: two lists of people brought together."""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.cli.reconcile_page import page_of, tell_faults
from goodoffices.cli.store_options import key_of_store, key_options, open_as_asked
from goodoffices.diagnose import Report, UsageError

if TYPE_CHECKING:
    from goodoffices.people import PersonList, Reconciliation
    from goodoffices.people.judgement import JudgementBook

__all__ = ["command"]

_PATH = click.Path(path_type=Path)


@click.command("reconcile")
@click.argument("list_a", metavar="A")
@click.argument("list_b", metavar="B")
@click.option("-o", "--output", type=_PATH, help="Write the pairs to this folder, as CSV, and a report in HTML.")
@click.option("--mapping", type=_PATH, help="Which column holds what (YAML: field: heading).")
@click.option("--mapping-b", type=_PATH, help="The same for B, where it has other headings.")
@click.option("--name-a", metavar="NAME", help="What list A is called; by default the name of its file.")
@click.option("--name-b", metavar="NAME", help="The same for B.")
@click.option("--threshold", type=float, help="Accept pairs at least so likely (0 to 1).  [default: 0.7]")
@click.option("--budget", type=click.IntRange(min=1), help="Compare about so many pairs.  [default: 20,000,000]")
@click.option(
    "--engine", metavar="NAME", help="What makes and compares the pairs: memory, duckdb or spark.  [default: memory]"
)
@click.option("--count", is_flag=True, help="Only count the pairs that would be compared.")
@click.option("--judgements", type=_PATH, metavar="FILE", help="Where judgements are kept: used, and added to.")
@click.option("--store", metavar="STORE", help="The same in a store of lists (see: goodoffices lists).")
@key_options
@click.option("--review", is_flag=True, help="Judge the pairs for review at the terminal. It shows names.")
@click.option("--judge", type=_PATH, metavar="FILE", help="Take judgements from a table: id_a, id_b, verdict, ...")
@click.option("--by", metavar="NAME", help="With --review or --judge: who judges.")
@click.option("--agreed", multiple=True, metavar="CATEGORY", help="A category agreed in the exchange: reviewed first.")
@click.option("--pair", nargs=2, metavar="ID_A ID_B", help="Print why this pair has its probability.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def command(list_a: str, list_b: str, **asked: Any) -> None:
    """Bring two lists of people together: who is on both, on one only, in conflict, or looks alike.

    A and B are files (CSV, XLSX, Parquet, PFIF, FollowTheMoney), or versions of lists in a store (lists.db#side-a@2). Only
    counts are printed, no names; with -o the pairs are written by their ids: matches.csv (id_a, id_b, probability, decision,
    reasons) and others, and report.html, which has the names. What a person judges of a pair (--review, --judge) is kept
    and stands over what is computed, in every later run.
    """
    (a, said_a), (b, said_b) = (
        _list(where, asked["mapping"] if side == "a" else asked["mapping_b"] or asked["mapping"], asked[f"name_{side}"], asked)
        for where, side in ((list_a, "a"), (list_b, "b"))
    )  # fmt: skip
    for report in (said_a, said_b):
        tell_faults(report)
    if said_a.errors or said_b.errors:
        sys.exit(1)
    if not a.rows or not b.rows:
        raise UsageError("one of the lists has no rows", "a list needs a row of headings and rows of people")
    _refuse_strange(asked["agreed"], {row.category for people in (a, b) for row in people.rows})
    if asked["count"]:
        _count(a, b, asked["as_json"])
    else:
        _reconcile(a, b, (said_a, said_b), asked)


def _refuse_strange(agreed: tuple[str, ...], there: set[str]) -> None:
    """A category that neither list has would put nothing first, and nobody would notice."""
    for category in agreed:
        if category not in there:
            known = ", ".join(sorted(filter(None, there))) or "(none)"
            raise UsageError(f'neither list has the category "{category}"', f"one of: {known}")


def _list(where: str, mapping: Path | None, name: str | None, asked: dict[str, Any]) -> tuple[PersonList, Report]:
    from goodoffices.people import PersonList, read_list, read_mapping

    if "#" in where and not Path(where).is_file():
        from goodoffices.store import parse_reference, resolve

        reference = parse_reference(where)
        if reference is not None:
            people = resolve(reference, key_of_store(reference.store, asked))
            return PersonList(name or people.id, people.rows, people.version), Report.of(())
    return read_list(Path(where), name or "", mapping=read_mapping(mapping) if mapping else None)


def _reconcile(a: PersonList, b: PersonList, said: tuple[Report, Report], asked: dict[str, Any]) -> None:
    from goodoffices.people.output import counts_of, write_reconciliation

    with ExitStack() as stack:
        book = _book(asked, stack)
        if book is not None and a.id == b.id:
            raise UsageError("judgements need two lists of different names", "name them with --name-a and --name-b")
        if book is not None and asked["judge"] is not None:
            _take(a, b, book, asked)
        found = _run(a, b, book, asked)
        if book is not None and asked["review"] and _sit(found, book, asked):
            found = _run(a, b, book, asked)
    doubts = _doubts(found)
    if asked["pair"]:
        _explain(found, asked)
        return
    counts = counts_of(found)
    if asked["output"]:
        files = write_reconciliation(found, asked["output"], (*said, doubts), agreed=asked["agreed"])
        click.echo(f"wrote {', '.join(files)} to {asked['output']}", err=True)
    click.echo(json.dumps(counts, ensure_ascii=False, indent=2) if asked["as_json"] else page_of(counts))


def _run(a: PersonList, b: PersonList, book: JudgementBook | None, asked: dict[str, Any]) -> Reconciliation:
    from goodoffices.people import reconcile

    wanted = {name: asked[name] for name in ("threshold", "budget", "engine") if asked[name] is not None}
    if "threshold" in wanted:
        wanted["lowest"] = min(0.05, wanted["threshold"])
    judgements = book.judgements() if book is not None else ()
    return reconcile(a, b, **wanted, judgements=judgements, progress=lambda text: click.echo(f"{text} ...", err=True))


def _book(asked: dict[str, Any], stack: ExitStack) -> JudgementBook | None:
    """Where judgements are kept, if it is said."""
    if asked["judgements"] is not None and asked["store"] is not None:
        raise UsageError("judgements are kept in one place", "give --judgements or --store, not both")
    if asked["store"] is not None:
        store = open_as_asked(asked["store"], asked)
        stack.callback(store.close)
        return store
    if asked["judgements"] is not None:
        from goodoffices.people.judgement_file import JudgementFile

        book = JudgementFile(asked["judgements"])
        tell_faults(Report.of(book.doubts()))
        return book
    if asked["review"] or asked["judge"] is not None:
        raise UsageError(
            "judgements are kept, so say where", "--judgements FILE (made where it is missing), or --store STORE"
        )
    return None


def _take(a: PersonList, b: PersonList, book: JudgementBook, asked: dict[str, Any]) -> None:
    from goodoffices.people.review_sheet import read_review

    now = datetime.now(UTC).astimezone()
    made, report = read_review(asked["judge"], a, b, by=asked["by"] or "", now=now, known=book.judgements())
    tell_faults(report)
    if report.errors:
        click.echo("no judgement was taken", err=True)
        sys.exit(1)
    book.record(*made)
    click.echo(f"took {len(made):,} judgements", err=True)


def _sit(found: Reconciliation, book: JudgementBook, asked: dict[str, Any]) -> int:
    from goodoffices.cli.reconcile_review import ReviewDesk
    from goodoffices.people.queue import review_queue

    if not asked["by"]:
        raise UsageError("a judgement has an author", "say who judges: --by NAME")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "--review shows names and needs a terminal",
            "to judge in a spreadsheet fill in queue.csv and give it with --judge",
        )
    made = ReviewDesk(found, book, asked["by"]).sit(review_queue(found, asked["agreed"]))
    click.echo(f"kept {made:,} judgements", err=True)
    return made


def _doubts(found: Reconciliation) -> Report:
    """What is odd about the judgements, told."""
    if found.evidence is None:
        return Report.of(())
    standing = found.evidence.standing
    report = Report.of(standing.doubts)
    tell_faults(report)
    if standing.elsewhere:
        click.echo(f"{len(standing.elsewhere):,} judgements are about other lists", err=True)
    return report


def _explain(found: Reconciliation, asked: dict[str, Any]) -> None:
    from goodoffices.cli.reconcile_review import waterfall_lines
    from goodoffices.people.waterfall import waterfall

    account = waterfall(found, *asked["pair"])
    if asked["as_json"]:
        from dataclasses import asdict

        click.echo(json.dumps(asdict(account) | {"bits": account.bits}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(waterfall_lines(account)))


def _count(a: PersonList, b: PersonList, as_json: bool) -> None:
    from goodoffices.people import expected_pairs

    counts = expected_pairs(a, b)
    if as_json:
        click.echo(json.dumps({"possible": len(a) * len(b), "by_key": {c.key: c.pairs for c in counts}}, indent=2))
        return
    lines = [f"{c.pairs:>14,}  {c.key}" for c in counts]
    click.echo("\n".join([f"{len(a) * len(b):>14,}  possible pairs; those that share", *lines]))

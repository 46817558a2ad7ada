"""``goodoffices reconcile``: two lists of people brought together."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodoffices.diagnose import Report, UsageError

if TYPE_CHECKING:
    from goodoffices.people import PersonList

__all__ = ["command"]

_SHOWN = 5


@click.command("reconcile")
@click.argument("list_a", metavar="A", type=click.Path(path_type=Path))
@click.argument("list_b", metavar="B", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write the pairs to this folder, as CSV.")
@click.option("--mapping", type=click.Path(path_type=Path), help="Which column holds what (YAML: field: heading).")
@click.option("--mapping-b", type=click.Path(path_type=Path), help="The same for B, where it has other headings.")
@click.option("--threshold", type=float, help="Accept pairs at least so likely (0 to 1).  [default: 0.7]")
@click.option("--budget", type=click.IntRange(min=1), help="Compare about so many pairs.  [default: 20,000,000]")
@click.option("--count", is_flag=True, help="Only count the pairs that would be compared.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
def command(list_a: Path, list_b: Path, **asked: Any) -> None:
    """Bring two lists of people together: who is on both, on one only, in conflict, or looks alike.

    A and B are CSV, XLSX or Parquet files. Only counts are printed, no names; with -o the pairs are written by their ids:
    matches.csv (id_a, id_b, probability, decision, reasons) and others.
    """
    from goodoffices.people import read_list, read_mapping

    mapping = read_mapping(asked["mapping"]) if asked["mapping"] else None
    mapping_b = read_mapping(asked["mapping_b"]) if asked["mapping_b"] else mapping
    a, said_a = read_list(list_a, mapping=mapping)
    b, said_b = read_list(list_b, mapping=mapping_b)
    for report in (said_a, said_b):
        _tell(report)
    if said_a.errors or said_b.errors:
        sys.exit(1)
    if not a.rows or not b.rows:
        raise UsageError("one of the lists has no rows", "a list needs a row of headings and rows of people")
    if asked["count"]:
        _count(a, b, asked["as_json"])
    else:
        _reconcile(a, b, (said_a, said_b), asked)


def _reconcile(a: PersonList, b: PersonList, said: tuple[Report, Report], asked: dict[str, Any]) -> None:
    from goodoffices.people import reconcile
    from goodoffices.people.output import counts_of, write_reconciliation

    wanted = {name: asked[name] for name in ("threshold", "budget") if asked[name] is not None}
    if "threshold" in wanted:
        wanted["lowest"] = min(0.05, wanted["threshold"])
    found = reconcile(a, b, **wanted, progress=lambda text: click.echo(f"{text} ...", err=True))
    counts = counts_of(found)
    if asked["output"]:
        files = write_reconciliation(found, asked["output"], said)
        click.echo(f"wrote {', '.join(files)} to {asked['output']}", err=True)
    click.echo(json.dumps(counts, ensure_ascii=False, indent=2) if asked["as_json"] else _page(counts))


def _count(a: PersonList, b: PersonList, as_json: bool) -> None:
    from goodoffices.people import expected_pairs

    counts = expected_pairs(a, b)
    if as_json:
        click.echo(json.dumps({"possible": len(a) * len(b), "by_key": {c.key: c.pairs for c in counts}}, indent=2))
        return
    lines = [f"{c.pairs:>14,}  {c.key}" for c in counts]
    click.echo("\n".join([f"{len(a) * len(b):>14,}  possible pairs; those that share", *lines]))


def _tell(report: Report) -> None:
    """Faults of a list on stderr: how many of each kind, and where the first are. None of them holds a name."""
    kinds = Counter(d.code for d in report)
    shown: Counter[str] = Counter()
    for diagnostic in report:
        shown[diagnostic.code] += 1
        if shown[diagnostic.code] <= _SHOWN:
            click.echo(f"{diagnostic.level}[{diagnostic.code}]: {diagnostic.place}: {diagnostic.message}", err=True)
        elif shown[diagnostic.code] == _SHOWN + 1:
            more = kinds[diagnostic.code] - _SHOWN
            click.echo(
                f"{diagnostic.level}[{diagnostic.code}]: and {more:,} more (all in faults.csv with -o)", err=True
            )


def _page(counts: dict[str, Any]) -> str:
    (a, b), pairs = counts["lists"], counts["pairs"]
    lines = [
        f"A: {a['id']}, version {a['version']}, {a['rows']:,} rows; repeats within it: {_decided(counts['repeats_a'])}",
        f"B: {b['id']}, version {b['version']}, {b['rows']:,} rows; repeats within it: {_decided(counts['repeats_b'])}",
        f"pairs: {pairs['compared']:,} compared of {pairs['possible']:,} possible"
        + (f"; {pairs['left_out']:,} left out for the budget" if pairs["left_out"] else ""),
        "",
        f"{counts['on_both']:>9,}  people on both lists ({counts['accepted']:,} pairs accepted at {counts['threshold']:g})",
        f"{counts['review']:>9,}  pairs for review",
        f"{counts['only_a']:>9,}  rows only on A",
        f"{counts['only_b']:>9,}  rows only on B",
    ]
    lines += [f"{n:>9,}  accepted pairs in conflict: {field}" for field, n in counts["in_conflict"].items()]
    lines += [f"{n:>9,}  pairs kept apart: {kind}" for kind, n in counts["look_alikes"].items()]
    return "\n".join(lines)


def _decided(counts: dict[str, int]) -> str:
    return f"{counts['accepted']:,} accepted, {counts['review']:,} for review"

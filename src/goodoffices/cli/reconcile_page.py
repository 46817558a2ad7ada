"""The counts of a reconciliation as lines for the terminal; none of them holds a name."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

from goodoffices.diagnose import Report

__all__ = ["page_of", "tell_faults"]

_SHOWN = 5


def tell_faults(report: Report) -> None:
    """Faults on stderr: how many of each kind, and where the first are."""
    kinds = Counter(d.code for d in report)
    shown: Counter[str] = Counter()
    for diagnostic in report:
        shown[diagnostic.code] += 1
        if shown[diagnostic.code] <= _SHOWN:
            click.echo(f"{diagnostic.level}[{diagnostic.code}]: {diagnostic.place}: {diagnostic.message}", err=True)
            if diagnostic.help and diagnostic.level == "error" and shown[diagnostic.code] == 1:
                click.echo(f"help: {diagnostic.help}", err=True)
        elif shown[diagnostic.code] == _SHOWN + 1:
            more = kinds[diagnostic.code] - _SHOWN
            click.echo(
                f"{diagnostic.level}[{diagnostic.code}]: and {more:,} more (all in faults.csv with -o)", err=True
            )


def page_of(counts: dict[str, Any]) -> str:
    """What came of it, for a person at a terminal."""
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
    lines += [f"{n:>9,}  pairs by judgement: {verdict}" for verdict, n in counts["judged"].items()]
    return "\n".join(lines)


def _decided(counts: dict[str, int]) -> str:
    return f"{counts['accepted']:,} accepted, {counts['review']:,} for review"

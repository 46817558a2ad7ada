"""``goodoffices handover account``: what accounts of a handover say, as entries of a case."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.diagnose import Report, UsageError, draw

if TYPE_CHECKING:
    from goodoffices.case import Case
    from goodoffices.exchange import Handover

__all__ = ["account"]


@click.command("account")
@click.argument("records", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--case", "case", required=True, type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The case into which the performances are written.",
)  # fmt: skip
@click.option(
    "--obligation", "obligations", multiple=True, required=True, metavar="SIDE[:RECEIVER]=ID",
    help="The obligation under which a side brings people, between several parties those for one receiver (may be repeated).",
)  # fmt: skip
@click.option("--unit", help="Of what; by default the unit of the obligation.")
@click.option("--by", "entered_by", default="desk", show_default=True, help="Who enters it.")
@click.option("--dry-run", is_flag=True, help="Check and print, and write nothing.")
def account(
    records: tuple[Path, ...],
    case: Path,
    obligations: tuple[str, ...],
    unit: str | None,
    entered_by: str,
    dry_run: bool,
) -> None:
    """Write what each of the RECORDS says was delivered into a case, as performances without ids of people.

    Each account is an entry of its own; where two differ, a note says by how much and that it is to be explained. The
    file is checked with the case before it is written, and nothing is written where that brings a new error.
    """
    from goodoffices.case import DESK, load_case
    from goodoffices.cli.handover import read_handover
    from goodoffices.exchange.files.performances import entries_of, put_into_case

    owed = _obligations(obligations)
    loaded, _ = load_case(case, DESK)
    handovers = tuple(map(read_handover, records))
    entries = entries_of(handovers, owed, loaded, unit)
    if not entries:
        raise UsageError("there is nothing to enter", "name the obligation of a side that brings people")
    paths, text, faults = put_into_case(case, handovers, entries, entered_by, write=not dry_run)
    if faults:
        click.echo("\n\n".join(draw(fault, root=str(case)) for fault in Report.of(faults)), err=True)
        click.echo("nothing was written", err=True)
        sys.exit(1)
    if dry_run:
        click.echo(text, nl=False)
        return
    click.echo(f"written to {case}: {', '.join(paths)} ({len(entries)} entries)", err=True)
    after, _ = load_case(case, DESK)
    click.echo("\n".join(_outstanding(after, owed, handovers)))


def _obligations(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for one in given:
        side, equals, id = one.partition("=")
        if not equals or not side or not id:
            raise UsageError(f'"{one}" does not say whose obligation', "write it as --obligation norda=ID")
        found[side] = id
    return found


def _outstanding(case: Case, owed: Mapping[str, str], handovers: tuple[Handover, ...]) -> list[str]:
    """Promised, delivered by whose count, outstanding."""
    from goodoffices.brief.accounts import by_account, time_of
    from goodoffices.case import Obligation, Performance
    from goodoffices.text.table import lay_out

    rows = [["side", "promised", "delivered", "outstanding", "by the count of"]]
    for side, id in owed.items():
        obligation = case.entry(case.standing(id))
        if not isinstance(obligation, Obligation):
            continue
        promised = obligation.quantity
        same = sorted((p for p in case.of(Performance) if case.standing(p.obligation) == obligation.id), key=time_of)
        for told in by_account(same):
            left = "-"
            if promised is not None and told.amount is not None and told.amount.exact:
                left = f"{max(promised.low - told.amount.low, 0):,}"
            rows.append([side, str(promised or "-"), str(told.amount or "-"), left, told.account])
    return lay_out(rows)

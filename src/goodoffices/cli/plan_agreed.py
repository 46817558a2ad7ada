"""What was agreed, from a case into the rules of an exchange."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodoffices.cli.options import tell
from goodoffices.diagnose import UsageError

if TYPE_CHECKING:
    from goodoffices.case import Case, Obligation
    from goodoffices.exchange import Problem
    from goodoffices.exchange.agreed import Owed

__all__ = ["with_obligations"]

_BODIES = ("body", "bodies", "remains", "dead", "fallen")


def with_obligations(problem: Problem, folder: Path, given: Iterable[str]) -> Problem:
    """The problem with the rules that follow from obligations of a case; each is told on standard error.

    Raises
    ------
    UsageError
        Where a side or an obligation is not there, or an obligation gives no number.
    """
    from goodoffices.case import DESK, load_case
    from goodoffices.exchange import Parity
    from goodoffices.exchange.agreed import rules_of_owed

    case, report = load_case(folder, DESK)
    tell(report)
    owed = [_owed(problem, case, one) for one in given]
    for one in owed:
        least = f"{one.least:,}" + (
            "" if one.most == one.least else " or more" if one.most is None else f" to {one.most:,}"
        )
        click.echo(
            f"{one.side} owes {one.quantity} by {one.obligation}, {one.delivered:,} delivered by the lowest count: "
            f"{least} {'living' if one.living else 'remains'} to be planned",
            err=True,
        )
    rules = rules_of_owed(owed, problem.sides, problem.rules)
    if any(isinstance(rule, Parity) for rule in rules):
        click.echo("the two obligations are mutual and of one number: parity in every stage", err=True)
    return replace(problem, rules=(*problem.rules, *rules))


def _owed(problem: Problem, case: Case, given: str) -> Owed:
    from goodoffices.case import Obligation
    from goodoffices.exchange.agreed import Owed

    side, equals, id = given.partition("=")
    if not equals or side not in problem.sides:
        raise UsageError(
            f'"{given}" does not name a side of the exchange', f"write SIDE=ID; sides: {', '.join(problem.sides)}"
        )
    found = case.entry(case.standing(id))
    if not isinstance(found, Obligation):
        raise UsageError(f'the case has no obligation "{id}"', "give the id of one of its obligations")
    if found.quantity is None:
        raise UsageError(
            f'the obligation "{id}" gives no number', "write the rule into the file of the exchange: everyone:"
        )
    other = case.standing(found.reciprocal) if found.reciprocal else ""
    living = not any(word in found.unit.casefold() for word in _BODIES)
    return Owed(side, found.id, other, found.quantity, _delivered(case, found), living)


def _delivered(case: Case, obligation: Obligation) -> int:
    """By the lowest count of those accounts that give one: nobody is taken for delivered on one side's word alone."""
    from goodoffices.brief.accounts import by_account, time_of
    from goodoffices.case import Performance

    same = sorted((p for p in case.of(Performance) if case.standing(p.obligation) == obligation.id), key=time_of)
    return min((told.amount.low for told in by_account(same) if told.amount is not None), default=0)

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
        Where a side or an obligation is not there, or an obligation gives neither a number nor a category of which it owes all.
    """
    from goodoffices.case import DESK, load_case
    from goodoffices.exchange import Parity
    from goodoffices.exchange.agreed import rules_of_owed

    case, report = load_case(folder, DESK)
    tell(report)
    owed = [_owed(problem, case, one) for one in given]
    for one in owed:
        click.echo("\n".join(_told(one)), err=True)
    rules = rules_of_owed(owed, problem.sides, problem.rules)
    for rule in rules:
        if isinstance(rule, Parity):
            ratio = ", ".join(f"one of {side} counts {rate}" for side, _, rate in rule.rates)
            words = f"their ratio in every stage ({ratio})" if ratio else "of one number: parity in every stage"
            click.echo(f"the two obligations are mutual and {words}", err=True)
    return replace(problem, rules=(*problem.rules, *rules))


def _told(one: Owed) -> list[str]:
    kind = "living" if one.living else "remains"
    whom = f"{kind} ({' or '.join(one.categories)})" if one.categories else kind
    lines = []
    if one.quantity is not None:
        high = "" if one.most == one.least else " or more" if one.most is None else f" to {one.most:,}"
        lines.append(
            f"{one.side} owes {one.quantity} by {one.obligation}, {one.delivered:,} delivered by the lowest count: "
            f"{one.least:,}{high} {whom} to be planned"
        )
    if one.everyone:
        lines.append(f"{one.side} owes all by {one.obligation}: every one of the {whom} of {one.side} to be planned")
    return lines


def _owed(problem: Problem, case: Case, given: str) -> Owed:
    from goodoffices.case import Obligation
    from goodoffices.exchange.agreed import Owed, categories_in_words, says_all

    side, equals, rest = given.partition("=")
    id, _, listed = rest.partition("/")
    if not equals or side not in problem.sides:
        raise UsageError(
            f'"{given}" does not name a side of the exchange',
            f"write SIDE=ID or SIDE=ID/CATEGORY,CATEGORY; sides: {', '.join(problem.sides)}",
        )
    found = case.entry(case.standing(id))
    if not isinstance(found, Obligation):
        raise UsageError(f'the case has no obligation "{id}"', "give the id of one of its obligations")
    known = {word for p in problem.people for word in (p.category, *p.marks) if p.side == side and word}
    asked = tuple(part.strip() for part in listed.split(",") if part.strip())
    for one in asked:
        if one not in known:
            raise UsageError(
                f'nobody of {side} on the lists is "{one}"', f"one of: {', '.join(sorted(known)) or 'none'}"
            )
    words = (found.what, found.unit, *found.conditions)
    numbered = found.quantity is not None
    everyone = says_all(words, numbered=numbered)
    categories = asked or (categories_in_words(words, known) if everyone else ())
    # Without a category it would be all whom the side holds: that is not read into words that name some of them.
    if not numbered and (not categories or not (everyone or asked)):
        raise UsageError(
            f'the obligation "{id}" gives no number, and names no category of the lists of which it owes all',
            f"name it: --obligation {side}={id}/CATEGORY; or write the rule into the file of the exchange: everyone:",
        )
    if everyone and not categories:
        click.echo(
            f"note: {id} says all for all, and names no category of the lists; only its number becomes a rule "
            f"(or: --obligation {side}={id}/CATEGORY)",
            err=True,
        )
    return Owed(
        side,
        found.id,
        case.standing(found.reciprocal) if found.reciprocal else "",
        found.quantity,
        _delivered(case, found) if numbered else 0,
        not any(word in found.unit.casefold() for word in _BODIES),
        # The number of an obligation that speaks of all for all is that of its categories together.
        categories,
        bool(categories) and (everyone or not numbered),
    )


def _delivered(case: Case, obligation: Obligation) -> int:
    """By the lowest count of those accounts that give one: nobody is taken for delivered on one side's word alone."""
    from goodoffices.brief.accounts import by_account, time_of
    from goodoffices.case import Performance

    same = sorted((p for p in case.of(Performance) if case.standing(p.obligation) == obligation.id), key=time_of)
    return min((told.amount.low for told in by_account(same) if told.amount is not None), default=0)

"""Gaps: what the record does not say, found by looking for it. Silence is shown as silence; nothing is inferred from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goodoffices.brief.fulfilment import Fulfilment
from goodoffices.brief.matter import Matter
from goodoffices.brief.words import capital, listing, names, plural
from goodoffices.case import Agreement, Case, Claim, Pressure, Round

__all__ = ["Gap", "find_gaps"]

_NAMED = 12


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is not known.

    Parameters
    ----------
    words : str
        As a sentence.
    how : str
        How it was found.
    ask : tuple of str
        Whom to ask, by id.
    """

    words: str
    how: str
    ask: tuple[str, ...] = ()


def find_gaps(matter: Matter) -> Iterator[Gap]:
    """The gaps of a brief: of the meeting, the delegations, the positions, the obligations, the claims and the pressure."""
    if matter.round is not None:
        yield from _meeting(matter.case, matter.round)
        yield from _delegations(matter, matter.round)
    yield from _positions(matter)
    yield from _obligations(matter)
    yield from _accounts(matter)
    yield from _voices(matter.case)


def _several(words: Iterable[str]) -> str:
    found = list(words)
    more = [plural(len(found) - _NAMED, "other")] if len(found) > _NAMED else []
    return "; ".join([*found[:_NAMED], *more])


def _meeting(case: Case, round: Round) -> Iterator[Gap]:
    how = "the record of the round does not say"
    held = round.status == "held"
    missing = []
    if round.on is None:
        missing.append("when it begins")
    elif round.on.grain != "moment" and round.status != "held":
        missing.append("the hour at which it begins")
    elif round.on.circa and round.status != "held":
        missing.append(
            "the exact hour (only \N{LEFT DOUBLE QUOTATION MARK}around\N{RIGHT DOUBLE QUOTATION MARK} is known)"
        )
    if not round.venue and round.format != "online":
        missing.append("where it was held" if held else "where it is held")
    if not round.format:
        missing.append("in which format the sides met" if held else "in which format the sides meet")
    if not round.chair and round.format != "direct":
        missing.append("who chaired it" if held else "who chairs it")
    if round.seating == "unknown" and round.format not in ("online", "shuttle"):
        missing.append("how the delegations sat" if held else "how the delegations sit")
    if not round.agenda and round.status != "held":
        missing.append("the order of the day")
    ask = tuple(id for id in (round.host or case.mediator,) if id)
    if missing:
        yield Gap(f"On {round.title}: {listing(missing)}.", how, ask)
    if round.status == "held" and not round.outcome:
        yield Gap(f"{round.title}: what came of it.", how, ask)
    if round.status != "held" and round.on is not None and round.on.end < case.clock:
        yield Gap(
            f"{round.title}: whether it took place; it was {round.status} for a time now past.",
            "time of the round compared with the date of this brief",
            ask,
        )


def _delegations(matter: Matter, round: Round) -> Iterator[Gap]:
    case = matter.case
    heads, comes = ("headed", "came") if round.status == "held" else ("heads", "comes")
    there = {case.side_of(d.party) or d.party: d for d in round.delegations}
    absent = [p.id for p in case.sides() if p.id not in there]
    if absent:
        yield Gap(
            f"Who sits for {names(case, absent)}.",
            "no delegation of theirs is in the record of the round",
            tuple(absent),
        )
    for delegation in round.delegations:
        ask = (delegation.party,)
        if not delegation.members:
            yield Gap(f"Who sits for {case.name(delegation.party)}.", "its delegation has no named member", ask)
            continue
        missing = []
        if not any(m.role == "head" or m.person in round.chair for m in delegation.members):
            missing.append(f"who {heads} the delegation")
        if not delegation.complete:
            missing.append(
                f"who else {comes}" if delegation.size is None else f"who else {comes} of the {delegation.size}"
            )
        if missing:
            yield Gap(
                f"{capital(listing(missing))}, for {case.name(delegation.party)}.",
                "the delegation as named in the record of the round",
                ask,
            )


def _positions(matter: Matter) -> Iterator[Gap]:
    case = matter.case
    for side in matter.positions.sides:
        silent, partly = [], []
        for table in matter.positions.issues:
            options = table.issue.options
            unsaid = [o for o in options if table.cell(side, o.id).stance is None]
            if options and len(unsaid) == len(options):
                silent.append(table.issue.title)
            elif unsaid:
                partly.append(f"{table.issue.title} ({_several(o.title for o in unsaid)})")
        if silent:
            yield Gap(
                f"Where {case.name(side)} stands, silent so far: {_several(silent)}.",
                "no position in force on any option of the issue",
                (side,),
            )
        if partly:
            yield Gap(
                f"Where {case.name(side)} stands on single options: {_several(partly)}.",
                "no position in force on the option",
                (side,),
            )


def _obligations(matter: Matter) -> Iterator[Gap]:
    case = matter.case
    groups: dict[tuple[str, str], list[Fulfilment]] = {}
    for f in matter.fulfilments:
        owes = f.obligation
        if owes.due is None and f.level != 3:
            groups.setdefault(("By when it is due", "the obligation names no day"), []).append(f)
        if owes.quantity is None:
            groups.setdefault(("How much is owed", "the obligation names no number"), []).append(f)
        if not f.accounts and not f.other_units:
            groups.setdefault(("What has been done of it", "no performance is in the record"), []).append(f)
        elif {case.side_of(a.account) for a in f.accounts}.isdisjoint(owes.creditor) and owes.creditor:
            groups.setdefault(("Whether it was received", "no account of the side that it is owed to"), []).append(f)
        if owes.due is not None and owes.due.end <= case.clock and f.level not in (3, None):
            groups.setdefault(
                ("Why it is overdue", "the day on which it was due is past and the numbers fall short"), []
            ).append(f)
    for (words, how), found in groups.items():
        what = _several(capital(f.obligation.what) for f in found)
        yield Gap(f"{words}: {what}.", how)


def _accounts(matter: Matter) -> Iterator[Gap]:
    case = matter.case
    untexted = [a.title for a in case.of(Agreement) if not a.text and a.status != "ended"]
    if untexted:
        yield Gap(f"The text of what was agreed: {_several(untexted)}.", "the agreement names no text in the record")
    differing = [capital(f.obligation.what) for f in matter.fulfilments if f.differences]
    if differing:
        yield Gap(
            f"Why the accounts differ: {_several(differing)}.", "two accounts of one thing that no one number fits"
        )


def _voices(case: Case) -> Iterator[Gap]:
    nobody = [c.that.rstrip(".") for c in case.of(Claim) if not c.voices]
    if nobody:
        yield Gap(f"By whose word: {_several(nobody)}.", "the claim names no voice")
    endless = [
        p.what.rstrip(".")
        for p in case.of(Pressure)
        if p.type in ("threat", "deadline") and p.deadline is None and p.status == "announced"
    ]
    if endless:
        yield Gap(f"By when: {_several(endless)}.", "the threat names no deadline")

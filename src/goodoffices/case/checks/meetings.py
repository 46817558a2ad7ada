"""Rounds and delegations: held before their time, one person on two sides, offices that were not held."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.case.checks.doubt import Doubt
from goodoffices.case.kinds import Round
from goodoffices.case.model import Case
from goodoffices.case.when import ends_before

__all__ = ["held_in_the_future", "offices_not_held", "same_number", "two_delegations"]


def held_in_the_future(case: Case) -> Iterator[Doubt]:
    """W602: a round entered as held before it can have been."""
    for round in case.ever(Round):
        if round.status == "held" and round.on and round.entered and ends_before(round.entered, round.on):
            yield Doubt(
                "W602",
                f'"{round.id}" is entered as held, but on {round.entered.iso()} it lay in the future ({round.on.iso()})',
                round,
                ("status",),
                help="enter it as planned, or correct one of the two times",
            )


def two_delegations(case: Case) -> Iterator[Doubt]:
    """W604: a person who sits for two parties at one table."""
    for round in case.of(Round):
        seats: dict[str, str] = {}
        for d, delegation in enumerate(round.delegations):
            for m, member in enumerate(delegation.members):
                first = seats.setdefault(member.person, delegation.party)
                if first != delegation.party:
                    yield Doubt(
                        "W604",
                        f'"{member.person}" sits for "{first}" and for "{delegation.party}"',
                        round,
                        ("delegations", d, "members", m, "person"),
                        help="remove one of the two; an observer may be listed once with the role observer",
                    )


def offices_not_held(case: Case) -> Iterator[Doubt]:
    """W609: a member without an office of that party at that time; E211: an office that the person has not."""
    for round in case.of(Round):
        for d, delegation in enumerate(round.delegations):
            for m, member in enumerate(delegation.members):
                person = case.people.get(member.person)
                if person is None or round.on is None:
                    continue
                at = ("delegations", d, "members", m)
                named = [o for o in person.offices if o.id == member.office]
                if member.office and not named:
                    known = ", ".join(o.id for o in person.offices if o.id) or "none with an id"
                    yield Doubt(
                        "E211",
                        f'"{member.person}" has no office "{member.office}"',
                        round,
                        (*at, "office"),
                        label=f"offices: {known}",
                        help="give the office that id in case.yaml, or name another",
                    )
                    continue
                then = [o for o in (named or person.offices) if o.held_at(round.on)]
                if not any(case.side_of(o.party) == case.side_of(delegation.party) for o in then):
                    yield Doubt(
                        "W609",
                        f'"{member.person}" holds no office of "{delegation.party}" on {round.on.iso()}, as far as the case says',
                        round,
                        (*at, "person"),
                        help="enter the office with its dates, or correct the delegation",
                    )


def same_number(case: Case) -> Iterator[Doubt]:
    """W619: two rounds of one number."""
    numbers: dict[int, Round] = {}
    for round in case.of(Round):
        if round.number is not None:
            first = numbers.setdefault(round.number, round)
            if first is not round:
                yield Doubt(
                    "W619",
                    f'"{first.id}" and "{round.id}" are both round {round.number}',
                    round,
                    ("number",),
                    help="let one supersede the other, or correct the number",
                )

"""Who sits where, by the usual protocol.

The rules are those of Satow's Diplomatic Practice (sections 693-696) and of common custom since:

1. two delegations face each other across the table, each head in the centre of its side;
2. beside the head the next in precedence, first to the right, then to the left, and so outward; experts, interpreters
   and secretaries at the ends;
3. under a chair, the chair and its delegation sit at the head of the table, and the delegation that comes first by the
   alphabet of the conference's language sits to the right of the chair;
4. more than two delegations sit by that alphabet, clockwise from the chair;
5. in proximity talks and by shuttle each delegation has a room of its own and the third party goes between them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from goodoffices.case import Case, Delegation, Member, Round

__all__ = ["Bench", "Seat", "Seating", "precedence", "seat_round"]

_ROLES = ("head", "member", "adviser", "expert", "observer", "interpreter", "secretary")


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at the table.

    Parameters
    ----------
    person : str
        Id of the person.
    role : str
    chair : bool
    precedence : int
        1 for the head of the delegation.
    """

    person: str
    role: str
    chair: bool
    precedence: int


@dataclass(frozen=True, slots=True)
class Bench:
    """One delegation's side of the table.

    Parameters
    ----------
    party : str
    where : {"head", "right", "left", "around", "room"}
        At the head of the table, to the right or left of the chair, around the table, or in a room of its own.
    seats : tuple of Seat
        As they sit, from their own right to their own left.
    unnamed : int or None
        How many more there are whose names are not known; None where that is not known either.
    """

    party: str
    where: str
    seats: tuple[Seat, ...]
    unnamed: int | None


@dataclass(frozen=True, slots=True)
class Seating:
    """A seating plan.

    Parameters
    ----------
    plan : {"facing", "head-table", "around", "rooms"}
    benches : tuple of Bench
    known : bool
        True where a source says how they sit; False for a proposal by protocol.
    reasons : tuple of str
    """

    plan: str
    benches: tuple[Bench, ...]
    known: bool
    reasons: tuple[str, ...]


def precedence(case: Case, delegation: Delegation) -> tuple[Member, ...]:
    """The members by part in the delegation, then by the rank of their office, then as listed."""

    def key(numbered: tuple[int, Member]) -> tuple[int, int, int]:
        place, member = numbered
        person = case.people.get(member.person)
        ranks = [o.rank for o in person.offices if o.rank is not None and member.office in ("", o.id)] if person else []
        return (_ROLES.index(member.role), min(ranks, default=10**6), place)

    return tuple(member for _, member in sorted(enumerate(delegation.members), key=key))


def alphabetical(case: Case, delegations: Sequence[Delegation]) -> tuple[Delegation, ...]:
    """By the name of the party in the conference's language, accents aside."""

    def key(delegation: Delegation) -> str:
        party = case.parties.get(delegation.party)
        spelled = party.spellings.get(case.alphabet, ()) if party else ()
        name = spelled[0] if spelled else (party.name if party else delegation.party)
        return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()

    return tuple(sorted(delegations, key=key))


def _outward(members: Sequence[Member], chairs: tuple[str, ...]) -> tuple[Seat, ...]:
    """From the order of precedence to the order along the bench: 1 in the centre, 2 to its right, 3 to its left."""
    seats = [Seat(m.person, m.role, m.person in chairs, n) for n, m in enumerate(members, 1)]
    right, left = seats[1::2], seats[2::2]
    return (*reversed(right), *seats[:1], *left)


def _bench(case: Case, delegation: Delegation, where: str, chairs: tuple[str, ...]) -> Bench:
    members = sorted(precedence(case, delegation), key=lambda m: m.person not in chairs)
    named = len(members)
    unnamed = 0 if delegation.complete else None
    if delegation.size is not None:
        unnamed = max(0, delegation.size - named)
    return Bench(delegation.party, where, _outward(members, chairs), unnamed)


def seat_round(case: Case, round: Round) -> Seating | None:
    """The seating of a round: as a source says, or as the usual protocol proposes.

    Returns
    -------
    Seating or None
        None where no delegation is named, or the round is held online.
    """
    if not round.delegations or round.format == "online":
        return None
    chairs = round.chair
    hosts = [d for d in round.delegations if _presides(case, round, d)]
    sides = alphabetical(case, [d for d in round.delegations if d not in hosts])
    known = round.seating != "unknown"
    language = "the conference's language" if case.alphabet == "en" else f"the conference's language ({case.alphabet})"
    if round.seating == "separate-rooms" or (not known and round.format in ("proximity", "shuttle")):
        benches = [_bench(case, d, "room", chairs) for d in (*hosts, *sides)]
        return Seating(
            "rooms",
            tuple(benches),
            known,
            ("each delegation has a room of its own; the third party goes between them",),
        )
    if len(sides) == 2 and round.seating != "round-table":
        first, second = sides
        benches = [_bench(case, hosts[0], "head", chairs)] if hosts else []
        benches += [_bench(case, first, "right", chairs), _bench(case, second, "left", chairs)]
        benches += [_bench(case, extra, "head", chairs) for extra in hosts[1:]]
        reasons = ["the two delegations face each other, heads in the centre, secretaries and interpreters at the ends"]
        if hosts:
            reasons.insert(0, f"{case.name(hosts[0].party)} sits at the head of the table")
            reasons.append(f"to the right of the chair, {case.name(first.party)}: first by the alphabet of {language}")
        return Seating("head-table" if hosts else "facing", tuple(benches), known, tuple(reasons))
    benches = [_bench(case, d, "around", chairs) for d in (*hosts, *sides)]
    return Seating("around", tuple(benches), known, (f"clockwise from the chair by the alphabet of {language}",))


def _presides(case: Case, round: Round, delegation: Delegation) -> bool:
    party = case.parties.get(delegation.party)
    if any(m.person in round.chair for m in delegation.members):
        return True
    return delegation.party in (case.mediator, round.host) and party is not None and party.role != "party"

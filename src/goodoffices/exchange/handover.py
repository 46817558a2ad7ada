"""What became of a manifest: planned, boarded and arrived are three lists, and the account follows from them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from goodoffices.diagnose import UsageError
from goodoffices.exchange.manifest import Manifest, pair_words
from goodoffices.exchange.problem import Problem
from goodoffices.exchange.replan import Happening

__all__ = ["TICKS", "Account", "Handover", "account_of", "happenings_of", "performances_of", "slug_of"]

TICKS = ("came", "refused", "replaced", "dead", "someone-else", "absent")
"""What is ticked for each who was named: came; does not want to go; another came in his place; has died; who came under
the name is not the one who was named; was not brought."""


@dataclass(frozen=True, slots=True)
class Handover:
    """One side's record of one handover.

    Parameters
    ----------
    manifest : Manifest
    by : str
        On whose word.
    ticks : dict of str to str
        For each id of the manifest one of :data:`TICKS`.
    unnamed : dict of str to str
        Id and side of those who came and were not named: substitutes.
    boarded : frozenset of str
        Ids of those who left with the other side, whoever was named.
    arrived : frozenset of str
        Ids of those whom the receiver has.
    replaces : dict of str to str
        By id of a substitute, the one who was named and was replaced.
    receivers : dict of str to str
        Between several parties, by id of each who was not named, to whom he went.

    Raises
    ------
    UsageError
        Where somebody is not ticked or ticked twice over, boarded without having come, or was replaced by nobody.
    """

    manifest: Manifest
    by: str
    ticks: Mapping[str, str]
    unnamed: Mapping[str, str]
    boarded: frozenset[str]
    arrived: frozenset[str]
    replaces: Mapping[str, str] = field(default_factory=dict)
    receivers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = {id for id, _ in self.manifest.people}
        if self.ticks.keys() != named or not set(self.ticks.values()) <= set(TICKS):
            raise UsageError("each who is named is ticked once, and nobody else", f"with one of: {', '.join(TICKS)}")
        if named & self.unnamed.keys():
            raise UsageError("somebody who is named stands among the substitutes", "tick him instead")
        came = {id for id, tick in self.ticks.items() if tick == "came"} | self.unnamed.keys()
        if not self.boarded <= came or not self.arrived <= came:
            raise UsageError("somebody boarded or arrived who did not come", "tick who came, or add the substitute")
        replaced = sorted(id for id, tick in self.ticks.items() if tick == "replaced")
        if sorted(self.replaces.values()) != replaced or not self.replaces.keys() <= self.unnamed.keys():
            raise UsageError("each who was replaced has one substitute, and no one else has", "say who came for whom")
        if self.receivers.keys() != (self.unnamed.keys() if self.manifest.receivers else set()):
            raise UsageError("between several parties each substitute has a receiver", "say to whom he went")
        if any(self.unnamed[id] == receiver for id, receiver in self.receivers.items()):
            raise UsageError("a substitute went to the party that brought him", "say to whom he went")

    def pair_of(self) -> dict[str, tuple[str, str]]:
        """By id of all who were named or came, the side that brings and the receiver (empty between two sides)."""
        to = dict(self.manifest.receivers) | dict(self.receivers)
        sides = dict(self.manifest.people) | dict(self.unnamed)
        return {id: (side, to.get(id, "")) for id, side in sides.items()}


@dataclass(frozen=True, slots=True)
class Account:
    """What one side's people amount to; between several parties, those for one receiver.

    Parameters
    ----------
    side : str
        The side that brings them.
    planned, came, boarded, arrived : int
    substitutes : int
        Of those who came, not named.
    open : tuple of str
        Ids of those who boarded and have not arrived, or arrived and had not boarded: to be cleared up, person by person.
    receiver : str
        Empty between two sides.
    """

    side: str
    planned: int
    came: int
    boarded: int
    arrived: int
    substitutes: int
    open: tuple[str, ...]
    receiver: str = ""

    @property
    def pair(self) -> str:
        """In words: ``norda``, or ``norda for suda``."""
        return pair_words(self.side, self.receiver)


def account_of(handover: Handover) -> tuple[Account, ...]:
    """The account, side by side, or pair by pair between several parties; every number is counted from ids and none is typed.

    Examples
    --------
    >>> from goodoffices.exchange import Handover, Manifest, account_of
    >>> manifest = Manifest("june", "first", "", 1, "", (), (("n1", "norda"), ("n2", "norda")))
    >>> ticks = {"n1": "came", "n2": "refused"}
    >>> (account,) = account_of(Handover(manifest, "host", ticks, {"n9": "norda"}, frozenset({"n1", "n9"}), frozenset({"n1"})))
    >>> account.planned, account.came, account.boarded, account.arrived, account.open
    (2, 2, 2, 1, ('n9',))
    """
    pair_of = handover.pair_of()
    came = {id for id, tick in handover.ticks.items() if tick == "came"} | handover.unnamed.keys()
    found = []
    for side, receiver in sorted(set(pair_of.values())):
        own = {id for id, of in pair_of.items() if of == (side, receiver)}
        found.append(
            Account(
                side,
                len(own & handover.ticks.keys()),
                len(own & came),
                len(own & handover.boarded),
                len(own & handover.arrived),
                len(own & handover.unnamed.keys()),
                tuple(sorted(own & (handover.boarded ^ handover.arrived))),
                receiver,
            )
        )
    return tuple(found)


def happenings_of(
    handover: Handover, problem: Problem, planned: Mapping[str, int] | None = None
) -> tuple[Happening, ...]:
    """What the next plan has to know: who of those named did not arrive, and why; who arrived without having been named.

    Parameters
    ----------
    handover : Handover
    problem : Problem
    planned : dict of str to int, optional
        The plan that held, by id, the stage from 0. A later version of the manifest may name others than the plan: who
        was planned and is no longer named was not brought, who arrived and was not planned there went.

    Returns
    -------
    tuple of Happening
        By id. Those who refused or died are that; all others who did not arrive keep what they were promised.
    """
    at = problem.place_of(handover.manifest.stage)
    why = {"refused": "refused", "dead": "died"}
    named = dict(handover.ticks)
    if planned is not None:
        named = dict.fromkeys((id for id, stage in planned.items() if stage == at), "absent") | named
    found = [Happening(id, why.get(tick, "absent")) for id, tick in named.items() if id not in handover.arrived]
    went = set(handover.unnamed) if planned is None else {id for id in handover.arrived if planned.get(id) != at}
    found += [Happening(id, "went", at) for id in went & handover.arrived]
    return tuple(sorted(found, key=lambda happening: happening.id))


def performances_of(handover: Handover, obligations: Mapping[str, str], unit: str) -> tuple[dict[str, Any], ...]:
    """Entries of a case (kind ``performance``): what was delivered of each obligation, by this account.

    Parameters
    ----------
    handover : Handover
    obligations : dict of str to str
        By side, the id of the obligation under which it brings people; between several parties by ``side:receiver``.
    unit : str
        Of the obligation (``prisoners``).

    Returns
    -------
    tuple of dict
        Without ids of people; two accounts of one handover carry the same ``delivery`` and are not added up.
    """
    manifest = handover.manifest
    found = []
    for account in account_of(handover):
        key = f"{account.side}:{account.receiver}" if account.receiver else account.side
        if key not in obligations:
            continue
        # What goes from one to another is a delivery of its own: the counts of two receivers are added up.
        of_pair = (account.side, account.receiver) if account.receiver else ()
        delivery = slug_of(manifest.exchange, manifest.stage, *of_pair)
        entry = {
            "id": slug_of(delivery, *(() if of_pair else (account.side,)), "by", handover.by),
            "kind": "performance",
            "obligation": obligations[key],
            "by_account": [handover.by],
            "quantity": account.arrived,
            "unit": unit,
            "delivery": delivery,
            "gist": f"{account.arrived} arrived, {account.planned} were planned{_substitutes(account.substitutes)}",
        }
        found.append(entry | ({"on": manifest.day} if manifest.day else {}))
    return tuple(found)


def _substitutes(number: int) -> str:
    return "" if not number else "; one is a substitute" if number == 1 else f"; {number} are substitutes"


def slug_of(*parts: str) -> str:
    """An id of the case format from names that may hold anything."""
    return "-".join(re.sub(r"[^a-z0-9]+", "-", part.casefold()).strip("-") or "x" for part in parts)

"""What is not the same in three lists of one handover, and in two accounts of it: person by person, to be explained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goodoffices.diagnose import UsageError
from goodoffices.exchange.handover import Handover

__all__ = ["Departure", "Disagreement", "departures_of", "disagreements_between"]


@dataclass(frozen=True, slots=True)
class Departure:
    """One person for whom planned, boarded and arrived are not the same.

    Parameters
    ----------
    id, side : str
    planned, boarded, arrived : bool
    why : str
        As it was ticked; ``not named`` for those who were not planned, with whom they replaced.
    receiver : str
        Empty between two sides.
    """

    id: str
    side: str
    planned: bool
    boarded: bool
    arrived: bool
    why: str
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One person, or one number, of whom two accounts say different things.

    Parameters
    ----------
    id : str
        Empty where it is not about one person.
    what : str
        ``tick``, ``boarded``, ``arrived`` or ``manifest``.
    first, second : str
        What each account says.
    """

    id: str
    what: str
    first: str
    second: str


def departures_of(handover: Handover) -> tuple[Departure, ...]:
    """Who is not on all three lists, by id.

    Examples
    --------
    >>> from goodoffices.exchange import Handover, Manifest, departures_of
    >>> manifest = Manifest("june", "first", "", 1, "", (), (("n1", "norda"), ("n2", "norda")))
    >>> ticks = {"n1": "came", "n2": "replaced"}
    >>> here = frozenset({"n1", "n9"})
    >>> for one in departures_of(Handover(manifest, "host", ticks, {"n9": "norda"}, here, here, {"n9": "n2"})):
    ...     print(one.id, one.planned, one.boarded, one.arrived, one.why)
    n2 True False False replaced
    n9 False True True not named; for n2
    """
    named = dict(handover.manifest.people)
    found = []
    for id, (side, receiver) in sorted(handover.pair_of().items()):
        planned, boarded, arrived = id in named, id in handover.boarded, id in handover.arrived
        if planned and boarded and arrived:
            continue
        other = handover.replaces.get(id, "")
        why = handover.ticks[id] if planned else "not named" + (f"; for {other}" if other else "")
        found.append(Departure(id, side, planned, boarded, arrived, why, receiver))
    return tuple(found)


def disagreements_between(first: Handover, second: Handover) -> tuple[Disagreement, ...]:
    """Where two accounts of one handover differ.

    Raises
    ------
    UsageError
        Where they are of two stages, or by one and the same.
    """
    a, b = first.manifest, second.manifest
    if (a.exchange, a.stage) != (b.exchange, b.stage):
        raise UsageError("these are accounts of two handovers", "give two accounts of one stage")
    if first.by == second.by:
        raise UsageError(f'both accounts are by "{first.by}"', "give the account of each side")
    found = []
    if a.sha256 != b.sha256:
        found.append(Disagreement("", "manifest", _version(first), _version(second)))
    looks: tuple[tuple[str, Callable[[Handover, str], str]], ...] = (
        ("tick", _tick),
        ("boarded", _boarded),
        ("arrived", _arrived),
    )
    for id in sorted(first.ticks.keys() | first.unnamed.keys() | second.ticks.keys() | second.unnamed.keys()):
        for what, look in looks:
            one, other = look(first, id), look(second, id)
            if one != other:
                found.append(Disagreement(id, what, one, other))
    return tuple(found)


def _version(handover: Handover) -> str:
    return f"version {handover.manifest.version} ({handover.manifest.sha256[:12]})"


def _tick(handover: Handover, id: str) -> str:
    if id in handover.unnamed:
        other = handover.replaces.get(id, "")
        to = handover.receivers.get(id, "")
        return "not named, came" + (f" for {other}" if other else "") + (f", to {to}" if to else "")
    return handover.ticks.get(id, "not told")


def _boarded(handover: Handover, id: str) -> str:
    return "yes" if id in handover.boarded else "no"


def _arrived(handover: Handover, id: str) -> str:
    return "yes" if id in handover.arrived else "no"

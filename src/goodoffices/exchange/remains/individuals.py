"""How many persons there must be in a set of parts, and how many are most likely.

Parts that are held to be of one person form an assembly. An assembly belongs to one person; no person has the same piece
twice, a whole body with anything else, or two assemblies that are held to be of different persons. The least number of persons
is the minimum number of individuals (MNI). With single bones and nothing held together it is the greatest count of one bone of one
side, as usual.

References
----------
White, T. E. (1953), American Antiquity 18(4), 396-398; Adams, B. J. & Konigsberg, L. W. (2004), "Estimation of the most likely
number of individuals from commingled human skeletal remains", American Journal of Physical Anthropology 125(2), 138-151.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

from goodoffices.exchange.remains.anatomy import BODY, PAIRED, Piece, keys_of
from goodoffices.exchange.remains.room import Key, Room

__all__ = ["Assembly", "Individuals", "LikelyNumber", "cannot_be_one", "count_individuals", "likely_number"]

_MOST_STEPS = 20_000
"""Steps of the exact search before it is left at the proven least."""
_DEEPEST = 300


@dataclass(frozen=True, slots=True)
class Assembly:
    """Parts that are held to be of one person.

    Parameters
    ----------
    pieces : tuple of Piece
    named : bool
        Identified as somebody; two that are named are two persons, since one person's parts are one assembly.
    """

    pieces: tuple[Piece, ...]
    named: bool = False


@dataclass(frozen=True, slots=True)
class LikelyNumber:
    """The most likely number of individuals, from the pairs of one element.

    Parameters
    ----------
    element : str
    left, right, pairs : int
        Sides found, and how many of them are held to be of one person.
    number : int
        floor((left + 1)(right + 1) / (pairs + 1)) - 1, where bones were lost evenly and pairs are recognised rightly.
    """

    element: str
    left: int
    right: int
    pairs: int
    number: int


@dataclass(frozen=True, slots=True)
class Individuals:
    """How many persons.

    Parameters
    ----------
    least : int
        Proven: there cannot be fewer.
    exact : bool
        True where so many would do; False where the search was left and more may be needed.
    most : int
        If no two assemblies are of one person.
    likely : LikelyNumber or None
        None where there is no pair of which both sides are here.
    """

    least: int
    exact: bool
    most: int
    likely: LikelyNumber | None


def likely_number(left: int, right: int, pairs: int) -> int:
    """Adams & Konigsberg's MLNI.

    Parameters
    ----------
    left, right : int
        Elements of each side, those of pairs among them.
    pairs : int
        At most the smaller of the two.

    Examples
    --------
    >>> likely_number(20, 20, 10), likely_number(3, 2, 2)
    (39, 3)
    """
    return (left + 1) * (right + 1) // (pairs + 1) - 1


def cannot_be_one(pieces: Sequence[Piece]) -> str:
    """Why these parts cannot all be of one person, in words; empty where they can.

    Examples
    --------
    >>> cannot_be_one([Piece("femur", "left"), Piece("leg", "left")])
    'two of: left femur'
    >>> cannot_be_one([Piece("femur"), Piece("femur"), Piece("body")])
    'a whole body and a further femur'
    """
    bodies = sum(piece.element == BODY for piece in pieces)
    if bodies > 1:
        return f"{bodies} whole bodies"
    counted = _tally(tuple(pieces))
    others = sorted({_words(key) for key in counted})
    if bodies and others:
        return f"a whole body and a further {others[0]}"
    twice = sorted({_words(key) for key in counted if not _fits(key, counted, counted[key] - 1)})
    return f"two of: {', '.join(twice)}" if twice else ""


def _words(key: Key) -> str:
    element, side, zone = key
    return " ".join(filter(None, (side, element, f"zone {zone}" if zone else "")))


@lru_cache(maxsize=65_536)
def _tally(pieces: tuple[Piece, ...]) -> Counter[Key]:
    """Of pieces as they are; the same counter for the same pieces, to be read only."""
    return Counter(key for piece in pieces for key in keys_of(piece))


def _fits(key: Key, there: Mapping[Key, int], same: int) -> bool:
    """Whether a piece of this key goes with those that are there, of which ``same`` are of its own key."""
    element, side, zone = key
    if element not in PAIRED:
        if zone:
            return same == 0 and not there.get((element, "", ""), 0)
        return same == 0 and not any(n for (e, _, z), n in there.items() if e == element and z)
    whole = {s: there.get((element, s, ""), 0) if s != side or zone else same for s in ("left", "right", "")}
    zones = {s for (e, s, z), n in there.items() if e == element and z and s and n}
    taken = sum(max(whole[s], s in zones) for s in ("left", "right")) + whole[""]
    if zone:
        # A fragment of a side that is here already, or the first of a side for which there is room.
        return same == 0 and not whole[side] and (side in zones or taken < 2)
    if side:
        return same == 0 and side not in zones and taken < 2
    return taken < 2


def count_individuals(assemblies: Sequence[Assembly], apart: AbstractSet[tuple[int, int]] = frozenset()) -> Individuals:
    """The numbers of persons in a set of assemblies.

    Parameters
    ----------
    assemblies : sequence of Assembly
    apart : set of (int, int)
        Places of assemblies that are held to be of different persons, the smaller first.

    Examples
    --------
    >>> left, right = Piece("femur", "left"), Piece("femur", "right")
    >>> found = count_individuals([Assembly((left, right)), Assembly((left,)), Assembly((right,))])
    >>> found.least, found.exact, found.most, found.likely.number
    (2, True, 3, 3)
    >>> count_individuals([Assembly((left,)), Assembly((right,))], {(0, 1)}).least
    2
    """
    if len(assemblies) == 1:
        return Individuals(1, True, 1, _likely(assemblies))
    bodies = sum(any(p.element == BODY for p in a.pieces) for a in assemblies)
    # A whole body needs a person of its own, whatever else there is.
    rest = [i for i, a in enumerate(assemblies) if not any(p.element == BODY for p in a.pieces)]
    tallies = [_of_one(_tally(assemblies[i].pieces)) for i in rest]
    named = [assemblies[i].named for i in rest]
    at = {i: n for n, i in enumerate(rest)}
    enemies: dict[int, set[int]] = {}
    for first, second in apart:
        if first in at and second in at:
            enemies.setdefault(at[first], set()).add(at[second])
            enemies.setdefault(at[second], set()).add(at[first])
    least = _least(tallies, named, enemies)
    order = sorted(range(len(rest)), key=lambda n: (-named[n], -len(tallies[n]), -len(enemies.get(n, ())), n))
    some = _first_fit(order, tallies, named, enemies)
    exact = some == least
    if not exact:
        least, exact = _search(order, tallies, named, enemies, (least, some))
    return Individuals(bodies + least, exact, len(assemblies), _likely(assemblies))


def _of_one(tally: Counter[Key]) -> Counter[Key]:
    """What an assembly takes of a person. One that has a piece twice is told as a fault elsewhere, and is one person here."""
    if all(count == 1 for count in tally.values()) and len({element for element, _, _ in tally}) == len(tally):
        return tally
    found = Counter({key: 1 for key in tally if not (key[2] and (key[0], key[1], "") in tally)})
    for element in {element for element, side, _ in tally if not side and element in PAIRED}:
        sides = len({side for e, side, _ in tally if e == element and side})
        more = min(tally[element, "", ""], 2 - sides)
        found[element, "", ""] = more
        if not more:
            del found[element, "", ""]
    return found


def _least(tallies: Sequence[Counter[Key]], named: Sequence[bool], enemies: Mapping[int, set[int]]) -> int:
    """A number of persons below which there cannot be: by each element, by those named, by those held apart."""
    found = max(1 if tallies else 0, sum(named), 2 if enemies else 0)
    total: Counter[Key] = Counter()
    for tally in tallies:
        total.update(tally)
    for element, side, zone in total:
        whole = total[element, side, ""]
        found = max(
            found, (whole + total[element, side, zone] if zone else whole) if side or element not in PAIRED else 0
        )
        if element in PAIRED:
            sides = sum(total[element, s, ""] for s in ("left", "right", ""))
            found = max(found, (sides + 1) // 2)
    return found


def _first_fit(
    order: Sequence[int], tallies: Sequence[Counter[Key]], named: Sequence[bool], enemies: Mapping[int, set[int]]
) -> int:
    """So many persons would do."""
    room = Room()
    for n in order:
        free = room.free(tallies[n], named[n], enemies.get(n, ()))
        room.put(n, (free & -free).bit_length() - 1 if free else room.persons, tallies[n], named[n])
    return room.persons


def _search(
    order: Sequence[int],
    tallies: Sequence[Counter[Key]],
    named: Sequence[bool],
    enemies: Mapping[int, set[int]],
    bounds: tuple[int, int],
) -> tuple[int, bool]:
    """Try each number from the least on; (the least that is proven, whether so many would do)."""
    # The depth of the search is the number of assemblies: beyond a few hundred it would not end anyhow.
    if len(order) > _DEEPEST:
        return bounds[0], False
    steps = _MOST_STEPS

    def place(room: Room, at: int, limit: int) -> bool:
        nonlocal steps
        if at == len(order):
            return True
        n = order[at]
        free = room.free(tallies[n], named[n], enemies.get(n, ()))
        choices = [k for k in range(room.persons) if free >> k & 1]
        # Of persons of whom nothing is known yet one is as good as another.
        for k in [*choices, room.persons] if room.persons < limit else choices:
            steps -= 1
            if steps < 0:
                return False
            room.put(n, k, tallies[n], named[n])
            if place(room, at + 1, limit):
                return True
            room.take(n, k, tallies[n], named[n])
        return False

    for limit in range(*bounds):
        if place(Room(), 0, limit):
            return limit, True
        if steps < 0:
            return limit, False
    return bounds[1], True


def _likely(assemblies: Sequence[Assembly]) -> LikelyNumber | None:
    """By the element with the most pairs, the more of it the better."""
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for assembly in assemblies:
        tally = _tally(assembly.pieces)
        for element, side, zone in tally:
            if element in PAIRED and not zone:
                left[element] += side == "left"
                right[element] += side == "right"
                pairs[element] += side == "left" and (element, "right", "") in tally
    best = max(pairs, key=lambda e: (pairs[e], left[e] + right[e], e), default="")
    if not best or not pairs[best]:
        return None
    number = likely_number(left[best], right[best], pairs[best])
    return LikelyNumber(best, left[best], right[best], pairs[best], number)

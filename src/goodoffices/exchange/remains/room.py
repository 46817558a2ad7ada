"""Persons that are being filled with assemblies, and who of them has room for another: a bit for each person."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from goodoffices.exchange.remains.anatomy import PAIRED

__all__ = ["Key", "Room"]

Key = tuple[str, str, str]
"""Element, side, zone."""


class Room:
    """Persons, and what each has so far.

    A person has of a paired element one left and one right, or where a side is not known two in all; zones of one side are of
    one element. Bit k of every mask stands for person k.

    Attributes
    ----------
    persons : int
    """

    __slots__ = ("_count", "_mask", "_named", "_there", "persons")

    def __init__(self) -> None:
        self.persons = 0
        self._count: Counter[tuple[int, Key]] = Counter()
        self._mask: dict[Key, int] = defaultdict(int)
        self._there: dict[int, int] = {}
        self._named = 0

    def free(self, tally: Mapping[Key, int], named: bool, enemies: Iterable[int]) -> int:
        """Those who have room, as bits; a tally that fits nobody fits none of them.

        Parameters
        ----------
        tally : dict of Key to int
        named : bool
            Identified as somebody.
        enemies : iterable of int
            Assemblies held to be of somebody else.
        """
        every = (1 << self.persons) - 1
        barred = self._named if named else 0
        for enemy in enemies:
            if enemy in self._there:
                barred |= 1 << self._there[enemy]
        for element in {element for element, _, _ in tally}:
            barred |= self._paired(element, tally, every) if element in PAIRED else self._single(element, tally)
        return every & ~barred

    def _single(self, element: str, tally: Mapping[Key, int]) -> int:
        whole, zones = self._mask[element, "", ""], self._mask[element, "", "*"]
        if (element, "", "") in tally:
            return whole | zones
        return whole | self._zones(element, "", tally)

    def _zones(self, element: str, side: str, tally: Mapping[Key, int]) -> int:
        barred = 0
        for key in tally:
            if key[:2] == (element, side) and key[2]:
                barred |= self._mask[key]
        return barred

    def _paired(self, element: str, tally: Mapping[Key, int], every: int) -> int:
        barred = 0
        after = []
        for side in ("left", "right"):
            whole, zones = self._mask[element, side, ""], self._mask[element, side, "*"]
            new = any(key[:2] == (element, side) for key in tally)
            if (element, side, "") in tally:
                barred |= whole | zones
            elif new:
                barred |= whole | self._zones(element, side, tally)
            after.append(every if new else whole | zones)
        # Of unknown side: how many persons have at least one, two, three with those that come.
        more = tally.get((element, "", ""), 0)
        has = [every, self._mask[element, "", ""], self._mask[element, "", "+"], 0]
        least = [has[max(0, k - more)] for k in range(4)]
        left, right = after
        return barred | least[3] | (least[2] & (left | right)) | (least[1] & left & right)

    def put(self, assembly: int, person: int, tally: Mapping[Key, int], named: bool) -> None:
        """Give an assembly to a person, the next new one among them."""
        self.persons = max(self.persons, person + 1)
        self._there[assembly] = person
        self._named |= (1 << person) * named
        for key, number in tally.items():
            self._change(person, key, number)

    def take(self, assembly: int, person: int, tally: Mapping[Key, int], named: bool) -> None:
        """Take it back; the last person goes when he was new with it."""
        del self._there[assembly]
        if named:
            self._named &= ~(1 << person)
        for key, number in tally.items():
            self._change(person, key, -number)
        if person == self.persons - 1 and person not in self._there.values():
            self.persons -= 1

    def _change(self, person: int, key: Key, number: int) -> None:
        element, side, zone = key
        self._count[person, key] += number
        self._set(key, person, self._count[person, key] > 0)
        if zone:
            any_zone = (element, side, "*")
            self._count[person, any_zone] += number
            self._set(any_zone, person, self._count[person, any_zone] > 0)
        elif not side and element in PAIRED:
            self._set((element, "", "+"), person, self._count[person, key] > 1)

    def _set(self, key: Key, person: int, on: bool) -> None:
        if on:
            self._mask[key] |= 1 << person
        else:
            self._mask[key] &= ~(1 << person)

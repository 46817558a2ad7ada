"""People whom no rule tells apart, counted together.

What makes a plan small: within a group only how many go in which stage has to be decided. Who they are follows from the
order of the group, the highest points first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.exchange.aim import Aim, draw_of
from goodoffices.exchange.person import Person
from goodoffices.exchange.selection import Measure

__all__ = ["Group", "Unit", "group_units", "units_of"]


@dataclass(frozen=True, slots=True)
class Unit:
    """Those who go together or stay together: one person, or a family.

    Parameters
    ----------
    members : tuple of int
        Places among the people of the problem.
    first, last : int
        The stages in which the unit may go, from 0.
    promised : int
        The stage in which it was to go by an earlier plan; -1 for none.
    """

    members: tuple[int, ...]
    first: int
    last: int
    promised: int = -1


@dataclass(frozen=True, slots=True)
class Group:
    """Units alike for every rule, in the order in which they go.

    Parameters
    ----------
    units : tuple of Unit
    counts : tuple of int
        Of each measure, for one unit.
    slopes, ends : tuple of int
        Points of each unit for each stage left after the one in which it goes, and for going in the last; both
        fall along the group.
    """

    units: tuple[Unit, ...]
    counts: tuple[int, ...]
    slopes: tuple[int, ...]
    ends: tuple[int, ...]

    @property
    def head(self) -> Unit:
        """The first unit; its stages and promise are those of all."""
        return self.units[0]

    @property
    def size(self) -> int:
        """People in each unit."""
        return len(self.head.members)


def units_of(people: Sequence[Person], stages: int) -> tuple[list[Unit], dict[int, str]]:
    """Families and single people who can be planned.

    Returns
    -------
    list of Unit
    dict of int to str
        Why the others, by their place, cannot.
    """
    families: dict[str, list[int]] = defaultdict(list)
    units: list[Unit] = []
    barred: dict[int, str] = {}
    for at, person in enumerate(people):
        if person.family:
            families[person.family].append(at)
        elif person.willing and not person.waits:
            units.append(Unit((at,), 0, stages - 1))
        else:
            barred[at] = person.waits if person.willing else "does not want to go"
    for members in families.values():
        if all(people[at].willing and not people[at].waits for at in members):
            units.append(Unit(tuple(members), 0, stages - 1))
            continue
        against = any(not people[at].willing for at in members)
        for at in members:
            own = people[at].waits if people[at].willing else "does not want to go"
            barred[at] = own or f"one of the family {'does not want to go' if against else 'waits'}"
    return units, barred


def group_units(
    people: Sequence[Person], units: Sequence[Unit], measures: Sequence[Measure], aim: Aim
) -> tuple[Group, ...]:
    """Put units together that no measure tells apart and whose points fall in one order."""
    counts = _counts(people, units, measures)
    slopes, ends = _points(people, units, aim)
    alike: dict[Any, list[int]] = defaultdict(list)
    for at, unit in enumerate(units):
        key = (counts[at].tobytes(), len(unit.members), unit.first, unit.last, unit.promised)
        alike[key].append(at)
    ranks = {at: _rank(people[units[at].members[0]], aim) for at in range(len(units))}
    groups: list[Group] = []
    for members in alike.values():
        members.sort(key=lambda at: (-slopes[at], -ends[at], ranks[at]))
        groups.extend(
            Group(
                tuple(units[at] for at in chain),
                tuple(counts[chain[0]].tolist()),
                tuple(slopes[at] for at in chain),
                tuple(ends[at] for at in chain),
            )
            for chain in _chains(members, ends)
        )
    return tuple(groups)


def _counts(people: Sequence[Person], units: Sequence[Unit], measures: Sequence[Measure]) -> NDArray[np.int64]:
    """Each measure of each unit; people who look alike to all rules are measured once."""
    profiles: dict[tuple[object, ...], int] = {}
    rows: list[list[int]] = []
    which = np.empty(len(people), dtype=np.int64)
    for at, person in enumerate(people):
        found = profiles.setdefault(person.profile, len(rows))
        if found == len(rows):
            rows.append([measure.of(person) for measure in measures])
        which[at] = found
    table = np.array(rows, dtype=np.int64).reshape(len(rows), len(measures))
    result = np.zeros((len(units), len(measures)), dtype=np.int64)
    owner = np.array([at for at, unit in enumerate(units) for _ in unit.members], dtype=np.int64)
    member = np.array([m for unit in units for m in unit.members], dtype=np.int64)
    np.add.at(result, owner, table[which[member]])
    return result


def _points(people: Sequence[Person], units: Sequence[Unit], aim: Aim) -> tuple[list[int], list[int]]:
    points = [aim.priority(person) + aim.fair(person) for person in people]
    sums = [sum(points[m] for m in unit.members) for unit in units]
    if aim.earliness == "weighted":
        return sums, sums
    sizes = [len(unit.members) for unit in units]
    return sizes, [total + size for total, size in zip(sums, sizes, strict=True)]


def _rank(person: Person, aim: Aim) -> tuple[object, ...]:
    """The order among those of equal points: the longest held, then by lot."""
    since = person.held_since.toordinal() if person.held_since else 10**7
    held = since if aim.fairness != "lottery" else 0
    return (held, draw_of(aim.seed, person.id), person.id)


def _chains(members: Sequence[int], ends: Mapping[int, int] | Sequence[int]) -> list[list[int]]:
    """Members sorted by slope, dealt into as few rows as needed in each of which the ends fall too."""
    chains: list[list[int]] = []
    for at in members:
        for chain in chains:
            if ends[chain[-1]] >= ends[at]:
                chain.append(at)
                break
        else:
            chains.append([at])
    return chains

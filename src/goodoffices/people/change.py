"""What changed between two versions of a list: added, gone, altered, under another id. Told by ids and fields, without names."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from goodoffices.names import compare_names, skeleton, split_name, words_of
from goodoffices.people.judgement import IDENTIFYING
from goodoffices.people.personlist import PersonList
from goodoffices.people.record import FIELDS, PersonRecord

__all__ = ["Alteration", "ListChange", "Renumbering", "changes_between"]

_DAY = len("1990-05-07")
_Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Alteration:
    """A row of which the newer version says something else.

    Parameters
    ----------
    id : str
        In the newer version.
    fields : tuple of str
        Which fields differ, in the order of :data:`~goodoffices.people.record.FIELDS`.
    """

    id: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renumbering:
    """A person who probably stands under another id now.

    Parameters
    ----------
    was, now : str
        Ids in the older and in the newer version.
    by : str
        What of the two rows agrees.
    """

    was: str
    now: str
    by: str


@dataclass(frozen=True, slots=True)
class ListChange:
    """What changed from one version of a list to another.

    Parameters
    ----------
    list : str
    older, newer : str
        The versions.
    added, gone : tuple of str
        Ids in the newer and in the older version.
    altered : tuple of Alteration
    renumbered : tuple of Renumbering
    reused : tuple of str
        Ids under which the newer version has somebody else; each is in ``added`` or ``renumbered`` too.
    same : int
        How many rows are as they were.
    """

    list: str
    older: str
    newer: str
    added: tuple[str, ...] = field(default=(), repr=False)
    gone: tuple[str, ...] = field(default=(), repr=False)
    altered: tuple[Alteration, ...] = field(default=(), repr=False)
    renumbered: tuple[Renumbering, ...] = field(default=(), repr=False)
    reused: tuple[str, ...] = field(default=(), repr=False)
    same: int = 0

    @property
    def nothing(self) -> bool:
        """Whether both versions say the same."""
        return not (self.added or self.gone or self.altered or self.renumbered)


def changes_between(older: PersonList, newer: PersonList) -> ListChange:
    """Compare two versions of a list.

    1. Rows with the same id and the same identifying fields are one person.
    2. Of the others, rows with the same identifying fields are one person under another id; rows that agree in all of
       them more than once are taken in their order.
    3. Of the others, rows with the same id are one person whose identifying fields were corrected, if enough of them agree:
       the service number; the names; or the day of birth and the given name. Else the id is somebody else's now.
    4. Of the others, rows that alone share a service number, or names (as they sound) and birth date, are probably one
       person under another id, with a correction.
    5. What is left is gone, or added.

    Examples
    --------
    >>> first = PersonList("a", (PersonRecord("1", surname="Koval", born="1990"), PersonRecord("2", surname="Moroz", born="1985")))
    >>> second = PersonList("a", (PersonRecord("1", surname="Moroz", born="1985"), PersonRecord("2", surname="Tkach", born="1970")))
    >>> found = changes_between(first, second)
    >>> found.gone, found.added, found.reused, [(r.was, r.now) for r in found.renumbered]
    (('1',), ('2',), ('1', '2'), [('2', '1')])
    """
    pairs, reasons = _pairs(older.rows, newer.rows)
    partner = dict(pairs)
    taken = set(partner.values())
    altered = [
        Alteration(newer.rows[new].id, fields)
        for old, new in sorted(pairs, key=lambda pair: pair[1])
        if (fields := _differs(older.rows[old], newer.rows[new]))
    ]
    renumbered = tuple(
        Renumbering(older.rows[old].id, newer.rows[new].id, reasons[old])
        for old, new in sorted(pairs, key=lambda pair: pair[1])
        if older.rows[old].id != newer.rows[new].id
    )
    place = {row.id: number for number, row in enumerate(older.rows)}
    reused = tuple(
        row.id for number, row in enumerate(newer.rows) if row.id in place and partner.get(place[row.id]) != number
    )
    moved = {change.now for change in renumbered}
    return ListChange(
        newer.id,
        older.version,
        newer.version,
        added=tuple(row.id for number, row in enumerate(newer.rows) if number not in taken),
        gone=tuple(row.id for number, row in enumerate(older.rows) if number not in partner),
        altered=tuple(altered),
        renumbered=renumbered,
        reused=reused,
        same=len(pairs) - len({change.id for change in altered} | moved),
    )


def _pairs(older: Sequence[PersonRecord], newer: Sequence[PersonRecord]) -> tuple[list[_Pair], dict[int, str]]:
    """Which row became which, by their places, and why where it is not for the id."""
    prints = [_print(row) for row in older], [_print(row) for row in newer]
    found: list[_Pair] = []
    reasons: dict[int, str] = {}
    left, right = dict.fromkeys(range(len(older))), dict.fromkeys(range(len(newer)))

    def take(pairs: Iterable[_Pair], by: str = "") -> None:
        for old, new in pairs:
            if old in left and new in right:
                del left[old], right[new]
                found.append((old, new))
                reasons[old] = by

    by_id = {row.id: number for number, row in enumerate(newer)}
    same_id = [(old, by_id[row.id]) for old, row in enumerate(older) if row.id in by_id]
    take((old, new) for old, new in same_id if prints[0][old] == prints[1][new])
    take(_in_order(left, right, prints), "all that says who it is")
    take((old, new) for old, new in same_id if old in left and new in right and _akin(older[old], newer[new]))
    take(_alone(left, right, older, newer, lambda row: row.number.strip()), "the service number")
    take(_alone(left, right, older, newer, _sounds), "names and birth date")
    return found, reasons


def _print(row: PersonRecord) -> tuple[str, ...]:
    """What says who it is, letter case and spaces aside; empty where the row does not say."""
    found = tuple(_plain(getattr(row, name)) for name in IDENTIFYING)
    return found if any(text for name, text in zip(IDENTIFYING, found, strict=True) if name != "sex") else ()


@lru_cache(maxsize=1 << 16)
def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _in_order(
    left: Iterable[int], right: Iterable[int], prints: tuple[list[tuple[str, ...]], list[tuple[str, ...]]]
) -> list[_Pair]:
    """Rows that say the same put together, the first with the first."""
    waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number in sorted(right, reverse=True):
        if prints[1][number]:
            waiting[prints[1][number]].append(number)
    return [(number, waiting[prints[0][number]].pop()) for number in left if waiting.get(prints[0][number])]


def _alone(
    left: Iterable[int],
    right: Iterable[int],
    older: Sequence[PersonRecord],
    newer: Sequence[PersonRecord],
    key: Callable[[PersonRecord], Hashable],
) -> list[_Pair]:
    """Rows that are the only ones on each side with a key."""
    old, new = _by_key(left, older, key), _by_key(right, newer, key)
    return [(old[k][0], new[k][0]) for k in old if k and len(old[k]) == len(new.get(k, ())) == 1]


def _by_key(
    numbers: Iterable[int], rows: Sequence[PersonRecord], key: Callable[[PersonRecord], Hashable]
) -> dict[Hashable, list[int]]:
    found: defaultdict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        found[key(rows[number])].append(number)
    return found


def _name(row: PersonRecord) -> str:
    return f"{row.surname} {row.given}".strip() or row.full_name


def _sounds(row: PersonRecord) -> Hashable:
    words = sorted(map(skeleton, words_of(_name(row))))
    return (tuple(words), row.born) if words and row.born else ()


def _akin(older: PersonRecord, newer: PersonRecord) -> bool:
    """Whether two rows of one id may be one person whose fields were corrected.

    A surname may change and the given name stay; a given name that changes under one surname and birth date may be a twin.
    """
    if older.number and older.number.strip() == newer.number.strip():
        return True
    names = _name(older), _name(newer)
    if not all(names):
        return not (older.born and newer.born and older.born != newer.born)
    if compare_names(*names).agrees:
        return True
    given = _given(older), _given(newer)
    return len(older.born) == _DAY and older.born == newer.born and all(given) and compare_names(*given).agrees


def _given(row: PersonRecord) -> str:
    return row.given or split_name(row.full_name).given


def _differs(older: PersonRecord, newer: PersonRecord) -> tuple[str, ...]:
    return tuple(name for name in FIELDS if name != "id" and getattr(older, name) != getattr(newer, name))

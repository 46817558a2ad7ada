"""What the judgements made so far say of the rows of two lists as they are now.

A judgement finds its row by the id, and where ids have changed by the fingerprint. Of several judgements of one pair the
latest counts. To be the same carries over (a is b, b is c, so a is c), and so does to be different (a is b, b is not c, so
a is not c); where the two meet, nothing is concluded and the contradiction is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import Literal

from goodoffices.diagnose import Diagnostic, Place, UsageError
from goodoffices.people.judgement import Judgement, RecordKey, fingerprint_of
from goodoffices.people.personlist import PersonList
from goodoffices.people.record import PersonRecord

__all__ = ["Judged", "Standing", "standing_of"]

_ALIKE = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """What holds of a pair by judgement.

    Parameters
    ----------
    verdict : str
        ``same``, ``different``, ``unsure``, or ``contradicted``: judgements of it and of other pairs, or what is computed of
        it and a judgement of another, cannot hold together.
    judgement : Judgement, optional
        The one that was made of this very pair; none where it follows from others.
    changed : bool
        An identifying field of one of the rows has changed since.
    """

    verdict: Literal["same", "different", "unsure", "contradicted"]
    judgement: Judgement | None = None
    changed: bool = False

    @property
    def reason(self) -> str:
        """In words, with who decided and when.

        Examples
        --------
        >>> Judged("same").reason
        'the same, as follows from judgements of other pairs'
        """
        words = {"same": "the same", "different": "different people", "unsure": "unsure", "contradicted": ""}[
            self.verdict
        ]
        if self.verdict == "contradicted":
            return "cannot hold together with what was judged of other pairs"
        if self.judgement is None:
            return f"{words}, as follows from judgements of other pairs"
        since = "; the row has changed since" if self.changed else ""
        return f"judged {words} by {self.judgement.by} on {self.judgement.at:%Y-%m-%d}{since}"


@dataclass(frozen=True, slots=True)
class Standing:
    """The pairs on which something was decided.

    Parameters
    ----------
    pairs : mapping of (int, int) to Judged
        By places among the rows of A and then of B, the smaller first.
    doubts : tuple of Diagnostic
        W973 (contradiction), W974 (row changed), W975 (row not there); without ids or names. Their line is the number of the
        judgement in the book.
    elsewhere : tuple of str
        Other lists that the book has judgements on, each once for each judgement.
    """

    pairs: Mapping[tuple[int, int], Judged] = field(default_factory=dict)
    doubts: tuple[Diagnostic, ...] = ()
    elsewhere: tuple[str, ...] = ()


class _Rows:
    """The rows of one list, to be found by key."""

    def __init__(self, rows: Sequence[PersonRecord], first: int) -> None:
        self.rows, self.first = rows, first
        self.by_id = {row.id: place for place, row in enumerate(rows)}
        self.by_print: dict[str, list[int]] | None = None

    def find(self, key: RecordKey) -> tuple[int, bool] | None:
        """Place among all rows, and whether the row has changed since."""
        here = self.by_id.get(key.id)
        now = fingerprint_of(self.rows[here]) if here is not None else ""
        if here is not None and key.fingerprint in ("", now):
            return self.first + here, False
        if not key.fingerprint:
            return None
        if self.by_print is None:
            self.by_print = {}
            for place, row in enumerate(self.rows):
                self.by_print.setdefault(fingerprint_of(row), []).append(place)
        alike = self.by_print.get(key.fingerprint, [])
        if alike:
            # Two rows that read alike cannot be told apart by what they say.
            return (self.first + alike[0], False) if len(alike) == 1 else None
        if here is not None and _one_person(key.fingerprint, now):
            return self.first + here, True
        return None


def _one_person(before: str, now: str) -> bool:
    """Whether a row that has changed is still about the person it was about, and not one that got the id of another."""
    x, y = (text.partition(":")[2].split("-") for text in (before, now))
    agree = [bool(p) and p == q for p, q in zip(x, y, strict=False)]
    return sum(agree) >= _ALIKE or (len(agree) == 4 and agree[3])


def standing_of(judgements: Iterable[Judgement], a: PersonList, b: PersonList) -> Standing:
    """Find the rows that were judged, and what follows.

    Parameters
    ----------
    judgements : iterable of Judgement
        In the order in which they were recorded.
    Raises
    ------
    UsageError
        When the two lists have one id and there are judgements: they could not be told apart.
    """
    made = list(judgements)
    if not made:
        return Standing()
    if a.id == b.id:
        raise UsageError("judgements need two lists of different names", "name them with --name-a and --name-b")
    every = (*a.rows, *b.rows)
    rows = {a.id: _Rows(a.rows, 0), b.id: _Rows(b.rows, len(a.rows))}
    latest: dict[tuple[int, int], tuple[int, Judgement, bool]] = {}
    doubts, elsewhere = [], []
    for number, judgement in enumerate(made, 1):
        away = [key.list for key in (judgement.a, judgement.b) if key.list not in rows]
        if away:
            elsewhere.append(away[0])
            continue
        found = [rows[key.list].find(key) for key in (judgement.a, judgement.b)]
        if found[0] is None or found[1] is None or found[0][0] == found[1][0]:
            doubts.append(_doubt("W975", "a row of this judgement is not on its list", number))
            continue
        pair = (min(found[0][0], found[1][0]), max(found[0][0], found[1][0]))
        before = latest.get(pair)
        if before is None or judgement.at >= before[1].at:
            latest[pair] = number, judgement, found[0][1] or found[1][1]
    doubts += [
        _doubt("W974", f"one of two rows ({_lines(every, pair)}) has changed since it was judged", number)
        for pair, (number, _, changed) in latest.items()
        if changed
    ]
    pairs, against = _concluded({pair: Judged(j.verdict, j, changed) for pair, (_, j, changed) in latest.items()})
    doubts += [
        _doubt("W973", f"two rows ({_lines(every, pair)}) were judged different, and others make them the same", latest[pair][0])
        for pair in against
    ]  # fmt: skip
    return Standing(pairs, tuple(doubts), tuple(elsewhere))


def _doubt(code: str, message: str, number: int) -> Diagnostic:
    return Diagnostic(code, message, Place("judgements", number))


def _lines(rows: Sequence[PersonRecord], pair: tuple[int, int]) -> str:
    return " and ".join(f"line {rows[place].line}" for place in pair)


def _concluded(direct: dict[tuple[int, int], Judged]) -> tuple[dict[tuple[int, int], Judged], list[tuple[int, int]]]:
    """All pairs on which something holds, and the pairs judged different that others make the same."""
    parent: dict[int, int] = {}

    def root(place: int) -> int:
        parent.setdefault(place, place)
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for (i, j), judged in direct.items():
        if judged.verdict == "same":
            parent[root(i)] = root(j)
    apart = [pair for pair, judged in direct.items() if judged.verdict == "different"]
    against = [(i, j) for i, j in apart if root(i) == root(j)]
    torn = {root(i) for i, _ in against}
    people: dict[int, list[int]] = {}
    for place in list(parent):
        people.setdefault(root(place), []).append(place)
    found = {pair: judged for pair, judged in direct.items() if judged.verdict == "unsure"}
    for top, places in people.items():
        for pair in combinations(sorted(places), 2):
            found[pair] = Judged("contradicted") if top in torn else direct.get(pair, _SAME)
            if found[pair].verdict == "unsure":
                found[pair] = _SAME
    for i, j in apart:
        if root(i) == root(j):
            continue
        for x, y in product(people[root(i)], people[root(j)]):
            pair = min(x, y), max(x, y)
            made = direct.get(pair)
            found[pair] = made if made is not None and made.verdict == "different" else _DIFFERENT
    return found, against


_SAME, _DIFFERENT = Judged("same"), Judged("different")

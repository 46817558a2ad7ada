"""What the report of a reconciliation carries: rows, pairs, and the account of each pair, laid out compactly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

import numpy as np

from goodoffices.people.evidence import Evidence, Pairs
from goodoffices.people.levels import LEVELS
from goodoffices.people.queue import review_queue
from goodoffices.people.reasons import FIELD_WORDS, rarity
from goodoffices.people.reconciliation import Match, Reconciliation
from goodoffices.people.record import FIELDS, PersonRecord
from goodoffices.people.waterfall import bits_of, held_back

__all__ = ["report_data"]

MOST = 12_000
_DECISIONS = ("accepted", "review", "rejected")


class _Texts:
    """Texts that many pairs share, each once, by number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def of(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))


class _Rows:
    """The rows that are shown, each once, by number."""

    def __init__(self, rows: Sequence[PersonRecord], fields: Sequence[str]) -> None:
        self.place = {row.id: n for n, row in enumerate(rows)}
        self.rows, self.fields = rows, fields
        self.numbers: dict[str, int] = {}
        self.values: list[list[str]] = []

    def of(self, id: str) -> int:
        if id not in self.numbers:
            self.numbers[id] = len(self.values)
            row = self.rows[self.place[id]]
            self.values.append([getattr(row, field) for field in self.fields])
        return self.numbers[id]


def report_data(found: Reconciliation, evidence: Evidence, agreed: Collection[str] = ()) -> dict[str, Any]:
    """Plain values for the page.

    A pair is ``[row of the first, row of the second, probability, decision, reasons, steps, what holds it back]``, a step
    ``[text, hundredths of a bit]``; texts by their number. Of each list of pairs the first twelve thousand are there.
    """
    fields = [name for name in FIELDS if any(getattr(row, name) for p in (evidence.a, evidence.b) for row in p.rows)]
    texts = _Texts()
    rows = [_Rows(people.rows, fields) for people in (evidence.a, evidence.b)]
    queue = review_queue(found, agreed)
    across = [item.match for item in queue if item.list_a != item.list_b]
    repeats = {
        people.id: [i.match for i in queue if i.list_a == i.list_b == people.id] for people in (evidence.a, evidence.b)
    }
    lists = [
        _pairs("For review", across, (0, 1), evidence.across, found, evidence, rows, texts),
        _pairs("Accepted", found.accepted, (0, 1), evidence.across, found, evidence, rows, texts),
        _pairs("In conflict", found.in_conflict, (0, 1), evidence.across, found, evidence, rows, texts),
        _pairs("Look-alikes", (*found.judged_apart, *found.look_alikes), (0, 1), evidence.across, found, evidence, rows, texts),
    ]  # fmt: skip
    for side, (people, matches) in enumerate(((evidence.a, found.repeats_a), (evidence.b, found.repeats_b))):
        ordered = (*repeats[people.id], *(m for m in matches if m.decision == "accepted"))
        lists.append(
            _pairs(
                f"Repeats in {people.id}", ordered, (side, side), evidence.within[side], found, evidence, rows, texts
            )
        )
    for side, (people, ids) in enumerate(((evidence.a, found.only_a), (evidence.b, found.only_b))):
        entries = [rows[side].of(id) for id in ids[:MOST]]
        lists.append(
            {"title": f"Only on {people.id}", "one": True, "sides": [side], "total": len(ids), "entries": entries}
        )
    return {
        "fields": [name.replace("_", " ") for name in fields],
        "names": [fields.index(name) for name in ("full_name", "surname", "given", "patronymic") if name in fields],
        "born": fields.index("born") if "born" in fields else -1,
        "titles": [evidence.a.id, evidence.b.id],
        "decisions": _DECISIONS,
        "rows": [side.values for side in rows],
        "lists": [entry for entry in lists if entry["total"]] or lists[:1],
        "texts": list(texts.numbers),
    }


def _pairs(
    title: str,
    matches: Sequence[Match],
    sides: tuple[int, int],
    pairs: Pairs,
    found: Reconciliation,
    evidence: Evidence,
    rows: Sequence[_Rows],
    texts: _Texts,
) -> dict[str, Any]:
    shown = matches[:MOST]
    first = (0, len(evidence.a))
    wanted = [
        tuple(first[side] + rows[side].place[id] for side, id in zip(sides, (m.id_a, m.id_b), strict=True))
        for m in shown
    ]
    at = _places(pairs, {(min(pair), max(pair)) for pair in wanted})
    places = np.array([at[min(pair), max(pair)] for pair in wanted], dtype=np.int64)
    accounts = _accounts(evidence, pairs, places, sides[0] != sides[1], texts)
    entries = [
        [
            rows[sides[0]].of(match.id_a),
            rows[sides[1]].of(match.id_b),
            match.probability,
            _DECISIONS.index(match.decision),
            [texts.of(reason) for reason in match.reasons],
            steps,
            [texts.of(held) for held in held_back(pairs, int(place), found.threshold, found.lowest)],
        ]
        for match, steps, place in zip(shown, accounts, places.tolist(), strict=True)
    ]
    return {"title": title, "one": False, "sides": list(sides), "total": len(matches), "entries": entries}


def _places(pairs: Pairs, wanted: set[tuple[int, int]]) -> dict[tuple[int, int], int]:
    every = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    return {pair: n for n, pair in enumerate(every) if pair in wanted}


def _accounts(
    evidence: Evidence, pairs: Pairs, places: Any, across: bool, texts: _Texts
) -> Iterable[list[tuple[int, int]]]:
    """For each pair its steps; the last but the partners takes up what rounding has left."""
    if not len(places):
        return []
    bits = bits_of(evidence, pairs, places, across)
    rounded = {name: np.round(value * 100).astype(np.int64) for name, value in bits.items()}
    last = "look-alikes" if across else "prior"
    rounded[last] += np.round(sum(bits.values()) * 100).astype(np.int64) - sum(rounded.values())
    names = [texts.of(_word(name, across)) for name in rounded]
    levels = {name: level[places] for name, level in pairs.levels.fields.items()}
    left, right = pairs.left[places], pairs.right[places]
    said: Callable[[str, int], int] = lambda name, n: _said(evidence, texts, levels, left, right, name, n)  # noqa: E731
    keep = {name: (levels[name] > 0 if name in levels else value != 0) for name, value in rounded.items()}
    return (
        [
            (said(name, n) if name in levels else number, int(rounded[name][n]))
            for name, number in zip(rounded, names, strict=True)
            if keep[name][n]
        ]
        for n in range(len(places))
    )


def _said(evidence: Evidence, texts: _Texts, levels: Any, left: Any, right: Any, name: str, n: int) -> int:
    level = int(levels[name][n])
    words = f"{FIELD_WORDS[name]}: {LEVELS[name][level]}"
    frequency = evidence.model.frequency.get(name)
    if frequency is not None and level == 1:
        words += f" ({rarity(float(max(frequency[left[n]], frequency[right[n]])))})"
    return texts.of(words)


def _word(name: str, across: bool) -> str:
    return {
        "prior": "before anything is compared" + ("" if across else ", and look-alikes"),
        "look-alikes": "brothers, twins and namesakes agree in as much",
        "partners a": "other partners of the first record",
        "partners b": "other partners of the second record",
    }.get(name, name)

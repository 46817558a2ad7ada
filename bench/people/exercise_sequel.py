"""What follows in the training exercise: Norda's corrected list, and whom Suda holds.

Called by :mod:`bench.people.exercise`. Nobody on the lists exists.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta

__all__ = ["corrected", "suda_holds"]

Row = dict[str, str]
_NORDA_GIVEN = [
    "Aksel",
    "Bertil",
    "Dagfinn",
    "Eskil",
    "Gunvald",
    "Halvard",
    "Ingmar",
    "Jorulf",
    "Ketil",
    "Ludvik",
    "Njal",
    "Olander",
    "Ragnvald",
    "Sigmar",
    "Torvald",
    "Ulvar",
]
_NORDA_ROOTS = [
    "Berg",
    "Dal",
    "Eik",
    "Fjell",
    "Gran",
    "Holm",
    "Kvist",
    "Lind",
    "Myr",
    "Nord",
    "Orre",
    "Rosen",
    "Skog",
    "Stein",
    "Tjern",
    "Vik",
]
_NORDA_ENDINGS = ("bakken", "felt", "gren", "haug", "lund", "moen", "sund", "vang")


def corrected(
    holders: list[Row], seekers: list[Row], answers: list[Row], in_russian: Callable[[Row], Row]
) -> list[Row]:
    """Norda's list five weeks later.

    Who had gone home before is off it. Of three the medical commission has decided. Two are there under a new number, two who
    stood there twice stand there once, and three more are owned up to.

    Parameters
    ----------
    in_russian : callable
        Surname, given name and patronymic of a row of Suda's list, as a clerk of Norda writes them.
    """

    def of(trap: str) -> list[list[str]]:
        return sorted(answer["norda"].split() for answer in answers if trap in answer["trap"] and answer["norda"])

    gone = {ids[0] for ids in of("already exchanged")} | {
        ids[1] for ids in [ids for ids in of("twice") if len(ids) > 1][:2]
    }
    wounded = {ids[0] for ids in of("category differs")[:3]}
    renumbered = {ids[0]: f"N{301 + place}" for place, ids in enumerate(of("twin of")[:2])}
    rows = [
        row | {"id": renumbered.get(row["id"], row["id"])} | ({"category": "wounded"} if row["id"] in wounded else {})
        for row in holders
        if row["id"] not in gone
    ]
    owned = {answer["suda"] for answer in answers if answer["trap"] == "not in the other side's hands"}
    more = [row for row in seekers if row["№"] in owned][:3]
    return [*rows, *_owned_up(more, in_russian, list(holders[0]))]


def _owned_up(sought: list[Row], in_russian: Callable[[Row], Row], headings: list[str]) -> Iterator[Row]:
    for place, row in enumerate(sought):
        born, taken = ("-".join(reversed(row[heading].split("."))) for heading in ("Дата народження", "Дата полону"))
        yield dict.fromkeys(headings, "") | in_russian(row) | {
            "id": f"N{303 + place}", "sex": "f" if row["Стать"] == "ж" else "m", "born": born, "rank": row["Звання"],
            "category": row["Категорія"], "place": "north", "held_since": taken,
        }  # fmt: skip


def suda_holds(dice: random.Random) -> list[Row]:
    """Ninety whom Suda holds: eight wounded, two who do not want to go, one under prosecution."""
    rows = []
    names = dice.sample([root + ending for root in _NORDA_ROOTS for ending in _NORDA_ENDINGS], 90)
    unwilling = dice.sample(range(12, 90), 3)
    for place, surname in enumerate(names):
        taken = date(2023, 3, 1) + timedelta(days=dice.randrange(720))
        born = date(1970, 1, 1) + timedelta(days=dice.randrange(34 * 365))
        rows.append({
            "id": f"P{place + 1:02d}", "surname": surname, "given": dice.choice(_NORDA_GIVEN), "born": str(born),
            "category": "wounded" if place < 8 else "other", "place": dice.choice(("harbour", "quarry")),
            "willing": "no" if place in unwilling[:2] else "", "prosecuted": "yes" if place == unwilling[2] else "", "held_since": str(taken),
        })  # fmt: skip
    return rows

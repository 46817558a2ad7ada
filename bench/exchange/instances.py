"""The staged exchange of the peer's script, drawn in the same way: same seed, same people, same families."""

from __future__ import annotations

import random
from datetime import date

from goodoffices.exchange import Aim, Count, Parity, Person, Problem, Selection, Stage

__all__ = ["POINTS", "staged"]

POINTS = (("wounded", 60), ("young", 40), ("officer", 10), ("other", 10))
COUNTED_ON = date(2026, 1, 1)


def staged(n: int, seed: int = 1, stages: int = 10) -> Problem:
    """So many a side; parity, seats, five places a side, officers at most a fifth, families of two."""
    r = random.Random(seed)
    drawn = []
    for side in ("a", "b"):
        for _ in range(n):
            category = r.choices(["wounded", "young", "officer", "other"], [15, 10, 6, 69])[0]
            drawn.append((side, category, r.randrange(5), r.randrange(40)))
    ids = list(range(n))
    r.shuffle(ids)
    family = {}
    for k in range(0, n // 20 * 2, 2):
        family[ids[k]] = family[ids[k + 1]] = f"f{k}"
    people = tuple(
        Person(f"{side}{i}", side, category, place=f"hub{hub}", family=family.get(i, ""), held_since=_since(months))
        for i, (side, category, hub, months) in enumerate(drawn)
    )
    seats = n * 6 // 10 // stages
    places = tuple((f"hub{h}", max(2, seats * 2 // 5)) for h in range(5))
    rows = tuple(Stage(f"s{t + 1}", seats=(("a", seats), ("b", seats)), places=places) for t in range(stages))
    rules = (
        Parity("a", "b"),
        *(Count(Selection(side, ("officer",)), most=max(1, seats // 5), each=True) for side in ("a", "b")),
    )
    aim = Aim(POINTS, earliness="even", fairness="longest-held", counted_on=COUNTED_ON)
    return Problem(("a", "b"), rows, people, rules, aim)


def _since(months: int) -> date:
    before = COUNTED_ON.year * 12 + COUNTED_ON.month - 1 - months
    return date(before // 12, before % 12 + 1, 1)

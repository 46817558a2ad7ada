"""A plan as plain values, by counts; ids stand in the files that are written, and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from goodoffices.exchange.aim import fingerprint_of_ids
from goodoffices.exchange.plan import Plan
from goodoffices.exchange.problem import Problem
from goodoffices.exchange.replan import Change
from goodoffices.exchange.vehicle import seat_people

__all__ = ["FORMAT", "record_of_plan"]

FORMAT = "goodoffices/exchange-plan/1"


def record_of_plan(
    problem: Problem, plan: Plan, changes: Sequence[Change] = (), disputed: Iterable[str] = ()
) -> dict[str, Any]:
    """What a plan says, without saying it of anybody.

    Parameters
    ----------
    problem : Problem
    plan : Plan
    changes : sequence of Change
    disputed : iterable of str
        Ids of those whose category the two sides give differently.
    """
    categories: Counter[tuple[int, str, str]] = Counter(
        (plan.stage_of[p.id], p.side, p.category) for p in problem.people if p.id in plan.stage_of
    )
    reserves = Counter((reserve.stage, reserve.side) for reserve in plan.reserves)
    stages: list[dict[str, Any]] = []
    for t, stage in enumerate(problem.stages):
        sides: dict[str, dict[str, Any]] = {}
        for side in problem.sides:
            found = {c: n for (at, of, c), n in sorted(categories.items()) if at == t and of == side}
            sides[side] = {"people": sum(found.values()), "categories": found, "reserves": reserves[t, side]}
        stages.append({"name": stage.name, "day": stage.day.isoformat() if stage.day else None, "sides": sides})
    seats = seat_people(problem, plan)
    for t, stage in enumerate(problem.stages):
        for side, rooms in stage.vehicles:
            held = Counter(seat.vehicle for seat in seats if (seat.stage, seat.side) == (t, side))
            stages[t]["sides"][side]["vehicles"] = [
                {"seats": room, "people": held[k]} for k, room in enumerate(rooms, 1)
            ]
    doubtful = [plan.stage_of.get(id, -1) for id in disputed]
    obstacle = asdict(plan.obstacle) if plan.obstacle is not None else None
    lots = {"seed": problem.aim.seed} if problem.aim.fairness == "lottery" else {}
    return {
        "format": FORMAT,
        "ids_sha256": fingerprint_of_ids(person.id for person in problem.people),
        "sides": list(problem.sides),
        "people": {side: sum(p.side == side for p in problem.people) for side in problem.sides},
        "possible": plan.possible,
        "proven": plan.proven,
        "stages": stages if plan.possible else [],
        "levels": [asdict(level) for level in plan.levels],
        "fairness": {**asdict(plan.cost), **lots} if plan.cost is not None else None,
        "stays": dict(sorted(Counter(plan.stays.values()).items())),
        "divided_in_vehicles": sum(not seat.together for seat in seats),
        "category_disputed": {"people": len(doubtful), "planned": sum(t >= 0 for t in doubtful)},
        "changed": len(changes),
        "obstacle": obstacle,
    }

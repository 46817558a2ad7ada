"""A plan as plain values, by counts; ids stand in the files that are written, and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from goodoffices.exchange.plan import Plan
from goodoffices.exchange.problem import Problem
from goodoffices.exchange.replan import Change

__all__ = ["FORMAT", "record_of_plan"]

FORMAT = "goodoffices/exchange-plan/1"


def record_of_plan(problem: Problem, plan: Plan, changes: Sequence[Change] = ()) -> dict[str, Any]:
    """What a plan says, without saying it of anybody."""
    categories: Counter[tuple[int, str, str]] = Counter(
        (plan.stage_of[p.id], p.side, p.category) for p in problem.people if p.id in plan.stage_of
    )
    reserves = Counter((reserve.stage, reserve.side) for reserve in plan.reserves)
    stages = []
    for t, stage in enumerate(problem.stages):
        sides = {}
        for side in problem.sides:
            found = {c: n for (at, of, c), n in sorted(categories.items()) if at == t and of == side}
            sides[side] = {"people": sum(found.values()), "categories": found, "reserves": reserves[t, side]}
        stages.append({"name": stage.name, "day": stage.day.isoformat() if stage.day else None, "sides": sides})
    obstacle = asdict(plan.obstacle) if plan.obstacle is not None else None
    return {
        "format": FORMAT,
        "sides": list(problem.sides),
        "people": {side: sum(p.side == side for p in problem.people) for side in problem.sides},
        "possible": plan.possible,
        "proven": plan.proven,
        "stages": stages if plan.possible else [],
        "levels": [asdict(level) for level in plan.levels],
        "fairness": asdict(plan.cost) if plan.cost is not None else None,
        "stays": dict(sorted(Counter(plan.stays.values()).items())),
        "changed": len(changes),
        "obstacle": obstacle,
    }

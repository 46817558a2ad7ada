"""Published cases re-keyed in JSON: options by number, rankings by state number, most preferred first."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from goodoffices.conflict.conflict import Conflict, build_conflict
from goodoffices.conflict.feasible import pattern_of
from goodoffices.conflict.option import BACK, BOTH, FORWARD, DecisionMaker, Option
from goodoffices.conflict.preference import preference_of_groups
from goodoffices.diagnose import UsageError

__all__ = ["load_json", "ranking_groups", "read_rekeyed"]

_DIRECTIONS = {"reversible": BOTH, "both": BOTH, "N->Y only": FORWARD, "Y->N only": BACK}


def load_json(text: str, path: str) -> dict[str, Any]:
    """A JSON object.

    Raises
    ------
    UsageError
        Where the text is none.
    """
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as fault:
        where = f", line {fault.lineno}" if isinstance(fault, json.JSONDecodeError) else ""
        raise UsageError(f"{path} is not JSON{where}", "give a conflict as .yaml, .gmcr or .json") from None
    if not isinstance(found, dict):
        raise UsageError(f"{path} holds no conflict", "the file begins with a mapping")
    return found


def ranking_groups(ranking: list[Any], size: int, who: str, path: str) -> list[list[int]]:
    """Groups of places from state numbers, tied ones as sub-lists.

    Raises
    ------
    UsageError
        Where the ranking misses or repeats states, or names one that is not there.
    """
    groups = [[int(s) - 1 for s in (item if isinstance(item, list) else [item])] for item in ranking]
    if sorted(s for group in groups for s in group) != list(range(size)):
        raise UsageError(
            f"{path}: the ranking of {who} does not hold each of the {size} feasible states once",
            "correct the ranking or the infeasible patterns",
        )
    return [group for group in groups if group]


def read_rekeyed(text: str, path: str) -> Conflict:
    """A conflict with ``options``, ``decision_makers`` (``ranking_most_to_least``) and ``infeasible`` patterns.

    Raises
    ------
    UsageError
        Where something is missing or does not fit together.
    """
    data = load_json(text, path)
    try:
        options = [
            Option(f"o{k + 1}", str(o["name"]), _DIRECTIONS[o.get("direction", "both")])
            for k, o in enumerate(data["options"])
        ]
        makers = [
            DecisionMaker(f"d{k + 1}", str(d["name"]), tuple(sorted(d["options"])))
            for k, d in enumerate(data["decision_makers"])
        ]
        patterns = [pattern_of((int(k), yn == "Y") for k, yn in p.items()) for p in data.get("infeasible", ())]
        graph = build_conflict(
            makers, options, patterns, id=str(data.get("case", "conflict")), title=str(data.get("title", ""))
        )
        preferences = [
            preference_of_groups(ranking_groups(d["ranking_most_to_least"], graph.size, d["name"], path), graph.size)
            for d in data["decision_makers"]
        ]
        status = (data.get("published") or {}).get("status_quo")
        conflict = graph.with_preferences(preferences)
        return conflict if status is None else replace(conflict, status_quo=conflict.state(str(status)))
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as fault:
        raise UsageError(
            f"{path} is not a conflict in the re-keyed form: {type(fault).__name__} at {fault}",
            "docs/reference/stability.md describes the forms that are read",
        ) from None

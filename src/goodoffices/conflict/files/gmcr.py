"""``.gmcr`` files: JSON with options, decision makers, infeasible patterns, rankings or ordered option statements."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict, build_conflict
from goodoffices.conflict.feasible import Pattern, pattern_of
from goodoffices.conflict.files.rekeyed import load_json, ranking_groups
from goodoffices.conflict.option import BACK, BOTH, FORWARD, DecisionMaker, Option
from goodoffices.conflict.preference import Preference, preference_of_groups, preference_of_statements
from goodoffices.conflict.restriction import restrict
from goodoffices.diagnose import UsageError

__all__ = ["gmcr_perceptions", "read_gmcr"]

_DIRECTIONS = {"both": BOTH, "fwd": FORWARD, "back": BACK}


def read_gmcr(text: str, path: str) -> Conflict:
    """A conflict from a ``.gmcr`` file.

    A ranking given by hand is taken where the file says that it is used; otherwise the ordered preference statements,
    each of which outweighs all that follow it (a compound statement holds where any of its members does).

    Raises
    ------
    UsageError
        Where something is missing or does not fit together.
    """
    data = load_json(text, path)
    try:
        options = [
            Option(f"o{k + 1}", str(o["name"]), _DIRECTIONS[o.get("permittedDirection", "both")])
            for k, o in enumerate(data["options"])
        ]
        makers = [
            DecisionMaker(f"d{k + 1}", str(d["name"]), tuple(sorted(int(o) for o in d["options"])))
            for k, d in enumerate(data["decisionMakers"])
        ]
        patterns = [pattern_of(_stands(p)) for p in data.get("infeasibles", ())]
        graph = build_conflict(makers, options, patterns, id="conflict", title=str(data.get("title", "")) or path)
        by_hand = data.get("useManualPreferenceRanking", data.get("useManualPreferenceVectors", False))
        return graph.with_preferences([_preference(d, graph, bool(by_hand), path) for d in data["decisionMakers"]])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as fault:
        raise UsageError(
            f"{path} is not a conflict in the .gmcr form: {type(fault).__name__} at {fault}",
            "docs/reference/stability.md describes the forms that are read",
        ) from None


def gmcr_perceptions(text: str, path: str, conflict: Conflict) -> dict[int, Conflict]:
    """The conflict as those see it for whom a ``.gmcr`` file holds misperceived patterns: without those states.

    Raises
    ------
    UsageError
        Where a pattern cannot be read, or somebody would perceive no state at all.
    """
    found = {}
    try:
        for place, maker in enumerate(load_json(text, path)["decisionMakers"]):
            patterns = [pattern_of(_stands(pattern)) for pattern in maker.get("misperceptions") or ()]
            if patterns:
                found[place] = restrict(conflict, patterns)
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise UsageError(f"{path}: a misperception cannot be read: {fault}", "write it as a list of patterns") from None
    return found


def _stands(pattern: list[Any]) -> list[tuple[int, bool]]:
    return [(int(option), yn == "Y") for option, yn in pattern]


def _preference(maker: dict[str, Any], graph: Conflict, by_hand: bool, path: str) -> Preference:
    ranking = maker.get("preferenceRanking") or maker.get("preferenceVector")
    statements = maker.get("preferences") or []
    if ranking and (by_hand or not statements):
        return preference_of_groups(ranking_groups(ranking, graph.size, maker["name"], path), graph.size)
    if not statements:
        raise UsageError(f"{path}: nothing says what {maker['name']} prefers", "add a ranking or preference statements")
    return preference_of_statements([[_truth(s, graph)] for s in statements], graph.size)


def _truth(statement: Any, graph: Conflict) -> NDArray[np.bool_]:
    members = statement["members"] if isinstance(statement, dict) else [statement]
    patterns: list[Pattern] = [pattern_of(_stands(member)) for member in members]
    found: NDArray[np.bool_] = np.logical_or.reduce([pattern.matches(graph.states) for pattern in patterns])
    return found

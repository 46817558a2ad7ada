"""``.gmcr`` files: JSON with options, decision makers, infeasible patterns, rankings or ordered option statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.feasible import Pattern, pattern_of
from goodoffices.conflict.files.json_form import (
    JsonFault,
    Keys,
    count_of,
    graph_of,
    load_json,
    makers_of,
    options_of,
    ranking_groups,
    take,
    whole,
)
from goodoffices.conflict.option import BACK, BOTH, FORWARD
from goodoffices.conflict.preference import Preference, preference_of_groups, preference_of_statements
from goodoffices.conflict.restriction import restrict
from goodoffices.diagnose import UsageError

__all__ = ["gmcr_perceptions", "read_gmcr"]

_DIRECTIONS = {"both": BOTH, "fwd": FORWARD, "back": BACK}


def read_gmcr(text: str, path: str) -> Conflict:
    """A conflict from a ``.gmcr`` file.

    A ranking given by hand is taken where the file says that it is used; otherwise the ordered preference statements,
    each of which outweighs all that follow it (a compound statement holds where any of its members does).

    Parameters
    ----------
    text : str
    path : str
        After which it is called where it has no name of its own.

    Raises
    ------
    JsonFault
        Where something is missing or does not fit together.
    """
    data = load_json(text)
    options = options_of(data, _DIRECTIONS, "permittedDirection")
    makers = makers_of(data, "decisionMakers", options)
    patterns = [
        _pattern(data, ("infeasibles", place), len(options)) for place in range(count_of(data, ("infeasibles",)))
    ]
    graph = graph_of(makers, options, patterns, ("conflict", str(data.get("title", "")) or path), ("infeasibles",))
    by_hand = bool(data.get("useManualPreferenceRanking", data.get("useManualPreferenceVectors", False)))
    return graph.with_preferences([_preference(data, place, graph, by_hand) for place in range(len(makers))])


def gmcr_perceptions(text: str, conflict: Conflict) -> dict[int, Conflict]:
    """The conflict as those see it for whom a ``.gmcr`` file holds misperceived patterns: without those states.

    Raises
    ------
    JsonFault
        Where a pattern cannot be read, or somebody would perceive no state at all.
    """
    found = {}
    data = load_json(text)
    for place in range(len(conflict.decision_makers)):
        keys: Keys = ("decisionMakers", place, "misperceptions")
        count = count_of(data, keys)
        if not count:
            continue
        patterns = [_pattern(data, (*keys, k), len(conflict.options)) for k in range(count)]
        try:
            found[place] = restrict(conflict, patterns)
        except UsageError as fault:
            raise JsonFault("E806", fault.message, fault.help, keys) from None
    return found


def _pattern(data: Mapping[str, Any], keys: Keys, options: int) -> Pattern:
    """``[[2, "Y"], [3, "N"]]``."""
    stands = []
    for k, pair in enumerate(take(data, keys, list)):
        here = (*keys, k)
        if not isinstance(pair, list) or len(pair) != 2 or pair[1] not in ("Y", "N"):
            raise JsonFault("E203", "an option with Y or N belongs here", 'write [2, "Y"]', here)
        place = whole(pair[0], here)
        if not 0 <= place < options:
            raise JsonFault("E802", f"there is no option {place}", f"options are counted from 0 to {options - 1}", here)
        stands.append((place, pair[1] == "Y"))
    return pattern_of(stands)


def _preference(data: Mapping[str, Any], place: int, graph: Conflict, by_hand: bool) -> Preference:
    here: Keys = ("decisionMakers", place)
    maker = take(data, here, dict)
    who = take(data, (*here, "name"), str)
    name = next((key for key in ("preferenceRanking", "preferenceVector") if maker.get(key)), "")
    statements = maker.get("preferences") or []
    if name and (by_hand or not statements):
        keys = (*here, name)
        groups = ranking_groups(take(data, keys, list), graph.size, who, keys)
        return preference_of_groups(groups, graph.size)
    if not statements:
        raise JsonFault("E810", f"nothing says what {who} prefers", "add a ranking or preference statements", here)
    count = len(take(data, (*here, "preferences"), list))
    return preference_of_statements(
        [[_truth(data, (*here, "preferences", k), graph)] for k in range(count)], graph.size
    )


def _truth(data: Mapping[str, Any], keys: Keys, graph: Conflict) -> NDArray[np.bool_]:
    """Where a statement holds; a compound one where any of its members does."""
    *way, last = keys
    value = take(data, tuple(way), list)[int(last)]
    count = len(graph.options)
    if isinstance(value, dict):
        members = (*keys, "members")
        patterns = [_pattern(data, (*members, k), count) for k in range(len(take(data, members, list)))]
    else:
        patterns = [_pattern(data, keys, count)]
    if not patterns:
        raise JsonFault("E804", "the statement has no members", "name what is preferred", keys)
    found: NDArray[np.bool_] = np.logical_or.reduce([pattern.matches(graph.states) for pattern in patterns])
    return found

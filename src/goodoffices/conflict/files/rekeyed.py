"""Published cases re-keyed in JSON: options by number, rankings by state number, most preferred first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from goodoffices.conflict.conflict import Conflict
from goodoffices.conflict.feasible import Pattern, pattern_of
from goodoffices.conflict.files.collection import chosen_of
from goodoffices.conflict.files.json_form import (
    JsonFault,
    check_option,
    count_of,
    graph_of,
    load_json,
    makers_of,
    options_of,
    ranking_groups,
    take,
    whole,
)
from goodoffices.conflict.option import BACK, BOTH, FORWARD, Option
from goodoffices.conflict.preference import preference_of_groups
from goodoffices.diagnose import UsageError

__all__ = ["read_rekeyed"]

_DIRECTIONS = {"reversible": BOTH, "both": BOTH, "N->Y only": FORWARD, "Y->N only": BACK}


def read_rekeyed(text: str, path: str, wanted: str | None = None) -> Conflict:
    """A conflict with ``options``, ``decision_makers`` (``ranking_most_to_least``) and ``infeasible`` patterns.

    Parameters
    ----------
    text : str
    path : str
        After which it is called where it has no name of its own.
    wanted : str, optional
        The number of the conflict, where the file is a collection of several.

    Raises
    ------
    JsonFault
        Where something is missing or does not fit together.
    UsageError
        Where the file holds several and none is chosen.
    """
    data = chosen_of(load_json(text), wanted, path)
    options = options_of(data, _DIRECTIONS, "direction")
    makers = makers_of(data, "decision_makers", options)
    patterns = [_pattern(data, place, options) for place in range(count_of(data, ("infeasible",)))]
    names = (str(data.get("case", "conflict")), str(data.get("title", "") or data.get("case", path)))
    graph = graph_of(makers, options, patterns, names, ("infeasible",))
    preferences = []
    for place, maker in enumerate(makers):
        keys = ("decision_makers", place, "ranking_most_to_least")
        groups = ranking_groups(take(data, keys, list), graph.size, maker.name, keys)
        preferences.append(preference_of_groups(groups, graph.size))
    conflict = graph.with_preferences(preferences)
    published = data.get("published")
    status = published.get("status_quo") if isinstance(published, dict) else None
    if status is None:
        return conflict
    try:
        return replace(conflict, status_quo=conflict.state(str(status)))
    except UsageError as fault:
        raise JsonFault("E807", fault.message, fault.help, ("published", "status_quo")) from None


def _pattern(data: Mapping[str, Any], place: int, options: list[Option]) -> Pattern:
    """``{"2": "Y", "3": "N"}``."""
    here = ("infeasible", place)
    stands = []
    for key, word in take(data, here, dict).items():
        if word not in ("Y", "N"):
            raise JsonFault("E207", f'"{word}" is neither Y nor N', "write Y or N", (*here, key))
        stands.append((check_option(whole(key, (*here, key)), options, (*here, key)), word == "Y"))
    return pattern_of(stands)

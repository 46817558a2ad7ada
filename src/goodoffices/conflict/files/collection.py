"""Small conflicts collected in one JSON file: owners of options by number, a ranking of states for each decision maker."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goodoffices.conflict.files.json_form import JsonFault, Keys, take, whole
from goodoffices.diagnose import UsageError

__all__ = ["chosen_of"]


def chosen_of(data: dict[str, Any], wanted: str | None, path: str) -> dict[str, Any]:
    """The conflict that is asked for, in the form of a single published case.

    Parameters
    ----------
    data : dict
        A collection (``vectors``: a list), one of its members, or a published case, which comes back as it is.
    wanted : str or None
        Its number in the collection, from 1.
    path : str
        Name of the file.

    Raises
    ------
    UsageError
        Where the file holds several and none is chosen, or not the one that is.
    JsonFault
        Where something is missing.
    """
    if "vectors" not in data:
        if wanted is not None:
            raise UsageError(f"{path} holds one conflict", "leave --conflict out")
        return _published(data, (), path) if "owner" in data else data
    count = len(take(data, ("vectors",), list))
    numbers = [str(number + 1) for number in range(count)]
    if wanted is None and count != 1:
        raise UsageError(f"{path} holds {count} conflicts", f"choose one with --conflict: {', '.join(numbers)}")
    if wanted is not None and wanted not in numbers:
        raise UsageError(f'{path} has no conflict "{wanted}"', f"one of: {', '.join(numbers) or '(none)'}")
    place = int(wanted or 1) - 1
    return _published(data, ("vectors", place), f"{path}, {place + 1}")


def _published(data: Mapping[str, Any], at: Keys, name: str) -> dict[str, Any]:
    options = take(data, (*at, "options"), list)
    owners = [whole(owner, (*at, "owner", place)) for place, owner in enumerate(take(data, (*at, "owner"), list))]
    if len(owners) != len(options):
        message = f"{len(options)} options have {len(owners)} owners"
        raise JsonFault("E203", message, "give the number of a decision maker for each option", (*at, "owner"))
    rankings = take(data, (*at, "rankings"), list)
    lost = next((owner for owner in owners if owner >= len(rankings)), None)
    if lost is not None:
        message = f"decision maker {lost} owns an option and has no ranking"
        raise JsonFault("E203", message, "give one ranking of states for each", (*at, "rankings"))
    makers = [
        {
            "name": f"d{maker}",
            "options": [place for place, owner in enumerate(owners) if owner == maker],
            "ranking_most_to_least": ranking,
        }
        for maker, ranking in enumerate(rankings)
    ]
    return {
        "case": name,
        "options": [{"name": str(option)} for option in options],
        "decision_makers": makers,
        "infeasible": [_pattern(data, (*at, "infeasible", place)) for place in range(_patterns(data, at))],
    }


def _patterns(data: Mapping[str, Any], at: Keys) -> int:
    here = take(data, at, dict)
    return len(take(data, (*at, "infeasible"), list)) if "infeasible" in here else 0


def _pattern(data: Mapping[str, Any], at: Keys) -> dict[str, str]:
    """``[[0, "Y"], [2, "N"]]``."""
    pairs = take(data, at, list)
    if not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise JsonFault("E203", "a combination is a list of pairs", 'write [[0, "Y"], [2, "N"]]', at)
    return {str(option): str(stands) for option, stands in pairs}

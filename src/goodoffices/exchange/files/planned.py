"""What a manifest takes from the folder into which a plan was written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goodoffices.diagnose import Diagnostic, UsageError
from goodoffices.exchange.files.rows import Rows, plain_cell
from goodoffices.exchange.manifest import Manifest
from goodoffices.text import read_source

__all__ = ["manifest_of_folder", "substitutes_in"]


def manifest_of_folder(
    folder: Path, stage: str, texts: Mapping[str, str]
) -> tuple[Manifest | None, tuple[Diagnostic, ...]]:
    """The first version of the manifest of a stage, from ``plan.json`` and ``people.csv``.

    Parameters
    ----------
    folder : Path
        As ``goodoffices plan -o`` wrote it.
    stage : str
    texts : dict of str to str
        Name and SHA-256 of each text of the agreement.

    Returns
    -------
    Manifest or None
        None where a row holds a fault.
    tuple of Diagnostic

    Raises
    ------
    UsageError
        Where the folder holds no plan of two sides, or there is no such stage.
    """
    plan = _plan(folder)
    stages = {str(one["name"]): str(one["day"] or "") for one in plan["stages"]}
    if stage not in stages:
        raise UsageError(f'there is no stage "{stage}" in this plan', f"one of: {', '.join(stages)}")
    rows = Rows(read_source(folder, "people.csv"))
    people: dict[str, str] = {}
    for line, cells in rows.read(("id", "side", "stage"), ("id", "side", "stage"), {}):
        id = plain_cell(cells["id"])
        if cells["stage"] not in stages and cells["stage"]:
            rows.fault("E722", line, "stage", "there is no such stage", f"one of: {', '.join(stages)}")
        elif cells["stage"] != stage:
            continue
        elif cells["side"] not in plan["sides"]:
            rows.fault("E722", line, "side", "this is no side of the exchange", f"one of: {', '.join(plan['sides'])}")
        elif not id or id in people:
            rows.fault("E722", line, "id", "it is empty, or stands twice", "take the table as the plan wrote it")
        else:
            people[id] = cells["side"]
    if rows.faults:
        return None, tuple(rows.faults)
    told = {one["name"]: sum(side["people"] for side in one["sides"].values()) for one in plan["stages"]}
    if told[stage] != len(people):
        raise UsageError(
            f"people.csv names {len(people)} for this stage and plan.json {told[stage]}",
            "plan again; a change is made by a next version of the manifest",
        )
    name = str(plan["exchange"])
    return Manifest(name, stage, stages[stage], 1, "", tuple(sorted(texts.items())), tuple(sorted(people.items()))), ()


def substitutes_in(folder: Path, stage: str) -> dict[str, tuple[str, frozenset[str]]]:
    """The substitutes that a plan names for a stage: by id, the side, and whose place each can take.

    Raises
    ------
    UsageError
        Where the table cannot be read.
    """
    rows = Rows(read_source(folder, "reserves.csv"))
    found = {
        plain_cell(cells["id"]): (cells["side"], frozenset(cells["replaces"].split()))
        for _, cells in rows.read(("id", "side", "stage", "replaces"), ("id", "side", "stage", "replaces"), {})
        if cells["stage"] == stage
    }
    if rows.faults:
        raise UsageError(f"{rows.faults[0].place}: {rows.faults[0].message}", rows.faults[0].help)
    return found


def _plan(folder: Path) -> dict[str, Any]:
    try:
        value: dict[str, Any] = json.loads(read_source(folder, "plan.json").text)
        for one in value["stages"]:
            _ = one["name"], one["day"], [side["people"] for side in one["sides"].values()]
        whole = bool(value["exchange"] and value["sides"] and value["stages"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise UsageError(
            f"{folder} holds no plan of an exchange of two sides", "give the folder of: goodoffices plan FILE -o FOLDER"
        )
    return value

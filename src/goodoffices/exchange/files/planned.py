"""What a manifest takes from the folder into which a plan was written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from goodoffices.diagnose import Diagnostic, UsageError
from goodoffices.exchange.files.rows import Rows, plain_cell
from goodoffices.exchange.manifest import Manifest
from goodoffices.text import read_source

__all__ = ["STAGE_OF_SEVERAL", "bundles_in", "holders_in", "manifest_of_folder", "substitutes_in"]

STAGE_OF_SEVERAL = "all"
"""Name of the stage where a plan of several parties has none, and none is given."""

_SEVERAL = "goodoffices/exchange-circulation/1"


def manifest_of_folder(
    folder: Path, stage: str | None, texts: Mapping[str, str]
) -> tuple[Manifest | None, tuple[Diagnostic, ...]]:
    """The first version of the manifest of a stage, from ``plan.json`` and ``people.csv``.

    Parameters
    ----------
    folder : Path
        As ``goodoffices plan -o`` wrote it.
    stage : str, optional
        Of a plan of two sides; between several parties what this handover is called, ``all`` by default.
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
        Where the folder holds no plan, or there is no such stage.
    """
    plan = _plan(folder)
    cited = tuple(sorted(texts.items()))
    if plan["format"] == _SEVERAL:
        people, receivers, faults = _between(folder, plan)
        if faults:
            return None, faults
        parties = tuple(sorted(map(str, plan["parties"])))
        head = (str(plan["exchange"]), stage or STAGE_OF_SEVERAL, str(plan["day"]), 1, "", cited)
        to, listed = tuple(sorted(receivers.items())), tuple(sorted(people.items()))
        return Manifest(*head, listed, receivers=to, parties=parties), ()
    return _of_stage(folder, plan, stage, cited)


def _of_stage(
    folder: Path, plan: Mapping[str, Any], stage: str | None, cited: tuple[tuple[str, str], ...]
) -> tuple[Manifest | None, tuple[Diagnostic, ...]]:
    stages = {str(one["name"]): str(one["day"] or "") for one in plan["stages"]}
    if stage is None:
        raise UsageError("this plan has stages, and none is named", f"add --stage, one of: {', '.join(stages)}")
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
    parties = () if set(people.values()) == set(plan["sides"]) else tuple(sorted(plan["sides"]))
    head = (str(plan["exchange"]), stage, stages[stage], 1, "", cited)
    return Manifest(*head, tuple(sorted(people.items())), parties=parties), ()


def _between(folder: Path, plan: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str], tuple[Diagnostic, ...]]:
    """Who goes by a plan of several parties: by id the holder, and the receiver."""
    rows = Rows(read_source(folder, "people.csv"))
    people: dict[str, str] = {}
    receivers: dict[str, str] = {}
    heads = ("id", "holder", "receiver", "goes")
    for line, cells in rows.read(heads, heads, {}):
        id, holder, receiver = plain_cell(cells["id"]), plain_cell(cells["holder"]), plain_cell(cells["receiver"])
        if cells["goes"] == "no":
            continue
        if cells["goes"] != "yes":
            rows.fault("E722", line, "goes", "this is neither yes nor no", "write yes or no")
        elif not {holder, receiver} <= set(plan["parties"]) or holder == receiver:
            rows.fault(
                "E722", line, "receiver", "these are no two parties of the exchange", "take the table as written"
            )
        elif not id or id in people:
            rows.fault("E722", line, "id", "it is empty, or stands twice", "take the table as the plan wrote it")
        else:
            people[id], receivers[id] = holder, receiver
    told = Counter((people[id], receivers[id]) for id in people)
    given = {(a, b): many for a, row in plan["between"].items() for b, many in row.items() if many}
    if not rows.faults and told != given:
        raise UsageError(
            "people.csv and plan.json name different numbers of people",
            "plan again; a change is made by a next version of the manifest",
        )
    return people, receivers, tuple(rows.faults)


def bundles_in(folder: Path) -> tuple[dict[str, str], frozenset[str]]:
    """Of a plan of several parties: by id the bundle of those who go together or not at all; ids of those who cannot go.

    Both are empty for a plan of two sides.
    """
    if _plan(folder)["format"] != _SEVERAL:
        return {}, frozenset()
    rows = Rows(read_source(folder, "people.csv"))
    listed = [cells for _, cells in rows.read(("id", "bundle", "barred"), ("id", "bundle", "barred"), {})]
    if rows.faults:
        raise UsageError(f"{rows.faults[0].place}: {rows.faults[0].message}", rows.faults[0].help)
    bundles = {plain_cell(cells["id"]): cells["bundle"] for cells in listed if cells["bundle"]}
    return bundles, frozenset(plain_cell(cells["id"]) for cells in listed if cells["barred"])


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
        if value["format"] == _SEVERAL:
            _ = value["day"] + "", [many for row in value["between"].values() for many in row.values()]
            whole = bool(value["exchange"] and value["parties"])
        else:
            for one in value["stages"]:
                _ = one["name"], one["day"], [side["people"] for side in one["sides"].values()]
            whole = bool(value["exchange"] and value["sides"] and value["stages"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise UsageError(
            f"{folder} holds no plan of an exchange", "give the folder of: goodoffices plan FILE -o FOLDER"
        )
    return value


def holders_in(folder: Path) -> dict[str, str]:
    """Who holds whom, by id, as the plan has it: those who go and those who stay.

    Parameters
    ----------
    folder : Path
        As ``goodoffices plan -o`` wrote it.
    """
    column = "holder" if _plan(folder)["format"] == _SEVERAL else "side"
    rows = Rows(read_source(folder, "people.csv"))
    return {
        plain_cell(cells["id"]): plain_cell(cells[column]) for _, cells in rows.read(("id", column), ("id", column), {})
    }

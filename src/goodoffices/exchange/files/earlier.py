"""What the next plan needs of an earlier one, and of what happened since."""

from __future__ import annotations

from goodoffices.diagnose import Diagnostic
from goodoffices.exchange.files.rows import Rows
from goodoffices.exchange.plan import Plan
from goodoffices.exchange.problem import Problem
from goodoffices.exchange.replan import HAPPENINGS, Happening
from goodoffices.text import SourceFile
from goodoffices.text.table import safe_cell

__all__ = ["read_happenings", "read_seats", "read_stages"]


def read_stages(source: SourceFile, problem: Problem) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """An earlier plan from its ``people.csv``: who goes in which stage, and nothing else.

    Returns
    -------
    Plan
    tuple of Diagnostic
    """
    rows = Rows(source)
    ids, names = _ids(problem), [stage.name for stage in problem.stages]
    found: dict[str, int] = {}
    for line, cells in rows.read(("id", "stage"), ("id", "stage"), {}):
        id = ids.get(cells["id"])
        if id is None:
            rows.fault(
                "E722", line, "id", "nobody on the lists has this id", "take the plan that was made from these lists"
            )
        elif cells["stage"] and cells["stage"] not in names:
            rows.fault("E722", line, "stage", "there is no such stage", f"one of: {', '.join(names)}")
        elif cells["stage"]:
            found[id] = names.index(cells["stage"])
    return Plan(found, {}), tuple(rows.faults)


def read_seats(source: SourceFile, problem: Problem) -> tuple[dict[str, tuple[int, int]], tuple[Diagnostic, ...]]:
    """Who sat where by an earlier plan, from its ``vehicles.csv``: by id, stage from 0 and vehicle from 1.

    Whoever is no longer on the lists, and a stage that is no longer there, is left out.
    """
    rows = Rows(source)
    ids, names = _ids(problem), [stage.name for stage in problem.stages]
    found: dict[str, tuple[int, int]] = {}
    heads = ("id", "stage", "vehicle")
    for line, cells in rows.read(heads, heads, {}):
        vehicle = cells["vehicle"]
        if not (vehicle.isascii() and vehicle.isdigit() and 0 < len(vehicle) <= 6):
            rows.fault("E722", line, "vehicle", "this is no number", "take the table as the plan wrote it")
        elif cells["id"] in ids and cells["stage"] in names:
            found[ids[cells["id"]]] = (names.index(cells["stage"]), int(vehicle))
    return found, tuple(rows.faults)


def read_happenings(source: SourceFile, problem: Problem) -> tuple[tuple[Happening, ...], tuple[Diagnostic, ...]]:
    """What happened to whom, from a table with ``id``, ``what`` and, for ``went``, ``stage``.

    Returns
    -------
    tuple of Happening
    tuple of Diagnostic
    """
    rows = Rows(source)
    ids, names = _ids(problem), [stage.name for stage in problem.stages]
    found: list[Happening] = []
    for line, cells in rows.read(("id", "what", "stage"), ("id", "what"), {}):
        id, stage = ids.get(cells["id"]), cells.get("stage", "")
        if id is None:
            rows.fault("E722", line, "id", "nobody on the lists has this id", "add the person to the lists")
        elif cells["what"] not in HAPPENINGS:
            rows.fault("E722", line, "what", "this is not known to happen", f"one of: {', '.join(HAPPENINGS)}")
        elif (cells["what"] == "went") != bool(stage) or (stage and stage not in names):
            rows.fault(
                "E722",
                line,
                "stage",
                "a stage belongs to those who went, and to no others",
                f"one of: {', '.join(names)}",
            )
        else:
            found.append(Happening(id, cells["what"], names.index(stage) if stage else -1))
    return tuple(found), tuple(rows.faults)


def _ids(problem: Problem) -> dict[str, str]:
    """Ids as they are, and as they stand in a table that was written here."""
    return {safe_cell(p.id): p.id for p in problem.people} | {p.id: p.id for p in problem.people}
